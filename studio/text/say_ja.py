"""Numbers, dates and units in Japanese.

Amounts stay digits, in full width: OpenJTalk reads them together with their counter (１本 ippon, ３本 sanbon), and
the full width tells them from digits that no language has claimed yet.
"""

from studio.text.say import Number, Rule
from studio.text.units import CURRENCIES, UNITS

TO = "から"
AND = "と"
POINT = "点"
SYMBOLS = {
    "+": "プラス", "-": "引く", "=": "イコール", "×": "かける", "÷": "割る", "±": "プラスマイナス", "≈": "約",
    "≠": "ノットイコール", "<": "小なり", ">": "大なり", "≤": "以下", "≥": "以上", "&": "アンド", "@": "アット",
}  # fmt: skip
SCALES = {scale: scale for scale in ("万", "億", "兆", "千", "百万", "千万")}

_WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")
_NAMES = ("ゼロ", "イチ", "ニー", "サン", "ヨン", "ゴー", "ロク", "ナナ", "ハチ", "キュー")


def _wide(n: int | str) -> str:
    return str(n).translate(_WIDE)


def one_by_one(digits: str) -> str:
    return "".join(_NAMES[int(digit)] for digit in digits)


def number(n: Number) -> str:
    whole = one_by_one(n.whole) if n.is_code else _wide(n.whole)
    return "マイナス" * n.negative + whole + (_wide(f".{n.fraction}") if n.fraction else "")


def date(year: str, month: int, day: int) -> str:
    return f"{_wide(year)}年{_wide(month)}月{_wide(day)}日"


def numeric_date(first: int, second: int, year: str) -> str | None:
    month, day = (first, second) if first <= 12 else (second, first)
    return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def clock(hour: int, minute: int, second: int | None, half: str) -> str:
    words = {"AM": "午前", "PM": "午後"}.get(half, "") + f"{_wide(hour)}時"
    if minute or second is not None:
        words += f"{_wide(minute)}分"
    return words + (f"{_wide(second)}秒" if second is not None else "")


def ratio(left: Number, right: Number) -> str:
    return f"{number(left)}対{number(right)}"


def money(n: Number, scale: str, currency: str) -> str:
    return number(n.trimmed) + scale + CURRENCIES[currency].names.ja


def percent(n: Number, sign: str) -> str:
    return number(n) + ("パーセント" if sign == "%" else "パーミル")


def degrees(n: Number, scale: str) -> str:
    return number(n) + "度" if scale != "F" else f"華氏{number(n)}度"


def measure(n: Number, unit: str) -> str:
    return number(n) + UNITS[unit].ja


def fraction(numerator: int, denominator: int) -> str:
    return f"{_wide(denominator)}分の{_wide(numerator)}"


RULES: tuple[Rule, ...] = ()
LAST_RULES: tuple[Rule, ...] = ()
