"""Small pictures of the film, made one after the other while nothing moves, and kept within bounds."""

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from studio.gui.desk.film import FilmDesk
from studio.gui.desk.projector import News, Projector, Shown, Size, Trouble

MOST = 400
"""Posters of 64 by 36 pixels are 9 KB each."""
_Key = tuple[int, Size]


class Posters(QObject):
    """The small pictures that somebody looks at, as they come.

    Signals:
        came (): there is one more, or they are those of another film.
    """

    came = Signal()
    _told = Signal(int, object)

    def __init__(self, film: FilmDesk) -> None:
        super().__init__()
        self._film = film
        self._number = 0
        self._kept: OrderedDict[_Key, QImage] = OrderedDict()
        self._refused: set[_Key] = set()  # those that there are none of
        self._wanted: list[_Key] = []
        self._tolerance_ms = 0
        self._asked: _Key | None = None
        self._projector = Projector(film.films.probe, film.films.posters, self._told.emit, tells_all=True)
        self._told.connect(self._follow, Qt.ConnectionType.QueuedConnection)
        film.changed.connect(self._follow_film)
        film.moved.connect(self._ask)

    def want(self, times_ms: Sequence[int], size: Size, tolerance_ms: int) -> None:
        """Have these from now on, and no others that are not made yet; each may be up to `tolerance_ms` early."""
        wanted = [key for ms in times_ms if not self._is_settled(key := (ms, size))]
        if wanted != self._wanted:
            self._wanted, self._tolerance_ms = wanted, tolerance_ms
            self._ask()

    def at(self, ms: int, size: Size) -> QImage | None:
        """None: it is not made yet."""
        image = self._kept.get((ms, size))
        if image is not None:
            self._kept.move_to_end((ms, size))
        return image

    def end(self) -> None:
        """Make no more."""
        self._projector.end()

    def _follow_film(self) -> None:
        if self._film.has_pictures == bool(self._number):
            return
        self._kept.clear()
        self._refused.clear()
        self._wanted, self._asked = [], None
        if self._film.has_pictures and self._film.path is not None:
            self._number = self._projector.open(self._film.path)
        elif self._number:
            self._projector.close_film()
            self._number = 0
        self.came.emit()

    def _is_settled(self, key: _Key) -> bool:
        return key in self._kept or key in self._refused or key == self._asked

    def _ask(self) -> None:
        """For the next one, unless the film itself needs the machine."""
        if self._number and self._asked is None and self._wanted and not self._film.is_moving:
            self._asked = self._wanted.pop(0)
            self._projector.show(*self._asked, self._tolerance_ms)

    def _follow(self, number: int, news: News) -> None:
        is_answer = isinstance(news, Shown) or (isinstance(news, Trouble) and news.is_over)
        if number != self._number or self._asked is None or not is_answer:
            return
        asked, self._asked = self._asked, None
        if isinstance(news, Shown) and not news.image.isNull():
            self._kept[asked] = news.image
        else:
            self._refused.add(asked)  # what is wrong with the film is told where it is shown
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)
        self.came.emit()
        self._ask()
