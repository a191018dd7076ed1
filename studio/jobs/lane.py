"""Jobs of one queue, done step by step by one thread."""

import logging
import traceback
from collections.abc import Callable, Generator, Iterable
from threading import RLock

from studio.core.errors import StudioError
from studio.jobs.events import Event, QueueChanged
from studio.jobs.job import Bench, JobId, Progress, Rendered, Result
from studio.jobs.queue import Entry, JobQueue

_log = logging.getLogger(__name__)

Steps = Generator[Progress, None, Result]


class Lane:
    """The begun jobs of a queue. Used by one thread alone; the queue is guarded."""

    def __init__(
        self, queue: JobQueue, guard: RLock, bench: Callable[[JobId], Bench], tell: Callable[[Event], None]
    ) -> None:
        """`guard` is held wherever the queue is used; `bench` is what a job gets to work with."""
        self.queue = queue
        self._guard = guard
        self._bench = bench
        self._tell = tell
        self._steps: dict[JobId, Steps] = {}

    def left(self) -> list[JobId]:
        """Begun jobs that are no longer in the queue, and have to be closed."""
        return [id_ for id_ in self._steps if id_ not in self.queue]

    def begun(self) -> list[Entry]:
        """Entries of begun jobs; the guard is held."""
        return [entry for entry in self.queue.entries() if entry.id in self._steps]

    def advance(self, entry: Entry) -> None:
        """Do one step of a job."""
        id_ = entry.id
        try:
            progress = next(self._steps.get(id_) or self._begin(entry))
        except StopIteration as end:
            result: Result = end.value
            with self._guard:
                del self._steps[id_]
                if isinstance(result, Rendered) and not result.is_cached:
                    self.queue.measure(result.take)
                if id_ in self.queue:
                    self._tell(result)
                    self._tell_changed(self.queue.finish(id_))
        except StudioError as error:
            self._fail(id_, str(error), error)
        except Exception:
            _log.exception("The job %r has failed.", entry.job.title)
            self._fail(id_, "Something unexpected went wrong: see the details and the log, and try again.")
        else:
            with self._guard:
                self._tell_changed(self.queue.step(id_, progress))

    def close(self, ids: Iterable[JobId]) -> None:
        """Have begun jobs clean up."""
        for id_ in ids:
            try:
                self._steps.pop(id_).close()
            except Exception:
                _log.exception("A job could not be ended in good order.")

    def _begin(self, entry: Entry) -> Steps:
        self._steps[entry.id] = entry.job.steps(self._bench(entry.id))
        return self._steps[entry.id]

    def _fail(self, id_: JobId, sentence: str, fault: StudioError | None = None) -> None:
        details = traceback.format_exc()
        with self._guard:
            self._steps.pop(id_, None)
            if id_ in self.queue:
                self._tell_changed(self.queue.fail(id_, sentence, details, fault))

    def _tell_changed(self, entries: tuple[Entry, ...]) -> None:
        if entries:
            self._tell(QueueChanged(entries))
