"""A line that is heard while it is made, and kept whole."""

from collections.abc import Iterator
from time import perf_counter

import numpy as np

from studio.core.audio import Audio, Samples
from studio.core.errors import StudioError
from studio.core.ports import Engine
from studio.core.speech import Request


class Recording:
    """The chunks of one line as they are made, kept for later."""

    def __init__(self, engine: Engine, request: Request) -> None:
        self.compute_s = 0.0
        """Seconds spent on making them so far."""
        self.chunks = self._made(engine, request)
        """May be taken in part; `finished` takes the rest."""
        self._sample_rate = engine.sample_rate
        self._kept: list[Samples] = []
        self._failure: StudioError | None = None

    def finished(self) -> Audio:
        """The whole line. Raises what stopped the engine."""
        for _ in self.chunks:
            pass
        if self._failure is not None:
            raise self._failure
        return Audio(np.concatenate(self._kept), self._sample_rate)

    def _made(self, engine: Engine, request: Request) -> Iterator[Samples]:
        coming = engine.stream(request)
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
