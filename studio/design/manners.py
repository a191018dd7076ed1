"""Manners of speaking that are neither emotions nor steps of an axis: tired, hurried, sarcastic ..."""

from collections.abc import Mapping
from dataclasses import dataclass

from studio.core.prosody import Prosody
from studio.design.said import Said


@dataclass(frozen=True, slots=True)
class Manner:
    """A way of saying things."""

    label: Said
    prosody: Prosody
    """At amount 1."""


def _manner(en: str, zh: str, prosody: Prosody) -> Manner:
    return Manner(Said(en, zh), prosody)


MANNERS: Mapping[str, Manner] = {
    "tired": _manner(
        "tired",
        "疲惫",
        Prosody(
            tempo=0.88,
            pitch_semitones=-1.2,
            range_scale=0.75,
            energy=-0.3,
            slope_semitones=-1.0,
            pause_scale=1.3,
            level_db=-3.0,
            hardness_db=-2.0,
            breath=0.12,
        ),
    ),
    "bored": _manner(
        "bored",
        "无聊",
        Prosody(tempo=0.92, pitch_semitones=-0.8, range_scale=0.6, energy=-0.2, vowel_scale=1.06, level_db=-1.5),
    ),
    "lively": _manner(
        "lively", "活泼", Prosody(tempo=1.06, range_scale=1.25, energy=0.15, pause_scale=0.9, level_db=1.0)
    ),
    "hurried": _manner("hurried", "急促", Prosody(tempo=1.03, energy=0.1, pause_scale=0.65, vowel_scale=0.95)),
    "unhurried": _manner("unhurried", "从容", Prosody(pause_scale=1.25)),
    "hesitant": _manner(
        "hesitant",
        "犹豫",
        Prosody(tempo=0.93, energy=-0.15, ending_semitones=0.8, pause_scale=1.6, level_db=-1.5, jitter_semitones=0.08),
    ),
    "tense": _manner(
        "tense",
        "紧绷",
        Prosody(range_scale=0.85, vowel_scale=0.96, level_db=-0.5, hardness_db=1.5, jitter_semitones=0.12),
    ),
    "trembling": _manner("trembling", "颤抖", Prosody(energy=-0.1, breath=0.12, jitter_semitones=0.4)),
    "breathless": _manner("breathless", "气喘", Prosody(tempo=1.08, energy=-0.1, pause_scale=1.15, breath=0.4)),
    "whispering": _manner("whispering", "耳语", Prosody(energy=-0.4, level_db=-6.0, whisper=True)),
    "shouting": _manner(
        "shouting",
        "喊叫",
        Prosody(
            pitch_semitones=3.0,
            range_scale=1.2,
            energy=0.5,
            pause_scale=0.8,
            vowel_scale=1.06,
            level_db=1.0,
            hardness_db=4.5,
        ),
    ),
    "firm": _manner(
        "firm",
        "坚定",
        Prosody(energy=0.2, slope_semitones=-0.8, ending_semitones=-0.8, level_db=1.0, hardness_db=1.5),
    ),
    "commanding": _manner(
        "commanding",
        "命令",
        Prosody(
            tempo=1.04,
            range_scale=1.1,
            energy=0.3,
            slope_semitones=-1.2,
            ending_semitones=-1.2,
            pause_scale=0.85,
            level_db=2.5,
            hardness_db=3.0,
        ),
    ),
    "gentle": _manner(
        "gentle",
        "温柔",
        Prosody(tempo=0.95, range_scale=0.95, energy=-0.2, level_db=-1.5, hardness_db=-2.0, breath=0.05),
    ),
    "solemn": _manner(
        "solemn",
        "庄重",
        Prosody(
            tempo=0.9,
            pitch_semitones=-1.0,
            range_scale=0.85,
            energy=0.05,
            slope_semitones=-0.8,
            ending_semitones=-0.8,
            pause_scale=1.3,
        ),
    ),
    "formal": _manner(
        "formal", "正式", Prosody(range_scale=0.9, energy=0.1, slope_semitones=-0.5, level_db=0.5, hardness_db=0.8)
    ),
    "casual": _manner("casual", "随意", Prosody(tempo=1.03, range_scale=1.05, energy=-0.05, pause_scale=0.9)),
    "dramatic": _manner(
        "dramatic", "戏剧化", Prosody(range_scale=1.4, energy=0.2, pause_scale=1.25, vowel_scale=1.06, level_db=1.0)
    ),
    "storytelling": _manner("storytelling", "讲述", Prosody(tempo=0.96, range_scale=1.12, pause_scale=1.2)),
    "rhythmic": _manner("rhythmic", "有节奏", Prosody(range_scale=1.15, energy=0.1, pause_scale=1.1, vowel_scale=0.97)),
    "lyrical": _manner(
        "lyrical", "抒情", Prosody(tempo=0.9, range_scale=1.2, pause_scale=1.35, vowel_scale=1.08, hardness_db=-0.8)
    ),
    "dreamy": _manner(
        "dreamy",
        "梦幻",
        Prosody(
            tempo=0.88, range_scale=0.85, energy=-0.3, pause_scale=1.4, level_db=-2.5, hardness_db=-1.5, breath=0.25
        ),
    ),
    "mysterious": _manner(
        "mysterious",
        "神秘",
        Prosody(tempo=0.9, pitch_semitones=-1.0, energy=-0.2, pause_scale=1.35, level_db=-2.0, breath=0.2),
    ),
    "menacing": _manner(
        "menacing",
        "阴狠",
        Prosody(
            tempo=0.9,
            pitch_semitones=-1.8,
            range_scale=0.85,
            energy=0.05,
            slope_semitones=-1.2,
            vowel_scale=1.06,
            hardness_db=2.0,
            breath=0.08,
            jitter_semitones=0.12,
        ),
    ),
    "seductive": _manner(
        "seductive",
        "魅惑",
        Prosody(
            tempo=0.88,
            pitch_semitones=-1.0,
            energy=-0.25,
            vowel_scale=1.1,
            level_db=-2.0,
            hardness_db=-1.5,
            breath=0.28,
        ),
    ),
    "sarcastic": _manner(
        "sarcastic",
        "讽刺",
        Prosody(
            tempo=0.93,
            pitch_semitones=-0.8,
            range_scale=1.3,
            slope_semitones=-1.0,
            ending_semitones=-1.5,
            vowel_scale=1.14,
            hardness_db=1.0,
        ),
    ),
    "playful": _manner(
        "playful",
        "俏皮",
        Prosody(tempo=1.03, pitch_semitones=0.8, range_scale=1.3, ending_semitones=1.2, vowel_scale=1.03),
    ),
    "coy": _manner(
        "coy",
        "撒娇",
        Prosody(tempo=0.96, pitch_semitones=1.2, range_scale=1.2, energy=-0.1, ending_semitones=1.8, vowel_scale=1.12),
    ),
    "shy": _manner(
        "shy",
        "害羞",
        Prosody(
            tempo=0.96, pitch_semitones=0.6, range_scale=0.85, energy=-0.3, pause_scale=1.25, level_db=-3.5, breath=0.12
        ),
    ),
    "proud": _manner(
        "proud", "傲", Prosody(tempo=0.97, range_scale=1.15, energy=0.15, ending_semitones=-0.8, vowel_scale=1.05)
    ),
    "confident": _manner(
        "confident",
        "自信",
        Prosody(range_scale=1.08, energy=0.18, ending_semitones=-0.6, level_db=1.0, hardness_db=0.8),
    ),
    "pleading": _manner(
        "pleading",
        "恳求",
        Prosody(pitch_semitones=1.2, range_scale=1.15, energy=-0.1, ending_semitones=1.0, vowel_scale=1.1, breath=0.12),
    ),
    "distant": _manner(
        "distant", "疏离", Prosody(range_scale=0.7, energy=-0.1, ending_semitones=-0.3, level_db=-1.0, hardness_db=0.5)
    ),
    "drowsy": _manner(
        "drowsy",
        "困倦",
        Prosody(
            tempo=0.82,
            pitch_semitones=-1.5,
            range_scale=0.65,
            energy=-0.45,
            pause_scale=1.5,
            vowel_scale=1.1,
            level_db=-4.0,
            hardness_db=-2.0,
            breath=0.2,
        ),
    ),
    "drunk": _manner(
        "drunk", "醉", Prosody(tempo=0.86, range_scale=1.15, pause_scale=1.3, vowel_scale=1.18, jitter_semitones=0.18)
    ),
    "sobbing": _manner(
        "sobbing",
        "哽咽",
        Prosody(tempo=0.95, pause_scale=1.3, level_db=-1.0, breath=0.25, jitter_semitones=0.35),
    ),
}
"""By the name that the word tables use."""
