"""The thread on which a film is read: what was wanted last is shown first."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Condition, Thread
from typing import Literal

from PySide6.QtGui import QImage

from studio.core.errors import StudioError
from studio.core.film import Film, Picture, Pictures

Size = tuple[int, int]

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Films:
    """What the window does with films; `media/` knows how."""

    probe: Callable[[Path], Film]
    """What a film is. Raises StudioError."""
    pictures: Callable[[Path], Pictures]
    """Its pictures. Raises StudioError. Called, used and closed on a thread of the desk."""
    posters: Callable[[Path], Pictures]
    """The same, for a few small ones: with less of the machine."""


@dataclass(frozen=True, slots=True)
class Found:
    """A film that was opened."""

    film: Film
    size: Size
    """Of a picture as it is seen; 0 where there is none."""


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """A picture that was wanted."""

    start_ms: int
    image: QImage
    """Null where there is none."""
    is_step: bool
    """Whether it is where a step has led."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with the film."""

    sentence: str
    is_over: bool
    """Whether nothing of it can be shown."""


News = Found | Shown | Trouble


@dataclass(frozen=True, slots=True)
class _Wish:
    kind: Literal["open", "show", "step", "close", "end"]
    number: int
    path: Path = Path()
    ms: int = 0
    n_pictures: int = 0
    size: Size = (1, 1)
    tolerance_ms: int = 0


class Projector:
    """Reads one film at a time. News carry the number of the film, so that late ones can be dropped."""

    def __init__(
        self,
        probe: Callable[[Path], Film],
        pictures: Callable[[Path], Pictures],
        tell: Callable[[int, News], None],
        tells_all: bool = False,
    ) -> None:
        """`tell` is called on the thread; `tells_all`: also of a picture that is the same as the one before, and where
        there is none."""
        self._probe = probe
        self._pictures = pictures
        self._tells_all = tells_all
        self._tell = tell
        self._wake = Condition()
        self._wishes: list[_Wish] = []
        self._number = 0
        self._thread: Thread | None = None

    def open(self, path: Path) -> int:
        """Read this film from now on; gives its number."""
        self._number += 1
        self._wish(_Wish("open", self._number, path), instead_of=("open", "close", "show", "step"))
        if self._thread is None:
            self._thread = Thread(target=self._run, name="film", daemon=True)
            self._thread.start()
        return self._number

    def close_film(self) -> None:
        """Let go of the file."""
        self._number += 1
        self._wish(_Wish("close", self._number), instead_of=("open", "close", "show", "step"))

    def show(self, ms: int, size: Size, tolerance_ms: int = 0) -> None:
        """See `Pictures.at`. Older wishes that were not met yet are dropped."""
        wish = _Wish("show", self._number, ms=ms, size=size, tolerance_ms=tolerance_ms)
        self._wish(wish, instead_of=("show", "step"))

    def step(self, n_pictures: int, size: Size) -> None:
        """See `Pictures.step`."""
        self._wish(_Wish("step", self._number, n_pictures=n_pictures, size=size))

    def end(self) -> None:
        """End the thread, and wait for that."""
        if self._thread is not None:
            self._wish(_Wish("end", self._number), instead_of=("open", "close", "show", "step"))
            self._thread.join()
            self._thread = None

    def _wish(self, wish: _Wish, instead_of: tuple[str, ...] = ()) -> None:
        with self._wake:
            self._wishes = [other for other in self._wishes if other.kind not in instead_of]
            self._wishes.append(wish)
            self._wake.notify()

    def _next(self) -> _Wish:
        with self._wake:
            self._wake.wait_for(lambda: self._wishes)
            return self._wishes.pop(0)

    def _run(self) -> None:
        pictures: Pictures | None = None
        last: Picture | None = None
        while (wish := self._next()).kind != "end":
            try:
                if wish.kind in ("open", "close"):
                    if pictures is not None:
                        pictures.close()
                    pictures = last = None
                    if wish.kind == "open":
                        pictures = self._opened(wish)
                elif pictures is not None:
                    last = self._shown(wish, pictures, last)
            except StudioError as error:
                self._tell(wish.number, Trouble(str(error), is_over=True))
            except Exception:
                _log.exception("The film cannot be read.")
                sentence = "The film cannot be read because of an unexpected fault: see the log."
                self._tell(wish.number, Trouble(sentence, is_over=True))
        if pictures is not None:
            pictures.close()

    def _opened(self, wish: _Wish) -> Pictures | None:
        film = self._probe(wish.path)
        pictures = self._pictures(wish.path) if film.rate is not None else None
        self._tell(wish.number, Found(film, (0, 0) if pictures is None else pictures.size))
        return pictures

    def _shown(self, wish: _Wish, pictures: Pictures, last: Picture | None) -> Picture | None:
        """Tell of what is wished for, `last` being what was told of before it."""
        if wish.kind == "show":
            picture = pictures.at(wish.ms, wish.size, wish.tolerance_ms)
        else:
            picture = pictures.step(wish.n_pictures, wish.size)
        if fault := pictures.take_fault():
            self._tell(wish.number, Trouble(fault, is_over=False))
        if picture is None:
            if self._tells_all:
                self._tell(wish.number, Shown(wish.ms, QImage(), is_step=False))
        elif picture is not last or wish.kind == "step" or self._tells_all:
            self._tell(wish.number, Shown(picture.start_ms, image_of(picture), wish.kind == "step"))
        return picture


def image_of(picture: Picture) -> QImage:
    """The picture as Qt paints it, on its own."""
    height, width, channels = picture.pixels.shape
    return QImage(picture.pixels.data, width, height, width * channels, QImage.Format.Format_RGB32).copy()
