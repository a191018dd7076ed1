"""A line that is heard while it is made, and kept whole."""

from collections.abc import Callable, Generator, Iterator
from time import perf_counter

import numpy as np

from studio.core.audio import Audio, Samples
from studio.core.errors import Cancelled, StudioError, SynthesisError
from studio.core.ports import Engine, PatientEngine
from studio.core.speech import AudioChunk, Request, Utterance
from studio.render.pool import never
from studio.render.takes import Take, TakeCache


class Recording:
    """The chunks of one line as they are made, kept for later."""

    def __init__(self, engine: Engine, request: Request, watch: Callable[[float], None] = lambda done: None) -> None:
        """`watch` is told how far the engine is, 0 to 1, where a line takes long."""
        self.compute_s = 0.0
        """Seconds spent on making them so far."""
        self.chunks = self._made()
        """May be taken in part; `finished` takes the rest."""
        self._engine = engine
        self._request = request
        self._watch = watch
        self._kept: list[Samples] = []
        self._failure: StudioError | None = None

    def finished(self) -> Audio:
        """The whole line. Raises what stopped the engine."""
        for _ in self.chunks:
            pass
        if self._failure is not None:
            raise self._failure
        if not self._kept:
            raise SynthesisError(f"There is nothing to speak in {self._request.text!r}.")
        return Audio(np.concatenate(self._kept), self._engine.sample_rate)

    def take(self) -> Take:
        """The whole line with its timings. Raises StudioError."""
        return _take(self._engine, self._request, self.finished(), self.compute_s)

    def _coming(self) -> Iterator[AudioChunk]:
        if not isinstance(self._engine, PatientEngine):
            yield from self._engine.stream(self._request)
            return
        steps = self._engine.work(self._request)
        while True:
            try:
                self._watch(next(steps))
            except StopIteration as end:
                spoken: Utterance = end.value
                yield AudioChunk(spoken.audio.samples, 0)
                return

    def _made(self) -> Iterator[Samples]:
        coming = self._coming()
        while True:
            started = perf_counter()
            try:
                chunk = next(coming, None)
            except StudioError as error:
                self._failure = error
                raise
            self.compute_s += perf_counter() - started
            if chunk is None:
                return
            self._kept.append(chunk.samples)
            yield chunk.samples


def take_by_steps(
    engine: Engine, request: Request, hear: Callable[[AudioChunk], None] = lambda chunk: None
) -> Generator[float, None, Take]:
    """Make a take; each step gives the part that is done, 0 to 1. `hear` gets the sound as it is made. Raises
    StudioError."""
    if isinstance(engine, PatientEngine):
        return (yield from _worked(engine, request, hear))
    n_samples = request.target_samples or engine.plan(request).natural_samples / request.prosody.tempo
    recording = Recording(engine, request)
    made = 0
    for samples in recording.chunks:
        hear(AudioChunk(samples, made))
        made += len(samples)
        yield min(1.0, made / max(1.0, n_samples))
    return recording.take()


def kept_take(
    request: Request, engine: Engine, cache: TakeCache | None, cancelled: Callable[[], bool] = never
) -> tuple[Take, bool]:
    """The take of a request and whether the cache had it; else it has it now. Raises StudioError, and Cancelled where
    that is wished before it is made."""
    kept = None if cache is None else cache.get(engine.digest(request))
    if kept is not None:
        return kept, True
    steps = take_by_steps(engine, request)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            take: Take = end.value
            break
        # What is made in a moment is made to its end.
        if isinstance(engine, PatientEngine) and cancelled():
            steps.close()
            raise Cancelled
    if cache is not None:
        cache.put(take)
    return take, False


def _worked(
    engine: PatientEngine, request: Request, hear: Callable[[AudioChunk], None]
) -> Generator[float, None, Take]:
    spoken = yield from engine.work(request)
    hear(AudioChunk(spoken.audio.samples, 0))
    return _take(engine, request, spoken.audio, spoken.compute_s)


def _take(engine: Engine, request: Request, audio: Audio, compute_s: float) -> Take:
    if request.target_samples not in (None, audio.n_samples):
        raise SynthesisError(
            f"The engine gave {audio.n_samples} samples instead of {request.target_samples}; "
            "this is a fault in the engine."
        )
    phonemes, words = engine.timings(request)
    return Take(
        digest=engine.digest(request),
        audio=audio,
        phonemes=phonemes,
        words=words,
        natural_samples=engine.plan(request).natural_samples,
        compute_s=compute_s,
        seed=request.seed,
        quality=engine.quality,
    )
