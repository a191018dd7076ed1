"""The one worker beside the window: holds the engine, does the jobs step by step, and tells what happens."""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from itertools import count, groupby
from threading import Condition, RLock, Thread

from PySide6.QtCore import QObject, Qt, QThread, Signal

from studio.core.errors import SetupError
from studio.core.ports import Engine
from studio.core.quality import Quality
from studio.jobs.events import Event, MemoryUse, QueueChanged
from studio.jobs.job import Bench, Job, JobId
from studio.jobs.lane import Lane
from studio.jobs.memory import rss_bytes
from studio.jobs.planner import Planner, Question
from studio.jobs.queue import Entry, JobQueue, Totals
from studio.jobs.seat import EngineSeat, MakeEngine
from studio.jobs.side_seat import SideSeat
from studio.project.document import RowId
from studio.render.plan_cache import PlanCache
from studio.render.takes import TakeCache

Work = Callable[[], None]
_log = logging.getLogger(__name__)

NO_ENGINES: Mapping[Quality, MakeEngine] = {}


def no_gpu() -> None:
    """Bytes in use on the graphics card, where there is none."""


class Worker(QThread):
    """Loads the engine when started, then works until `shutdown`.

    All methods return at once (but `shutdown`) and may be called from any thread; what they bring about comes as
    events. Urgent jobs go before the others, in the order in which they came; a job gives way between two steps.
    Urgent drafts have a thread of their own: a step of the studio's engine takes longer than the whole of a draft.

    Signals:
        happened (Event): one thing that happened. Emitted in the thread that made the worker, by its event loop and
            never within a call, in the order in which things happened.
    """

    happened = Signal(object)
    _posted = Signal(object)

    def __init__(
        self,
        make_engine: MakeEngine,
        takes: TakeCache | None = None,
        plans: PlanCache | None = None,
        gpu_bytes: Callable[[], int | None] = no_gpu,
        others: Mapping[Quality, MakeEngine] = NO_ENGINES,
        parent: QObject | None = None,
    ) -> None:
        """`make_engine`, `gpu_bytes` and `others`, which make the engines of other qualities, are called on the
        worker's threads; `others` also on the one that asks for an estimate first."""
        super().__init__(parent)
        self._make_engine = make_engine
        self._takes = takes
        self._plans = plans
        self._gpu_bytes = gpu_bytes
        guard = RLock()
        self._changed = Condition(guard)  # guards what follows
        ids = count(1)
        self._lane = Lane(JobQueue(ids=ids, estimate=self.estimate_s), guard, self._bench, self._tell)
        self._express = Lane(JobQueue(ids=ids), guard, self._bench, self._tell)
        self._engine_wanted = True
        self._memory_wanted = False
        self._is_closing = False
        self._seat = EngineSeat(self._tell)
        self._others = {quality: SideSeat(quality, make, self._tell) for quality, make in others.items()}
        self._planner = Planner(self._seat, plans, self._tell, self._changed)
        # Through the event loop of the window's thread: so events keep their order, whichever thread tells them.
        self._posted.connect(self.happened, Qt.ConnectionType.QueuedConnection)

    def submit(self, *jobs: Job) -> tuple[JobId, ...]:
        """Queue jobs."""
        with self._changed:
            added = (lane.queue.add(some) for lane, some in groupby(jobs, self._lane_of))
            return tuple(entry.id for entries in added for entry in self._queued(entries))

    def prefer(self, *ids: JobId) -> None:
        """These go before all others that are no more urgent."""
        with self._changed:
            self._lane.queue.prefer(ids)

    def plan(self, questions: Sequence[Question]) -> None:
        """Ask for plans of rows; the answers come in `Planned`.

        A later question about a row replaces the one before, unless its request has a lower revision. One asked alone
        goes before those asked in bulk, the newest first.
        """
        self._planner.ask(questions)

    def drop_plans(self, rows: Iterable[RowId]) -> None:
        """Answer nothing more about these rows."""
        self._planner.drop(rows)

    def cancel(self, *ids: JobId) -> None:
        """Jobs leave the queue now, failed ones too; what is computed for them stops at the next step."""
        with self._changed:
            for lane in self._lanes:
                self._queued(lane.queue.cancel(ids))

    def cancel_all(self) -> None:
        """Cancel every job that is still to be done; failed ones stay."""
        with self._changed:
            self.cancel(*(entry.id for entry in self.entries() if entry.state != "failed"))

    def pause(self) -> None:
        """Suspend all jobs but the urgent ones, at the next step."""
        with self._changed:
            self._tell(QueueChanged(self._lane.queue.pause()))

    def resume(self) -> None:
        with self._changed:
            self._tell(QueueChanged(self._lane.queue.resume()))
            self._changed.notify_all()

    def retry(self, *ids: JobId) -> None:
        """Queue failed jobs again."""
        with self._changed:
            for lane in self._lanes:
                self._queued(lane.queue.retry(ids))

    def reload(self, make_engine: MakeEngine | None = None) -> None:
        """Exchange the engine at the next step; None: one made like the last. Those of other qualities are made anew.

        Jobs stay queued, and one that was begun starts anew; an urgent one that was begun is cancelled, since half of
        it has been heard.
        """
        with self._changed:
            self._make_engine = make_engine or self._make_engine
            self._engine_wanted = True
            self._changed.notify_all()

    def measure_memory(self) -> None:
        """Have `MemoryUse` told, at the next step."""
        with self._changed:
            self._memory_wanted = True
            self._changed.notify_all()

    def entries(self) -> tuple[Entry, ...]:
        """The queue as it stands."""
        with self._changed:
            return tuple(entry for lane in reversed(self._lanes) for entry in lane.queue.entries())

    def totals(self) -> Totals:
        """The queue as a whole; its `left_s` shrinks from call to call."""
        with self._changed:
            return self._lane.queue.totals()

    def estimate_s(self, quality: Quality, lines_ms: Sequence[int]) -> float | None:
        """About how many seconds lines that last so long take, told at once; None where that is soon."""
        seat = self._others.get(quality)
        return None if seat is None else seat.estimate_s(lines_ms)

    def shutdown(self, patience_s: float = 10.0) -> bool:
        """Cancel everything and wait for the thread, which ends after the step in hand; whether it has ended.

        Must come before the worker is let go: Qt aborts the process where a running QThread is destroyed.
        """
        with self._changed:
            self.cancel_all()
            self._is_closing = True
            self._changed.notify_all()
        self._planner.close()
        return self.wait(round(patience_s * 1000))

    def run(self) -> None:
        """The thread; called by Qt."""
        # Daemons, so that a process that forgot `shutdown` can end.
        beside = [Thread(target=self._planner.run, name="planner", daemon=True)]
        if "draft" in self._others:
            beside.append(Thread(target=self._work, args=(self._next_draft,), name="drafts", daemon=True))
        for thread in beside:
            thread.start()
        self._work(self._next)
        for thread in beside:
            thread.join()
        self._seat.clear()
        for seat in self._others.values():
            seat.clear()

    def _work(self, following: Callable[[], Work | None]) -> None:
        while (work := following()) is not None:
            try:
                work()
            except Exception:
                _log.exception("The worker goes on after an unexpected fault.")

    def _next(self) -> Work | None:
        """What to do now; waits for it. None: the thread shall end."""
        return self._following(self._lane, self._wished, self._begun, self._tidied)

    def _next_draft(self) -> Work | None:
        """The same for urgent drafts."""
        return self._following(self._express, self._begun_draft)

    def _following(self, lane: Lane, *finding: Callable[[], Work | None]) -> Work | None:
        """Entries that have left the lane are closed first; then what is found first, whenever that is."""
        with self._changed:
            while True:
                if gone := lane.left():
                    return partial(lane.close, gone)
                if self._is_closing:
                    return None
                if work := next(filter(None, (find() for find in finding)), None):
                    return work
                self._changed.wait()

    def _wished(self) -> Work | None:
        """What the window asked of the engine."""
        if self._engine_wanted:
            self._engine_wanted = False
            return partial(self._load, self._make_engine)
        if self._memory_wanted:
            self._memory_wanted = False
            return self._tell_memory
        return None

    def _begun(self) -> Work | None:
        entry = self._taken(self._lane, has_engine=self._seat.is_filled)
        return None if entry is None else partial(self._advance, entry)

    def _begun_draft(self) -> Work | None:
        entry = self._taken(self._express, has_engine=True)
        return None if entry is None else partial(self._express.advance, entry)

    def _taken(self, lane: Lane, has_engine: bool) -> Entry | None:
        """The entry whose turn it is; it runs now."""
        self._rest_planner()
        entry = lane.queue.next(has_engine=has_engine)
        if entry is not None:
            self._queued(lane.queue.run(entry.id))
        return entry

    def _tidied(self) -> Work | None:
        idle = self._idle()
        return None if idle is None else idle.clear

    def _advance(self, entry: Entry) -> None:
        self._lane.advance(entry)
        self._seat.look()

    def _rest_planner(self) -> None:
        """While somebody waits for sound, whichever thread makes it."""
        coming = (lane.queue.next(has_engine=True) for lane in self._lanes)
        self._planner.rest(any(entry is not None and entry.job.is_urgent for entry in coming))

    def _idle(self) -> SideSeat | None:
        """An engine whose memory can be given back. That of drafts is small, and is wanted at any moment."""
        wanted = {entry.job.quality for entry in self._lane.queue.entries() if entry.state != "failed"}
        loaded = (seat for seat in self._others.values() if seat.is_loaded)
        return next((seat for seat in loaded if seat.quality not in ("draft", *wanted)), None)

    def _load(self, make_engine: MakeEngine) -> None:
        lane = self._lane
        with self._changed:
            begun = [entry for entry in lane.begun() if entry.job.needs_engine]
            self._queued(lane.queue.cancel([entry.id for entry in begun if entry.job.is_urgent]))
            self._queued(lane.queue.start_over([entry.id for entry in begun if not entry.job.is_urgent]))
            lane.queue.forget_pace()
        lane.close([entry.id for entry in begun])
        for seat in self._others.values():
            seat.renew()
        self._seat.fill(make_engine, self._load_drafts)
        with self._changed:
            self._changed.notify_all()  # the planner waits for the engine

    def _load_drafts(self) -> bool:
        """They are what is heard first. On the thread of the other engine: torch is not imported by two at once. Tells
        whether anybody waits for the other engine: loading takes seconds, and who closes does not wait for both."""
        if "draft" in self._others:
            with suppress(SetupError):  # which is told
                self._others["draft"].taken()
        with self._changed:
            return not self._is_closing

    def _bench(self, id_: JobId) -> Bench:
        return Bench(id_, self._engine, self._takes, self._plans, partial(self._is_wanted, id_))

    def _engine(self, quality: Quality) -> Engine:
        """Loaded. Raises SetupError."""
        if quality == "studio":
            return self._seat.taken()
        seat = self._others.get(quality)
        if seat is None:
            raise SetupError(f"This Dubsmith has no {quality} engine.")
        return seat.taken()

    @property
    def _lanes(self) -> tuple[Lane, Lane]:
        return self._lane, self._express

    def _lane_of(self, job: Job) -> Lane:
        is_express = job.is_urgent and job.quality == "draft" and "draft" in self._others
        return self._express if is_express else self._lane

    def _is_wanted(self, id_: JobId) -> bool:
        with self._changed:
            return any(id_ in lane.queue for lane in self._lanes)

    def _tell_memory(self) -> None:
        self._tell(MemoryUse(rss_bytes(), self._gpu_bytes()))

    def _queued(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """Tell of entries that have changed, and wake the thread; the lock is held."""
        if entries:
            self._tell(QueueChanged(entries))
            self._changed.notify_all()
        return entries

    def _tell(self, event: Event) -> None:
        self._posted.emit(event)
