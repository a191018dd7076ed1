"""The film's own sound on the desk: read beside the window, heard and drawn as it will be exported."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event, Thread
from typing import Any, Literal

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from studio.core.bed import Bed
from studio.core.ducking import Ducking, Stretch
from studio.core.errors import StudioError
from studio.core.listening import FilmSound, SoundSource
from studio.core.original import Original
from studio.gui.desk.lengths import Lengths
from studio.gui.desk.script import Edited, ScriptDesk
from studio.project import edits
from studio.project.film_place import film_path

TOGETHER_MS = 60
"""The ducking follows what is typed and planned so much later: what many rows tell is one news."""

State = Literal["none", "reading", "ready", "failed"]
OpenSound = Callable[[Path, int], FilmSound]
"""One sound track of a film, from 0. Called on a thread of its own. Raises StudioError."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _News:
    """What a reading has come to."""

    number: int
    """Of the reading."""
    sound: FilmSound | None
    part: float
    """Of the film that is ready, 0 to 1."""
    problem: str = ""


class OriginalSound(QObject):
    """The film's own sound, and what becomes of it under the dub.

    Signals:
        changed (): there is another sound, more of it is ready, or it is ducked otherwise.
    """

    changed = Signal()
    _told = Signal(object)

    def __init__(
        self,
        script: ScriptDesk,
        lengths: Lengths,
        open_sound: OpenSound,
        project: Callable[[], Path | None],
        sample_rate: int,
    ) -> None:
        """`project` gives the project's file; `sample_rate` is the engine's."""
        super().__init__()
        self._script = script
        self._lengths = lengths
        self._open_sound = open_sound
        self._project = project
        self.path: Path | None = None
        """The film; None: the project has none."""
        self.sound: FilmSound | None = None
        """None before it is open."""
        self.part = 0.0
        """So much of it is ready, 0 to 1."""
        self.problem = ""
        """Why it cannot be read, as a sentence."""
        self._track = 0
        self._rate = sample_rate
        self._is_stale = True
        self.ducking = Ducking.of((), self.settings, sample_rate)
        """The gain of every sample, by what is known of the lines. May be looked at from any thread."""
        self._number = 0  # of the reading
        self._stop = Event()
        self._thread: Thread | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(TOGETHER_MS)
        self._soon.timeout.connect(self._renew)
        self._told.connect(self._follow, Qt.ConnectionType.QueuedConnection)
        script.opened.connect(self.look)
        script.edited.connect(self._edited)
        lengths.fitted.connect(self._renew_soon)

    @property
    def settings(self) -> Original:
        """What becomes of it."""
        return self._script.document.options.original

    @property
    def state(self) -> State:
        if self.path is None:
            return "none"
        if self.problem:
            return "failed"
        return "ready" if self.sound is not None and self.sound.is_whole else "reading"

    def spoken(self) -> Iterator[Stretch]:
        """When the dub speaks, as far as that is known."""
        for row in self._script.document:
            spoken_ms = self._lengths.fit(row.id).spoken_ms
            if spoken_ms:
                start_ms = self._lengths.start_ms(row.id)
                yield start_ms, start_ms + spoken_ms

    def source(self) -> SoundSource | None:
        """What is heard beside the lines; None where there is no film, or none that can be read."""
        if self.sound is None:
            return None
        if self._is_stale:
            self._duck()
        return Bed(self.sound, lambda: self.ducking)

    def change(self, title: str, merge: str = "", **settings: Any) -> None:
        """An edit of what becomes of it. Raises InputError for values out of bounds."""
        options = self._script.document.options
        after = replace(options, original=replace(options.original, **settings))
        self._script.do(title, edits.set_options(self._script.document, after), merge)

    def look(self) -> None:
        """See which film the project has now, and read its sound, if that is another."""
        project, options = self._project(), self._script.document.options
        path = None if project is None else film_path(options.film, project)
        if (path, options.original.track) != (self.path, self._track) or self.problem:
            self.path, self._track = path, options.original.track
            self._begin()
        self._renew_soon()

    def close(self) -> None:
        """Read no further, and wait for that."""
        self._soon.stop()
        self._end()
        if self._thread is not None:
            self._thread.join()

    def _begin(self) -> None:
        self._end()
        self.sound, self.part, self.problem = None, 0.0, ""
        if self.path is not None:
            self._stop = Event()
            arguments = (self._number, self.path, self._track, self._stop, self._thread)
            self._thread = Thread(target=self._read, args=arguments, name="film sound", daemon=True)
            self._thread.start()
        self.changed.emit()

    def _end(self) -> None:
        self._stop.set()
        self._number += 1

    def _read(self, number: int, path: Path, track: int, stop: Event, before: Thread | None) -> None:
        """On a thread of its own, when the one before has ended."""
        if before is not None:
            before.join()
        sound = None
        try:
            sound = self._open_sound(path, track)
            work = sound.fill()
            self._told.emit(_News(number, sound, 0.0))
            for part in work:
                self._told.emit(_News(number, sound, part))
                if stop.is_set():
                    work.close()
                    return
            self._told.emit(_News(number, sound, 1.0))
        except StudioError as error:
            self._told.emit(_News(number, sound, 0.0, str(error)))
        except Exception:
            _log.exception("The sound of %s cannot be read.", path)
            problem = f"The sound of {path.name} cannot be read because of an unexpected fault: see the log."
            self._told.emit(_News(number, sound, 0.0, problem))

    def _follow(self, news: _News) -> None:
        if news.number == self._number:
            self.sound, self.part, self.problem = news.sound, news.part, news.problem
            if self._is_stale:
                self._duck()
            self.changed.emit()

    def _edited(self, event: Edited) -> None:
        if event.patch.touched("options"):
            self.look()
            self._renew()  # a level is heard at once
        elif event.patch.touched("row"):
            self._renew_soon()

    def _renew_soon(self) -> None:
        self._is_stale = True
        if self.sound is not None and not self._soon.isActive():
            self._soon.start()

    def _renew(self) -> None:
        self._duck()
        self.changed.emit()

    def _duck(self) -> None:
        self._is_stale = False
        self.ducking = Ducking.of(self.spoken(), self.settings, self._rate)
