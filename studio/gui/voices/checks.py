"""What was found in recordings, in words."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from studio.analysis.faults import Fault, FaultKind
from studio.gui.shell.language import language


def checks_said(faults: Sequence[Fault] | None) -> list[tuple[str, str]]:
    """Icon and sentence of each fault, or that there is none; nothing before they were looked for."""
    if faults is None:
        return []
    if not faults:
        return [("circle-check", QCoreApplication.translate("Checks", "Nothing is wrong with the recordings."))]
    return [("circle-x" if fault.forbids else "triangle-alert", _said(fault)) for fault in faults]


def _said(fault: Fault) -> str:
    """English as it was found, with its figures; in other languages what to do about such a fault."""
    return fault.sentence if language.name in ("", "en") else _advice()[fault.kind]


def _advice() -> Mapping[FaultKind, str]:
    translate = QCoreApplication.translate
    return {
        "silent": translate("Checks", "Nothing is heard: is the right microphone chosen and switched on?"),
        "no voice": translate("Checks", "No voice is heard: give a recording of somebody speaking."),
        "short": translate("Checks", "There is too little speech: 5 seconds are the least, 15 or more are better."),
        "long": translate("Checks", "The recordings are too long: give the best 60 seconds."),
        "clipped": translate(
            "Checks", "It is clipped: record it again at a lower level, or farther from the microphone."
        ),
        "noisy": translate(
            "Checks", "There is noise: record in a quiet room, close to the microphone, without music or other voices."
        ),
        "tone": translate("Checks", "A steady tone runs through it: switch off what hums, or filter it out."),
        "faint": translate("Checks", "It is faint: raise the level of the microphone."),
        "dull": translate("Checks", "There are no high frequencies, as over a telephone: the voice will sound dull."),
        "two voices": translate(
            "Checks", "More than one person seems to speak: leave in only the one whose voice it shall be."
        ),
    }
