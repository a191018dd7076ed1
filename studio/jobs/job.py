"""What a job is: work in bounded steps, so that it can be suspended, paused and cancelled between any two of them."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Literal, NewType, Protocol

from studio.core.ports import Engine
from studio.core.quality import Quality
from studio.core.speech import Request
from studio.core.take_fault import Verified
from studio.project.document import RowId
from studio.render.plan_cache import PlanCache
from studio.render.takes import Take, TakeCache

JobId = NewType("JobId", int)
"""Never used twice by a worker."""
JobKind = Literal["render", "play", "audition", "task"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is."""

    fraction: float
    """0 to 1."""
    sentence: str = ""
    """What it does just now; empty where its title says it all."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """An event: a line was rendered."""

    job: JobId
    row: RowId | None
    """None: a sample that belongs to no row."""
    request: Request
    """With the target length that was aimed at."""
    take: Take
    is_cached: bool
    """Whether it had been made before."""
    verified: Verified | None = None
    """What its check found; None: it was not checked."""


@dataclass(frozen=True, slots=True)
class TaskDone:
    """An event: a task came to its end."""

    job: JobId
    title: str
    value: object
    """What the task returned."""


Result = Rendered | TaskDone


@dataclass(frozen=True, slots=True)
class Bench:
    """What the worker gives a job to work with."""

    id: JobId
    engine: Callable[[Quality], Engine]
    """The engine of a quality, loaded. Raises SetupError where there is none."""
    takes: TakeCache | None
    plans: PlanCache | None
    is_wanted: Callable[[], bool]
    """False as soon as the job is cancelled."""


class Job(Protocol):
    """Something to be done on the worker's thread. A frozen value, so that it can be tried again."""

    @property
    def title(self) -> str:
        """For people."""
        ...

    @property
    def kind(self) -> JobKind: ...

    @property
    def is_urgent(self) -> bool:
        """Whether somebody waits for it: it runs before the others and while they are paused."""
        ...

    @property
    def needs_engine(self) -> bool:
        """Whether it waits for the studio's engine, which plans the lines of all."""
        ...

    @property
    def quality(self) -> Quality:
        """Of the engine that has most to do."""
        ...

    @property
    def expected_ms(self) -> int:
        """Length of the speech to be made, for the estimate of time; 0: unknown or none."""
        ...

    def steps(self, bench: Bench) -> Generator[Progress, None, Result]:
        """The work. A cancelled job is closed at a yield; StudioError makes it a failed one."""
        ...
