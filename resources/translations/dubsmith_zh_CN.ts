<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Dubsmith</source>
        <translation>关于 Dubsmith</translation>
    </message>
    <message>
        <source>Version {version}, with Qt {qt} and Python {python}</source>
        <translation>版本 {version}，使用 Qt {qt} 和 Python {python}</translation>
    </message>
    <message>
        <source>Turns scripts and subtitles into speech that lands on time, on your own machine.</source>
        <translation>在您自己的电脑上，把脚本和字幕变成准时落点的配音。</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>所用组件</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Qt</source>
        <translation>Qt</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>The window is made with Qt {qt} and PySide6, which are under the {lgpl}. Dubsmith uses them unchanged, as shared libraries: you may put another version in place of those that are installed. Their source is at {source}.</source>
        <translation>界面使用 Qt {qt} 和 PySide6，二者采用 {lgpl}。Dubsmith 未作修改，以共享库方式使用它们：您可以用其他版本替换已安装的库。其源代码见 {source}。</translation>
    </message>
    <message>
        <source>GNU Lesser General Public License, version 3</source>
        <translation>GNU 宽通用公共许可证第 3 版</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;New project</source>
        <translation>新建项目(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation>打开项目(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Import script…</source>
        <translation>导入脚本(&amp;I)…</translation>
    </message>
    <message>
        <source>Import subtitles, a table or text</source>
        <translation>导入字幕、表格或文本</translation>
    </message>
    <message>
        <source>Open &amp;film…</source>
        <translation>打开影片(&amp;F)…</translation>
    </message>
    <message>
        <source>Open the film that is dubbed, or a file of its sound</source>
        <translation>打开要配音的影片或它的声音文件</translation>
    </message>
    <message>
        <source>C&amp;lose film</source>
        <translation>关闭影片(&amp;L)</translation>
    </message>
    <message>
        <source>The project has no film any more; the file stays</source>
        <translation>工程不再使用影片，文件不会删除</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>另存为(&amp;S)…</translation>
    </message>
    <message>
        <source>Give the project a name and place; every edit is saved by itself</source>
        <translation>为项目指定名称和位置；每次编辑都会自动保存</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Write clips, mix, captions and report</source>
        <translation>写出片段、混音、字幕和报告</translation>
    </message>
    <message>
        <source>Export &amp;selected lines…</source>
        <translation>导出所选台词(&amp;S)…</translation>
    </message>
    <message>
        <source>Export scri&amp;pt…</source>
        <translation>导出脚本(&amp;P)…</translation>
    </message>
    <message>
        <source>Write the lines as subtitles or a table; what was imported keeps its styles</source>
        <translation>把台词写成字幕或表格；导入时的样式会保留</translation>
    </message>
    <message>
        <source>&amp;Clean up takes</source>
        <translation>清理版本(&amp;C)</translation>
    </message>
    <message>
        <source>Delete takes that are neither picked nor named</source>
        <translation>删除既未选用也未命名的版本</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>设置(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Snap to &amp;film frames</source>
        <translation>对齐到影片帧(&amp;F)</translation>
    </message>
    <message>
        <source>Have the selected lines, or where none is, all lines start and end with pictures of the film</source>
        <translation>让所选台词（没有选择时为全部台词）的起止时间对齐到影片的帧</translation>
    </message>
    <message>
        <source>Snap to frames while mo&amp;ving</source>
        <translation>移动时对齐到帧(&amp;V)</translation>
    </message>
    <message>
        <source>Lines that are moved along the timeline come to lie on pictures of the film</source>
        <translation>在时间线上移动台词时，对齐到影片的帧</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Times from the film&apos;s s&amp;peech…</source>
        <translation>按影片人声定时(&amp;P)…</translation>
    </message>
    <message>
        <source>Give lines without times those of the speech in the film</source>
        <translation>为没有时间的台词填上影片中人声的时间</translation>
    </message>
    <message>
        <source>&amp;Describe a voice…</source>
        <translation>描述一个音色(&amp;D)…</translation>
    </message>
    <message>
        <source>Make a voice of words, and choose from three</source>
        <translation>用文字设计音色，从三个候选中挑选</translation>
    </message>
    <message>
        <source>&amp;Blend two voices…</source>
        <translation>混合两个音色(&amp;B)…</translation>
    </message>
    <message>
        <source>Make a voice between two others</source>
        <translation>在两个音色之间调出一个新音色</translation>
    </message>
    <message>
        <source>&amp;Clone a voice…</source>
        <translation>克隆音色(&amp;C)…</translation>
    </message>
    <message>
        <source>Make a voice of recordings</source>
        <translation>用录音制作音色</translation>
    </message>
    <message>
        <source>&amp;Import voices…</source>
        <translation>导入音色(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Play or stop</source>
        <translation>播放或停止(&amp;P)</translation>
    </message>
    <message>
        <source>Play &amp;line</source>
        <translation>播放本句(&amp;L)</translation>
    </message>
    <message>
        <source>Play from &amp;here</source>
        <translation>从此处播放(&amp;H)</translation>
    </message>
    <message>
        <source>Play this line and all after it, each at its time</source>
        <translation>播放本句及其后的台词，各按其时间</translation>
    </message>
    <message>
        <source>Play &amp;all</source>
        <translation>全部播放(&amp;A)</translation>
    </message>
    <message>
        <source>Play the whole script, each line at its time</source>
        <translation>按时间播放整个脚本</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>L&amp;oop</source>
        <translation>循环(&amp;O)</translation>
    </message>
    <message>
        <source>Play single lines over and over</source>
        <translation>反复播放单句台词</translation>
    </message>
    <message>
        <source>&amp;Render what changed</source>
        <translation>生成有改动的台词(&amp;R)</translation>
    </message>
    <message>
        <source>Render every line without a current take</source>
        <translation>生成所有没有最新版本的台词</translation>
    </message>
    <message>
        <source>Render &amp;selected lines</source>
        <translation>生成所选台词(&amp;S)</translation>
    </message>
    <message>
        <source>Render in archi&amp;ve quality…</source>
        <translation>以典藏音质生成(&amp;V)…</translation>
    </message>
    <message>
        <source>Render finished lines sample by sample; says first how long it takes</source>
        <translation>逐个采样生成已定稿的台词；开始前会告知需要多久</translation>
    </message>
    <message>
        <source>&amp;Drafts only</source>
        <translation>只做草稿(&amp;D)</translation>
    </message>
    <message>
        <source>Render drafts in place of studio takes; they are not exported unless allowed</source>
        <translation>生成草稿而不是正式版本；未经允许不会导出</translation>
    </message>
    <message>
        <source>&amp;Hear each line as it is edited</source>
        <translation>编辑时试听每句台词(&amp;H)</translation>
    </message>
    <message>
        <source>Play a draft of the line whenever the keys rest</source>
        <translation>停止按键时播放该句的草稿</translation>
    </message>
    <message>
        <source>Re&amp;take</source>
        <translation>重录(&amp;T)</translation>
    </message>
    <message>
        <source>Speak the selected lines once more, in another way</source>
        <translation>把所选台词换一种读法再录一次</translation>
    </message>
    <message>
        <source>Chec&amp;k takes</source>
        <translation>检查语音(&amp;K)</translation>
    </message>
    <message>
        <source>Look for clicks, silence and missing words in all takes that are heard, and make those again</source>
        <translation>检查所有选用的语音有无爆音、静音和漏字，有问题的重新生成</translation>
    </message>
    <message>
        <source>&amp;Pause queue</source>
        <translation>暂停队列(&amp;P)</translation>
    </message>
    <message>
        <source>Pause the queue, or go on</source>
        <translation>暂停或继续队列</translation>
    </message>
    <message>
        <source>&amp;Cancel all</source>
        <translation>全部取消(&amp;C)</translation>
    </message>
    <message>
        <source>Cancel everything that is queued</source>
        <translation>取消队列中的全部任务</translation>
    </message>
    <message>
        <source>Open &amp;log file</source>
        <translation>打开日志文件(&amp;L)</translation>
    </message>
    <message>
        <source>Report a &amp;problem…</source>
        <translation>报告问题(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;About Dubsmith</source>
        <translation>关于 Dubsmith(&amp;A)</translation>
    </message>
</context>
<context>
    <name>ArchiveDialog</name>
    <message>
        <source>Render in archive quality</source>
        <translation>以典藏音质生成</translation>
    </message>
    <message>
        <source>A neural network, WaveNet, makes the sound anew, sample by sample. It has not reached studio quality yet: listen to one line first.</source>
        <translation>由神经网络 WaveNet 逐个采样重新生成声音。它还没有达到正式音质，请先试听一句。</translation>
    </message>
    <message numerus="yes">
        <source>&amp;All lines (%n)</source>
        <translation>
            <numerusform>全部台词（%n）(&amp;A)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Selected (%n)</source>
        <translation>
            <numerusform>所选（%n）(&amp;S)</numerusform>
        </translation>
    </message>
    <message>
        <source>Which lines are rendered</source>
        <translation>生成哪些台词</translation>
    </message>
    <message>
        <source>Go on working meanwhile. The queue shows how far it is and cancels it; lines that are done stay, so that you can go on later.</source>
        <translation>其间可以继续工作。进度在队列中显示，也可在那里取消；完成的台词会保留，以后可以接着做。</translation>
    </message>
    <message>
        <source>&amp;Render</source>
        <translation>生成(&amp;R)</translation>
    </message>
    <message>
        <source>Put these lines into the queue</source>
        <translation>把这些台词加入队列</translation>
    </message>
    <message>
        <source>Close without rendering</source>
        <translation>关闭，不生成</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s), {length} of speech</source>
        <translation>
            <numerusform>%n 句台词，语音共 {length}</numerusform>
        </translation>
    </message>
    <message>
        <source>{speech}: {time} on this machine.</source>
        <translation>{speech}：在这台电脑上需要{time}。</translation>
    </message>
    <message>
        <source>There is nothing to render.</source>
        <translation>没有需要生成的台词。</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) are in archive quality already.</source>
        <translation>
            <numerusform>%n 句台词已是典藏音质。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) are in the queue already.</source>
        <translation>
            <numerusform>%n 句台词已在队列中。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s)</source>
        <translation>
            <numerusform>大约 %n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>大约 %n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s)</source>
        <translation>
            <numerusform>大约 %n 小时</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Beats</name>
    <message>
        <source>Tune syllable</source>
        <translation>调整音节</translation>
    </message>
    <message>
        <source>Reset tuning</source>
        <translation>还原调音</translation>
    </message>
    <message>
        <source>Reset syllable</source>
        <translation>还原音节</translation>
    </message>
    <message>
        <source>{0}, set by hand</source>
        <translation>{0}，手动设定</translation>
    </message>
    <message>
        <source>{0} ms</source>
        <translation>{0} 毫秒</translation>
    </message>
    <message>
        <source>{0} st</source>
        <translation>{0} 半音</translation>
    </message>
