"""What becomes of a film's own sound while the dub speaks."""

from dataclasses import dataclass
from typing import Literal

from studio.core.errors import InputError

Under = Literal["keep", "duck", "remove"]
UNDERS: tuple[Under, ...] = ("keep", "duck", "remove")


@dataclass(frozen=True, slots=True)
class Original:
    """The film's own sound beside the dub."""

    gain_db: float = 0.0
    """Its level, -60 to 12."""
    is_muted: bool = False
    """Whether it is neither heard nor exported."""
    under: Under = "duck"
    """What happens to it while a line is spoken: nothing, it steps back by `depth_db`, or it is gone."""
    depth_db: float = 12.0
    """How far it steps back, 0 to 60."""
    attack_ms: int = 80
    """How long it takes to step back, before the line begins; 0 to 2,000."""
    release_ms: int = 400
    """How long it takes to come back, after the line has ended; 0 to 5,000."""
    track: int = 0
    """Which of the film's sound tracks it is, from 0."""

    def __post_init__(self) -> None:
        for name, value, least, most in (
            ("level", self.gain_db, -60, 12),
            ("depth", self.depth_db, 0, 60),
            ("attack", self.attack_ms, 0, 2_000),
            ("release", self.release_ms, 0, 5_000),
        ):
            if not least <= value <= most:
                raise InputError(f"The {name} of the original sound is {value:g}: give {least:,} to {most:,}.")
        if self.under not in UNDERS:
            raise InputError(f"The original sound cannot {self.under!r} under speech: choose {', '.join(UNDERS)}.")
        if self.track < 0:
            raise InputError(f"There is no sound track {self.track + 1}: they are counted from 1.")
