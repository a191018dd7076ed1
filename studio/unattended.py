"""The desk without a window: a project file goes out by a command exactly as the window would hand it off."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEventLoop

from studio.core.errors import Cancelled, DeviceError, InputError, OutputError, SetupError
from studio.core.handoff import Wish, Written
from studio.core.listening import DeckEvent
from studio.core.paths import Paths
from studio.desktop import house
from studio.gui.desk.desk import Desk
from studio.gui.desk.exporting import HandedOff
from studio.gui.desk.states import Told
from studio.gui.shell.garbage import GarbageCollector
from studio.gui.shell.language import language
from studio.playback.deck import SoundDeck
from studio.project.document import Document, RowId
from studio.wishes import Machine, Stop

_REST_S = 0.01
Watch = Callable[[str, float | None], None]
"""Is told what is being done, and the part that is done, 0 to 1; None: not known."""
MakeWish = Callable[[Document], Wish]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an export, and of the lines that it wanted. Lines are counted from 1."""

    written: Written
    stale: tuple[int, ...]
    """Lines that went out with a take that no longer says, or lasts, what the line does."""
    missing: tuple[int, ...]
    """Lines without a take, which are not in it."""


def hand_off(
    paths: Paths,
    machine: Machine,
    project: Path,
    make_wish: MakeWish,
    as_is: bool,
    stop: Stop,
    watch: Watch,
    notify: Callable[[str], None],
) -> Outcome:
    """Write a project out. Lines without a current take are rendered first and kept in the project, or with `as_is` go
    out as they are.

    `notify` is told, in a sentence, what the person should know. Raises StudioError, and Cancelled on the wish to stop:
    what was rendered by then is kept.
    """
    with _desk(paths, machine) as desk, stop.gently() as is_stopped:
        run = _Run(desk, is_stopped, notify)
        desk.project.open(project)
        run.until(run.is_planned, lambda: watch("Planning", None))
        wish = make_wish(desk.script.document)
        due = () if as_is else tuple(id_ for id_ in run.rows if run.is_due(id_))
        if due and desk.script.is_read_only:
            raise InputError(
                f"{len(due)} of its lines have to be rendered, and {project} can only be read now: close it where it "
                "is open, or add --as-is."
            )
        if due and desk.engine.state == "failed":
            raise SetupError(desk.engine.problem)
        written = run.exported(wish, as_is, len(due), watch)
        left = [id_ for id_ in run.rows if run.is_due(id_)]
        takes = {id_: desk.script.document.rows[id_].take for id_ in left}
        return Outcome(
            written,
            stale=run.numbers([id_ for id_ in left if as_is and takes[id_] is not None]),
            missing=run.numbers([id_ for id_ in left if not as_is or takes[id_] is None]),
        )


class _Run:
    """One export of the project that lies on the desk."""

    def __init__(self, desk: Desk, is_stopped: Callable[[], bool], notify: Callable[[str], None]) -> None:
        self._desk = desk
        self._is_stopped = is_stopped
        self._notify = notify
        self._done: HandedOff | None = None
        self._failure = ""
        self._problems: list[str] = []
        desk.told.connect(self._tell)
        desk.exports.finished.connect(self._finish)
        desk.exports.failed.connect(self._fail)

    @property
    def rows(self) -> tuple[RowId, ...]:
        return tuple(row.id for row in self._desk.script.document)

    def numbers(self, ids: Sequence[RowId]) -> tuple[int, ...]:
        return tuple(self._desk.script.document.index_of(id_) + 1 for id_ in ids)

    def is_planned(self) -> bool:
        lengths = self._desk.lengths
        return self._desk.engine.state == "failed" or not any(lengths.length(id_).is_estimate for id_ in self.rows)

    def is_due(self, id_: RowId) -> bool:
        """Whether there is something to speak of which there is no current take."""
        lengths = self._desk.lengths
        return not lengths.is_current(id_) and (lengths.fit(id_).spoken_ms > 0 or bool(lengths.length(id_).problem))

    def exported(self, wish: Wish, as_is: bool, n_due: int, watch: Watch) -> Written:
        """Raises StudioError and Cancelled."""
        desk = self._desk

        def tell() -> None:
            n_left = len(desk.queue.queued)
            if n_left:
                watch(f"Rendering {n_left} of {n_due}", 1 - n_left / max(n_due, n_left))
            else:
                watch("Writing", max((entry.progress for entry in desk.queue.entries), default=None))

        desk.exports.export(None, wish, as_is)
        self.until(lambda: self._done is not None or bool(self._failure), tell)
        for sentence in self._problems:
            if sentence != self._failure:
                self._notify(sentence)
        if self._done is None:
            raise OutputError(self._failure)
        return self._done.written

    def until(self, is_done: Callable[[], bool], look: Callable[[], None]) -> None:
        """Let the desk work. Raises Cancelled on the wish to stop."""
        while not is_done():
            if self._is_stopped():
                self._desk.queue.cancel_all()
                raise Cancelled
            look()
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
            time.sleep(_REST_S)

    def _finish(self, done: HandedOff) -> None:
        self._done = done

    def _fail(self, sentence: str, _details: str) -> None:
        self._failure = sentence

    def _tell(self, told: Told) -> None:
        if told.kind == "note":
            self._notify(told.sentence)
        else:
            self._problems.append(told.sentence)  # one of them may be what ends the export


@contextmanager
def _desk(paths: Paths, machine: Machine) -> Iterator[Desk]:
    """A desk with its worker at work, that makes no sound and changes no settings."""
    own = None if QCoreApplication.instance() is not None else QCoreApplication([])
    if own is not None:
        language.apply("en")  # as all commands
    garbage = GarbageCollector()
    desk = Desk(replace(house(paths, machine, _silent_deck), keep_settings=lambda _settings: None))
    try:
        desk.worker.start()
        yield desk
    finally:
        desk.close()
        garbage.stop()
        if own is not None:
            own.shutdown()


def _silent_deck(on_change: Callable[[DeckEvent], None]) -> SoundDeck:
    return SoundDeck(on_change, _no_sound_system)


def _no_sound_system() -> Any:
    raise DeviceError("A command that writes files plays no sound.")
