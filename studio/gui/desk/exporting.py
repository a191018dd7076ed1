"""Rows into files: what is missing is rendered first, then all is written beside the window."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from studio.core.audio import Audio
from studio.core.errors import InputError
from studio.core.script import Line
from studio.gui.desk.house import Exported, ExportWish, House
from studio.gui.desk.lengths import Lengths
from studio.gui.desk.rendering import Rendering
from studio.gui.desk.script import ScriptDesk
from studio.gui.desk.takes import Takes
from studio.jobs.job import JobId, TaskDone
from studio.jobs.task import Task
from studio.project.document import Row, RowId


class Exporting(QObject):
    """Exports, one after another.

    Signals:
        finished (ExportWish): the files are written.
    """

    finished = Signal(object)

    def __init__(self, script: ScriptDesk, lengths: Lengths, takes: Takes, rendering: Rendering, house: House) -> None:
        super().__init__()
        self._script = script
        self._lengths = lengths
        self._takes = takes
        self._rendering = rendering
        self._house = house
        self._waiting: tuple[tuple[RowId, ...], ExportWish, bool] | None = None
        self._running: dict[JobId, ExportWish] = {}
        rendering.changed.connect(self._go_on)

    def export(self, ids: Sequence[RowId] | None, wish: ExportWish, with_drafts: bool = False) -> None:
        """Write rows (None: all) into a folder. Rows without a current take are rendered first, or with `with_drafts`
        go out as they are. Raises InputError where there is nothing to export."""
        rows = tuple(row.id for row in self._script.document if ids is None or row.id in ids)
        if not rows:
            raise InputError(self.tr("There is no line to export: write or import one first."))
        if not with_drafts:
            self._rendering.render(rows)
        self._waiting = (rows, wish, with_drafts)
        self._go_on()

    def follow_task(self, event: TaskDone) -> None:
        """A task has ended well."""
        wish = self._running.pop(event.job, None)
        if wish is not None:
            self.finished.emit(wish)

    def _go_on(self) -> None:
        """Write what waits, once all of it is rendered."""
        if self._waiting is None:
            return
        rows, wish, with_drafts = self._waiting
        queued = self._rendering.queued
        if not with_drafts and any(id_ in queued for id_ in rows):
            return
        self._waiting = None
        items = [self._exported(self._script.document.rows[id_], with_drafts) for id_ in rows if id_ in self._rows]
        items.sort(key=lambda item: item.start_ms)
        work = partial(self._house.export, items, (), wish)
        job = self._rendering.submit(Task(self.tr("Export to {folder}").format(folder=wish.folder.name), work))
        self._running[job] = wish

    @property
    def _rows(self) -> dict[RowId, Row]:
        return self._script.document.rows

    def _exported(self, row: Row, with_drafts: bool) -> Exported:
        document, lengths = self._script.document, self._lengths
        take = None if row.take is None else document.takes.get(row.take)
        is_good = take is not None and (with_drafts or lengths.is_current(row.id))
        length, fit = lengths.length(row.id), lengths.fit(row.id)
        notes: tuple[str, ...] = (length.problem,) if length.problem else ()
        sound: Callable[[], Audio] | None = None
        if take is not None and is_good:
            sound = partial(self._takes.fetched, take.id, 0.0)
        elif fit.spoken_ms:
            notes += (self.tr("It is not rendered, so it is left out."),)
        return Exported(
            line=Line(document.index_of(row.id) + 1, row.text, row.cue, row.speaker, row.gap_ms, row.notes),
            start_ms=lengths.start_ms(row.id),
            natural_ms=length.natural_ms,
            fit=fit,
            voice=lengths.voice(row),
            lang=length.lang,
            gain_db=lengths.gain_db(row),
            compute_s=0.0 if take is None else take.compute_s,
            notes=row.notes + notes,
            sound=sound,
        )
