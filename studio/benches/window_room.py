"""Where the trials of the window take place: a window with hands, in an empty home, without a loudspeaker."""

import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, QRect, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit, QWidget

from studio.core.audio import Audio
from studio.core.listening import DeckEvent, Placed, SoundSource
from studio.core.paths import Paths, user_paths
from studio.core.settings import Settings
from studio.desktop import house
from studio.gui.desk.desk import Desk
from studio.gui.desk.house import House
from studio.gui.shell.start import SWITCH_S
from studio.gui.shell.theme import theme
from studio.gui.shell.window import MainWindow
from studio.gui.table.columns import Column
from studio.playback.sources import GrowingSound
from studio.playback.timeline import Timeline
from studio.project.document import RowId
from studio.wishes import Machine

PATIENCE_S = 300.0


class Paints(QObject):
    """Watches a widget, or the whole application, be painted."""

    def __init__(self, counts: Callable[[QPaintEvent], bool]) -> None:
        super().__init__()
        self._counts = counts
        self.is_painted = False
        self.first_s = 0.0
        """When the first paint of a window was over (seconds since the epoch)."""
        self.had_torch = False
        self._is_over = False

    def forget(self) -> None:
        self.is_painted = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.is_painted = self.is_painted or self._counts(event)
            if isinstance(watched, QMainWindow) and not self.first_s:
                QTimer.singleShot(0, self._end)
                self.first_s = time.time()
            elif self.first_s and not self._is_over:
                # The first paint goes on with the window's parts.
                self.first_s = time.time()
            if not self._is_over:
                self.had_torch = "torch" in sys.modules
        return False

    def _end(self) -> None:
        self._is_over = True


class Room:
    """A desk with its window, and hands."""

    def __init__(self, folder: Path) -> None:
        sys.setswitchinterval(SWITCH_S)
        self._application = QApplication(sys.argv[:1])
        theme.apply("dark")
        self.desk = Desk(quiet_house(folder, lambda: None))
        self.desk.project.new()
        self._window = MainWindow(self.desk)
        self._window.show()
        self.view = self._window.table.view
        self._pulse = QTimer()
        self._pulse.start(50)  # so that nothing is waited for in vain
        self._all = Paints(lambda event: True)
        self.view.viewport().installEventFilter(self._all)

    def until(self, is_so: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE_S
        flags = QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents
        while not is_so():
            if time.monotonic() > end:
                raise TimeoutError("The window did not get where the trial needs it.")
            self._application.processEvents(flags)

    def until_shown(self, do: Callable[[], object]) -> None:
        """Do something and wait until the table has been painted after it."""
        self._all.forget()
        do()
        self.view.viewport().update()
        self.until(lambda: self._all.is_painted)

    def rest(self) -> None:
        """Do all that is to be done already."""
        for _ in range(5):
            self._application.processEvents()

    def frames_s(self, places: Iterable[int]) -> list[float]:
        """Put the scroll bar to places; the seconds until each is painted."""
        took_s = []
        for place in places:
            if place == self.view.verticalScrollBar().value():
                continue
            self._all.forget()
            began = time.perf_counter()
            self.view.verticalScrollBar().setValue(place)
            self.until(lambda: self._all.is_painted)
            took_s.append(time.perf_counter() - began)
        return took_s

    def open_editor(self, id_: RowId) -> QWidget:
        table = self._window.table
        table.selecting.edit(id_, Column.TEXT)
        self._application.processEvents()
        editor = self.view.viewport().findChild(QPlainTextEdit)
        assert isinstance(editor, QPlainTextEdit)
        return editor

    def meter(self, id_: RowId) -> QRect:
        index = self._window.table.selecting.index(id_)
        return self.view.visualRect(index.siblingAtColumn(Column.FIT))

    def close(self) -> None:
        self._window.close()


class SilentDeck:
    """A deck without a loudspeaker, which says when it gets the first sound. Implements `core.ports.Deck`."""

    problem: str | None = None
    device: str | None = None
    devices: tuple[str, ...] = ()
    volume = 1.0
    n_underflows = 0
    position_samples = 0
    is_waiting = False

    def __init__(self, heard: Callable[[], None]) -> None:
        self._heard = heard
        self.is_playing = False

    def growing(self, sample_rate: int) -> GrowingSound:
        return _Heard(sample_rate, self._heard)

    def timeline(self, sample_rate: int, placed: Iterable[Placed]) -> Timeline:
        return Timeline(sample_rate, placed)

    def play(self, sound: Audio | SoundSource, start_sample: int = 0, loop: tuple[int, int] | None = None) -> None:
        self.is_playing = True

    def stop(self) -> None:
        self.is_playing = False

    def seek(self, sample: int) -> None: ...

    def set_loop(self, loop: tuple[int, int] | None) -> None: ...

    def set_volume(self, volume: float) -> None: ...

    def set_device(self, name: str | None) -> None: ...

    def look_for_devices(self) -> None: ...

    def close(self) -> None: ...


class _Heard(GrowingSound):
    """Tells of everything that is poured into it."""

    def __init__(self, sample_rate: int, heard: Callable[[], None]) -> None:
        super().__init__(sample_rate)
        self._heard = heard

    def append(self, samples: Any) -> None:
        super().append(samples)
        self._heard()


def quiet_house(folder: Path, heard: Callable[[], None]) -> House:
    """The house as the person has it, but with settings, projects, plans and takes in a folder of their own."""
    fresh = Paths(folder, folder / "cache", folder / "voices", folder / "log")

    def make_deck(_: Callable[[DeckEvent], None]) -> SilentDeck:
        return SilentDeck(heard)

    real = house(user_paths(), Machine(), make_deck)
    return replace(real, paths=fresh, settings=Settings(), keep_settings=lambda settings: None)