</context>
<context>
    <name>BlendBox</name>
    <message>
        <source>&amp;First</source>
        <translation>第一个(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Second</source>
        <translation>第二个(&amp;S)</translation>
    </message>
    <message>
        <source>First voice</source>
        <translation>第一个音色</translation>
    </message>
    <message>
        <source>Second voice</source>
        <translation>第二个音色</translation>
    </message>
    <message>
        <source>Choose a voice, or drop one here</source>
        <translation>选择一个音色，或拖到这里</translation>
    </message>
    <message>
        <source>Share of the second voice</source>
        <translation>第二个音色的比例</translation>
    </message>
    <message>
        <source>To the left more of the first voice, to the right more of the second</source>
        <translation>向左更像第一个音色，向右更像第二个</translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>{first}与{second}</translation>
    </message>
    <message>
        <source>{share}% and {other_share}%</source>
        <translation>{share}% 与 {other_share}%</translation>
    </message>
    <message>
        <source>{first} {share}%, {second} {other_share}%</source>
        <translation>{first} {share}%、{second} {other_share}%</translation>
    </message>
</context>
<context>
    <name>CardDelegate</name>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>{hz} Hz</source>
        <translation>{hz} Hz</translation>
    </message>
    <message>
        <source>{rate} /s</source>
        <translation>{rate} /秒</translation>
    </message>
</context>
<context>
    <name>CardModel</name>
    <message>
        <source>{name} ({id})</source>
        <translation>{name}（{id}）</translation>
    </message>
    <message>
        <source>{language}, {gender}</source>
        <translation>{language}，{gender}</translation>
    </message>
    <message>
        <source>Mean pitch {hz} Hz</source>
        <translation>平均音高 {hz} Hz</translation>
    </message>
    <message>
        <source>{rate} syllables per second in {language}</source>
        <translation>{language}每秒 {rate} 个音节</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Speaks the selected lines</source>
        <translation>正在为所选台词配音</translation>
    </message>
    <message>
        <source>Is being heard</source>
        <translation>正在试听</translation>
    </message>
    <message>
        <source>Will be heard in a moment</source>
        <translation>马上就能听到</translation>
    </message>
    <message>
        <source>Licence: {licence}</source>
        <translation>许可证：{licence}</translation>
    </message>
</context>
<context>
    <name>CheckSettings</name>
    <message>
        <source>&amp;Check new takes</source>
        <translation>检查新生成的语音(&amp;C)</translation>
    </message>
    <message>
        <source>For clicks, silence within words, words that are missing, clipping, and a wrong level.</source>
        <translation>检查爆音、词句中的静音、漏字、削波和音量异常。</translation>
    </message>
    <message>
        <source>&amp;Retakes</source>
        <translation>重录次数(&amp;R)</translation>
    </message>
    <message>
        <source>Of a faulty take, at most; the best is heard.</source>
        <translation>有问题的语音最多重录几次；选用最好的一次。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不重录</translation>
    </message>
    <message>
        <source>&amp;Listen, too</source>
        <translation>同时听写(&amp;L)</translation>
    </message>
    <message>
        <source>A recogniser looks for words that are not heard, if `dubsmith recogniser --install` has installed one.</source>
        <translation>用语音识别检查有没有听不到的字词（需先运行 dubsmith recogniser --install 安装）。</translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message>
        <source>Nothing is wrong with the recordings.</source>
        <translation>录音没有问题。</translation>
    </message>
    <message>
        <source>Nothing is heard: is the right microphone chosen and switched on?</source>
        <translation>听不到声音：话筒选对、打开了吗？</translation>
    </message>
    <message>
        <source>No voice is heard: give a recording of somebody speaking.</source>
        <translation>没有听到人声：请提供有人说话的录音。</translation>
    </message>
    <message>
        <source>There is too little speech: 5 seconds are the least, 15 or more are better.</source>
        <translation>说话的时间太短：至少 5 秒，15 秒以上更好。</translation>
    </message>
    <message>
        <source>The recordings are too long: give the best 60 seconds.</source>
        <translation>录音太长：请挑选最好的 60 秒。</translation>
    </message>
    <message>
        <source>It is clipped: record it again at a lower level, or farther from the microphone.</source>
        <translation>声音削波了：请调低音量或离话筒远一点重录。</translation>
    </message>
    <message>
        <source>There is noise: record in a quiet room, close to the microphone, without music or other voices.</source>
        <translation>有噪声：请在安静的房间里靠近话筒录音，不要有音乐或其他人声。</translation>
    </message>
    <message>
        <source>A steady tone runs through it: switch off what hums, or filter it out.</source>
        <translation>有持续的嗡鸣：请关掉声源，或先滤除。</translation>
    </message>
    <message>
        <source>It is faint: raise the level of the microphone.</source>
        <translation>声音太小：请调高话筒音量。</translation>
    </message>
    <message>
        <source>There are no high frequencies, as over a telephone: the voice will sound dull.</source>
        <translation>缺少高频，像电话录音：做出的声音会发闷。</translation>
    </message>
    <message>
        <source>More than one person seems to speak: leave in only the one whose voice it shall be.</source>
        <translation>似乎不止一个人在说话：请只留下要克隆的那个人。</translation>
    </message>
    <message numerus="yes">
        <source>Check %n take(s)</source>
        <translation>
            <numerusform>检查 %n 条语音</numerusform>
        </translation>
    </message>
    <message>
        <source>Check takes</source>
        <translation>检查语音</translation>
    </message>
    <message numerus="yes">
        <source>%n take(s) checked</source>
        <translation>
            <numerusform>已检查 %n 条语音</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with faults</source>
        <translation>
            <numerusform>%n 条有问题</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing is wrong</source>
        <translation>没有问题</translation>
    </message>
    <message>
        <source>{checked}: {faulty}.</source>
        <translation>{checked}：{faulty}。</translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Say something more of the voice</source>
        <translation>再补充一点描述</translation>
    </message>
    <message>
        <source>{axis}: {value}</source>
        <translation>{axis}：{value}</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>手动设置</translation>
    </message>
    <message>
        <source>{name} ({origin})
Click to choose another, Delete removes it</source>
        <translation>{name}（{origin}）
单击可改选，Delete 删除</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Slightly</source>
        <translation>略</translation>
    </message>
    <message>
        <source>Plainly</source>
        <translation>明显</translation>
    </message>
    <message>
        <source>Very</source>
        <translation>很</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>完全不</translation>
    </message>
</context>
<context>
    <name>ClipsPage</name>
    <message>
        <source>F&amp;ormat</source>
        <translation>格式(&amp;O)</translation>
    </message>
    <message>
        <source>Kind of the files of sound</source>
        <translation>声音文件的种类</translation>
    </message>
    <message>
        <source>&amp;Rate</source>
        <translation>采样率(&amp;R)</translation>
    </message>
    <message>
        <source>Samples per second of the files; video works with 48,000 Hz</source>
        <translation>文件每秒的采样数；视频通常用 48,000 Hz</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Written are a clip for each line, the mix of all, captions and a report of how each line fits.</source>
        <translation>将写出每句台词的片段、全部台词的混音、字幕，以及一份说明每句台词时长的报告。</translation>
    </message>
    <message>
        <source>There is an export already: what changed in it is replaced.</source>
        <translation>这里已有一次导出：只替换有变化的文件。</translation>
    </message>
</context>
<context>
    <name>CloneDialog</name>
    <message>
        <source>Clone a voice</source>
        <translation>克隆音色</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>What the voice will be called</source>
        <translation>音色的名称</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>What is spoken in the recordings</source>
        <translation>录音里说的语言</translation>
    </message>
    <message>
        <source>I have the &amp;permission of the person who speaks</source>
        <translation>我已得到说话人的许可(&amp;P)</translation>
    </message>
    <message>
        <source>Nobody may be cloned without knowing and wanting it</source>
        <translation>未经本人知情同意，不得克隆其声音</translation>
    </message>
    <message>
        <source>Keep the recordings &amp;with the voice</source>
        <translation>将录音与音色一起保存(&amp;W)</translation>
    </message>
    <message>
        <source>They stay on this machine, and out of exported voices unless you ask for them</source>
        <translation>录音只留在本机；除非您要求，否则不会随音色导出</translation>
    </message>
    <message>
        <source>How far the voice is</source>
        <translation>制作进度</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Stop; the recordings stay</source>
        <translation>停止；录音会保留</translation>
    </message>
    <message>
        <source>Close; what is being made goes on, and is found here again</source>
        <translation>关闭；制作会继续，再次打开时仍在这里</translation>
    </message>
    <message>
        <source>Clone &amp;again</source>
        <translation>再次克隆(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Clone</source>
        <translation>克隆(&amp;C)</translation>
    </message>
    <message>
        <source>Make the voice; it takes a minute or two</source>
        <translation>制作音色，需要一两分钟</translation>
    </message>
    <message>
        <source>&amp;Replace my voice {name}</source>
        <translation>替换我的音色“{name}”(&amp;R)</translation>
    </message>
    <message>
        <source>It will sound otherwise wherever it speaks</source>
        <translation>用到它的地方都会变声</translation>
    </message>
    <message>
        <source>Add recordings first.</source>
        <translation>请先添加录音。</translation>
    </message>
    <message>
        <source>The recordings are being looked at…</source>
        <translation>正在检查录音…</translation>
    </message>
    <message>
        <source>No voice can be made of these recordings.</source>
        <translation>这些录音无法用来制作音色。</translation>
    </message>
    <message>
        <source>Give the voice a name.</source>
        <translation>请给音色起个名字。</translation>
    </message>
    <message>
        <source>Say that you have the permission.</source>
        <translation>请确认您已得到许可。</translation>
    </message>
    <message>
        <source>Choose another name, or replace your voice.</source>
        <translation>请换一个名称，或替换您原有的音色。</translation>
    </message>
    <message>
        <source>Listen to it before you keep it.</source>
        <translation>保存之前先听一听。</translation>
    </message>
    <message>
        <source>The voice is being made…</source>
        <translation>正在制作音色…</translation>
    </message>
    <message>
        <source>Similarity {percent}%</source>
        <translation>相似度 {percent}%</translation>
    </message>
</context>
<context>
    <name>Cloning</name>
    <message>
        <source>Recording {number}</source>
        <translation>录音 {number}</translation>
    </message>
    <message>
        <source>A voice is cloned only with the permission of the one whose voice it is.</source>
        <translation>只有得到声音主人的许可才能克隆。</translation>
    </message>
    <message>
        <source>Clone {name}</source>
        <translation>克隆“{name}”</translation>
    </message>
    <message>
        <source>There is no voice yet: make one first.</source>
        <translation>还没有音色：请先制作一个。</translation>
    </message>
    <message>
        <source>Read recordings</source>
        <translation>读取录音</translation>
    </message>
    <message>
        <source>Check recordings</source>
        <translation>检查录音</translation>
    </message>
</context>
<context>
    <name>ColumnsDialog</name>
    <message>
        <source>Import {name}</source>
        <translation>导入 {name}</translation>
    </message>
    <message>
        <source>Say what these columns hold, and at which frame rate times count, if they do.</source>
        <translation>请指定各列的内容；如果时间以帧计数，还要指定帧率。</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Start – end</source>
        <translation>开始 – 结束</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>台词</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>说话人</translation>
    </message>
    <message>
        <source>Column {number}</source>
        <translation>第 {number} 列</translation>
    </message>
    <message>
        <source>What column {number} holds</source>
        <translation>第 {number} 列的内容</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>video frames</source>
        <translation>视频帧</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>&amp;Numbers are</source>
        <translation>纯数字表示(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Frame rate</source>
        <translation>帧率(&amp;F)</translation>
    </message>
    <message>
        <source>What times count that are plain numbers</source>
        <translation>只写成数字的时间以什么为单位</translation>
    </message>
    <message>
        <source>Of times such as 00:01:02:12, which count video frames at their end</source>
        <translation>用于 00:01:02:12 这样末尾为视频帧数的时间</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>Import the table with these columns</source>
        <translation>按这些列导入表格</translation>
    </message>
    <message>
        <source>Close without importing</source>
        <translation>关闭，不导入</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) are read, the first:</source>
        <translation>
            <numerusform>读到 %n 行，第一行：</numerusform>
        </translation>
    </message>
    <message>
        <source>Two columns cannot hold the same: choose – for one of them.</source>
        <translation>两列的内容不能相同：请把其中一列改为“–”。</translation>
    </message>
    <message>
        <source>Choose which column holds the text.</source>
        <translation>请选择台词所在的列。</translation>
    </message>
    <message>
        <source>Choose which column holds the starts.</source>
        <translation>请选择开始时间所在的列。</translation>
    </message>
    <message>
        <source>Choose the ends or the lengths: both cannot hold.</source>
        <translation>结束时间和时长只能选一个。</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Edit text</source>
        <translation>编辑文本</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Nudge times</source>
        <translation>微调时间</translation>
    </message>
    <message>
        <source>Sort by time</source>
        <translation>按时间排序</translation>
    </message>
    <message>
        <source>Change speaker</source>
        <translation>更改角色</translation>
    </message>
    <message>
        <source>Rename speaker</source>
        <translation>重命名角色</translation>
    </message>
    <message>
        <source>Change voice</source>
        <translation>更改音色</translation>
    </message>
    <message>
        <source>Cast speaker</source>
        <translation>为角色选音色</translation>
    </message>
    <message>
        <source>Change manner</source>
        <translation>更改语气</translation>
    </message>
    <message>
        <source>Change gain</source>
        <translation>更改增益</translation>
    </message>
    <message>
        <source>Change status</source>
        <translation>更改状态</translation>
    </message>
    <message>
        <source>Add line</source>
        <translation>添加台词</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n line(s)</source>
        <translation>
            <numerusform>删除 %n 句台词</numerusform>
        </translation>
    </message>
    <message>
        <source>Split line</source>
        <translation>拆分台词</translation>
    </message>
    <message>
        <source>Merge lines</source>
        <translation>合并台词</translation>
    </message>
    <message numerus="yes">
        <source>Move %n line(s)</source>
        <translation>
            <numerusform>移动 %n 句台词</numerusform>
        </translation>
    </message>
    <message>
        <source>Change time</source>
        <translation>更改时间</translation>
    </message>
</context>
<context>
    <name>CommentCell</name>
    <message>
        <source>Comment</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>DescribeBox</name>
    <message>
        <source>Describe it: tired, near tears</source>
        <translation>描述语气：疲惫，强忍着泪</translation>
    </message>
    <message>
        <source>Describe the manner</source>
        <translation>描述语气</translation>
    </message>
    <message>
        <source>Say in English or Chinese how the lines are to sound, then press Enter</source>
        <translation>用中文或英文写出台词该怎么说，然后按 Enter</translation>
    </message>
    <message>
        <source>Take over the manner of a recording; you can also drop one here</source>
        <translation>沿用一段录音的语气；也可以把录音拖到这里</translation>
    </message>
    <message>
        <source>Manner of a recording</source>
        <translation>录音的语气</translation>
    </message>
    <message>
        <source>Do not measure it</source>
        <translation>不再测量</translation>
    </message>
    <message>
        <source>Describe manner</source>
        <translation>描述语气</translation>
    </message>
    <message>
        <source>Not understood: {words}</source>
        <translation>没有看懂：{words}</translation>
    </message>
    <message>
        <source>This says nothing about how to speak.</source>
        <translation>这句话没有说到该怎么说。</translation>
    </message>
    <message>
        <source>Recordings ({})</source>
        <translation>录音 ({})</translation>
    </message>
    <message>
        <source>Take over the manner of a recording</source>
        <translation>沿用一段录音的语气</translation>
    </message>
    <message>
        <source>Manner of {name}</source>
        <translation>{name} 的语气</translation>
    </message>
    <message>
        <source>Measuring {name}…</source>
        <translation>正在测量 {name}…</translation>
    </message>
</context>
<context>
    <name>DesignPanel</name>
    <message>
        <source>By words</source>
        <translation>用文字</translation>
    </message>
    <message>
        <source>Describe a voice, and choose from three</source>
        <translation>描述一个音色，从三个中挑选</translation>
    </message>
    <message>
        <source>Blend of two</source>
        <translation>混合两个</translation>
    </message>
    <message>
        <source>Make a voice between two others</source>
        <translation>在两个音色之间调出一个新音色</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>{name} is in the library.</source>
        <translation>“{name}”已在音色库中。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>The cloning of {name} was stopped, because another project was opened: clone again.</source>
        <translation>已停止克隆 {name}，因为打开了另一个项目：请重新克隆。</translation>
    </message>
</context>
<context>
    <name>DialField</name>
    <message>
        <source>mixed</source>
        <translation>不一</translation>
    </message>
</context>
<context>
    <name>DialGrid</name>
    <message>
        <source>Double click or Delete: back to plain</source>
        <translation>双击或按 Delete：恢复平常</translation>
    </message>
</context>
<context>
    <name>Dials</name>
    <message>
        <source>Strength</source>
        <translation>总强度</translation>
    </message>
    <message>
        <source>How much of all the emotions shows; together they never show more than one would</source>
        <translation>所有情绪总共表现出多少；合起来不会超过单独一种情绪的程度</translation>
    </message>
    <message>
        <source>&amp;Tempo</source>
        <translation>语速(&amp;T)</translation>
    </message>
    <message>
        <source>Above 1 is faster</source>
        <translation>大于 1 更快</translation>
    </message>
    <message>
        <source>P&amp;itch</source>
        <translation>音高(&amp;I)</translation>
    </message>
    <message>
        <source>Higher or lower, in semitones</source>
        <translation>升高或降低，以半音为单位</translation>
    </message>
    <message>
        <source>Ra&amp;nge</source>
        <translation>起伏(&amp;N)</translation>
    </message>
    <message>
        <source>How far the voice rises and falls: 0.4 is flat, 1.6 lively</source>
        <translation>语调起伏的幅度：0.4 平淡，1.6 生动</translation>
    </message>
    <message>
        <source>Ener&amp;gy</source>
        <translation>力度(&amp;G)</translation>
    </message>
    <message>
        <source>-0.8 is soft, 0.5 firm</source>
        <translation>-0.8 轻柔，0.5 有力</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>走势</translation>
    </message>
    <message>
        <source>How far each phrase rises from its beginning to its end, in semitones</source>
        <translation>每个短语从头到尾升高多少，单位为半音</translation>
    </message>
    <message>
        <source>Ending</source>
        <translation>句尾</translation>
    </message>
    <message>
        <source>How far the last syllables of each phrase are raised, in semitones</source>
        <translation>每个短语的最后几个音节升高多少，单位为半音</translation>
    </message>
    <message>
        <source>Pauses</source>
        <translation>停顿</translation>
    </message>
    <message>
        <source>How long pauses are</source>
        <translation>停顿有多长</translation>
    </message>
    <message>
        <source>Vowels</source>
        <translation>元音</translation>
    </message>
    <message>
        <source>How long vowels are: 1.2 is a drawl</source>
        <translation>元音有多长：1.2 已是拖腔</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>How loud the voice is, in decibels</source>
        <translation>声音有多响，单位为分贝</translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation>硬度</translation>
    </message>
    <message>
        <source>Pressed and hard, or soft: the loudness above 1 kHz against that below</source>
        <translation>紧而硬，或是柔：1 kHz 以上与以下的响度之比</translation>
    </message>
    <message>
        <source>Breath</source>
        <translation>气声</translation>
    </message>
    <message>
        <source>How much of the voice is breath</source>
        <translation>声音里有多少是气息</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>颤动</translation>
    </message>
    <message>
        <source>How unsteady the pitch is</source>
        <translation>音高有多不稳</translation>
    </message>
    <message>
        <source>Higher, livelier and brighter, with rising phrases</source>
        <translation>更高、更活泼、更明亮，短语上扬</translation>
    </message>
    <message>
        <source>Louder and harder, faster, with falling phrases</source>
        <translation>更响、更硬、更快，短语下压</translation>
    </message>
    <message>
        <source>Slower, softer and narrower, near tears</source>
        <translation>更慢、更柔、起伏更小，近乎落泪</translation>
    </message>
    <message>
        <source>High, fast, thin and unsteady</source>
        <translation>高、快、单薄而不稳</translation>
    </message>
    <message>
        <source>Slow and low, with drawn-out vowels and steep falls</source>
        <translation>慢而低，元音拖长，急速下降</translation>
    </message>
    <message>
        <source>Low and level, slow, with long pauses</source>
        <translation>低沉平缓，慢，停顿长</translation>
    </message>
    <message>
        <source>High and wide, rising steeply to the end</source>
        <translation>高而起伏大，句尾急速上扬</translation>
    </message>
    <message>
        <source>A little lower, slower, softer and more even</source>
        <translation>略低、略慢、更柔、更平稳</translation>
    </message>
</context>
<context>
    <name>Dictionaries</name>
    <message>
        <source>Pronunciation of {word}</source>
        <translation>“{word}”的读音</translation>
    </message>
    <message>
        <source>Import pronunciations</source>
        <translation>导入读音</translation>
    </message>
    <message>
        <source>Remove pronunciation</source>
        <translation>删除读音</translation>
    </message>
</context>
<context>
    <name>DictionaryPanel</name>
    <message numerus="yes">
        <source>%n pronunciation(s) imported from {name}.</source>
        <translation>
            <numerusform>已从 {name} 导入 %n 条读音。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were left out.</source>
        <translation>
            <numerusform>略过了 %n 行。</numerusform>
        </translation>
    </message>
    <message>
        <source>The dictionary is in {path}.</source>
        <translation>词典已保存到 {path}。</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search the dictionaries</source>
        <translation>搜索词典</translation>
    </message>
    <message>
        <source>Find entries by their words or readings</source>
        <translation>按词语或读音查找</translation>
    </message>
    <message>
        <source>Pronunciations</source>
        <translation>读音</translation>
    </message>
    <message>
        <source>Import and export</source>
        <translation>导入和导出</translation>
    </message>
    <message>
        <source>Hear it</source>
        <translation>试听</translation>
    </message>
    <message>
        <source>Move to the other dictionary</source>
        <translation>移到另一本词典</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Import into the project&apos;s dictionary…</source>
        <translation>导入到项目词典…</translation>
    </message>
    <message>
        <source>Import into your dictionary…</source>
        <translation>导入到您的词典…</translation>
    </message>
    <message>
        <source>Export the project&apos;s dictionary…</source>
        <translation>导出项目词典…</translation>
    </message>
    <message>
        <source>Export your dictionary…</source>
        <translation>导出您的词典…</translation>
    </message>
    <message>
        <source>Dictionaries ({})</source>
        <translation>词典 ({})</translation>
    </message>
    <message>
        <source>Import pronunciations</source>
        <translation>导入读音</translation>
    </message>
    <message>
        <source>Export pronunciations</source>
        <translation>导出读音</translation>
    </message>
    <message>
        <source>No entry has these letters.</source>
        <translation>没有符合的条目。</translation>
    </message>
    <message>
        <source>No pronunciations yet. Type a word and how it is read above, or import a csv file. What a character can be read as is shown by a click on its dots in the script.</source>
        <translation>还没有读音。在上方输入词语及其读音，或导入 CSV 文件。在脚本中点击字下的圆点，可查看该字的其他读音。</translation>
    </message>
</context>
<context>
    <name>DockTitle</name>
    <message>
        <source>Set the panel free, or put it back</source>
        <translation>浮动面板，或放回原处</translation>
    </message>
    <message>
        <source>Close the panel; the menu View opens it again</source>
        <translation>关闭面板；可在“视图”菜单中重新打开</translation>
    </message>
</context>
<context>
    <name>DoubtsMenu</name>
    <message>
        <source>&amp;Readings that are marked</source>
        <translation>标出的多音字(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;All characters with several readings</source>
        <translation>所有多音字(&amp;A)</translation>
    </message>
    <message>
        <source>Only &amp;uncertain ones</source>
        <translation>仅不确定的(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>不标出(&amp;N)</translation>
    </message>
</context>
<context>
    <name>EditorCell</name>
    <message>
        <source>Comment</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>Emotions</name>
    <message>
        <source>Happy</source>
        <translation>喜</translation>
    </message>
    <message>
        <source>Angry</source>
        <translation>怒</translation>
    </message>
    <message>
        <source>Sad</source>
        <translation>哀</translation>
    </message>
    <message>
        <source>Afraid</source>
        <translation>惧</translation>
    </message>
    <message>
        <source>Disgusted</source>
        <translation>厌恶</translation>
    </message>
    <message>
        <source>Melancholic</source>
        <translation>低落</translation>
    </message>
    <message>
        <source>Surprised</source>
        <translation>惊喜</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>平静</translation>
    </message>
</context>
<context>
    <name>EmptyScript</name>
    <message>
        <source>No line passes the filter</source>
        <translation>没有符合筛选条件的台词</translation>
    </message>
    <message>
        <source>Drop a subtitle file here</source>
        <translation>将字幕文件拖到这里</translation>
    </message>
    <message>
        <source>SRT, VTT, ASS, SSA, SBV, TTML, CSV, TSV, Word, Excel or plain text. Or choose a file, or write the first line.</source>
        <translation>支持 SRT、VTT、ASS、SSA、SBV、TTML、CSV、TSV、Word、Excel 或纯文本。也可以选择文件，或直接写第一行。</translation>
    </message>
    <message>
        <source>Choose a file...</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Import a script or subtitle file</source>
        <translation>导入脚本或字幕文件</translation>
    </message>
    <message>
        <source>Write the first line</source>
        <translation>写第一句台词</translation>
    </message>
    <message>
        <source>Add a line and write its text</source>
        <translation>添加一句台词并输入文本</translation>
    </message>
    <message>
        <source>Show all lines</source>
        <translation>显示全部台词</translation>
    </message>
    <message>
        <source>Take the filter away</source>
        <translation>取消筛选</translation>
    </message>
</context>
<context>
    <name>EngineWords</name>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>GPU (CUDA)</source>
        <translation>GPU (CUDA)</translation>
    </message>
</context>
<context>
    <name>EntriesModel</name>
    <message>
        <source>Written</source>
        <translation>词语</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读音</translation>
    </message>
    <message>
        <source>For</source>
        <translation>用于</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>您的</translation>
    </message>
    <message>
        <source>in this project</source>
        <translation>用于此项目</translation>
    </message>
    <message>
        <source>in all your projects</source>
        <translation>用于您的所有项目</translation>
    </message>
</context>
<context>
    <name>EntryBar</name>
    <message>
        <source>Written</source>
        <translation>词语</translation>
    </message>
    <message>
        <source>Word, e.g. 重庆</source>
        <translation>词语，如 重庆</translation>
    </message>
    <message>
        <source>The word as it is written</source>
        <translation>书写的词语</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读音</translation>
    </message>
    <message>
        <source>Reading, e.g. chong2 qing4</source>
        <translation>读音，如 chong2 qing4</translation>
    </message>
    <message>
        <source>How it is read: pinyin with tones, kana, Hangul, or /phonemes/</source>
        <translation>读法：带声调的拼音、假名、谚文或 /音素/</translation>
    </message>
    <message>
        <source>All languages</source>
        <translation>所有语言</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>您的</translation>
    </message>
    <message>
        <source>Language in which it holds</source>
        <translation>适用的语言</translation>
    </message>
    <message>
        <source>For this project, or for all of yours</source>
        <translation>用于此项目，或您的所有项目</translation>
    </message>
    <message>
        <source>Hear it</source>
        <translation>试听</translation>
    </message>
    <message>
        <source>Add it (Enter)</source>
        <translation>添加（Enter）</translation>
    </message>
</context>
<context>
    <name>EntryDelegate</name>
    <message>
        <source>All languages</source>
        <translation>所有语言</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>台词</translation>
    </message>
    <message>
        <source>Export lines with the take that they have, though text or manner are newer</source>
        <translation>即使文本或语气已有改动，也导出台词现有的版本</translation>
    </message>
    <message>
        <source>Otherwise drafts are rendered in studio quality first</source>
        <translation>否则先把草稿生成成正式版本</translation>
    </message>
    <message>
        <source>In the tags of every file of sound; the settings say what is usual</source>
        <translation>写在每个声音文件的标签里；默认值见设置</translation>
    </message>
    <message numerus="yes">
        <source>&amp;All (%n)</source>
        <translation>
            <numerusform>全部（%n）(&amp;A)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Selected (%n)</source>
        <translation>
            <numerusform>所选（%n）(&amp;S)</numerusform>
        </translation>
    </message>
    <message>
        <source>Which lines go into the files</source>
        <translation>导出哪些台词</translation>
    </message>
    <message>
        <source>Lines as they are, &amp;without rendering</source>
        <translation>台词保持现状，不生成(&amp;W)</translation>
    </message>
    <message>
        <source>Lines as they are, without rendering</source>
        <translation>台词保持现状，不生成</translation>
    </message>
    <message>
        <source>&amp;Drafts may go out</source>
        <translation>允许导出草稿(&amp;D)</translation>
    </message>
    <message>
        <source>Drafts may go out</source>
        <translation>允许导出草稿</translation>
    </message>
    <message>
        <source>Files tell that the speech is s&amp;ynthetic</source>
        <translation>文件注明语音为合成(&amp;Y)</translation>
    </message>
    <message>
        <source>Files tell that the speech is synthetic</source>
        <translation>文件注明语音为合成</translation>
    </message>
    <message>
        <source>What is exported</source>
        <translation>导出内容</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>Put the export into the queue</source>
        <translation>将导出任务加入队列</translation>
    </message>
    <message>
        <source>Close without exporting</source>
        <translation>关闭而不导出</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) are drafts: allow them, or have them rendered.</source>
        <translation>
            <numerusform>%n 句是草稿：请允许导出，或先生成。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) without a take are left out.</source>
        <translation>
            <numerusform>%n 句台词没有版本，将被略去。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) are drafts and will be rendered first.</source>
        <translation>
            <numerusform>%n 句是草稿，会先重新生成。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other line(s) will be, too.</source>
        <translation>
            <numerusform>另有 %n 句台词也会先生成。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) are rendered first.</source>
        <translation>
            <numerusform>将先生成 %n 句台词。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportPage</name>
    <message>
        <source>Folder of the export</source>
        <translation>导出文件夹</translation>
    </message>
    <message>
        <source>Give a folder with its whole path.</source>
        <translation>请给出文件夹的完整路径。</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>Give a rate from {least} to {most} Hz.</source>
        <translation>请给出 {least} 到 {most} Hz 的采样率。</translation>
    </message>
    <message>
        <source>WAV</source>
        <translation>WAV</translation>
    </message>
    <message>
        <source>FLAC (every sample, smaller)</source>
        <translation>FLAC（无损，更小）</translation>
    </message>
    <message>
        <source>MP3</source>
        <translation>MP3</translation>
    </message>
    <message>
        <source>Ogg Vorbis</source>
        <translation>Ogg Vorbis</translation>
    </message>
    <message>
        <source>Opus</source>
        <translation>Opus</translation>
    </message>
    <message>
        <source>M4A (AAC)</source>
        <translation>M4A (AAC)</translation>
    </message>
