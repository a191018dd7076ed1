"""A voice made from recordings: gathering them, having them checked, and the fit."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal

from studio.analysis.faults import Fault
from studio.analysis.recording import Recording, recorded
from studio.core.errors import InputError
from studio.core.ports import Engine, Recorder
from studio.core.speech import Voice
from studio.gui.desk.house import CloneWish, Fitting, House
from studio.gui.desk.voices import OwnVoices
from studio.jobs.events import Event, QueueChanged
from studio.jobs.job import JobId, Progress, TaskDone
from studio.jobs.queue import Entry
from studio.jobs.task import EngineTask, Task
from studio.jobs.worker import Worker
from studio.voices.voice_file import VoiceFile


@dataclass(frozen=True, slots=True)
class _Heard:
    """What came of listening to files, or to what was recorded."""

    recordings: tuple[Recording, ...]
    problems: tuple[str, ...]
    """Why others cannot be used, one sentence each."""


class Cloning(QObject):
    """One voice being made from recordings.

    Signals:
        changed (): recordings, checks, state or result are others than before.
        reached (Fitting): the fit has come so far.
        refused (str, str): a file cannot be read, or the fit has failed; carries a sentence and details.
    """

    changed = Signal()
    reached = Signal(object)
    refused = Signal(str, str)
    _fitted = Signal(object)

    def __init__(self, house: House, own: OwnVoices, worker: Worker) -> None:
        super().__init__()
        self._house = house
        self._own = own
        self._worker = worker
        self._reading: set[JobId] = set()
        self._checking: JobId | None = None
        self._fit: JobId | None = None
        self._file: VoiceFile | None = None
        self.recordings: tuple[Recording, ...] = ()
        self.faults: tuple[Fault, ...] | None = None
        """Of the recordings as they are; None while they are looked at, or where there are none."""
        self.result: Voice | None = None
        """The voice that was made, to be heard before it is kept."""
        self._recorder: Recorder | None = None
        self._n_recorded = 0
        self.wish: CloneWish | None = None
        """What was asked for last."""
        self.fitting: Fitting | None = None
        """How far the fit has come, or came."""
        worker.happened.connect(self._follow)
        self._fitted.connect(self._follow_fit, Qt.ConnectionType.QueuedConnection)

    @property
    def state(self) -> Literal["gathering", "fitting", "made"]:
        if self._fit is not None:
            return "fitting"
        return "gathering" if self.result is None else "made"

    @property
    def is_checking(self) -> bool:
        return self._checking is not None or bool(self._reading)

    @property
    def length_ms(self) -> int:
        """Of all recordings together."""
        return sum(recording.audio.duration_ms for recording in self.recordings)

    @property
    def is_usable(self) -> bool:
        """Whether a voice can be made of the recordings."""
        return self.faults is not None and not any(fault.forbids for fault in self.faults)

    def add_files(self, paths: Sequence[Path]) -> None:
        """Put files of sound among the recordings; those that cannot be read are told."""
        self._listen_to([partial(self._house.read_recording, path) for path in paths])

    @property
    def recorder(self) -> Recorder:
        """The microphone."""
        if self._recorder is None:
            self._recorder = self._house.make_recorder()
        return self._recorder

    def stop_recording(self) -> None:
        """Put what was recorded among the recordings."""
        audio = self.recorder.stop()
        if audio.n_samples:
            self._n_recorded += 1
            name = self.tr("Recording {number}").format(number=self._n_recorded)
            self._listen_to([partial(recorded, name, audio)])

    def close(self) -> None:
        """Let go of the microphone."""
        if self._recorder is not None:
            self._recorder.close()

    def remove(self, place: int) -> None:
        """The recording at a place is not wanted."""
        self._gather(self.recordings[:place] + self.recordings[place + 1 :])

    def begin(self, wish: CloneWish) -> None:
        """Make a voice of the recordings. Raises InputError without permission, and for a name that is none or that of
        a voice that is shipped."""
        if not wish.has_permission:
            raise InputError(self.tr("A voice is cloned only with the permission of the one whose voice it is."))
        self.wish = wish = replace(wish, name=self._own.check_name(wish.name))
        title = self.tr("Clone {name}").format(name=wish.name)
        (self._fit,) = self._worker.submit(EngineTask(title, partial(self._steps, wish=wish)))
        self.result = self._file = self.fitting = None
        self.changed.emit()

    def cancel(self) -> None:
        """Give the fit up; the recordings stay."""
        if self._fit is not None:
            self._worker.cancel(self._fit)

    def keep(self, name: str, is_replacement: bool) -> Voice:
        """Put the voice that was made into the library, and begin anew. Raises InputError or OutputError."""
        if self._file is None:
            raise InputError(self.tr("There is no voice yet: make one first."))
        voice = self._own.keep(self._file.named(name), is_replacement)
        self.start_over()
        return voice

    def start_over(self) -> None:
        """Forget recordings and result, and what is still being read."""
        self.cancel()
        self._worker.cancel(*self._reading)
        self._reading.clear()
        self.result = self._file = self.fitting = self.wish = None
        self._gather(())

    def _follow(self, event: Event) -> None:
        match event:
            case TaskDone(job=job, value=_Heard(recordings, problems)) if job in self._reading:
                self._reading.discard(job)
                for problem in problems:
                    self.refused.emit(problem, "")
                self._gather((*self.recordings, *recordings))
            case TaskDone(job=job, value=tuple() as faults) if job == self._checking:
                self._checking, self.faults = None, faults
                self.changed.emit()
            case TaskDone(job=job, value=VoiceFile() as file) if job == self._fit:
                self._fit, self._file = None, file
                self.result = self._own.lend(file)
                self.changed.emit()
            case QueueChanged(entries):
                for entry in entries:
                    if entry.state in ("failed", "cancelled"):
                        self._give_up(entry)

    def _give_up(self, entry: Entry) -> None:
        """Something came to nothing; perhaps one of ours."""
        if entry.id not in (*self._reading, self._checking, self._fit):
            return
        self._reading.discard(entry.id)
        self._checking = None if self._checking == entry.id else self._checking
        self._fit = None if self._fit == entry.id else self._fit
        if entry.state == "failed":
            self._worker.cancel(entry.id)  # it is told here, and need not stay in the queue
            self.refused.emit(entry.sentence, entry.details)
        self.changed.emit()

    def _follow_fit(self, fitting: Fitting) -> None:
        self.fitting = fitting
        self.reached.emit(fitting)

    def _listen_to(self, makers: Sequence[Callable[[], Recording]]) -> None:
        task = Task(self.tr("Read recordings"), partial(_heard, tuple(makers)), is_urgent=True)
        self._reading.update(self._worker.submit(task))
        self.changed.emit()

    def _gather(self, recordings: tuple[Recording, ...]) -> None:
        self.recordings, self.faults = recordings, None
        if self._checking is not None:
            self._worker.cancel(self._checking)
            self._checking = None
        if recordings:
            work = partial(_checked, self._house.check_recordings, recordings)
            (self._checking,) = self._worker.submit(Task(self.tr("Check recordings"), work, is_urgent=True))
        self.changed.emit()

    def _steps(self, engine: Engine, wish: CloneWish) -> Generator[Progress, None, VoiceFile]:
        """On the worker's thread."""
        steps = self._house.clone(engine, wish)
        try:
            while True:
                fitting = next(steps)
                self._fitted.emit(fitting)
                yield Progress(fitting.fraction)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]
        finally:
            steps.close()


def _heard(makers: Sequence[Callable[[], Recording]]) -> Generator[Progress, None, _Heard]:
    recordings, problems = [], []
    for number, make in enumerate(makers, 1):
        try:
            recordings.append(make())
        except InputError as error:
            problems.append(str(error))
        yield Progress(number / len(makers))
    return _Heard(tuple(recordings), tuple(problems))


def _checked(
    check: Callable[[Sequence[Recording]], tuple[Fault, ...]], recordings: Sequence[Recording]
) -> Generator[Progress, None, tuple[Fault, ...]]:
    yield Progress(0.0)  # so that it can still be cancelled
    return check(recordings)
