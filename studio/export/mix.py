"""All clips at their times in one file."""

import wave
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log10
from pathlib import Path

import numpy as np
import numpy.typing as npt

from studio.core.errors import OutputError
from studio.core.pcm import Pcm24
from studio.export.wav import Depth, read_wav_block, write_wav

_BLOCK_SAMPLES = 1 << 18
_LOUDEST = (1 << 23) - 1

Sum = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Placed:
    """A clip's file and its place."""

    path: Path
    start_sample: int
    n_samples: int

    @property
    def end_sample(self) -> int:
        return self.start_sample + self.n_samples


def write_mix(path: Path, clips: Sequence[Placed], sample_rate: int) -> float:
    """Write the sum of `clips`; the gain in dB that was needed to keep it from clipping, 0 for none.

    Where one clip sounds alone and no gain is needed, the mix has exactly its samples. Raises OutputError.
    """
    gain = safe_gain(clips)
    write_sum(path, clips, sample_rate, max((clip.end_sample for clip in clips), default=0), gain)
    return 20 * log10(gain)


def safe_gain(clips: Sequence[Placed]) -> float:
    """The largest factor, at most 1, with which the sum of `clips` does not clip. Raises OutputError."""
    n_samples = max((clip.end_sample for clip in clips), default=0)
    peaks = (max(int(block.max()), -int(block.min()) - 1) for block in _blocks(clips, n_samples))
    return min(1.0, _LOUDEST / max(max(peaks, default=0), 1))


def write_sum(
    path: Path, clips: Sequence[Placed], sample_rate: int, n_samples: int, gain: float, depth: Depth = "24"
) -> None:
    """Write the sum of `clips` times `gain`, in a file of `n_samples`.

    Works block by block, so the length of the film does not matter to the memory. Raises OutputError.
    """
    blocks = (_gained(block, gain) for block in _blocks(clips, n_samples))
    write_wav(path, blocks, n_samples, sample_rate, depth)


def _blocks(clips: Sequence[Placed], n_samples: int) -> Iterator[Sum]:
    """The sum of all clips in pieces of at most `_BLOCK_SAMPLES`."""
    coming = sorted(clips, key=lambda clip: clip.start_sample, reverse=True)
    sounding: list[Placed] = []
    for start in range(0, n_samples, _BLOCK_SAMPLES):
        end = min(start + _BLOCK_SAMPLES, n_samples)
        while coming and coming[-1].start_sample < end:
            sounding.append(coming.pop())
        total = np.zeros(end - start, np.int64)
        for clip in sounding:
            first, last = max(start, clip.start_sample), min(end, clip.end_sample)
            total[first - start : last - start] += _read(clip, first - clip.start_sample, last - first)
        yield total
        sounding = [clip for clip in sounding if clip.end_sample > end]


def _read(clip: Placed, start_sample: int, n_samples: int) -> Pcm24:
    try:
        return read_wav_block(clip.path, start_sample, n_samples)
    except (OSError, EOFError, wave.Error) as error:
        raise OutputError(f"{clip.path} was changed while the mix was made; run it again.") from error


def _gained(block: Sum, gain: float) -> Pcm24:
    return (block if gain == 1.0 else np.rint(block * gain)).astype(np.int32)
