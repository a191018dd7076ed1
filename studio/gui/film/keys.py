"""The keys that move a film, as video editors have them."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from studio.gui.desk.film import FASTEST, FilmDesk


class FilmKeys(QObject):
    """J, K and L, comma and full stop in widgets that take no text; with `arrows` also Left, Right, Home and End.

    L plays, and once more runs faster without sound; J runs back, and once more faster; K stops. While K is held, J and
    L go to the next picture, as comma and full stop do.
    """

    def __init__(self, film: FilmDesk, widget: QWidget, has_arrows: bool) -> None:
        super().__init__(widget)
        self._film = film
        self._is_k_held = False
        self._keys: Mapping[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_J: lambda: self._film.step(-1) if self._is_k_held else slower(film),
            Qt.Key.Key_K: self._hold,
            Qt.Key.Key_L: lambda: self._film.step(1) if self._is_k_held else faster(film),
            Qt.Key.Key_Comma: lambda: film.step(-1),
            Qt.Key.Key_Period: lambda: film.step(1),
        }
        if has_arrows:
            self._keys = {
                **self._keys,
                Qt.Key.Key_Left: lambda: film.step(-1),
                Qt.Key.Key_Right: lambda: film.step(1),
                Qt.Key.Key_Home: lambda: film.seek(0),
                Qt.Key.Key_End: lambda: film.seek(max(0, film.length_ms - 1)),
            }
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._is_k_held = False
        if not isinstance(event, QKeyEvent) or self._film.state.kind != "ready":
            return False
        key = Qt.Key(event.key())
        if event.type() == QEvent.Type.KeyRelease and key == Qt.Key.Key_K and not event.isAutoRepeat():
            self._is_k_held = False
        if event.type() != QEvent.Type.KeyPress or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        act = self._keys.get(key)
        if act is None:
            return False
        is_running = key in (Qt.Key.Key_J, Qt.Key.Key_L) and not self._is_k_held
        if not (event.isAutoRepeat() and is_running):  # a key that is held makes it no faster
            act()
        return True

    def _hold(self) -> None:
        self._is_k_held = True
        self._film.pause()


def faster(film: FilmDesk) -> None:
    """Play, and from there on run forwards twice as fast each time."""
    if film.shuttle_speed > 0:
        film.shuttle(min(FASTEST, 2 * film.shuttle_speed))
    elif film.is_playing:
        film.shuttle(2)
    else:
        film.play()


def slower(film: FilmDesk) -> None:
    """Run backwards, and twice as fast each time."""
    film.shuttle(max(-FASTEST, 2 * film.shuttle_speed) if film.shuttle_speed < 0 else -1)
