"""The window from its first paint to its end."""

import logging
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import FrameType, TracebackType

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from studio.core.signals import handled_by
from studio.gui.desk.desk import Desk
from studio.gui.desk.house import House
from studio.gui.shell.garbage import GarbageCollector
from studio.gui.shell.language import language
from studio.gui.shell.theme import theme
from studio.gui.shell.window import MainWindow

_log = logging.getLogger(__name__)

OUT_OF_SIGHT_MS = 1000
SWITCH_S = 0.0005
"""How long another thread may keep Python from the window.

With Python's own 5 ms, redrawing a table takes three times as long while its lines are planned."""

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def run(house: House, path: Path | None) -> int:
    """Show the window, then load the engine and put something on the desk; returns when the window is closed."""
    sys.setswitchinterval(SWITCH_S)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("Dubsmith")
    theme.apply(house.settings.theme)
    language.apply(house.settings.language)
    garbage = GarbageCollector()
    desk = Desk(house)
    garbage.is_heard = lambda: desk.sound.is_playing
    window = MainWindow(desk)
    before = sys.excepthook
    sys.excepthook = told_by(desk)
    FirstPaint(window, lambda: desk.start(path))
    window.show()
    try:
        with closed_by_signals(window):
            return application.exec()
    finally:
        sys.excepthook = before
        garbage.stop()


@contextmanager
def closed_by_signals(window: QWidget) -> Iterator[None]:
    """Ctrl-C in the terminal, or the end of the session, closes the window as its cross does; a second one does not
    wait for an answer. Python hears of them within a second, when it next runs: see garbage.py.

    NOTE: an exception out of the handler, as commands raise it, would go through Qt, which crashes.
    """
    heard: list[int] = []

    def close(number: int, _: FrameType | None) -> None:
        heard.append(number)
        QTimer.singleShot(0, window, window.close if len(heard) == 1 else partial(QCoreApplication.exit, 128 + number))

    with handled_by(close):
        yield


class FirstPaint(QObject):
    """Does something once, as soon as a window has been painted: before that it would keep the person waiting.

    A window that starts out of sight is not painted: then it is done after a while.
    """

    def __init__(self, window: QWidget, do: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._do = do
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go)
        self._timer.start(OUT_OF_SIGHT_MS)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._timer.start(0)  # its parts are painted in the same go
        return False

    def _go(self) -> None:
        self._window.removeEventFilter(self)
        self._do()


def told_by(desk: Desk) -> Hook:
    """An unforeseen fault in one command is told; the window and the work stay."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        details = "".join(traceback.format_exception(kind, error, trace))
        _log.error("Unforeseen in the window:\n%s", details)
        sentence = QCoreApplication.translate(
            "Start", "Something unforeseen went wrong; your work is kept. Help > Report a problem."
        )
        desk.tell(sentence, details)

    return hook
