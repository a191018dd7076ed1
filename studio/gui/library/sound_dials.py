"""The numbers of a speaker's sound that can be turned by hand."""

from dataclasses import dataclass, replace

from studio.core.cast import Role
from studio.core.effects import PLAIN, RANGES
from studio.gui.library.dials import Dial
from studio.project.edits import GAINS_DB


@dataclass(frozen=True, slots=True)
class SoundDial(Dial):
    """One number of a role's `Effects`, or its gain."""

    @property
    def least(self) -> float:
        return GAINS_DB[0] if self.field == "gain_db" else RANGES[self.field][0]

    @property
    def most(self) -> float:
        return GAINS_DB[1] if self.field == "gain_db" else RANGES[self.field][1]

    @property
    def plain(self) -> float:
        return self.in_role(Role())

    @property
    def origin(self) -> float:
        return self.least if self.field == "room_s" else self.plain

    def in_role(self, role: Role) -> float:
        """The number of a speaker."""
        value: float = getattr(role if self.field == "gain_db" else role.effects, self.field)
        return value

    def turned(self, role: Role, value: float) -> Role:
        """The speaker with another number."""
        if self.field == "gain_db":
            return replace(role, gain_db=value)
        return replace(role, effects=replace(role.effects, **{self.field: value}))  # type: ignore[arg-type]  # a number


GAIN = SoundDial("gain_db", 0.5, 1, "dB")
TONE_DIALS = (
    SoundDial("low_db", 0.5, 1, "dB"),
    SoundDial("mid_db", 0.5, 1, "dB"),
    SoundDial("high_db", 0.5, 1, "dB"),
)
ROOM_DIALS = (SoundDial("reverb", 0.05, 2), SoundDial("room_s", 0.1, 1, "s"))


def plain_tone(role: Role) -> Role:
    """Without bass, middle and treble."""
    return replace(role, effects=replace(role.effects, low_db=0.0, mid_db=0.0, high_db=0.0))


def plain_room(role: Role) -> Role:
    """In no room."""
    return replace(role, effects=replace(role.effects, reverb=0.0, room_s=PLAIN.room_s))
