"""What the window does with readings and dictionaries; `text/` and `formats/` know how."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from studio.core.pronunciation import Lang, Pronunciation


@dataclass(frozen=True, slots=True)
class Entries:
    """What a dictionary file holds."""

    good: tuple[Pronunciation, ...]
    faults: tuple[str, ...]
    """The rows that are left out, one sentence each."""


@dataclass(frozen=True, slots=True)
class Pronouncing:
    """Readings, and the files that keep them."""

    check: Callable[[Pronunciation], None]
    """Raises InputError where the words cannot be read so."""
    respelled: Callable[[str, int, int, str], str]
    """The line with a reading for what stands between two places, in place of one that it has; empty: with none. Raises
    MarkError where it cannot be."""
    sample_word: Callable[[str, str, Lang], str]
    """A common word in which a character has a reading; empty where none is known."""
    own: Callable[[], Entries]
    """The person's own dictionary. Raises InputError."""
    put: Callable[[Iterable[Pronunciation]], None]
    """Adds to it, in place of entries for the same words and language. Raises StudioError."""
    remove: Callable[[Iterable[Pronunciation]], None]
    """Takes out of it. Raises StudioError."""
    read: Callable[[Path], Entries]
    """The entries of a file that can be. Raises InputError."""
    write: Callable[[Path, Iterable[Pronunciation]], None]
    """Raises OutputError."""
