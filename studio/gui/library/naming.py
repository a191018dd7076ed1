"""What a voice is called in the library."""

from PySide6.QtCore import QCoreApplication

from studio.core.speech import Voice
from studio.gui.shell.language import language
from studio.voices.presets import Preset


def shown_names(voice: Voice, preset: Preset | None) -> tuple[str, str]:
    """Its name in the language of the window, and what stands beside that."""
    if preset is not None:
        names = (preset.name_en, preset.name_zh)
        name, other = names[::-1] if language.name.startswith("zh") else names
        return name, "" if other == name else other
    if voice.kind == "made":
        return voice.name, QCoreApplication.translate("VoiceKinds", "designed")
    if voice.kind == "cloned":
        return voice.name, QCoreApplication.translate("VoiceKinds", "cloned")
    return voice.name, voice.id


def names_of(voice: Voice, preset: Preset | None) -> str:
    """All that it is found by, beside its id."""
    return voice.name if preset is None else f"{preset.name_en} {preset.name_zh}"
