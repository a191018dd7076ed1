"""The menu bar: which command stands where."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from studio.gui.desk.desk import Desk
from studio.gui.shell.actions import Actions
from studio.gui.shell.doubts_menu import DoubtsMenu
from studio.gui.shell.language import Retranslated
from studio.gui.shell.tempo_menu import TempoMenu
from studio.gui.table.actions import TableActions

COMMANDS: Mapping[str, str] = {
    "file": "new open recent import - open_film close_film - save_as export export_selected export_script - clean_up -"
    " settings quit",
    "edit": "undo redo - table",
    "script": "table - speech_times snap snap_moved",
    "voices": "design blend clone - import_voices",
    "play": "play play_line play_from play_all stop - loop",
    "render": "render_changed render_selected render_archive retake - drafts hear_edits - check - pause cancel_all",
    "view": "",
    "help": "log report - about",
}
"""Menus and their commands by name; a line is drawn at each -, and those of the table stand at its name."""
FINDING = ("find", "find_next", "find_previous", "replace", "filter")
"""Actions of the table that belong to the menu Edit; all others are those of the menu Script."""


class Menus(Retranslated, QMenuBar):
    """The menus of the window, by name in `menus`."""

    def __init__(
        self,
        desk: Desk,
        commands: Actions,
        table: TableActions,
        docks: Sequence[QAction],
        take: Callable[[Path], None],
        parent: QWidget,
    ) -> None:
        """`docks` show the panels or hide them; `take` opens one of the recent projects."""
        super().__init__(parent)
        self._desk = desk
        self._take = take
        self.menus = {name: self.addMenu("") for name in COMMANDS}
        self.recent = QMenu(self)
        self.recent.aboutToShow.connect(self._fill_recent)
        for name, menu in self.menus.items():
            for command in COMMANDS[name].split():
                if command == "-":
                    menu.addSeparator()
                elif command == "recent":
                    menu.addMenu(self.recent)
                elif command == "table":
                    menu.addActions([table[found] for found in table.names if (found in FINDING) == (name == "edit")])
                else:
                    menu.addAction(commands[command])
        self.menus["render"].addSeparator()
        self.menus["render"].addMenu(TempoMenu(desk, self))
        self.menus["view"].addActions(docks)
        self.menus["view"].addSeparator()
        self.menus["view"].addMenu(DoubtsMenu(desk, self))
        self.retranslate()

    def retranslate(self) -> None:
        titles = {
            "file": self.tr("&File"),
            "edit": self.tr("&Edit"),
            "script": self.tr("&Script"),
            "voices": self.tr("V&oices"),
            "play": self.tr("&Play"),
            "render": self.tr("&Render"),
            "view": self.tr("&View"),
            "help": self.tr("&Help"),
        }
        for name, title in titles.items():
            self.menus[name].setTitle(title)
        self.recent.setTitle(self.tr("Open &recent"))

    def _fill_recent(self) -> None:
        self.recent.clear()
        paths = [Path(path) for path in self._desk.preferences.settings.recent if Path(path).exists()]
        for path in paths:
            action = self.recent.addAction(path.name)
            action.setToolTip(str(path))
            action.triggered.connect(lambda _checked=False, path=path: self._take(path))
        if not paths:
            self.recent.addAction(QAction(self.tr("Nothing yet"), self.recent, enabled=False))
