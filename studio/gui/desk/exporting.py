"""Rows into files: what is missing is rendered first, then all is written beside the window."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from studio.core.audio import Audio
from studio.core.errors import InputError
from studio.core.fit import Fit
from studio.core.handoff import TakesWish, Wish, Written
from studio.core.script import MOST_NUMBERS, Line
from studio.core.speech import Request
from studio.gui.desk.house import Exported, House
from studio.gui.desk.lengths import Lengths
from studio.gui.desk.places import Place
from studio.gui.desk.rendering import Rendering
from studio.gui.desk.script import ScriptDesk
from studio.gui.desk.takes import Takes
from studio.jobs.job import JobId, TaskDone
from studio.jobs.queue import Entry
from studio.jobs.render_job import RenderLine
from studio.jobs.task import Task
from studio.project.document import Row, RowId, TakeRecord

USUAL_TAKES = TakesWish()


@dataclass(slots=True, eq=False)
class _Waiting:
    """An export whose rows are still being rendered or planned."""

    rows: tuple[RowId, ...]
    wish: Wish
    takes: TakesWish
    tried: dict[RowId, tuple[Request, Place]] = field(default_factory=dict)
    """What was queued for it."""
    ended: set[RowId] = field(default_factory=set)
    """Of these, what has been rendered, well or badly."""


@dataclass(frozen=True, slots=True)
class HandedOff:
    """An export that came to its end."""

    wish: Wish
    written: Written


class Exporting(QObject):
    """Exports, one after another.

    Signals:
        finished (HandedOff): the files are written.
        failed (str, str, object): they could not be written; carries a sentence, details, and the StudioError, or None
            where it is of another kind.
        noted (str): something the person should know meanwhile; carries a sentence.
    """

    finished = Signal(object)
    failed = Signal(str, str, object)
    noted = Signal(str)

    def __init__(
        self,
        script: ScriptDesk,
        lengths: Lengths,
        takes: Takes,
        rendering: Rendering,
        house: House,
        has_engine: Callable[[], bool],
        is_even: Callable[[], bool],
    ) -> None:
        """`has_engine` tells whether there is one, or soon will be; `is_even` whether the gains of voices are known."""
        super().__init__()
        self._script = script
        self._lengths = lengths
        self._takes = takes
        self._rendering = rendering
        self._house = house
        self._has_engine = has_engine
        self._is_even = is_even
        self._waiting: list[_Waiting] = []
        self._running: dict[JobId, Wish] = {}
        rendering.changed.connect(self.go_on)
        lengths.fitted.connect(self.go_on)
        script.opened.connect(self._give_up_all)

    def export(self, ids: Sequence[RowId] | None, wish: Wish, takes: TakesWish = USUAL_TAKES) -> None:
        """Write rows (None: all) into files; those without a take that may go out are rendered first. Raises InputError
        where there is nothing to export, and for drafts that would go out unasked."""
        wanted = None if ids is None else frozenset(ids)
        rows = tuple(row.id for row in self._script.document if wanted is None or row.id in wanted)
        if not rows:
            raise InputError(self.tr("There is no line to export: write or import one first."))
        if takes.as_is and not takes.allows_drafts:
            self._refuse_drafts(rows)
        waiting = _Waiting(rows, wish, takes)
        self._waiting.append(waiting)
        self._render_for(waiting)
        if self._rendering.is_paused and not self._rendering.queued.isdisjoint(rows):
            self.noted.emit(self.tr("The queue is paused: the export goes on when you resume it."))
        self.go_on()

    def follow_task(self, event: TaskDone) -> None:
        """A task has ended well."""
        wish = self._running.pop(event.job, None)
        if wish is not None:
            assert isinstance(event.value, Written)
            self.finished.emit(HandedOff(wish, event.value))

    def follow_queue(self, entries: Iterable[Entry]) -> None:
        """Entries have changed; perhaps an export has failed, or what one waits for has ended."""
        for entry in entries:
            if entry.state == "failed" and entry.id in self._running:
                self.failed.emit(entry.sentence, entry.details, entry.fault)
            elif entry.state == "cancelled":
                self._running.pop(entry.id, None)
            if entry.state in ("done", "failed") and isinstance(entry.job, RenderLine) and entry.job.row is not None:
                for waiting in self._waiting:
                    waiting.ended.add(entry.job.row)

    def go_on(self) -> None:
        """Write what waits, where all of it is there."""
        for waiting in tuple(self._waiting):
            waiting.rows = tuple(id_ for id_ in waiting.rows if id_ in self._rows)
            if self._is_ready(waiting):
                self._waiting.remove(waiting)
                if any(self._was_dropped(id_, waiting) for id_ in waiting.tried):
                    sentence = self.tr("The export to {folder} was given up, because its lines are no longer rendered.")
                    self.noted.emit(sentence.format(folder=waiting.wish.name))
                else:
                    self._write(waiting)

    def _is_ready(self, waiting: _Waiting) -> bool:
        if not self._rendering.queued.isdisjoint(waiting.rows) and not waiting.takes.as_is:
            return False
        if self._has_engine() and not all(map(self._lengths.is_settled, waiting.rows)):
            return False
        return not self._render_for(waiting) and self._is_even()

    def _render_for(self, waiting: _Waiting) -> int:
        """Render rows that have no take that may go out; those that failed only where they were edited since. Tells how
        many."""
        if waiting.takes.as_is or self._script.is_read_only:
            return 0
        stale = [id_ for id_ in waiting.rows if not self._lengths.is_current(id_, waiting.takes.least)]
        wanted = {id_: (self._lengths.request(id_), self._lengths.place(id_)) for id_ in stale}
        due = [id_ for id_, wish in wanted.items() if waiting.tried.get(id_) != wish]
        waiting.tried |= {id_: wanted[id_] for id_ in due}
        waiting.ended.difference_update(due)
        return self._rendering.render(due, waiting.takes.quality)

    def _write(self, waiting: _Waiting) -> None:
        items = [self._exported(self._rows[id_], waiting.takes) for id_ in waiting.rows]
        items.sort(key=lambda item: item.start_ms)
        n_missing = sum(item.sound is None and item.fit.verdict != "skipped" for item in items)
        if n_missing and waiting.takes.as_is:
            self.noted.emit(self.tr("%n line(s) without a take are left out of the export.", "", n_missing))
        elif n_missing:
            sentence = self.tr("%n line(s) could not be rendered and are left out of the export.", "", n_missing)
            self.noted.emit(sentence)
        work = partial(self._house.export, items, (), waiting.wish)
        job = self._rendering.submit(Task(self.tr("Export to {folder}").format(folder=waiting.wish.name), work))
        self._running[job] = waiting.wish

    def _give_up_all(self) -> None:
        """Another project lies on the desk; the queue has dropped what ran."""
        wishes = [waiting.wish for waiting in self._waiting] + list(self._running.values())
        self._waiting.clear()
        self._running.clear()
        for wish in wishes:
            sentence = self.tr("The export to {folder} was given up, because its project was closed.")
            self.noted.emit(sentence.format(folder=wish.name))

    @property
    def _rows(self) -> dict[RowId, Row]:
        return self._script.document.rows

    def _was_dropped(self, id_: RowId, waiting: _Waiting) -> bool:
        """Whether somebody took a row out of the queue."""
        if id_ not in self._rows or id_ in waiting.ended:
            return False
        return self._lengths.fit(id_).spoken_ms > 0 and not self._lengths.is_current(id_, waiting.takes.least)

    def drafts(self, ids: Iterable[RowId]) -> tuple[RowId, ...]:
        """Those of the rows that have but a draft."""
        return tuple(id_ for id_ in ids if (take := self._take(self._rows[id_])) and take.quality == "draft")

    def _refuse_drafts(self, ids: Sequence[RowId]) -> None:
        drafts = self.drafts(ids)
        if drafts:
            numbers = [str(self._script.document.index_of(id_) + 1) for id_ in drafts[:MOST_NUMBERS]]
            listed = ", ".join(numbers) + " …" * (len(drafts) > MOST_NUMBERS)
            refused = self.tr("%n line(s) are drafts ({numbers}): render them first, or allow drafts.", "", len(drafts))
            raise InputError(refused.format(numbers=listed))

    def _take(self, row: Row) -> TakeRecord | None:
        return None if row.take is None else self._script.document.takes.get(row.take)

    def _exported(self, row: Row, takes: TakesWish) -> Exported:
        document, lengths = self._script.document, self._lengths
        take = self._take(row)
        is_current = take is not None and lengths.is_current(row.id)
        may_go_out = is_current and lengths.is_current(row.id, takes.least)
        length, fit = lengths.length(row.id), lengths.fit(row.id)
        notes: tuple[str, ...] = (length.problem,) if length.problem else ()
        sound: Callable[[], Audio] | None = None
        # A draft may have come while the export waited.
        may_go_out |= takes.as_is and take is not None and (takes.allows_drafts or take.quality != "draft")
        if take is not None and may_go_out:
            sound = self._takes.fetcher(take.id)
            if not is_current or not lengths.is_settled(row.id):
                fit = _fit_of(take, row, fit)
        elif fit.spoken_ms:
            notes += (self.tr("It is not rendered, so it is left out."),)
        return Exported(
            line=Line(document.index_of(row.id) + 1, row.text, row.cue, row.speaker, row.gap_ms, row.notes),
            start_ms=lengths.start_ms(row.id),
            natural_ms=length.natural_ms,
            fit=fit,
            voice=lengths.speaking.voice(row),
            lang=length.lang,
            gain_db=lengths.speaking.heard_gain_db(row),
            is_level=document.options.loudness_lufs is not None,
            effects=lengths.speaking.effects(row),
            compute_s=0.0 if take is None else take.compute_s,
            quality="studio" if take is None else take.quality,
            notes=row.notes + notes,
            take="" if take is None else f"{take.id} {take.made} {take.digest}",
            sound=sound,
        )


def _fit_of(take: TakeRecord, row: Row, wanted: Fit) -> Fit:
    """How a take fits that was made for what the row was once: it is not cut, however long it is."""
    spoken_ms = -(-take.n_samples * 1000 // take.sample_rate)
    slot_ms = 0 if row.cue is None else row.cue.slot_ms
    length_ms = max(slot_ms, spoken_ms)
    return replace(
        wanted,
        verdict="free" if wanted.verdict in ("failed", "skipped") else wanted.verdict,
        length_ms=length_ms,
        spoken_ms=spoken_ms,
        padded_ms=length_ms - spoken_ms,
        borrowed_ms=0 if row.cue is None else spoken_ms - slot_ms if spoken_ms > slot_ms else 0,
    )
