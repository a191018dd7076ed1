"""Sound files other than WAV, by libsndfile.

FLAC gives back every sample. MP3 (with the tag of LAME), Vorbis and Opus lose some of the sound but keep start and
length to the sample: what a codec puts before the sound and after it is noted in the file, and players leave it out.
"""

import errno
import os
import shutil
import wave
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from studio.core.files import replacing
from studio.core.sound_forms import Form, Tags, form_of
from studio.export.output import writing_to
from studio.export.wav import read_wav_block

if TYPE_CHECKING:
    from soundfile import SoundFile

_BLOCK_SAMPLES = 1 << 16
_SYSTEM_ERROR = 2
"""What libsndfile calls a write that failed (SF_ERR_SYSTEM)."""
_LITTLE_ROOM = 1 << 20


class _Way(NamedTuple):
    container: str
    codec: str
    options: dict[str, Any]


_WAYS: dict[Form, _Way] = {
    "flac": _Way("FLAC", "PCM_24", {}),
    # Speech in mono comes to some 90, 130 and 110 kbit/s by these: nobody is known to tell it from the original.
    "mp3": _Way("MP3", "MPEG_LAYER_III", {"bitrate_mode": "VARIABLE", "compression_level": 0.0}),
    "ogg": _Way("OGG", "VORBIS", {"compression_level": 0.4}),
    "opus": _Way("OGG", "OPUS", {"compression_level": 0.6}),
}


def encode(source: Path, target: Path, tags: Tags) -> None:
    """Write a WAV file of 24 bits in place of `target`, as its ending says; until all is there, what was at `target`
    stays. Raises OutputError."""
    way = _WAYS[form_of(target)]
    with writing_to(target), replacing(target) as file:
        _write(source, file.name, way, tags)


def _write(source: Path, path: str, way: _Way, tags: Tags) -> None:
    import soundfile

    with wave.open(str(source), "rb") as wav:
        n_samples, rate_hz = wav.getnframes(), wav.getframerate()
    try:
        with soundfile.SoundFile(path, "w", rate_hz, 1, way.codec, format=way.container, **way.options) as out:
            _tag(out, tags)
            for start in range(0, n_samples, _BLOCK_SAMPLES):
                steps = read_wav_block(source, start, min(_BLOCK_SAMPLES, n_samples - start))
                out.write(steps << 8)  # libsndfile takes 32 bits, of which the highest count
    except soundfile.LibsndfileError as error:
        if error.code != _SYSTEM_ERROR:
            raise
        # It does not say what stood in the way.
        is_full = shutil.disk_usage(os.path.dirname(path)).free < _LITTLE_ROOM
        number = errno.ENOSPC if is_full else errno.EIO
        raise OSError(number, os.strerror(number)) from error


def _tag(out: "SoundFile", tags: Tags) -> None:
    for name, text in asdict(tags).items():
        if text:
            setattr(out, name, text)
