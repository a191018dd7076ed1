"""Takes, and the store that keeps them by what decides their sound."""

import logging
from dataclasses import astuple, dataclass
from pathlib import Path

from studio.core.audio import Audio
from studio.core.files import replacing
from studio.core.flac import from_flac, to_flac
from studio.core.quality import Quality
from studio.core.speech import PhonemeTiming, WordTiming
from studio.render.store import checksum, entry_path, read_record, write_record

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Take:
    """One attempt at a line."""

    digest: str
    """`Request.digest` of what was asked for."""
    audio: Audio
    """On the 24-bit grid, at the engine's rate."""
    phonemes: tuple[PhonemeTiming, ...]
    words: tuple[WordTiming, ...]
    natural_samples: int
    """The length that the model would have chosen."""
    compute_s: float
    """Seconds spent on planning and decoding when it was made."""
    seed: int
    """Of the request; 0 is the plain reading."""
    quality: Quality = "studio"
    """Of the engine that made it."""


class TakeCache:
    """Takes by digest: 24-bit FLAC and a record. Safe for several threads and processes.

    The record is written last and holds the checksum of the sound, so an entry without it does not count.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "takes-1"

    def __contains__(self, digest: str) -> bool:
        """Whether there is an entry; `get` may still find it damaged."""
        return entry_path(self._folder, digest, ".json").exists()

    def get(self, digest: str) -> Take | None:
        """The take of that request; None where there is none, or a damaged one."""
        record = read_record(entry_path(self._folder, digest, ".json"))
        if record is None:
            return None
        path = entry_path(self._folder, digest, ".flac")
        try:
            sound = path.read_bytes()
        except OSError as error:
            _log.warning("The take %s cannot be read (%s) and is made anew.", path, error)
            return None
        if checksum(sound) != record["sound"]:
            _log.warning("The take %s is damaged and is made anew.", path)
            return None
        return Take(
            digest=digest,
            audio=from_flac(sound),
            phonemes=tuple(PhonemeTiming(*timing) for timing in record["phonemes"]),
            words=tuple(WordTiming(*timing) for timing in record["words"]),
            natural_samples=record["natural_samples"],
            compute_s=record["compute_s"],
            seed=record["seed"],
            quality=record.get("quality", "studio"),  # those of before have no other
        )

    def put(self, take: Take) -> None:
        """Keep a take. Where that fails, the log tells, and it will be made again."""
        sound = to_flac(take.audio)
        record = {
            "sound": checksum(sound),
            "phonemes": [astuple(timing) for timing in take.phonemes],
            "words": [astuple(timing) for timing in take.words],
            "natural_samples": take.natural_samples,
            "compute_s": take.compute_s,
            "seed": take.seed,
            "quality": take.quality,
        }
        path = entry_path(self._folder, take.digest, ".flac")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with replacing(path) as file:
                file.write(sound)
            write_record(path.with_suffix(".json"), record)
        except OSError as error:
            _log.warning("The take cache cannot be written (%s).", error)
