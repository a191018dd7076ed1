"""The actions of the script table, for keys, menus and the window's menu bar."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from studio.gui.shell.theme import theme

translate = QCoreApplication.translate
_WITHOUT_ROW = frozenset(("add", "sort", "replace", "next_doubt", "previous_doubt"))
"""Those that change something and need no selected row."""
_READING = frozenset(("find", "find_next", "find_previous", "filter"))
"""Those that change nothing."""
_WIDE = frozenset(("replace", "next_doubt", "previous_doubt"))
"""Others whose keys work wherever in the table the focus is."""


@dataclass(frozen=True, slots=True)
class _Kind:
    text: str
    tip: str
    """Empty where the text says it all."""
    keys: tuple[str, ...]


_ICONS = {
    "edit": "pencil",
    "add": "plus",
    "split": "scissors",
    "merge": "merge",
    "delete": "trash-2",
    "up": "arrow-up",
    "down": "arrow-down",
    "approve": "circle-check",
    "retake": "rotate-ccw",
    "open": "circle",
    "comment": "message-square",
    "gain": "volume-2",
    "speaker": "user",
    "rename": "users",
    "voice": "mic",
    "sort": "list-filter",
    "find": "search",
    "replace": "replace",
    "filter": "filter",
    "next_doubt": "languages",
}
NUDGES = {
    "start_back": (-10, 0),
    "start_on": (10, 0),
    "end_back": (0, -10),
    "end_on": (0, 10),
    "back": (-10, -10),
    "on": (10, 10),
    "far_back": (-100, -100),
    "far_on": (100, 100),
}
"""Milliseconds by which start and end move."""


class TableActions(QObject):
    """The actions by name.

    Keys of those that are about rows work while the view has the focus, so that editors keep Enter and Delete for
    themselves; the others work while the table or something in it has the focus.
    """

    def __init__(self, table: QWidget, view: QWidget) -> None:
        super().__init__(table)
        self._by_name: dict[str, QAction] = {}
        for name, kind in _kinds().items():
            action = QAction(self)
            action.setObjectName(name)
            action.setShortcuts([QKeySequence(keys) for keys in kind.keys])
            is_wide = name in _READING or name in _WIDE
            context = Qt.ShortcutContext
            action.setShortcutContext(context.WidgetWithChildrenShortcut if is_wide else context.WidgetShortcut)
            action.setShortcutVisibleInContextMenu(True)
            (table if is_wide else view).addAction(action)
            self._by_name[name] = action
        theme.changed.connect(self._redraw)
        self._redraw()
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._by_name)

    def on(self, name: str, do: Callable[[], object]) -> None:
        """Have an action do this."""
        self._by_name[name].triggered.connect(lambda: do())

    def allow(self, has_row: bool, is_read_only: bool) -> None:
        """Enable what can be done."""
        for name, action in self._by_name.items():
            action.setEnabled(name in _READING or (not is_read_only and (has_row or name in _WITHOUT_ROW)))

    def _redraw(self) -> None:
        for name, icon in _ICONS.items():
            self._by_name[name].setIcon(theme.icon(icon))

    def retranslate(self) -> None:
        for name, kind in _kinds().items():
            tip = kind.tip or kind.text
            keys = QKeySequence(kind.keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if kind.keys else ""
            self._by_name[name].setText(kind.text)
            self._by_name[name].setToolTip(f"{tip} ({keys})" if keys else tip)
            self._by_name[name].setStatusTip(tip)


def _kinds() -> dict[str, _Kind]:
    return {
        "edit": _Kind(
            translate("TableActions", "Edit text"),
            translate("TableActions", "Edit the text of the line"),
            ("Return", "Enter"),
        ),
        "add": _Kind(
            translate("TableActions", "Add line"),
            translate("TableActions", "Add a line below this one"),
            ("Ins",),
        ),
        "split": _Kind(
            translate("TableActions", "Split line"),
            translate("TableActions", "Split the line at the cursor, or else near its middle"),
            ("Ctrl+Return",),
        ),
        "merge": _Kind(
            translate("TableActions", "Merge lines"),
            translate("TableActions", "Merge the selected lines, or this one with the next"),
            ("Ctrl+J",),
        ),
        "delete": _Kind(
            translate("TableActions", "Delete lines"),
            translate("TableActions", "Delete the selected lines with their takes"),
            ("Del",),
        ),
        "up": _Kind(
            translate("TableActions", "Move up"),
            translate("TableActions", "Move the selected lines up; times stay where they are"),
            ("Alt+Up",),
        ),
        "down": _Kind(
            translate("TableActions", "Move down"),
            translate("TableActions", "Move the selected lines down; times stay where they are"),
            ("Alt+Down",),
        ),
        "speaker": _Kind(
            translate("TableActions", "Change speaker"),
            translate("TableActions", "Give the selected lines another speaker"),
            ("Ctrl+Shift+S",),
        ),
        "rename": _Kind(
            translate("TableActions", "Rename speaker"),
            translate("TableActions", "Rename the speaker in all of their lines"),
            ("Shift+F2",),
        ),
        "voice": _Kind(
            translate("TableActions", "Choose voice"),
            translate("TableActions", "Choose a voice for the selected lines, or for all lines of the speaker"),
            ("Ctrl+Shift+V",),
        ),
        "comment": _Kind(
            translate("TableActions", "Comment"),
            translate("TableActions", "Write a comment to the line"),
            ("Ctrl+M",),
        ),
        "gain": _Kind(
            translate("TableActions", "Gain"),
            translate("TableActions", "Make the selected lines louder or softer"),
            ("Ctrl+G",),
        ),
        "open": _Kind(
            translate("TableActions", "Mark as open"),
            translate("TableActions", "Mark the selected lines as open"),
            ("Ctrl+1",),
        ),
        "approve": _Kind(
            translate("TableActions", "Approve"),
            translate("TableActions", "Mark the selected lines as approved"),
            ("Ctrl+2",),
        ),
        "retake": _Kind(
            translate("TableActions", "Mark for a retake"),
            translate("TableActions", "Mark the selected lines for a retake"),
            ("Ctrl+3",),
        ),
        "start_back": _Kind(translate("TableActions", "Start 10 ms earlier"), "", ("Alt+Left",)),
        "start_on": _Kind(translate("TableActions", "Start 10 ms later"), "", ("Alt+Right",)),
        "end_back": _Kind(translate("TableActions", "End 10 ms earlier"), "", ("Alt+Shift+Left",)),
        "end_on": _Kind(translate("TableActions", "End 10 ms later"), "", ("Alt+Shift+Right",)),
        "back": _Kind(translate("TableActions", "Line 10 ms earlier"), "", ("Ctrl+Left",)),
        "on": _Kind(translate("TableActions", "Line 10 ms later"), "", ("Ctrl+Right",)),
        "far_back": _Kind(translate("TableActions", "Line 100 ms earlier"), "", ("Ctrl+Shift+Left",)),
        "far_on": _Kind(translate("TableActions", "Line 100 ms later"), "", ("Ctrl+Shift+Right",)),
        "sort": _Kind(
            translate("TableActions", "Sort by time"),
            translate("TableActions", "Bring the lines into the order of their times"),
            (),
        ),
        "next_doubt": _Kind(
            translate("TableActions", "Next uncertain reading"),
            translate("TableActions", "Go to the next place that may be read wrongly, and choose its reading"),
            ("F7",),
        ),
        "previous_doubt": _Kind(translate("TableActions", "Previous uncertain reading"), "", ("Shift+F7",)),
        "find": _Kind(translate("TableActions", "Find"), "", ("Ctrl+F",)),
        "replace": _Kind(translate("TableActions", "Find and replace"), "", ("Ctrl+H",)),
        "find_next": _Kind(translate("TableActions", "Find next"), "", ("F3",)),
        "find_previous": _Kind(translate("TableActions", "Find previous"), "", ("Shift+F3",)),
        "filter": _Kind(
            translate("TableActions", "Filter lines"),
            translate("TableActions", "Choose which lines are shown"),
            ("Ctrl+Shift+F",),
        ),
    }
