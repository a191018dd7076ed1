"""Numbers, dates and units in Japanese, written in kanji: ja_numbers.py reads them together with their counters."""

import re

from studio.text import ja_latin, ja_numbers
from studio.text.ja_numbers import one_by_one as one_by_one
from studio.text.say import Number, Rule
from studio.text.tables import words
from studio.text.units import CURRENCIES, UNITS

TO = "から"
AND = "と"
POINT = ja_numbers.POINT
ABOUT = "約"
SYMBOLS = {
    "+": "プラス", "-": "マイナス", "=": "イコール", "×": "かける", "÷": "わる", "±": "プラスマイナス", "≈": "約",
    "≠": "ノットイコール", "<": "小なり", ">": "大なり", "≤": "以下", "≥": "以上", "&": "アンド", "@": "アット",
}  # fmt: skip
SCALES = {scale: scale for scale in ("万", "億", "兆", "千", "百万", "千万")}

ADDRESS_SIGNS = {
    ".": "ドット", "/": "スラッシュ", "@": "アットマーク", "-": "ハイフン", "_": "アンダーバー", ":": "コロン",
    "?": "クエスチョン", "=": "イコール", "&": "アンド", "#": "シャープ", "+": "プラス", "%": "パーセント",
    "~": "チルダ", "www": "ダブリュー" * 3,
}  # fmt: skip
DIGIT_NAMES = words("ゼロ イチ ニー サン ヨン ゴー ロク ナナ ハチ キュー")
"""As they are called in an address."""


def number(n: Number) -> str:
    whole = one_by_one(n.whole) if n.is_code else ja_numbers.kanji(n.whole)
    return "マイナス" * n.negative + whole + (POINT + one_by_one(n.fraction) if n.fraction else "")


def date(year: str, month: int, day: int) -> str:
    return f"{_kanji(year)}年{_kanji(month)}月{_kanji(day)}日"


def numeric_date(first: int, second: int, year: str) -> str | None:
    month, day = (first, second) if first <= 12 else (second, first)
    return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def clock(hour: int, minute: int, second: int | None, half: str) -> str:
    words = {"AM": "午前", "PM": "午後"}.get(half, "") + f"{_kanji(hour)}時"
    if minute or second is not None:
        words += f"{_kanji(minute)}分"
    return words + (f"{_kanji(second)}秒" if second is not None else "")


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
    return f"{_kanji(denominator)}分の{_kanji(numerator)}"


def _kanji(n: int | str) -> str:
    return ja_numbers.kanji(str(n))


def _score(match: re.Match[str]) -> str | None:
    """A hyphen is a score where numbers do not rise, or where somebody wins or loses by them."""
    left, right = int(match["a"]), int(match["b"])
    return "対" if left >= right or _OUTCOME.match(match.string, match.end()) else None


def _day(match: re.Match[str]) -> str | None:
    """5/3に is a day, 3/4に three quarters: no part of a whole is as large as it, and few are of more than ten."""
    month, day = int(match["month"]), int(match["day"])
    is_day = bool(match["week"]) or month >= day or (day > _LARGEST_PART and match["on"] != "の")
    return f"{_kanji(month)}月{_kanji(day)}日" if is_day else None


_LARGEST_PART = 10
_OUTCOME = re.compile("[0-9]*(?:で|に|の)?(?:勝|負|敗|辛勝|快勝|完封|引き?分|同点|リード|逆転|スコア)")
_SIGNS = {"㈱": "株式会社", "㈲": "有限会社", "〒": "郵便番号", "²": "二乗", "³": "三乗"}
_CJK = "一-龠々ァ-ヶー"
RULES: tuple[Rule, ...] = (
    Rule(re.compile("[㈱㈲〒]"), lambda match: _SIGNS[match.group()], "sign"),
    Rule(
        re.compile(r"\((0[0-9]{1,4})\)\s?([0-9]{1,4})-([0-9]{4})(?![0-9-])"),
        lambda match: "、".join(map(one_by_one, match.groups())),
        "telephone",
    ),
    Rule(re.compile(r"(?<![A-Za-z])N[oO]\.\s?1(?![0-9.,])"), lambda match: "ナンバーワン", "number"),
    Rule(re.compile(r"(?<![A-Za-z])N[oO]\.\s?(?=[0-9])"), lambda match: "ナンバー", "number"),
    Rule(
        re.compile(
            r"(?<![0-9A-Za-z./])(?P<month>1[0-2]|[1-9])/(?P<day>3[01]|[12][0-9]|[1-9])"
            r"(?=(?P<week>\s?[(（][月火水木金土日][)）])|(?P<on>に|から|まで|の|は|以降|より|頃|ごろ|付|発売|開催|[~〜]))"
        ),
        _day,
        "date",
    ),
    *ja_latin.RULES,
    Rule(
        re.compile(
            r"(?<=[0-9])(?P<a>[年月日時分秒円歳才度階]?[前後半]?)(?P<said>[~〜〜-])"
            r"(?=(?:午前|午後|翌)?[0-9]+(?P<b>[年月日時分秒円歳才度階]?[前後半]?))(?![0-9]+-)"
        ),
        lambda match: TO if match["said"] in "~〜" or (match["a"] and match["a"] == match["b"]) else None,
        "range",
    ),
    Rule(re.compile(rf"(?<=[{_CJK}]{{2}})(?P<said>[~〜])(?=[{_CJK}]{{2}})"), lambda match: TO, "range"),
    Rule(
        re.compile(r"(?<![0-9A-Za-z.-])(?P<a>[0-9]{1,2})(?P<said>[-–−])(?=(?P<b>[0-9]{1,2})(?![0-9.-]))"),
        _score,
        "score",
    ),
)
LAST_RULES: tuple[Rule, ...] = (Rule(re.compile(r"(?<=\w)[²³]"), lambda match: _SIGNS[match.group()], "sign"),)
