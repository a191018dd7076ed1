"""Verdicts, states and figures of a line in the person's words."""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QCoreApplication, QObject

from studio.core.fit import Fit, Verdict
from studio.core.timecode import clock
from studio.project.document import Status

translate = QCoreApplication.translate


class TakeState(Enum):
    """What is to be heard of a line."""

    NONE = "none"
    STALE = "stale"
    """The picked take no longer says what the line says, or lasts otherwise."""
    DRAFT = "draft"
    """The picked take says what the line says, as a draft."""
    CURRENT = "current"
    RENDERING = "rendering"


_VERDICTS: dict[Verdict, Callable[[], str]] = {
    "natural": lambda: translate("Words", "natural"),
    "fitted": lambda: translate("Words", "fitted"),
    "padded": lambda: translate("Words", "padded"),
    "borrowed": lambda: translate("Words", "borrowed"),
    "rushed": lambda: translate("Words", "rushed"),
    "too_long": lambda: translate("Words", "too long"),
    "out_of_range": lambda: translate("Words", "out of range"),
    "free": lambda: translate("Words", "free"),
    "skipped": lambda: translate("Words", "skipped"),
    "failed": lambda: translate("Words", "failed"),
}
_STATES: dict[TakeState, Callable[[], str]] = {
    TakeState.NONE: lambda: translate("Words", "Not rendered yet"),
    TakeState.STALE: lambda: translate("Words", "Changed since it was rendered"),
    TakeState.DRAFT: lambda: translate("Words", "A draft, not exported unless allowed"),
    TakeState.CURRENT: lambda: translate("Words", "Rendered"),
    TakeState.RENDERING: lambda: translate("Words", "Being rendered"),
}
_STATUSES: dict[Status, Callable[[], str]] = {
    "open": lambda: translate("Words", "open"),
    "approved": lambda: translate("Words", "approved"),
    "retake": lambda: translate("Words", "retake"),
}


def verdict_word(verdict: Verdict) -> str:
    return _VERDICTS[verdict]()


def state_word(state: TakeState) -> str:
    return _STATES[state]()


def status_word(status: Status) -> str:
    return _STATUSES[status]()


def fit_sentence(fit: Fit, natural_ms: int, slot_ms: int, is_estimate: bool) -> str:
    """How a line fits, for the tooltip of its meter and for those who hear the window."""
    if fit.verdict == "failed":
        return translate("Words", "This line cannot be spoken.")
    if fit.verdict == "skipped":
        return translate("Words", "There is nothing to speak in this line.")
    if is_estimate:
        length = translate("Words", "About {natural} s by itself").format(natural=seconds(natural_ms))
    else:
        length = translate("Words", "{natural} s by itself").format(natural=seconds(natural_ms))
    parts = [length]
    if fit.verdict != "free":
        parts.append(translate("Words", "slot {slot} s").format(slot=seconds(slot_ms)))
    if fit.borrowed_ms:
        borrowed = translate("Words", "{time} s borrowed from the gap")
        parts.append(borrowed.format(time=seconds(fit.borrowed_ms)))
    if fit.padded_ms:
        padded = translate("Words", "{time} s of silence after it")
        parts.append(padded.format(time=seconds(fit.padded_ms)))
    if fit.tempo is not None and fit.verdict != "free":
        parts.append(translate("Words", "tempo {tempo}").format(tempo=f"{fit.tempo:.2f}"))
    if fit.evened_from is not None:
        alone = translate("Words", "evened with its neighbours from {tempo}")
        parts.append(alone.format(tempo=f"{fit.evened_from:.2f}"))
    if fit.jump is not None:
        jump = translate("Words", "still {ratio} times the tempo of the line before it")
        parts.append(jump.format(ratio=f"{fit.jump:.2f}"))
    if fit.excess_syllables:
        parts.append(Words().excess(fit.excess_syllables))
    return ", ".join(parts) + "."


def short_clock(ms: int) -> str:
    """M:SS.mmm, with hours where there are any."""
    text = clock(ms, ".")
    return (text[3:] if text.startswith("00:") else text).removeprefix("0")


def seconds(ms: int) -> str:
    """Seconds with two decimals."""
    return f"{ms / 1000:.2f}"


def decibels(gain_db: float) -> str:
    """With its sign, as +3.0."""
    return f"{gain_db:+.1f}"


class Words(QObject):
    """Speaks the plurals: lupdate finds them in tr() alone."""

    def excess(self, n_syllables: int) -> str:
        return self.tr("about %n syllable(s) too long", "", n_syllables)
