"""The window from its first paint to its end."""

import logging
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from studio.gui.desk.desk import Desk
from studio.gui.desk.house import House
from studio.gui.shell.garbage import GarbageCollector
from studio.gui.shell.language import language
from studio.gui.shell.theme import theme
from studio.gui.shell.window import MainWindow

_log = logging.getLogger(__name__)

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def run(house: House, path: Path | None) -> int:
    """Show the window, then load the engine and put something on the desk; returns when the window is closed."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("Dubsmith")
    theme.apply(house.settings.theme)
    language.apply(house.settings.language)
    garbage = GarbageCollector()
    desk = Desk(house)
    window = MainWindow(desk)
    before = sys.excepthook
    sys.excepthook = told_by(desk)
    window.show()
    # The window is painted before anything else is done.
    QTimer.singleShot(0, lambda: desk.start(path))
    try:
        return application.exec()
    finally:
        sys.excepthook = before
        garbage.stop()


def told_by(desk: Desk) -> Hook:
    """An unforeseen fault in one command is told; the window and the work stay."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        details = "".join(traceback.format_exception(kind, error, trace))
        _log.error("Unforeseen in the window:\n%s", details)
        desk.tell(desk.tr("Something unforeseen went wrong; your work is kept. Help > Report a problem."), details)

    return hook
