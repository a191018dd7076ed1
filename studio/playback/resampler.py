"""Sound at another rate, piece by piece."""

import numpy as np

from studio.core.audio import Samples


class Resampler:
    """Takes one unbroken sound. Sample k of what it gives lies at k * from_rate / to_rate in what it got."""

    def __init__(self, from_rate: int, to_rate: int) -> None:
        """Does nothing where the rates are the same."""
        self._stream = None
        if from_rate != to_rate:
            import soxr

            self._stream = soxr.ResampleStream(from_rate, to_rate, 1, dtype="float32")

    def put(self, samples: Samples) -> Samples:
        """What `samples` add; some of it comes only with the next ones."""
        if self._stream is None:
            return samples
        resampled: Samples = self._stream.resample_chunk(samples)
        return resampled

    def end(self) -> Samples:
        """The rest. The resampler must not be used again."""
        rest: Samples = np.zeros(0, np.float32)
        return rest if self._stream is None else self._stream.resample_chunk(rest, last=True)
