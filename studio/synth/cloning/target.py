"""What a fitted voice shall be like: the speaker of the recordings in numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from torch import Tensor

from studio.analysis.recording import Recording, at_rate
from studio.core.audio import Audio
from studio.core.errors import InputError
from studio.core.pitch import f0_hz
from studio.synth.cloning.encoder import SpeakerEncoder
from studio.synth.model import SAMPLE_RATE

_DEVIATIONS = 2.563
"""Standard deviations from the lowest to the highest tenth of a normal distribution."""


@dataclass(frozen=True, slots=True)
class Target:
    """A speaker."""

    embedding: Tensor
    """[256], of length 1."""
    f0_hz: float
    """Median of what is voiced."""
    f0_spread: float
    """Standard deviation of the logarithm of F0, without its outer tenths."""


def joined_speech(recordings: Sequence[Recording]) -> Audio:
    """All that is said in them, at the engine's rate, each brought to the same level."""
    spoken = [at_rate(recording.speech, SAMPLE_RATE).samples for recording in recordings if recording.loudness.phrases]
    if not spoken:
        raise InputError("Nobody speaks in the recordings: give recordings of a voice.")
    return Audio(np.concatenate([samples / np.sqrt(np.mean(samples**2)) for samples in spoken]), SAMPLE_RATE)


def target(encoder: SpeakerEncoder, recordings: Sequence[Recording]) -> Target:
    """The speaker of the recordings. Raises InputError where nobody speaks, or without any voicing."""
    speech = joined_speech(recordings)
    f0 = f0_hz(speech)
    voiced = np.log(f0[f0 > 0])
    if not len(voiced):
        raise InputError("No voice is heard in the recordings: give recordings of somebody speaking.")
    low, middle, high = np.quantile(voiced, (0.1, 0.5, 0.9))
    return Target(encoder.of(speech), float(np.exp(middle)), float(high - low) / _DEVIATIONS)