</context>
<context>
    <name>ExportResult</name>
    <message>
        <source>{name} is written, and every track was found at its time.</source>
        <translation>{name} 已写好，每条音轨的时间都已核对无误。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written</source>
        <translation>
            <numerusform>写入 %n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n as they were</source>
        <translation>
            <numerusform>%n 个未变</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <translation>
            <numerusform>删除 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Written</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>As they were</source>
        <translation>未变</translation>
    </message>
    <message>
        <source>The clips are in {name}: {counts}.</source>
        <translation>片段在“{name}”中：{counts}。</translation>
    </message>
    <message>
        <source>The pack is in {name}: {counts}.</source>
        <translation>交付包在“{name}”中：{counts}。</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>There is no line to export: write or import one first.</source>
        <translation>没有可导出的台词：请先输入或导入。</translation>
    </message>
    <message>
        <source>The queue is paused: the export goes on when you resume it.</source>
        <translation>队列已暂停：继续队列后才会导出。</translation>
    </message>
    <message>
        <source>Export to {folder}</source>
        <translation>导出到 {folder}</translation>
    </message>
    <message>
        <source>The export to {folder} was given up, because its lines are no longer rendered.</source>
        <translation>已放弃导出到 {folder}，因为其台词不再处于已生成状态。</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) without a take are left out of the export.</source>
        <translation>
            <numerusform>有 %n 句台词没有版本，未导出。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) could not be rendered and are left out of the export.</source>
        <translation>
            <numerusform>有 %n 句台词无法生成，未导出。</numerusform>
        </translation>
    </message>
    <message>
        <source>The export to {folder} was given up, because its project was closed.</source>
        <translation>已放弃导出到 {folder}，因为其项目已关闭。</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) are drafts ({numbers}): render them first, or allow drafts.</source>
        <translation>
            <numerusform>%n 句是草稿（{numbers}）：请先生成，或允许导出草稿。</numerusform>
        </translation>
    </message>
    <message>
        <source>It is not rendered, so it is left out.</source>
        <translation>尚未生成，因此略去。</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>Nothing is heard.</source>
        <translation>没有声音。</translation>
    </message>
    <message>
        <source>It is {size} samples longer than it must be.</source>
        <translation>长度与要求相差 {size} 个采样点。</translation>
    </message>
    <message>
        <source>Not recognised by ear: {what}.</source>
        <translation>没有听出：{what}。</translation>
    </message>
    <message>
        <source>“{what}” is not heard at {at} s.</source>
        <translation>{at} 秒处听不到“{what}”。</translation>
    </message>
    <message>
        <source>{size} ms of silence within the words at {at} s.</source>
        <translation>{at} 秒处词句中有 {size} 毫秒静音。</translation>
    </message>
    <message>
        <source>Clipped at {size} peaks, the first at {at} s.</source>
        <translation>{size} 处削波，第一处在 {at} 秒。</translation>
    </message>
    <message>
        <source>A click at {at} s.</source>
        <translation>{at} 秒处有爆音。</translation>
    </message>
    <message>
        <source>{size} dB against what this voice has by itself.</source>
        <translation>与该声音平时的音量相差 {size} dB。</translation>
    </message>
    <message>
        <source>Checked by its sound and by ear: nothing is wrong.</source>
        <translation>波形和听写都已检查：没有问题。</translation>
    </message>
    <message>
        <source>Checked by its sound: nothing is wrong.</source>
        <translation>波形已检查：没有问题。</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Open project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>Projects ({})</source>
        <translation>项目 ({})</translation>
    </message>
    <message>
        <source>Import script</source>
        <translation>导入脚本</translation>
    </message>
    <message>
        <source>Scripts ({})</source>
        <translation>脚本 ({})</translation>
    </message>
    <message>
        <source>Films ({})</source>
        <translation>影片 ({})</translation>
    </message>
    <message>
        <source>Sound ({})</source>
        <translation>声音 ({})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Open film</source>
        <translation>打开影片</translation>
    </message>
    <message>
        <source>Save project as</source>
        <translation>项目另存为</translation>
    </message>
    <message>
        <source>Export script</source>
        <translation>导出脚本</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) are in {name}.</source>
        <translation>
            <numerusform>已将 %n 行写入 {name}。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilmControls</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>One picture back</source>
        <translation>后退一帧</translation>
    </message>
    <message>
        <source>Run back; again, faster</source>
        <translation>倒放；再按加快</translation>
    </message>
    <message>
        <source>Play all from here, or stop</source>
        <translation>从这里播放全部，或停止</translation>
    </message>
    <message>
        <source>Play; again, run faster without sound</source>
        <translation>播放；再按无声快进</translation>
    </message>
    <message>
        <source>One picture on</source>
        <translation>前进一帧</translation>
    </message>
    <message>
        <source>{name} (in film and timeline: {keys})</source>
        <translation>{name}（在影片和时间线上：{keys}）</translation>
    </message>
    <message>
        <source>Write what is said under the picture</source>
        <translation>在画面下方显示台词</translation>
    </message>
    <message>
        <source>Text under the picture</source>
        <translation>画面下方的台词</translation>
    </message>
    <message>
        <source>Place in the film</source>
        <translation>影片中的位置</translation>
    </message>
    <message>
        <source>Place in the film; click to copy it</source>
        <translation>影片中的位置，单击复制</translation>
    </message>
    <message>
        <source>Timecode of the picture; click to copy it</source>
        <translation>画面的时间码，单击复制</translation>
    </message>
    <message>
        <source>{n} fps</source>
        <translation>{n} fps</translation>
    </message>
    <message>
        <source>Pictures per second</source>
        <translation>每秒帧数</translation>
    </message>
    <message>
        <source>Pictures per second; the timecode drops numbers to keep up with the clock</source>
        <translation>每秒帧数；时间码跳号，以便与时钟一致</translation>
    </message>
    <message>
        <source>The pictures last differently long, so timecodes are only approximate.</source>
        <translation>各帧时长不等，时间码只是近似值。</translation>
    </message>
</context>
<context>
    <name>FilmDesk</name>
    <message>
        <source>Open film</source>
        <translation>打开影片</translation>
    </message>
    <message>
        <source>Close film</source>
        <translation>关闭影片</translation>
    </message>
    <message>
        <source>{name} is no longer in {folder}: find it again.</source>
        <translation>{folder} 里已经没有 {name}：请重新找到它。</translation>
    </message>
    <message>
        <source>Lines cannot snap to this film, because its pictures last differently long.</source>
        <translation>这部影片各帧时长不等，台词无法对齐。</translation>
    </message>
    <message>
        <source>There are no pictures to snap to: open a film first.</source>
        <translation>没有可对齐的画面：请先打开影片。</translation>
    </message>
    <message>
        <source>Snap to film frames</source>
        <translation>对齐到影片帧</translation>
    </message>
