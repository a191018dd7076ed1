"""Numbers, dates, units, titles and abbreviations in English words, American or British."""

import re
from collections.abc import Callable, Mapping

from studio.text.say import NUMBER, Number, Rule
from studio.text.tables import words
from studio.text.units import CURRENCIES, UNITS

_ONES = words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen",
    "seventeen eighteen nineteen",
)
_TENS = ("", "", *words("twenty thirty forty fifty sixty seventy eighty ninety"))
_GROUPS = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred"))
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
_MONTHS = words("January February March April May June July August September October November December")
_MONTH = "|".join([*_MONTHS, "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept?", "Oct", "Nov", "Dec"])
_FRACTIONS = {2: "half", 3: "third", 4: "quarter"}
_TITLES = {
    "Mr": "Mister", "Mrs": "Missus", "Ms": "Miz", "Dr": "Doctor", "Prof": "Professor", "St": "Saint", "Mt": "Mount",
    "Gen": "General", "Gov": "Governor", "Sen": "Senator", "Rep": "Representative", "Capt": "Captain",
    "Lt": "Lieutenant", "Col": "Colonel", "Sgt": "Sergeant", "Rev": "Reverend",
}  # fmt: skip
_ABBREVIATIONS = {
    "Jr": "Junior", "Sr": "Senior", "Inc": "Incorporated", "Ltd": "Limited", "Corp": "Corporation",
    "approx": "approximately", "Ave": "Avenue", "Blvd": "Boulevard", "Dept": "Department", "Vol": "Volume",
    "vol": "volume", "Fig": "Figure", "fig": "figure", "pp": "pages", "cf": "compare", "etc": "et cetera",
}  # fmt: skip
"""Only those that are no said or sentence ends themselves ("no.", "Sun." and "Co." are)."""

_ROMAN_AFTER = "Chapter|Part|Act|Scene|Section|Volume|Book|Phase|Article|World War|Level|Stage|Episode|Round|Type|Mark"
_ROMAN_ORDINAL_AFTER = "Pope|King|Queen|Henry|Louis|Edward|George|William|Charles|James|Richard|Elizabeth|Napoleon"
_ROMAN = re.compile(r"(X{0,3})(IX|IV|V?I{0,3})")


