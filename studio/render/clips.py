"""From a take to the sound that is heard and exported: one function, so that both are the same."""

import numpy as np

from studio.core.audio import Audio, faded, fitted_to, gained, quantised

FADE_MS = 3
"""Shorter than the silence that engines leave at both ends, long enough not to click."""


def clip_audio(take: Audio, gain_db: float, sample_rate: int, n_samples: int) -> Audio:
    """The take with its gain, at `sample_rate`, faded at both ends, followed by silence up to `n_samples`.

    `take` lasts no longer than `n_samples` at its own rate, give or take one sample of rounding. On the
    24-bit grid.
    """
    speech = resampled(gained(take, gain_db), sample_rate)
    speech = fitted_to(speech, min(speech.n_samples, n_samples))
    return quantised(fitted_to(faded(speech, FADE_MS, FADE_MS), n_samples))


def resampled(audio: Audio, sample_rate: int) -> Audio:
    """The same sound at another rate; linear phase, flat up to 95 % of the lower Nyquist frequency."""
    if sample_rate == audio.sample_rate:
        return audio
    import soxr

    samples = soxr.resample(audio.samples.astype(np.float64), audio.sample_rate, sample_rate, quality="VHQ")
    return Audio(samples.astype(np.float32), sample_rate)
