"""What can be said of a voice: the axes, their values, and what people call those."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from studio.design.manners import MANNERS
from studio.design.said import Said
from studio.design.timbres import TIMBRES

Axis = Literal["age", "gender", "accent", "pitch", "variation", "volume", "speed", "emotion", "timbre", "manner"]
STEPPED: tuple[Axis, ...] = ("pitch", "variation", "volume", "speed")
"""Axes with five steps, "1" to "5"; "3" is in the middle."""
SINGLE: tuple[Axis, ...] = ("age", "gender", "accent", *STEPPED)
"""A voice has one value of each of these; of the others as many as there are."""

AXES: Mapping[Axis, Said] = {
    "age": Said("age", "年龄"),
    "gender": Said("gender", "性别"),
    "accent": Said("accent", "口音"),
    "pitch": Said("pitch", "音调"),
    "variation": Said("pitch variation", "起伏"),
    "volume": Said("volume", "音量"),
    "speed": Said("speed", "语速"),
    "emotion": Said("emotion", "情绪"),
    "timbre": Said("timbre", "音色"),
    "manner": Said("manner", "语气"),
}

VALUES: Mapping[Axis, Mapping[str, Said]] = {
    "age": {
        "child": Said("child", "儿童"),
        "young": Said("young", "青年"),
        "middle-aged": Said("middle-aged", "中年"),
        "old": Said("old", "老年"),
    },
    "gender": {"f": Said("female", "女"), "m": Said("male", "男")},
    "accent": {"en-GB": Said("British", "英式口音"), "en-US": Said("American", "美式口音")},
    "pitch": {
        "1": Said("very low", "音调很低"),
        "2": Said("low", "音调较低"),
        "3": Said("medium pitch", "音调中等"),
        "4": Said("high", "音调较高"),
        "5": Said("very high", "音调很高"),
    },
    "variation": {
        "1": Said("monotone", "音调平直"),
        "2": Said("even", "起伏较小"),
        "3": Said("medium variation", "起伏中等"),
        "4": Said("varied", "起伏较大"),
        "5": Said("very varied", "起伏很大"),
    },
    "volume": {
        "1": Said("very quiet", "音量很小"),
        "2": Said("quiet", "音量较小"),
        "3": Said("medium volume", "音量中等"),
        "4": Said("loud", "音量较大"),
        "5": Said("very loud", "音量很大"),
    },
    "speed": {
        "1": Said("very slow", "语速很慢"),
        "2": Said("slow", "语速较慢"),
        "3": Said("medium speed", "语速中等"),
        "4": Said("fast", "语速较快"),
        "5": Said("very fast", "语速很快"),
    },
    "emotion": {
        "happy": Said("happy", "喜"),
        "angry": Said("angry", "怒"),
        "sad": Said("sad", "哀"),
        "afraid": Said("afraid", "惧"),
        "disgusted": Said("disgusted", "厌恶"),
        "melancholic": Said("melancholic", "低落"),
        "surprised": Said("surprised", "惊喜"),
        "calm": Said("calm", "平静"),
    },
    "timbre": {name: timbre.label for name, timbre in TIMBRES.items()},
    "manner": {name: manner.label for name, manner in MANNERS.items()},
}
"""Every value of every axis, as a chip shows it."""


@dataclass(frozen=True, slots=True)
class Value:
    """One thing said of a voice."""

    axis: Axis
    value: str
    """Of VALUES[axis]."""
    amount: float = 1.0
    """How much: of an emotion 0 to 1; of a timbre or manner 1 is plainly so and 2 the most; -1 is: not so. 1 on the
    other axes."""
    is_hint: bool = False
    """Only hinted at, as the age by "granny": whatever is said outright holds instead."""

    @property
    def label(self) -> Said:
        """As a chip shows it."""
        plain = VALUES[self.axis][self.value]
        if self.amount < 0:
            return Said(f"not {plain.en}", f"不{plain.zh}")
        if self.axis == "emotion":
            return Said(f"{plain.en} {self.amount:.2g}", f"{plain.zh} {self.amount:.2g}")
        if self.amount < 0.8:
            return Said(f"slightly {plain.en}", f"略{plain.zh}")
        if self.amount > 1.2:
            return Said(f"very {plain.en}", f"很{plain.zh}")
        return plain

    @property
    def step(self) -> int:
        """Of a stepped axis, 1 to 5."""
        return int(self.value)

    def at_step(self, step: int) -> "Value":
        return replace(self, value=str(min(max(step, 1), 5)))
