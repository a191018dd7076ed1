"""Japanese words that are written alike and read in several ways: which it is, by what stands around.

The words are those of resources/words/ja_homographs.txt, where how to add one is told, and of ja_free.txt, for which
several readings are right.
"""

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from studio.text import kana
from studio.text.ja_nodes import Node
from studio.text.lazy import Once
from studio.text.tables import rows

BY_CONTEXT = 0.92
"""Confidence where a pattern fits. Figures by the labelled lines, rounded down."""
BY_DEFAULT = 0.85
FREE = 0.7
SOURCE = "homograph"
_LONGEST = 3
"""Nodes that may make one word of the table."""


class _Choice(NamedTuple):
    reading: str
    """Hiragana; "*" for that of OpenJTalk."""
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None

    def fits(self, text: str, start: int, end: int) -> bool:
        return bool(
            (self.before is None or self.before.search(text[max(0, start - 20) : start]))
            and (self.after is None or self.after.match(text, end))
        )


def resolved(text: str, nodes: Sequence[Node]) -> list[Node]:
    """The words of a text with those of the table read as their context has it, and with their other readings."""
    table, free = _tables()
    found: list[Node] = []
    at = 0
    while at < len(nodes):
        written = list(accumulate(node.surface for node in nodes[at : at + _LONGEST]))
        size = next((n for n in range(len(written), 1, -1) if written[n - 1] in table), 1)
        node = nodes[at]._replace(surface=written[size - 1], end=nodes[at + size - 1].end)
        if choices := table.get(node.surface):
            node = _chosen(text, node, choices)
        elif node.surface in free and node.reading in free[node.surface]:
            others = tuple(other for other in free[node.surface] if other != node.reading)
            node = node._replace(others=others, confidence=FREE)
        found.append(node)
        at += size
    return found


def _chosen(text: str, node: Node, choices: Sequence[_Choice]) -> Node:
    default, *rest = choices
    choice = next((choice for choice in rest if choice.fits(text, node.start, node.end)), default)
    reading = node.reading if choice.reading == "*" else choice.reading
    readings = dict.fromkeys([node.reading, *(one.reading for one in choices if one.reading != "*")])
    others = tuple(other for other in readings if other != reading)
    spoken = node.spoken if reading == node.reading else kana.lengthened(reading)
    confidence = BY_DEFAULT if choice is default else BY_CONTEXT
    return node._replace(reading=reading, spoken=spoken, others=others, confidence=confidence, source=SOURCE)


def _read_tables() -> tuple[dict[str, list[_Choice]], dict[str, tuple[str, ...]]]:
    table: dict[str, list[_Choice]] = {}
    for word, reading, *conditions in rows("ja_homographs.txt"):
        stem, _, endings = word.rstrip("]").partition("[")
        before, after = (
            next((re.compile(condition[1:]) for condition in conditions if condition[0] == side), None) for side in "<>"
        )
        for ending in endings or [word.removeprefix(stem)]:
            table.setdefault(stem + ending, []).append(_Choice(reading + ending, before, after))
    return table, {word: tuple(readings) for word, *readings in rows("ja_free.txt") if word not in table}


_tables = Once(_read_tables)
