"""Rules for the readings of Chinese characters by what stands around them (resources/words/zh_rules.tsv)."""

import re
from functools import cache
from typing import NamedTuple

from studio.text.lazy import Once
from studio.text.pinyin import WORDS

_REACH = 16
"""Characters to either side that rules may look at."""
_NAME = re.compile(r"\{([a-z]+)\}")
_LINE = "----"


class _Rule(NamedTuple):
    """The patterns are empty where anything may stand there."""

    reading: str
    before: str
    after: str

    def fits(self, before: str, after: str) -> bool:
        return (not self.before or _compiled(f"(?:{self.before})$").search(before) is not None) and (
            not self.after or _compiled(self.after).match(after) is not None
        )


class _Rules(NamedTuple):
    """For each character, in order."""

    first: dict[str, list[_Rule]]
    """Before words of several characters are asked."""
    last: dict[str, list[_Rule]]
    """After them."""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Only what a text asks for is compiled: all of it would take longer than a line may."""
    return re.compile(pattern)


def _read_rules() -> _Rules:
    names: dict[str, str] = {}
    rules = _Rules({}, {})
    current = rules.first
    for line in (WORDS / "zh_rules.tsv").read_text(encoding="utf-8").splitlines():
        if line == _LINE:
            current = rules.last
        elif line.startswith("="):
            name, pattern = line[1:].split("\t")
            names[name] = _named(pattern, names)
        elif line and not line.startswith("#"):
            char, reading, before, after = (*line.split("\t"), "", "")[:4]
            current.setdefault(char, []).append(_Rule(reading, _named(before, names), _named(after, names)))
    return rules


def _named(pattern: str, names: dict[str, str]) -> str:
    return _NAME.sub(lambda match: names[match[1]], pattern)


_rules = Once(_read_rules)


def before_words(text: str, at: int) -> str:
    """The reading of text[at] by the rules that go before words; empty where none fits."""
    return _decided(_rules().first, text, at)


def after_words(text: str, at: int) -> str:
    """The reading of text[at] by the rules for what no word decides; empty where none fits."""
    return _decided(_rules().last, text, at)


def _decided(rules: dict[str, list[_Rule]], text: str, at: int) -> str:
    candidates = rules.get(text[at])
    if not candidates:
        return ""
    before, after = text[max(0, at - _REACH) : at], text[at + 1 : at + 1 + _REACH]
    return next((rule.reading for rule in candidates if rule.fits(before, after)), "")
