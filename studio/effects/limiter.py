"""Keeps sound below full scale: what is too loud is turned down for a moment, and nothing is cut off.

It sees what comes, as the limiter of mixes does (export/limiter.py), but works on blocks of its own: so the same
samples come out in however many pieces the sound comes.
"""

import numpy as np

from studio.effects.stage import Signal

LIMIT = 10 ** (-1 / 20)
"""No sample is above it. A decibel is left for what lies between samples."""
_REACH_S = 0.005
"""So long before and after a peak the gain moves."""
_BLOCK = 2_048
"""Samples that are looked at together. A sound that is being made is heard up to so many samples later."""


class Limiter:
    """Sound whose peaks are below the limit passes untouched."""

    def __init__(self, rate_hz: int) -> None:
        self._reach = round(_REACH_S * rate_hz)
        window = np.hanning(2 * self._reach + 3)[1:-1]
        self._window = window / window.sum()
        self._margin = 2 * self._reach
        self._before = np.zeros(self._margin)
        self._waiting = np.zeros(0)

    def put(self, samples: Signal) -> Signal:
        """Whole blocks of the sound."""
        self._waiting = np.concatenate([self._waiting, samples])
        done = [np.zeros(0)]
        while len(self._waiting) >= _BLOCK + self._margin:
            whole = np.concatenate([self._before, self._waiting[: _BLOCK + self._margin]])
            block = slice(self._margin, self._margin + _BLOCK)
            done.append(whole[block] * self._gains(whole)[block])
            self._before, self._waiting = whole[_BLOCK : block.stop], self._waiting[_BLOCK:]
        return np.concatenate(done)

    def end(self) -> Signal:
        """The rest."""
        n_left = len(self._waiting)
        return self.put(np.zeros(_BLOCK + self._margin))[:n_left]

    def _gains(self, samples: Signal) -> Signal:
        """Exact but for a margin at both ends. The gain that a peak needs is held over the reach and then smoothed by a
        window of the same length: so it is reached at the peak."""
        from scipy.ndimage import minimum_filter1d

        peaks = np.abs(samples)
        if peaks.max(initial=0.0) <= LIMIT:
            return np.ones(len(samples))
        needed = np.minimum(1.0, LIMIT / np.maximum(peaks, 1e-12))
        held = minimum_filter1d(needed, 2 * self._reach + 1, mode="nearest")
        return np.convolve(np.pad(held, self._reach, mode="edge"), self._window, "valid")
