"""Sound files in AAC (m4a).

What the codec puts before the sound is noted in the file, and players leave it out; up to 1,023 samples of silence
follow it, which fill its last block.
"""

from fractions import Fraction
from pathlib import Path

from studio.core.files import replacing
from studio.core.pcm import from_pcm24
from studio.core.sound_forms import Tags
from studio.core.wav_reading import read_wav_block, wav_head
from studio.media.library import pyav

_WHAT = "m4a files need"
_BLOCK_SAMPLES = 1 << 16
_BIT_RATES = ((32_000, 160_000), (0, 96_000))
"""From so many samples per second on, so many bits per second."""


def require() -> None:
    """Raises SetupError without PyAV."""
    pyav(_WHAT)


def encode(source: Path, target: Path, tags: Tags) -> None:
    """Write a WAV file of 24 bits in place of `target`. Raises OSError, and SetupError without PyAV."""
    av = pyav(_WHAT)
    try:
        with replacing(target) as file:
            head = wav_head(source)
            rate_hz = head.sample_rate
            bit_rate = next(bits for least, bits in _BIT_RATES if rate_hz >= least)
            # In its usual unit of time, a millisecond, the length is rounded: readers then leave out the last block.
            exact = {"movie_timescale": str(rate_hz)}
            with av.open(file, "w", format="ipod", options=exact) as out:
                out.metadata.update({name: getattr(tags, name) for name in ("title", "artist", "comment")})
                stream = out.add_stream("aac", rate=rate_hz, layout="mono", bit_rate=bit_rate)
                for start in range(0, head.n_samples, _BLOCK_SAMPLES):
                    samples = from_pcm24(read_wav_block(source, start, _BLOCK_SAMPLES))
                    frame = av.AudioFrame.from_ndarray(samples[None], format="fltp", layout="mono")
                    frame.sample_rate, frame.time_base, frame.pts = rate_hz, Fraction(1, rate_hz), start
                    out.mux(stream.encode(frame))
                out.mux(stream.encode(None))
    except av.FFmpegError as error:
        raise OSError(error.errno, error.strerror) from error
