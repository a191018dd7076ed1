"""Word lists: in the source, written as one text, and in resources/words."""

from pathlib import Path

import studio

WORDS = Path(studio.__file__).parent.parent / "resources" / "words"


def words(*lines: str) -> tuple[str, ...]:
    """The words of some lines, in order."""
    return tuple(word for line in lines for word in line.split())
