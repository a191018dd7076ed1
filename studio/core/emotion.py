"""Emotions: eight dimensions, mixed, with a strength."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Literal

from studio.core.errors import InputError

EmotionName = Literal["happy", "angry", "sad", "afraid", "disgusted", "melancholic", "surprised", "calm"]
EMOTIONS: tuple[EmotionName, ...] = (
    "happy",
    "angry",
    "sad",
    "afraid",
    "disgusted",
    "melancholic",
    "surprised",
    "calm",
)
"""In the order in which people and files have them."""


@dataclass(frozen=True, slots=True)
class Emotion:
    """What is felt, and how much of it shows. The default is none: the plain reading."""

    happy: float = 0.0
    """Each 0 to 1."""
    angry: float = 0.0
    sad: float = 0.0
    afraid: float = 0.0
    disgusted: float = 0.0
    melancholic: float = 0.0
    surprised: float = 0.0
    calm: float = 0.0
    strength: float = 1.0
    """0 to 1: how much of the whole shows."""

    @property
    def shares(self) -> Mapping[EmotionName, float]:
        """How much of each shows: times the strength, and together never more than 1. Without those that do not."""
        given = {name: getattr(self, name) for name in EMOTIONS}
        scale = self.strength / max(1.0, sum(given.values()))
        return {name: share * scale for name, share in given.items() if share * scale > 0}

    @property
    def is_plain(self) -> bool:
        return not self.shares

    def __str__(self) -> str:
        """As `parse_emotion` reads it, without the strength."""
        return ",".join(f"{name}={getattr(self, name):g}" for name in EMOTIONS if getattr(self, name))


NO_EMOTION = Emotion()

_PART = re.compile(r"\s*([a-z]+)\s*(?:[=:\s]\s*(\d*\.?\d+))?\s*")


def checked(emotion: Emotion) -> Emotion:
    """The same. Raises InputError where a number is not within 0 and 1."""
    for field in fields(Emotion):
        value = getattr(emotion, field.name)
        if not 0 <= value <= 1:
            raise InputError(f"{field.name} is {value!r}: an emotion is a number from 0 to 1.")
    return emotion


def parse_emotion(text: str, strength: float = 1.0) -> Emotion:
    """`angry=0.7,sad=0.2`; a name without a number is meant wholly. Raises InputError."""
    given: dict[str, float] = {}
    for part in re.split("[,，]", text):
        match = _PART.fullmatch(part.lower())
        if match is None or match[1] not in EMOTIONS:
            raise InputError(
                f"{part.strip()!r} is no emotion: write for example angry=0.7,sad=0.2, of {', '.join(EMOTIONS)}."
            )
        if match[1] in given:
            raise InputError(f"{match[1]} stands twice in {text!r}: write each emotion once.")
        given[match[1]] = 1.0 if match[2] is None else float(match[2])
    return checked(Emotion(**given, strength=strength))
