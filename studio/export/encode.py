"""Sound files other than WAV, by libsndfile.

FLAC gives back every sample. MP3 (with the tag of LAME), Vorbis and Opus lose some of the sound but keep start and
length to the sample: what a codec puts before the sound and after it is noted in the file, and players leave it out.
"""

import os
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from studio.core.files import replacing
from studio.core.sound_forms import Form, Tags, form_of
from studio.core.wav_reading import read_wav_block, wav_head
from studio.export.output import writing_to

if TYPE_CHECKING:
    from soundfile import SoundFile

_BLOCK_SAMPLES = 1 << 16


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
        _write(source, file, way, tags)


def _write(source: Path, file: BinaryIO, way: _Way, tags: Tags) -> None:
    import soundfile

    head = wav_head(source)
    target = _Told(file)
    try:
        with soundfile.SoundFile(
            target, "w", head.sample_rate, 1, way.codec, format=way.container, **way.options
        ) as out:
            _tag(out, tags)
            for start in range(0, head.n_samples, _BLOCK_SAMPLES):
                steps = read_wav_block(source, start, _BLOCK_SAMPLES)
                out.write(steps << 8)  # libsndfile takes 32 bits, of which the highest count
    except soundfile.LibsndfileError as error:
        if target.fault is None:
            raise
        raise target.fault from error
    if target.fault is not None:
        raise target.fault


class _Told:
    """A file as libsndfile writes it. That does not say what stands in its way, and keeps quiet of what does while it
    closes the file: so the first fault is kept here."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.fault: OSError | None = None

    def write(self, data: bytes) -> int:
        try:
            return self._file.write(data)
        except OSError as error:
            self.fault = self.fault or error
            return 0

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        try:
            return self._file.seek(offset, whence)  # which writes what is waiting
        except OSError as error:
            self.fault = self.fault or error
            return self.tell()

    def tell(self) -> int:
        return self._file.tell()

    def read(self, _n_bytes: int) -> bytes:
        """It is there to be written."""
        return b""


def _tag(out: "SoundFile", tags: Tags) -> None:
    for name, text in asdict(tags).items():
        if text:
            setattr(out, name, text)
