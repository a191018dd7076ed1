"""The panels around the table: where they stand, and which of them share a place."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from studio.gui.shell.dock_title import DockTitle

LAYOUT = 6
"""Raise it when docks are added or renamed: a layout that was kept before is then not restored."""
RIGHT = Qt.DockWidgetArea.RightDockWidgetArea
BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea
ROOMY = QSize(1200, 800)
"""Of a window: in a smaller one the film stands with the voices, so that it leaves the waveform its width."""


class Docks:
    """The docks of the window by name: voices, design, words, manner and sound at its right; line, timeline and queue
    below; the film beside the line, or in a small window with the voices."""

    def __init__(self, window: QMainWindow, panels: Mapping[str, QWidget]) -> None:
        """`panels` has one for each name. The window has its central widget and its size already."""
        is_roomy = window.width() >= ROOMY.width() and window.height() >= ROOMY.height()
        self._window = window
        self._panels = panels
        self._docks: dict[str, QDockWidget] = {}
        # Before there are docks: afterwards it would leave an empty tab bar where they stood.
        window.setCorner(Qt.Corner.BottomRightCorner, RIGHT)
        self._add(RIGHT, "voices", "design", "words")
        # Together before the next dock comes, or the window would begin as high as all of them one below the other.
        self._put_together("voices", "design")
        self._put_together("design", "words")
        self._add(RIGHT, "manner", "sound")
        self._put_together("manner", "sound")
        self._add(BOTTOM, "line", "timeline", "queue")
        window.splitDockWidget(self._docks["line"], self._docks["timeline"], Qt.Orientation.Vertical)
        if is_roomy:
            self._add(BOTTOM, "film")
            window.splitDockWidget(self._docks["line"], self._docks["film"], Qt.Orientation.Horizontal)
        else:
            self._add(RIGHT, "film")
            self._put_together("words", "film")
        self.put_away("film")
        self._put_together("timeline", "queue")
        self._docks["timeline"].raise_()
        for name in ("voices", "manner"):
            self._docks[name].raise_()
        self._resize(
            {"line": 240, "timeline": 200} if is_roomy else {"line": 180, "timeline": 120}, Qt.Orientation.Vertical
        )
        self._resize({"voices": 320}, Qt.Orientation.Horizontal)
        self._resize({"voices": 360, "manner": 400}, Qt.Orientation.Vertical)

    def bring_up(self, name: str) -> None:
        """Show a panel, before those that share its place."""
        self._docks[name].show()
        self._docks[name].raise_()

    def put_away(self, name: str) -> None:
        """Hide a panel; the menu View shows it again."""
        self._docks[name].hide()

    def name(self, titles: Mapping[str, str]) -> None:
        """Give the docks their titles."""
        for name, title in titles.items():
            self._docks[name].setWindowTitle(title)

    @property
    def actions(self) -> Sequence[QAction]:
        """What shows each dock or hides it."""
        return [dock.toggleViewAction() for dock in self._docks.values()]

    def _add(self, area: Qt.DockWidgetArea, *names: str) -> None:
        for name in names:
            dock = QDockWidget(self._window)
            dock.setObjectName(name)
            dock.setWidget(self._panels[name])
            dock.setTitleBarWidget(DockTitle(dock))
            self._window.addDockWidget(area, dock)
            self._docks[name] = dock

    def _put_together(self, name: str, other: str) -> None:
        self._window.tabifyDockWidget(self._docks[name], self._docks[other])

    def _resize(self, sizes_px: Mapping[str, int], orientation: Qt.Orientation) -> None:
        self._window.resizeDocks([self._docks[name] for name in sizes_px], list(sizes_px.values()), orientation)
