from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core import timecode as tc
from studio.core.errors import InputError
from studio.core.timecode import FrameRate, Timecode, clock, ms_of, samples_of

RATES = [
    tc.FILM_23_976, tc.FILM_24, tc.PAL_25, tc.NTSC_29_97, tc.NTSC_29_97_DROP,
    tc.VIDEO_30, tc.PAL_50, tc.NTSC_59_94, tc.NTSC_59_94_DROP, tc.VIDEO_60,
]  # fmt: skip
SAMPLE_RATES = [22_050, 24_000, 44_100, 48_000, 96_000]
HOURS_30_MS = 30 * 3_600_000

any_rate = st.sampled_from(RATES)
any_frames = st.integers(0, 30 * 3600 * 60)


@given(st.integers(0, HOURS_30_MS), st.sampled_from(SAMPLE_RATES))
def test_samples_are_pythons_round(ms: int, rate: int) -> None:
    assert samples_of(ms, rate) == round(ms * rate / 1000)
    assert ms_of(samples_of(ms, rate), rate) == ms


def test_half_a_sample_goes_to_the_even_neighbour() -> None:
    assert samples_of(5, 44_100) == 220  # 220.5
    assert samples_of(15, 44_100) == 662  # 661.5


@pytest.mark.parametrize(
    ("ms", "written"),
    [(0, "00:00:00,000"), (111_800, "00:01:51,800"), (86_400_000, "24:00:00,000"), (360_000_007, "100:00:00,007")],
)
def test_clock(ms: int, written: str) -> None:
    assert clock(ms) == written
    assert clock(ms, decimal=".") == written.replace(",", ".")


@pytest.mark.parametrize(
    ("written", "rate", "frames"),
    [
        ("00:00:59;29", tc.NTSC_29_97_DROP, 1799),
        ("00:01:00;02", tc.NTSC_29_97_DROP, 1800),
        ("00:02:00;02", tc.NTSC_29_97_DROP, 3598),
        ("00:09:59;29", tc.NTSC_29_97_DROP, 17_981),
        ("00:10:00;00", tc.NTSC_29_97_DROP, 17_982),
        ("01:00:00;00", tc.NTSC_29_97_DROP, 107_892),
        ("24:00:00;00", tc.NTSC_29_97_DROP, 2_589_408),
        ("00:01:00;04", tc.NTSC_59_94_DROP, 3600),
        ("01:00:00;00", tc.NTSC_59_94_DROP, 215_784),
        ("01:00:00:00", tc.NTSC_29_97, 108_000),
        ("01:00:00:00", tc.FILM_23_976, 86_400),
        ("00:00:01:24", tc.PAL_25, 49),
        ("100:00:00:00", tc.PAL_25, 9_000_000),
    ],
)
def test_known_timecodes(written: str, rate: FrameRate, frames: int) -> None:
    assert Timecode.parse(written, rate) == Timecode(frames, rate)
    assert str(Timecode(frames, rate)) == written


def test_rates_are_exact() -> None:
    assert Fraction(24000, 1001) == tc.FILM_23_976.fps
    assert Timecode(24_000, tc.FILM_23_976).ms == 1_001_000
    assert Timecode(24_000, tc.FILM_23_976).samples(48_000) == 1001 * 48_000
    # Drop-frame keeps up with the clock: off by less than two frames after a day.
    assert abs(Timecode.parse("24:00:00;00", tc.NTSC_29_97_DROP).ms - 86_400_000) < 90


@given(any_frames, any_rate)
def test_written_and_read_again(frames: int, rate: FrameRate) -> None:
    timecode = Timecode(frames, rate)
    assert Timecode.parse(str(timecode), rate) == timecode


@given(any_frames, any_rate, st.sampled_from(SAMPLE_RATES))
def test_frames_survive_ms_and_samples(frames: int, rate: FrameRate, sample_rate: int) -> None:
    timecode = Timecode(frames, rate)
    assert Timecode.at_ms(timecode.ms, rate) == timecode
    assert Timecode.at_sample(timecode.samples(sample_rate), sample_rate, rate) == timecode


@given(any_frames, any_rate)
def test_numbers_rise_with_time(frames: int, rate: FrameRate) -> None:
    def numbers(written: str) -> list[int]:
        return [int(part) for part in written.replace(";", ":").split(":")]

    assert numbers(str(Timecode(frames, rate))) < numbers(str(Timecode(frames + 1, rate)))


@pytest.mark.parametrize(
    ("written", "rate"),
    [
        ("", tc.PAL_25),
        ("00:00:01", tc.PAL_25),
        ("00:00:01,500", tc.PAL_25),
        ("00:00:00:25", tc.PAL_25),
        ("00:60:00:00", tc.PAL_25),
        ("00:00:60:00", tc.PAL_25),
        ("00:00:01;00", tc.NTSC_29_97),
        ("00:00:01:00", tc.NTSC_29_97_DROP),
        ("00:01:00;00", tc.NTSC_29_97_DROP),
        ("00:01:00;01", tc.NTSC_29_97_DROP),
        ("00:11:00;03", tc.NTSC_59_94_DROP),
        ("-0:00:00:01", tc.PAL_25),
        ("٠0:00:00:01", tc.PAL_25),
    ],
)
def test_timecodes_that_do_not_exist(written: str, rate: FrameRate) -> None:
    with pytest.raises(InputError):
        Timecode.parse(written, rate)


def test_a_picture_that_begins_at_half_a_millisecond_is_shown_from_where_it_is_said_to_begin() -> None:
    begins = Timecode(36, tc.FILM_23_976)  # after 1501.5 ms
    assert begins.ms == 1502
    assert Timecode.shown_at(1501, tc.FILM_23_976) == Timecode(35, tc.FILM_23_976)
    assert Timecode.shown_at(1502, tc.FILM_23_976) == begins
