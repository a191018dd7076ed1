"""Numbers, dates and units in Mandarin words."""

import re

from studio.text.say import NUMBER, Number, Rule
from studio.text.tables import words
from studio.text.units import CURRENCIES, UNITS

TO = "到"
AND = "又"
POINT = "点"
SYMBOLS = {
    "+": "加", "-": "减", "=": "等于", "×": "乘", "÷": "除以", "±": "正负", "≈": "约等于", "≠": "不等于",
    "≤": "小于等于", "≥": "大于等于", "<": "小于", ">": "大于", "&": "和", "@": "艾特",
}  # fmt: skip
SCALES = {scale: scale for scale in ("万", "亿", "萬", "億", "万亿", "千万", "百万")}

_DIGITS = "零一二三四五六七八九"
_COUNTERS = words(
    "个 個 位 名 只 隻 次 本 条 條 张 張 件 天 年(?!级) 周 小时 小時 分钟 分鐘 秒 种 種 家 间 間 套 台 辆 輛 支 枝 根",
    "块 塊 片 杯 碗 瓶 箱 包 袋 双 雙 对 對 人 头 匹 口 句 首 篇 封 层 層 遍 趟 场 場 部 门 門 份 元 米 公里 公斤",
    "千米 厘米 倍 岁 歲 项 項 座 架 艘 棵 朵 颗 顆 粒 步 万 萬 千 亿 億 代 届 屆 回 声 聲 斤 升 吨 噸 顿 點 点",
)


def integer(n: int, *, leading: bool = True) -> str:
    """A whole number in words; `leading` is false behind a higher group, where ten is 一十."""
    for size, name in ((10**8, "亿"), (10**4, "万")):
        if n >= size:
            high, low = divmod(n, size)
            said = ("两" if high == 2 else integer(high, leading=leading)) + name
            return said + ("零" * (low < size // 10) + integer(low, leading=False) if low else "")
    for size, name in ((1000, "千"), (100, "百")):
        if n >= size:
            high, low = divmod(n, size)
            said = ("两" if high == 2 and size == 1000 and leading else _DIGITS[high]) + name
            return said + ("零" * (low < size // 10) + integer(low, leading=False) if low else "")
    if n >= 10:
        tens, ones = divmod(n, 10)
        return ("" if tens == 1 and leading else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
    return _DIGITS[n]


def one_by_one(digits: str) -> str:
    return "".join(_DIGITS[int(digit)] for digit in digits)


def number(n: Number) -> str:
    whole = one_by_one(n.whole) if n.is_code else integer(int(n.whole))
    return "负" * n.negative + whole + (f"点{one_by_one(n.fraction)}" if n.fraction else "")


def _amount(n: Number) -> str:
    """A number before what it counts: two is 两."""
    return "两" if n == Number("2") else number(n)


def date(year: str, month: int, day: int) -> str:
    return f"{one_by_one(year)}年{integer(month)}月{integer(day)}日"


def numeric_date(first: int, second: int, year: str) -> str | None:
    month, day = (first, second) if first <= 12 else (second, first)
    return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def clock(hour: int, minute: int, second: int | None, half: str) -> str:
    said = {"AM": "上午", "PM": "下午"}.get(half, "") + ("两" if hour == 2 else integer(hour)) + "点"
    if minute or second is not None:
        said += "零" * (minute < 10) + integer(minute) + "分" if minute else "零分"
    if second is not None:
        said += "零" * (0 < second < 10) + integer(second) + "秒"
    return said


def ratio(left: Number, right: Number) -> str:
    return f"{number(left)}比{number(right)}"


def money(n: Number, scale: str, currency: str) -> str:
    n = n.trimmed
    return (number(n) if scale else _amount(n)) + scale + CURRENCIES[currency].names.zh


def percent(n: Number, sign: str) -> str:
    return "负" * n.negative + ("百分之" if sign == "%" else "千分之") + number(Number(n.whole, n.fraction))


def degrees(n: Number, scale: str) -> str:
    said = number(Number(n.whole, n.fraction)) + {"C": "摄氏", "F": "华氏", "": ""}[scale] + "度"
    return ("零下" if scale else "负") * n.negative + said


def measure(n: Number, unit: str) -> str:
    return _amount(n) + UNITS[unit].zh


def fraction(numerator: int, denominator: int) -> str:
    return f"{integer(denominator)}分之{integer(numerator)}"


def _telephone(match: re.Match[str]) -> str:
    return one_by_one(match.group()).replace("一", "幺")


_YEAR = r"(?:1[1-9]|20)[0-9]{2}"
RULES: tuple[Rule, ...] = (
    # A year is read digit by digit, also the first of two.
    Rule(re.compile(rf"(?<![0-9.,])({_YEAR})\s?[-~–—至到]+\s?({_YEAR})(?=\s?年)"),
     lambda m: f"{one_by_one(m[1])}到{one_by_one(m[2])}"),
    Rule(re.compile(rf"(?<![0-9.,])(?:{_YEAR}|0[0-9])(?=\s?年)"), lambda m: one_by_one(m.group())),
    Rule(re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])"), _telephone),
    Rule(re.compile(r"(?:(?<=拨打)|(?<=致电)|(?<=热线)|(?<=电话)|(?<=電話))[0-9]{3,}"), _telephone),
    Rule(re.compile(rf"({NUMBER})\s?[-~–—到至]\s?({NUMBER})%"),
     lambda m: f"{percent(Number.parse(m[1]), '%')}到{number(Number.parse(m[2]))}"),
    Rule(re.compile(rf"(?:(?<=比分)|(?<=以))({NUMBER})\s?[:-]\s?({NUMBER})"),
     lambda m: ratio(Number.parse(m[1]), Number.parse(m[2]))),
)  # fmt: skip
LAST_RULES: tuple[Rule, ...] = (
    Rule(re.compile(rf"(?<![0-9.,第])2(?=\s?(?:{'|'.join(_COUNTERS)}))"), lambda m: "两"),
    Rule(re.compile(r"(?<=[元块斤克米升吨])/(?=[一-鿿])"), lambda m: "每"),
)
