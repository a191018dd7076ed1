"""The thread that writes to a project file, one transaction after another, in the order in which it was asked."""

import logging
import sqlite3
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from studio.core.errors import OutputError

_log = logging.getLogger(__name__)

RETRY_S = 1.0
"""Between attempts to write what could not be written."""

Statement = tuple[str, tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Job:
    """What is written in one transaction. To write it twice is the same as once, so it can be tried again."""

    statements: tuple[Statement, ...]
    on_kept: Callable[[], None] | None = None
    """Called in the thread of the writer once it is on the disk."""
    replaces: str = ""
    """Not empty: this takes the place of a job with the same word here that waits right before it."""


def run_all(connection: sqlite3.Connection, jobs: tuple[Job, ...]) -> None:
    """All jobs in one transaction, or none. Raises sqlite3.Error."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for job in jobs:
            for sql, values in job.statements:
                connection.execute(sql, values)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
        raise


class Writer:
    """Writes jobs in order; all that wait go into one transaction. What fails stays in order and is tried again."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        sentence_of: Callable[[Exception], str],
        on_failure: Callable[[str], None],
    ) -> None:
        self._connection = connection
        self._sentence_of = sentence_of
        self._on_failure = on_failure
        self._jobs: deque[Job] = deque()
        self._in_hand = 0
        """How many of them are being written now."""
        self._changed = threading.Condition()
        self._hand = threading.Lock()
        """Held while the connection is in use."""
        self._put = self._kept = self._failures = 0
        self._trouble = ""
        self._is_stopping = False
        self._thread = threading.Thread(target=self._run, name="project writer", daemon=True)
        self._thread.start()

    def put(self, job: Job) -> None:
        with self._changed:
            waits = len(self._jobs) > self._in_hand
            if waits and job.replaces and self._jobs[-1].replaces == job.replaces:
                self._jobs[-1] = job
            else:
                self._jobs.append(job)
                self._put += 1
            self._changed.notify_all()

    def flush(self) -> None:
        """Wait until all that was put before is on the disk. Raises OutputError where it cannot be written."""
        with self._changed:
            until, failures = self._put, self._failures
            self._changed.notify_all()  # tries again at once where the last attempt failed
            self._changed.wait_for(lambda: self._kept >= until or self._failures > failures)
            if self._kept < until:
                raise OutputError(self._trouble)

    @contextmanager
    def pausing(self) -> Iterator[tuple[Job, ...]]:
        """The jobs that wait. Until the block ends none of them is written."""
        with self._hand:
            with self._changed:
                waiting = tuple(self._jobs)
            yield waiting

    def stop(self) -> int:
        """End the thread when all is written, or at once where writing fails; how many jobs are left."""
        with self._changed:
            self._is_stopping = True
            self._changed.notify_all()
        self._thread.join()
        return len(self._jobs)

    def _run(self) -> None:
        while batch := self._next():
            with self._hand:
                error = self._attempt(batch)
                with self._changed:
                    self._in_hand = 0
                    if error is None:
                        for _ in batch:
                            self._jobs.popleft()
                        self._kept += len(batch)
            self._tell("" if error is None else self._sentence_of(error))
            if error is None:
                for job in batch:
                    self._call(job.on_kept)

    def _next(self) -> tuple[Job, ...]:
        """The jobs to write now; none when it is time to end."""
        with self._changed:
            if self._trouble and not self._is_stopping:
                self._changed.wait(RETRY_S)
            else:
                self._changed.wait_for(lambda: self._jobs or self._is_stopping)
            if self._trouble and self._is_stopping:
                return ()
            self._in_hand = len(self._jobs)
            return tuple(self._jobs)

    def _attempt(self, batch: tuple[Job, ...]) -> Exception | None:
        try:
            run_all(self._connection, batch)
        except Exception as error:  # whatever it is, nothing may be lost and the thread must go on
            return error
        return None

    def _tell(self, trouble: str) -> None:
        """Wake those who wait; report what has changed for the worse or the better."""
        with self._changed:
            is_news = trouble != self._trouble
            self._trouble = trouble
            self._failures += bool(trouble)
            self._changed.notify_all()
        if is_news:
            self._call(lambda: self._on_failure(trouble))

    def _call(self, call: Callable[[], None] | None) -> None:
        if call is None:
            return
        try:
            call()
        except Exception:  # not ours: whatever it is, the next edit must be written
            _log.exception("Who was told about the project file failed.")
