"""Films as values: what one is, one of its pictures, and who reads them."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from studio.core.timecode import FrameRate, Timecode

Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Sound:
    """A sound track of a film."""

    lang: str
    """ISO 639-2, as the film has it; empty where it does not say."""
    codec: str
    channels: int
    rate_hz: int


@dataclass(frozen=True, slots=True)
class Film:
    """A film, or only sound."""

    path: Path
    length_ms: int
    rate: FrameRate | None
    """None: there is no picture."""
    is_steady: bool
    """Whether all pictures last as long; without that no timecode fits."""
    opening: Timecode | None
    """The timecode of its first picture; None: it does not say."""
    size: tuple[int, int]
    """Width and height in pixels; 0 where there is no picture."""
    sounds: tuple[Sound, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """What the person should know, one sentence each."""
        if self.rate is not None and not self.is_steady:
            return (f"The pictures of {self.path.name} last differently long, so timecodes are only approximate.",)
        return ()

    def timecode(self, ms: int) -> Timecode | None:
        """What the film calls the picture that is shown so long after its first. None: there is no picture."""
        if self.rate is None:
            return None
        first = self.opening.video_frames if self.opening is not None else 0
        return Timecode(first + Timecode.shown_at(ms, self.rate).video_frames, self.rate)


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """One picture of a film, as large as it was asked for."""

    start_ms: int
    """From when on it is shown, counted from the first picture."""
    pixels: Pixels = field(repr=False)
    """[height, width, 4]: blue, green, red and 255."""


class Pictures(Protocol):
    """The pictures of one film. All calls come from one thread. Sizes are in pixels, width and height, and are the most
    that a picture may have; it keeps its shape. Raises InputError where a picture cannot be made visible."""

    @property
    def size(self) -> tuple[int, int]:
        """Of the whole picture as it is seen: upright, with square pixels."""

    def at(self, ms: int, size: tuple[int, int], tolerance_ms: int = 0) -> Picture | None:
        """What is shown so long after the first picture, or where that is quicker, up to `tolerance_ms` before.

        The same object as before where that is the same picture. None: nothing can be read.
        """

    def step(self, n_pictures: int, size: tuple[int, int]) -> Picture | None:
        """So many pictures on from the last one that was given; below 0 back. It stops at the first and the last."""

    def take_fault(self) -> str:
        """A sentence on what was found damaged since it was last asked; empty for nothing."""

    def close(self) -> None:
        """Give up the film."""
