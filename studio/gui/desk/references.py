"""Reference recordings: their manner is measured beside the window."""

from collections.abc import Callable, Generator, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from studio.analysis.reference import Carried
from studio.core.speech import Lang
from studio.gui.desk.script import ScriptDesk
from studio.jobs.events import Event, QueueChanged
from studio.jobs.job import JobId, Progress, TaskDone
from studio.jobs.queue import Entry
from studio.jobs.task import Task
from studio.jobs.worker import Worker

MannerFrom = Callable[[Path, Lang | None], Carried]
"""Measures a recording of speech in that language; None: not known. Raises InputError."""
Then = Callable[[Carried], object]


class References(QObject):
    """Recordings that are measured, and what is to be done with their manners.

    Signals:
        changed (): a recording is being measured, or is no more.
        failed (str, str): one cannot be; carries a sentence and details.
    """

    changed = Signal()
    failed = Signal(str, str)

    def __init__(self, script: ScriptDesk, worker: Worker, manner_from: MannerFrom) -> None:
        """`manner_from` is called on the worker's thread."""
        super().__init__()
        self._worker = worker
        self._manner_from = manner_from
        self._wanted: dict[JobId, tuple[Path, Then]] = {}
        self._failed: set[JobId] = set()
        worker.happened.connect(self._follow)
        script.opened.connect(self.cancel)  # they were meant for lines of the project before

    @property
    def paths(self) -> tuple[Path, ...]:
        """Of the recordings that are being measured."""
        return tuple(path for job, (path, _) in self._wanted.items() if job not in self._failed)

    def measure(self, path: Path, lang: Lang | None, then: Then) -> None:
        """Call `then` with the manner of a recording in that language, later."""
        title = self.tr("Measure {name}").format(name=path.name)
        (job,) = self._worker.submit(Task(title, partial(self._work, path, lang), is_urgent=True))
        self._wanted[job] = path, then
        self.changed.emit()

    def cancel(self) -> None:
        """Measure nothing more."""
        jobs = tuple(self._wanted)
        self._wanted.clear()
        self._failed.clear()
        self._worker.cancel(*jobs)
        self.changed.emit()

    def _work(self, path: Path, lang: Lang | None) -> Generator[Progress, None, Carried]:
        yield Progress(0.0)
        return self._manner_from(path, lang)

    def _follow(self, event: Event) -> None:
        match event:
            case TaskDone(job=job, value=Carried() as carried) if job in self._wanted:
                _, then = self._wanted.pop(job)
                self.changed.emit()
                then(carried)
            case QueueChanged(entries):
                self._follow_queue(entries)

    def _follow_queue(self, entries: Iterable[Entry]) -> None:
        ours = [entry for entry in entries if entry.id in self._wanted]
        for entry in ours:
            if entry.state == "failed":
                self._failed.add(entry.id)  # it may be tried again
                self.failed.emit(entry.sentence, entry.details)
            else:
                self._failed.discard(entry.id)
            if entry.state == "cancelled":
                del self._wanted[entry.id]
        if ours:
            self.changed.emit()
