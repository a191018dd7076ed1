"""Mono sound and the pure operations on it."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]

_PCM24_STEPS = 1 << 23


@dataclass(frozen=True, slots=True)
class Audio:
    """Mono sound."""

    samples: Samples
    """float32 [n_samples], full scale = 1.0."""
    sample_rate: int
    """Samples per second."""

    @property
    def n_samples(self) -> int:
        return len(self.samples)

    @property
    def duration_ms(self) -> int:
        """Length, rounded to the millisecond."""
        return round(len(self.samples) * 1000 / self.sample_rate)


def silence(n_samples: int, sample_rate: int) -> Audio:
    """`n_samples` of nothing."""
    return Audio(np.zeros(n_samples, np.float32), sample_rate)


def fitted_to(audio: Audio, n_samples: int) -> Audio:
    """The same sound with exactly `n_samples`: silence is added at the end, or the end is taken off."""
    x = audio.samples[:n_samples]
    return Audio(np.pad(x, (0, n_samples - len(x))), audio.sample_rate)


def faded(audio: Audio, in_ms: int, out_ms: int) -> Audio:
    """The same sound with a raised-cosine ramp at each end, so that it starts and ends at zero; 0 leaves an end as it
    is. Ramps that would meet are shortened to half the sound each."""
    x = audio.samples.copy()

    def ramp(fade_ms: int) -> Samples:
        n = min(round(fade_ms * audio.sample_rate / 1000), len(x) // 2)
        return (0.5 - 0.5 * np.cos(np.pi * np.arange(n) / max(n, 1))).astype(np.float32)

    rise, fall = ramp(in_ms), ramp(out_ms)
    x[: len(rise)] *= rise
    x[len(x) - len(fall) :] *= fall[::-1]
    return Audio(x, audio.sample_rate)


def quantised(audio: Audio) -> Audio:
    """The same sound on the 24-bit grid: what is heard is then what any 24-bit file holds."""
    steps = np.clip(np.round(audio.samples.astype(np.float64) * _PCM24_STEPS), -_PCM24_STEPS, _PCM24_STEPS - 1)
    return Audio((steps / _PCM24_STEPS).astype(np.float32), audio.sample_rate)


def gained(audio: Audio, gain_db: float) -> Audio:
    """The same sound, louder or softer by `gain_db`."""
    return Audio(audio.samples * np.float32(10 ** (gain_db / 20)), audio.sample_rate)


def peak(audio: Audio) -> float:
    """The largest absolute sample, 0 for no sound."""
    return float(np.abs(audio.samples).max(initial=0.0))
