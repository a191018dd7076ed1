"""Rows in the queue, and the takes that come out of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from studio.core.quality import Quality, suffices
from studio.core.speech import Request
from studio.gui.desk.aim import Aim
from studio.gui.desk.lengths import Fitted, Lengths
from studio.gui.desk.qualities import Qualities
from studio.gui.desk.script import Edited, ScriptDesk
from studio.gui.desk.takes import Takes
from studio.gui.desk.taking_in import finest, record_of, superseded
from studio.gui.desk.verifying import Policy
from studio.jobs.events import QueueChanged
from studio.jobs.job import JobId, JobKind, Rendered
from studio.jobs.queue import Entry, Totals
from studio.jobs.render_job import RenderLine, Sink
from studio.jobs.task import EngineTask, Task
from studio.jobs.worker import Worker
from studio.project.document import Change, Patch, Row, RowId, Status, TakeId, TakeRecord
from studio.project.sound import Sound

TOGETHER_MS = 50
"""`changed` is told at most this often: lines that are found in the cache come by the hundred."""
QUEUED_AT_ONCE = 400
"""Rows that are queued in one go; more than these follow when the window has drawn itself."""


class KeepSound(Protocol):
    """Writes a sound to the project's file, before the record that names it."""

    def __call__(self, take: TakeId, sound: Sound) -> None: ...


@dataclass(frozen=True, slots=True)
class _Order:
    """What a job of this project was asked to make."""

    row: RowId
    kind: JobKind
    request: Request
    aim: Aim
    quality: Quality
    retakes: int
    """How often what comes out may still be made again where it has faults."""
    is_remedy: bool
    """Whether it is made because another take has faults: it is heard only where it has fewer."""


