import pytest

from studio.analysis.measure import measured
from studio.core.audio import gained, silence
from tests.unit.analysis.speech import RATE, syllables


def test_a_sound_is_measured_as_it_was_made() -> None:
    found = measured(syllables([120.0, 180.0] * 4, syllable_ms=200, pause_after=(3,), pause_ms=400))
    assert found.rate == pytest.approx(5, rel=0.1)
    assert found.pause_ms == pytest.approx(400, abs=50)
    assert found.pause_share == pytest.approx(0.2, abs=0.03)
    assert found.melody.range_semitones == pytest.approx(7, abs=0.5)
    assert found.voiced_share > 0.8
    assert found.dynamics_db < 1


def test_a_gain_moves_the_level_alone() -> None:
    audio = syllables([120.0, 180.0, 150.0, 130.0])
    soft, loud = measured(audio), measured(gained(audio, 6))
    assert loud.level_db - soft.level_db == pytest.approx(6, abs=0.1)
    assert loud.rate == soft.rate
    assert loud.melody.pitch_hz == pytest.approx(soft.melody.pitch_hz, rel=0.001)
    assert loud.snr_db == pytest.approx(soft.snr_db, abs=10)


@pytest.mark.parametrize("n_samples", [0, 10, RATE])
def test_silence_measures_nothing(n_samples: int) -> None:
    found = measured(silence(n_samples, RATE))
    assert (found.speech_ms, found.rate, found.pause_ms, found.voiced_share) == (0, 0, 0, 0)
