"""What the window does with script files; `formats/` and `text/` know how."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from studio.core.cast import Role
from studio.core.choices import Choices
from studio.core.script import Script, Source, SpeakerId

Roles = Mapping[SpeakerId, Role]


@dataclass(frozen=True, slots=True)
class Scripts:
    """Script files, in and out."""

    read: Callable[[Path, Choices], Script]
    """With its speakers found. Raises InputError, of it `UnknownColumns`. Called from any thread."""
    write: Callable[[Script, Path], None]
    """Raises InputError and OutputError."""
    readable: Sequence[str]
    """How the names of files end that are read."""
    writable: Callable[[Source | None], Sequence[str]]
    """How the names of files may end that are written, that of the script's own file first."""
    guessed: Callable[[Sequence[Sequence[str]]], tuple[tuple[str, str], ...]]
    """`Choices.columns` that rows of a table seem to have."""


@dataclass(frozen=True, slots=True, eq=False)
class TwoLanguages:
    """A script that holds two languages; which is spoken?"""

    path: Path
    roles: Roles
    scripts: tuple[Script, Script]
    """As it is in either of them."""


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """A table of which nobody knows what its columns hold."""

    path: Path
    roles: Roles
    rows: tuple[tuple[str, ...], ...]
    """The first of it."""
