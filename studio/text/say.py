"""How a language says what is not written in words; one implementation for each language beside this file.

To add a language: write say_xx.py with everything that `Say` asks for and enter it in `normalise._SAYERS`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

NUMBER = r"(?<![0-9])(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
"""A number without its sign, from its first digit on, as a pattern without groups."""


@dataclass(frozen=True, slots=True)
class Number:
    """A decimal number as it is written."""

    whole: str
    """Digits before the point, without separators; at least one."""
    fraction: str = ""
    """Digits after the point."""
    negative: bool = False

    @staticmethod
    def parse(written: str) -> "Number":
        """From the text of a NUMBER match, with or without a sign."""
        digits = written.lstrip("-−+").replace(",", "")
        whole, _, fraction = digits.partition(".")
        return Number(whole or "0", fraction, negative=written.startswith(("-", "−")))

    def scaled(self, power: int) -> "Number":
        """This number times 10**power."""
        fraction = self.fraction.ljust(power, "0")
        whole = (self.whole + fraction[:power]).lstrip("0") or "0"
        return replace(self, whole=whole, fraction=fraction[power:].rstrip("0"))

    @property
    def trimmed(self) -> "Number":
        """Without zeros at the end of the fraction."""
        return replace(self, fraction=self.fraction.rstrip("0"))

    @property
    def is_one(self) -> bool:
        return self.whole == "1" and not self.fraction.strip("0")

    @property
    def is_code(self) -> bool:
        """Whether the whole is read digit by digit: a leading zero (007), or too long to be an amount."""
        return len(self.whole) > 16 or (len(self.whole) > 1 and self.whole[0] == "0")


class Rule(NamedTuple):
    """What something looks like, and how it is said."""

    pattern: re.Pattern[str]
    """Where it has a group `said`, the rest is context."""
    say: Callable[[re.Match[str]], str | None]
    """None leaves it to the rules that follow."""
    name: str = "rule"
    """What it reads, for people: "telephone", "decade"."""
    anywhere: bool = False
    """In the whole line, also between words of another language; else only where its own is spoken."""


def rule(name: str, pattern: str, say: Callable[[re.Match[str]], str | None] | str) -> Rule:
    """A rule of a pattern for ASCII text and what is said, or a function of the match that says it."""
    said = (lambda match: say) if isinstance(say, str) else say
    return Rule(re.compile(pattern, re.ASCII), said, name)


class Say(Protocol):
    """Spoken forms of one language; the modules say_zh, say_ja and say_ko are such, and the class English."""

    @property
    def TO(self) -> str:
        """Between the ends of a range."""

    @property
    def AND(self) -> str:
        """Between a whole number and the fraction that goes with it."""

    @property
    def POINT(self) -> str:
        """Between the parts of a version number."""

    @property
    def ABOUT(self) -> str:
        """Before a number that is not exact."""

    @property
    def SYMBOLS(self) -> Mapping[str, str]:
        """Signs between words that are spoken."""

    @property
    def SCALES(self) -> Mapping[str, str]:
        """Words and letters for thousands and more that may stand behind an amount of money, as spoken."""

    @property
    def RULES(self) -> tuple[Rule, ...]:
        """What only this language has, tried before what all languages share."""

    @property
    def LAST_RULES(self) -> tuple[Rule, ...]:
        """The same, tried when only bare numbers are left."""

    def number(self, n: Number, /) -> str:
        """An amount."""

    def one_by_one(self, digits: str, /) -> str:
        """A code or telephone number."""

    def date(self, year: str, month: int, day: int, /) -> str:
        """A day of a year."""

    def numeric_date(self, first: int, second: int, year: str, /) -> str | None:
        """A date as 3/5/2025; None if it can be none."""

    def clock(self, hour: int, minute: int, second: int | None, half: str, /) -> str:
        """A time of day; `half` is "AM", "PM" or empty."""

    def ratio(self, left: Number, right: Number, /) -> str:
        """A score or ratio as 3:2."""

    def money(self, n: Number, scale: str, currency: str, /) -> str:
        """An amount in a currency of units.CURRENCIES; `scale` is a spoken word of SCALES or empty."""

    def percent(self, n: Number, sign: str, /) -> str:
        """A share; the sign is % or ‰."""

    def degrees(self, n: Number, scale: str, /) -> str:
        """An angle or temperature; the scale is C, F or empty."""

    def measure(self, n: Number, unit: str, /) -> str:
        """An amount in a unit of units.UNITS."""

    def fraction(self, numerator: int, denominator: int, /) -> str:
        """A proper fraction."""
