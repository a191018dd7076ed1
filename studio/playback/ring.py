"""A bounded queue of samples between one thread that makes sound and the audio callback that takes it."""

import numpy as np

from studio.core.audio import Samples


def fade_ramp(n: int) -> Samples:
    """`n` factors that rise from almost 0 to almost 1 without a corner."""
    ramp: Samples = (0.5 - 0.5 * np.cos(np.pi * (np.arange(n) + 0.5) / max(n, 1))).astype(np.float32)
    return ramp


class RingBuffer:
    """Holds up to `capacity_samples` samples. One writer and one reader, each on a thread of its own.

    Needs no lock: each counter has a single owner, and the samples are in place before the counter moves on. Whoever
    takes sound back (`cut`) or fades it keeps clear of what the reader may be at; losing that race costs a click.
    """

    def __init__(self, capacity_samples: int) -> None:
        self._samples = np.zeros(capacity_samples, np.float32)
        self._n_written = 0
        self._n_read = 0

    @property
    def n_waiting(self) -> int:
        """Samples written and not yet read."""
        return max(self._n_written - self._n_read, 0)

    @property
    def n_read(self) -> int:
        """Samples read since the beginning."""
        return self._n_read

    @property
    def n_written(self) -> int:
        """Samples that were written and not taken back since the beginning: the number of the next one."""
        return max(self._n_written, self._n_read)

    def write(self, samples: Samples) -> int:
        """Put in as many of `samples` as there is room for; tells how many that were."""
        capacity = len(self._samples)
        self._n_written = self.n_written  # after a cut that came too late
        n = min(len(samples), capacity - self.n_waiting)
        at = self._n_written % capacity
        first = min(n, capacity - at)
        self._samples[at : at + first] = samples[:first]
        self._samples[: n - first] = samples[first:n]
        self._n_written += n
        return n

    def cut(self, n: int) -> None:
        """For the writer: take back all but the next `n` samples to be read."""
        self._n_written = min(self._n_written, self._n_read + n)

    def fade_out(self, n: int) -> None:
        """For the writer: let the last `n` waiting samples fade to silence."""
        n = min(n, self.n_waiting)
        places = np.arange(self._n_written - n, self._n_written) % len(self._samples)
        self._samples[places] *= fade_ramp(n)[::-1]

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
