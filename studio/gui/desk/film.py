"""The film under the person's hands: which one it is, the place in it, and its picture there."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic
from typing import Literal

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from studio.core.film import Film
from studio.core.timecode import FrameRate, Timecode
from studio.gui.desk.lengths import Fitted, Lengths
from studio.gui.desk.listening import Listening
from studio.gui.desk.projector import Films, Found, News, Projector, Shown, Size, Trouble
from studio.gui.desk.script import Edited, ScriptDesk
from studio.gui.desk.states import Selection
from studio.project import edits
from studio.project.document import RowId
from studio.project.film_place import film_name, film_path

FOLLOW_MS = 10
"""The picture is asked for this often while something plays: more often than any film shows another one."""
FASTEST = 8
"""Times as fast as the film, for looking only."""
_FIRST_SIZE: Size = (640, 360)
_SMALLEST: Size = (1, 1)


@dataclass(frozen=True, slots=True)
class FilmState:
    """How it stands with the film."""

    kind: Literal["none", "opening", "ready", "missing", "failed"] = "none"
    problem: str = ""
    """A sentence, where it is missing or has failed."""


class FilmDesk(QObject):
    """The film of the project.

    Signals:
        changed (): there is another film, or it stands otherwise with it.
        shown (): there is another picture.
        refused (str): what was wished for cannot be done; carries a sentence.
        moved (): another place is looked at, or it moves otherwise than before.
    """

    changed = Signal()
    refused = Signal(str)
    shown = Signal()
    moved = Signal()
    _told = Signal(int, object)

    def __init__(
        self,
        script: ScriptDesk,
        lengths: Lengths,
        sound: Listening,
        films: Films,
        project: Callable[[], Path | None],
    ) -> None:
        """`project` gives the project's file."""
        super().__init__()
        self._script = script
        self._lengths = lengths
        self._sound = sound
        self._project = project
        self.state = FilmState()
        self.path: Path | None = None
        """Where it should lie; None: the project has none."""
        self.film: Film | None = None
        """None before it is ready."""
        self.picture_size: Size = (0, 0)
        """Of a whole picture; 0 where it has none."""
        self.image = QImage()
        """The picture that was shown last, as large as it was asked for; null before the first."""
        self.picture_ms = 0
        """From when on that is shown."""
        self.place_ms = 0
        """What is looked at, in the project's time."""
        self.fault = ""
        """A sentence on what was found damaged while it was shown."""
        self.shuttle_speed = 0
        """How fast it runs without sound, below 0 backwards; 0: it does not."""
        self._size: Size | None = _FIRST_SIZE  # None: nobody looks
        self._number = 0
        self._line: tuple[RowId, int] | None = None  # whose start is looked at
        self._ran_from = (0, 0.0)
        self.films = films
        self._projector = Projector(films.probe, films.pictures, self._told.emit)
        self._told.connect(self._follow_projector, Qt.ConnectionType.QueuedConnection)
        self._clock = QTimer(self)
        self._clock.setInterval(FOLLOW_MS)
        self._clock.setTimerType(Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self._run_on)
        script.opened.connect(self._start_over)
        script.edited.connect(self._follow_edit)
        lengths.fitted.connect(self._follow_fitted)
        sound.changed.connect(self._follow_sound)

    @property
    def has_pictures(self) -> bool:
        return self.film is not None and self.film.rate is not None

    @property
    def steady_rate(self) -> FrameRate | None:
        """None: there are no pictures, or they last differently long."""
        return self.film.rate if self.film is not None and self.film.is_steady else None

    @property
    def is_playing(self) -> bool:
        """Whether it follows what is heard."""
        return self._sound.is_playing and self._sound.plays_project

    @property
    def timecode(self) -> Timecode | None:
        """Of the picture that is shown. None: there is none."""
        if self.film is None:
            return None
        return self.film.timecode(self.place_ms if self.image.isNull() else self.picture_ms)

    @property
    def length_ms(self) -> int:
        return 0 if self.film is None else self.film.length_ms

    def open(self, path: Path) -> None:
        """Make this the film of the project; an edit."""
        self._name(self.tr("Open film"), path)
        if self.path is not None and self.state.kind in ("missing", "failed"):
            self.look()  # it may be there again

    def close_film(self) -> None:
        """The project has no film; an edit."""
        self._name(self.tr("Close film"), None)

    def look(self) -> None:
        """See which film the project has, and where it is."""
        path = self._named
        if path == self.path and self.state.kind in ("opening", "ready"):
            return
        if path != self.path and self.is_playing:
            self._sound.stop()  # it is the sound of the film before
        self._give_up()
        self.path = path
        if path is None:
            self._stand("none")
        elif not os.path.isfile(path):
            gone = self.tr("{name} is no longer in {folder}: find it again.")
            self._stand("missing", gone.format(name=path.name, folder=path.parent))
        else:
            self._number = self._projector.open(path)
            self._stand("opening")

    def name_anew(self) -> None:
        """The project has another file: the film is named anew, as it lies from there."""
        project = self._project()
        if self.path is not None and project is not None and self.state.kind in ("opening", "ready"):
            options = self._script.document.options
            after = replace(options, film=film_name(self.path, project))
            self._script.take_in(self.tr("Open film"), edits.set_options(self._script.document, after))

    def show_at(self, size: Size) -> None:
        """Pictures are wanted so large, in pixels."""
        if size != self._size:
            self._size = size
            self._ask()

    def look_away(self) -> None:
        """No pictures are wanted for now."""
        self._size = None

    def seek(self, ms: int) -> None:
        """Look at another place; what plays goes on from there."""
        self._line = None
        self.shuttle(0)
        self._go(ms)
        if self.is_playing:
            self._sound.play_at(self.place_ms)

    def step(self, n_pictures: int) -> None:
        """Look at the picture so many before or after."""
        self.pause()
        self._line = None
        if self.has_pictures:
            if self._size is None:  # it was not followed
                self._projector.show(self.place_ms, _SMALLEST)
            self._projector.step(n_pictures, self._size or _SMALLEST)

    def play(self) -> None:
        """Hear and see all from the place on."""
        self.shuttle(0)
        self._sound.play_at(self.place_ms)

    def pause(self) -> None:
        """Stay at the place."""
        self.shuttle(0)
        if self._sound.is_playing:
            self._sound.stop()

    def shuttle(self, speed: int) -> None:
        """Run so fast without sound, below 0 backwards; 0 stops that."""
        speed = max(-FASTEST, min(FASTEST, speed)) if self.film is not None else 0
        if speed == self.shuttle_speed:
            return
        if speed and self._sound.is_playing:
            self._sound.stop()
        self.shuttle_speed = speed
        self._ran_from = (self.place_ms, monotonic())
        self._line = None
        self._tick()
        self.moved.emit()

    def follow_selection(self, selection: Selection) -> None:
        """Look at the start of the line that is looked at, unless it moves."""
        if selection.current is not None and not self.is_moving:
            self._look_at_line(selection.current)

    def snap(self, ids: Iterable[RowId]) -> None:
        """Have these lines start and end with pictures; an edit. What stands in the way is told."""
        if self.steady_rate is None:
            self.refused.emit(
                self.tr("Lines cannot snap to this film, because its pictures last differently long.")
                if self.has_pictures
                else self.tr("There are no pictures to snap to: open a film first.")
            )
            return
        patch = edits.snap_to_film(self._script.document, ids, self.steady_rate)
        self._script.do(self.tr("Snap to film frames"), patch)

    def end(self) -> None:
        """Read no film any more."""
        self._clock.stop()
        self._projector.end()

    @property
    def is_moving(self) -> bool:
        """Whether other pictures come by themselves."""
        return bool(self.shuttle_speed) or self.is_playing

    @property
    def _named(self) -> Path | None:
        """The film that the project names."""
        project = self._project()
        return None if project is None else film_path(self._script.document.options.film, project)

    def _name(self, title: str, path: Path | None) -> None:
        project = self._project()
        if project is not None:
            options = self._script.document.options
            name = "" if path is None else film_name(path, project)
            self._script.do(title, edits.set_options(self._script.document, replace(options, film=name)))

    def _start_over(self) -> None:
        """Another project begins at its start."""
        self.shuttle(0)
        self._line = None
        self._place(0)
        self.look()

    def _stand(self, kind: Literal["none", "opening", "ready", "missing", "failed"], problem: str = "") -> None:
        self.state = FilmState(kind, problem)
        self.changed.emit()

    def _give_up(self) -> None:
        if self._number:
            self._projector.close_film()
        self._number = 0
        self.shuttle(0)
        self.film, self.picture_size, self.fault = None, (0, 0), ""
        self.image, self.picture_ms = QImage(), 0

    def _follow_projector(self, number: int, news: News) -> None:
        if number != self._number:
            return
        match news:
            case Found(film, size):
                self.film, self.picture_size = film, size
                self._stand("ready")
                self._ask()
            case Trouble(sentence, True):
                self.film, self.image = None, QImage()
                self._stand("failed", sentence)
            case Trouble(sentence, False):
                self.fault = sentence
                self.changed.emit()
            case Shown(start_ms, image, is_step):
                self.image, self.picture_ms = image, start_ms
                if is_step:
                    self._place(start_ms)
                self.shown.emit()

    def _follow_sound(self) -> None:
        if self.is_playing:
            self.shuttle(0)
        self._tick()

    def _tick(self) -> None:
        """Run on as long as something moves it."""
        if self.is_moving and not self._clock.isActive():
            self._clock.start()
        elif not self.is_moving:
            self._clock.stop()
        self.moved.emit()

    def _run_on(self) -> None:
        if self.is_playing:
            self._line = None
            self._go(self._sound.position.project_ms)
        elif self.shuttle_speed:
            from_ms, since = self._ran_from
            to_ms = from_ms + round(self.shuttle_speed * 1000 * (monotonic() - since))
            self._go(to_ms, tolerance_ms=FOLLOW_MS * abs(self.shuttle_speed) ** 2)
            if not 0 < to_ms < self.length_ms:
                self.shuttle(0)
        else:
            self._tick()

    def _go(self, ms: int, tolerance_ms: int = 0) -> None:
        last_ms = max(0, self.length_ms - 1) if self.film is not None else ms
        self._place(max(0, min(ms, last_ms) if self.shuttle_speed else ms))
        self._ask(tolerance_ms)

    def _place(self, ms: int) -> None:
        if ms != self.place_ms:
            self.place_ms = ms
            self.moved.emit()

    def _ask(self, tolerance_ms: int = 0) -> None:
        if self._size is not None and self.has_pictures:
            self._projector.show(self.place_ms, self._size, tolerance_ms)

    def _look_at_line(self, id_: RowId) -> None:
        if id_ in self._script.document.rows:
            start_ms = self._lengths.start_ms(id_)
            self._line = (id_, start_ms)
            self._go(start_ms)

    def _follow_edit(self, event: Edited) -> None:
        if event.patch.touched("options") and self._named != self.path:
            self.look()
        self._follow_line()

    def _follow_fitted(self, event: Fitted) -> None:
        self._follow_line()

    def _follow_line(self) -> None:
        """Where the start of a line is looked at, and that is moved, stay with it."""
        if self._line is None or self.is_moving:
            return
        id_, start_ms = self._line
        if id_ in self._script.document.rows and self._lengths.start_ms(id_) != start_ms:
            self._look_at_line(id_)
