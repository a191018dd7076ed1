"""All clips at their times in one file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import log10
from pathlib import Path

import numpy as np
import numpy.typing as npt

from studio.core.errors import OutputError
from studio.core.handoff import Depth
from studio.core.pcm import Pcm24
from studio.core.resting import Rest, no_rest
from studio.core.wav_reading import read_wav_block
from studio.export.limiter import limited
from studio.export.wav import Chunks, write_wav

_BLOCK_SAMPLES = 1 << 18
_LOUDEST = (1 << 23) - 1
FULL = 1 << 23
"""Full scale in 24-bit steps."""

Sum = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Placed:
    """A clip's file and its place."""

    path: Path
    start_sample: int
    n_samples: int
    gain: float = 1.0
    """Factor of its samples."""

    @property
    def end_sample(self) -> int:
        return self.start_sample + self.n_samples


def write_mix(
    path: Path, clips: Sequence[Placed], sample_rate: int, chunks: Chunks = (), rest: Rest = no_rest
) -> float:
    """Write the sum of `clips`; the gain in dB that was needed to keep it from clipping, 0 for none.

    Where one clip sounds alone and no gain is needed, the mix has exactly its samples. Raises OutputError.
    """
    gain = safe_gain(clips, rest)
    n_samples = max((clip.end_sample for clip in clips), default=0)
    lowered = [replace(clip, gain=clip.gain * gain) for clip in clips]
    write_sum(path, lowered, sample_rate, n_samples, chunks=chunks, rest=rest)
    return 20 * log10(gain)


def safe_gain(clips: Sequence[Placed], rest: Rest = no_rest) -> float:
    """The largest factor, at most 1, with which the sum of `clips` does not clip. Raises OutputError."""
    n_samples = max((clip.end_sample for clip in clips), default=0)
    peaks = (max(block.max(), -block.min() - 1) for block in sums(clips, n_samples, rest))
    return min(1.0, _LOUDEST / max(max(peaks, default=0), 1))


def write_sum(
    path: Path,
    clips: Sequence[Placed],
    sample_rate: int,
    n_samples: int,
    depth: Depth = "24",
    limit: float | None = None,
    chunks: Chunks = (),
    rest: Rest = no_rest,
) -> None:
    """Write the sum of `clips` in a file of `n_samples`; `limit`: no true peak above that, full scale 1.0.

    Works block by block, so the length of the film does not matter to the memory. Raises OutputError.
    """
    blocks = sums(clips, n_samples, rest)
    if limit is not None:
        blocks = (block * FULL for block in limited((block / FULL for block in blocks), sample_rate, limit))
    write_wav(path, (whole(block) for block in blocks), n_samples, sample_rate, depth, chunks)


def sums(clips: Sequence[Placed], n_samples: int, rest: Rest = no_rest) -> Iterator[Sum]:
    """The sum of all clips in 24-bit steps, in pieces of at most `_BLOCK_SAMPLES`; rests after each."""
    coming = sorted(clips, key=lambda clip: clip.start_sample, reverse=True)
    sounding: list[Placed] = []
    for start in range(0, n_samples, _BLOCK_SAMPLES):
        end = min(start + _BLOCK_SAMPLES, n_samples)
        while coming and coming[-1].start_sample < end:
            sounding.append(coming.pop())
        total = np.zeros(end - start)
        for clip in sounding:
            first, last = max(start, clip.start_sample), min(end, clip.end_sample)
            total[first - start : last - start] += clip.gain * _read(clip, first - clip.start_sample, last - first)
        yield total
        rest()
        sounding = [clip for clip in sounding if clip.end_sample > end]


def _read(clip: Placed, start_sample: int, n_samples: int) -> Pcm24:
    try:
        found = read_wav_block(clip.path, start_sample, n_samples)
    except (OSError, ValueError):
        found = None
    if found is None or len(found) != n_samples:
        raise OutputError(f"{clip.path} was changed while the mix was made; run it again.")
    return found


def whole(block: Sum) -> Pcm24:
    """Rounded to 24-bit steps, and held within them."""
    return np.clip(np.rint(block), -_LOUDEST - 1, _LOUDEST).astype(np.int32)
