"""What was heard, and how it is compared with what should have been."""

from dataclasses import dataclass

import numpy as np

from studio.core.audio import Samples

SINK_RATE = 48_000
AUDIBLE = 1e-3


@dataclass
class Recording:
    """What the monitor of the sink gave."""

    pieces: list[tuple[float, Samples]]
    """Each with the moment (monotonic, seconds) when it had been received."""

    @property
    def samples(self) -> Samples:
        return np.concatenate([piece for _, piece in self.pieces])

    def first_sound_s(self, after_s: float) -> float:
        """The moment of the first sound behind that one."""
        return next(at_s for at_s, piece in self.pieces if at_s > after_s and np.any(abs(piece) > AUDIBLE))

    def last_sound_s(self) -> float:
        """The moment of the last sound."""
        return next(at_s for at_s, piece in reversed(self.pieces) if np.any(abs(piece) > AUDIBLE))


def aligned(recorded: Samples, expected: Samples) -> tuple[Samples, Samples]:
    """The part of the recording that holds the sound, and the sound as loud as that."""
    n = 1 << (len(recorded) + len(expected)).bit_length()
    match = np.fft.irfft(np.fft.rfft(recorded, n) * np.conj(np.fft.rfft(expected, n)), n)[: len(recorded)]
    # The beginning of the sound is played a second time.
    at = int(match.argmax())
    heard = recorded[at : at + len(expected)]
    assert len(heard) == len(expected), "the sound was not heard to its end"
    return heard, expected


def rms(samples: Samples) -> Samples:
    """Per 10 ms."""
    blocks = samples[: len(samples) // 480 * 480].reshape(-1, 480)
    loudness: Samples = np.sqrt((blocks.astype(np.float64) ** 2).mean(1)).astype(np.float32)
    return loudness
