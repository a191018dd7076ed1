"""The one worker beside the window: holds the engine, does the jobs step by step, and tells what happens."""

import logging
import traceback
from collections.abc import Callable, Generator, Iterable, Sequence
from functools import partial
from threading import Condition, RLock, Thread

from PySide6.QtCore import QObject, Qt, QThread, Signal

from studio.core.errors import StudioError
from studio.jobs.events import Event, MemoryUse, QueueChanged
from studio.jobs.job import Bench, Job, JobId, Progress, Rendered, Result
from studio.jobs.memory import rss_bytes
from studio.jobs.planner import Planner, Question
from studio.jobs.queue import Entry, JobQueue, Totals
from studio.jobs.seat import EngineSeat, MakeEngine
from studio.project.document import RowId
from studio.render.plan_cache import PlanCache
from studio.render.takes import TakeCache

_log = logging.getLogger(__name__)

Steps = Generator[Progress, None, Result]


def no_gpu() -> None:
    """Bytes in use on the graphics card, where there is none."""


class Worker(QThread):
    """Loads the engine when started, then works until `shutdown`.

    All methods return at once (but `shutdown`) and may be called from any thread; what they bring about comes as
    events. Urgent jobs go before the others, in the order in which they came; a job gives way between two steps.

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
        parent: QObject | None = None,
    ) -> None:
        """`make_engine` and `gpu_bytes` are called on the worker's thread."""
        super().__init__(parent)
        self._make_engine = make_engine
        self._takes = takes
        self._plans = plans
        self._gpu_bytes = gpu_bytes
        self._changed = Condition(RLock())  # guards what follows, but for `_steps`, which is the worker's thread's own
        self._queue = JobQueue()
        self._engine_wanted = True
        self._memory_wanted = False
        self._is_closing = False
        self._steps: dict[JobId, Steps] = {}
        self._seat = EngineSeat(self._tell)
        self._planner = Planner(self._seat, plans, self._tell, self._changed)
        # Through the event loop of the window's thread: so events keep their order, whichever thread tells them.
        self._posted.connect(self.happened, Qt.ConnectionType.QueuedConnection)

    def submit(self, *jobs: Job) -> tuple[JobId, ...]:
        """Queue jobs."""
        with self._changed:
            return tuple(entry.id for entry in self._queued(self._queue.add(jobs)))

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
            self._queued(self._queue.cancel(ids))

    def cancel_all(self) -> None:
        """Cancel every job that is still to be done; failed ones stay."""
        with self._changed:
            self._queued(self._queue.cancel([entry.id for entry in self._queue.entries() if entry.state != "failed"]))

    def pause(self) -> None:
        """Suspend all jobs but the urgent ones, at the next step."""
        with self._changed:
            self._tell(QueueChanged(self._queue.pause()))

    def resume(self) -> None:
        with self._changed:
            self._tell(QueueChanged(self._queue.resume()))
            self._changed.notify_all()

    def retry(self, *ids: JobId) -> None:
        """Queue failed jobs again."""
        with self._changed:
            self._queued(self._queue.retry(ids))

    def reload(self, make_engine: MakeEngine | None = None) -> None:
        """Exchange the engine at the next step; None: one made like the last.

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
            return self._queue.entries()

    def totals(self) -> Totals:
        """The queue as a whole; its `left_s` shrinks from call to call."""
        with self._changed:
            return self._queue.totals()

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
        # A daemon, so that a process that forgot `shutdown` can end.
        planner = Thread(target=self._planner.run, name="planner", daemon=True)
        planner.start()
        while (work := self._next()) is not None:
            try:
                work()
            except Exception:
                _log.exception("The worker goes on after an unexpected fault.")
        planner.join()
        self._seat.clear()

    def _next(self) -> Callable[[], None] | None:
        """What to do now; waits for it. None: the thread shall end."""
        with self._changed:
            while True:
                if gone := [id_ for id_ in self._steps if id_ not in self._queue]:
                    return partial(self._close, gone)
                if self._is_closing:
                    return None
                if self._engine_wanted:
                    self._engine_wanted = False
                    return partial(self._load, self._make_engine)
                if self._memory_wanted:
                    self._memory_wanted = False
                    return self._tell_memory
                entry = self._queue.next(has_engine=self._seat.is_filled)
                self._planner.rest(entry is not None and entry.job.is_urgent)
                if entry is not None:
                    self._queued(self._queue.run(entry.id))
                    return partial(self._advance, entry)
                self._changed.wait()

    def _advance(self, entry: Entry) -> None:
        """Do one step of a job."""
        id_ = entry.id
        try:
            progress = next(self._steps.get(id_) or self._begun(entry))
        except StopIteration as end:
            result: Result = end.value
            with self._changed:
                del self._steps[id_]
                if isinstance(result, Rendered) and not result.is_cached:
                    self._queue.measure(result.take)
                if id_ in self._queue:
                    self._tell(result)
                    self._queued(self._queue.finish(id_))
        except StudioError as error:
            self._fail(id_, str(error))
        except Exception:
            _log.exception("The job %r has failed.", entry.job.title)
            self._fail(id_, "Something unexpected went wrong: see the details and the log, and try again.")
        else:
            with self._changed:
                self._queued(self._queue.step(id_, progress))
        self._seat.look()

    def _begun(self, entry: Entry) -> Steps:
        """The steps of a job that was not begun."""
        bench = Bench(entry.id, self._seat.taken, self._takes, self._plans, partial(self._is_wanted, entry.id))
        self._steps[entry.id] = entry.job.steps(bench)
        return self._steps[entry.id]

    def _fail(self, id_: JobId, sentence: str) -> None:
        details = traceback.format_exc()
        with self._changed:
            self._steps.pop(id_, None)
            if id_ in self._queue:
                self._queued(self._queue.fail(id_, sentence, details))

    def _close(self, ids: Iterable[JobId]) -> None:
        """Have begun jobs clean up."""
        for id_ in ids:
            try:
                self._steps.pop(id_).close()
            except Exception:
                _log.exception("A job could not be ended in good order.")

    def _load(self, make_engine: MakeEngine) -> None:
        with self._changed:
            begun = [entry for entry in self._queue.entries() if entry.id in self._steps and entry.job.needs_engine]
            self._queued(self._queue.cancel([entry.id for entry in begun if entry.job.is_urgent]))
            self._queued(self._queue.start_over([entry.id for entry in begun if not entry.job.is_urgent]))
            self._queue.forget_pace()
        self._close([entry.id for entry in begun])
        self._seat.fill(make_engine)
        with self._changed:
            self._changed.notify_all()  # the planner waits for the engine

    def _is_wanted(self, id_: JobId) -> bool:
        with self._changed:
            return id_ in self._queue

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
