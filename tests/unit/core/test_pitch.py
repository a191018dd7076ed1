import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.audio import Audio, silence
from studio.core.pitch import HIGHEST_HZ, HOP_MS, LOWEST_HZ, f0_hz

RATE = 24_000


def sounding(f0: np.ndarray, rate: int = RATE, harmonics: int = 6) -> Audio:
    """A buzz that follows `f0`, one value for each sample."""
    phase = 2 * np.pi * np.cumsum(f0) / rate
    tone = np.sum([np.sin(k * phase) / k for k in range(1, harmonics + 1)], axis=0)
    return Audio((0.2 * tone).astype(np.float32), rate)


def cents(found: np.ndarray, true: np.ndarray) -> float:
    return float(np.abs(1200 * np.log2(found / true)).max())


@given(hz=st.floats(LOWEST_HZ + 2, HIGHEST_HZ - 10), rate=st.sampled_from([8000, 16_000, 24_000, 44_100, 48_000]))
def test_a_steady_buzz_is_found_within_a_tenth_of_a_semitone_at_any_rate(hz: float, rate: int) -> None:
    found = f0_hz(sounding(np.full(rate // 2, hz), rate))
    inner = found[3:-3]
    assert len(found) == 50
    assert cents(inner, np.full(len(inner), hz)) < 10


def test_a_glide_is_followed() -> None:
    f0 = np.geomspace(90, 360, 2 * RATE)
    found = f0_hz(sounding(f0))
    middles = f0[RATE * HOP_MS // 2000 :: RATE * HOP_MS // 1000]
    assert len(found) == len(middles) == 200
    assert cents(found[3:-3], middles[3:-3]) < 15


@pytest.mark.parametrize("harmonics", [1, 2, 20])
def test_neither_a_sine_nor_a_rich_sound_is_taken_for_another_octave(harmonics: int) -> None:
    found = f0_hz(sounding(np.full(RATE, 200.0), harmonics=harmonics))
    assert cents(found[3:-3], np.full(94, 200.0)) < 10


def test_noise_has_no_pitch() -> None:
    noise = np.random.default_rng(7).normal(0, 0.1, RATE).astype(np.float32)
    assert not f0_hz(Audio(noise, RATE)).any()


@pytest.mark.parametrize("n_samples", [0, 1, 239, 240, RATE])
def test_silence_has_no_pitch(n_samples: int) -> None:
    found = f0_hz(silence(n_samples, RATE))
    assert len(found) == n_samples // 240
    assert found.dtype == np.float32
    assert not found.any()


def test_a_pause_between_two_tones_is_unvoiced() -> None:
    tone = sounding(np.full(RATE // 2, 150.0)).samples
    found = f0_hz(Audio(np.concatenate([tone, np.zeros(RATE // 2, np.float32), tone]), RATE))
    assert not found[53:97].any()
    assert (found[5:45] > 0).all()
    assert (found[105:145] > 0).all()


def test_what_lies_outside_the_range_of_voices_is_not_found() -> None:
    assert not f0_hz(sounding(np.full(RATE, 30.0), harmonics=1)).any()


def test_a_constant_offset_is_no_pitch() -> None:
    assert not f0_hz(Audio(np.full(RATE, 0.5, np.float32), RATE))[5:-5].any()
