"""Japanese counters, and what becomes of the numerals before them: see resources/words/ja_counters.txt."""

import re
from typing import NamedTuple

from studio.text.lazy import Once
from studio.text.tables import rows

FIRST_OF_MONTH = "ついたち"


class Counter(NamedTuple):
    """A counter and its ways."""

    reading: str
    forms: dict[str, str]
    """Keys as in the table: "ん", "4", "=一"."""
    native: bool = False
    plain: bool = False
    never_before: str = ""
    """Kana that show that it is none."""


def _read_table() -> dict[str, Counter]:
    table: dict[str, Counter] = {}
    for spellings, reading, *rest in rows("ja_counters.txt"):
        forms = dict(form.split(":") for form in rest if ":" in form)
        never = next((form[1:] for form in rest if form[0] == "!"), "")
        for spelling in spellings.split("|"):
            table[spelling] = Counter(reading, forms, "native" in rest, "plain" in rest, never)
    return table


def _pattern() -> re.Pattern[str]:
    return re.compile(
        "|".join(
            f"{spelling}(?![{counter.never_before}])" if counter.never_before else spelling
            for spelling, counter in sorted(counters().items(), key=lambda one: len(one[0]), reverse=True)
        )
    )


counters = Once(_read_table)
pattern = Once(_pattern)
"""The longest counter at a place."""
