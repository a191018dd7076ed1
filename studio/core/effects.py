"""What a speaker's sound goes through before it is heard: values only."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from studio.core.errors import InputError

Channel = Literal["none", "telephone", "radio"]
CHANNELS: tuple[Channel, ...] = ("none", "telephone", "radio")
RANGES: Mapping[str, tuple[float, float]] = {
    "low_db": (-12.0, 12.0),
    "mid_db": (-12.0, 12.0),
    "high_db": (-12.0, 12.0),
    "reverb": (0.0, 1.0),
    "room_s": (0.1, 3.0),
}
"""Least and greatest value of each number."""
_NAMES: Mapping[str, str] = {
    "low_db": "bass",
    "mid_db": "mid",
    "high_db": "treble",
    "reverb": "reverb",
    "room_s": "room",
}


@dataclass(frozen=True, slots=True)
class Effects:
    """Tone, line and room of one speaker, in this order. The defaults change nothing."""

    low_db: float = 0.0
    """Below some 200 Hz, -12 to 12."""
    mid_db: float = 0.0
    """Round 1.2 kHz, -12 to 12."""
    high_db: float = 0.0
    """Above some 4 kHz, -12 to 12."""
    channel: Channel = "none"
    """What the speaker talks through."""
    reverb: float = 0.0
    """How much of the room is heard, 0 to 1."""
    room_s: float = 0.4
    """How long the room rings: the time to -60 dB, 0.1 to 3 s."""

    def __post_init__(self) -> None:
        for field, (least, most) in RANGES.items():
            value: float = getattr(self, field)
            if not least <= value <= most:
                raise InputError(f"The {_NAMES[field]} of an effect is {value:g}: give {least:g} to {most:g}.")
        if self.channel not in CHANNELS:
            raise InputError(f"There is no channel {self.channel!r}: choose {', '.join(CHANNELS)}.")

    @property
    def is_plain(self) -> bool:
        """Whether the sound passes unchanged."""
        return self.channel == "none" and not (self.low_db or self.mid_db or self.high_db or self.reverb)


PLAIN = Effects()
PRESETS: Mapping[str, Effects] = {
    "none": PLAIN,
    "telephone": Effects(channel="telephone"),
    "radio": Effects(channel="radio"),
    "room": Effects(reverb=0.25, room_s=0.3),
    "hall": Effects(reverb=0.4, room_s=1.8),
}
"""Effects by a name, as commands, casts and the window offer them."""
