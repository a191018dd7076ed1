"""Word lists: in the source, written as one text, and in resources/words."""

from collections.abc import Iterator
from pathlib import Path

import studio

WORDS = Path(studio.__file__).parent.parent / "resources" / "words"


def words(*lines: str) -> tuple[str, ...]:
    """The words of some lines, in order."""
    return tuple(word for line in lines for word in line.split())


def rows(name: str) -> Iterator[list[str]]:
    """The lines of a file in resources/words, each in its words; those that begin with # are remarks."""
    for line in (WORDS / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split()
