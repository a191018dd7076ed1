"""Words of Mandarin by which a number is known for what it is. To teach it another one: a word here is enough."""

from studio.text.tables import words

COUNTERS = words(
    "个 個 位 名 只 隻 次(?!元(?!素)|方|幂|函数|曲线|世界|大战) 本(?!院校|线|大学|学校) 条 條 张 張 件 天",
    "年(?!级|級|[0-9]+班) 周 小时 小時 分钟 分鐘 秒 种 種 家 间 間 套 台 臺 辆 輛 支 枝 根 块 塊 片 杯 碗 瓶 箱 包 袋",
    "双 雙 对 對 人 头 頭 匹 口 句 首 篇 封 层 層 遍 趟 场 場 部 门 門 份 元(?!一次|二次) 米 公里 公斤 千米 厘米 毫米",
    "公分 倍 岁 歲 项 項 座 架 艘 棵 朵 颗 顆 粒 步 万 萬 千 亿 億 代(?=人) 届 屆 回 声 聲 斤 升 毫升 吨 噸 克 顿 頓",
    "点 點 道 站 勺 毛 角 股 桌 笔 筆 则 則 节 節 堂 页 頁 幅 滴 堆 串 批 段 样 樣 把 面 顶 頂 盒 罐 桶 盘 盤 副 局",
    "轮 輪 拨 撥 帮 餐 拳 下 圈 款 国 國 省 市 县 縣 地 边 邊 侧 岸 极 者 晚(?!点|上|会|饭) 夜 居室 周年 平方 平米 平",
    "立方 英寸 英尺 公顷 亩 畝 个半 门课 起 户 戶 例 票 分(?!之|钟的) 杆 桿 针 針 章 排 列 行(?!业|業) 组 組 队 隊 磅",
    "盎司 里地 成(?!年|为|立|功|长|员|本) 尺 寸 丈 欧元 美元 英镑 日元 港元 韩元 港币 美金 卢布 番 招 眼 集 盏 盞 扇",
    "床 幢 栋 棟 所 班次 球 胜 勝 负",
)
"""Before these two is 两; patterns."""

COUNTED = words(
    "多 余 餘 来 來 几 百 度 级 級 字 枚 席 遍 瓦 伏 摄氏 华氏 赫兹 帧 像素 条 成 折 强 亿 刀 比 点 吨 海里 光年 英里",
    "大卡 千卡 焦 牛 帕 转 匹 后 間",
)
"""More words that only an amount has before it; patterns."""

CALLED = words(
    "电话 電話 手机 手機 座机 传真 热线 熱線 专线 号码 號碼 账号 帐号 帳號 账户 卡号 卡號 单号 單號 订单 運單 运单",
    "编号 編號 房号 房號 房间 房間 房 航班 班机 车次 列车 学号 學號 工号 尾号 尾號 车牌 車牌 身份证 身份證 护照 驾照",
    "证号 邮编 郵編 密码 密碼 验证码 驗證碼 校验码 取件码 取餐码 取货码 提货码 兑换码 邀请码 激活码 口令 代码 代碼",
    "序列号 群号 QQ 微信 批号 文号 批准文号 致电 致電 拨打 撥打 拨 客服 短信 条码 条形码 保险柜 编码 警号 档案号",
    "会员号 银行卡 信用卡 储蓄卡 车厢号 柜号 邀请号 总机 分机 (?<=[一-鿿])(?:号|码|ID)(?=\\s?[是为：:\\s])",
)
"""A number behind one of these is called out digit by digit, from three digits on."""

CALLED_BEFORE = words(
    "室 号房 號房 房间(?!里|都|全|被|可) 房間 教室 病房 包厢 包间 寝室 宿舍 会议室 号室 路(?!人) 国道 國道 省道 县道",
    "热线 熱線 专线 客服 查号 服务台 次列车 次航班 次高铁 次动车 航班 客机",
)
"""The same, from three to six digits, in front of one of these."""

READ_BEFORE = words(
    "事件 事变 事變 惨案 晚会 打假 大促 购物节 購物節 狂欢节 狂歡節 预售 工作制 高校 院校 名校 大学(?!生) 工程 计划",
    "部队 中学(?!生) 医院 醫院 艺术区 曝光 错误 錯誤 页面 福报 快乐 情人节 表白 恐怖 袭击 恐袭 生活 加班 毕业 牺牲",
)
"""Three or four digits before these are a name, read digit by digit: 985高校, 731部队."""

