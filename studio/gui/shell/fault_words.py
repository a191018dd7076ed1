"""What is wrong with a take, in the person's words."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QLocale

from studio.core.take_fault import TakeFault, TakeFaultKind, Verified
from studio.gui.shell.sentences import joined

translate = QCoreApplication.translate

_SENTENCES: Mapping[TakeFaultKind, Callable[[], str]] = {
    "silent": lambda: translate("Faults", "Nothing is heard."),
    "length": lambda: translate("Faults", "It is {size} samples longer than it must be."),
    "unheard": lambda: translate("Faults", "Not recognised by ear: {what}."),
    "missing": lambda: translate("Faults", "“{what}” is not heard at {at} s."),
    "hole": lambda: translate("Faults", "{size} ms of silence within the words at {at} s."),
    "clipped": lambda: translate("Faults", "Clipped at {size} peaks, the first at {at} s."),
    "click": lambda: translate("Faults", "A click at {at} s."),
    "level": lambda: translate("Faults", "{size} dB against what this voice has by itself."),
}
SPREAD: frozenset[TakeFaultKind] = frozenset({"silent", "length", "unheard", "level"})
"""Those that concern the whole take: they have no place."""


def fault_sentence(fault: TakeFault) -> str:
    """With its place and size."""
    at = QLocale().toString(fault.start_ms / 1000, "f", 2)
    sign = "+" if fault.kind in ("length", "level") and fault.size > 0 else ""
    return _SENTENCES[fault.kind]().format(size=f"{sign}{fault.size:.0f}", what=fault.what, at=at)


def check_sentence(verified: Verified) -> str:
    """What a check came to."""
    if verified.faults:
        return joined(fault_sentence(fault) for fault in verified.faults)
    if verified.by_ear:
        return translate("Faults", "Checked by its sound and by ear: nothing is wrong.")
    return translate("Faults", "Checked by its sound: nothing is wrong.")
