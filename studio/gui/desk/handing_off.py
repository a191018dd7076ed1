"""What the window knows of exports; `export/` and `media/` do them."""

from collections.abc import Callable
from dataclasses import dataclass

from studio.core.handoff import PackWishes
from studio.core.sound_forms import SoundWish


@dataclass(frozen=True, slots=True)
class Sample:
    """A line by which the names of clips are shown."""

    number: int
    speaker: str
    voice: str
    text: str
    start_ms: int


@dataclass(frozen=True, slots=True)
class HandingOff:
    """What an export can be."""

    timelines: tuple[str, ...]
    """Keys of all timelines that a pack may hold."""
    film_endings: tuple[str, ...]
    """Of the files that a film can be written as, e.g. .mp4."""
    tongues: tuple[tuple[str, str], ...]
    """ISO 639-2 code and own name of each language for a sound track."""
    example: Callable[[Sample, PackWishes], str]
    """The name of a line's clip in a pack. Raises InputError where the template cannot be used."""
    check: Callable[[SoundWish, int], None]
    """Raises StudioError where sound files of that kind cannot be written at that rate."""