class Rendering(QObject):
    """What is being made, and the takes that are ready.

    Signals:
        changed (): entries are new, gone or other than before.
        taken (RowId): a row has a new take.
    """

    changed = Signal()
    taken = Signal(object)

    def __init__(
        self,
        script: ScriptDesk,
        lengths: Lengths,
        takes: Takes,
        worker: Worker,
        policy: Policy,
        qualities: Qualities,
    ) -> None:
        super().__init__()
        self._script = script
        self._lengths = lengths
        self._takes = takes
        self._worker = worker
        self._policy = policy
        self._qualities = qualities
        self._keep_sound: KeepSound = _nowhere
        self._orders: dict[JobId, _Order] = {}  # of this project, waiting or at work
        self._jobs: dict[RowId, set[JobId]] = {}  # the same by row
        self._later: dict[RowId, Quality] = {}  # to be queued soon, in order
        self._has_changed = False
        self._rest = self._timer(TOGETHER_MS, self._tell)
        self._soon = self._timer(0, self._queue_some)
        script.edited.connect(self._follow_edit)
        lengths.fitted.connect(self._follow_fits)

    def open(self, keep_sound: KeepSound) -> None:
        """Keep what comes in another project; what was queued for the one before, or has failed there, is dropped."""
        self._worker.cancel(*(entry.id for entry in self._worker.entries()))
        self._orders.clear()
        self._jobs.clear()
        self._later.clear()
        self._keep_sound = keep_sound

    def move(self, keep_sound: KeepSound) -> None:
        """The project lies in another file now."""
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
        return id_ in self._jobs

    @property
    def queued(self) -> frozenset[RowId]:
        """Rows that are being rendered or wait for it."""
        return frozenset(self._jobs).union(self._later)

    def is_due(self, id_: RowId, quality: Quality) -> bool:
        """Whether `render` would queue it: it has words and no such take, and none is to come."""
        if not self._has_words(id_) or self._lengths.is_current(id_, quality):
            return False
        if id_ in self._later and suffices(self._later[id_], quality):
            return False
        orders = (self._orders[job] for job in self._jobs.get(id_, ()))
        batch = [order for order in orders if order.kind == "render" and suffices(order.quality, quality)]
        if not batch:
            return True
        wanted, place = self._lengths.request(id_), self._lengths.place(id_)
        return not any(
            (replace(order.request, seed=wanted.seed), order.aim.place) == (wanted, place) for order in batch
        )

    def render(self, ids: Iterable[RowId], quality: Quality | None = None) -> int:
        """Queue rows that have no current take of that quality or a better one; None: of that in which one works. Tells
        how many. What is queued already, and would not be current, is queued anew."""
        if not self._script.may_edit():
            return 0
        asked = quality or self._qualities.working
        wanted = [id_ for id_ in self._present(ids) if self.is_due(id_, asked)]
        self.cancel(*(job for id_ in wanted for job in self._jobs.get(id_, ()) if self._orders[job].kind == "render"))
        self._later |= dict.fromkeys(wanted, asked)
        if not self._soon.isActive():
            self._queue_some()
        return len(wanted)

    def finish(self, id_: RowId) -> None:
        """Have the draft of a row that somebody works at replaced soon, before the others that wait."""
        if self._qualities.working == "studio" and not self._script.is_read_only:
            self.render([id_])
            orders = ((job, self._orders[job]) for job in self._jobs.get(id_, ()))
            self._worker.prefer(*(job for job, order in orders if order.quality == "studio"))

    def find_again(self, ids: Iterable[RowId]) -> None:
        """Where the take of a row says something else than the row does now, pick one of before that says it, if there
        is one: as when an edit was taken back."""
        rows = [self._script.document.rows[id_] for id_ in self._present(ids) if not self._lengths.is_current(id_)]
        found = ((row, self._ready_take(row.id)) for row in rows)
        changes = (Change("row", row.id, row, replace(row, take=take.id)) for row, take in found if take is not None)
        self._script.take_in(self.tr("Take"), Patch(tuple(changes)))

    def render_changed(self, quality: Quality | None = None) -> int:
        """`render` of every row."""
        return self.render([row.id for row in self._script.document], quality)

    def retake(self, ids: Sequence[RowId]) -> None:
        """Queue another take of each row, with a seed that none of its takes has."""
        if self._script.may_edit():
            rows = [id_ for id_ in self._present(ids) if self._has_words(id_)]
            self._submit([self._job(id_, self._anew(id_), self._qualities.working) for id_ in rows])

    def make_good(self, ids: Sequence[RowId], retakes: int | None = None) -> None:
        """Queue another take of each row because the one that it has has faults; the better one is heard. `retakes`:
        how often in all; None: as the settings say."""
        left = self._policy.retakes if retakes is None else retakes
        if left and not self._script.is_read_only:
            rows = [id_ for id_ in self._present(ids) if self._has_words(id_)]
            self._submit([self._job(id_, self._anew(id_), "studio") for id_ in rows], left - 1, is_remedy=True)

    @property
    def streams_drafts(self) -> bool:
        """Whether what is heard while it is made is a draft: not in a project that keeps nothing, for there it would
        never be replaced."""
        return self._qualities.has_drafts and not self._script.is_read_only

    def stream(self, id_: RowId, sink: Sink) -> JobId:
        """Render a row before all others, heard by `sink` while it is made; as a draft where there are any."""
        quality: Quality = "draft" if self.streams_drafts else "studio"
        job = self._job(id_, self._lengths.request(id_), quality, "play")
        (submitted,) = self._submit([replace(job, is_urgent=True, sink=sink, aims_by=quality)])
        return submitted

    def sample(self, title: str, request: Request, sink: Sink) -> JobId:
        """Speak what belongs to no row before all others."""
        (job,) = self._worker.submit(RenderLine(None, request, title, "audition", is_urgent=True, sink=sink))
        return job

    def sketch(self, id_: RowId, sink: Sink) -> JobId:
        """Speak a row as a draft, as its text is being typed, before all others; nothing of it is kept."""
        request = self._lengths.request(id_)
        job = replace(self._job(id_, request, "draft", "audition"), row=None, is_urgent=True, sink=sink)
        (submitted,) = self._worker.submit(replace(job, aims_by="draft"))
        return submitted

    def submit(self, task: Task | EngineTask) -> JobId:
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
        for id_ in ids:
            self._forget(id_)
        if ids:
            self._worker.cancel(*ids)

    def cancel_all(self) -> None:
        self._later.clear()
        self._orders.clear()
        self._jobs.clear()
        self._worker.cancel_all()

    def clear(self) -> None:
        """Dismiss those that failed."""
        self._worker.cancel(*(entry.id for entry in self.entries if entry.state == "failed"))

    def retry(self, *ids: JobId) -> None:
        """Queue failed jobs again: rows as they are now."""
        failed = {entry.id: entry.job for entry in self.entries if entry.id in ids and entry.state == "failed"}
        lines = {id_: job for id_, job in failed.items() if isinstance(job, RenderLine)}
        self._worker.retry(*(id_ for id_ in failed if id_ not in lines))
        self.cancel(*lines)
        before = {job.row: job for job in lines.values() if job.row is not None}
        there = self._present(before)
        requests = {id_: replace(self._lengths.request(id_), seed=before[id_].request.seed) for id_ in there}
        self._submit([self._job(id_, request, before[id_].quality) for id_, request in requests.items()])

    def follow(self, event: QueueChanged) -> None:
        """The worker's queue has changed."""
        for entry in event.entries:
            if entry.state in ("done", "failed", "cancelled"):
                self._forget(entry.id)
        self._has_changed = True
        if not self._rest.isActive():
            self._tell()

    def take_in(self, event: Rendered) -> None:
        """A take is ready: keep it and, unless the row has one that is more to the point, pick it. Raises StudioError
        where it cannot be kept."""
        order = self._orders.get(event.job)
        if order is None or self._script.is_read_only:
            return
        row = self._script.document.rows.get(order.row)
        if row is None:
            return
        made = {take.digest: take.id for take in self._script.document.takes_of(row.id)}
        known = made.get(event.take.digest)
        if known is None:
            changes, picked = self._kept(row, event)
        else:
            changes, picked = (), known
        is_worse = order.is_remedy and not self._is_better(row, event)
        if self._is_to_the_point(row, event) and not is_worse:
            changes += (Change("row", row.id, row, replace(row, take=picked, status=_after_take(row))),)
            changes += superseded(self._script.document, row.id, event.take.quality, picked)
        self._script.take_in(self.tr("Take"), Patch(tuple(c for c in changes if c.before != c.after)))
        self.taken.emit(row.id)
        if event.take.quality == "draft" and order.kind == "play":
            self.finish(row.id)
        if event.job in self._orders and order.kind == "render" and _is_faulty(event):
            self.make_good([row.id], order.retakes)

    def _ready_take(self, id_: RowId) -> TakeRecord | None:
        takes = self._script.document.takes_of(id_)
        return finest(take for take in takes if not any(self._lengths.changes(take, id_)))

    def _is_better(self, row: Row, event: Rendered) -> bool:
        """Whether what was made has less wrong with it than the take that the row has now."""
        now = None if row.take is None else self._script.document.takes[row.take].verified
        return now is None or event.verified is None or event.verified.weight < now.weight

    def _is_to_the_point(self, row: Row, event: Rendered) -> bool:
        """Whether what was made shall be heard rather than the take that the row has now."""
        if row.take is None or not self._lengths.is_current(row.id):
            return True
        # Of what says the same, the one with the row's own length was there first; another seed is a retake.
        now = self._script.document.takes[row.take]
        is_retake, is_finer = event.request.seed != now.seed, not suffices(now.quality, event.take.quality)
        return (is_retake or is_finer) and self._lengths.says(event.request, row.id)

    def _kept(self, row: Row, event: Rendered) -> tuple[tuple[Change, ...], TakeId]:
        take = event.take
        id_ = self._script.document.new_take_id()
        sound = Sound(take.audio, take.phonemes, take.words, take.natural_samples)
        record = record_of(event, id_, row.id, self._lengths.speaking.voice_digests(event.request))
        self._keep_sound(id_, sound)
        self._takes.remember(id_, sound)
        return (Change("take", id_, None, record),), id_

    def _timer(self, wait_ms: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait_ms)
        timer.timeout.connect(then)
        return timer

    def _tell(self) -> None:
        if self._has_changed:
            self._has_changed = False
            self._rest.start()
            self.changed.emit()

    def _follow_edit(self, event: Edited) -> None:
        """Rows that are gone need not be rendered any more."""
        rows = self._script.document.rows
        gone = [RowId(int(id_)) for id_ in event.patch.touched("row") if id_ not in rows]
        self.cancel(*(job for id_ in gone for job in self._jobs.get(id_, ())))

    def _follow_fits(self, event: Fitted) -> None:
        """More is known of rows beside those that wait, or of themselves."""
        for id_ in event.rows & self._jobs.keys():
            beside = self._lengths.place(id_).beside
            for job in self._jobs[id_]:
                self._orders[job].aim.stand_beside(beside)

    def _queue_some(self) -> None:
        some = list(islice(self._later, QUEUED_AT_ONCE))
        asked = {id_: self._later.pop(id_) for id_ in some}
        self._submit([self._job(id_, self._lengths.request(id_), asked[id_]) for id_ in self._present(some)])
        if self._later:
            self._soon.start()

    def _submit(
        self, jobs: Sequence[RenderLine], retakes: int | None = None, is_remedy: bool = False
    ) -> tuple[JobId, ...]:
        """`retakes`: how often each may be made again; None: as the settings say."""
        left = self._policy.retakes if retakes is None else retakes
        ids = self._worker.submit(*jobs)
        for id_, job in zip(ids, jobs, strict=True):
            assert job.row is not None
            assert isinstance(job.aim, Aim)
            # Drafts are made to be replaced, and what takes long is not made again unasked.
            may_be_made_again = left if job.quality == "studio" else 0
            order = _Order(job.row, job.kind, job.request, job.aim, job.quality, may_be_made_again, is_remedy)
            self._orders[id_] = order
            self._jobs.setdefault(job.row, set()).add(id_)
        return ids

    def _forget(self, id_: JobId) -> None:
        order = self._orders.pop(id_, None)
        if order is not None:
            self._jobs[order.row].discard(id_)
            if not self._jobs[order.row]:
                del self._jobs[order.row]

    def _present(self, ids: Iterable[RowId]) -> list[RowId]:
        """Rows may be deleted between being selected and being rendered."""
        return [id_ for id_ in ids if id_ in self._script.document.rows]

    def _has_words(self, id_: RowId) -> bool:
        """Whether there is something to speak, as far as is known."""
        length = self._lengths.length(id_)
        return length.is_estimate or length.natural_ms > 0

    def _anew(self, id_: RowId) -> Request:
        request = self._lengths.request(id_)
        made = [take.seed for take in self._script.document.takes_of(id_)]
        coming = [self._orders[job].request.seed for job in self._jobs.get(id_, ())]
        return replace(request, seed=max([request.seed, *made, *coming]) + 1)

    def _job(self, id_: RowId, request: Request, quality: Quality, kind: JobKind = "render") -> RenderLine:
        number = self._script.document.index_of(id_) + 1
        return RenderLine(
            row=id_,
            request=request,
            title=self.tr("Line {number}").format(number=number),
            kind=kind,
            expected_ms=self._lengths.fit(id_).spoken_ms,
            aim=self._lengths.aim(id_, request, is_draft=quality == "draft"),
            verify=self._policy.verify(kind, quality),
            quality=quality,
        )


def _is_faulty(event: Rendered) -> bool:
    return event.verified is not None and bool(event.verified.faults)


def _after_take(row: Row) -> Status:
    return "open" if row.status == "retake" else row.status


def _nowhere(take: TakeId, sound: Sound) -> None:
    """Before a project is opened there is no file."""
