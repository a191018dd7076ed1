"""Reads a sound on from some place, around its loop, and makes of it what the device is to get."""

from dataclasses import dataclass

import numpy as np

from studio.core.audio import Samples
from studio.core.listening import SoundSource
from studio.playback.resampler import Resampler
from studio.playback.ring import fade_ramp

BLOCK_MS = 10
FADE_MS = 5
"""Wherever sound is cut, so that it does not click. The true start and end of a sound stay as they are."""
SHORTEST_LOOP_MS = 50

Loop = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """What follows for the device."""

    samples: Samples
    """float32 [n] at the device's rate; may be none, as resampling lags."""
    begins_at: int | None = None
    """Set where a new stretch of sound begins: its place in the source."""


class Feed:
    """One playing of a source, from a place on."""

    def __init__(self, source: SoundSource, start_sample: int, loop: Loop | None, device_rate: int) -> None:
        self.source = source
        self.ratio = source.sample_rate / device_rate
        """Samples of the source per sample of the device."""
        self._device_rate = device_rate
        self._n_block = max(1, round(source.sample_rate * BLOCK_MS / 1000))
        self._n_fade = round(source.sample_rate * FADE_MS / 1000)
        self.at = start_sample
        """The next sample to be read."""
        self.loop = loop
        self.has_ended = False
        """Nothing follows."""
        self._resampler = Resampler(source.sample_rate, device_rate)
        self._is_beginning = True
        self._begun_at = start_sample  # where the present stretch began

    @property
    def loop(self) -> Loop | None:
        """From the first sample up to, not including, the second. Made at least 50 ms long."""
        return self._loop

    @loop.setter
    def loop(self, loop: Loop | None) -> None:
        shortest = round(self.source.sample_rate * SHORTEST_LOOP_MS / 1000)
        self._loop = None if loop is None else (loop[0], max(loop[1], loop[0] + shortest))

    def pull(self) -> Piece | None:
        """What follows. None where it is not made yet, or where `has_ended` says that nothing does."""
        if self.has_ended:
            return None
        if self._loop is not None and self.at >= self._loop[1]:
            return self._jump(self._loop[0])
        room = self._n_block if self._loop is None else min(self._n_block, self._loop[1] - self.at)
        samples = self.source.read(self.at, room)
        if samples is None:
            return None
        if not len(samples):
            # A loop that begins behind the end of the sound would go round for ever.
            if self._loop is not None and self.at > self._loop[0]:
                return self._jump(self._loop[0])
            self.has_ended = True
            return self.pause()
        begins_at = self.at if self._is_beginning else None
        if begins_at is not None:
            self._is_beginning = False
            self._begun_at = self.at
        samples = samples * self._fades(len(samples))
        self.at += len(samples)
        return Piece(self._resampler.put(samples), begins_at)

    def pause(self) -> Piece:
        """The rest of what was read. A new stretch begins with what follows."""
        rest = Piece(self._resampler.end())
        self._resampler = Resampler(self.source.sample_rate, self._device_rate)
        self._is_beginning = True
        return rest

    def _jump(self, sample: int) -> Piece:
        rest = self.pause()
        self.at = sample
        return rest

    def _fades(self, n: int) -> Samples:
        """Factors for the next `n` samples: in after a cut, out before the loop's end."""
        factors = np.ones(n, np.float32)
        ramp = fade_ramp(self._n_fade)
        if self._begun_at > 0:
            rise = ramp[self.at - self._begun_at :][:n]
            factors[: len(rise)] *= rise
        if self._loop is not None:
            left = self._loop[1] - self.at - np.arange(n)  # samples up to the end, 1 for the last
            fading = left <= self._n_fade
            factors[fading] *= ramp[left[fading] - 1]
        return factors
