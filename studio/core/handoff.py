"""As what a dub leaves the house, and what became of it: values only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from studio.core.original import Original
from studio.core.quality import Quality
from studio.core.sound_forms import Form, SoundWish
from studio.core.timecode import (
    FILM_23_976,
    FILM_24,
    NTSC_29_97,
    NTSC_29_97_DROP,
    NTSC_59_94,
    NTSC_59_94_DROP,
    PAL_25,
    PAL_50,
    VIDEO_30,
    VIDEO_60,
    FrameRate,
    Timecode,
)

RATES: Mapping[str, FrameRate] = {
    "23.976": FILM_23_976,
    "24": FILM_24,
    "25": PAL_25,
    "29.97": NTSC_29_97,
    "29.97df": NTSC_29_97_DROP,
    "30": VIDEO_30,
    "50": PAL_50,
    "59.94": NTSC_59_94,
    "59.94df": NTSC_59_94_DROP,
    "60": VIDEO_60,
}
"""Of video, by the names that editors use; df is drop-frame."""
Depth = Literal["16", "24", "float"]
"""Of a sample: whole numbers of so many bits, or 32-bit floating point, full scale 1.0."""
DEPTHS: tuple[Depth, ...] = ("16", "24", "float")
NAMES = "{line:04}_{speaker}_{text}"
"""Template of the names of clips in a pack: see export/pack/names.py."""
PEAK_DB = -1.0
"""True peak that nothing passes, where a loudness is wished for."""


@dataclass(frozen=True, slots=True)
class PackWishes:
    """What a pack for the video editor shall hold."""

    opening: Timecode
    """Of the start of the film; its rate is that of the timelines."""
    form: Form = "wav"
    """Of all files of sound but those with the film's own, which stay WAV; that alone has the depth, and carries its
    time."""
    depth: Depth = "24"
    names: str = NAMES
    """Of clips: see export/pack/names.py."""
    timelines: tuple[str, ...] | None = None
    """Keys of export/pack/timelines.py; None: all."""
    stems: bool = True
    """Whether each speaker has a file of the whole film; the mix is always there."""
    tells_synthetic: bool = True
    """Whether clips say that their speech is synthetic."""
    loudness_lufs: float | None = None
    """Of the mix; None: as it was dubbed."""
    is_level: bool = False
    """Whether the dub itself was made for a loudness: then its voices keep their levels to each other, and its peaks
    are limited."""
    peak_db: float = PEAK_DB
    """True peak that nothing passes, where a loudness is wished for."""


@dataclass(frozen=True, slots=True)
class ClipsWish:
    """Clips, mix, captions and report in a folder."""

    folder: Path
    rate_hz: int
    sound: SoundWish = field(default_factory=SoundWish)

    @property
    def name(self) -> str:
        """For people: where it goes."""
        return self.folder.name


@dataclass(frozen=True, slots=True)
class BedWish:
    """The film's own sound beside the dub."""

    film: Path
    original: Original


@dataclass(frozen=True, slots=True)
class PackWish:
    """A pack for the video editor in a folder."""

    folder: Path
    rate_hz: int
    title: str
    """Of the programme."""
    pack: PackWishes
    bed: BedWish | None = None
    """None: the pack is without it."""

    @property
    def name(self) -> str:
        """For people: where it goes."""
        return self.folder.name


@dataclass(frozen=True, slots=True)
class FilmWish:
    """A film with the dub in it; its picture stays as it is."""

    film: Path
    target: Path
    """The new film; its ending says of which kind."""
    replaces: bool = False
    """Whether the film's own sound is left out."""
    captions: bool = True
    """Whether the lines go along as subtitles that can be shown."""
    lang: str = ""
    """ISO 639-2, of the new track; empty: that of most lines."""
    title: str = ""
    """Of the new track; empty: the own name of its language."""
    original: Original | None = None
    """What becomes of the film's own sound under the speech of the new track; None: that is speech alone."""
    tells_synthetic: bool = True
    """Whether the film says that the speech is synthetic."""
    others: tuple[Path, ...] = ()
    """Further dubs, as in other languages: folders that `dubsmith dub` or an export of clips wrote."""
    allows_drafts: bool = False
    """Whether these may hold drafts."""

    @property
    def folder(self) -> Path:
        return self.target.parent

    @property
    def name(self) -> str:
        """For people: where it goes."""
        return self.target.name


Wish = ClipsWish | PackWish | FilmWish


@dataclass(frozen=True, slots=True)
class TakesWish:
    """Which takes of a project are handed off, and what becomes of lines that have none such."""

    quality: Quality = "studio"
    """In which those lines are rendered first."""
    allows_drafts: bool = False
    as_is: bool = False
    """Render nothing: lines go out with the take that they have, however old, or are left out."""

    @property
    def least(self) -> Quality:
        """What the takes must have."""
        return "draft" if self.allows_drafts else self.quality


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the files; their names are relative to the folder, with forward slashes."""

    folder: Path
    changed: tuple[str, ...]
    """Written now."""
    kept: tuple[str, ...] = ()
    """As they were."""
    removed: tuple[str, ...] = ()
    """Of the time before, no longer part of it."""
    notes: tuple[str, ...] = ()
    """What the person should know, a sentence each."""
