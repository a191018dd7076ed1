"""English words whose sound hangs on more than their part of speech, and what around them decides it.

The rules are those of resources/words/en_heteronyms.tsv. To add a word: its readings go to en_readings.tsv beside it,
unless hibari has them, each under a key; the rules name these keys. The first rule that fits decides; where none does,
the part of speech (see heteronyms.py) does. Patterns are of small letters, words parted by a space.
"""

import re
from typing import NamedTuple

from studio.text.lazy import Once
from studio.text.tables import WORDS, words

RARE = frozenset(words("does number sake job nice reading mobile polish"))
"""Words whose other sense is so rare that nobody need be asked unless a rule finds it."""

_LIST = re.compile("<([A-Z]+)>")


class Rule(NamedTuple):
    """A reading, and what must be around the word for it; an empty pattern fits everywhere."""

    key: str
    """Of the lexicon's entry; VERB, NOUN and ADJ are parts of speech, DEFAULT is what the entry calls so."""
    before: re.Pattern[str]
    """What must end right before the word."""
    after: re.Pattern[str]
    """What must begin right behind it."""
    near: re.Pattern[str]
    """What must stand anywhere near it, as whole words."""
    confidence: float

    def fits(self, before: str, after: str) -> bool:
        """Whether it holds between these words."""
        return bool(self.before.search(before) and self.after.match(after) and self.near.search(f"{before} {after}"))


def rules(word: str) -> tuple[Rule, ...]:
    """Those of a word, in order. With a capital: what it may be as a name, inside a sentence."""
    return tuple(_rule(*columns) for columns in _table().get(word, ()))


def listed() -> frozenset[str]:
    """The words that have rules."""
    return frozenset(_table())


def _rule(key: str, before: str, after: str, near: str, confidence: str) -> Rule:
    near = near.replace("*", r"\w*")
    return Rule(
        key,
        re.compile(rf"(?:^|\s)(?:{before})$" if before else ""),
        re.compile(rf"(?:{after})(?:\s|$)" if after else ""),
        re.compile(rf"\b(?:{near})\b" if near else ""),
        float(confidence),
    )


def _read() -> dict[str, list[list[str]]]:
    lists: dict[str, str] = {}
    table: dict[str, list[list[str]]] = {}
    for line in (WORDS / "en_heteronyms.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        word, *columns = (_LIST.sub(lambda match: lists.get(match[1], match[0]), cell) for cell in line.split("\t"))
        if found := _LIST.fullmatch(word):
            lists[found[1]] = columns[0]
        else:
            table.setdefault(word, []).append(columns)
    return table


_table = Once(_read)
