"""What a seed changes, so that retakes differ: small, bounded, and nothing for seed 0."""

from dataclasses import dataclass

import numpy as np

from studio.core.audio import Samples

MANNER = 0.35
"""Standard deviation of the manner half, in parts of its spread over all voices."""
TEMPO = 0.07
"""Standard deviation of a word's natural length, as a logarithm."""
LINE_SEMITONES = 0.5
WORD_SEMITONES = 0.9
"""Standard deviations of the F0 shift of the line and of each word."""
BOUND = 2.0
"""Standard deviations at which every draw is cut off."""


@dataclass(frozen=True, slots=True)
class Variation:
    """One retake's deviation from the plain reading."""

    manner: Samples
    """Added to the manner half of the style [128]."""
    stretch: Samples
    """Factor of each word's natural length [n_words]."""
    shift_semitones: Samples
    """F0 shift of each word [n_words]."""


def variation(seed: int, n_words: int, manner_spread: Samples) -> Variation:
    """The deviation of `seed` for a line of `n_words` words, among manners that lie `manner_spread` [128] apart; the
    same for the same arguments on any machine."""
    if seed == 0:
        return Variation(np.zeros(128, np.float32), np.ones(n_words, np.float32), np.zeros(n_words, np.float32))
    draws = np.random.Generator(np.random.PCG64(seed))

    def draw(n: int) -> Samples:
        return np.clip(draws.standard_normal(n), -BOUND, BOUND).astype(np.float32)

    manner = draw(128) * manner_spread * np.float32(MANNER)
    line = draw(1) * np.float32(LINE_SEMITONES)
    return Variation(
        manner=manner,
        stretch=np.exp(draw(n_words) * np.float32(TEMPO)),
        shift_semitones=line + draw(n_words) * np.float32(WORD_SEMITONES),
    )
