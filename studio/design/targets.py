"""What a voice of an age and gender sounds like: the F0 that the words high and low mean, and the size of the throat.

The middle of each row follows measurements of speaking F0: about 120 Hz for men and 210 Hz for women (Baken & Orlikoff
2000, Clinical Measurement of Speech and Voice, ch. 6), women falling and men rising again a little with great age
(Linville 1996, The sound of senescence, J. Voice 10(2)), 250 to 300 Hz for children under twelve (Lee, Potamianos &
Narayanan 1999, Acoustics of children's speech, J. Acoust. Soc. Am. 105(3)), whose formants lie above those of women as
their vocal tracts are shorter. The steps are ours.
"""

from collections.abc import Mapping
from math import log2

from studio.core.prosody import PLAIN, Prosody

PITCHES_HZ: Mapping[tuple[str, str], tuple[float, float, float, float, float]] = {
    ("child", "f"): (220.0, 250.0, 285.0, 325.0, 370.0),
    ("child", "m"): (205.0, 235.0, 270.0, 310.0, 355.0),
    ("young", "f"): (170.0, 195.0, 222.0, 255.0, 295.0),
    ("young", "m"): (94.0, 111.0, 130.0, 153.0, 182.0),
    ("middle-aged", "f"): (152.0, 174.0, 200.0, 231.0, 268.0),
    ("middle-aged", "m"): (82.0, 97.0, 114.0, 135.0, 162.0),
    ("old", "f"): (148.0, 167.0, 190.0, 219.0, 254.0),
    ("old", "m"): (84.0, 100.0, 119.0, 142.0, 170.0),
}
"""Of the five steps of pitch, by age and gender."""

AGES: Mapping[str, Prosody] = {
    "child": Prosody(range_scale=1.1, energy=0.05, jitter_semitones=0.05),
    "young": PLAIN,
    "middle-aged": PLAIN,
    "old": Prosody(tempo=0.93, energy=-0.1, pause_scale=1.15, vowel_scale=1.03, breath=0.1, jitter_semitones=0.14),
}
"""What else an age does: the voices that we have are those of adults in their prime."""

_FORMANTS = {"young": 1.0, "middle-aged": 0.99}
_OLD_FORMANTS = {"f": 0.985, "m": 0.97}
_CHILD_FORMANTS = 1.17
"""Of a child against a woman; a voice that is as high as a child's has some of that already."""
_CHILDLIKE_HZ = (230.0, 300.0)
_CHILDLIKE_SHARE = 0.5


def formant_scale(age: str | None, gender: str, pitch_hz: float | None) -> float:
    """Factor of the formants of a voice of that F0, so that it sounds of that age; None: not known."""
    if age is None:
        return 1.0
    if age == "child":
        least, most = _CHILDLIKE_HZ
        childlike = 0.0 if pitch_hz is None else min(max((pitch_hz - least) / (most - least), 0.0), 1.0)
        return float(_CHILD_FORMANTS ** (1 - _CHILDLIKE_SHARE * childlike))
    return _OLD_FORMANTS[gender] if age == "old" else _FORMANTS[age]


def pitch_shift(age: str | None, gender: str, step: int | None, pitch_hz: float) -> float:
    """Semitones from an F0 to that which is meant. Where no step is said, the F0 may lie anywhere between the steps
    beside the middle; where no age is said either, it is left alone."""
    targets = PITCHES_HZ[age or "young", gender]
    if step is not None:
        return 12 * log2(targets[step - 1] / pitch_hz)
    if age is None:
        return 0.0
    return 12 * log2(min(max(pitch_hz, targets[1]), targets[3]) / pitch_hz)
