"""Rows in the queue, and the takes that come out of it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from studio.core.speech import Request
from studio.gui.desk.lengths import Lengths
from studio.gui.desk.script import ScriptDesk
from studio.gui.desk.takes import Takes
from studio.jobs.events import QueueChanged
from studio.jobs.job import JobId, Rendered
from studio.jobs.queue import Entry, Totals
from studio.jobs.render_job import RenderLine, Sink
from studio.jobs.task import Task
from studio.jobs.worker import Worker
from studio.project.document import Change, Patch, Row, RowId, Status, TakeId, TakeRecord
from studio.project.sound import Sound


class KeepSound(Protocol):
    """Writes a sound to the project's file, before the record that names it."""

    def __call__(self, take: TakeId, sound: Sound) -> None: ...


class Rendering(QObject):
    """What is being made, and the takes that are ready.

    Signals:
        changed (): entries are new, gone or other than before.
        taken (RowId): a row has a new take.
    """

    changed = Signal()
    taken = Signal(object)

    def __init__(self, script: ScriptDesk, lengths: Lengths, takes: Takes, worker: Worker) -> None:
        super().__init__()
        self._script = script
        self._lengths = lengths
        self._takes = takes
        self._worker = worker
        self._keep_sound: KeepSound = _nowhere

    def open(self, keep_sound: KeepSound) -> None:
        """Keep what comes in another project; what was queued for the one before is dropped."""
        self._worker.cancel_all()
        self._keep_sound = keep_sound

    @property
    def entries(self) -> tuple[Entry, ...]:
        """In the order in which they will be done; then those that failed."""
        return self._worker.entries()

    @property
    def totals(self) -> Totals:
        return self._worker.totals()

    def is_queued(self, id_: RowId) -> bool:
        """Whether the row is being rendered or waits for it."""
        return id_ in self.queued

    @property
    def queued(self) -> frozenset[RowId]:
        """Rows that are being rendered or wait for it."""
        alive = (entry.job for entry in self.entries if entry.state != "failed")
        return frozenset(job.row for job in alive if isinstance(job, RenderLine) and job.row is not None)

    def render(self, ids: Iterable[RowId]) -> int:
        """Queue rows that have no current take; tells how many."""
        queued = self.queued
        wanted = [id_ for id_ in ids if id_ not in queued and self._is_due(id_)]
        self._worker.submit(*(self._job(id_, self._lengths.request(id_)) for id_ in wanted))
        return len(wanted)

    def render_changed(self) -> int:
        """Queue every row that has no current take; tells how many."""
        return self.render([row.id for row in self._script.document])

    def retake(self, ids: Sequence[RowId]) -> None:
        """Queue another take of each row, with a seed that none of its takes has."""
        self._worker.submit(*(self._job(id_, self._anew(id_)) for id_ in ids if self._has_words(id_)))

    def stream(self, id_: RowId, sink: Sink) -> JobId:
        """Render a row before all others, heard by `sink` while it is made."""
        request = self._lengths.request(id_)
        (job,) = self._worker.submit(replace(self._job(id_, request), kind="play", is_urgent=True, sink=sink))
        return job

    def sample(self, title: str, request: Request, sink: Sink) -> JobId:
        """Speak what belongs to no row before all others."""
        (job,) = self._worker.submit(RenderLine(None, request, title, "audition", is_urgent=True, sink=sink))
        return job

    def submit(self, task: Task) -> JobId:
        """Queue work that is no line."""
        (job,) = self._worker.submit(task)
        return job

    @property
    def is_paused(self) -> bool:
        return self._worker.totals().is_paused

    def pause(self) -> None:
        self._worker.pause()

    def resume(self) -> None:
        self._worker.resume()

    def cancel(self, *ids: JobId) -> None:
        """Take entries out of the queue, failed ones too."""
        self._worker.cancel(*ids)

    def cancel_all(self) -> None:
        self._worker.cancel_all()

    def clear(self) -> None:
        """Dismiss those that failed."""
        self._worker.cancel(*(entry.id for entry in self.entries if entry.state == "failed"))

    def retry(self, *ids: JobId) -> None:
        self._worker.retry(*ids)

    def follow(self, event: QueueChanged) -> None:
        """The worker's queue has changed."""
        self.changed.emit()

    def take_in(self, event: Rendered) -> None:
        """A take is ready: keep it and pick it."""
        row = None if event.row is None else self._script.document.rows.get(event.row)
        if row is None or self._script.is_read_only:
            return
        made = {take.digest: take.id for take in self._script.document.takes_of(row.id)}
        known = made.get(event.take.digest)
        if known is None:
            changes, picked = self._kept(row, event)
        else:
            changes, picked = (), known
        changes += (Change("row", row.id, row, replace(row, take=picked, status=_after_take(row))),)
        self._script.take_in(self.tr("Take"), Patch(tuple(c for c in changes if c.before != c.after)))
        self.taken.emit(row.id)

    def _kept(self, row: Row, event: Rendered) -> tuple[tuple[Change, ...], TakeId]:
        take, request = event.take, event.request
        id_ = self._script.document.new_take_id()
        sound = Sound(take.audio, take.phonemes, take.words, take.natural_samples)
        record = TakeRecord(
            id=id_,
            row=row.id,
            digest=take.digest,
            text=request.text,
            voice=request.voice,
            prosody=request.prosody,
            seed=take.seed,
            target_samples=request.target_samples,
            n_samples=take.audio.n_samples,
            sample_rate=take.audio.sample_rate,
            compute_s=take.compute_s,
            made=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        self._keep_sound(id_, sound)
        self._takes.remember(id_, sound)
        return (Change("take", id_, None, record),), id_

    def _is_due(self, id_: RowId) -> bool:
        return self._has_words(id_) and not self._lengths.is_current(id_)

    def _has_words(self, id_: RowId) -> bool:
        """Whether there is something to speak, as far as is known."""
        length = self._lengths.length(id_)
        return length.is_estimate or length.natural_ms > 0

    def _anew(self, id_: RowId) -> Request:
        seeds = [take.seed for take in self._script.document.takes_of(id_)]
        request = self._lengths.request(id_)
        return replace(request, seed=max([request.seed, *seeds]) + 1)

    def _job(self, id_: RowId, request: Request) -> RenderLine:
        number = self._script.document.index_of(id_) + 1
        return RenderLine(
            row=id_,
            request=request,
            title=self.tr("Line {number}").format(number=number),
            expected_ms=self._lengths.fit(id_).spoken_ms,
            aim=self._lengths.aim(id_, request),
        )


def _after_take(row: Row) -> Status:
    return "open" if row.status == "retake" else row.status


def _nowhere(take: TakeId, sound: Sound) -> None:
    """Before a project is opened there is no file."""
