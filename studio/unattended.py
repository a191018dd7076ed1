"""The desk without a window: a project file goes out by a command exactly as the window would hand it off."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEventLoop

from studio.core.errors import Cancelled, DeviceError, InputError, SetupError, StudioError
from studio.core.handoff import TakesWish, Wish, Written
from studio.core.listening import DeckEvent
from studio.core.paths import Paths
from studio.core.quality import Quality
from studio.desktop import house
from studio.export.drafts import refuse
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
    drafts: tuple[int, ...]
    """Lines that went out as drafts."""


def hand_off(
    paths: Paths,
    machine: Machine,
    project: Path,
    make_wish: MakeWish,
    takes: TakesWish,
    stop: Stop,
    watch: Watch,
    notify: Callable[[str], None],
    expect: Callable[[float], None],
) -> Outcome:
    """Write a project out. Lines without a take that `takes` lets go out are rendered first and kept in the project.

    `notify` is told, in a sentence, what the person should know, `expect` how many seconds rendering takes where that
    is long. Raises StudioError, and Cancelled on the wish to stop:
    what was rendered by then is kept.
    """
    with _desk(paths, machine) as desk, stop.gently() as is_stopped:
        run = _Run(desk, is_stopped, notify, expect)
        desk.project.open(project)
        run.until(run.is_planned, lambda: watch("Planning", None))
        wish = make_wish(desk.script.document)
        if takes.as_is and not takes.allows_drafts:
            refuse(run.numbers(run.drafts), project.name, "leave out --as-is, or add --allow-drafts")
        due = () if takes.as_is else tuple(id_ for id_ in run.rows if run.is_due(id_, takes.least))
        if due and desk.script.is_read_only:
            raise InputError(
                f"{len(due)} of its lines have to be rendered, and {project} can only be read now: close it where it "
                "is open, or add --as-is."
            )
        if due and desk.engine.state == "failed":
            raise SetupError(desk.engine.problem)
        run.tell_time(due, takes.quality)
        written = run.exported(wish, takes, len(due), watch)
        left = [id_ for id_ in run.rows if run.is_due(id_, "draft" if takes.as_is else takes.least)]
        has_take = {id_: desk.script.document.rows[id_].take is not None for id_ in left}
        missing = [id_ for id_ in left if not (takes.as_is and has_take[id_])]
        return Outcome(
            written,
            stale=run.numbers([id_ for id_ in left if takes.as_is and has_take[id_]]),
            missing=run.numbers(missing),
            drafts=run.numbers([id_ for id_ in run.drafts if id_ not in missing]),
        )


class _Run:
    """One export of the project that lies on the desk."""

    def __init__(
        self,
        desk: Desk,
        is_stopped: Callable[[], bool],
        notify: Callable[[str], None],
        expect: Callable[[float], None],
    ) -> None:
        self._desk = desk
        self._expect = expect
        self._is_stopped = is_stopped
        self._notify = notify
        self._done: HandedOff | None = None
        self._failure: StudioError | None = None
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

    @property
    def drafts(self) -> tuple[RowId, ...]:
        """Lines that have but a draft."""
        return self._desk.exports.drafts(self.rows)

    def tell_time(self, due: Sequence[RowId], quality: Quality) -> None:
        """How long it takes to render lines, where that is long."""
        lines_ms = [self._desk.lengths.fit(id_).spoken_ms for id_ in due]
        seconds = self._desk.qualities.estimate_s(quality, lines_ms) if due else None
        if seconds is not None:
            self._expect(seconds)

    def is_due(self, id_: RowId, least: Quality) -> bool:
        """Whether there is something to speak of which there is no current take of that quality or a better one."""
        lengths = self._desk.lengths
        return not lengths.is_current(id_, least) and (
            lengths.fit(id_).spoken_ms > 0 or bool(lengths.length(id_).problem)
        )

    def exported(self, wish: Wish, takes: TakesWish, n_due: int, watch: Watch) -> Written:
        """Raises StudioError and Cancelled."""
        desk = self._desk

        def tell() -> None:
            n_left = len(desk.queue.queued)
            if n_left:
                watch(f"Rendering {n_left} of {n_due}", 1 - n_left / max(n_due, n_left))
            else:
                watch("Writing", max((entry.progress for entry in desk.queue.entries), default=None))

        desk.exports.export(None, wish, takes)
        self.until(lambda: self._done is not None or self._failure is not None, tell)
        for sentence in self._problems:
            if self._failure is None or sentence != str(self._failure):
                self._notify(sentence)
        if self._failure is not None:
            raise self._failure
        assert self._done is not None
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

    def _fail(self, sentence: str, _details: str, fault: StudioError | None) -> None:
        self._failure = fault or StudioError(sentence)

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
