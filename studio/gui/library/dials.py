"""The numbers of a manner that can be turned by hand."""

from dataclasses import dataclass, replace

from studio.core.emotion import EMOTIONS
from studio.core.prosody import PLAIN, RANGES, Prosody


@dataclass(frozen=True, slots=True)
class Dial:
    """One number of a `Prosody`."""

    field: str
    step: float
    decimals: int
    unit: str = ""

    @property
    def least(self) -> float:
        return RANGES[self.field][0]

    @property
    def most(self) -> float:
        return RANGES[self.field][1]

    @property
    def plain(self) -> float:
        return self.of(PLAIN)

    @property
    def origin(self) -> float:
        """Where the filled part of its slider begins."""
        return self.plain

    def of(self, manner: Prosody) -> float:
        """The number in a manner."""
        value: float = getattr(manner, self.field)
        return value

    def bent(self, manner: Prosody, value: float) -> Prosody:
        """The manner with another number."""
        return replace(manner, **{self.field: value})  # type: ignore[arg-type]  # the field is a number

    def steps(self, value: float) -> int:
        return round((value - self.least) / self.step)

    def value(self, steps: int) -> float:
        return round(self.least + steps * self.step, self.decimals)


@dataclass(frozen=True, slots=True)
class EmotionDial(Dial):
    """One number of an `Emotion`, 0 to 1."""

    step: float = 0.05
    decimals: int = 2

    @property
    def least(self) -> float:
        return 0.0

    @property
    def most(self) -> float:
        return 1.0

    @property
    def origin(self) -> float:
        return 0.0

    def of(self, manner: Prosody) -> float:
        value: float = getattr(manner.emotion, self.field)
        return value

    def bent(self, manner: Prosody, value: float) -> Prosody:
        return replace(manner, emotion=replace(manner.emotion, **{self.field: value}))


STRENGTH = EmotionDial("strength")
EMOTION_DIALS = (*map(EmotionDial, EMOTIONS), STRENGTH)
DELIVERY_DIALS = (
    Dial("tempo", 0.01, 2, "×"),
    Dial("pitch_semitones", 0.1, 1, "st"),
    Dial("range_scale", 0.05, 2, "×"),
    Dial("energy", 0.05, 2),
)
FINE_DIALS = (
    Dial("slope_semitones", 0.1, 1, "st"),
    Dial("ending_semitones", 0.1, 1, "st"),
    Dial("pause_scale", 0.05, 2, "×"),
    Dial("vowel_scale", 0.01, 2, "×"),
    Dial("level_db", 0.5, 1, "dB"),
    Dial("hardness_db", 0.5, 1, "dB"),
    Dial("breath", 0.05, 2),
    Dial("jitter_semitones", 0.05, 2, "st"),
)
