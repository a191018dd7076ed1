"""Numbers, dates and units in Korean words: Sino-Korean, and native where a native counter follows."""

import re

from studio.text.say import Number, Rule
from studio.text.units import CURRENCIES, UNITS

TO = "에서 "
AND = " "
POINT = " 점 "
SYMBOLS = {
    "+": " 더하기 ", "-": " 빼기 ", "=": "은 ", "×": " 곱하기 ", "÷": " 나누기 ", "±": " 플러스마이너스 ", "≈": " 약 ",
    "≠": " 같지 않음 ", "≤": " 이하 ", "≥": " 이상 ", "<": " 작다 ", ">": " 크다 ", "&": " 앤드 ", "@": " 골뱅이 ",
}  # fmt: skip
SCALES = {scale: scale for scale in ("만", "억", "조", "천")}

_DIGITS = "영일이삼사오육칠팔구"
_PLACES = ((1000, "천"), (100, "백"), (10, "십"))
_GROUPS = ((10**12, "조"), (10**8, "억"), (10**4, "만"))
_NATIVE_ONES = ("", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉")
_NATIVE_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
_HOURS = tuple(str(hour) for hour in range(1, 13))
_MONTHS = {6: "유", 10: "시"}
_COUNTERS = (
    "개(?!월|국|년|소)", "명", "살", "시간", "마리", "권", "장(?!관|군)", "잔", "병(?!원)", "그루", "송이", "켤레",
    "채", "달(?!러)", "군데", "가지", "사람", "통", "척", "벌", "곳", "줄", "번(?!지|호)", "대(?!학|한)",
)  # fmt: skip


def integer(n: int) -> str:
    """A whole number in Sino-Korean words, in groups of four digits with spaces between."""
    if n == 0:
        return _DIGITS[0]
    groups: list[str] = []
    for size, name in _GROUPS:
        high, n = divmod(n, size)
        if high:
            groups.append(("" if high == 1 and size == 10**4 else _thousands(high)) + name)
    return " ".join([*groups, *([_thousands(n)] if n else [])])


def _thousands(n: int) -> str:
    words = ""
    for size, name in _PLACES:
        digit, n = divmod(n, size)
        words += ("" if digit == 1 else _DIGITS[digit]) + name if digit else ""
    return words + (_DIGITS[n] if n else "")


def native(n: int) -> str:
    """1 to 99 as said before a counter: 한, 스무, 스물한."""
    return "스무" if n == 20 else _NATIVE_TENS[n // 10] + _NATIVE_ONES[n % 10]


def one_by_one(digits: str) -> str:
    return "".join("공" if digit == "0" else _DIGITS[int(digit)] for digit in digits)


def number(n: Number) -> str:
    words = one_by_one(n.whole) if n.is_code else integer(int(n.whole))
    if n.fraction:
        words += " 점 " + "".join(_DIGITS[int(digit)] for digit in n.fraction)
    return "마이너스 " * n.negative + words


def date(year: str, month: int, day: int) -> str:
    return f"{integer(int(year))}년 {_MONTHS.get(month) or integer(month)}월 {integer(day)}일"


def numeric_date(first: int, second: int, year: str) -> str | None:
    month, day = (first, second) if first <= 12 else (second, first)
    return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def clock(hour: int, minute: int, second: int | None, half: str) -> str:
    words = {"AM": "오전 ", "PM": "오후 "}.get(half, "") + f"{_hour(hour)} 시"
    if minute or second is not None:
        words += f" {integer(minute)} 분"
    return words + (f" {integer(second)} 초" if second is not None else "")


def _hour(hour: int) -> str:
    return native(hour) if 1 <= hour <= 12 else integer(hour)


def ratio(left: Number, right: Number) -> str:
    return f"{number(left)} 대 {number(right)}"


def money(n: Number, scale: str, currency: str) -> str:
    return f"{number(n.trimmed)}{scale} {CURRENCIES[currency].names.ko}"


def percent(n: Number, sign: str) -> str:
    return f"{number(n)} {'퍼센트' if sign == '%' else '퍼밀'}"


def degrees(n: Number, scale: str) -> str:
    words = number(Number(n.whole, n.fraction))
    below = "영하 " if scale else "마이너스 "
    return below * n.negative + ("화씨 " if scale == "F" else "") + f"{words} 도"


def measure(n: Number, unit: str) -> str:
    is_hours = unit == "h" and n.whole in _HOURS and not n.fraction
    return f"{native(int(n.whole)) if is_hours else number(n)} {UNITS[unit].ko}"


def fraction(numerator: int, denominator: int) -> str:
    return f"{integer(denominator)} 분의 {integer(numerator)}"


def _counted(match: re.Match[str]) -> str | None:
    n = int(match.group())
    # 20대 is an age (이십대), 3대 three machines (세 대).
    is_age = n % 10 == 0 and match.string[match.end() :].lstrip().startswith("대")
    return f"{native(n)} " if 1 <= n <= 99 and not is_age else None


RULES: tuple[Rule, ...] = (
    Rule(re.compile(r"(?<![0-9.,])1(?=\s?번째)"), lambda m: "첫 "),
    Rule(re.compile(r"(?<![0-9.,제])(?:1[0-2]|[1-9])(?=\s?시(?![장민각도작선대내절인어]))"),
     lambda m: f"{native(int(m.group()))} "),
    Rule(re.compile(rf"(?<![0-9.,제])[0-9]{{1,2}}(?=\s?(?:{'|'.join(_COUNTERS)}))"), _counted),
    Rule(re.compile(r"(?<![0-9])(?:6|10)(?=\s?월)"), lambda m: _MONTHS[int(m.group())]),
)  # fmt: skip
LAST_RULES: tuple[Rule, ...] = ()
