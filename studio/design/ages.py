"""Ages in numbers: "60-year-old", "in her twenties", "aged 45", 三十多岁, 25岁."""

import re
from collections.abc import Iterator

from studio.design.axes import Value

_DECADES = {
    "teens": 15,
    "twenties": 25,
    "thirties": 35,
    "forties": 45,
    "fifties": 55,
    "sixties": 65,
    "seventies": 75,
    "eighties": 85,
    "nineties": 95,
}
_NUMBERS = {
    name: number
    for number, name in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        start=1,
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_DIGITS = "零一二三四五六七八九"
_EN_NUMBER = rf"(?:\d{{1,3}}|(?:{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})(?:[ -](?:{'|'.join(_NUMBERS)}))?)"
_EN = re.compile(
    rf"\b(?P<years>{_EN_NUMBER})[\s-]*(?:(?:years?|yrs?|yr)[\s-]*(?:old|of age)|y/?o|something)\b"
    rf"|\b(?:aged?|age of)\s+(?:about\s+|around\s+)?(?P<aged>{_EN_NUMBER})\b"
    rf"|\b(?P<decade>{'|'.join(_DECADES)})\b"
    r"|(?:(?<=(?:his|her|mid)[\s-])|(?<=late[\s-])|(?<=(?:early|their)[\s-]))(?P<tens>[1-9]0)['’]?s\b",
    re.IGNORECASE,
)
_ZH_NUMBER = r"(?:\d{1,3}|[一二三四五六七八九十百两]+)"
_ZH = re.compile(
    rf"(?P<number>{_ZH_NUMBER})(?:多|几|来)?(?:[、到至~-]{_ZH_NUMBER})?(?:多|几|来)?(?:岁(?:左右|上下|出头)?|出头)"
)


def ages(text: str) -> Iterator[tuple[int, int, Value]]:
    """Start and end of each age in the text, and the value that it means."""
    for match in _EN.finditer(text):
        yield match.start(), match.end(), Value("age", age_of(_en_years(match)))
    for match in _ZH.finditer(text):
        yield match.start(), match.end(), Value("age", age_of(_zh_years(match["number"])))


def age_of(years: int) -> str:
    """The value of the axis for an age in years."""
    if years <= 12:
        return "child"
    if years < 36:
        return "young"
    return "middle-aged" if years < 60 else "old"


def _en_years(match: re.Match[str]) -> int:
    if match["decade"]:
        return _DECADES[match["decade"].lower()]
    if match["tens"]:
        return int(match["tens"]) + 5
    written = match["years"] or match["aged"]
    if written.isdecimal():
        return int(written)
    return sum(_NUMBERS[part] for part in re.split(r"[\s-]+", written.lower()))


def _zh_years(written: str) -> int:
    """Of 三十, 二十五, 五六十 (the lower), 八 and 12."""
    if written.isdecimal():
        return int(written)
    if "百" in written:
        return 100
    tens, ten, ones = written.replace("两", "二").partition("十")
    first, last = (_DIGITS.index(digits[0]) if digits and digits[0] in _DIGITS else 0 for digits in (tens, ones))
    return (first or 1) * 10 + last if ten else first
