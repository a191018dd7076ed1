"""Milliseconds, samples and SMPTE timecode: the only conversions between them.

Scripts count integer milliseconds, audio integer samples, picture integer video frames. Every conversion
rounds to the nearest, halves to the even neighbour, as Python's `round` does.
"""

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from studio.core.errors import InputError


def samples_of(ms: int, rate: int) -> int:
    """Samples in `ms` milliseconds at `rate` samples per second."""
    return round(ms * rate / 1000)


def ms_of(n_samples: int, rate: int) -> int:
    """Milliseconds that `n_samples` last at `rate` samples per second."""
    return round(n_samples * 1000 / rate)


def clock(ms: int, decimal: str = ",") -> str:
    """`ms` >= 0 as HH:MM:SS and milliseconds, e.g. 00:01:51,800; hours take as many digits as they need."""
    minutes, rest_ms = divmod(ms, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest_ms // 1000:02}{decimal}{rest_ms % 1000:03}"


_CLOCK = re.compile(
    r"(-?)(?:(\d{1,6})\s*:\s*)?(\d{1,3})\s*:\s*(\d{1,2})(?:\s*[.,]\s*(\d{1,9})|\s*:\s*(\d{3}))?", re.ASCII
)


def parse_clock(text: str) -> int | None:
    """Milliseconds of a clock time as scripts write it; None where it is none.

    [H:]M:S with a decimal fraction after a comma or dot, or three digits after a colon. A minus sign,
    full-width characters and spaces around the separators are understood. Two digits after a third colon are
    no clock time: they count video frames.
    """
    match = _CLOCK.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if match is None:
        return None
    sign, hours, minutes, seconds, fraction, thousandths = match.groups()
    whole_s = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
    ms = whole_s * 1000 + int(((fraction or thousandths or "0") + "00")[:3])
    return -ms if sign else ms


@dataclass(frozen=True, slots=True)
class FrameRate:
    """How video frames are counted."""

    fps: Fraction
    """Video frames per second, exact."""
    drop: bool = False
    """Drop-frame: two frame numbers (four at 59.94 fps) are left out each minute but every tenth, so that the
    count of 30000/1001 fps keeps up with the clock. No picture is dropped."""

    @property
    def nominal(self) -> int:
        """Video frame numbers per second of timecode."""
        return round(self.fps)

    @property
    def dropped_per_minute(self) -> int:
        """Frame numbers left out at the start of a minute that is not a tenth."""
        return self.nominal // 15 if self.drop else 0


FILM_23_976 = FrameRate(Fraction(24000, 1001))
FILM_24 = FrameRate(Fraction(24))
PAL_25 = FrameRate(Fraction(25))
NTSC_29_97 = FrameRate(Fraction(30000, 1001))
NTSC_29_97_DROP = FrameRate(Fraction(30000, 1001), drop=True)
VIDEO_30 = FrameRate(Fraction(30))
PAL_50 = FrameRate(Fraction(50))
NTSC_59_94 = FrameRate(Fraction(60000, 1001))
NTSC_59_94_DROP = FrameRate(Fraction(60000, 1001), drop=True)
VIDEO_60 = FrameRate(Fraction(60))

_TIMECODE = re.compile(r"(\d{1,4}):(\d{1,2}):(\d{1,2})([:;])(\d{1,3})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Timecode:
    """A place in the picture. Written HH:MM:SS:FF, with `;` before FF where numbers are dropped."""

    video_frames: int
    """Video frames from the start, >= 0."""
    rate: FrameRate

    @classmethod
    def parse(cls, text: str, rate: FrameRate) -> "Timecode":
        """Read HH:MM:SS:FF or HH:MM:SS;FF. Raises `InputError` for what is neither or does not exist."""
        match = _TIMECODE.fullmatch(text.strip())
        if match is None:
            raise InputError(f"{text!r} is no timecode: write HH:MM:SS:FF, the last counting video frames.")
        if (match[4] == ";") != rate.drop:
            kind = "drop-frame, HH:MM:SS;FF" if rate.drop else "not drop-frame, HH:MM:SS:FF"
            raise InputError(f"{text!r} does not fit the frame rate: this one is {kind}.")
        hours, minutes, seconds, frames = (int(match[i]) for i in (1, 2, 3, 5))
        if minutes > 59 or seconds > 59 or frames >= rate.nominal:
            raise InputError(
                f"{text!r} does not exist: minutes and seconds go to 59, frames to {rate.nominal - 1} here."
            )
        if minutes % 10 and seconds == 0 and frames < rate.dropped_per_minute:
            raise InputError(
                f"{text!r} does not exist: drop-frame leaves it out, this second starts at "
                f";{rate.dropped_per_minute:02}."
            )
        numbered = ((hours * 60 + minutes) * 60 + seconds) * rate.nominal + frames
        all_minutes = hours * 60 + minutes
        return cls(numbered - rate.dropped_per_minute * (all_minutes - all_minutes // 10), rate)

    @classmethod
    def at_ms(cls, ms: int, rate: FrameRate) -> "Timecode":
        """The video frame border nearest to `ms`."""
        return cls(round(ms * rate.fps / 1000), rate)

    @classmethod
    def shown_at(cls, ms: int, rate: FrameRate) -> "Timecode":
        """The video frame that is shown at `ms`: the last that starts no later, as whole milliseconds tell it."""
        last = cls(floor((2 * ms + 1) * rate.fps / 2000), rate)
        return last if last.ms <= ms else cls(last.video_frames - 1, rate)  # halves are rounded to either side

    @classmethod
    def at_sample(cls, n_samples: int, sample_rate: int, rate: FrameRate) -> "Timecode":
        """The video frame border nearest to `n_samples` at `sample_rate`."""
        return cls(round(n_samples * rate.fps / sample_rate), rate)

    @property
    def ms(self) -> int:
        """Milliseconds from the start."""
        return round(self.video_frames * 1000 / self.rate.fps)

    def samples(self, sample_rate: int) -> int:
        """Samples from the start at `sample_rate`."""
        return round(self.video_frames * sample_rate / self.rate.fps)

    def __str__(self) -> str:
        rate, frames = self.rate, self.video_frames
        if rate.drop:
            per_minute = rate.nominal * 60 - rate.dropped_per_minute
            per_ten = per_minute * 10 + rate.dropped_per_minute
            tens, rest = divmod(frames, per_ten)
            # The first minute of ten keeps all its numbers, so it is longer than the others.
            short_minutes = max(0, (rest - rate.dropped_per_minute) // per_minute)
            frames += rate.dropped_per_minute * (tens * 9 + short_minutes)
        seconds, frame = divmod(frames, rate.nominal)
        separator = ";" if rate.drop else ":"
        return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{separator}{frame:02}"
