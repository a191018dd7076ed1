"""What a recording of speech tells about how it is said."""

from dataclasses import dataclass

import numpy as np

from studio.analysis.level import loudness
from studio.analysis.melody import Melody, melody
from studio.analysis.nuclei import nuclei
from studio.analysis.spectrum import balance_db, breathiness
from studio.core.audio import Audio
from studio.core.pitch import f0_hz


@dataclass(frozen=True, slots=True)
class Measures:
    """A stretch of speech in numbers. What it does not tell is 0."""

    speech_ms: int
    """Of speech, pauses left out."""
    voiced_share: float
    """Of the speech, 0 to 1."""
    melody: Melody
    rate: float
    """Syllables per second of speech, pauses left out."""
    pause_share: float
    """Of the time from the first sound to the last, 0 to 1."""
    pause_ms: float
    """Mean length of a pause."""
    level_db: float
    """Mean power of the speech, full scale 0."""
    dynamics_db: float
    """Of the syllables' levels, standard deviation."""
    balance_db: float
    """Power from 1 to 5 kHz against that below, of what is voiced."""
    breathiness: float
    """0 to 1: how much of the voice above 1.5 kHz is noise."""
    snr_db: float
    """Level of the speech above that of the quietest tenth of the recording."""


def measured(audio: Audio) -> Measures:
    """The measures of a recording of one voice, at any rate from 16 kHz on."""
    loud, f0 = loudness(audio), f0_hz(audio)
    f0 = np.where(loud.is_speech, f0, 0).astype(np.float32)
    syllables = nuclei(audio, loud.is_speech)
    pauses_ms, speech_ms = loud.pauses_ms, loud.speech_ms
    return Measures(
        speech_ms=speech_ms,
        voiced_share=float(np.mean(f0[loud.is_speech] > 0)) if speech_ms else 0.0,
        melody=melody(f0, loud.phrases),
        rate=len(syllables) * 1000 / speech_ms if speech_ms else 0.0,
        pause_share=sum(pauses_ms) / (speech_ms + sum(pauses_ms)) if speech_ms else 0.0,
        pause_ms=float(np.mean(pauses_ms)) if pauses_ms else 0.0,
        level_db=loud.level_db,
        dynamics_db=float(np.std(loud.contour_db[syllables])) if len(syllables) else 0.0,
        balance_db=balance_db(audio, f0),
        breathiness=breathiness(audio, f0),
        snr_db=loud.level_db - loud.noise_db,
    )
