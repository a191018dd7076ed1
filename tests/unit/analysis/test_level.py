import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.analysis.level import QUIETEST_DB, loudness
from studio.analysis.nuclei import nuclei
from studio.core.audio import Audio, gained, silence
from tests.unit.analysis.speech import RATE, syllables


@given(n=st.integers(2, 12), syllable_ms=st.integers(120, 350), gain_db=st.floats(-25, 10))
def test_syllables_are_counted_at_any_tempo_and_level(n: int, syllable_ms: int, gain_db: float) -> None:
    audio = gained(syllables([150.0] * n, syllable_ms), gain_db)
    assert len(nuclei(audio, loudness(audio).is_speech)) == n


@given(pause_ms=st.integers(250, 900))
def test_pauses_are_found_and_last_as_long_as_they_do(pause_ms: int) -> None:
    loud = loudness(syllables([120.0] * 6, pause_after=(1, 3), pause_ms=pause_ms))
    assert len(loud.phrases) == 3
    assert loud.pauses_ms == pytest.approx([pause_ms] * 2, abs=50)
    assert loud.speech_ms == pytest.approx(1200, abs=150)


def test_the_gap_of_a_stop_consonant_is_no_pause() -> None:
    assert len(loudness(syllables([120.0] * 4, pause_after=(1,), pause_ms=80)).phrases) == 1


def test_steady_noise_is_no_speech() -> None:
    loud = loudness(syllables([120.0] * 6, pause_after=(2,), noise=0.1))
    assert len(loud.phrases) == 2
    assert loud.level_db - loud.noise_db == pytest.approx(20, abs=4)


def test_the_level_is_that_of_the_speech_alone() -> None:
    short, long = (loudness(syllables([120.0] * 6, pause_after=(2,), pause_ms=ms)).level_db for ms in (200, 2000))
    assert short == pytest.approx(long, abs=0.5)


@pytest.mark.parametrize("n_samples", [0, 1, 100, RATE])
def test_silence_has_neither_speech_nor_syllables(n_samples: int) -> None:
    audio = silence(n_samples, RATE)
    loud = loudness(audio)
    assert loud.phrases == ()
    assert loud.level_db == QUIETEST_DB
    assert len(nuclei(audio, loud.is_speech)) == 0


def test_a_click_is_no_speech() -> None:
    samples = np.zeros(RATE, np.float32)
    samples[5000:5010] = 0.5
    assert loudness(Audio(samples, RATE)).speech_ms <= 50
