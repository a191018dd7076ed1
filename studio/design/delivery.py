"""How the words of a description are spoken: its manners, timbres and steps as controls."""

from collections.abc import Sequence
from dataclasses import replace
from math import exp, log
from typing import Any

from studio.core.prosody import FACTORS, PLAIN, RANGES, Prosody, scaled, together
from studio.design.describe import Description
from studio.design.manners import MANNERS
from studio.design.timbres import TIMBRES

TEMPOS = (0.75, 0.87, 1.0, 1.14, 1.3)
"""Of the five steps of speed, as are the next of theirs. Those of pitch, in Hz, are in targets.py."""
RANGE_SCALES = (0.5, 0.74, 1.0, 1.22, 1.48)
VOLUMES = (
    Prosody(level_db=-9.0, energy=-0.5, hardness_db=-2.5),
    Prosody(level_db=-4.5, energy=-0.25, hardness_db=-1.2),
    PLAIN,
    Prosody(level_db=3.0, energy=0.2, hardness_db=1.2),
    Prosody(level_db=6.0, energy=0.4, hardness_db=2.5),
)
"""Who speaks up does not only sound louder: the voice gets firmer and harder (vocal effort)."""
PITCHES_SEMITONES = (-4.0, -2.0, 0.0, 2.0, 4.0)
"""For a manner, which knows no voice: shifts against that of whoever speaks."""

_FURTHER = 0.35
"""Share of every shift but the greatest."""
_OPPOSITE = -0.5
"""What is not so is somewhat the opposite: share of a timbre's effect."""


def qualities(description: Description) -> Prosody:
    """What its timbres and manners do, with its emotion."""
    timbres = [
        scaled(TIMBRES[name].prosody, amount if amount > 0 else _OPPOSITE)
        for name, amount in description.amounts("timbre").items()
    ]
    manners = [
        scaled(MANNERS[name].prosody, amount) for name, amount in description.amounts("manner").items() if amount > 0
    ]
    parts = [*timbres, *manners]
    numbers: dict[str, Any] = {name: _gathered(name, [getattr(part, name) for part in parts]) for name in RANGES}
    bounded = together(Prosody(**numbers, whisper=any(part.whisper for part in parts)))
    return replace(bounded, emotion=description.emotion)


def steps(description: Description) -> Prosody:
    """What its steps of speed, variation and volume do to a voice that is plain in them."""
    return together(
        Prosody(
            tempo=_of(TEMPOS, description.step("speed")), range_scale=_of(RANGE_SCALES, description.step("variation"))
        ),
        VOLUMES[(description.step("volume") or 3) - 1],
    )


def pitch_step(description: Description) -> Prosody:
    """What its step of pitch does to whoever speaks."""
    return Prosody(pitch_semitones=_of(PITCHES_SEMITONES, description.step("pitch")))


def formants(description: Description) -> float:
    """What its timbres do to the formants."""
    amounts = description.amounts("timbre").items()
    return exp(
        _sum([log(TIMBRES[name].formant_scale) * (amount if amount > 0 else _OPPOSITE) for name, amount in amounts])
    )


def _gathered(name: str, values: Sequence[float]) -> float:
    """One number of several manners at once."""
    return exp(_sum([log(value) for value in values])) if name in FACTORS else _sum(values)


def _sum(shifts: Sequence[float]) -> float:
    """The greatest shift each way and a part of the others: soft, gentle and warm say alike, and do not add up."""
    total = 0.0
    for sign in (1, -1):
        one_way = sorted((sign * shift for shift in shifts if sign * shift > 0), reverse=True)
        total += sign * (sum(one_way[:1]) + _FURTHER * sum(one_way[1:]))
    return total


def _of(values: Sequence[float], step: int | None) -> float:
    return values[(step or 3) - 1]
