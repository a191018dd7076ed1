"""What languages, genders, emotions and manners are called in the window."""

import re

from PySide6.QtCore import QCoreApplication

from studio.core.emotion import EMOTIONS
from studio.core.prosody import PLAIN, Prosody
from studio.core.speech import Voice
from studio.gui.desk.library import Library

LEAST_SHOWN = 0.05
"""A smaller share of an emotion is not worth a word."""


def without_key(label: str) -> str:
    """A label without its key: P&itch, and in Chinese 音高(&I)."""
    return re.sub(r"\(&.\)", "", label).replace("&", "")


def language_name(lang: str) -> str:
    """Of a tag such as en or en-GB; the tag itself where the language is a stranger."""
    translate = QCoreApplication.translate
    names = {
        "zh": translate("Languages", "Chinese"),
        "en": translate("Languages", "English"),
        "en-US": translate("Languages", "English (American)"),
        "en-GB": translate("Languages", "English (British)"),
        "ja": translate("Languages", "Japanese"),
        "ko": translate("Languages", "Korean"),
        "es": translate("Languages", "Spanish"),
        "fr": translate("Languages", "French"),
        "hi": translate("Languages", "Hindi"),
        "it": translate("Languages", "Italian"),
        "pt": translate("Languages", "Portuguese"),
    }
    return names.get(lang) or names.get(lang.partition("-")[0], lang)


def gender_name(voice: Voice) -> str:
    if voice.gender == "f":
        return QCoreApplication.translate("Genders", "female")
    return QCoreApplication.translate("Genders", "male")


def emotion_name(name: str) -> str:
    """Of one of the eight in core/emotion.py."""
    translate = QCoreApplication.translate
    return {
        "happy": translate("Emotions", "Happy"),
        "angry": translate("Emotions", "Angry"),
        "sad": translate("Emotions", "Sad"),
        "afraid": translate("Emotions", "Afraid"),
        "disgusted": translate("Emotions", "Disgusted"),
        "melancholic": translate("Emotions", "Melancholic"),
        "surprised": translate("Emotions", "Surprised"),
        "calm": translate("Emotions", "Calm"),
    }[name]


def preset_name(library: Library, name: str) -> str:
    """Of a preset that is shipped in the language of the window; the person's own are called what they are called."""
    if library.own_preset(name) is not None:
        return name
    translate = QCoreApplication.translate
    return {
        **{emotion.capitalize(): emotion_name(emotion) for emotion in EMOTIONS},
        "Tired": translate("Manners", "Tired"),
        "Holding back tears": translate("Manners", "Holding back tears"),
        "Whispered secret": translate("Manners", "Whispered secret"),
        "Tender": translate("Manners", "Tender"),
        "Excited": translate("Manners", "Excited"),
        "Cold anger": translate("Manners", "Cold anger"),
        "Panic": translate("Manners", "Panic"),
        "Sarcastic": translate("Manners", "Sarcastic"),
        "Commanding": translate("Manners", "Commanding"),
    }.get(name, name)


def manner_in_short(manner: Prosody) -> str:
    """What differs from the plain reading, the strongest emotion first; empty for the plain reading."""
    shares = manner.emotion.shares
    felt = sorted((name for name in shares if shares[name] >= LEAST_SHOWN), key=shares.__getitem__, reverse=True)
    parts = [emotion_name(name) for name in felt]
    if manner.tempo != PLAIN.tempo:
        parts.append(f"×{manner.tempo:.2f}")
    if manner.pitch_semitones != PLAIN.pitch_semitones:
        parts.append(f"♪{manner.pitch_semitones:+.1f}")
    if manner.range_scale != PLAIN.range_scale:
        parts.append(f"↕{manner.range_scale:.2f}")
    if manner.energy != PLAIN.energy:
        parts.append(f"E{manner.energy:+.1f}")
    if manner.whisper:
        parts.append("ʷ")
    if not parts and manner != PLAIN:
        parts.append("…")  # the finer numbers, or another's manner
    return " ".join(parts)
