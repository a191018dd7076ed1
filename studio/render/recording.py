"""A line that is heard while it is made, and kept whole."""

from collections.abc import Iterator
from time import perf_counter

import numpy as np

from studio.core.audio import Audio, Samples
from studio.core.errors import StudioError, SynthesisError
from studio.core.ports import Engine
from studio.core.speech import Request
from studio.render.takes import Take, TakeCache


class Recording:
    """The chunks of one line as they are made, kept for later."""

    def __init__(self, engine: Engine, request: Request) -> None:
        self.compute_s = 0.0
        """Seconds spent on making them so far."""
        self.chunks = self._made()
        """May be taken in part; `finished` takes the rest."""
        self._engine = engine
        self._request = request
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
        audio, request = self.finished(), self._request
        if request.target_samples not in (None, audio.n_samples):
            raise SynthesisError(
                f"The engine gave {audio.n_samples} samples instead of {request.target_samples}; "
                "this is a fault in the engine."
            )
        phonemes, words = self._engine.timings(request)
        return Take(
            digest=self._engine.digest(request),
            audio=audio,
            phonemes=phonemes,
            words=words,
            natural_samples=self._engine.plan(request).natural_samples,
            compute_s=self.compute_s,
            seed=request.seed,
        )

    def _made(self) -> Iterator[Samples]:
        coming = self._engine.stream(self._request)
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


def kept_take(request: Request, engine: Engine, cache: TakeCache | None) -> tuple[Take, bool]:
    """The take of a request and whether the cache had it; else it has it now. Raises StudioError."""
    kept = None if cache is None else cache.get(engine.digest(request))
    take = kept or Recording(engine, request).take()
    if cache is not None and kept is None:
        cache.put(take)
    return take, kept is not None
