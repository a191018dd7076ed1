"""Numbers, dates and units in Mandarin words."""

from studio.text.say import Number, Rule
from studio.text.say_zh_codes import CODES, MODELS
from studio.text.say_zh_rules import FIRST, LAST
from studio.text.units import CURRENCIES, UNITS
from studio.text.zh_numbers import amount, integer
from studio.text.zh_numbers import number as number  # parts of Say, as all that follows
from studio.text.zh_numbers import one_by_one as one_by_one

TO = "到"
AND = "又"
POINT = "点"
ABOUT = "大约"
SYMBOLS = {
    "+": "加", "-": "减", "=": "等于", "×": "乘", "÷": "除以", "±": "正负", "≈": "约等于", "≠": "不等于",
    "≤": "小于等于", "≥": "大于等于", "<": "小于", ">": "大于", "&": "和", "@": "艾特",
}  # fmt: skip
SCALES = {scale: scale for scale in ("万", "亿", "萬", "億", "万亿", "千万", "百万")}


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
    return amount(n.trimmed) + scale + CURRENCIES[currency].names.zh


def percent(n: Number, sign: str) -> str:
    share = _hundreds(number(Number(n.whole, n.fraction)))
    return "负" * n.negative + ("百分之" if sign == "%" else "千分之") + share


def degrees(n: Number, scale: str) -> str:
    said = number(Number(n.whole, n.fraction)) + {"C": "摄氏", "F": "华氏", "": ""}[scale] + "度"
    return ("零下" if scale else "负") * n.negative + said


def measure(n: Number, unit: str) -> str:
    return amount(n) + UNITS[unit].zh


def fraction(numerator: int, denominator: int) -> str:
    return f"{_hundreds(integer(denominator))}分之{integer(numerator)}"


def _hundreds(said: str) -> str:
    """A round hundred, thousand or more without its one, as in 百分之百."""
    return said[1:] if len(said) == 2 and said[0] == "一" else said


RULES: tuple[Rule, ...] = (*CODES, *FIRST)
LAST_RULES: tuple[Rule, ...] = (*LAST, *MODELS)
