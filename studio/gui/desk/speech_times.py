"""Times from the film's speech for lines that have none."""

from collections.abc import Callable, Generator, Iterable
from functools import partial
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal

from studio.core.cue_offer import beside, offered
from studio.core.script import Cue, Line, Script
from studio.gui.desk.lengths import Lengths
from studio.gui.desk.original import OriginalSound
from studio.gui.desk.script import ScriptDesk
from studio.jobs.events import Event, QueueChanged
from studio.jobs.job import JobId, Progress, TaskDone
from studio.jobs.queue import Entry
from studio.jobs.task import Task
from studio.jobs.worker import Worker
from studio.project import edits
from studio.project.document import Patch, RowId

State = Literal["idle", "listening", "found", "failed"]
FindSpeech = Callable[[Path, int], Generator[float, None, tuple[Cue, ...]]]
"""Stretches of speech in a sound track of a film, from 0; gives the part that was heard. Raises StudioError."""


class SpeechTimes(QObject):
    """The speech of the film, and which line would get which of it.

    Signals:
        changed (): more was heard, or it is offered otherwise.
    """

    changed = Signal()

    def __init__(
        self, script: ScriptDesk, lengths: Lengths, original: OriginalSound, worker: Worker, find: FindSpeech
    ) -> None:
        """`find` is called on the worker's thread."""
        super().__init__()
        self._script = script
        self._lengths = lengths
        self._original = original
        self._worker = worker
        self._find = find
        self._job: JobId | None = None
        self.state: State = "idle"
        self.part = 0.0
        """Of the film that was heard, 0 to 1."""
        self.problem = ""
        """A sentence, where it has failed."""
        self._heard: tuple[Cue, ...] = ()
        self._of = self._source
        worker.happened.connect(self._follow)
        script.opened.connect(self.cancel)
        original.changed.connect(self._follow_film)

    @property
    def stretches(self) -> tuple[Cue, ...]:
        """When somebody speaks in the film and no line has that time yet."""
        return beside(self._heard, (row.cue for row in self._script.document if row.cue is not None))

    @property
    def rows(self) -> tuple[RowId, ...]:
        """The lines without times, in their order."""
        return tuple(row.id for row in self._script.document if row.cue is None)

    def offer(self) -> tuple[tuple[RowId | None, Cue], ...]:
        """Each line without times and what it would get; in an empty script a new line for every stretch."""
        stretches, rows = self.stretches, self.rows
        if not len(self._script.document):
            return tuple((None, cue) for cue in stretches)
        lengths = [max(1, self._lengths.length(id_).natural_ms) for id_ in rows]
        return tuple(zip(rows, offered(stretches, lengths), strict=True)) if stretches else ()

    def listen(self) -> None:
        """Find the speech of the film."""
        self._forget()
        path = self._original.path
        if path is None:
            return
        title = self.tr("Find the speech in {name}").format(name=path.name)
        work = partial(self._work, path, self._original.settings.track)
        (self._job,) = self._worker.submit(Task(title, work, is_urgent=True))
        self.state, self.part, self._of = "listening", 0.0, self._source
        self.changed.emit()

    def cancel(self) -> None:
        """Listen no further, and forget what was heard."""
        self._forget()
        self.changed.emit()

    def apply(self) -> None:
        """Give the lines their times, as one edit."""
        document, offer = self._script.document, self.offer()
        if not offer:
            return
        if offer[0][0] is None:
            empty = Script(tuple(Line(number, "", cue) for number, (_, cue) in enumerate(offer, 1)))
            self._script.do(self.tr("Lines from the film's speech"), edits.import_script(document, empty))
        else:
            patches = [edits.set_cue(document, id_, cue) for id_, cue in offer if id_ is not None]
            whole = Patch(tuple(change for patch in patches for change in patch.changes))
            self._script.do(self.tr("Times from the film's speech"), whole)
        self.changed.emit()

    @property
    def _source(self) -> tuple[Path | None, int]:
        """Film and track."""
        return self._original.path, self._original.settings.track

    def _follow_film(self) -> None:
        """What was heard of another film means nothing for this one."""
        if self.state != "idle" and self._of != self._source:
            self.cancel()

    def _forget(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            self._worker.cancel(job)
        self.state, self.part, self.problem, self._heard = "idle", 0.0, "", ()

    def _work(self, path: Path, track: int) -> Generator[Progress, None, tuple[Cue, ...]]:
        steps = self._find(path, track)
        while True:
            try:
                part = next(steps)
            except StopIteration as end:
                found: tuple[Cue, ...] = end.value
                return found
            yield Progress(part)

    def _follow(self, event: Event) -> None:
        match event:
            case TaskDone(job=job, value=tuple() as found) if job == self._job:
                self._job, self.state, self._heard = None, "found", found
                self.changed.emit()
            case QueueChanged(entries):
                self._follow_queue(entries)

    def _follow_queue(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            if entry.id != self._job or entry.state == "done":
                continue
            if entry.state == "failed":
                self._worker.cancel(entry.id)  # it is told here, and need not stay in the queue
                self._job, self.state, self.problem = None, "failed", entry.sentence
            elif entry.state == "cancelled":
                self._job, self.state = None, "idle"
            else:
                self.part = entry.progress
            self.changed.emit()
