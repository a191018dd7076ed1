<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ArchiveDialog</name>
    <message numerus="yes">
        <source>&amp;All lines (%n)</source>
        <translation>
            <numerusform>&amp;All lines (%n)</numerusform>
            <numerusform>&amp;All lines (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Selected (%n)</source>
        <translation>
            <numerusform>&amp;Selected (%n)</numerusform>
            <numerusform>&amp;Selected (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s), {length} of speech</source>
        <translation>
            <numerusform>%n line, {length} of speech</numerusform>
            <numerusform>%n lines, {length} of speech</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) are in archive quality already.</source>
        <translation>
            <numerusform>%n line is in archive quality already.</numerusform>
            <numerusform>%n lines are in archive quality already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) are in the queue already.</source>
        <translation>
            <numerusform>%n line is in the queue already.</numerusform>
            <numerusform>%n lines are in the queue already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s)</source>
        <translation>
            <numerusform>about %n second</numerusform>
            <numerusform>about %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>about %n minute</numerusform>
            <numerusform>about %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s)</source>
        <translation>
            <numerusform>about %n hour</numerusform>
            <numerusform>about %n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message numerus="yes">
        <source>Check %n take(s)</source>
        <translation>
            <numerusform>Check %n take</numerusform>
            <numerusform>Check %n takes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n take(s) checked</source>
        <translation>
            <numerusform>%n take checked</numerusform>
            <numerusform>%n takes checked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with faults</source>
        <translation>
            <numerusform>%n with faults</numerusform>
            <numerusform>%n with faults</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ColumnsDialog</name>
    <message numerus="yes">
        <source>%n line(s) are read, the first:</source>
        <translation>
            <numerusform>%n line is read:</numerusform>
            <numerusform>%n lines are read, the first:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message numerus="yes">
        <source>Delete %n line(s)</source>
        <translation>
            <numerusform>Delete %n line</numerusform>
            <numerusform>Delete %n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n line(s)</source>
        <translation>
            <numerusform>Move %n line</numerusform>
            <numerusform>Move %n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DictionaryPanel</name>
    <message numerus="yes">
        <source>%n pronunciation(s) imported from {name}.</source>
        <translation>
            <numerusform>%n pronunciation imported from {name}.</numerusform>
            <numerusform>%n pronunciations imported from {name}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were left out.</source>
        <translation>
            <numerusform>%n row was left out.</numerusform>
            <numerusform>%n rows were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>&amp;All (%n)</source>
        <translation>
            <numerusform>&amp;All (%n)</numerusform>
            <numerusform>&amp;All (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Selected (%n)</source>
        <translation>
            <numerusform>&amp;Selected (%n)</numerusform>
            <numerusform>&amp;Selected (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) are drafts: allow them, or have them rendered.</source>
        <translation>
            <numerusform>%n line is a draft: allow it, or have it rendered.</numerusform>
            <numerusform>%n lines are drafts: allow them, or have them rendered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) without a take are left out.</source>
        <translation>
            <numerusform>%n line without a take is left out.</numerusform>
            <numerusform>%n lines without a take are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) are drafts and will be rendered first.</source>
        <translation>
            <numerusform>%n line is a draft and will be rendered first.</numerusform>
            <numerusform>%n lines are drafts and will be rendered first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other line(s) will be, too.</source>
        <translation>
            <numerusform>%n other line will be, too.</numerusform>
            <numerusform>%n other lines will be, too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) are rendered first.</source>
        <translation>
            <numerusform>%n line is rendered first.</numerusform>
            <numerusform>%n lines are rendered first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportResult</name>
    <message numerus="yes">
        <source>%n file(s) written</source>
        <translation>
            <numerusform>%n file written</numerusform>
            <numerusform>%n files written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n as they were</source>
        <translation>
            <numerusform>%n as it was</numerusform>
            <numerusform>%n as they were</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <translation>
            <numerusform>%n removed</numerusform>
            <numerusform>%n removed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message numerus="yes">
        <source>%n line(s) without a take are left out of the export.</source>
        <translation>
            <numerusform>%n line without a take is left out of the export.</numerusform>
            <numerusform>%n lines without a take are left out of the export.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) could not be rendered and are left out of the export.</source>
        <translation>
            <numerusform>%n line could not be rendered and is left out of the export.</numerusform>
            <numerusform>%n lines could not be rendered and are left out of the export.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) are drafts ({numbers}): render them first, or allow drafts.</source>
        <translation>
            <numerusform>%n line is a draft ({numbers}): render it first, or allow drafts.</numerusform>
            <numerusform>%n lines are drafts ({numbers}): render them first, or allow drafts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message numerus="yes">
        <source>%n line(s) are in {name}.</source>
        <translation>
            <numerusform>%n line is in {name}.</numerusform>
            <numerusform>%n lines are in {name}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message numerus="yes">
        <source>Replaced %n time(s).</source>
        <translation>
            <numerusform>Replaced once.</numerusform>
            <numerusform>Replaced %n times.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OwnActions</name>
    <message numerus="yes">
        <source>%n line(s) speak with it.</source>
        <translation>
            <numerusform>%n line speaks with it.</numerusform>
            <numerusform>%n lines speak with it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PresetsBar</name>
    <message numerus="yes">
        <source>%n preset(s) imported.</source>
        <translation>
            <numerusform>%n preset imported.</numerusform>
            <numerusform>%n presets imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n preset(s) exported.</source>
        <translation>
            <numerusform>%n preset exported.</numerusform>
            <numerusform>%n presets exported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Project</name>
    <message numerus="yes">
        <source>%n more project(s) without a name lie in {folder}.</source>
        <translation>
            <numerusform>%n more project without a name lies in {folder}.</numerusform>
            <numerusform>%n more projects without a name lie in {folder}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadingsPopup</name>
    <message numerus="yes">
        <source>“{word}” in all %n line(s)</source>
        <translation>
            <numerusform>“{word}” in %n line</numerusform>
            <numerusform>“{word}” in all %n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Selected</name>
    <message numerus="yes">
        <source>%n speaker(s)</source>
        <translation>
            <numerusform>%n speaker</numerusform>
            <numerusform>%n speakers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SoundPanel</name>
    <message numerus="yes">
        <source>All %n line(s) of {speaker}</source>
        <translation>
            <numerusform>The %n line of {speaker}</numerusform>
            <numerusform>All %n lines of {speaker}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SpeakerCell</name>
    <message numerus="yes">
        <source>Renames the speaker in %n line(s).</source>
        <translation>
            <numerusform>Renames the speaker in %n line.</numerusform>
            <numerusform>Renames the speaker in %n lines.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SpeechDialog</name>
    <message numerus="yes">
        <source>%n stretch(es) of speech without a line</source>
        <translation>
            <numerusform>%n stretch of speech without a line</numerusform>
            <numerusform>%n stretches of speech without a line</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) without times</source>
        <translation>
            <numerusform>%n line without times</numerusform>
            <numerusform>%n lines without times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n too long</source>
        <translation>
            <numerusform>%n too long</numerusform>
            <numerusform>%n too long</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be spoken</source>
        <translation>
            <numerusform>%n cannot be spoken</numerusform>
            <numerusform>%n cannot be spoken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to render</source>
        <translation>
            <numerusform>%n to render</numerusform>
            <numerusform>%n to render</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{queue}, %n failed</source>
        <translation>
            <numerusform>{queue}, %n failed</numerusform>
            <numerusform>{queue}, %n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VoicesPanel</name>
    <message numerus="yes">
        <source>%n voice(s)</source>
        <translation>
            <numerusform>%n voice</numerusform>
            <numerusform>%n voices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use for %n selected line(s)</source>
        <translation>
            <numerusform>Use for %n selected line</numerusform>
            <numerusform>Use for %n selected lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhomBar</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) keep a manner of their own</source>
        <translation>
            <numerusform>%n line keeps a manner of its own</numerusform>
            <numerusform>%n lines keep a manner of their own</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A manner of their own</source>
        <translation>
            <numerusform>A manner of its own</numerusform>
            <numerusform>Manners of their own</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a manner of their own</source>
        <translation>
            <numerusform>%n with a manner of its own</numerusform>
            <numerusform>%n with a manner of their own</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>about %n syllable(s) too long</source>
        <translation>
            <numerusform>about %n syllable too long</numerusform>
            <numerusform>about %n syllables too long</numerusform>
        </translation>
    </message>
</context>
</TS>
