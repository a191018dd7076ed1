"""What the dials are called, and what each does."""

from PySide6.QtCore import QCoreApplication

from studio.core.emotion import EMOTIONS
from studio.gui.library.dials import Dial
from studio.gui.library.words import emotion_name

translate = QCoreApplication.translate


def dial_name(dial: Dial) -> tuple[str, str]:
    """Its label, with its key after an ampersand where it has one, and a hint."""
    if dial.field in EMOTIONS:
        return emotion_name(dial.field), _emotion_hint(dial.field)
    return _names()[dial.field]


def _names() -> dict[str, tuple[str, str]]:
    return {
        "strength": (
            translate("Dials", "Strength"),
            translate("Dials", "How much of all the emotions shows; together they never show more than one would"),
        ),
        "tempo": (translate("Dials", "&Tempo"), translate("Dials", "Above 1 is faster")),
        "pitch_semitones": (translate("Dials", "P&itch"), translate("Dials", "Higher or lower, in semitones")),
        "range_scale": (
            translate("Dials", "Ra&nge"),
            translate("Dials", "How far the voice rises and falls: 0.4 is flat, 1.6 lively"),
        ),
        "energy": (translate("Dials", "Ener&gy"), translate("Dials", "-0.8 is soft, 0.5 firm")),
        "slope_semitones": (
            translate("Dials", "Slope"),
            translate("Dials", "How far each phrase rises from its beginning to its end, in semitones"),
        ),
        "ending_semitones": (
            translate("Dials", "Ending"),
            translate("Dials", "How far the last syllables of each phrase are raised, in semitones"),
        ),
        "pause_scale": (translate("Dials", "Pauses"), translate("Dials", "How long pauses are")),
        "vowel_scale": (translate("Dials", "Vowels"), translate("Dials", "How long vowels are: 1.2 is a drawl")),
        "level_db": (translate("Dials", "Level"), translate("Dials", "How loud the voice is, in decibels")),
        "hardness_db": (
            translate("Dials", "Hardness"),
            translate("Dials", "Pressed and hard, or soft: the loudness above 1 kHz against that below"),
        ),
        "breath": (translate("Dials", "Breath"), translate("Dials", "How much of the voice is breath")),
        "jitter_semitones": (translate("Dials", "Jitter"), translate("Dials", "How unsteady the pitch is")),
    }


def _emotion_hint(field: str) -> str:
    return {
        "happy": translate("Dials", "Higher, livelier and brighter, with rising phrases"),
        "angry": translate("Dials", "Louder and harder, faster, with falling phrases"),
        "sad": translate("Dials", "Slower, softer and narrower, near tears"),
        "afraid": translate("Dials", "High, fast, thin and unsteady"),
        "disgusted": translate("Dials", "Slow and low, with drawn-out vowels and steep falls"),
        "melancholic": translate("Dials", "Low and level, slow, with long pauses"),
        "surprised": translate("Dials", "High and wide, rising steeply to the end"),
        "calm": translate("Dials", "A little lower, slower, softer and more even"),
    }[field]
