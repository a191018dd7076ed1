"""One spoken utterance, with all that a student learns from it."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from studio.core.audio import Samples
from studio.training.prompts import Prompt

SAMPLE_RATE = 24_000
MEL_HOP = 600
"""Samples per mel frame; F0 and energy have two values for each."""
STYLE = 256


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """What was asked for and what the teacher made of it: M mel frames, T tokens."""

    prompt: Prompt
    tokens: npt.NDArray[np.int16]
    """All that the teacher read, framed by token 0 at both ends [T]."""
    natural: Samples
    """Mel frames that the teacher would give each token, the silence around the text included, >= 1 each [T]."""
    frames: npt.NDArray[np.int16]
    """Mel frames that each token was given; 0 for closing punctuation, which is not heard [T]."""
    f0: Samples
    """Hz, as it was spoken; some 10 Hz where there is silence [2 M]."""
    energy: Samples
    """As it was spoken [2 M]."""
    plain_f0: Samples
    """As the teacher predicted it: other than `f0` where the prompt shifts it [2 M]."""
    plain_energy: Samples
    style: Samples
    """Timbre [:128] and manner [128:], for a text of so many tokens, as used [256]."""
    samples: npt.NDArray[np.int16]
    """[600 M]"""
    sample_rate: int = SAMPLE_RATE

    @property
    def mel_frames(self) -> int:
        return int(self.frames.sum())

    @property
    def seconds(self) -> float:
        return len(self.samples) / self.sample_rate
