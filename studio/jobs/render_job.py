"""Rendering one line, one decoder block at a step."""

from collections.abc import Callable, Generator
from dataclasses import dataclass

from studio.core.speech import AudioChunk, Plan, Reading, Request
from studio.core.take_fault import Verified
from studio.jobs.job import Bench, JobKind, Progress, Rendered
from studio.project.document import RowId
from studio.render.planning import kept_plan
from studio.render.recording import Recording
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

    @property
    def needs_engine(self) -> bool:
        return True

    def steps(self, bench: Bench) -> Generator[Progress, None, Rendered]:
        engine, request = bench.engine(), self.request
        if self.aim is not None:
            request = self.aim(kept_plan(request, engine, bench.plans))
        take = None if bench.takes is None else bench.takes.get(engine.digest(request))
        if take is not None:
            self._pour(AudioChunk(take.audio.samples, 0), bench)
            return self._rendered(bench, request, take, is_cached=True)
        n_samples = request.target_samples or engine.plan(request).natural_samples / request.prosody.tempo
        recording = Recording(engine, request)
        made = 0
        for samples in recording.chunks:
            self._pour(AudioChunk(samples, made), bench)
            made += len(samples)
            yield Progress(min(1.0, made / max(1.0, n_samples)))
        take = recording.take()
        if bench.takes is not None:
            bench.takes.put(take)
        return self._rendered(bench, request, take, is_cached=False)

    def _rendered(self, bench: Bench, request: Request, take: Take, is_cached: bool) -> Rendered:
        verified = None
        if self.verify is not None:
            verified = self.verify(take, request, bench.engine().plan(request).reading)
        return Rendered(bench.id, self.row, request, take, is_cached, verified)

    def _pour(self, chunk: AudioChunk, bench: Bench) -> None:
        if self.sink is not None and bench.is_wanted():
            self.sink(chunk)
