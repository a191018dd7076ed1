import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.audio import Audio, faded, fitted_to, gained, peak, quantised, silence


def noise(n_samples: int, sample_rate: int = 24_000) -> Audio:
    rng = np.random.default_rng(3)
    return Audio(rng.uniform(-0.5, 0.5, n_samples).astype(np.float32), sample_rate)


def test_its_length_is_told_in_samples_and_milliseconds() -> None:
    assert noise(36).n_samples == 36
    assert noise(36).duration_ms == 2  # 1.5 ms


def test_silence_is_all_zero() -> None:
    assert silence(5, 24_000).samples.tolist() == [0.0] * 5


@given(st.integers(0, 60))
def test_fitted_sound_has_exactly_the_length_and_keeps_its_start(n_samples: int) -> None:
    fitted = fitted_to(noise(30), n_samples)
    shared = min(30, n_samples)
    assert fitted.n_samples == n_samples
    assert np.array_equal(fitted.samples[:shared], noise(30).samples[:shared])
    assert not fitted.samples[shared:].any()


@given(st.integers(0, 300), st.integers(0, 20), st.integers(0, 20))
def test_a_faded_end_is_at_zero_and_the_length_stays(n_samples: int, in_ms: int, out_ms: int) -> None:
    original, audio = noise(n_samples), faded(noise(n_samples), in_ms, out_ms)
    assert audio.n_samples == n_samples
    if n_samples > 1:
        assert audio.samples[0] == (0 if in_ms else original.samples[0])
        assert audio.samples[-1] == (0 if out_ms else original.samples[-1])


def test_fading_leaves_the_middle_and_the_original_alone() -> None:
    original = noise(480)
    audio = faded(original, 3, 5)
    assert np.array_equal(audio.samples[72:-120], original.samples[72:-120])
    assert np.array_equal(original.samples, noise(480).samples)


def test_quantised_sound_lies_on_the_24_bit_grid_and_within_full_scale() -> None:
    audio = quantised(Audio(np.array([0.1, -1.5, 1.5], np.float32), 24_000))
    steps = audio.samples.astype(np.float64) * 2**23
    assert np.array_equal(steps, np.round(steps))
    assert audio.samples[1:].tolist() == [-1.0, (2**23 - 1) / 2**23]


def test_quantising_twice_changes_nothing() -> None:
    once = quantised(noise(100))
    assert np.array_equal(quantised(once).samples, once.samples)


def test_gain_is_in_decibels() -> None:
    assert peak(gained(Audio(np.array([0.1], np.float32), 24_000), 20.0)) == pytest.approx(1.0)


def test_no_sound_has_no_peak() -> None:
    assert peak(silence(0, 24_000)) == 0
