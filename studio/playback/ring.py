"""A bounded queue of samples between one thread that makes sound and the audio callback that takes it."""

import numpy as np

from studio.core.audio import Samples


class RingBuffer:
    """Holds up to `capacity_samples` samples. One writer and one reader, each on a thread of its own.

    Needs no lock: each counter has a single owner, and the samples are in place before the counter moves on.
    """

    def __init__(self, capacity_samples: int) -> None:
        self._samples = np.zeros(capacity_samples, np.float32)
        self._n_written = 0
        self._n_read = 0

    @property
    def n_waiting(self) -> int:
        """Samples written and not yet read."""
        return self._n_written - self._n_read

    def write(self, samples: Samples) -> int:
        """Put in as many of `samples` as there is room for; tells how many that were."""
        capacity = len(self._samples)
        n = min(len(samples), capacity - self.n_waiting)
        at = self._n_written % capacity
        first = min(n, capacity - at)
        self._samples[at : at + first] = samples[:first]
        self._samples[: n - first] = samples[first:n]
        self._n_written += n
        return n

    def read_into(self, out: Samples) -> int:
        """Fill `out` from its start with what is there; tells how many samples that were."""
        capacity = len(self._samples)
        n = min(len(out), self.n_waiting)
        at = self._n_read % capacity
        first = min(n, capacity - at)
        out[:first] = self._samples[at : at + first]
        out[first:n] = self._samples[: n - first]
        self._n_read += n
        return n
