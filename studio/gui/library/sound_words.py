"""What effects are called in the window."""

from PySide6.QtCore import QCoreApplication

from studio.core.effects import PLAIN, PRESETS, RANGES, Channel, Effects

translate = QCoreApplication.translate


def preset_word(name: str) -> str:
    """Of a name in `core.effects.PRESETS`."""
    return {
        "none": translate("Sound", "No effect"),
        "telephone": translate("Sound", "Telephone"),
        "radio": translate("Sound", "Radio"),
        "room": translate("Sound", "Small room"),
        "hall": translate("Sound", "Hall"),
    }[name]


def preset_of(effects: Effects) -> str:
    """The name in `core.effects.PRESETS`; empty where they were set by hand."""
    if effects.is_plain:
        return "none"
    return next((name for name, preset in PRESETS.items() if preset == effects), "")


def channel_word(channel: Channel) -> str:
    return {
        "none": translate("Sound", "None"),
        "telephone": translate("Sound", "Telephone"),
        "radio": translate("Sound", "Radio"),
    }[channel]


def effects_in_short(effects: Effects) -> str:
    """The preset, or what differs from plain sound."""
    name = preset_of(effects)
    if name:
        return preset_word(name)
    numbers = [dial_word(field)[0] for field in RANGES if field != "room_s" and _differs(effects, field)]
    channel = [] if effects.channel == "none" else [channel_word(effects.channel)]
    return ", ".join([*channel, *numbers])


def dial_word(field: str) -> tuple[str, str]:
    """Label and hint of a number of a speaker's sound."""
    return {
        "gain_db": (
            translate("Sound", "Gain"),
            translate("Sound", "How much louder or softer the speaker is, in decibels"),
        ),
        "low_db": (translate("Sound", "Bass"), translate("Sound", "Below 200 Hz: warmth, or rumble taken out")),
        "mid_db": (translate("Sound", "Middle"), translate("Sound", "Round 1.2 kHz: near, or stepping back")),
        "high_db": (translate("Sound", "Treble"), translate("Sound", "Above 4 kHz: clear and airy, or muffled")),
        "reverb": (
            translate("Sound", "Reverb"),
            translate("Sound", "How much of the room is heard; 1 is the room alone"),
        ),
        "room_s": (translate("Sound", "Size"), translate("Sound", "How long the room rings, in seconds")),
    }[field]


def _differs(effects: Effects, field: str) -> bool:
    return bool(getattr(effects, field) != getattr(PLAIN, field))
