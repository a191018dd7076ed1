"""The sound of a take, and the form in which a project file keeps it."""

import hashlib
import json
from dataclasses import astuple, dataclass

from studio.core.audio import Audio
from studio.core.errors import DamagedTake, InputError
from studio.core.flac import from_flac, to_flac
from studio.core.speech import PhonemeTiming, WordTiming
from studio.project.codec import to_json


@dataclass(frozen=True, slots=True)
class Sound:
    """What is heard of a take."""

    audio: Audio
    """On the 24-bit grid, at the engine's rate."""
    phonemes: tuple[PhonemeTiming, ...]
    words: tuple[WordTiming, ...]
    natural_samples: int
    """The length that the model would have chosen."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A sound as it lies in the file."""

    checksum: str
    """SHA-256 (hex) of the three others."""
    natural_samples: int
    timings: str
    """JSON: phonemes, words."""
    flac: bytes
    """24 bit, mono."""


def packed(sound: Sound) -> Packed:
    """Raises InputError for a sound without samples, which FLAC cannot hold and nobody can hear."""
    if sound.audio.n_samples == 0:
        raise InputError("There is no sound to keep: the line has nothing to speak.")
    timings = to_json([[astuple(timing) for timing in timings] for timings in (sound.phonemes, sound.words)])
    flac = to_flac(sound.audio)
    return Packed(_checksum(sound.natural_samples, timings, flac), sound.natural_samples, timings, flac)


def unpacked(kept: Packed) -> Sound:
    """The sound, to the bit. Raises DamagedTake where it is not what was packed."""
    if _checksum(kept.natural_samples, kept.timings, kept.flac) != kept.checksum:
        raise DamagedTake("The sound of this take is damaged: render the line again.")
    phonemes, words = json.loads(kept.timings)
    return Sound(
        from_flac(kept.flac),
        tuple(PhonemeTiming(*timing) for timing in phonemes),
        tuple(WordTiming(*timing) for timing in words),
        kept.natural_samples,
    )


def _checksum(natural_samples: int, timings: str, flac: bytes) -> str:
    return hashlib.sha256(b"%d\n%s\n%s" % (natural_samples, timings.encode(), flac)).hexdigest()
