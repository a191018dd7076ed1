"""How a line is said, beside the words and the voice."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NewType

from studio.core.emotion import NO_EMOTION, Emotion

VoiceId = NewType("VoiceId", str)


@dataclass(frozen=True, slots=True)
class Prosody:
    """A manner of speaking: an emotion, whose manner it is, and the controls on top. The defaults are plain."""

    tempo: float = 1.0
    """Above 1 is faster. Only for lines without a target length; a target decides the tempo itself."""
    pitch_semitones: float = 0.0
    """Shift of the whole F0 contour."""
    range_scale: float = 1.0
    """Exponent of the F0 contour around its mean: 0.4 is flat, 1.6 lively."""
    energy: float = 0.0
    """Added to the predicted energy: -0.8 is soft, +0.5 firm."""
    whisper: bool = False
    """Without voicing."""
    slope_semitones: float = 0.0
    """Tilt of the F0 contour: by how much the end of each phrase is raised against its beginning."""
    ending_semitones: float = 0.0
    """Raise of the last syllables of each phrase."""
    pause_scale: float = 1.0
    """Factor of the natural length of pauses."""
    vowel_scale: float = 1.0
    """Factor of the natural length of vowels; consonants keep theirs."""
    level_db: float = 0.0
    """Gain of the voice."""
    hardness_db: float = 0.0
    """Spectral balance: gain above 1 kHz against that below; positive is pressed and hard, negative soft."""
    breath: float = 0.0
    """0 to 1: how much of the voiced sound is breath."""
    jitter_semitones: float = 0.0
    """Standard deviation of a random unsteadiness of F0."""
    emotion: Emotion = NO_EMOTION
    manner_voice: VoiceId | None = None
    """The voice whose manner is taken, with the timbre of the one that speaks; None: its own."""

    @property
    def timing(self) -> "Prosody":
        """Only what decides how long the text lasts by itself."""
        return Prosody(
            pause_scale=self.pause_scale,
            vowel_scale=self.vowel_scale,
            emotion=self.emotion,
            manner_voice=self.manner_voice,
        )


PLAIN = Prosody()

RANGES: Mapping[str, tuple[float, float]] = {
    "tempo": (0.5, 2.0),
    "pitch_semitones": (-12.0, 12.0),
    "range_scale": (0.0, 2.5),
    "energy": (-1.5, 1.5),
    "slope_semitones": (-12.0, 12.0),
    "ending_semitones": (-12.0, 12.0),
    "pause_scale": (0.25, 4.0),
    "vowel_scale": (0.5, 2.0),
    "level_db": (-24.0, 12.0),
    "hardness_db": (-12.0, 12.0),
    "breath": (0.0, 1.0),
    "jitter_semitones": (0.0, 2.0),
}
"""Least and greatest of each number of a `Prosody`, in their order."""

FACTORS = frozenset({"tempo", "range_scale", "pause_scale", "vowel_scale"})
"""Numbers that multiply; the others add up."""


def together(*manners: Prosody) -> Prosody:
    """All at once: factors multiplied, the rest added, within RANGES. The last `manner_voice` given holds; emotions
    are left out, as two of them do not make one (see core/expression.py)."""
    total = PLAIN
    for manner in manners:
        numbers = {
            name: getattr(total, name) * getattr(manner, name)
            if name in FACTORS
            else getattr(total, name) + getattr(manner, name)
            for name in RANGES
        }
        total = Prosody(
            **{name: min(max(number, RANGES[name][0]), RANGES[name][1]) for name, number in numbers.items()},
            whisper=total.whisper or manner.whisper,
            manner_voice=manner.manner_voice or total.manner_voice,
        )
    return total


def scaled(manner: Prosody, share: float) -> Prosody:
    """A part of a manner, 0 to 1: factors to that power, the rest times it; a whisper only from one half on."""
    numbers = {
        name: getattr(manner, name) ** share if name in FACTORS else getattr(manner, name) * share for name in RANGES
    }
    return replace(manner, **numbers, whisper=manner.whisper and share >= 0.5)