def integer(n: int) -> str:
    """A whole number in words."""
    for size, name in _GROUPS:
        if n >= size:
            high, low = divmod(n, size)
            return f"{integer(high)} {name}" + (f" {integer(low)}" if low else "")
    if n < 20:
        return _ONES[n]
    return _TENS[n // 10] + (f"-{_ONES[n % 10]}" if n % 10 else "")


def ordinal(n: int) -> str:
    """A place in an order: twenty-first."""
    said = integer(n)
    stem = re.split(r"[ -]", said)[-1]
    last = _ORDINALS.get(stem) or (f"{stem[:-1]}ieth" if stem.endswith("y") else f"{stem}th")
    return said.removesuffix(stem) + last


def year(written: str) -> str:
    """A year of four digits, or of two: nineteen oh five, two thousand five, twenty twenty-five."""
    n = int(written)
    high, low = divmod(n, 100)
    if len(written) == 2:
        return f"oh {_ONES[n]}" if n < 10 else integer(n)
    if high % 10 == 0 and low < 10:
        return integer(n)
    return f"{integer(high)} " + ("hundred" if low == 0 else f"oh {_ONES[low]}" if low < 10 else integer(low))


def _plural_of_ten(said: str) -> str:
    """nineteen ninety -> nineteen nineties."""
    return f"{said[:-1]}ies" if said.endswith("y") else f"{said}s"


def _roman(written: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in written]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def _roman_words(written: str, say: Callable[[int], str]) -> str | None:
    return say(_roman(written)) if _ROMAN.fullmatch(written) else None


def _clock(hour: int, minute: int, second: int | None, half: str) -> str:
    said = integer(hour)
    if minute:
        said += f" oh {_ONES[minute]}" if minute < 10 else f" {integer(minute)}"
    elif not half and second is None:
        said += " o'clock"
    if second is not None:
        said += f" and {integer(second)} second{'s' * (second != 1)}"
    return f"{said} {half}".rstrip()


def _named_date(month: str, day: int, year_written: str | None, *, day_first: bool) -> str | None:
    if not 1 <= day <= 31:
        return None
    name = next(full for full in _MONTHS if full.startswith(month[:3]))
    start = f"the {ordinal(day)} of {name}" if day_first else f"{name} {ordinal(day)}"
    return start + (f", {year(year_written)}" if year_written else "")


def _decade(match: re.Match[str]) -> str:
    if match[2]:
        return _plural_of_ten(_TENS[int(match[2])])
    said = year(f"{match[1]}0")
    return f"{said}s" if said.endswith(("hundred", "thousand")) else _plural_of_ten(said)


def _half_day(match: re.Match[str]) -> str | None:
    hour, minute = int(match[1]), int(match[2] or 0)
    return _clock(hour, minute, None, f"{match[3].upper()}M") if 1 <= hour <= 12 else None


def _rule(pattern: str, say: Callable[[re.Match[str]], str | None]) -> Rule:
    return Rule(re.compile(pattern, re.ASCII), say)


RULES = (
    _rule(r"\b[Cc]\+\+(?!\w)", lambda m: "C plus plus"),
    _rule(r"\b([CF])#(?!\w)", lambda m: f"{m[1]} sharp"),
    _rule(r"\b24/7\b", lambda m: "twenty-four seven"),
    _rule(rf"\b({'|'.join(_TITLES)})\.?(?=\s[A-Z])", lambda m: _TITLES[m[1]]),
    _rule(rf"\b({'|'.join(_ABBREVIATIONS)})\.(?=\s+[a-z0-9A-Z])", lambda m: _ABBREVIATIONS[m[1]]),
    _rule(r"\bvs\b\.?", lambda m: "versus"),
    _rule(r"\bSt\.(?=\W|$)", lambda m: "Street"),
    _rule(r"\b(No|Nos)\.\s?(?=[0-9])", lambda m: "Number " if m[1] == "No" else "Numbers "),
    _rule(r"(?<![\w&])#(?=[0-9])", lambda m: "number "),
    # A bare I is a numeral only where it can be nothing else: Chapter I. against "the chapter I wrote".
    _rule(rf"\b(?i:{_ROMAN_AFTER}) (?P<said>[IVX]{{2,}}|[VX])\b(?!['’])", lambda m: _roman_words(m["said"], integer)),
    _rule(rf"\b(?:{_ROMAN_AFTER}) (?P<said>I)(?=[.:]|$)", lambda m: "one"),
    _rule(r"\bWorld War (?P<said>I)\b", lambda m: "one"),
    _rule(
        rf"\b(?:{_ROMAN_ORDINAL_AFTER}) (?P<said>[IVX]{{2,}}|[VX]|I(?=['’]s|[.;:]|$| of\b))(?!\w)",
        lambda m: _roman_words(m["said"], lambda n: f"the {ordinal(n)}"),
    ),
    _rule(
        rf"\b({_MONTH})\.? ([0-9]{{1,2}})(?:st|nd|rd|th)?\b(?![:%0-9])(?:(?:,? )([0-9]{{4}})\b)?",
        lambda m: _named_date(m[1], int(m[2]), m[3], day_first=False),
    ),
    _rule(
        rf"\b(?:the )?([0-9]{{1,2}})(?:st|nd|rd|th)? (?:of )?({_MONTH})\b(?: ([0-9]{{4}})\b)?",
        lambda m: _named_date(m[2], int(m[1]), m[3], day_first=True),
    ),
    _rule(r"(?<![\w.,])((?:1[1-9]|20)[0-9])0s\b|(?<!\w)['’]?([2-9])0s\b", _decade),
    _rule(
        r"(?<![\w.,])([0-9]{1,3}(?:,[0-9]{3}){0,4}|[0-9]{1,15})(?:st|nd|rd|th)\b",
        lambda m: ordinal(int(m[1].replace(",", ""))),
    ),
    _rule(
        r"(?<![\w:.,])([0-9]{1,2})(?:\.([0-5][0-9]))?\s?([apAP])"
        r"(?:[mM]\b|\.[mM]\.(?=\s+[a-z0-9,])|\.[mM]\b)",
        _half_day,
    ),
    _rule(rf"(?<=[0-9])\s?[x×]\s?(?={NUMBER})(?!.*=)", lambda m: " by "),
    _rule(r"(?<![\w.])([0-9]{1,15})x\b", lambda m: f"{integer(int(m[1]))} times"),
)
LAST_RULES = (
    # Four digits between 1100 and 2099 are a year, or sound well as one (1500 people).
    _rule(r"(?<![\w.,-])(?:1[1-9]|20)[0-9]{2}(?!\w|[.,][0-9])", lambda m: year(m.group())),
)


class English:
    """Spoken forms of English; the two Englishes differ in the order of day and month."""

    TO = " to "
    AND = " and "
    POINT = " point "
    SYMBOLS: Mapping[str, str] = {
        "+": " plus ", "-": " minus ", "=": " equals ", "×": " times ", "÷": " divided by ", "±": " plus or minus ",
        "≈": " is about ", "≠": " is not ", "≤": " is at most ", "≥": " is at least ", "<": " is less than ",
        ">": " is more than ", "&": " and ", "@": " at ",
    }  # fmt: skip
    SCALES: Mapping[str, str] = {
        "hundred": "hundred", "thousand": "thousand", "million": "million", "billion": "billion",
        "trillion": "trillion", "k": "thousand", "K": "thousand", "m": "million", "M": "million", "bn": "billion",
        "b": "billion", "B": "billion",
    }  # fmt: skip

    RULES: tuple[Rule, ...] = RULES
    LAST_RULES: tuple[Rule, ...] = LAST_RULES

    def __init__(self, *, british: bool) -> None:
        self.british = british

    def number(self, n: Number) -> str:
        whole = self.one_by_one(n.whole) if n.is_code else integer(int(n.whole))
        return "minus " * n.negative + whole + (f" point {self.one_by_one(n.fraction)}" if n.fraction else "")

    def one_by_one(self, digits: str) -> str:
        return " ".join(_ONES[int(digit)] for digit in digits)

    def date(self, year_written: str, month: int, day: int) -> str:
        name = _MONTHS[month - 1]
        start = f"the {ordinal(day)} of {name}" if self.british else f"{name} {ordinal(day)}"
        return f"{start}, {year(year_written)}"

    def numeric_date(self, first: int, second: int, year_written: str) -> str | None:
        month, day = (second, first) if self.british else (first, second)
        if month > 12:
            month, day = day, month
        return self.date(year_written, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None

    def clock(self, hour: int, minute: int, second: int | None, half: str) -> str:
        return _clock(hour, minute, second, half)

    def ratio(self, left: Number, right: Number) -> str:
        return f"{self.number(left)} to {self.number(right)}"

    def money(self, n: Number, scale: str, currency: str) -> str:
        names, cent, cents = CURRENCIES[currency]
        if scale:
            return f"{self.number(n)} {scale} {names.en_many}"
        if len(n.fraction) != 2 or not cent:
            return f"{self.number(n)} {names.en if n.is_one else names.en_many}"
        units = Number(n.whole, negative=n.negative)
        whole = f"{self.number(units)} {names.en if units.is_one else names.en_many}"
        hundredths = int(n.fraction)
        small = f"{integer(hundredths)} {cent if hundredths == 1 else cents}"
        if not hundredths:
            return whole
        return f"{whole} and {small}" if n.whole.strip("0") else "minus " * n.negative + small

    def percent(self, n: Number, sign: str) -> str:
        return f"{self.number(n)} {'percent' if sign == '%' else 'per mille'}"

    def degrees(self, n: Number, scale: str) -> str:
        name = {"C": " Celsius", "F": " Fahrenheit", "": ""}[scale]
        return f"{self.number(n)} degree{'s' * (not n.is_one)}{name}"

    def measure(self, n: Number, unit: str) -> str:
        return f"{self.number(n)} {UNITS[unit].en if n.is_one else UNITS[unit].en_many}"

    def fraction(self, numerator: int, denominator: int) -> str:
        name = _FRACTIONS.get(denominator) or ordinal(denominator)
        many = "halves" if denominator == 2 else f"{name}s"
        return f"{integer(numerator)} {name if numerator == 1 else many}"
