"""WAV files of 24 bits in mono, as the house writes them, read piece by piece; RF64 as well."""

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np

from studio.core.pcm import Pcm24

_PCM, _EXTENSIBLE = 1, 0xFFFE
_IN_DS64 = 0xFFFF_FFFF
"""What stands for a size that 32 bits cannot hold."""
_BYTES_PER_SAMPLE = 3


@dataclass(frozen=True, slots=True)
class WavHead:
    """What a file says before its first sample."""

    sample_rate: int
    n_samples: int
    """That are there, also where it says that there are more."""
    data_at: int
    """Byte of the first."""


def wav_head(path: Path) -> WavHead:
    """Raises OSError, and ValueError where it is no WAV file of 24 bits in mono."""
    with path.open("rb") as file:
        return _head(file)


def read_wav_block(path: Path, start_sample: int, n_samples: int) -> Pcm24:
    """int32 [n], fewer at the end of the file. Raises OSError, and ValueError where it is no such file."""
    with path.open("rb") as file:
        head = _head(file)
        file.seek(head.data_at + _BYTES_PER_SAMPLE * start_sample)
        n_bytes = _BYTES_PER_SAMPLE * max(0, min(n_samples, head.n_samples - start_sample))
        packed = np.frombuffer(file.read(n_bytes), np.uint8).reshape(-1, _BYTES_PER_SAMPLE)
    steps: Pcm24 = np.zeros(len(packed), "<i4")
    steps.view(np.uint8).reshape(-1, 4)[:, 1:] = packed  # left-aligned: the low byte is the first
    return np.right_shift(steps, 8, out=steps)


def _head(file: BinaryIO) -> WavHead:
    name, _, kind = struct.unpack("<4sI4s", _exactly(file, 12))
    if name not in (b"RIFF", b"RF64") or kind != b"WAVE":
        raise ValueError("it is no WAV file")
    large = sample_rate = 0
    while True:
        name, n_bytes = struct.unpack("<4sI", _exactly(file, 8))
        begin = file.tell()
        if name == b"ds64":
            _, large = struct.unpack("<QQ", _exactly(file, 16))
        elif name == b"fmt ":
            sample_rate = _rate(_exactly(file, n_bytes))
        elif name == b"data":
            break
        file.seek(begin + n_bytes + n_bytes % 2)
    if not sample_rate:
        raise ValueError("its samples have no rate")
    n_there = file.seek(0, 2) - begin
    return WavHead(sample_rate, min(large if n_bytes == _IN_DS64 else n_bytes, n_there) // _BYTES_PER_SAMPLE, begin)


def _rate(form: bytes) -> int:
    """From the chunk that tells of the samples."""
    code, n_channels, sample_rate, _, _, bits = struct.unpack("<HHIIHH", form[:16].ljust(16, b"\0"))
    if code == _EXTENSIBLE:  # as many programs call 24 bits
        (code,) = struct.unpack("<H", form[24:26].ljust(2, b"\0"))
    if (code, n_channels, bits) != (_PCM, 1, 8 * _BYTES_PER_SAMPLE):
        raise ValueError("its samples are not of 24 bits in mono")
    return int(sample_rate)


def _exactly(file: BinaryIO, n_bytes: int) -> bytes:
    found = file.read(n_bytes)
    if len(found) < n_bytes:
        raise ValueError("it ends too soon")
    return found
