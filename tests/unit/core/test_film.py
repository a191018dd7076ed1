from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.film import Film
from studio.core.timecode import NTSC_29_97_DROP, PAL_25, FrameRate, Timecode

RATES = [FrameRate(Fraction(rate)) for rate in ("24000/1001", "24", "25", "30000/1001", "30", "50", "60000/1001", "60")]


def film(rate: FrameRate | None, opening: Timecode | None = None) -> Film:
    return Film(Path("a.mov"), 60_000, rate, True, opening, (192, 108), ())


@given(st.integers(0, 10**7), st.sampled_from(RATES))
def test_a_picture_is_shown_from_its_start_until_that_of_the_next(number: int, rate: FrameRate) -> None:
    start_ms, end_ms = Timecode(number, rate).ms, Timecode(number + 1, rate).ms
    assert Timecode.shown_at(start_ms, rate).video_frames == number
    assert Timecode.shown_at(end_ms - 1, rate).video_frames == number


@pytest.mark.parametrize(
    ("rate", "opening", "ms", "written"),
    [
        (PAL_25, None, 1039, "00:00:01:00"),
        (PAL_25, "10:00:00:00", 1040, "10:00:01:01"),
        (NTSC_29_97_DROP, "00:00:59;29", 0, "00:00:59;29"),
        (NTSC_29_97_DROP, "00:00:59;29", 34, "00:01:00;02"),
    ],
)
def test_a_film_counts_from_the_timecode_that_it_opens_with(
    rate: FrameRate, opening: str | None, ms: int, written: str
) -> None:
    first = Timecode.parse(opening, rate) if opening else None
    assert str(film(rate, first).timecode(ms)) == written


def test_sound_alone_has_no_timecode() -> None:
    assert film(None).timecode(1000) is None
