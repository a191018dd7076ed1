"""Rendering one line, one decoder block at a step."""

from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass

from studio.core.quality import Quality
from studio.core.speech import AudioChunk, Plan, Reading, Request
from studio.core.take_fault import Verified
from studio.jobs.job import Bench, JobKind, Progress, Rendered
from studio.project.document import RowId
from studio.render.planning import kept_plan
from studio.render.recording import take_by_steps
from studio.render.takes import Take

Sink = Callable[[AudioChunk], None]
"""Gets the chunks in order, on the worker's thread, and must not block. A job that is tried again starts at 0 again."""


Verify = Callable[[Take, Request, Reading], Verified]
"""Checks a take of a request, on the worker's thread. Raises StudioError where that cannot be done."""


@dataclass(frozen=True, slots=True)
class RenderLine:
    """Makes a take of a line, or finds it in the cache."""

    row: RowId | None
    """None: a sample that belongs to no row."""
    request: Request
    title: str
    kind: JobKind = "render"
    is_urgent: bool = False
    expected_ms: int = 0
    aim: Callable[[Plan], Request] | None = None
    """Turns the line's plan into the request to render; None: `request` is that."""
    sink: Sink | None = None
    """Hears the line while it is made."""
    verify: Verify | None = None
    """Checks the take; None: nobody does."""
    quality: Quality = "studio"
    """Of the engine that makes it."""
    aims_by: Quality = "studio"
    """Of the engine whose plan is aimed by; the studio's, where it need not be waited for."""

    @property
    def needs_engine(self) -> bool:
        return True

    def steps(self, bench: Bench) -> Generator[Progress, None, Rendered]:
        engine, request = bench.engine(self.quality), self.request
        if self.aim is not None:
            request = self.aim(kept_plan(request, bench.engine(self.aims_by), bench.plans))
        take = None if bench.takes is None else bench.takes.get(engine.digest(request))
        if take is not None:
            self._pour(AudioChunk(take.audio.samples, 0), bench)
            return self._rendered(bench, request, take, is_cached=True)
        steps = take_by_steps(engine, request, lambda chunk: self._pour(chunk, bench))
        take = yield from _told(steps)
        if bench.takes is not None:
            bench.takes.put(take)
        return self._rendered(bench, request, take, is_cached=False)

    def _rendered(self, bench: Bench, request: Request, take: Take, is_cached: bool) -> Rendered:
        verified = None
        if self.verify is not None:
            verified = self.verify(take, request, bench.engine(self.quality).plan(request).reading)
        return Rendered(bench.id, self.row, request, take, is_cached, verified)

    def _pour(self, chunk: AudioChunk, bench: Bench) -> None:
        if self.sink is not None and bench.is_wanted():
            self.sink(chunk)


def _told(steps: Generator[float, None, Take]) -> Generator[Progress, None, Take]:
    """The same, as the queue shows it."""
    with closing(steps):
        while True:
            try:
                done = next(steps)
            except StopIteration as end:
                take: Take = end.value
                return take
            yield Progress(done)
