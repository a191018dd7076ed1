"""Where the panels stand in a large window and in a small one."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMainWindow, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from studio.gui.desk.desk import Desk
from studio.gui.shell.docks import Docks
from studio.gui.shell.window import MainWindow

NAMES = ("voices", "design", "words", "manner", "sound", "line", "timeline", "queue", "film")


@pytest.mark.parametrize(("size", "beside"), [(QSize(1440, 900), "line"), (QSize(1024, 700), "voices")])
def test_the_film_stands_where_it_leaves_the_waveform_its_room(qtbot: QtBot, size: QSize, beside: str) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(QWidget())
    window.resize(size)
    panels = {name: QWidget() for name in NAMES}
    docks = Docks(window, panels)
    docks.bring_up("film")
    window.show()
    film, other = (panels[name].parentWidget() for name in ("film", beside))

    assert window.dockWidgetArea(film) == window.dockWidgetArea(other)  # type: ignore[arg-type]
    assert (other in window.tabifiedDockWidgets(film)) == (beside == "voices")  # type: ignore[arg-type]


def test_the_window_begins_no_larger_than_the_screen(desk: Desk, qtbot: QtBot) -> None:
    window = MainWindow(desk)
    qtbot.addWidget(window)

    free = window.screen().availableSize()
    assert window.width() < free.width()
    assert window.height() < free.height()
    window.show()
    bars = window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert not any(bar.isVisible() and bar.geometry().intersects(window.statusBar().geometry()) for bar in bars)
