"""Tab bars that Qt forgets."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar


def hide_stray_tabs(window: QMainWindow) -> None:
    """Hide tab bars that lie over the content; those that belong to a group of docks lie over nothing. To be called
    once the window is laid out, and when a dock has come.

    WORKAROUND: where docks are put into two groups of tabs before their window is shown, or a kept layout is restored
    then, Qt leaves the tab bars of a layout in between standing.
    """
    docks = window.findChildren(QDockWidget)
    places = [dock.geometry() for dock in docks if dock.isVisible() and not dock.isFloating()]
    if (centre := window.centralWidget()) is not None:
        places.append(centre.geometry())
    places.append(window.statusBar().geometry())
    for bar in window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if any(bar.geometry().intersects(place) for place in places):
            bar.hide()
