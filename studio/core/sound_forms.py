"""The kinds of sound files that speech goes out in: values only."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from studio.core.errors import InputError

Form = Literal["wav", "flac", "mp3", "ogg", "opus", "m4a"]
"""Also the ending of its files, after a dot."""
_MP3_HZ = (8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000)
SYNTHETIC = "Synthetic speech"
"""What files say of their speech."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What such a file can hold."""

    is_exact: bool
    """Whether every sample comes back as it was."""
    rates_hz: tuple[int, ...] = ()
    """Samples per second that it can have; none: all."""


FORMS: dict[Form, Kind] = {
    "wav": Kind(is_exact=True),
    "flac": Kind(is_exact=True),
    "mp3": Kind(is_exact=False, rates_hz=_MP3_HZ),
    "ogg": Kind(is_exact=False),
    "opus": Kind(is_exact=False, rates_hz=(8_000, 12_000, 16_000, 24_000, 48_000)),
    "m4a": Kind(is_exact=False, rates_hz=(*_MP3_HZ, 64_000, 88_200, 96_000)),
}


@dataclass(frozen=True, slots=True)
class Tags:
    """What a file says of itself; empty: nothing."""

    title: str = ""
    artist: str = ""
    """Who speaks."""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class SoundWish:
    """In what files speech shall lie."""

    form: Form = "wav"
    tells_synthetic: bool = True
    """Whether they say that their speech is synthetic."""

    def tags(self, title: str = "", artist: str = "") -> Tags:
        """What such a file says of itself; `artist` is who speaks."""
        return Tags(title, artist, SYNTHETIC if self.tells_synthetic else "")


Encode = Callable[[Path, Path, Tags], None]
"""Writes a WAV file of 24 bits (first) as the kind of file that the ending of the other says. Raises OutputError, and
SetupError where something is not installed."""


def check_rate(form: Form, rate_hz: int) -> None:
    """Raises InputError where such a file cannot have so many samples per second."""
    rates_hz = FORMS[form].rates_hz
    if rates_hz and rate_hz not in rates_hz:
        known = ", ".join(f"{known:,}" for known in rates_hz)
        raise InputError(f"A file of the kind {form} cannot have {rate_hz:,} Hz: choose among {known}.")


def form_of(path: Path) -> Form:
    """By its ending. Raises InputError."""
    for form in FORMS:
        if path.suffix.lower() == f".{form}":
            return form
    raise InputError(f"{path.name} does not end in one of {', '.join(f'.{form}' for form in FORMS)}.")
