"""24-bit FLAC in memory: the form in which takes are kept, in the cache as in projects."""

import io

from studio.core.audio import Audio
from studio.core.pcm import from_pcm24, to_pcm24


def to_flac(audio: Audio) -> bytes:
    """A mono file; lossless for sound on the 24-bit grid."""
    import soundfile

    file = io.BytesIO()
    # Whole numbers, left-aligned in 32 bit: the library's own conversion from float is off by one step in 2**23.
    soundfile.write(file, to_pcm24(audio.samples) << 8, audio.sample_rate, format="FLAC", subtype="PCM_24")
    return file.getvalue()


def from_flac(data: bytes) -> Audio:
    """What `to_flac` was given, to the bit."""
    import soundfile

    steps, sample_rate = soundfile.read(io.BytesIO(data), dtype="int32")
    return Audio(from_pcm24(steps >> 8), sample_rate)
