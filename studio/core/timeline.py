"""Takes placed in time."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from studio.core.fit import Fit
from studio.core.quality import Quality
from studio.core.script import Line
from studio.core.speech import Lang, VoiceId
from studio.core.take_fault import Verified


@dataclass(frozen=True, slots=True)
class Tail:
    """What rings on behind a clip, and is heard in the mix but not in its file."""

    at_sample: int
    """Where it begins, from the start of the clip."""
    n_samples: int


@dataclass(frozen=True, slots=True)
class Clip:
    """One line as it came out: what was spoken, how it was made to fit, and where it lies."""

    line: Line
    voice: VoiceId
    lang: Lang | None
    """Main language of what is spoken; None where the line could not be read."""
    start_ms: int
    """Where its sound starts."""
    natural_ms: int
    """The length that the model would have chosen; 0 where nothing is spoken."""
    fit: Fit
    n_samples: int
    """Length of its sound; 0 where there is none."""
    sample_rate: int
    compute_s: float
    """Seconds spent on planning and decoding when the take was made."""
    cached: bool
    """Whether the take was made in an earlier run."""
    notes: tuple[str, ...] = ()
    """What the person should know, one sentence each."""
    tail: Tail | None = None
    """None: its sound ends with its file."""
    verified: Verified | None = None
    """What its check found in the take that is used; None: it was not checked."""
    n_retakes: int = 0
    """How often the take was made again because of its check."""
    quality: Quality = "studio"
    """Of the take that is used."""

    @property
    def end_ms(self) -> int:
        return self.start_ms + self.fit.length_ms


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two clips that sound at once."""

    first: int
    """Index of the one that starts earlier (of two that start together, the earlier in the list)."""
    second: int
    ms: int
    """How long both sound, > 0."""


def pauses(lengths_ms: Sequence[int], gaps_ms: Sequence[int]) -> tuple[int, ...]:
    """Silence after each untimed line, from the gap that each asks for before the next.

    Between two spoken lines lies one pause: the longest asked for from the first of them on, so that a line
    with nothing to speak (length 0) adds no pause of its own but a paragraph's end is kept. 0 after the last
    spoken line.
    """
    spoken = [i for i, length_ms in enumerate(lengths_ms) if length_ms > 0]
    found = [0] * len(lengths_ms)
    for here, following in pairwise(spoken):
        found[here] = max(gaps_ms[here:following])
    return tuple(found)


def placed(lengths_ms: Sequence[int], pauses_ms: Sequence[int]) -> tuple[int, ...]:
    """Where each untimed line starts when they are spoken one after another, from 0."""
    starts = []
    now_ms = 0
    for length_ms, pause_ms in zip(lengths_ms, pauses_ms, strict=True):
        starts.append(now_ms)
        now_ms += length_ms + pause_ms
    return tuple(starts)


def overlaps(starts_ms: Sequence[int], lengths_ms: Sequence[int]) -> tuple[Overlap, ...]:
    """Every pair that sounds at once, in order of time."""
    found = []
    sounding: list[int] = []
    for i in sorted(range(len(starts_ms)), key=lambda i: starts_ms[i]):
        if lengths_ms[i] == 0:
            continue
        end_ms = starts_ms[i] + lengths_ms[i]
        sounding = [j for j in sounding if starts_ms[j] + lengths_ms[j] > starts_ms[i]]
        found += [Overlap(j, i, min(end_ms, starts_ms[j] + lengths_ms[j]) - starts_ms[i]) for j in sounding]
        sounding.append(i)
    return tuple(found)
