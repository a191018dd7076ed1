"""24-bit mono WAV, written whole or not at all; RF64 where 4 GiB are not enough."""

import struct
import wave
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from studio.core.files import replacing
from studio.core.pcm import Pcm24
from studio.export.output import writing_to

_BYTES_PER_SAMPLE = 3
_MOST_IN_32_BIT = 0xFFFF_FFFF
_RIFF_OVERHEAD = 36
"""Bytes of a plain file between the size field and the first sample."""
_RF64_OVERHEAD = _RIFF_OVERHEAD + 36


def write_wav(path: Path, blocks: Iterable[Pcm24], n_samples: int, sample_rate: int) -> None:
    """Write `blocks`, `n_samples` in all, in place of `path`.

    Until all is on the disk, whatever was at `path` stays. Raises OutputError.
    """
    written = 0
    with writing_to(path), replacing(path) as file:
        file.write(wav_header(n_samples, sample_rate))
        for block in blocks:
            file.write(_packed(block))
            written += len(block)
        if written != n_samples:
            raise ValueError(f"{written} samples were given for a file of {n_samples}")
        if n_samples % 2:
            file.write(b"\0")  # chunks end at even bytes


def read_wav_block(path: Path, start_sample: int, n_samples: int) -> Pcm24:
    """Samples of a file that `write_wav` wrote, fewer at its end; not for RF64."""
    with wave.open(str(path), "rb") as file:
        file.setpos(start_sample)
        packed = np.frombuffer(file.readframes(n_samples), np.uint8).reshape(-1, _BYTES_PER_SAMPLE)
    left_aligned = np.pad(packed, ((0, 0), (1, 0)))  # the low byte is the first
    steps: Pcm24 = np.right_shift(left_aligned.reshape(-1).view("<i4"), 8, dtype=np.int32)
    return steps


def wav_header(n_samples: int, sample_rate: int) -> bytes:
    """All that comes before the first sample."""
    data_bytes = n_samples * _BYTES_PER_SAMPLE
    padding = data_bytes % 2
    pcm, channels, bits = 1, 1, 8 * _BYTES_PER_SAMPLE
    byte_rate = sample_rate * _BYTES_PER_SAMPLE
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, pcm, channels, sample_rate, byte_rate, _BYTES_PER_SAMPLE, bits)
    riff_bytes = _RIFF_OVERHEAD + data_bytes + padding
    if riff_bytes <= _MOST_IN_32_BIT:
        return struct.pack("<4sI4s", b"RIFF", riff_bytes, b"WAVE") + form + struct.pack("<4sI", b"data", data_bytes)
    sizes = struct.pack("<4sIQQQI", b"ds64", 28, _RF64_OVERHEAD + data_bytes + padding, data_bytes, n_samples, 0)
    return (
        struct.pack("<4sI4s", b"RF64", _MOST_IN_32_BIT, b"WAVE")
        + sizes
        + form
        + struct.pack("<4sI", b"data", _MOST_IN_32_BIT)
    )


def _packed(block: Pcm24) -> bytes:
    return block.astype("<i4").view(np.uint8).reshape(-1, 4)[:, :_BYTES_PER_SAMPLE].tobytes()
