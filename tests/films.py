"""Films made by PyAV whose pictures carry their number: twelve columns, bright for each bit that is set."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np

from studio.core.film import Pixels

BITS = 12
RATE = 48_000


def numbered(number: int, size: tuple[int, int]) -> Pixels:
    """[height, width, 3]."""
    bits = np.array([number >> bit & 1 for bit in range(BITS)], np.uint8) * 255
    row = bits[np.arange(size[0]) * BITS // size[0]]
    return np.ascontiguousarray(np.broadcast_to(row[None, :, None], (size[1], size[0], 3)))


@dataclass(frozen=True)
class Making:
    """How a film is made."""

    fps: Fraction = Fraction(25)
    n_pictures: int = 75
    size: tuple[int, int] = (192, 108)
    timecode: str = ""
    n_between: int = 0
    """Pictures that are told by those around them (B-frames)."""
    key_every: int = 12
    gaps: tuple[int, ...] = ()
    """Pictures that are left out, so that those before last longer."""
    first_ms: int = 0
    """The time stamp of the first picture."""
    rotation: int = 0
    """Degrees against the clock by which players turn it."""
    aspect: Fraction = Fraction(1)
    """Width of a pixel by its height."""
    has_sound: bool = True
    has_picture: bool = True
    draw: Callable[[int, tuple[int, int]], Pixels] = numbered
    """A picture by its number and size."""


def number_of(pixels: Pixels) -> int:
    """The number in a picture of any size, as [height, width, channels]."""
    middle = pixels[pixels.shape[0] // 2, :, 1].astype(int)
    places = (2 * np.arange(BITS) + 1) * len(middle) // (2 * BITS)
    return int(sum((middle[place] > 127) << bit for bit, place in enumerate(places)))


def make_film(path: Path, making: Making = Making()) -> Path:
    """Write a film; its ending says in what container."""
    import av

    with av.open(str(path), "w") as out:
        pictures = _picture_stream(out, making, path.suffix) if making.has_picture else None
        sound = _sound_stream(out, path.suffix) if making.has_sound else None
        if pictures is not None:
            _write_pictures(out, pictures, making)
        if sound is not None:
            _write_tone(out, sound, float(making.n_pictures / making.fps))
    return path


def damage(path: Path, part: float, n_bytes: int = 2000) -> None:
    """Overwrite what lies at a part of a file, 0 to 1."""
    content = bytearray(path.read_bytes())
    start = int(len(content) * part)
    content[start : start + n_bytes] = np.random.default_rng(1).bytes(n_bytes)
    path.write_bytes(bytes(content))


def kept(making: Making) -> Iterable[int]:
    """The numbers of its pictures."""
    return (number for number in range(making.n_pictures) if number not in making.gaps)


def _picture_stream(out: Any, making: Making, suffix: str) -> Any:
    codec = {".webm": "libvpx-vp9", ".ts": "mpeg2video"}.get(suffix, "mpeg4")
    stream = out.add_stream(codec, rate=making.fps)
    stream.width, stream.height = making.size
    stream.pix_fmt = "yuv420p"
    stream.bit_rate = 4_000_000
    stream.codec_context.gop_size = making.key_every
    stream.codec_context.max_b_frames = making.n_between
    if making.timecode:
        stream.metadata["timecode"] = making.timecode
    if making.aspect != 1:
        stream.codec_context.sample_aspect_ratio = making.aspect
    if making.rotation:
        stream.set_display_rotation(making.rotation)
    return stream


def _sound_stream(out: Any, suffix: str) -> Any:
    codec = {".webm": "libopus", ".wav": "pcm_s16le", ".mp3": "mp3"}.get(suffix, "aac")
    return out.add_stream(codec, rate=RATE, layout="mono")


def _write_pictures(out: Any, stream: Any, making: Making) -> None:
    import av

    first = round(making.first_ms * making.fps / 1000)
    for number in kept(making):
        frame = av.VideoFrame.from_ndarray(making.draw(number, making.size), format="rgb24")
        frame.pts, frame.time_base = first + number, 1 / making.fps
        out.mux(stream.encode(frame))
    out.mux(stream.encode(None))


def _write_tone(out: Any, stream: Any, seconds: float) -> None:
    import av

    tone = (0.1 * np.sin(2 * np.pi * 440 * np.arange(round(RATE * seconds)) / RATE)).astype(np.float32)
    is_whole = stream.format.name.startswith("s16")
    samples = (tone * 32767).astype(np.int16) if is_whole else tone
    frame = av.AudioFrame.from_ndarray(samples[None], format=stream.format.name, layout="mono")
    frame.sample_rate, frame.pts, frame.time_base = RATE, 0, Fraction(1, RATE)
    out.mux(stream.encode(frame))
    out.mux(stream.encode(None))
