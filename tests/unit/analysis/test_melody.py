import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.analysis.melody import Melody, melody
from studio.core.audio import Samples

N = 200
WHOLE = ((0, N),)


def contour(semitones: np.ndarray, hz: float = 150.0) -> Samples:
    return (hz * 2 ** (semitones / 12)).astype(np.float32)


@given(hz=st.floats(80, 300), slope=st.floats(-8, 8))
def test_a_tilted_contour_has_its_pitch_range_and_slope(hz: float, slope: float) -> None:
    found = melody(contour(slope * (np.arange(N) / N - 0.5), hz), WHOLE)
    assert found.pitch_hz == pytest.approx(hz, rel=0.01)
    assert found.range_semitones == pytest.approx(0.9 * abs(slope), abs=0.1)
    assert found.slope_semitones == pytest.approx(slope, abs=0.1)


@given(spread=st.floats(0.5, 4))
def test_the_base_is_143_standard_deviations_below_the_mean(spread: float) -> None:
    tones = np.clip(np.random.default_rng(5).normal(0, 1, 5000), -3, 3) * spread
    found = melody(contour(tones), ((0, 5000),))
    assert found.lift_semitones == pytest.approx(1.43 * spread, rel=0.08)


@given(shift=st.floats(-9, 9))
def test_a_higher_voice_has_the_same_manner(shift: float) -> None:
    tones = 2 * np.sin(np.arange(N) / 9)
    low, high = (melody(contour(tones, hz), WHOLE) for hz in (170.0, 170.0 * 2 ** (shift / 12)))
    for measure in ("lift_semitones", "range_semitones", "slope_semitones", "ending_semitones", "jitter_semitones"):
        assert getattr(high, measure) == pytest.approx(getattr(low, measure), abs=0.02)


@given(rise=st.floats(-6, 6))
def test_the_ending_is_told_from_the_rest_of_the_phrase(rise: float) -> None:
    tones = np.where(np.arange(N) >= N - 30, rise, 0.0)
    found = melody(contour(tones), WHOLE)
    assert found.ending_semitones == pytest.approx(rise, abs=0.05)
    assert found.slope_semitones == pytest.approx(0, abs=0.1)


def test_a_voice_that_creaks_away_has_its_ending_before() -> None:
    f0 = contour(np.where(np.arange(N) >= N - 60, 3.0, 0.0))
    f0[-30:] = 0
    assert melody(f0, WHOLE).ending_semitones == pytest.approx(3, abs=0.05)


def test_an_octave_error_does_not_widen_the_range() -> None:
    f0 = contour(np.sin(np.arange(N) / 9))
    f0[50:52] *= 8
    assert melody(f0, WHOLE).range_semitones < 2.1


@pytest.mark.parametrize("smaller", [0.0, 0.2])
def test_an_unsteady_voice_jitters_more(smaller: float) -> None:
    rng = np.random.default_rng(2)
    tones = 3 * np.sin(np.arange(N) / 30)
    steady, unsteady = (melody(contour(tones + sd * rng.standard_normal(N)), WHOLE) for sd in (smaller, smaller + 0.3))
    assert unsteady.jitter_semitones > steady.jitter_semitones + 0.15


@pytest.mark.parametrize("n", [0, 1, N])
def test_without_voice_there_is_no_melody(n: int) -> None:
    assert melody(np.zeros(n, np.float32), ((0, n),)) == Melody()
