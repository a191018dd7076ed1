"""A worker whose events are kept, and an engine that makes a chunk or a plan only when it is let."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from threading import Semaphore
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from studio.core.fake_engine import FakeEngine
from studio.core.ports import Engine
from studio.core.quality import Quality
from studio.core.speech import AudioChunk, Plan, Request
from studio.jobs.events import EngineReady, Event, Planned, QueueChanged
from studio.jobs.job import JobId
from studio.jobs.worker import Worker
from studio.project.document import RowId
from studio.render.plan_cache import PlanCache
from studio.render.takes import TakeCache

_E = TypeVar("_E")

PATIENCE_S = 10.0
LOADING_S = 120.0


class Bar:
    """Lets pass as many as it is told, and counts them; open: all."""

    def __init__(self, is_open: bool) -> None:
        self._permits = Semaphore(0)
        self.is_open = is_open
        self.n_waiting = 0
        self.n_passed = 0

    def let(self, n: int = 1) -> None:
        self._permits.release(n)

    def open(self) -> None:
        self.is_open = True
        self._permits.release(1000)

    def go_through(self) -> None:
        self.n_waiting += 1
        assert self.is_open or self._permits.acquire(timeout=PATIENCE_S)
        self.n_waiting -= 1
        self.n_passed += 1


class BarredEngine(FakeEngine):
    """Tells whose chunks and plans it makes, in order; works only as far as its bars let it."""

    def __init__(self, chunks_pass: bool = True, plans_pass: bool = True) -> None:
        super().__init__()
        self.chunks = Bar(chunks_pass)
        self.plans = Bar(plans_pass)
        self.made: list[str] = []
        self.planned: list[str] = []
        self.is_loaded = False

    def load(self) -> None:
        super().load()
        self.is_loaded = True

    def unload(self) -> None:
        super().unload()
        self.is_loaded = False

    def plan(self, request: Request) -> Plan:
        self.planned.append(request.text)
        self.plans.go_through()
        return super().plan(request)

    def stream(self, request: Request) -> Iterator[AudioChunk]:
        for chunk in super().stream(request):
            self.chunks.go_through()
            self.made.append(request.text)
            yield chunk


class Office:
    """A worker at work, and what it told."""

    def __init__(self, worker: Worker, qtbot: QtBot) -> None:
        self.worker = worker
        self.events: list[Event] = []
        self._qtbot = qtbot
        worker.happened.connect(self.events.append)
        worker.start()

    def told(self, kind: type[_E]) -> list[_E]:
        return [event for event in self.events if isinstance(event, kind)]

    def until(self, condition: Callable[[], bool], patience_s: float = PATIENCE_S) -> None:
        self._qtbot.waitUntil(condition, timeout=round(patience_s * 1000))

    def until_loaded(self) -> None:
        self.until(lambda: bool(self.told(EngineReady)), LOADING_S)

    def await_told(self, kind: type[_E], n: int = 1) -> list[_E]:
        self.until(lambda: len(self.told(kind)) >= n)
        return self.told(kind)

    def states(self, id_: JobId) -> list[str]:
        """What the entry of a job went through, as far as it was told."""
        entries = [entry for event in self.told(QueueChanged) for entry in event.entries if entry.id == id_]
        return [state for i, state in enumerate(e.state for e in entries) if i == 0 or entries[i - 1].state != state]

    def await_state(self, id_: JobId, state: str) -> None:
        self.until(lambda: self.states(id_)[-1:] == [state])

    def answered(self) -> list[tuple[RowId, str]]:
        """Rows and texts of all plans that came, in order."""
        return [(row, request.text) for event in self.told(Planned) for row, request, _ in event.answers]


Open = Callable[..., Office]
NO_OTHERS: Mapping[Quality, Engine] = {}


def _given(engine: Engine, notify: Callable[[str], None]) -> Engine:
    return engine


@pytest.fixture
def open_office(qtbot: QtBot) -> Iterator[Open]:
    """Starts a worker with an engine, or with what makes one."""
    opened: list[tuple[Office, Engine | None]] = []

    def start(
        engine: Engine | Callable[[], Engine],
        takes: TakeCache | None = None,
        plans: PlanCache | None = None,
        others: Mapping[Quality, Engine] = NO_OTHERS,
    ) -> Office:
        makers = {quality: partial(_given, other) for quality, other in others.items()}
        worker = Worker(lambda notify: engine() if callable(engine) else engine, takes, plans, others=makers)
        office = Office(worker, qtbot)
        opened.append((office, None if callable(engine) else engine))
        return office

    yield start
    for office, engine in opened:
        if isinstance(engine, BarredEngine):
            engine.chunks.open()
            engine.plans.open()
        assert office.worker.shutdown(PATIENCE_S)
        assert office.worker.isFinished()
