"""The columns of the script table."""

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import QCoreApplication, Qt

translate = QCoreApplication.translate


class Column(IntEnum):
    """In the order in which they stand from the left, until the person moves them."""

    STATE = 0
    """Whether there is a take, and whether it says what the line says now."""
    NUMBER = 1
    START = 2
    END = 3
    SLOT = 4
    SPEAKER = 5
    TEXT = 6
    VOICE = 7
    MANNER = 8
    """The preset; else what differs from the plain reading, the emotion too."""
    FIT = 9
    VERDICT = 10
    TAKES = 11
    GAIN = 12
    COMMENT = 13
    STATUS = 14


HANDLES = (Column.STATE, Column.NUMBER)
"""Rows are dragged by these; elsewhere the mouse selects."""
TIMES = (Column.START, Column.END, Column.SLOT)
MARGIN = 6
"""Between a cell's border and what stands in it, in pixels at 100 %."""

ROW_ID = int(Qt.ItemDataRole.UserRole)
"""Role of the id of a row, the same in all columns."""

SAMPLES = {
    Column.STATE: "0",
    Column.NUMBER: "0000",
    Column.START: "00:00.000",
    Column.END: "00:00.000",
    Column.SLOT: "00.00",
    Column.SPEAKER: "Narrator X",
    Column.TEXT: "A few words at the very least",
    Column.VOICE: "Voice one",
    Column.MANNER: "Manner",
    Column.FIT: "A bar and figure",
    Column.VERDICT: "OO borrowed OO",
    Column.TAKES: "00",
    Column.GAIN: "+00.0",
    Column.COMMENT: "0",
    Column.STATUS: "O",
}
"""What a column is wide enough for at first."""
_TITLES: dict[Column, Callable[[], str]] = {
    Column.STATE: lambda: "",
    Column.NUMBER: lambda: translate("ScriptTable", "#"),
    Column.START: lambda: translate("ScriptTable", "Start"),
    Column.END: lambda: translate("ScriptTable", "End"),
    Column.SLOT: lambda: translate("ScriptTable", "Slot"),
    Column.SPEAKER: lambda: translate("ScriptTable", "Speaker"),
    Column.TEXT: lambda: translate("ScriptTable", "Text"),
    Column.VOICE: lambda: translate("ScriptTable", "Voice"),
    Column.MANNER: lambda: translate("ScriptTable", "Manner"),
    Column.FIT: lambda: translate("ScriptTable", "Fit"),
    Column.VERDICT: lambda: translate("ScriptTable", "Verdict"),
    Column.TAKES: lambda: translate("ScriptTable", "Takes"),
    Column.GAIN: lambda: translate("ScriptTable", "Gain"),
    Column.COMMENT: lambda: "",
    Column.STATUS: lambda: translate("ScriptTable", "Status"),
}
_MEANINGS: dict[Column, Callable[[], str]] = {
    Column.STATE: lambda: translate("ScriptTable", "Take: none, out of date, current, or being made"),
    Column.NUMBER: lambda: translate("ScriptTable", "Number; drag here to move lines"),
    Column.START: lambda: translate(
        "ScriptTable", "When the line starts. Alt+Left and Alt+Right move the start by 10 ms"
    ),
    Column.END: lambda: translate(
        "ScriptTable", "When the line ends. Alt+Shift+Left and Alt+Shift+Right move the end by 10 ms"
    ),
    Column.SLOT: lambda: translate("ScriptTable", "Time from start to end, in seconds"),
    Column.SPEAKER: lambda: translate("ScriptTable", "Who speaks in the story"),
    Column.TEXT: lambda: translate("ScriptTable", "What is spoken"),
    Column.VOICE: lambda: translate("ScriptTable", "Whose voice is heard; dim where it comes from the speaker"),
    Column.MANNER: lambda: translate("ScriptTable", "How it is said; dim where it comes from the speaker"),
    Column.FIT: lambda: translate(
        "ScriptTable", "The line's natural length against its slot; dashed while it is estimated"
    ),
    Column.VERDICT: lambda: translate("ScriptTable", "How the line is made to fit"),
    Column.TAKES: lambda: translate("ScriptTable", "Number of takes"),
    Column.GAIN: lambda: translate("ScriptTable", "Louder or softer, in decibels"),
    Column.COMMENT: lambda: translate("ScriptTable", "Comment"),
    Column.STATUS: lambda: translate("ScriptTable", "Open, approved or to retake"),
}


def title(column: Column) -> str:
    """What stands above the column; empty for the slim ones."""
    return _TITLES[column]()


def meaning(column: Column) -> str:
    """What the column tells, for its tooltip and for those who hear the window."""
    return _MEANINGS[column]()
