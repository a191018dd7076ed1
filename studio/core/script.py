"""A script: lines of text, with their times where they have any."""

from dataclasses import dataclass
from typing import NewType

SpeakerId = NewType("SpeakerId", str)

NARRATOR = SpeakerId("")
"""The speaker of lines that name nobody."""

DAY_MS = 24 * 60 * 60 * 1000


@dataclass(frozen=True, slots=True)
class Cue:
    """When a line is due."""

    start_ms: int
    """>= 0."""
    end_ms: int
    """Exclusive; at or before the start for a broken cue, which then has no room of its own."""

    @property
    def slot_ms(self) -> int:
        """Time available, never negative."""
        return max(0, self.end_ms - self.start_ms)


@dataclass(frozen=True, slots=True)
class Line:
    """The spoken unit of a script."""

    id: int
    """Number in the script, from 1, in the order of time."""
    text: str
    """Without markup; marks and readings stay."""
    cue: Cue | None = None
    """None: untimed text."""
    speaker: SpeakerId = NARRATOR
    gap_ms: int = 0
    """Untimed text only: silence before the next line."""
    notes: tuple[str, ...] = ()
    """What was noticed while reading it, one sentence each."""
    continues: bool = False
    """Untimed text only: whether it stands in one paragraph with the line before."""


@dataclass(frozen=True, slots=True)
class Script:
    """Lines in the order of time, all timed or all untimed."""

    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    """What was noticed about the file as a whole, e.g. its encoding."""

    @property
    def is_timed(self) -> bool:
        return bool(self.lines) and self.lines[0].cue is not None

    @property
    def speakers(self) -> tuple[SpeakerId, ...]:
        """Who speaks, in order of first appearance."""
        return tuple(dict.fromkeys(line.speaker for line in self.lines))
