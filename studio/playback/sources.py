"""Sounds to play: one that is finished, and one that is still being made. Many in time: timeline.py."""

import threading
from bisect import bisect_right

import numpy as np

from studio.core.audio import Audio, Samples
from studio.core.errors import SynthesisError
from studio.core.listening import SoundSource

_NOTHING: Samples = np.zeros(0, np.float32)


class WholeSound:
    """A finished sound."""

    def __init__(self, audio: Audio) -> None:
        self._samples = audio.samples
        self.sample_rate = audio.sample_rate
        self.n_samples = audio.n_samples

    def read(self, start_sample: int, n: int) -> Samples | None:
        """See SoundSource. Never None."""
        return self._samples[start_sample : start_sample + n]


class GrowingSound:
    """A sound that one thread makes, piece by piece, while others read it. See GrowingSource."""

    def __init__(self, sample_rate: int) -> None:
        self.sample_rate = sample_rate
        self._lock = threading.Lock()
        self._pieces: list[Samples] = []
        self._ends: list[int] = []  # of the pieces, in samples from the start
        self._is_complete = False
        self._failure: str | None = None

    @property
    def n_made(self) -> int:
        with self._lock:
            return self._ends[-1] if self._ends else 0

    @property
    def n_samples(self) -> int | None:
        with self._lock:
            return (self._ends[-1] if self._ends else 0) if self._is_complete else None

    def append(self, samples: Samples) -> None:
        """Put float32 [n] behind what is there. ValueError after `complete` or `fail`."""
        piece = np.array(samples, np.float32)
        with self._lock:
            self._expect_open()
            if len(piece):
                self._ends.append(len(piece) + (self._ends[-1] if self._ends else 0))
                self._pieces.append(piece)

    def complete(self) -> None:
        """Nothing more will come. ValueError after `fail`."""
        with self._lock:
            if self._failure is not None:
                raise ValueError("A sound that failed cannot be complete.")
            self._is_complete = True

    def fail(self, reason: str) -> None:
        """Nothing more will come, although it should. ValueError after `complete`."""
        with self._lock:
            self._expect_open()
            self._failure = reason

    def _expect_open(self) -> None:
        if self._is_complete or self._failure is not None:
            raise ValueError("This sound has ended already.")

    def read(self, start_sample: int, n: int) -> Samples | None:
        """See SoundSource. Gives at most one appended piece at a time."""
        with self._lock:
            at = bisect_right(self._ends, start_sample)
            if at < len(self._ends):
                piece = self._pieces[at]
                skip = start_sample - (self._ends[at] - len(piece))
                return piece[skip : skip + n]
            if self._failure is not None:
                raise SynthesisError(self._failure)
            return _NOTHING if self._is_complete else None


def read_fully(source: SoundSource, start_sample: int, n: int) -> tuple[Samples, bool]:
    """What there is at once of these `n` samples, and whether no more of them will ever come."""
    pieces: list[Samples] = []
    n_got = 0
    piece: Samples | None = _NOTHING
    while n_got < n:
        piece = source.read(start_sample + n_got, n - n_got)
        if piece is None or not len(piece):
            break
        pieces.append(piece)
        n_got += len(piece)
    return (np.concatenate(pieces) if pieces else _NOTHING), piece is not None
