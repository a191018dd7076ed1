"""Numbers, dates, units and signs in English words, American or British."""

from collections.abc import Mapping

from studio.text import rules_en_figures, rules_en_text
from studio.text.numbers_en import fraction, integer, one_by_one, ordinal, year
from studio.text.rules_en_figures import MONTHS, clock, last_rules
from studio.text.say import Number, Rule
from studio.text.units import CURRENCIES, UNITS


class English:
    """Spoken forms of English; the two Englishes differ in the order of day and month."""

    TO = " to "
    AND = " and "
    POINT = " point "
    ABOUT = " about "
    SYMBOLS: Mapping[str, str] = {
        "+": " plus ", "-": " minus ", "=": " equals ", "×": " times ", "÷": " divided by ", "±": " plus or minus ",
        "≈": " is about ", "≠": " is not ", "≤": " is at most ", "≥": " is at least ", "<": " is less than ",
        ">": " is greater than ", "&": " and ", "@": " at ",
    }  # fmt: skip
    SCALES: Mapping[str, str] = {
        "hundred": "hundred", "thousand": "thousand", "million": "million", "billion": "billion",
        "trillion": "trillion", "k": "thousand", "K": "thousand", "m": "million", "M": "million", "bn": "billion",
        "b": "billion", "B": "billion",
    }  # fmt: skip

    RULES: tuple[Rule, ...] = rules_en_text.RULES + rules_en_figures.RULES

    def __init__(self, *, british: bool) -> None:
        self.british = british
        self.LAST_RULES = last_rules(british=british)

    def number(self, n: Number) -> str:
        whole = one_by_one(n.whole) if n.is_code else integer(int(n.whole), british=self.british)
        return "minus " * n.negative + whole + (f" point {one_by_one(n.fraction)}" if n.fraction else "")

    def one_by_one(self, digits: str) -> str:
        return one_by_one(digits)

    def date(self, year_written: str, month: int, day: int) -> str:
        name = MONTHS[month - 1]
        start = f"the {ordinal(day)} of {name}" if self.british else f"{name} {ordinal(day)}"
        return f"{start}, {year(year_written, british=self.british)}"

    def numeric_date(self, first: int, second: int, year_written: str) -> str | None:
        month, day = (second, first) if self.british else (first, second)
        if month > 12:
            month, day = day, month
        return self.date(year_written, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None

    def clock(self, hour: int, minute: int, second: int | None, half: str) -> str:
        return clock(hour, minute, second, half)

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
        return fraction(numerator, denominator)
