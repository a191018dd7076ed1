"""What Spanish, Italian and Portuguese have in common in how they say numbers; the words are in say_es.py and
its like.

They write 1.234,5 or 1 234,5 for what the shared steps know as 1234.5, the day before the month, and the unit or
currency behind its number, in the plural for more than one.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from studio.text.roman import roman
from studio.text.say import Number, Rule
from studio.text.units import CURRENCIES

NEVER = "(?!)"
"""A pattern of nothing."""
_READ_WHOLE = 3
"""Digits behind the comma that are said as one number; more are said one by one."""
_THOUSANDS = ("mil", "mila")
_HOURS = r"[0-9]{1,2}(?:[:.][0-9]{2})?\s?h(?!\w)"
_WITH_COUNTRY = r"\+[0-9]{1,3}(?:[ .-]?\([0-9]{1,4}\))?(?:[ .-]?[0-9]{2,8}){1,5}"
_WITH_BRACKETS = r"\([0-9]{2,3}\) ?[0-9]{3,5}[ -]?[0-9]{4}"
"""Telephone numbers of any country."""
_FEWEST, _MOST = 8, 15
"""Digits of a telephone number."""
_HALF_DAY = r"(?<![\w:.,])([0-9]{1,2})(?:[:.]([0-5][0-9]))?\s?([aApP])\.?\s?[mM]\b(?:\.(?!\s+[A-ZÁÂÉÍÓÚÑ¿¡]|\s*$))?"
_YEAR = re.compile("1[0-9]{3}|20[0-9]{2}")
_LAST_PLACE = 20
"""Greater ordinals in digits have a noun or an article beside them."""
_ARTICLE = re.compile(r"\b(?:el|la|del|al|o|do|no|ao|il|lo|dal|nel|sul)\s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language, and how its numbers change before what they count."""

    digits: tuple[str, ...]
    """0 to 9."""
    integer: Callable[[int], str]
    """A whole number by itself, below 10**16."""
    counting: Callable[[str, str], str]
    """A number in words before what it counts (in the singular or plural): un metro, una milla."""
    ordinal: Callable[[int, str], str]
    """A place in an order; the second says how it ends: "a" of a woman, "o" of a man, "er" short."""
    plural: Callable[[str], str]
    """Of a unit or currency."""
    months: tuple[str, ...]
    date: Callable[[int, str, str], str]
    """From the day, the month's name and the year's."""
    clock: Callable[[int, int], str]
    """A time of day."""
    halves: Callable[[int, str], str]
    """What follows an hour of AM or PM."""
    between: frozenset[str]
    """Words that a number may stand before without counting anything: el 21 de mayo."""
    before_year: str
    """A pattern of the words behind which a number may be a year."""
    seconds: Callable[[int], str]
    """What is added for the seconds of a time."""
    fraction: Callable[[int, int], str]
    units: Mapping[str, str]
    """In the singular, for each of units.UNITS; what is not here is one for another: mg/L."""
    currencies: Mapping[str, tuple[str, str]]
    """In the singular, with the hundredth: for each of units.CURRENCIES; the latter is empty where there is none."""
    of: str
    """Between a million and what there is a million of: "de "."""
    cents: str
    """Between an amount of money and its hundredths: " con "."""
    minus: str
    comma: str
    percent: Mapping[str, str]
    degrees: tuple[str, str]
    """One, several."""
    signs: Mapping[str, str]
    to: str
    and_: str
    millions: str
    """A pattern of the words for large numbers, as they stand between an amount and its currency."""
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    """Without their full stop, which must be there; written exactly so."""
    plain_abbreviations: Mapping[str, str] = field(default_factory=dict)
    """The same where the full stop may be missing: only what is no word."""
    nouns_before_roman: str = NEVER
    """A pattern of the nouns whose Roman numerals are said as cardinals: siglo XXI."""
    names_before_roman: str = NEVER
    """A pattern of the names whose Roman numerals are ordinals, at least up to ten."""
    queens_before_roman: str = NEVER
    """The same of women."""
    nouns_behind_roman: str = NEVER
    """A pattern of the nouns before which Roman numerals are ordinals: II Guerra Mundial."""
    per: str = "por"
    """Between a unit and that by which it is divided."""
    last_ordinal: int = 10
    """The greatest ordinal that is said after a name."""
    noun_ordinals: bool = False
    """Whether those behind nouns are ordinals too."""
    numbered: str = NEVER
    """A pattern of the nouns behind which a number is a name and counts nothing: número 1."""
    telephone: str = NEVER
    """A pattern of the telephone numbers of the country that show as such by themselves."""
    one_below_two: bool = False
    """Whether 1.75 is followed by the singular."""
    rules: tuple[Rule, ...] = ()
    """What only this language has; tried first."""
    last_rules: tuple[Rule, ...] = ()
    """The same, when only bare numbers are left."""