EMERGENCY = words(
    "报警 報警 警察 公安 火警 消防 着火 起火 失火 急救 救护 救護 求救 救命 报案 抢劫 小偷 杀人 打架 受伤 晕倒 流血",
    "中毒 车祸",
)
"""Where one of these is near, 110 and its like are telephone numbers."""

BRANDS = words(
    "58(?=同城) 51(?=job|Talk) 360(?=安全|杀毒|浏览器|公司|软件) 999(?=感冒|胃泰) 1688(?=平台|网|批发)",
    "1[26][36](?=邮箱)",
)
"""Names in digits; patterns."""

CRAFT = words(
    "歼 轰 运 直 苏 图 米格 东风 神舟 天舟 长征 嫦娥 天问 巨浪 鹰击 红旗 伊尔 武直",
)
"""A hyphen between one of these and its number is not heard: 歼-20."""

SERVICES = words(
    "10010 10086 10099 12110 12123 12306 12315 12316 12318 12320 12333 12345 12348 12355 12366 12580",
)
"""Numbers that all of China knows."""

EVENTS = words(
    "年度 赛季 賽季 财年 学年 學年 奥运 奧運 冬奥 世界杯 欧洲杯 亚运 春晚 春节 春節 新年 元旦 跨年 国庆 上半年 下半年",
    "全年 款 版 届 年 春 夏 秋 冬 新款 秋冬 春夏 高考 考研 校招 秋招 春招 毕业 畢業 大会 峰会 全球 中国 新春 中秋",
    "双11 双十一 第",
)
"""A year may stand in front of these without 年."""

WON = words(
    "领先 領先 落后 落後 战胜 戰勝 击败 擊敗 打败 打敗 险胜 險勝 大胜 大勝 完胜 取胜 获胜 獲勝 逆转 逆轉 不敌 不敵",
    "战平 戰平 打平 惨败 慘敗 告负 失利 输给 负于 负 赢 贏 输 淘汰 横扫 橫掃 力克 反超 平局 落败 落敗 晋级 夺冠 拿下",
    "胜出 的比分",
)
"""Behind a score."""

LEVEL = words(
    "比分 总分 总比分 大比分 半场 全场 上半场 下半场 首局 次局 决胜局 第一局 第二局 第三局 首盘 次盘 战绩 比分是",
    "比分为",
)
"""Before a score."""

SHARES = words(
    "比例 比率 配比 之比 占比 比例尺 赔率 杠杆",
)
"""Before a ratio."""

DAYS = words(
    "号 號 日 放假 上午 下午 中午 早上 晚上 凌晨 早 晚 见 見 开 開 起 截止 出发 生日 当天 當天 上映 发布 發布 到期",
    "更新 开播 首播 开始 结束 周 星期 愚人节 情人节 圣诞 元旦 国庆 劳动节 儿童节 妇女节 那天 那晚 活动 （周 (周 之前",
    "之后 前 后",
)
"""Behind a day as 3/5."""

UNTIL = words(
    "截止 截至 日期 时间 時間 今天 明天 昨天 后天 周一 周二 周三 周四 周五 周六 周日 生日 定于 定在 将于 于 从 從 自",
)
"""Before a day as 3/5."""

GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρστυφχψω",
        words(
            "阿尔法 贝塔 伽马 德尔塔 艾普西隆 泽塔 伊塔 西塔 约塔 卡帕 兰布达 缪 纽 克西 奥密克戎 派 柔 西格玛 陶",
            "宇普西隆 斐 希 普西 欧米伽",
        ),
        strict=True,
    )
)

EXTENSIONS = words(
    "pdf docx? xlsx? pptx? txt csv md html? json xml ya?ml zip rar 7z gz exe apk dmg iso jpe?g png gif bmp svg psd",
    "webp heic mp[34] wav flac aac m4a ogg avi mkv mov flv wmv srt ass vtt py js ts cpp java go rs dll log ini dub",
    "epub mobi",
)
"""Ends of file names; patterns."""

SIGNS = {
    ".": "点", "/": "斜杠", "@": "艾特", "-": "杠", "_": "下划线", ":": "冒号", "?": "问号", "=": "等于", "&": "和",
    "#": "井号", "+": "加", "%": "百分号", "~": "波浪号",
}  # fmt: skip
"""In addresses."""
