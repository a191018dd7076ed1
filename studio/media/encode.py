"""Sound files in AAC (m4a).

What the codec puts before the sound is noted in the file, and players leave it out; up to a block of 1,024 samples of
silence follows it.
"""

import wave
from fractions import Fraction
from pathlib import Path

import numpy as np

from studio.core.errors import OutputError
from studio.core.files import replacing
from studio.core.sound_forms import Tags
from studio.media.library import pyav

_WHAT = "m4a files need"
_BLOCK_SAMPLES = 1 << 16
_BIT_RATES = ((32_000, 160_000), (0, 96_000))
"""From so many samples per second on, so many bits per second."""


def require() -> None:
    """Raises SetupError without PyAV."""
    pyav(_WHAT)


def encode(source: Path, target: Path, tags: Tags) -> None:
    """Write a WAV file of 24 bits in place of `target`. Raises OutputError, and SetupError without PyAV."""
    av = pyav(_WHAT)
    try:
        with replacing(target) as file, wave.open(str(source), "rb") as wav:
            rate_hz = wav.getframerate()
            bit_rate = next(bits for least, bits in _BIT_RATES if rate_hz >= least)
            with av.open(file, "w", format="ipod") as out:
                out.metadata.update({name: getattr(tags, name) for name in ("title", "artist", "comment")})
                stream = out.add_stream("aac", rate=rate_hz, layout="mono", bit_rate=bit_rate)
                position = 0
                while packed := wav.readframes(_BLOCK_SAMPLES):
                    frame = av.AudioFrame.from_ndarray(_floats(packed), format="fltp", layout="mono")
                    frame.sample_rate, frame.time_base, frame.pts = rate_hz, Fraction(1, rate_hz), position
                    position += frame.samples
                    out.mux(stream.encode(frame))
                out.mux(stream.encode(None))
    except (av.FFmpegError, OSError) as error:
        raise OutputError(f"Cannot write {target}: {error.strerror}; make room, or choose another folder.") from error


def _floats(packed: bytes) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """[1, n], full scale 1.0, from samples of three bytes, the lowest first."""
    left_aligned = np.pad(np.frombuffer(packed, np.uint8).reshape(-1, 3), ((0, 0), (1, 0)))
    return (left_aligned.reshape(1, -1).view("<i4") / np.float32(1 << 31)).astype(np.float32)