class Romance:
    """Spoken forms of one of these languages. Implements `say.Say`."""

    SCALES: Mapping[str, str] = {}

    def __init__(self, words: Words) -> None:
        self.words = words
        self.TO = words.to
        self.AND = words.and_
        self.POINT = " " + words.signs["."] + " "
        self.ABOUT = words.signs["~"]
        self.SYMBOLS = words.signs
        self.RULES = (
            rule(r"(?<=[0-9])\s?º(?=[CF]\b)|(?<=[0-9]{2})º(?= [CF]\b)", lambda m: "°", "degrees"),
            rule(rf"[0-9](?P<said>\s?[-–]\s?)(?={_HOURS})", lambda m: words.to, "range"),
            rule(_HALF_DAY, self._half_day, "clock"),
            rule(
                r"(?<![\w.,])((?:(?<![\w)])[-−])?[0-9]{1,3}(?:[.,][0-9]+)?)\s?[º°](?!\s?[CF]\b)", self._angle, "degrees"
            ),
            rule(
                r"(?<![\w.,/])([0-9]{1,3}) ([0-9]{1,2})/([0-9]{1,2})(?![0-9/]|[.,][0-9])",
                self._with_fraction,
                "fraction",
            ),
            *words.rules,
            *self._rules(),
        )
        self.LAST_RULES = (
            *words.last_rules,
            rule(
                r"(?<![\w.])(?:(?<![\w)])(?P<minus>[-−]))?(?P<n>[0-9]{1,15}) "
                r"(?=(?P<what>(?:mil )?[^\W\d_]{2,}))",
                self._counted,
                "number",
            ),
        )

    def _rules(self) -> tuple[Rule, ...]:
        w = self.words
        short, plain = (
            "|".join(map(re.escape, sorted(found, key=len, reverse=True))) or NEVER
            for found in (w.abbreviations, w.plain_abbreviations)
        )
        money = "|".join(map(re.escape, sorted(CURRENCIES, key=len, reverse=True)))
        amount = r"[0-9]+(?:\.[0-9]+)?"
        return (
            rule(
                rf"(?<![\w.,+(-])(?:{_WITH_COUNTRY}|{_WITH_BRACKETS}|{w.telephone})(?![\w-]|[.,][0-9])",
                self._telephone,
                "telephone",
            ),
            rule(r"(?<![0-9.,])[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?(?![0-9]|[.,][0-9])", _plain_number, "number"),
            rule(
                r"(?<![0-9.,])[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+(?:,[0-9]+)?(?![0-9]|[.,][0-9])",
                _plain_number,
                "number",
            ),
            rule(r"(?<![0-9.,])[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9]|[.,][0-9])", _no_commas, "number"),
            rule(r"(?<![0-9.,])[0-9]+,[0-9]+(?![0-9]|[.,][0-9])", _plain_number, "number"),
            rule(rf"(?<![\w.,])({amount}) h(?!\w)", lambda m: self.measure(Number.parse(m[1]), "h"), "unit"),
            rule(rf"\b({short})\.(?![A-Za-z0-9])|\b({plain})\b\.?(?!\w)", self._abbreviation, "abbreviation"),
            rule(
                rf"({money})\s?({amount})\s?({w.millions})\b",
                lambda m: f"{m[2]} {m[3]} {self._of(m[3])}{w.plural(w.currencies[m[1]][0])}",
                "money",
            ),
            rule(
                rf"({amount}) ({w.millions})\s({money})(?!\w)",
                lambda m: f"{m[1]} {m[2]} {self._of(m[2])}{w.plural(w.currencies[m[3]][0])}",
                "money",
            ),
            rule(
                rf"\b(?:{w.nouns_before_roman}) (?P<said>[IVXL]+)\b",
                lambda m: self._roman(m["said"], w.last_ordinal * w.noun_ordinals),
                "roman",
            ),
            rule(
                rf"\b(?:{w.names_before_roman}) (?P<said>[IVXL]+)\b",
                lambda m: self._roman(m["said"], w.last_ordinal),
                "roman",
            ),
            rule(
                rf"\b(?:{w.queens_before_roman}) (?P<said>[IVXL]+)\b",
                lambda m: self._roman(m["said"], w.last_ordinal, "a"),
                "roman",
            ),
            rule(
                rf"\b(?P<said>[IVXL]+) (?=(?P<what>{w.nouns_behind_roman})\b)",
                lambda m: f"{self._roman(m['said'], 99, self._end(m['what']))} ",
                "roman",
            ),
        )

    def _of(self, scale: str) -> str:
        """Millions are nouns, thousands none: cinco millones de euros, cinco mil euros."""
        return self.words.of * (scale not in _THOUSANDS)

    def _telephone(self, match: re.Match[str]) -> str | None:
        groups = re.findall("[0-9]+", match.group())
        if not _FEWEST <= sum(map(len, groups)) <= _MOST:
            return None
        groups = [self.one_by_one(group) for group in groups]
        return self.SYMBOLS["+"].lstrip() * match.group().startswith("+") + ", ".join(groups)

    def _abbreviation(self, match: re.Match[str]) -> str:
        return self.words.abbreviations[match[1]] if match[1] else self.words.plain_abbreviations[match[2]]

    def _roman(self, written: str, last_ordinal: int, end: str = "o") -> str | None:
        n = roman(written)
        if not n:
            return None
        return self.words.ordinal(n, end) if n <= last_ordinal else self.words.integer(n)

    def _end(self, noun: str) -> str:
        """How an ordinal ends before it."""
        return "a" if self.words.counting(self.words.integer(1), noun).endswith(("a", "'")) else "er"

    def _counted(self, match: re.Match[str]) -> str | None:
        w, before, what = self.words, match.string[: match.start()], match["what"]
        if len(match["n"]) > 1 and match["n"][0] == "0":
            return None
        if re.search(rf"\b(?:{w.numbered}) $", before):
            return None
        if _YEAR.fullmatch(match["n"]) and not what.endswith("s") and re.search(rf"(?:^|{w.before_year}) ?$", before):
            return None
        n, is_noun = int(match["n"]), what.endswith(("s", "i", "e")) and what not in w.between
        of = w.of if n and n % 1_000_000 == 0 and is_noun else ""
        return w.minus * bool(match["minus"]) + self._before(n, what) + of

    def _half_day(self, match: re.Match[str]) -> str | None:
        """8:30 p. m., 8 PM."""
        hour = int(match[1])
        return self.clock(hour, int(match[2] or 0), None, f"{match[3].upper()}M") if 1 <= hour <= 12 else None

    def _angle(self, match: re.Match[str]) -> str | None:
        """A temperature or an angle, though its sign may be that of an ordinal: zero, with decimals or minus, or great
        and without article and noun."""
        n = Number.parse(match[1].replace(",", "."))
        before, after = match.string[: match.start()], match.string[match.end() :]
        follows = re.match(r"\s?([^\W\d_]*)", after)
        stands_alone = follows is None or not follows[1] or follows[1].lower() in self.words.between
        is_great = not n.fraction and int(n.whole) > _LAST_PLACE and stands_alone and not _ARTICLE.search(before)
        return self.degrees(n, "") if n.fraction or n.negative or not int(n.whole) or is_great else None

    def _with_fraction(self, match: re.Match[str]) -> str | None:
        """1 1/2"""
        numerator, denominator = int(match[2]), int(match[3])
        if not 0 < numerator < denominator:
            return None
        fraction = self.words.fraction(numerator, denominator)
        half = fraction.split()[-1] if denominator == 2 else fraction
        return self.number(Number(match[1])) + self.words.and_ + half

    def _before(self, n: int, what: str) -> str:
        """A whole number and what parts it from what it counts: nothing behind the apostrophe of un'ora."""
        words = self.words.counting(self.words.integer(n), what)
        return words if words.endswith("'") else f"{words} "

    def _amount(self, n: Number, what: str) -> str:
        """A number before what it counts, which is in the singular for one."""
        is_one = n.is_one or (self.words.one_below_two and n.fraction and n.whole in ("0", "1"))
        named = what if is_one else self.words.plural(what)
        if n.fraction or n.is_code:
            return f"{self.number(n)} {named}"
        words = self._before(int(n.whole), what)
        of = self.words.of if int(n.whole) and int(n.whole) % 1_000_000 == 0 else ""
        return f"{self.words.minus * n.negative}{words}{of}{named}"

    def number(self, n: Number) -> str:
        w = self.words
        whole = self.one_by_one(n.whole) if n.is_code else w.integer(int(n.whole))
        return w.minus * n.negative + whole + (f" {w.comma} {self._behind_comma(n.fraction)}" if n.fraction else "")

    def _behind_comma(self, digits: str) -> str:
        rest = digits.lstrip("0")
        if not rest or len(rest) > _READ_WHOLE:
            return self.one_by_one(digits)
        return " ".join([*[self.words.digits[0]] * (len(digits) - len(rest)), self.words.integer(int(rest))])

    def one_by_one(self, digits: str) -> str:
        return " ".join(self.words.digits[int(digit)] for digit in digits)

    def date(self, year: str, month: int, day: int) -> str:
        return self.words.date(day, self.words.months[month - 1], self.words.integer(int(year)))

    def numeric_date(self, first: int, second: int, year: str) -> str | None:
        day, month = (second, first) if second > 12 else (first, second)
        return self.date(year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None

    def clock(self, hour: int, minute: int, second: int | None, half: str) -> str:
        said = self.words.clock(hour, minute)
        said += self.words.seconds(second) if second else ""
        return f"{said} {self.words.halves(hour, half)}" if half else said

    def ratio(self, left: Number, right: Number) -> str:
        return f"{self.number(left)}{self.words.signs[':']}{self.number(right)}"

    def money(self, n: Number, scale: str, currency: str) -> str:
        unit, cent = self.words.currencies[currency]
        if len(n.fraction) != 2 or not cent:
            return self._amount(n, unit)
        hundredths = Number(n.fraction.lstrip("0") or "0")
        whole = self._amount(Number(n.whole, negative=n.negative), unit)
        if hundredths.whole == "0":
            return whole
        small = self._amount(hundredths, cent)
        return f"{whole}{self.words.cents}{small}" if n.whole.strip("0") else self.words.minus * n.negative + small

    def percent(self, n: Number, sign: str) -> str:
        return f"{self.number(n)} {self.words.percent[sign]}"

    def degrees(self, n: Number, scale: str) -> str:
        one, many = self.words.degrees
        name = {"C": " Celsius", "F": " Fahrenheit", "": ""}[scale]
        return f"{self.words.counting(self.number(n), one)} {one if n.is_one else many}{name}"

    def measure(self, n: Number, unit: str) -> str:
        top, _, by = unit.partition("/")
        return self._amount(
            n, self.words.units.get(unit) or f"{self.words.units[top]} {self.words.per} {self.words.units[by]}"
        )

    def fraction(self, numerator: int, denominator: int) -> str:
        return self.words.fraction(numerator, denominator)


def rule(pattern: str, say: Callable[[re.Match[str]], str | None], name: str) -> Rule:
    return Rule(re.compile(pattern), say, name)


def table(text: str) -> dict[str, str]:
    """Names by what they stand for, written as "km: kilómetro, m: metro"."""
    return dict(entry.strip().split(": ") for entry in " ".join(text.split()).split(",") if entry.strip())


def grouped(
    n: int, below_thousand: Callable[[int], str], thousand: Callable[[int], str], large: tuple[tuple[str, str], ...]
) -> list[str]:
    """The parts of a whole number in words: of millions and more in groups of three digits (`large`: the names of the
    groups for one and for more, from the million on), of thousands, of the rest."""
    parts: list[str] = []
    for power, (one, many) in reversed(list(enumerate(large, 2))):
        count = n // 1000**power % 1000
        if count:
            parts.append(one if count == 1 else f"{below_thousand(count)} {many}")
    if n // 1000 % 1000:
        parts.append(thousand(n // 1000 % 1000))
    if n % 1000:
        parts.append(below_thousand(n % 1000))
    return parts


def _plain_number(match: re.Match[str]) -> str:
    """1.234,5 -> 1234.5"""
    return re.sub(r"[.\s]", "", match.group()).replace(",", ".")


def _no_commas(match: re.Match[str]) -> str:
    """1,234.5, as it is written in Mexico and in English, -> 1234.5"""
    return match.group().replace(",", "")
