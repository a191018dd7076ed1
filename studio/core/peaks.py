"""The extremes of a long sound at equal steps, to draw it without reading it."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from studio.core.audio import Samples

HOP_MS = 10
"""One step."""
_FULL = 32767

Steps = npt.NDArray[np.int16]


class Columns(NamedTuple):
    """What to draw for each column, float32 [n_columns], full scale 1.0; 0 where there is no sound."""

    low: Samples
    """The smallest sample."""
    high: Samples
    """The largest sample."""
    rms: Samples
    """The root of the mean square."""


class Peaks:
    """Smallest sample, largest sample and RMS of every 10 ms, in steps of 16 bits; grows while the sound is read."""

    def __init__(self, sample_rate: int, values: Steps | None = None) -> None:
        """`values`: int16 [n_steps, 3], as `values` gave them."""
        self._hop = sample_rate * HOP_MS // 1000
        self._values = np.zeros((0, 3), np.int16) if values is None else values
        self._n = len(self._values)
        self._loudest = _loudest(self._values)
        self._rest: Steps = np.zeros(0, np.int16)

    @property
    def values(self) -> Steps:
        """int16 [n_steps, 3]."""
        return self._values[: self._n]

    @property
    def peak(self) -> float:
        """The largest absolute sample, full scale 1.0."""
        return self._loudest / _FULL

    def add(self, samples: Steps) -> None:
        """What follows of the sound, int16 [n]."""
        samples = np.concatenate([self._rest, samples])
        n_whole = len(samples) // self._hop
        self._append(samples[: n_whole * self._hop].reshape(n_whole, self._hop))
        self._rest = samples[n_whole * self._hop :]

    def finish(self) -> None:
        """Nothing follows: the last step may be shorter."""
        if len(self._rest):
            self._append(self._rest[None])
            self._rest = self._rest[:0]

    def columns(self, edges: npt.NDArray[np.float64]) -> Columns:
        """The sound between each two neighbours of `edges`, rising sample numbers [n_columns + 1], to the step."""
        values = self.values
        first = np.floor(edges[:-1] / self._hop).astype(np.int64)
        last = np.maximum(np.ceil(edges[1:] / self._hop).astype(np.int64), first + 1)
        inside = (last > 0) & (first < len(values))
        columns = np.zeros((3, len(first)), np.float32)
        if inside.any():
            pairs = np.stack([np.clip(first, 0, len(values) - 1), np.clip(last, 1, len(values))], axis=1)[inside]
            padded = np.concatenate([values, values[-1:]])  # a pair may end behind the last step
            squares = np.square(padded[:, 2], dtype=np.float64)
            columns[0, inside] = np.minimum.reduceat(padded[:, 0], pairs.reshape(-1))[::2]
            columns[1, inside] = np.maximum.reduceat(padded[:, 1], pairs.reshape(-1))[::2]
            power = np.add.reduceat(squares, pairs.reshape(-1))[::2] / (pairs[:, 1] - pairs[:, 0])
            columns[2, inside] = np.sqrt(power)
        return Columns(*(columns / _FULL))

    def _append(self, steps: Steps) -> None:
        """int16 [n_steps, samples of one]."""
        if self._n + len(steps) > len(self._values):
            grown = np.zeros((max(1024, 2 * self._n, self._n + len(steps)), 3), np.int16)
            grown[: self._n] = self.values
            self._values = grown
        into = self._values[self._n : self._n + len(steps)]
        into[:, 0], into[:, 1] = steps.min(axis=1), steps.max(axis=1)
        into[:, 2] = np.sqrt(np.square(steps, dtype=np.float64).mean(axis=1))
        self._n += len(steps)
        self._loudest = max(self._loudest, _loudest(into))


def _loudest(values: Steps) -> int:
    return max(-int(values[:, 0].min(initial=0)), int(values[:, 1].max(initial=0)))
