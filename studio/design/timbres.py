"""Words of timbre: what each does to the sound, and which of the stock voices it asks for."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from studio.core.prosody import PLAIN, Prosody
from studio.design.said import Said


@dataclass(frozen=True, slots=True)
class Timbre:
    """A quality of the sound itself."""

    label: Said
    prosody: Prosody = PLAIN
    """What is done to the voice, once it is chosen."""
    formant_scale: float = 1.0
    """Factor of all formants."""
    wants: Mapping[str, float] = field(default_factory=dict)
    """Measures (see voicing.py) of the stock voices to choose: positive asks for much of it, negative for little. A
    measure that was not taken does not count."""


TIMBRES: Mapping[str, Timbre] = {
    "bright": Timbre(
        Said("bright", "明亮"), Prosody(hardness_db=2.0, energy=0.05), 1.01, {"brightness": 1.0, "pitch": 0.3}
    ),
    "dark": Timbre(Said("dark", "暗沉"), Prosody(hardness_db=-2.0), 0.985, {"brightness": -1.0, "pitch": -0.3}),
    "deep": Timbre(Said("deep", "低沉"), Prosody(hardness_db=-0.5), 0.965, {"brightness": -0.5, "pitch": -0.6}),
    "full": Timbre(Said("full", "浑厚"), Prosody(energy=0.1), 0.965, {"brightness": -0.4, "pitch": -0.4}),
    "thin": Timbre(
        Said("thin", "单薄"), Prosody(hardness_db=1.0, level_db=-1.0, energy=-0.1), 1.045, {"brightness": 0.5}
    ),
    "warm": Timbre(Said("warm", "温暖"), Prosody(hardness_db=-1.5, energy=-0.05), 0.99, {"brightness": -0.6}),
    "cold": Timbre(Said("cold", "冷"), Prosody(hardness_db=1.0, range_scale=0.85), 1.0, {"brightness": 0.4}),
    "soft": Timbre(Said("soft", "柔和"), Prosody(hardness_db=-2.0, energy=-0.15, breath=0.05), 1.0, {"loudness": -0.4}),
    "hard": Timbre(Said("hard", "硬朗"), Prosody(hardness_db=2.5, energy=0.15), 1.0, {"loudness": 0.4}),
    "sharp": Timbre(Said("sharp", "尖锐"), Prosody(hardness_db=3.0, energy=0.1), 1.03, {"brightness": 1.0}),
    "crisp": Timbre(Said("crisp", "清脆"), Prosody(hardness_db=1.5, vowel_scale=0.96), 1.01, {"brightness": 0.7}),
    "clear": Timbre(Said("clear", "清晰"), Prosody(hardness_db=1.0), 1.0, {"brightness": 0.4, "breath": -0.8}),
    "smooth": Timbre(Said("smooth", "圆润"), Prosody(hardness_db=-1.0), 0.99, {"breath": -0.6, "brightness": -0.2}),
    "sweet": Timbre(Said("sweet", "甜美"), Prosody(range_scale=1.05, ending_semitones=0.4), 1.025, {"pitch": 0.5}),
    "magnetic": Timbre(
        Said("magnetic", "磁性"), Prosody(hardness_db=-1.0, breath=0.08), 0.97, {"pitch": -0.5, "brightness": -0.4}
    ),
    "breathy": Timbre(
        Said("breathy", "气声"), Prosody(breath=0.4, energy=-0.2, hardness_db=-1.0), 1.0, {"breath": 1.0}
    ),
    "husky": Timbre(
        Said("husky", "沙哑"), Prosody(breath=0.25, jitter_semitones=0.2), 0.985, {"breath": 0.6, "pitch": -0.3}
    ),
    "gravelly": Timbre(
        Said("gravelly", "粗粝"),
        Prosody(breath=0.18, jitter_semitones=0.25, hardness_db=1.0),
        0.965,
        {"pitch": -0.5, "breath": 0.4},
    ),
    "ethereal": Timbre(
        Said("ethereal", "空灵"), Prosody(breath=0.2, energy=-0.2, hardness_db=0.5), 1.01, {"brightness": 0.3}
    ),
    "quavering": Timbre(Said("quavering", "颤"), Prosody(jitter_semitones=0.4), 1.0, {}),
}
"""By the name that the word tables use. The effect is that of amount 1."""
