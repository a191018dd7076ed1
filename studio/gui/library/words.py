"""What languages and genders are called in the window."""

from PySide6.QtCore import QCoreApplication

from studio.core.speech import Voice


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
