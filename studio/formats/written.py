"""Where the parts of a cue stand in its file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from studio.core.script import Cue, Origin, Source, SpeakerId

Slot = tuple[str, int, int]
"""A letter of `Origin.slots`, and from where until where in the file it stands."""


@dataclass(frozen=True, slots=True)
class Written:
    """A cue in the text of its file."""

    start: int
    """Characters from the start of the file."""
    end: int
    """Of the cue with the blank lines behind it."""
    slots: str
    parts: tuple[str, ...]
    """As those of `Origin`."""

    def origin(self, place: int, text: str, cue: Cue | None, speaker: SpeakerId) -> Origin:
        """The origin of a line with that text, time and speaker."""
        return Origin(place, self.slots, self.parts, text, cue, speaker)


def written(file: str, start: int, end: int, slots: Iterable[Slot]) -> Written:
    """The cue that stands from `start` until `end`, with its slots. What lies behind the end of the file is nothing."""
    start, end = min(start, len(file)), min(end, len(file))
    ordered = sorted(slots, key=lambda slot: slot[1:])
    parts: list[str] = []
    at = start
    for _, first, last in ordered:
        parts += [file[at:first], file[first:last]]
        at = last
    return Written(start, end, "".join(letter for letter, _, _ in ordered), (*parts, file[at:end]))


def source(ending: str, file: str, cues: Sequence[Written]) -> Source:
    """A file with the cues that were read of it."""
    borders = [0, *(border for cue in cues for border in (cue.start, cue.end)), len(file)]
    gaps = [file[start:end] for start, end in zip(borders[::2], borders[1::2], strict=True)]
    return Source(ending, len(cues), tuple((place, gap) for place, gap in enumerate(gaps) if gap))


def starts_of(lines: Iterable[str]) -> list[int]:
    """Where each line starts in the text of its file, and where the next one would."""
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    return starts
