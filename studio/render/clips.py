"""From a take to the sound that is exported: what is heard of it, at another rate and as long as it must be."""

from dataclasses import dataclass

import numpy as np

from studio.core.audio import Audio, faded, fitted_to, quantised
from studio.core.effects import PLAIN, Effects
from studio.core.timeline import Tail
from studio.effects.heard import heard

FADE_MS = 3
"""Shorter than the silence that engines leave at both ends, long enough not to click."""
CUT_MS = 20
"""A room that rings on behind a clip leaves it over so long."""


@dataclass(frozen=True, slots=True)
class ClipSound:
    """What is heard of a take: in the file of its clip, and behind that."""

    clip: Audio
    """Exactly as long as it must be."""
    tail: Audio | None = None
    """What the clip leaves out because a room rings on behind it; their sum is all that is heard. None: nothing."""
    tail_at: int = 0
    """Where the tail begins, in samples of the clip."""

    @property
    def tail_place(self) -> Tail | None:
        return None if self.tail is None else Tail(self.tail_at, self.tail.n_samples)

    @property
    def whole(self) -> Audio:
        """All that is heard."""
        if self.tail is None:
            return self.clip
        samples = fitted_to(self.clip, self.tail_at + self.tail.n_samples).samples.copy()
        samples[self.tail_at :] += self.tail.samples
        return Audio(samples, self.clip.sample_rate)


def clip_audio(take: Audio, gain_db: float, sample_rate: int, n_samples: int) -> Audio:
    """The clip of a take that goes through no effects: see `clip_sound`."""
    return clip_sound(take, PLAIN, gain_db, sample_rate, n_samples).clip


def clip_sound(take: Audio, effects: Effects, gain_db: float, sample_rate: int, n_samples: int) -> ClipSound:
    """The take with its effects and gain, at `sample_rate`, faded at both ends, followed by silence up to `n_samples`.

    `take` lasts no longer than `n_samples` at its own rate, give or take one sample of rounding. On the
    24-bit grid, clip and tail, so that their sum is what is heard to the last bit.
    """
    sound = resampled(heard(take, effects, gain_db), sample_rate)
    if not effects.reverb:
        sound = fitted_to(sound, min(sound.n_samples, n_samples))
    sound = quantised(faded(sound, FADE_MS, FADE_MS))
    if sound.n_samples <= n_samples:
        return ClipSound(fitted_to(sound, n_samples))
    clip = quantised(faded(fitted_to(sound, n_samples), 0, CUT_MS))
    tail_at = max(0, n_samples - round(CUT_MS * sample_rate / 1000))
    tail = sound.samples[tail_at:].copy()
    tail[: n_samples - tail_at] -= clip.samples[tail_at:]
    return ClipSound(clip, Audio(tail, sample_rate), tail_at)


def resampled(audio: Audio, sample_rate: int) -> Audio:
    """The same sound at another rate; linear phase, flat up to 95 % of the lower Nyquist frequency."""
    if sample_rate == audio.sample_rate:
        return audio
    import soxr

    samples = soxr.resample(audio.samples.astype(np.float64), audio.sample_rate, sample_rate, quality="VHQ")
    return Audio(samples.astype(np.float32), sample_rate)
