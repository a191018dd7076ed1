import numpy as np
import pytest

from studio.core.audio import Samples
from studio.core.mel import N_BANDS, SAMPLE_RATE, mel_bands
from studio.core.speech import VoiceId
from studio.core.voice_spectrum import mean_spectrum, readings


def noise(seconds: float = 1.0) -> Samples:
    draws = np.random.default_rng(0)
    return (0.1 * draws.standard_normal(round(seconds * SAMPLE_RATE))).astype(np.float32)


def test_a_louder_sound_has_more_in_every_band() -> None:
    more = np.subtract(mean_spectrum([2 * noise()]), mean_spectrum([noise()]))
    assert more == pytest.approx(np.full(N_BANDS, np.log(2)), abs=0.002)


def test_a_tone_stands_in_its_own_bands() -> None:
    tone = np.sin(2 * np.pi * 1000 * np.arange(SAMPLE_RATE) / SAMPLE_RATE).astype(np.float32)
    highest = int(np.argmax(mean_spectrum([tone])))
    assert mel_bands()[round(1000 / (SAMPLE_RATE / 1024)), highest] > 0.5


def test_pauses_do_not_count_nor_how_it_is_cut_into_readings() -> None:
    sound = noise()
    with_pause = np.concatenate([sound, np.zeros(3 * SAMPLE_RATE, np.float32), sound])
    assert mean_spectrum([with_pause]) == pytest.approx(mean_spectrum([sound]), abs=0.05)
    assert mean_spectrum([sound, sound]) == pytest.approx(mean_spectrum([sound]), abs=0.001)


def test_a_voice_is_heard_in_the_languages_of_all_engines() -> None:
    assert {reading.lang for reading in readings(VoiceId("af_heart"))} == {"zh", "en"}
