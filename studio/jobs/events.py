"""What the worker tells the window, one frozen value for each thing that happened."""

from dataclasses import dataclass

from studio.core.errors import StudioError
from studio.core.quality import Quality
from studio.core.speech import Plan, Request
from studio.jobs.job import Rendered, TaskDone
from studio.jobs.queue import Entry
from studio.project.document import RowId

Answer = tuple[RowId, Request, Plan | StudioError]
"""A row, what was asked for it, and its plan or why there is none."""


@dataclass(frozen=True, slots=True)
class EngineLoading:
    """The engine is being made ready; jobs that need it wait."""


@dataclass(frozen=True, slots=True)
class EngineReady:
    """The engine can speak. Comes again where it goes on with another device by itself."""

    device: str
    """E.g. "cpu" or "cuda:0"."""
    precision: str
    """E.g. "bf16"."""
    load_s: float
    """Seconds that loading took."""


@dataclass(frozen=True, slots=True)
class EngineFailed:
    """There is no engine: jobs that need it wait for `Worker.reload`, urgent ones fail."""

    sentence: str
    details: str
    """The traceback."""


@dataclass(frozen=True, slots=True)
class EngineLost:
    """There is no engine of this quality, until `Worker.reload`. Never told of the studio's."""

    quality: Quality
    sentence: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the person should know, as when the engine falls back to another device."""

    sentence: str


@dataclass(frozen=True, slots=True)
class MemoryUse:
    """How much memory is in use."""

    rss_bytes: int
    """Of the whole process."""
    gpu_bytes: int | None
    """On the graphics card; None: none is used."""


@dataclass(frozen=True, slots=True)
class Planned:
    """Answers to `Worker.plan`, the newest question first."""

    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class QueueChanged:
    """Entries of the queue are new, or other than they were; those `done` and `cancelled` are gone."""

    entries: tuple[Entry, ...]
    """May be empty where only the queue as a whole was paused or resumed."""


Event = (
    EngineLoading | EngineReady | EngineFailed | EngineLost | Notice | MemoryUse
    | Planned | Rendered | TaskDone | QueueChanged
)  # fmt: skip
