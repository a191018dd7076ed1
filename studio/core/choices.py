"""What a person says about a script file that it does not say itself."""

from dataclasses import dataclass
from typing import Literal

from studio.core.timecode import FrameRate

Unit = Literal["s", "ms", "frames"]
UNITS: tuple[Unit, ...] = ("s", "ms", "frames")


@dataclass(frozen=True, slots=True)
class Choices:
    """How a file is to be read; the defaults: as it seems to be meant."""

    encoding: str | None = None
    """None: found out."""
    spoken: str = ""
    """Of two languages in each cue: `first`, `second`, or the tag of one; empty: the first."""
    columns: tuple[tuple[str, str], ...] = ()
    """Tables: what a column holds (start, end, time, text, speaker), and its name, letter or number from 1; empty: as
    the first row names them."""
    unit: Unit | None = None
    """Tables: of times that are plain numbers; None: as the names of the columns say, else seconds."""
    rate: FrameRate | None = None
    """Of times that count video frames; None: there are none."""


USUAL = Choices()
