"""A sound prepared for drawing at any zoom: its extremes and its loudness between any two samples, at once."""

import numpy as np
import numpy.typing as npt

from studio.core.audio import Samples
from studio.core.peaks import Columns

Edges = npt.NDArray[np.int64]


class Pyramid:
    """Smallest and largest sample of every aligned pair, pair of pairs and so on, as a binary tree."""

    def __init__(self, samples: Samples) -> None:
        self.samples = samples
        self.n_samples = len(samples)
        self._lows = [samples]
        self._highs = [samples]
        while len(self._lows[-1]) > 1:
            self._lows.append(np.minimum(*_pairs(self._lows[-1])))
            self._highs.append(np.maximum(*_pairs(self._highs[-1])))
        self.peak = max(-float(self._lows[-1].min(initial=0)), float(self._highs[-1].max(initial=0)))
        """The largest absolute sample."""
        self._squares = np.concatenate([[0.0], np.cumsum(np.square(samples, dtype=np.float64))])

    def columns(self, edges: Edges) -> Columns:
        """The sound between each two neighbours of `edges`, rising sample numbers int64 [n_columns + 1].

        Exact; the time does not depend on the length of the sound. Edges may lie outside the sound.
        """
        inside = np.clip(edges, 0, self.n_samples)
        start, stop = inside[:-1], inside[1:]
        low = _reduced(np.minimum, self._lows, start, stop, np.inf)
        high = _reduced(np.maximum, self._highs, start, stop, -np.inf)
        power = (self._squares[stop] - self._squares[start]) / np.maximum(stop - start, 1)
        return Columns(low, high, np.sqrt(np.maximum(power, 0)).astype(np.float32))


def _pairs(level: Samples) -> tuple[Samples, Samples]:
    """The even and the odd members; the last stands for itself where it has no partner."""
    even, odd = level[::2], level[1::2]
    return even, odd if len(odd) == len(even) else np.append(odd, even[-1])


def _reduced(better: np.ufunc, levels: list[Samples], start: Edges, stop: Edges, worst: float) -> Samples:
    """The best value in start <= i < stop, climbing the tree from both ends of all ranges together."""
    best = np.full(len(start), worst, np.float32)
    start, stop = start.copy(), stop.copy()
    for level in levels:
        first = np.flatnonzero((start < stop) & (start & 1 == 1))
        best[first] = better(best[first], level[start[first]])
        start[first] += 1
        last = np.flatnonzero((start < stop) & (stop & 1 == 1))
        stop[last] -= 1
        best[last] = better(best[last], level[stop[last]])
        start >>= 1
        stop >>= 1
    best[np.isinf(best)] = 0
    return best
