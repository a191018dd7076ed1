import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.analysis.clicks import clicks
from studio.core.audio import Audio, faded, silence
from tests.unit.analysis.speech import RATE, syllables

SPEECH = faded(syllables([180, 200, 190, 170, 210, 160], noise=0.01), 5, 5)


def with_click(at: int, width: int, height: float) -> Audio:
    samples = SPEECH.samples.copy()
    samples[at : at + width] += np.float32(height)
    return Audio(samples, RATE)


def test_speech_has_none() -> None:
    assert clicks(SPEECH) == ()


@settings(max_examples=40)
@given(
    at=st.integers(RATE // 20, SPEECH.n_samples - RATE // 20),
    width=st.integers(1, 3),
    height=st.floats(0.15, 0.5),
    sign=st.sampled_from([-1, 1]),
)
def test_a_click_is_found_at_its_place(at: int, width: int, height: float, sign: int) -> None:
    (found,) = clicks(with_click(at, width, sign * height))
    assert abs(found.sample - at) <= 3
    assert found.height == pytest.approx(height, rel=0.5)


def test_each_click_is_told_once_and_in_order() -> None:
    samples = SPEECH.samples.copy()
    for at in (9000, 9020, 15000):
        samples[at] += 0.4
    assert [round(click.sample, -2) for click in clicks(Audio(samples, RATE))] == [9000, 15000]


def test_a_sound_that_does_not_end_at_zero_clicks_there() -> None:
    loud = int(np.argmax(np.abs(SPEECH.samples)))
    assert [click.sample for click in clicks(Audio(SPEECH.samples[: loud + 1], RATE))] == [loud]
    assert [click.sample for click in clicks(Audio(SPEECH.samples[loud:], RATE))] == [0]


@pytest.mark.parametrize("n_samples", [0, 1, 50, 300])
def test_short_and_silent_sounds_have_none(n_samples: int) -> None:
    assert clicks(silence(n_samples, RATE)) == ()


@pytest.mark.parametrize("rate", [16_000, 48_000])
def test_other_rates(rate: int) -> None:
    noise = 0.02 * np.random.default_rng(1).standard_normal(rate).astype(np.float32)
    noise[0] = noise[-1] = 0
    assert clicks(Audio(noise, rate)) == ()
    noise[rate // 2] += 0.5
    assert [click.sample for click in clicks(Audio(noise, rate))] == [rate // 2]