</context>
<context>
    <name>FilmPage</name>
    <message>
        <source>Stays as a second track</source>
        <translation>保留为第二条音轨</translation>
    </message>
    <message>
        <source>Goes, the dub takes its place</source>
        <translation>去掉，由配音代替</translation>
    </message>
    <message>
        <source>That of most lines</source>
        <translation>多数台词的语言</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>影片</translation>
    </message>
    <message>
        <source>Choose a film</source>
        <translation>选择影片</translation>
    </message>
    <message>
        <source>New film</source>
        <translation>新影片</translation>
    </message>
    <message>
        <source>Choose a name</source>
        <translation>选择名称</translation>
    </message>
    <message>
        <source>&amp;Film</source>
        <translation>影片(&amp;F)</translation>
    </message>
    <message>
        <source>mp4, mov, mkv or webm; its picture stays as it is</source>
        <translation>mp4、mov、mkv 或 webm；画面保持不变</translation>
    </message>
    <message>
        <source>&amp;New film</source>
        <translation>新影片(&amp;N)</translation>
    </message>
    <message>
        <source>Its ending says of which kind it is</source>
        <translation>由扩展名决定格式</translation>
    </message>
    <message>
        <source>&amp;Own sound</source>
        <translation>原声(&amp;O)</translation>
    </message>
    <message>
        <source>What becomes of the film&apos;s own sound</source>
        <translation>如何处理影片的原声</translation>
    </message>
    <message>
        <source>Its level, and how it steps back under lines, are set on the timeline</source>
        <translation>音量和台词下的避让在时间线上设置</translation>
    </message>
    <message>
        <source>Lies &amp;under the dub too, as on the timeline</source>
        <translation>原声也垫在配音下，与时间线一致(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>By which players name the track</source>
        <translation>播放器按此称呼音轨</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>标题(&amp;T)</translation>
    </message>
    <message>
        <source>Of the track; empty: the name of its language</source>
        <translation>音轨的标题；留空则用语言名称</translation>
    </message>
    <message>
        <source>The lines go along as subtitles that can be shown or hidden</source>
        <translation>台词作为可开关的字幕一并写入</translation>
    </message>
    <message>
        <source>Furt&amp;her dubs</source>
        <translation>其他配音(&amp;H)</translation>
    </message>
    <message>
        <source>In other languages: each becomes a track</source>
        <translation>其他语言：各成一条音轨</translation>
    </message>
    <message>
        <source>Folders of clips, as an export of another project writes them.</source>
        <translation>片段文件夹，由其他项目导出。</translation>
    </message>
    <message>
        <source>&amp;Subtitles</source>
        <translation>字幕(&amp;S)</translation>
    </message>
    <message>
        <source>Name of the language</source>
        <translation>语言名称</translation>
    </message>
    <message>
        <source>Add a dub</source>
        <translation>添加配音</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Further dubs</source>
        <translation>其他配音</translation>
    </message>
    <message>
        <source>Written is a copy of the film with the dub as the track that plays first. It is then compared whether every track lies at its time.</source>
        <translation>将写出影片的副本，默认播放配音音轨；写完后会核对每条音轨的时间。</translation>
    </message>
    <message>
        <source>There is no such file: choose a film.</source>
        <translation>没有这个文件：请选择影片。</translation>
    </message>
    <message>
        <source>Give a file with its whole path that ends in one of {endings}.</source>
        <translation>请给出完整路径，扩展名为 {endings} 之一。</translation>
    </message>
    <message>
        <source>The film would be overwritten: give another name.</source>
        <translation>这会覆盖原影片：请换一个名称。</translation>
    </message>
    <message>
        <source>Films ({})</source>
        <translation>影片 ({})</translation>
    </message>
    <message>
        <source>Folder of a dub</source>
        <translation>配音文件夹</translation>
    </message>
</context>
<context>
    <name>FilmPanel</name>
    <message>
        <source>Film</source>
        <translation>影片</translation>
    </message>
    <message>
        <source>The film at the place that is heard or looked at. L plays from there, and once more runs faster; J runs back; K stops. Comma and full stop go from picture to picture, as do the arrow keys here, and J and L while K is held. Home and End go to the start and the end.</source>
        <translation>影片在当前播放或查看位置的画面。L 从这里播放，再按加快；J 倒放；K 停止。逗号和句号逐帧移动，这里的方向键以及按住 K 时的 J 和 L 也一样。Home 和 End 到开头和结尾。</translation>
    </message>
    <message>
        <source>The pictures last differently long, so timecodes are only approximate.</source>
        <translation>各帧时长不等，时间码只是近似值。</translation>
    </message>
</context>
<context>
    <name>FilmScreen</name>
    <message>
        <source>Picture of the film</source>
        <translation>影片画面</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>{shown} of {total} lines</source>
        <translation>{shown} / {total} 句</translation>
    </message>
    <message>
        <source>Narrator</source>
        <translation>旁白</translation>
    </message>
    <message>
        <source>All speakers</source>
        <translation>所有角色</translation>
    </message>
    <message>
        <source>Filter by text</source>
        <translation>按文本筛选</translation>
    </message>
    <message>
        <source>Show lines with this text, speaker or comment (Ctrl+Shift+F)</source>
        <translation>显示包含此文本、角色或备注的台词（Ctrl+Shift+F）</translation>
    </message>
    <message>
        <source>To render</source>
        <translation>待生成</translation>
    </message>
    <message>
        <source>Show lines that have no current take</source>
        <translation>显示没有最新版本的台词</translation>
    </message>
    <message>
        <source>Show all lines (Escape)</source>
        <translation>显示全部台词（Esc）</translation>
    </message>
    <message>
        <source>Show all lines</source>
        <translation>显示全部台词</translation>
    </message>
    <message>
        <source>Filter by speaker</source>
        <translation>按角色筛选</translation>
    </message>
    <message>
        <source>Filter by verdict</source>
        <translation>按适配结果筛选</translation>
    </message>
    <message>
        <source>Filter by status</source>
        <translation>按状态筛选</translation>
    </message>
    <message>
        <source>does not fit</source>
        <translation>放不下</translation>
    </message>
    <message>
        <source>with faults</source>
        <translation>语音有问题</translation>
    </message>
    <message>
        <source>All verdicts</source>
        <translation>所有结果</translation>
    </message>
    <message>
        <source>Any status</source>
        <translation>任何状态</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>Search: deep female zh</source>
        <translation>搜索，例如：deep female zh</translation>
    </message>
    <message>
        <source>Name, language, or what the voice is like: deep female zh; Enter hears the first</source>
        <translation>名称、语言或音色特点，例如 deep female zh；回车试听第一个</translation>
    </message>
    <message>
        <source>Search voices</source>
        <translation>搜索音色</translation>
    </message>
    <message>
        <source>Show favourites only</source>
        <translation>只显示收藏</translation>
    </message>
    <message>
        <source>Favourites only</source>
        <translation>只看收藏</translation>
    </message>
    <message>
        <source>All languages</source>
        <translation>所有语言</translation>
    </message>
    <message>
        <source>All genders</source>
        <translation>所有性别</translation>
    </message>
    <message>
        <source>Filter by language and gender, and order</source>
        <translation>按语言、性别筛选和排序</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All voices</source>
        <translation>全部音色</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Voices that you designed, blended, cloned or imported</source>
        <translation>您设计、混合、克隆或导入的音色</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Voices made for a purpose, such as news or fairy tales</source>
        <translation>为特定用途设计的音色，如新闻、童话</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>内置</translation>
    </message>
    <message>
        <source>The voices that everything else is made of</source>
        <translation>其他音色都由这些音色制成</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>女声</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>男声</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>按名称</translation>
    </message>
    <message>
        <source>Low first</source>
        <translation>低音在前</translation>
    </message>
    <message>
        <source>High first</source>
        <translation>高音在前</translation>
    </message>
    <message>
        <source>Slow first</source>
        <translation>慢速在前</translation>
    </message>
    <message>
        <source>Fast first</source>
        <translation>快速在前</translation>
    </message>
    <message>
        <source>Language of the voices</source>
        <translation>音色的语言</translation>
    </message>
    <message>
        <source>Gender of the voices</source>
        <translation>音色的性别</translation>
    </message>
    <message>
        <source>Order of the voices</source>
        <translation>音色的排序</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Text to find (Ctrl+F)</source>
        <translation>要查找的文本（Ctrl+F）</translation>
    </message>
    <message>
        <source>Replace by</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>What it becomes (Ctrl+H)</source>
        <translation>替换成的文本（Ctrl+H）</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>整词匹配</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>Regular expression; \1 stands for its first group</source>
        <translation>正则表达式；\1 代表第一个分组</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一个</translation>
    </message>
    <message>
        <source>Previous place (Shift+F3)</source>
        <translation>上一处（Shift+F3）</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>Next place (F3 or Enter)</source>
        <translation>下一处（F3 或回车）</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close (Escape)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Replace this place and go to the next (Enter)</source>
        <translation>替换此处并转到下一处（回车）</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>全部替换</translation>
    </message>
    <message>
        <source>Replace all places, as one step of undo (Alt+Enter)</source>
        <translation>替换所有位置，可一步撤销（Alt+回车）</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>整词</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>{number} of {n}</source>
        <translation>{number} / {n}</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>全部替换</translation>
    </message>
    <message numerus="yes">
        <source>Replaced %n time(s).</source>
        <translation>
            <numerusform>已替换 %n 处。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>没有找到。</translation>
    </message>
</context>
<context>
    <name>FitSettings</name>
    <message>
        <source>Give a tempo that is not above “Natural from”.</source>
        <translation>请输入不高于“自然下限”的语速。</translation>
    </message>
    <message>
        <source>Give a tempo that is not below “Natural to”.</source>
        <translation>请输入不低于“自然上限”的语速。</translation>
    </message>
    <message>
        <source>The tempi must rise: “Slowest”, “Natural from”, 1.00, “Natural to”, “Fastest”, “Rushed” (at most 1.67). Until they do, the limits stay as they were.</source>
        <translation>语速须依次递增：“最慢”、“自然下限”、1.00、“自然上限”、“最快”、“赶读”（最高 1.67）。在此之前，限制保持不变。</translation>
    </message>
    <message>
        <source>A tempo: above 1 is faster than the voice speaks by itself</source>
        <translation>语速：大于 1 表示比音色自身的语速更快</translation>
    </message>
    <message>
        <source>Slowest</source>
        <translation>最慢</translation>
    </message>
    <message>
        <source>A line that is shorter still is followed by silence.</source>
        <translation>仍然偏短的台词，其后补静音。</translation>
    </message>
    <message>
        <source>Fastest</source>
        <translation>最快</translation>
    </message>
    <message>
        <source>Up to here before time is borrowed from the gap that follows.</source>
        <translation>达到此语速后，才向其后的空隙借时间。</translation>
    </message>
    <message>
        <source>Rushed</source>
        <translation>赶读</translation>
    </message>
    <message>
        <source>Up to here where time was borrowed; at most 1.67.</source>
        <translation>借过时间后语速的上限；最高 1.67。</translation>
    </message>
    <message>
        <source>Natural from</source>
        <translation>自然下限</translation>
    </message>
    <message>
        <source>Natural to</source>
        <translation>自然上限</translation>
    </message>
    <message>
        <source>Between these nobody hears that a line was fitted.</source>
        <translation>在这两者之间，听不出台词经过适配。</translation>
    </message>
    <message>
        <source>Exact from</source>
        <translation>精确下限</translation>
    </message>
    <message>
        <source>Exact to</source>
        <translation>精确上限</translation>
    </message>
    <message>
        <source>In lines of exact length; beyond it is out of range.</source>
        <translation>用于精确时长的台词；超出则为“超出范围”。</translation>
    </message>
    <message>
        <source>Kept clear</source>
        <translation>保留间隔</translation>
    </message>
    <message>
        <source>Silence before the next line.</source>
        <translation>下一句之前的静音。</translation>
    </message>
    <message>
        <source>Borrowed at most</source>
        <translation>最多借用</translation>
    </message>
    <message>
        <source>From the gap after one line.</source>
        <translation>向一句台词之后的空隙借用。</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> 毫秒</translation>
    </message>
</context>
<context>
    <name>GainCell</name>
    <message>
        <source>Gain in decibels</source>
        <translation>增益（分贝）</translation>
    </message>
</context>
<context>
    <name>Genders</name>
    <message>
        <source>female</source>
        <translation>女声</translation>
    </message>
    <message>
        <source>male</source>
        <translation>男声</translation>
    </message>
</context>
<context>
    <name>Giving</name>
    <message>
        <source>Give a voice to lines</source>
        <translation>为台词指定音色</translation>
    </message>
    <message>
        <source>Give a voice to a speaker</source>
        <translation>为角色指定音色</translation>
    </message>
    <message>
        <source>Voice as the speaker</source>
        <translation>音色随角色</translation>
    </message>
    <message>
        <source>Manner as the speaker</source>
        <translation>语气随角色</translation>
    </message>
</context>
<context>
    <name>Importer</name>
    <message>
        <source>{name} was not imported, because another project was opened meanwhile.</source>
        <translation>未导入 {name}，因为在此期间打开了另一个项目。</translation>
    </message>
    <message>
        <source>Import {name}</source>
        <translation>导入 {name}</translation>
    </message>
</context>
<context>
    <name>Languages</name>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英语</translation>
    </message>
    <message>
        <source>English (American)</source>
        <translation>英语（美国）</translation>
    </message>
    <message>
        <source>English (British)</source>
        <translation>英语（英国）</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>日语</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>韩语</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>西班牙语</translation>
    </message>
    <message>
        <source>French</source>
        <translation>法语</translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation>印地语</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>意大利语</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>葡萄牙语</translation>
    </message>
</context>
<context>
    <name>LanguagesDialog</name>
    <message>
        <source>Import {name}</source>
        <translation>导入 {name}</translation>
    </message>
    <message>
        <source>This script is in two languages. Which one is spoken? The other is kept, and stands in the script when it is exported.</source>
        <translation>这个脚本有两种语言。要配音的是哪一种？另一种会保留，导出脚本时仍在其中。</translation>
    </message>
    <message>
        <source>Speak {language}</source>
        <translation>用{language}配音</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>Import the lines in the chosen language</source>
        <translation>导入所选语言的台词</translation>
    </message>
    <message>
        <source>Close without importing</source>
        <translation>关闭，不导入</translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>silence</source>
        <translation>无声</translation>
    </message>
    <message>
        <source>too loud</source>
        <translation>太响</translation>
    </message>
    <message>
        <source>{level} dB</source>
        <translation>{level} dB</translation>
    </message>
</context>
<context>
    <name>Levelling</name>
    <message>
        <source>Change loudness</source>
        <translation>更改响度</translation>
    </message>
</context>
<context>
    <name>LoudnessButton</name>
    <message>
        <source>Loudness as it is</source>
        <translation>响度不变</translation>
    </message>
    <message>
        <source>Loudness of the project: what is heard, and all that is exported</source>
        <translation>项目的响度：试听与所有导出一致</translation>
    </message>
    <message>
        <source>Voices are as loud as they are.</source>
        <translation>各声音保持原有响度。</translation>
    </message>
    <message>
        <source>All voices are equally loud; lines keep their levels to each other.</source>
        <translation>所有声音同样响；同一声音的各句之间保持原有强弱。</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>响度</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>-23 LUFS, for broadcasting (EBU R 128)</source>
        <translation>-23 LUFS，广播电视（EBU R 128）</translation>
    </message>
    <message>
        <source>-16 LUFS, for podcasts</source>
        <translation>-16 LUFS，播客</translation>
    </message>
    <message>
        <source>-14 LUFS, for streaming</source>
        <translation>-14 LUFS，流媒体</translation>
    </message>
    <message>
        <source>Another…</source>
        <translation>其他…</translation>
    </message>
    <message>
        <source>{loudness} LUFS…</source>
        <translation>{loudness} LUFS…</translation>
    </message>
    <message>
        <source>LUFS, from {least} to {most}:</source>
        <translation>LUFS，从 {least} 到 {most}：</translation>
    </message>
</context>
<context>
    <name>LoudnessField</name>
    <message>
        <source>As it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>-23 LUFS (EBU R128)</source>
        <translation>-23 LUFS（EBU R128）</translation>
    </message>
    <message>
        <source>-16 LUFS (podcast)</source>
        <translation>-16 LUFS（播客）</translation>
    </message>
    <message>
        <source>-14 LUFS (streaming)</source>
        <translation>-14 LUFS（流媒体）</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source> LUFS</source>
        <translation> LUFS</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>响度</translation>
    </message>
    <message>
        <source>How loud the mix shall be</source>
        <translation>混音的响度</translation>
    </message>
    <message>
        <source>&amp;Peaks</source>
        <translation>峰值(&amp;P)</translation>
    </message>
    <message>
        <source> dBTP</source>
        <translation> dBTP</translation>
    </message>
    <message>
        <source>True peak</source>
        <translation>真峰值</translation>
    </message>
    <message>
        <source>True peak that nothing passes</source>
        <translation>任何声音都不超过的真峰值</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Voices</source>
        <translation>音色</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>设计</translation>
    </message>
    <message>
        <source>Manner</source>
        <translation>语气</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>音效</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>台词</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>影片</translation>
    </message>
    <message>
        <source>Dictionary</source>
        <translation>词典</translation>
    </message>
    <message>
        <source>Clean up takes</source>
        <translation>清理版本</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>{name} (for reading only)</source>
        <translation>{name}（只读）</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Close all the same, and lose what is not written?</source>
        <translation>仍要关闭，并放弃尚未写入的内容吗？</translation>
    </message>
</context>
<context>
    <name>MannerCell</name>
    <message>
        <source>Narrator</source>
        <translation>旁白</translation>
    </message>
    <message>
        <source>As {speaker}</source>
        <translation>同{speaker}</translation>
    </message>
</context>
<context>
    <name>MannerPanel</name>
    <message>
        <source>&amp;Whisper</source>
        <translation>耳语(&amp;W)</translation>
    </message>
    <message>
        <source>Breath without voice</source>
        <translation>只有气声</translation>
    </message>
    <message>
        <source>Select lines to change how they are said.</source>
        <translation>请选择台词，以更改其读法。</translation>
    </message>
    <message>
        <source>Manner {name}</source>
        <translation>语气“{name}”</translation>
    </message>
    <message>
        <source>Plain manner</source>
        <translation>平常语气</translation>
    </message>
    <message>
        <source>Emotion</source>
        <translation>情绪</translation>
    </message>
    <message>
        <source>No emotion</source>
        <translation>去除情绪</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>说法</translation>
    </message>
    <message>
        <source>Plain delivery</source>
        <translation>恢复平常的说法</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>细调</translation>
    </message>
    <message>
        <source>Plain in all of these</source>
        <translation>细调全部恢复平常</translation>
    </message>
    <message>
        <source>Manner of</source>
        <translation>语气取自</translation>
    </message>
    <message>
        <source>Manner of a voice</source>
        <translation>取某个声音的语气</translation>
    </message>
    <message>
        <source>These lines have times to fill, so the fit decides how fast they are spoken.</source>
        <translation>这些台词要填满各自的时段，因此语速由适配决定。</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>不一</translation>
    </message>
    <message>
        <source>{name} (as it was)</source>
        <translation>{name}（原样）</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手动</translation>
    </message>
</context>
<context>
    <name>MannerVoice</name>
    <message>
        <source>Mixed</source>
        <translation>不一</translation>
    </message>
    <message>
        <source>Manner of</source>
        <translation>语气取自</translation>
    </message>
    <message>
        <source>Speak with the rhythm and melody of another voice; the sound stays</source>
        <translation>用另一个声音的节奏和语调来说；音色不变</translation>
    </message>
    <message>
        <source>The voice itself</source>
        <translation>声音本身</translation>
    </message>
</context>
<context>
    <name>Manners</name>
    <message>
        <source>Tired</source>
        <translation>疲惫</translation>
    </message>
    <message>
        <source>Holding back tears</source>
        <translation>强忍泪水</translation>
    </message>
    <message>
        <source>Whispered secret</source>
        <translation>悄悄话</translation>
    </message>
    <message>
        <source>Tender</source>
        <translation>温柔</translation>
    </message>
    <message>
        <source>Excited</source>
        <translation>兴奋</translation>
    </message>
    <message>
        <source>Cold anger</source>
        <translation>冷怒</translation>
    </message>
    <message>
        <source>Panic</source>
        <translation>惊慌</translation>
    </message>
    <message>
        <source>Sarcastic</source>
        <translation>讽刺</translation>
    </message>
    <message>
        <source>Commanding</source>
        <translation>命令</translation>
    </message>
</context>
<context>
    <name>Marking</name>
    <message>
        <source>Emphasis</source>
        <translation>强调</translation>
    </message>
    <message>
        <source>Whisper</source>
        <translation>耳语</translation>
    </message>
    <message>
        <source>No marks</source>
        <translation>去除标记</translation>
    </message>
    <message>
        <source>Pause here</source>
        <translation>在此停顿</translation>
    </message>
    <message>
        <source>Ctrl+B: emphasis. Right click or menu key: whisper, emotions, pauses.</source>
        <translation>Ctrl+B：强调。右键或菜单键：耳语、情绪、停顿。</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Script</source>
        <translation>脚本(&amp;S)</translation>
    </message>
    <message>
        <source>V&amp;oices</source>
        <translation>音色(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>播放(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Render</source>
        <translation>生成(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>暂无</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Show what a bug report needs</source>
        <translation>显示报告问题所需的信息</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Show it in the file manager</source>
        <translation>在文件管理器中显示</translation>
    </message>
    <message>
        <source>Copy message and details</source>
        <translation>复制消息和详细信息</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Dismiss message</source>
        <translation>关闭消息</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>显示全部</translation>
    </message>
</context>
<context>
    <name>NoPicture</name>
    <message>
        <source>Drop a film here</source>
        <translation>把影片拖到这里</translation>
    </message>
    <message>
        <source>MP4, MOV, MKV, WebM and others, or a file of sound.</source>
        <translation>MP4、MOV、MKV、WebM 等，也可以是声音文件。</translation>
    </message>
    <message>
        <source>Opening {name}…</source>
        <translation>正在打开 {name}…</translation>
    </message>
    <message>
        <source>The film is gone</source>
        <translation>找不到影片</translation>
    </message>
    <message>
        <source>The film cannot be shown</source>
        <translation>影片无法显示</translation>
    </message>
    <message>
        <source>Only sound</source>
        <translation>只有声音</translation>
    </message>
    <message>
        <source>{name} has no picture.</source>
        <translation>{name} 没有画面。</translation>
    </message>
    <message>
        <source>Find it again…</source>
        <translation>重新找到它…</translation>
    </message>
    <message>
        <source>Choose a film…</source>
        <translation>选择影片…</translation>
    </message>
    <message>
        <source>Choose the file of the film</source>
        <translation>选择影片文件</translation>
    </message>
</context>
<context>
    <name>OriginalHead</name>
    <message>
        <source>Mute the film&apos;s sound</source>
        <translation>影片原声静音</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原声</translation>
    </message>
    <message>
        <source>Level, and what happens under speech</source>
        <translation>音量，以及说话时怎么处理</translation>
    </message>
    <message>
        <source>Settings of the film&apos;s sound</source>
        <translation>影片原声设置</translation>
    </message>
    <message>
        <source>Hear the film&apos;s sound again (M)</source>
        <translation>恢复影片原声（M）</translation>
    </message>
    <message>
        <source>Mute (M)</source>
        <translation>静音（M）</translation>
    </message>
</context>
<context>
    <name>OriginalPanel</name>
    <message>
        <source>Stays as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>Steps back</source>
        <translation>压低</translation>
    </message>
    <message>
        <source>Is taken away</source>
        <translation>去除</translation>
    </message>
    <message>
        <source>&amp;Level</source>
        <translation>音量(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Muted</source>
        <translation>静音(&amp;M)</translation>
    </message>
    <message>
        <source>Neither heard nor exported</source>
        <translation>不播放，也不导出</translation>
    </message>
    <message>
        <source>&amp;Under speech</source>
        <translation>说话时(&amp;U)</translation>
    </message>
    <message>
        <source>By how &amp;much</source>
        <translation>压低多少(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Before the line</source>
        <translation>台词之前(&amp;B)</translation>
    </message>
    <message>
        <source>How long it takes to step back</source>
        <translation>压低过程的时长</translation>
    </message>
    <message>
        <source>&amp;After the line</source>
        <translation>台词之后(&amp;A)</translation>
    </message>
    <message>
        <source>How long it takes to come back</source>
        <translation>恢复过程的时长</translation>
    </message>
    <message>
        <source>Sound &amp;track</source>
        <translation>音轨(&amp;T)</translation>
    </message>
    <message>
        <source> dB</source>
        <translation> dB</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> 毫秒</translation>
    </message>
    <message>
        <source>Level of the film&apos;s sound</source>
        <translation>影片原声音量</translation>
    </message>
    <message>
        <source>Mute the film&apos;s sound</source>
        <translation>影片原声静音</translation>
    </message>
    <message>
        <source>Sound track of the film</source>
        <translation>影片音轨</translation>
    </message>
    <message>
        <source>Film&apos;s sound under speech</source>
        <translation>说话时的影片原声</translation>
    </message>
</context>
<context>
    <name>OwnActions</name>
    <message>
        <source>Import voices</source>
        <translation>导入音色</translation>
    </message>
    <message>
        <source>&amp;Edit again…</source>
        <translation>继续编辑(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>重命名(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>导出(&amp;X)…</translation>
    </message>
    <message>
        <source>Export &amp;with its recording…</source>
        <translation>连同录音导出(&amp;W)…</translation>
    </message>
    <message>
        <source>Remove its re&amp;cording</source>
        <translation>删除其录音(&amp;C)</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>{old} is called {new} now.</source>
        <translation>“{old}”已改名为“{new}”。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>{name} was deleted.</source>
        <translation>已删除“{name}”。</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) speak with it.</source>
        <translation>
            <numerusform>有 %n 句台词在用它。</numerusform>
        </translation>
    </message>
    <message>
        <source>The recording of {name} was removed.</source>
        <translation>“{name}”的录音已删除。</translation>
    </message>
    <message>
        <source>Export a voice</source>
        <translation>导出音色</translation>
    </message>
    <message>
        <source>{name} is in {file}.</source>
        <translation>“{name}”已存入 {file}。</translation>
    </message>
    <message>
        <source>{name} is in the library.</source>
        <translation>“{name}”已在音色库中。</translation>
    </message>
    <message>
        <source>{name} is in the library already.</source>
        <translation>“{name}”已经在音色库中。</translation>
    </message>
    <message>
        <source>There is another voice named {name}.</source>
        <translation>已有另一个名为“{name}”的音色。</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>There is another voice named {name}: import its file alone to replace it.</source>
        <translation>已有另一个名为“{name}”的音色：要替换它，请单独导入该文件。</translation>
    </message>
    <message>
        <source>Voices ({})</source>
        <translation>音色 ({})</translation>
    </message>
</context>
<context>
    <name>OwnVoices</name>
    <message>
        <source>There is a voice named {name} already: choose another name.</source>
        <translation>已有名为“{name}”的音色：请换一个名称。</translation>
    </message>
    <message>
        <source>Rename a voice</source>
        <translation>重命名音色</translation>
    </message>
    <message>
        <source>Measure {voice}</source>
        <translation>测量“{voice}”</translation>
    </message>
</context>
<context>
    <name>PackPage</name>
    <message>
        <source>16 bit</source>
        <translation>16 位</translation>
    </message>
    <message>
        <source>24 bit</source>
        <translation>24 位</translation>
    </message>
    <message>
        <source>32 bit float</source>
        <translation>32 位浮点</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Frame ra&amp;te</source>
        <translation>帧率(&amp;T)</translation>
    </message>
    <message>
        <source>Video frames per second of the film</source>
        <translation>影片每秒的帧数</translation>
    </message>
    <message>
        <source>&amp;Starts at</source>
        <translation>起始时间码(&amp;S)</translation>
    </message>
    <message>
        <source>Timecode of the film&apos;s first frame</source>
        <translation>影片第一帧的时间码</translation>
    </message>
    <message>
        <source>&amp;Depth</source>
        <translation>位深(&amp;D)</translation>
    </message>
    <message>
        <source>Bits of each sample</source>
        <translation>每个采样的位数</translation>
    </message>
    <message>
        <source>&amp;Rate</source>
        <translation>采样率(&amp;R)</translation>
    </message>
    <message>
        <source>Samples per second of the files; video works with 48,000 Hz</source>
        <translation>文件每秒的采样数；视频通常用 48,000 Hz</translation>
    </message>
    <message>
        <source>Timelines</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>A file of the whole film for each speaker</source>
        <translation>每位说话人一个全片长度的文件</translation>
    </message>
    <message>
        <source>Its level, and how it steps back under lines, are set on the timeline</source>
        <translation>音量和台词下的避让在时间线上设置</translation>
    </message>
    <message>
        <source>&amp;Loudness</source>
        <translation>响度(&amp;L)</translation>
    </message>
    <message>
        <source>How loud the mix shall be</source>
        <translation>混音的响度</translation>
    </message>
    <message>
        <source>OpenTimelineIO</source>
        <translation>OpenTimelineIO</translation>
    </message>
    <message>
        <source>EDL (CMX3600)</source>
        <translation>EDL (CMX3600)</translation>
    </message>
    <message>
        <source>Premiere, Resolve (XML)</source>
        <translation>Premiere、Resolve (XML)</translation>
    </message>
    <message>
        <source>Final Cut Pro (FCPXML)</source>
        <translation>Final Cut Pro (FCPXML)</translation>
    </message>
    <message>
        <source>Reaper</source>
        <translation>Reaper</translation>
    </message>
    <message>
        <source>Audacity labels</source>
        <translation>Audacity 标签</translation>
    </message>
    <message>
        <source>Markers (CSV)</source>
        <translation>标记 (CSV)</translation>
    </message>
    <message>
        <source>Pro Tools, Avid (AAF)</source>
        <translation>Pro Tools、Avid (AAF)</translation>
    </message>
    <message>
        <source>Write this file, which tells an editor where the clips belong</source>
        <translation>写出这个文件，剪辑软件据此放置片段</translation>
    </message>
    <message>
        <source>A &amp;stem for each speaker</source>
        <translation>每位说话人一条分轨(&amp;S)</translation>
    </message>
    <message>
        <source>The film&apos;s &amp;own sound under the dub</source>
        <translation>配音下垫影片原声(&amp;O)</translation>
    </message>
    <message>
        <source>Video editor</source>
        <translation>视频剪辑</translation>
    </message>
    <message>
        <source>Written are clips that carry their time, stems, the mix, captions and timelines. What did not change since the last export is not touched.</source>
        <translation>将写出带时间码的片段、分轨、混音、字幕和时间线。与上次导出相比没有变化的文件不会改动。</translation>
    </message>
    <message>
        <source>Only WAV files carry the time at which they belong, and have a depth.</source>
        <translation>只有 WAV 文件带有时间码和位深。</translation>
    </message>
    <message>
        <source>For&amp;mat</source>
        <translation>格式(&amp;M)</translation>
    </message>
    <message>
        <source>Kind of the files of sound</source>
        <translation>声音文件的种类</translation>
    </message>
    <message>
        <source>Fields: {fields}</source>
        <translation>可用字段：{fields}</translation>
    </message>
    <message>
        <source>&amp;Names of clips</source>
        <translation>片段名称(&amp;N)</translation>
    </message>
    <message>
        <source>There is a pack already: what changed in it is replaced.</source>
        <translation>这里已有一个交付包：只替换有变化的文件。</translation>
    </message>
</context>
<context>
    <name>PresetStrip</name>
    <message>
        <source>Name of the preset</source>
        <translation>预设名称</translation>
    </message>
    <message>
        <source>Enter keeps it, Escape gives up</source>
        <translation>回车保留，Esc 放弃</translation>
    </message>
    <message>
        <source>Close (Escape)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>PresetsBar</name>
    <message>
        <source>Plain</source>
        <translation>平常</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Manner by preset: Alt+1 to Alt+9 choose the first nine, Alt+0 the plain reading</source>
        <translation>用预设选语气：Alt+1 到 Alt+9 选前九个，Alt+0 为平常读法</translation>
    </message>
    <message>
        <source>Save, rename, delete and share presets</source>
        <translation>保存、重命名、删除和分享预设</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>&amp;Save as preset...</source>
        <translation>存为预设(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Rename...</source>
        <translation>重命名(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Import...</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Export all...</source>
        <translation>全部导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>{name} was replaced.</source>
        <translation>已替换“{name}”。</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>{name} was deleted.</source>
        <translation>已删除“{name}”。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Import presets</source>
        <translation>导入预设</translation>
    </message>
    <message numerus="yes">
        <source>%n preset(s) imported.</source>
        <translation>
            <numerusform>已导入 %n 个预设。</numerusform>
        </translation>
    </message>
    <message>
        <source>All of these presets are here already.</source>
        <translation>这些预设都已存在。</translation>
    </message>
    <message>
        <source>Export presets</source>
        <translation>导出预设</translation>
    </message>
    <message numerus="yes">
        <source>%n preset(s) exported.</source>
        <translation>
            <numerusform>已导出 %n 个预设。</numerusform>
        </translation>
    </message>
    <message>
        <source>Presets ({})</source>
        <translation>预设 ({})</translation>
    </message>
</context>
<context>
    <name>Project</name>
    <message numerus="yes">
        <source>%n more project(s) without a name lie in {folder}.</source>
        <translation>
            <numerusform>{folder} 中还有 %n 个未命名的项目。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no project: make or open one first.</source>
        <translation>没有项目：请先新建或打开一个。</translation>
    </message>
    <message>
        <source>Take up what was being typed</source>
        <translation>恢复正在输入的内容</translation>
    </message>
    <message>
        <source>All edits are written to the disk again.</source>
        <translation>所有编辑都已重新写入磁盘。</translation>
    </message>
</context>
<context>
    <name>Proofing</name>
    <message>
        <source>Reading of {word}…</source>
        <translation>“{word}”的读音…</translation>
    </message>
    <message>
        <source>“{word}” in the dictionary…</source>
        <translation>将“{word}”加入词典…</translation>
    </message>
</context>
<context>
    <name>Proofreading</name>
    <message>
        <source>Nothing is uncertain in the lines that are shown.</source>
        <translation>显示的各行中没有不确定的读音。</translation>
    </message>
    <message>
        <source>Reading of {word}</source>
        <translation>“{word}”的读音</translation>
    </message>
</context>
<context>
    <name>QualityButton</name>
    <message>
        <source>Drafts</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Studio</source>
        <translation>正式</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>音质</translation>
    </message>
    <message>
        <source>The quality in which lines are rendered; what is edited is heard as a draft at once</source>
        <translation>生成台词的音质；编辑过的台词会立即以草稿播放</translation>
    </message>
    <message>
        <source>&amp;Drafts: made in a moment, not exported unless allowed</source>
        <translation>草稿：瞬间完成，未经允许不导出(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Studio: a draft is heard at once, and replaced when this is ready</source>
        <translation>正式：先立即听到草稿，完成后自动替换(&amp;S)</translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Take the selected jobs out of the queue</source>
        <translation>将所选任务移出队列</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Try the selected failed jobs again, or all that failed</source>
        <translation>重试所选的失败任务，或全部失败任务</translation>
    </message>
    <message>
        <source>Clear failed</source>
        <translation>清除失败任务</translation>
    </message>
    <message>
        <source>Take all failed jobs off the list</source>
        <translation>从列表中移除所有失败任务</translation>
    </message>
    <message>
        <source>Cancel all</source>
        <translation>全部取消</translation>
    </message>
    <message>
        <source>Cancel everything that is queued</source>
        <translation>取消队列中的全部任务</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Progress of the queue</source>
        <translation>队列进度</translation>
    </message>
    <message>
        <source>Nothing is being made.
F5 renders every line that has changed.</source>
        <translation>没有正在进行的任务。
按 F5 生成所有有改动的台词。</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Show what a bug report needs</source>
        <translation>显示报告问题所需的信息</translation>
    </message>
    <message>
        <source>{done} of {all} done</source>
        <translation>已完成 {done} / {all}</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩余 {time}</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 个失败</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Go on with the queue</source>
        <translation>继续执行队列</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Pause the queue; what somebody listens to is still made</source>
        <translation>暂停队列；正在收听的内容仍会继续生成</translation>
    </message>
</context>
<context>
    <name>QueueState</name>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩余 {time}</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
</context>
<context>
    <name>ReadingEdit</name>
    <message>
        <source>Pinyin, kana or Hangul, or phonemes between slashes; empty: as the program reads it.</source>
        <translation>拼音、假名或谚文，或写在斜线之间的音素；留空则由程序决定读音。</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>读音</translation>
    </message>
</context>
<context>
    <name>ReadingTips</name>
    <message>
        <source>Spoken: {words}</source>
        <translation>读作：{words}</translation>
    </message>
    <message>
        <source>{percent} % sure: click for other readings</source>
        <translation>把握 {percent}%：点击查看其他读音</translation>
    </message>
    <message>
        <source>From the project&apos;s dictionary: {word} = {reading}</source>
        <translation>来自项目词典：{word} = {reading}</translation>
    </message>
    <message>
        <source>From your dictionary: {word} = {reading}</source>
        <translation>来自您的词典：{word} = {reading}</translation>
    </message>
    <message>
        <source>Decided by: {rules}</source>
        <translation>依据：{rules}</translation>
    </message>
    <message>
        <source>the reading in the text</source>
        <translation>文本中标注的读音</translation>
    </message>
    <message>
        <source>a phrase</source>
        <translation>词组</translation>
    </message>
    <message>
        <source>an idiom</source>
        <translation>成语</translation>
    </message>
    <message>
        <source>a word</source>
        <translation>词</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>人名</translation>
    </message>
    <message>
        <source>a surname</source>
        <translation>姓氏</translation>
    </message>
    <message>
        <source>a place</source>
        <translation>地名</translation>
    </message>
    <message>
        <source>the lexicon</source>
        <translation>词表</translation>
    </message>
    <message>
        <source>the only reading of the character</source>
        <translation>该字只有一个读音</translation>
    </message>
    <message>
        <source>a neutral tone</source>
        <translation>轻声</translation>
    </message>
    <message>
        <source>the sound of 儿</source>
        <translation>儿化</translation>
    </message>
    <message>
        <source>a rule of context</source>
        <translation>上下文规则</translation>
    </message>
    <message>
        <source>rules of spelling</source>
        <translation>拼写规则</translation>
    </message>
    <message>
        <source>the sentence, by a network</source>
        <translation>神经网络按句子判断</translation>
    </message>
    <message>
        <source>the commonest reading</source>
        <translation>最常用的读音</translation>
    </message>
    <message>
        <source>the sentence</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>its letters</source>
        <translation>字母</translation>
    </message>
    <message>
        <source>an abbreviation</source>
        <translation>缩写</translation>
    </message>
    <message>
        <source>your dictionary</source>
        <translation>您的词典</translation>
    </message>
</context>
<context>
    <name>ReadingsPopup</name>
    <message>
        <source>Hear it so (Space)</source>
        <translation>试听这个读音（空格键）</translation>
    </message>
    <message>
        <source>Hear {reading}</source>
        <translation>试听 {reading}</translation>
    </message>
    <message>
        <source>as now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Read it so ({key})</source>
        <translation>读这个音（{key}）</translation>
    </message>
    <message>
        <source>Project&apos;s dictionary: every “{word}”</source>
        <translation>项目词典：每一个“{word}”</translation>
    </message>
    <message>
        <source>Only here</source>
        <translation>仅此处</translation>
    </message>
    <message numerus="yes">
        <source>“{word}” in all %n line(s)</source>
        <translation>
            <numerusform>所有行中的“{word}”（%n 行）</numerusform>
        </translation>
    </message>
    <message>
        <source>Project&apos;s dictionary: “{word}”</source>
        <translation>项目词典：“{word}”</translation>
    </message>
    <message>
        <source>Left and right arrow keys</source>
        <translation>左右方向键</translation>
    </message>
</context>
<context>
    <name>RecorderBar</name>
    <message>
        <source>Level of the microphone</source>
        <translation>话筒音量</translation>
    </message>
    <message>
        <source>Speak so that the bar stays below its end</source>
        <translation>说话时不要让音量条顶到头</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Record</source>
        <translation>录音(&amp;R)</translation>
    </message>
    <message>
        <source>End the recording and add it</source>
        <translation>结束录音并添加</translation>
    </message>
    <message>
        <source>Record from the microphone</source>
        <translation>用话筒录音</translation>
    </message>
</context>
<context>
    <name>RecordingDrop</name>
    <message>
        <source>Drop it to take over its manner, but not its voice.</source>
        <translation>松开鼠标：沿用它的语气，但不用它的声音。</translation>
    </message>
</context>
<context>
    <name>RecordingsBox</name>
    <message>
        <source>Drop files of one person speaking here, add them, or record: 5 to 60 seconds in all.</source>
        <translation>把一个人说话的录音拖到这里，或添加文件、直接录音：总共 5 到 60 秒。</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>&amp;Add files…</source>
        <translation>添加文件(&amp;A)…</translation>
    </message>
    <message>
        <source>Files of sound, such as wav, flac, mp3 or ogg</source>
        <translation>声音文件，如 wav、flac、mp3、ogg</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>移除(&amp;M)</translation>
    </message>
    <message>
        <source>Take the recording out of the list (Delete); its file stays</source>
        <translation>从列表中移除（Delete），文件不会删除</translation>
    </message>
    <message>
        <source>{name}  –  {seconds}</source>
        <translation>{name}  –  {seconds}</translation>
    </message>
    <message>
        <source>{seconds} in all</source>
        <translation>共 {seconds}</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>Sound ({});;All files (*)</source>
        <translation>声音 ({});;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>References</name>
    <message>
        <source>Measure {name}</source>
        <translation>测量 {name}</translation>
    </message>
</context>
<context>
    <name>Rendering</name>
    <message>
        <source>Take</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Line {number}</source>
        <translation>第 {number} 句</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Report a problem</source>
        <translation>报告问题</translation>
    </message>
    <message>
        <source>This makes a file with the log, the settings and what is known of this machine. Nothing is sent: look into the file, then give it to whom you trust with it.</source>
        <translation>这会生成一个文件，内含日志、设置和这台电脑的情况。不会发送任何内容：请先查看文件，再交给您信任的人。</translation>
    </message>
    <message>
        <source>&amp;What happened</source>
        <translation>发生了什么(&amp;W)</translation>
    </message>
    <message>
        <source>What did you do, what did you expect, what came instead?</source>
        <translation>您做了什么，预期如何，结果又如何？</translation>
    </message>
    <message>
        <source>Texts, speakers, times and comments of the project</source>
        <translation>项目的文本、角色、时间和备注</translation>
    </message>
    <message>
        <source>The takes of the selected lines, as WAV files</source>
        <translation>所选台词的版本，存为 WAV 文件</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>With the s&amp;cript</source>
        <translation>附上脚本(&amp;C)</translation>
    </message>
    <message>
        <source>With the script</source>
        <translation>附上脚本</translation>
    </message>
    <message>
        <source>With the s&amp;ound of the selected lines</source>
        <translation>附上所选台词的声音(&amp;O)</translation>
    </message>
    <message>
        <source>With the sound of the selected lines</source>
        <translation>附上所选台词的声音</translation>
    </message>
    <message>
        <source>&amp;Make the file</source>
        <translation>生成文件(&amp;M)</translation>
    </message>
    <message>
        <source>Make the file beside the window; it takes some seconds</source>
        <translation>在后台生成文件，需要几秒钟</translation>
    </message>
    <message>
        <source>Open f&amp;older</source>
        <translation>打开文件夹(&amp;O)</translation>
    </message>
    <message>
        <source>Show the file in its folder</source>
        <translation>在文件夹中显示文件</translation>
    </message>
    <message>
        <source>Zip files (*.zip)</source>
        <translation>Zip 文件 (*.zip)</translation>
    </message>
    <message>
        <source>Give a file with its whole path.</source>
        <translation>请给出文件的完整路径。</translation>
    </message>
    <message>
        <source>Problem report</source>
        <translation>问题报告</translation>
    </message>
    <message>
        <source>Looking at the machine and making the file…</source>
        <translation>正在检查电脑并生成文件…</translation>
    </message>
    <message>
        <source>The file is made: {path}</source>
        <translation>文件已生成：{path}</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>{name} is there already. Replace it?</source>
        <translation>“{name}”已存在。要替换吗？</translation>
    </message>
</context>
<context>
    <name>ScriptDesk</name>
    <message>
        <source>This project is open for reading only: save it under another name to edit it.</source>
        <translation>项目以只读方式打开：请另存为其他名称后再编辑。</translation>
    </message>
    <message>
        <source>“{title}” was not done, because the lines have changed meanwhile: do it again.</source>
        <translation>“{title}”未执行，因为台词在此期间已有改动：请再做一次。</translation>
    </message>
    <message>
        <source>“{title}” cannot be undone or redone, because what it changed is no longer there.</source>
        <translation>“{title}”无法撤销或重做，因为所改的内容已不存在。</translation>
    </message>
</context>
<context>
    <name>ScriptModel</name>
    <message>
        <source>No comment yet: press Ctrl+M to write one.</source>
        <translation>还没有备注：按 Ctrl+M 添加。</translation>
    </message>
    <message>
        <source>Narrator</source>
        <translation>旁白</translation>
    </message>
    <message>
        <source>{gain} dB with the gain of the speaker</source>
        <translation>连同角色增益共 {gain} dB</translation>
    </message>
</context>
<context>
    <name>ScriptTable</name>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Slot</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>音色</translation>
    </message>
    <message>
        <source>Manner</source>
        <translation>语气</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适配</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Take: none, out of date, current, or being made</source>
        <translation>版本：无、已过时、最新或正在生成</translation>
    </message>
    <message>
        <source>Number; drag here to move lines</source>
        <translation>序号；拖动此处可移动台词</translation>
    </message>
    <message>
        <source>When the line starts. Alt+Left and Alt+Right move the start by 10 ms</source>
        <translation>台词开始的时间。Alt+左/右方向键移动 10 毫秒</translation>
    </message>
    <message>
        <source>When the line ends. Alt+Shift+Left and Alt+Shift+Right move the end by 10 ms</source>
        <translation>台词结束的时间。Alt+Shift+左/右方向键移动 10 毫秒</translation>
    </message>
    <message>
        <source>Time from start to end, in seconds</source>
        <translation>从开始到结束的时间（秒）</translation>
    </message>
    <message>
        <source>Who speaks in the story</source>
        <translation>故事中谁在说话</translation>
    </message>
    <message>
        <source>What is spoken</source>
        <translation>要说的内容</translation>
    </message>
    <message>
        <source>Whose voice is heard; dim where it comes from the speaker</source>
        <translation>用谁的声音；来自角色时颜色较淡</translation>
    </message>
    <message>
        <source>How it is said; dim where it comes from the speaker</source>
        <translation>怎么说；来自角色时颜色较淡</translation>
    </message>
    <message>
        <source>The line&apos;s natural length against its slot; dashed while it is estimated</source>
        <translation>台词的自然时长与时段之比；估算时为虚线</translation>
    </message>
    <message>
        <source>How the line is made to fit</source>
        <translation>台词如何适配时段</translation>
    </message>
    <message>
        <source>Number of takes</source>
        <translation>版本数量</translation>
    </message>
    <message>
        <source>Louder or softer, in decibels</source>
        <translation>更响或更轻（分贝）</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Open, approved or to retake</source>
        <translation>未定、通过或重录</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>脚本</translation>
    </message>
    <message>
        <source>Reading of {word}…</source>
        <translation>“{word}”的读音…</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>Fold away</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>展开</translation>
    </message>
</context>
<context>
    <name>Selected</name>
    <message numerus="yes">
        <source>%n speaker(s)</source>
        <translation>
            <numerusform>%n 个角色</numerusform>
        </translation>
    </message>
    <message>
        <source>Narrator</source>
        <translation>旁白</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Window and sound</source>
        <translation>界面与声音</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>Fitting</source>
        <translation>适配</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>语音检查</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Sound goes to</source>
        <translation>声音输出到(&amp;S)</translation>
    </message>
    <message>
        <source>Output device</source>
        <translation>输出设备</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>设备(&amp;D)</translation>
    </message>
    <message>
        <source>What speech is made on</source>
        <translation>用什么设备生成语音</translation>
    </message>
    <message>
        <source>&amp;Precision</source>
        <translation>精度(&amp;P)</translation>
    </message>
    <message>
        <source>bf16 and fp16 are faster where the hardware knows them; fp32 works everywhere.</source>
        <translation>硬件支持时 bf16 和 fp16 更快；fp32 到处可用。</translation>
    </message>
    <message>
        <source>GPU &amp;memory</source>
        <translation>显存(&amp;M)</translation>
    </message>
    <message>
        <source>The part of the graphics card&apos;s memory that may be used.</source>
        <translation>最多可使用的显存比例。</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>CPU t&amp;hreads</source>
        <translation>CPU 线程(&amp;H)</translation>
    </message>
    <message>
        <source>One per core</source>
        <translation>每核一个</translation>
    </message>
    <message>
        <source>Export &amp;rate</source>
        <translation>导出采样率(&amp;R)</translation>
    </message>
    <message>
        <source>Samples per second of exported files</source>
        <translation>导出文件每秒的采样数</translation>
    </message>
    <message>
        <source>In the tags of every file of sound that is written</source>
        <translation>写在所有导出声音文件的标签里</translation>
    </message>
    <message>
        <source>Files tell that the &amp;speech is synthetic</source>
        <translation>文件注明语音为合成(&amp;S)</translation>
    </message>
    <message>
        <source>Files tell that the speech is synthetic</source>
        <translation>文件注明语音为合成</translation>
    </message>
    <message>
        <source>Projects without a name</source>
        <translation>未命名的项目</translation>
    </message>
    <message>
        <source>Own voices and presets</source>
        <translation>自己的音色和预设</translation>
    </message>
    <message>
        <source>Cache (may be deleted)</source>
        <translation>缓存（可以删除）</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Settings file</source>
        <translation>设置文件</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Standard limits</source>
        <translation>恢复默认限制</translation>
    </message>
    <message>
        <source>Set the limits of fitting as they were at first</source>
        <translation>将适配限制恢复为最初的值</translation>
    </message>
    <message>
        <source>All changes are kept already</source>
        <translation>所有更改都已保存</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>As the system prefers</source>
        <translation>系统默认</translation>
    </message>
    <message>
        <source>Give a rate from {least} to {most} Hz.</source>
        <translation>请输入 {least} 到 {most} Hz 之间的采样率。</translation>
    </message>
</context>
<context>
    <name>Sound</name>
    <message>
        <source>No effect</source>
        <translation>无效果</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Radio</source>
        <translation>对讲机</translation>
    </message>
    <message>
        <source>Small room</source>
        <translation>小房间</translation>
    </message>
    <message>
        <source>Hall</source>
        <translation>大厅</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>How much louder or softer the speaker is, in decibels</source>
        <translation>该角色响多少或轻多少（分贝）</translation>
    </message>
    <message>
        <source>Bass</source>
        <translation>低音</translation>
    </message>
    <message>
        <source>Below 200 Hz: warmth, or rumble taken out</source>
        <translation>200 Hz 以下：更温暖，或去掉轰鸣</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>中音</translation>
    </message>
    <message>
        <source>Round 1.2 kHz: near, or stepping back</source>
        <translation>1.2 kHz 附近：更近，或退后</translation>
    </message>
    <message>
        <source>Treble</source>
        <translation>高音</translation>
    </message>
    <message>
        <source>Above 4 kHz: clear and airy, or muffled</source>
        <translation>4 kHz 以上：清亮通透，或发闷</translation>
    </message>
    <message>
        <source>Reverb</source>
        <translation>混响</translation>
    </message>
    <message>
        <source>How much of the room is heard; 1 is the room alone</source>
        <translation>听到多少房间声；1 为只有房间声</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>How long the room rings, in seconds</source>
        <translation>房间余音持续多久（秒）</translation>
    </message>
</context>
<context>
    <name>SoundPanel</name>
    <message>
        <source>By hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>均衡</translation>
    </message>
    <message>
        <source>Plain tone</source>
        <translation>还原均衡</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>房间</translation>
    </message>
    <message>
        <source>No room</source>
        <translation>去掉房间</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>效果</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>A sound to begin with</source>
        <translation>先选一种声音效果</translation>
    </message>
    <message>
        <source>What the speaker talks through</source>
        <translation>角色通过什么说话</translation>
    </message>
    <message>
        <source>Heard when it is played next, and exported as heard. Nothing is rendered anew.</source>
        <translation>下次播放时即可听到，导出与所听一致，无需重新生成。</translation>
    </message>
    <message>
        <source>Select lines to change how their speakers sound.</source>
        <translation>选择台词即可调整其角色的音效。</translation>
    </message>
    <message>
        <source>The project is open for reading only.</source>
        <translation>项目以只读方式打开。</translation>
    </message>
    <message numerus="yes">
        <source>All %n line(s) of {speaker}</source>
        <translation>
            <numerusform>{speaker}的全部 %n 句台词</numerusform>
        </translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>Change effect</source>
        <translation>更改效果</translation>
    </message>
    <message>
        <source>Change channel</source>
        <translation>更改通道</translation>
    </message>
</context>
<context>
    <name>SpeakerCell</name>
    <message>
        <source>Narrator</source>
        <translation>旁白</translation>
    </message>
    <message numerus="yes">
        <source>Renames the speaker in %n line(s).</source>
        <translation>
            <numerusform>将在 %n 句台词中重命名该角色。</numerusform>
        </translation>
    </message>
    <message>
        <source>New name of the speaker</source>
        <translation>角色的新名称</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>角色</translation>
    </message>
</context>
<context>
    <name>SpeechDialog</name>
    <message>
        <source>Times from the film&apos;s speech</source>
        <translation>按影片人声定时</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Which line gets which time</source>
        <translation>每句台词得到的时间</translation>
    </message>
    <message>
        <source>How much of the film was heard</source>
        <translation>影片已听取的部分</translation>
    </message>
    <message>
        <source>&amp;Make lines</source>
        <translation>建立台词(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Give times</source>
        <translation>填入时间(&amp;G)</translation>
    </message>
    <message>
        <source>Listening to the film…</source>
        <translation>正在听取影片…</translation>
    </message>
    <message numerus="yes">
        <source>%n stretch(es) of speech without a line</source>
        <translation>
            <numerusform>%n 段没有台词的人声</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) without times</source>
        <translation>
            <numerusform>%n 句没有时间的台词</numerusform>
        </translation>
    </message>
    <message>
        <source>{speech}, {lines}.</source>
        <translation>{speech}，{lines}。</translation>
    </message>
    <message>
        <source>Nobody speaks where no line is: choose another sound track of the film.</source>
        <translation>没有台词的地方没有人说话：请选择影片的另一条音轨。</translation>
    </message>
    <message>
        <source>Each stretch becomes an empty line at its time.</source>
        <translation>每段人声成为一句带时间的空台词。</translation>
    </message>
    <message>
        <source>All lines have their times already.</source>
        <translation>所有台词都已有时间。</translation>
    </message>
    <message>
        <source>Each line gets one, in order.</source>
        <translation>按顺序，每句台词对应一段。</translation>
    </message>
    <message>
        <source>In order; stretches with the shortest pauses between them are joined.</source>
        <translation>按顺序；停顿最短的相邻段落会合并。</translation>
    </message>
    <message>
        <source>In order; the longest stretches are divided among several lines, by the length of those.</source>
        <translation>按顺序；最长的段落按台词长短分给几句台词。</translation>
    </message>
</context>
<context>
    <name>SpeechTimes</name>
    <message>
        <source>Find the speech in {name}</source>
        <translation>查找“{name}”中的人声</translation>
    </message>
    <message>
        <source>Lines from the film&apos;s speech</source>
        <translation>按影片人声建立台词</translation>
    </message>
    <message>
        <source>Times from the film&apos;s speech</source>
        <translation>按影片人声定时</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>Something unforeseen went wrong; your work is kept. Help &gt; Report a problem.</source>
        <translation>发生了意外错误；您的工作已保存。请使用“帮助”&gt;“报告问题”。</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>What speech is made on; click to change it</source>
        <translation>生成语音所用的设备；点击更改</translation>
    </message>
    <message>
        <source>Device and precision</source>
        <translation>设备与精度</translation>
    </message>
    <message>
        <source>Memory in use by Dubsmith</source>
        <translation>Dubsmith 占用的内存</translation>
    </message>
    <message>
        <source>What the project takes up on the disk, takes included</source>
        <translation>项目占用的磁盘空间（含各版本）</translation>
    </message>
    <message>
        <source>What is being rendered</source>
        <translation>正在生成的内容</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n 句台词</numerusform>
        </translation>
    </message>
    <message>
        <source>{length} spoken</source>
        <translation>语音共 {length}</translation>
    </message>
    <message numerus="yes">
        <source>%n too long</source>
        <translation>
            <numerusform>%n 句过长</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be spoken</source>
        <translation>
            <numerusform>%n 句无法朗读</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to render</source>
        <translation>
            <numerusform>%n 句待生成</numerusform>
        </translation>
    </message>
    <message>
        <source>Queue {done}/{all}</source>
        <translation>队列 {done}/{all}</translation>
    </message>
    <message>
        <source>{queue}, paused</source>
        <translation>{queue}，已暂停</translation>
    </message>
    <message>
        <source>{queue}, {time} left</source>
        <translation>{queue}，剩余 {time}</translation>
    </message>
    <message numerus="yes">
        <source>{queue}, %n failed</source>
        <translation>
            <numerusform>{queue}，%n 个失败</numerusform>
        </translation>
    </message>
    <message>
        <source> + {size} GPU</source>
        <translation> + {size} 显存</translation>
    </message>
    <message>
        <source>Engine asleep</source>
        <translation>引擎未启动</translation>
    </message>
    <message>
        <source>Engine loading…</source>
        <translation>引擎加载中…</translation>
    </message>
    <message>
        <source>No engine</source>
        <translation>没有引擎</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
</context>
<context>
    <name>TableActions</name>
    <message>
        <source>Edit text</source>
        <translation>编辑文本</translation>
    </message>
    <message>
        <source>Edit the text of the line</source>
        <translation>编辑台词文本</translation>
    </message>
    <message>
        <source>Add line</source>
        <translation>添加台词</translation>
    </message>
    <message>
        <source>Add a line below this one</source>
        <translation>在本句之后添加一句</translation>
    </message>
    <message>
        <source>Split line</source>
        <translation>拆分台词</translation>
    </message>
    <message>
        <source>Split the line at the cursor, or else near its middle</source>
        <translation>在光标处（否则在中间附近）拆分台词</translation>
    </message>
    <message>
        <source>Merge lines</source>
        <translation>合并台词</translation>
    </message>
    <message>
        <source>Merge the selected lines, or this one with the next</source>
        <translation>合并所选台词，或将本句与下一句合并</translation>
    </message>
    <message>
        <source>Delete lines</source>
        <translation>删除台词</translation>
    </message>
    <message>
        <source>Delete the selected lines with their takes</source>
        <translation>删除所选台词及其版本</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move the selected lines up; times stay where they are</source>
        <translation>上移所选台词；时间保持不变</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Move the selected lines down; times stay where they are</source>
        <translation>下移所选台词；时间保持不变</translation>
    </message>
    <message>
        <source>Change speaker</source>
        <translation>更改角色</translation>
    </message>
    <message>
        <source>Give the selected lines another speaker</source>
        <translation>为所选台词更换角色</translation>
    </message>
    <message>
        <source>Rename speaker</source>
        <translation>重命名角色</translation>
    </message>
    <message>
        <source>Rename the speaker in all of their lines</source>
        <translation>在该角色的所有台词中重命名</translation>
    </message>
    <message>
        <source>Choose voice</source>
        <translation>选择音色</translation>
    </message>
    <message>
        <source>Choose a voice for the selected lines, or for all lines of the speaker</source>
        <translation>为所选台词或该角色的全部台词选择音色</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Write a comment to the line</source>
        <translation>为台词写备注</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>Make the selected lines louder or softer</source>
        <translation>调高或调低所选台词的音量</translation>
    </message>
    <message>
        <source>Mark as open</source>
        <translation>标为未定</translation>
    </message>
    <message>
        <source>Mark the selected lines as open</source>
        <translation>将所选台词标为未定</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Mark the selected lines as approved</source>
        <translation>将所选台词标为通过</translation>
    </message>
    <message>
        <source>Mark for a retake</source>
        <translation>标为重录</translation>
    </message>
    <message>
        <source>Mark the selected lines for a retake</source>
        <translation>将所选台词标为重录</translation>
    </message>
    <message>
        <source>Start 10 ms earlier</source>
        <translation>开始提前 10 毫秒</translation>
    </message>
    <message>
        <source>Start 10 ms later</source>
        <translation>开始推后 10 毫秒</translation>
    </message>
    <message>
        <source>End 10 ms earlier</source>
        <translation>结束提前 10 毫秒</translation>
    </message>
    <message>
        <source>End 10 ms later</source>
        <translation>结束推后 10 毫秒</translation>
    </message>
    <message>
        <source>Line 10 ms earlier</source>
        <translation>台词提前 10 毫秒</translation>
    </message>
    <message>
        <source>Line 10 ms later</source>
        <translation>台词推后 10 毫秒</translation>
    </message>
    <message>
        <source>Line 100 ms earlier</source>
        <translation>台词提前 100 毫秒</translation>
    </message>
    <message>
        <source>Line 100 ms later</source>
        <translation>台词推后 100 毫秒</translation>
    </message>
    <message>
        <source>Sort by time</source>
        <translation>按时间排序</translation>
    </message>
    <message>
        <source>Bring the lines into the order of their times</source>
        <translation>按时间先后排列台词</translation>
    </message>
    <message>
        <source>Next uncertain reading</source>
        <translation>下一个不确定的读音</translation>
    </message>
    <message>
        <source>Go to the next place that may be read wrongly, and choose its reading</source>
        <translation>转到下一个可能读错的地方，并选择读音</translation>
    </message>
    <message>
        <source>Previous uncertain reading</source>
        <translation>上一个不确定的读音</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>查找和替换</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>查找下一个</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>查找上一个</translation>
    </message>
    <message>
        <source>Filter lines</source>
        <translation>筛选台词</translation>
    </message>
    <message>
        <source>Choose which lines are shown</source>
        <translation>选择显示哪些台词</translation>
    </message>
</context>
<context>
    <name>TableMenus</name>
    <message>
        <source>Play line</source>
        <translation>播放本句</translation>
    </message>
    <message>
        <source>Render</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Render in archive quality…</source>
        <translation>以典藏音质生成…</translation>
    </message>
    <message>
        <source>Another take</source>
        <translation>再录一个版本</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>One line of text</source>
        <translation>单行文本</translation>
    </message>
    <message>
        <source>Two lines of text</source>
        <translation>双行文本</translation>
    </message>
</context>
<context>
    <name>TakesModel</name>
    <message>
        <source>Take {0}</source>
        <translation>版本 {0}</translation>
    </message>
    <message>
        <source>Draft {0}</source>
        <translation>草稿 {0}</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>pronunciation</source>
        <translation>读音</translation>
    </message>
    <message>
        <source>voice</source>
        <translation>音色</translation>
    </message>
    <message>
        <source>language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>manner</source>
        <translation>语气</translation>
    </message>
    <message>
        <source>tuning</source>
        <translation>调音</translation>
    </message>
    <message>
        <source>length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Name take</source>
        <translation>命名版本</translation>
    </message>
    <message>
        <source>Click to play</source>
        <translation>点击播放</translation>
    </message>
    <message>
        <source>What the check has found; click to go there</source>
        <translation>检查结果；单击跳到该处</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>The name of the take, or its number</source>
        <translation>版本的名称或编号</translation>
    </message>
    <message>
        <source>A/B</source>
        <translation>A/B</translation>
    </message>
    <message>
        <source>Which two takes are compared</source>
        <translation>正在比较哪两个版本</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Slot</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Seconds above or below the slot and what is borrowed after it</source>
        <translation>超出或短于时段（含其后借用的时间）的秒数</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>What has changed since it was made, or what is wrong with it</source>
        <translation>版本生成后有何改动；没有改动时显示其问题</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Another seed is another reading of the same line</source>
        <translation>不同的种子是同一句的不同读法</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>生成时间</translation>
    </message>
    <message>
        <source>When the take was made</source>
        <translation>该版本何时生成</translation>
    </message>
    <message>
        <source>picked: it is heard and exported</source>
        <translation>已选用：播放和导出的就是它</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} 秒</translation>
    </message>
    <message>
        <source>{0} s too long for its slot</source>
        <translation>比时段长 {0} 秒</translation>
    </message>
    <message>
        <source>{0} s of silence after it</source>
        <translation>其后静音 {0} 秒</translation>
    </message>
    <message>
        <source>changed since: {0}</source>
        <translation>此后改动：{0}</translation>
    </message>
    <message>
        <source>a draft, not exported unless allowed</source>
        <translation>草稿，未经允许不导出</translation>
    </message>
    <message>
        <source>in archive quality</source>
        <translation>典藏音质</translation>
    </message>
    <message>
        <source>seed {0}</source>
        <translation>种子 {0}</translation>
    </message>
    <message>
        <source>{0} changed</source>
        <translation>{0}已改</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>current</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>archive</source>
        <translation>典藏</translation>
    </message>
    <message>
        <source>fits</source>
        <translation>合适</translation>
    </message>
</context>
<context>
    <name>TakesPanel</name>
    <message>
        <source>Pick take</source>
        <translation>选用版本</translation>
    </message>
    <message>
        <source>Delete take</source>
        <translation>删除版本</translation>
    </message>
    <message>
        <source>rendering …</source>
        <translation>正在生成…</translation>
    </message>
    <message>
        <source>Select a line to see its takes.</source>
        <translation>选择一句台词以查看其版本。</translation>
    </message>
    <message>
        <source>No take yet. Play or render the line: every take is kept here.</source>
        <translation>还没有版本。播放或生成本句：每个版本都保留在这里。</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Play take</source>
        <translation>播放版本</translation>
    </message>
    <message>
        <source>Play this take</source>
        <translation>播放此版本</translation>
    </message>
    <message>
        <source>Pick this take: it is heard and exported</source>
        <translation>选用此版本：播放和导出的就是它</translation>
    </message>
    <message>
        <source>Mark for comparison</source>
        <translation>标记以比较</translation>
    </message>
    <message>
        <source>Mark this take for comparison, or no longer</source>
        <translation>标记此版本以供比较，或取消标记</translation>
    </message>
    <message>
        <source>Compare A and B</source>
        <translation>比较 A 和 B</translation>
    </message>
    <message>
        <source>Switch between the two marked takes at the same place</source>
        <translation>在同一位置切换两个已标记的版本</translation>
    </message>
    <message>
        <source>Name take</source>
        <translation>命名版本</translation>
    </message>
    <message>
        <source>Name this take; a named take is never cleaned up</source>
        <translation>为此版本命名；已命名的版本不会被清理</translation>
    </message>
    <message>
        <source>Retake</source>
        <translation>重录</translation>
    </message>
    <message>
        <source>Make another take, with a new seed</source>
        <translation>用新种子再录一个版本</translation>
    </message>
    <message>
        <source>Delete the selected takes; undo brings them back</source>
        <translation>删除所选版本；可撤销</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Line {0}, take {1}</source>
        <translation>第 {0} 句，版本 {1}</translation>
    </message>
    <message>
        <source>Line {0}, no take</source>
        <translation>第 {0} 句，还没有版本</translation>
    </message>
</context>
<context>
    <name>TempoMenu</name>
    <message>
        <source>&amp;Even tempo</source>
        <translation>匀速(&amp;E)</translation>
    </message>
    <message>
        <source>Bring neighbouring lines of one speaker nearer to one tempo</source>
        <translation>让同一说话人相邻台词的语速彼此接近</translation>
    </message>
    <message>
        <source>&amp;Off: each line by itself</source>
        <translation>关：每句各自配合时长(&amp;O)</translation>
    </message>
    <message>
        <source>Neighbours within {percent} %</source>
        <translation>相邻语速相差不超过 {percent} %</translation>
    </message>
    <message>
        <source>Even tempo</source>
        <translation>匀速</translation>
    </message>
</context>
<context>
    <name>TextCell</name>
    <message>
        <source>No text</source>
        <translation>没有文本</translation>
    </message>
    <message>
        <source>Enter: take over and go to the next line. Shift+Enter: line break. Ctrl+Enter: split here. Escape: give up.</source>
        <translation>回车：确认并转到下一句。Shift+回车：换行。Ctrl+回车：在此拆分。Esc：放弃。</translation>
    </message>
</context>
<context>
    <name>TimeCell</name>
    <message>
        <source>Slot in seconds</source>
        <translation>时段（秒）</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Write a time as 1:02.5, 00:01:02,500 or 62.5.</source>
        <translation>时间可写作 1:02.5、00:01:02,500 或 62.5。</translation>
    </message>
</context>
<context>
    <name>TimelinePicture</name>
    <message>
        <source>Narrator</source>
        <translation>旁白</translation>
    </message>
    <message>
        <source>Nothing here yet. Import a script, or add a line.</source>
        <translation>这里还没有内容。请导入脚本或添加台词。</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} 秒</translation>
    </message>
    <message>
        <source>Reading the film&apos;s sound: {0} %</source>
        <translation>正在读取影片原声：{0}%</translation>
    </message>
    <message>
        <source>The film has no sound.</source>
        <translation>这部影片没有声音。</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>All lines in time, one lane for each speaker. Click to select a line, double-click to play it, drag it or its borders to move it. Left and Right go from line to line; with Alt they move the line, with Alt and Shift its end, with Alt and Ctrl its start. The wheel zooms, with Shift it scrolls.</source>
        <translation>按时间显示全部台词，每个角色一条轨道。单击选择台词，双击播放，拖动台词或其边缘可移动。左右方向键在台词间移动；加 Alt 移动台词，加 Alt+Shift 移动结束，加 Alt+Ctrl 移动开始。滚轮缩放，加 Shift 滚动。</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Double-click to play from here; right-click for its level and what happens under speech.</source>
        <translation>双击从这里播放；右键设置音量以及说话时的处理方式。</translation>
    </message>
    <message>
        <source>{0} – {1}   {2} s</source>
        <translation>{0} – {1}   {2} 秒</translation>
    </message>
    <message>
        <source>Move start</source>
        <translation>移动开始</translation>
    </message>
    <message>
        <source>Move end</source>
        <translation>移动结束</translation>
    </message>
    <message>
        <source>Move line</source>
        <translation>移动台词</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Time in the project</source>
        <translation>项目中的时间</translation>
    </message>
    <message>
        <source>Volume of what is heard; files are not touched by it</source>
        <translation>收听音量；不影响文件</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Output device</source>
        <translation>输出设备</translation>
    </message>
    <message>
        <source>Waiting for the engine…</source>
        <translation>正在等待引擎…</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>As the system prefers</source>
        <translation>系统默认</translation>
    </message>
</context>
<context>
    <name>TrialCard</name>
    <message>
        <source>Hear it on the selected line, or on a sentence</source>
        <translation>用所选台词或一句示例试听</translation>
    </message>
    <message>
        <source>Listen to {name}</source>
        <translation>试听“{name}”</translation>
    </message>
    <message>
        <source>Keep…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Give it a name and put it into the library</source>
        <translation>起个名字，存入音色库</translation>
    </message>
    <message>
        <source>Keep {name}</source>
        <translation>保存“{name}”</translation>
    </message>
</context>
<context>
    <name>Tuner</name>
    <message>
        <source>Edit reading …</source>
        <translation>编辑读音…</translation>
    </message>
    <message>
        <source>Reset syllable</source>
        <translation>还原音节</translation>
    </message>
    <message>
        <source>Reset line</source>
        <translation>还原整句</translation>
    </message>
</context>
<context>
    <name>VoiceCell</name>
    <message>
        <source>Narrator</source>
        <translation>旁白</translation>
    </message>
    <message>
        <source>As {speaker}</source>
        <translation>同{speaker}</translation>
    </message>
</context>
<context>
    <name>VoiceChooser</name>
    <message>
        <source>Search voices</source>
        <translation>搜索音色</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>音色</translation>
    </message>
    <message>
        <source>For all lines of {speaker}</source>
        <translation>用于{speaker}的全部台词</translation>
    </message>
    <message>
        <source>Ctrl+Enter chooses for all lines of {speaker}</source>
        <translation>Ctrl+回车：用于{speaker}的全部台词</translation>
    </message>
</context>
<context>
    <name>VoiceKinds</name>
    <message>
        <source>designed</source>
        <translation>设计</translation>
    </message>
    <message>
        <source>cloned</source>
        <translation>克隆</translation>
    </message>
</context>
<context>
    <name>VoiceStrip</name>
    <message>
        <source>Name of the voice</source>
        <translation>音色的名称</translation>
    </message>
</context>
<context>
    <name>VoicesPanel</name>
    <message numerus="yes">
        <source>%n voice(s)</source>
        <translation>
            <numerusform>%n 个音色</numerusform>
        </translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>音色</translation>
    </message>
    <message>
        <source>No voice is like that.</source>
        <translation>没有这样的音色。</translation>
    </message>
    <message>
        <source>Show all voices</source>
        <translation>显示全部音色</translation>
    </message>
    <message>
        <source>Clear the search and the filters</source>
        <translation>清除搜索和筛选</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Use the voice for the selected lines</source>
        <translation>将音色用于所选台词</translation>
    </message>
    <message>
        <source>Use the voice for other lines</source>
        <translation>将音色用于其他台词</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Make a voice, or import one</source>
        <translation>制作或导入音色</translation>
    </message>
    <message>
        <source>New voice</source>
        <translation>新建音色</translation>
    </message>
    <message>
        <source>&amp;Describe a voice…</source>
        <translation>描述一个音色(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Blend two voices…</source>
        <translation>混合两个音色(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Clone a voice from recordings…</source>
        <translation>用录音克隆音色(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Import voices…</source>
        <translation>导入音色(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Blend with another…</source>
        <translation>与另一个混合(&amp;B)…</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>试听</translation>
    </message>
    <message>
        <source>Speaker&apos;s voice again</source>
        <translation>恢复角色的音色</translation>
    </message>
    <message numerus="yes">
        <source>Use for %n selected line(s)</source>
        <translation>
            <numerusform>用于所选的 %n 句台词</numerusform>
        </translation>
    </message>
    <message>
        <source>Use for {speaker}, in all lines</source>
        <translation>用于{speaker}的全部台词</translation>
    </message>
    <message>
        <source>No longer a favourite</source>
        <translation>取消收藏</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>The project is open for reading only</source>
        <translation>项目以只读方式打开</translation>
    </message>
    <message>
        <source>Click a voice first, then give it to lines</source>
        <translation>请先点击一个音色，再指定给台词</translation>
    </message>
    <message>
        <source>Select the lines that {voice} should speak</source>
        <translation>请选择要由{voice}朗读的台词</translation>
    </message>
    <message>
        <source>Let {voice} speak the selected lines (Ctrl+Enter)</source>
        <translation>让{voice}朗读所选台词（Ctrl+回车）</translation>
    </message>
</context>
<context>
    <name>WaveformPicture</name>
    <message>
        <source>made before the last change</source>
        <translation>生成于上次更改之前</translation>
    </message>
    <message>
        <source>slot {0} s</source>
        <translation>时段 {0} 秒</translation>
    </message>
    <message>
        <source>borrowed {0} s</source>
        <translation>借用 {0} 秒</translation>
    </message>
    <message>
        <source>{0} s too long</source>
        <translation>长出 {0} 秒</translation>
    </message>
    <message>
        <source>Select a line to see its sound.</source>
        <translation>选择一句台词以查看其声音。</translation>
    </message>
    <message>
        <source>This line has no text yet. Type some in the script.</source>
        <translation>这句台词还没有文本。请在脚本中输入。</translation>
    </message>
    <message>
        <source>Rendering …</source>
        <translation>正在生成…</translation>
    </message>
    <message>
        <source>No take yet. Play the line, and its sound appears here.</source>
        <translation>还没有版本。播放本句，其声音就会显示在这里。</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} 秒</translation>
    </message>
    <message>
        <source>{0} Hz</source>
        <translation>{0} Hz</translation>
    </message>
    <message>
        <source>Drag its right border for its length, up or down for its pitch; double-click for its reading.</source>
        <translation>拖动右边界改变时长，上下拖动改变音高，双击编辑读音。</translation>
    </message>
    <message>
        <source>Alt+arrow keys do the same, Del resets it.</source>
        <translation>也可用 Alt+方向键调整，按 Del 还原。</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>波形</translation>
    </message>
    <message>
        <source>The sound of the line. Click to play from there, drag to loop a part, double-click to loop a word. The wheel zooms, with Shift it scrolls. Arrow keys move the cursor, with Ctrl by words; with Shift they mark what is looped. L loops a word, Escape ends the loop. The cells below are the syllables: drag the right border of one for its length, or itself up or down for its pitch. The Down key goes to them, Left and Right from one to the next; Alt with the arrow keys changes one, Enter edits its reading, Del resets it, Up goes back.</source>
        <translation>本句的声音。单击从该处播放，拖动循环一段，双击循环一个词。滚轮缩放，加 Shift 滚动。方向键移动光标，加 Ctrl 按词移动；加 Shift 标记要循环的部分。L 循环一个词，Esc 结束循环。下方的格子是音节：拖动格子的右边界改变时长，上下拖动格子改变音高。按向下键进入音节，左右键逐个移动；Alt 加方向键调整，回车编辑读音，Del 还原，向上键返回。</translation>
    </message>
</context>
<context>
    <name>WaveformView</name>
    <message>
        <source>Change reading</source>
        <translation>修改读音</translation>
    </message>
    <message>
        <source>Reset the tuning of this line</source>
        <translation>还原这句台词的调音</translation>
    </message>
    <message>
        <source>Reset tuning</source>
        <translation>还原调音</translation>
    </message>
</context>
<context>
    <name>WhomBar</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n 句台词</numerusform>
        </translation>
    </message>
    <message>
        <source>Change the manner of {speaker}: of all lines without one of their own</source>
        <translation>更改{speaker}的语气：适用于所有没有自己语气的台词</translation>
    </message>
    <message>
        <source>The project is open for reading only.</source>
        <translation>项目以只读方式打开。</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) keep a manner of their own</source>
        <translation>
            <numerusform>%n 句台词保留自己的语气</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A manner of their own</source>
        <translation>
            <numerusform>自己的语气</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a manner of their own</source>
        <translation>
            <numerusform>%n 句有自己的语气</numerusform>
        </translation>
    </message>
    <message>
        <source>As {speaker}</source>
        <translation>同{speaker}</translation>
    </message>
    <message>
        <source>Have these lines said in the manner of {speaker} again</source>
        <translation>让这些台词重新使用{speaker}的语气</translation>
    </message>
    <message>
        <source>They follow {speaker} already</source>
        <translation>它们已随{speaker}</translation>
    </message>
    <message>
        <source>Change the manner of the selected lines alone</source>
        <translation>只更改所选台词的语气</translation>
    </message>
    <message>
        <source>As speaker</source>
        <translation>随角色</translation>
    </message>
</context>
<context>
    <name>WordBox</name>
    <message>
        <source>Describe a voice: gravelly old storyteller, slow and warm</source>
        <translation>描述一个声音：沙哑的老爷爷，语速慢，很温暖</translation>
    </message>
    <message>
        <source>Age, gender, pitch, speed, volume, feeling, timbre, in Chinese or English; Enter makes candidates</source>
        <translation>年龄、性别、音调、语速、音量、情绪、音色，中英文均可；回车生成候选</translation>
    </message>
    <message>
        <source>Description of the voice</source>
        <translation>音色的描述</translation>
    </message>
    <message>
        <source>Three others</source>
        <translation>换三个</translation>
    </message>
    <message>
        <source>Three voices</source>
        <translation>生成三个</translation>
    </message>
    <message>
        <source>Three other voices for the same words (Enter in the text)</source>
        <translation>同样的描述，另外三个音色（在文本中按回车）</translation>
    </message>
    <message>
        <source>Make three voices of what is said (Enter in the text)</source>
        <translation>按描述生成三个音色（在文本中按回车）</translation>
    </message>
    <message>
        <source>Not understood: {words}</source>
        <translation>没有看懂：{words}</translation>
    </message>
    <message>
        <source>{voice} {share}%</source>
        <translation>{voice} {share}%</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>natural</source>
        <translation>自然</translation>
    </message>
    <message>
        <source>fitted</source>
        <translation>已适配</translation>
    </message>
    <message>
        <source>padded</source>
        <translation>补静音</translation>
    </message>
    <message>
        <source>borrowed</source>
        <translation>借时</translation>
    </message>
    <message>
        <source>rushed</source>
        <translation>赶读</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>过长</translation>
    </message>
    <message>
        <source>out of range</source>
        <translation>超出范围</translation>
    </message>
    <message>
        <source>free</source>
        <translation>自由</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Not rendered yet</source>
        <translation>尚未生成</translation>
    </message>
    <message>
        <source>Changed since it was rendered</source>
        <translation>生成后有改动</translation>
    </message>
    <message>
        <source>A draft, not exported unless allowed</source>
        <translation>草稿，未经允许不导出</translation>
    </message>
    <message>
        <source>Rendered</source>
        <translation>已生成</translation>
    </message>
    <message>
        <source>Being rendered</source>
        <translation>正在生成</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未定</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>retake</source>
        <translation>重录</translation>
    </message>
    <message>
        <source>This line cannot be spoken.</source>
        <translation>这句台词无法朗读。</translation>
    </message>
    <message>
        <source>There is nothing to speak in this line.</source>
        <translation>这句台词没有可朗读的内容。</translation>
    </message>
    <message>
        <source>About {natural} s by itself</source>
        <translation>自然时长约 {natural} 秒</translation>
    </message>
    <message>
        <source>{natural} s by itself</source>
        <translation>自然时长 {natural} 秒</translation>
    </message>
    <message>
        <source>slot {slot} s</source>
        <translation>时段 {slot} 秒</translation>
    </message>
    <message>
        <source>{time} s borrowed from the gap</source>
        <translation>向空隙借用 {time} 秒</translation>
    </message>
    <message>
        <source>{time} s of silence after it</source>
        <translation>其后静音 {time} 秒</translation>
    </message>
    <message>
        <source>tempo {tempo}</source>
        <translation>语速 {tempo}</translation>
    </message>
    <message>
        <source>evened with its neighbours from {tempo}</source>
        <translation>为与相邻台词一致，由 {tempo} 调整而来</translation>
    </message>
    <message>
        <source>still {ratio} times the tempo of the line before it</source>
        <translation>语速仍是上一句的 {ratio} 倍</translation>
    </message>
    <message numerus="yes">
        <source>about %n syllable(s) too long</source>
        <translation>
            <numerusform>约长出 %n 个音节</numerusform>
        </translation>
    </message>
</context>
</TS>
