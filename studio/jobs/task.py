"""Long work that is no line: export, import, work on the project file."""

from collections.abc import Callable, Generator
from dataclasses import dataclass

from studio.core.ports import Engine
from studio.core.quality import Quality
from studio.jobs.job import Bench, JobKind, Progress, TaskDone


@dataclass(frozen=True, slots=True)
class Task:
    """Work given as a generator: each part up to a yield should take no longer than a fraction of a second."""

    title: str
    work: Callable[[], Generator[Progress, None, object]]
    """Closed at a yield when the task is cancelled; what it returns comes in `TaskDone`."""
    is_urgent: bool = False

    @property
    def kind(self) -> JobKind:
        return "task"

    @property
    def needs_engine(self) -> bool:
        return False

    @property
    def quality(self) -> Quality:
        return "studio"

    @property
    def expected_ms(self) -> int:
        return 0

    def steps(self, bench: Bench) -> Generator[Progress, None, TaskDone]:
        value = yield from self.work()
        return TaskDone(bench.id, self.title, value)


@dataclass(frozen=True, slots=True)
class EngineTask:
    """Work with the engine that is no line, as measuring or cloning a voice. It starts anew with another engine."""

    title: str
    work: Callable[[Engine], Generator[Progress, None, object]]
    """As that of a `Task`."""

    @property
    def is_urgent(self) -> bool:
        return False

    @property
    def kind(self) -> JobKind:
        return "task"

    @property
    def needs_engine(self) -> bool:
        return True

    @property
    def quality(self) -> Quality:
        return "studio"

    @property
    def expected_ms(self) -> int:
        return 0

    def steps(self, bench: Bench) -> Generator[Progress, None, TaskDone]:
        value = yield from self.work(bench.engine("studio"))
        return TaskDone(bench.id, self.title, value)
