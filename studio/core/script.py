"""A script: lines of text, with their times where they have any."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NewType

SpeakerId = NewType("SpeakerId", str)

NARRATOR = SpeakerId("")
"""The speaker of lines that name nobody."""

DAY_MS = 24 * 60 * 60 * 1000
MOST_NUMBERS = 20
"""So many lines are named in a sentence."""


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
class Origin:
    """A cue as its file has it, so that a file of the same format gets back what is not spoken: markup, settings, the
    other language."""

    place: int
    """Among the cues of the file, from 0; that of a line which is timed by another place is not its number."""
    slots: str
    """What the cue holds in the order of the file, a letter each: n its number, s start, e end, p speaker, t text."""
    parts: tuple[str, ...]
    """All of the cue as it is written, to be joined: what stands before the first slot, the first slot, what stands
    between it and the second, and so on; 2 * len(slots) + 1 of them."""
    text: str
    """What is spoken of it as the script had it first, as are cue and speaker: what differs from that was edited."""
    cue: Cue | None
    speaker: SpeakerId = NARRATOR
    lead: str = ""
    """What was taken off the front of the text, because it names the speaker."""
    spoken: tuple[int, int] | None = None
    """Which lines of the written text are spoken, from the first until before the second; None: all."""
    beside: tuple["Origin", ...] = ()
    """Cues shown at the same time that say the same in another language; they are not spoken."""


@dataclass(frozen=True, slots=True)
class Source:
    """A script file without its cues."""

    format: str
    """How its name ends, with the dot, in lower case."""
    size: int
    """Cues that were read."""
    asides: tuple[tuple[int, str], ...]
    """What stands before the cue of a place, or at `size` behind all: headers, styles, notes, cues that could not be
    read. In the order of the file."""
    tongues: tuple[str, ...] = ()
    """Where its cues hold two languages: both, the upper one first; by their tags, or "" where that is not known."""
    spoken: str = ""
    """Which of them is spoken."""


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
    origin: Origin | None = field(default=None, compare=False)
    """None: no file had it, or one of a format that is not written as it was read."""


@dataclass(frozen=True, slots=True)
class Script:
    """Lines in the order of time, all timed or all untimed."""

    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    """What was noticed about the file as a whole, e.g. its encoding."""
    source: Source | None = field(default=None, compare=False)
    """The file that it comes from, for lines with an origin."""

    @property
    def is_timed(self) -> bool:
        return bool(self.lines) and self.lines[0].cue is not None

    @property
    def speakers(self) -> tuple[SpeakerId, ...]:
        """Who speaks, in order of first appearance."""
        return tuple(dict.fromkeys(line.speaker for line in self.lines))


def named(numbers: Sequence[int]) -> str:
    """Lines by their numbers, as a sentence begins; of many the first."""
    shown = ", ".join(map(str, numbers[:MOST_NUMBERS]))
    more = f" and {len(numbers) - MOST_NUMBERS} more" if len(numbers) > MOST_NUMBERS else ""
    return f"{'Line' if len(numbers) == 1 else 'Lines'} {shown}{more}"
