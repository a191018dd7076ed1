import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.analysis.spectrum import balance_db, breathiness
from studio.core.audio import Audio, gained
from studio.core.pitch import f0_hz
from tests.unit.analysis.speech import RATE, syllables

TONES = [140.0, 150.0, 160.0]


def firm(gain_db: float) -> Audio:
    """A voice with more or less above 1 kHz."""
    audio = syllables(TONES)
    spectrum = np.fft.rfft(audio.samples)
    spectrum[np.fft.rfftfreq(audio.n_samples, 1 / RATE) >= 1000] *= 10 ** (gain_db / 20)
    return Audio(np.fft.irfft(spectrum, audio.n_samples).astype(np.float32), RATE)


@settings(max_examples=20)
@given(gain_db=st.floats(-10, 10))
def test_the_balance_is_what_lies_above_1_khz_against_what_lies_below(gain_db: float) -> None:
    plain, changed = (balance_db(audio, f0_hz(audio)) for audio in (firm(0), firm(gain_db)))
    assert changed - plain == pytest.approx(gain_db, abs=0.3)


def test_a_louder_recording_has_the_same_colour() -> None:
    soft, loud = (gained(syllables(TONES), gain_db) for gain_db in (-12, 6))
    assert balance_db(soft, f0_hz(soft)) == pytest.approx(balance_db(loud, f0_hz(loud)), abs=0.1)
    assert breathiness(soft, f0_hz(soft)) == pytest.approx(breathiness(loud, f0_hz(loud)), abs=0.01)


def test_more_noise_is_more_breath() -> None:
    f0 = f0_hz(syllables(TONES))
    found = [breathiness(syllables(TONES, noise=noise), f0) for noise in (0, 0.2, 0.5, 1)]
    assert found[0] < 0.1
    assert found[-1] > 0.4
    assert found == sorted(found)


def test_what_is_not_voiced_has_neither() -> None:
    audio = syllables(TONES)
    unvoiced = np.zeros(len(f0_hz(audio)), np.float32)
    assert balance_db(audio, unvoiced) == 0
    assert breathiness(audio, unvoiced) == 0
