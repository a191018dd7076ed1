"""What the desk tells of itself, as values."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from studio.project.document import RowId


@dataclass(frozen=True, slots=True)
class Told:
    """Something for the person to read."""

    sentence: str
    details: str = ""
    """For a bug report, or what a note leaves out."""
    kind: Literal["problem", "note"] = "problem"
    folder: Path | None = None
    """What it tells of lies there."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The rows that commands are about."""

    rows: tuple[RowId, ...]
    current: RowId | None
    """The one that is looked at."""


@dataclass(frozen=True, slots=True)
class EngineState:
    """What the engine is up to."""

    state: Literal["asleep", "loading", "ready", "failed"] = "asleep"
    device: str = ""
    precision: str = ""
    load_s: float = 0.0
    problem: str = ""
