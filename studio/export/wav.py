"""WAV of 16, 24 or 32 bits, written whole or not at all; RF64 where 4 GiB are not enough."""

import struct
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from studio.core.files import replacing
from studio.core.handoff import Depth
from studio.core.pcm import Pcm24
from studio.export.output import writing_to

Chunks = Sequence[tuple[bytes, bytes]]
"""What else a file holds, before its samples: four-letter name and content of each."""

_BYTES_PER_SAMPLE = 3
_BYTES: dict[Depth, int] = {"16": 2, "24": 3, "float": 4}
_PCM, _FLOAT = 1, 3
_MOST_IN_32_BIT = 0xFFFF_FFFF
_OVERHEAD = 12
"""Bytes that the size in the header counts beside the format, other chunks and the samples."""
_DS64 = 36
"""Bytes of the chunk for large sizes."""


def info(comment: str) -> Chunks:
    """The chunk that tells of a file what every program shows; an empty `comment`: nothing is told."""
    if not comment:
        return ()
    text = comment.encode() + b"\0"
    field = struct.pack("<4sI", b"ICMT", len(text)) + text + b"\0" * (len(text) % 2)
    return ((b"LIST", b"INFO" + field),)


def write_wav(
    path: Path,
    blocks: Iterable[Pcm24],
    n_samples: int,
    sample_rate: int,
    depth: Depth = "24",
    chunks: Chunks = (),
    n_channels: int = 1,
) -> None:
    """Write `blocks`, `n_samples` in all, in place of `path`: [n] each, or [n_channels, n].

    In 16 bits the sound is dithered, by the same noise every time. Until all is on the disk, whatever was at `path`
    stays. Raises OutputError.
    """
    written = 0
    noise = np.random.Generator(np.random.PCG64(0))
    with writing_to(path), replacing(path) as file:
        file.write(wav_header(n_samples, sample_rate, depth, chunks, n_channels))
        for block in blocks:
            file.write(_packed(block.T.reshape(-1), depth, noise))
            written += block.shape[-1]
        if written != n_samples:
            raise ValueError(f"{written} samples were given for a file of {n_samples}")
        if n_samples * n_channels * _BYTES[depth] % 2:
            file.write(b"\0")  # chunks end at even bytes


def wav_header(
    n_samples: int, sample_rate: int, depth: Depth = "24", chunks: Chunks = (), n_channels: int = 1
) -> bytes:
    """All that comes before the first sample."""
    n_bytes = _BYTES[depth] * n_channels
    data_bytes = n_samples * n_bytes
    padding = data_bytes % 2
    byte_rate = sample_rate * n_bytes
    code = _FLOAT if depth == "float" else _PCM
    told = struct.pack("<HHIIHH", code, n_channels, sample_rate, byte_rate, n_bytes, 8 * _BYTES[depth])
    if depth == "float":  # what is not PCM says that no more follows of its format, and in a chunk how long it is
        told += struct.pack("<H", 0)
        chunks = ((b"fact", struct.pack("<I", min(n_samples, _MOST_IN_32_BIT))), *chunks)
    form = struct.pack("<4sI", b"fmt ", len(told)) + told
    form += b"".join(struct.pack("<4sI", name, len(held)) + held + b"\0" * (len(held) % 2) for name, held in chunks)
    riff_bytes = len(form) + _OVERHEAD + data_bytes + padding
    if riff_bytes <= _MOST_IN_32_BIT:
        return struct.pack("<4sI4s", b"RIFF", riff_bytes, b"WAVE") + form + struct.pack("<4sI", b"data", data_bytes)
    sizes = struct.pack("<4sIQQQI", b"ds64", 28, riff_bytes + _DS64, data_bytes, n_samples, 0)
    return (
        struct.pack("<4sI4s", b"RF64", _MOST_IN_32_BIT, b"WAVE")
        + sizes
        + form
        + struct.pack("<4sI", b"data", _MOST_IN_32_BIT)
    )


def format_end(header: bytes) -> int:
    """Bytes of a header up to the end of its format chunk: what AAF calls its summary."""
    at = header.index(b"fmt ")
    return at + 8 + int.from_bytes(header[at + 4 : at + 8], "little")


def _packed(block: Pcm24, depth: Depth, noise: np.random.Generator) -> bytes:
    if depth == "float":
        return (block / (1 << 23)).astype("<f4").tobytes()
    if depth == "16":
        # The sum of two uniform noises: its distribution is a triangle two steps wide (Lipshitz et al. 1992).
        dither = noise.random(len(block)) - noise.random(len(block))
        steps = np.rint(block / (1 << 8) + dither)
        return np.clip(steps, -(1 << 15), (1 << 15) - 1).astype("<i2").tobytes()
    return block.astype("<i4").view(np.uint8).reshape(-1, 4)[:, :_BYTES_PER_SAMPLE].tobytes()
