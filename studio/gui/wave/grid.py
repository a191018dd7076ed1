"""The grid on which lines are moved: hundredths of a second, or the pictures of a film."""

from dataclasses import dataclass
from math import ceil, floor

from studio.core.timecode import FrameRate, Timecode

STEP_MS = 10
"""Of the grid without a film."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Places in milliseconds."""

    rate: FrameRate | None = None
    """Of the film whose pictures it is made of; None: it has whole steps."""

    @property
    def least_ms(self) -> int:
        """The shortest that a line can become on it."""
        return STEP_MS if self.rate is None else ceil(1000 / self.rate.fps)

    def nearest(self, ms: float) -> int:
        """The place nearest to another."""
        if self.rate is None:
            return round(ms / STEP_MS) * STEP_MS
        return Timecode(max(0, round(ms * self.rate.fps / 1000)), self.rate).ms

    def beside(self, ms: int, step: int) -> int:
        """One place further, or back for a step of -1. Without a film that is a step from where it is."""
        if self.rate is None:
            return ms + step * STEP_MS
        at = ms * self.rate.fps / 1000
        here = Timecode.at_ms(ms, self.rate)
        number = here.video_frames + step if here.ms == ms else ceil(at) if step > 0 else floor(at)
        return Timecode(max(0, number), self.rate).ms
