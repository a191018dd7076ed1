"""What plays, as far as the deck does not know it."""

from bisect import bisect_right
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

import numpy as np

from studio.core.listening import GrowingSource
from studio.core.speech import AudioChunk, VoiceId
from studio.jobs.job import JobId
from studio.project.document import RowId, TakeId

AHEAD = 4
"""Rows that are made at a time while many are played: no more than is wasted gladly when somebody stops."""


@dataclass(frozen=True, slots=True)
class Position:
    """What is heard just now."""

    row: RowId | None
    """None: nothing, or what belongs to no row."""
    sample: int
    """Of that row's sound, at the engine's rate."""
    project_ms: int


@dataclass(frozen=True, slots=True)
class Growing:
    """A row is heard while it is made."""

    row: RowId
    samples: np.ndarray[tuple[int], np.dtype[np.float32]]
    """The next of it."""
    start_sample: int


@dataclass(slots=True, eq=False)
class Playing:
    """One sound on the deck, and the rows in it."""

    rows: tuple[RowId | None, ...]
    """None: what belongs to no row."""
    starts: tuple[int, ...]
    """Where each row starts, in samples of the sound that plays; ascending."""
    base_ms: int = 0
    """Where the sound that plays begins in the project."""
    is_programme: bool = False
    """Whether the rows lie at their times in it, and are no row by itself."""
    take: TakeId | None = None
    """The one that plays by itself."""
    voice: VoiceId | None = None
    """The one on trial."""
    is_draft: bool = False
    """Whether it is one row as a draft."""
    is_sketch: bool = False
    """Whether that is text that is being typed."""
    growing: dict[JobId, GrowingSource] = field(default_factory=dict)
    """Sounds that are still being made, by job."""
    to_come: deque[tuple[RowId, GrowingSource]] = field(default_factory=deque)
    """Sounds that will be made when those are."""

    def is_alone(self, id_: RowId | None) -> bool:
        """Whether it is that row by itself."""
        return self.rows == (id_,) and not self.is_programme

    def place(self, at_sample: int) -> tuple[RowId | None, int]:
        """The row that is heard there, or was last, and the sample of its own sound."""
        index = bisect_right(self.starts, at_sample) - 1
        return (None, 0) if index < 0 else (self.rows[index], at_sample - self.starts[index])

    def make_next(self, make: Callable[[RowId, GrowingSource], JobId | None]) -> None:
        """Have the next sounds made; `make` gives the job, or None where there is nothing to make any more."""
        while self.to_come and len(self.growing) < AHEAD:
            id_, source = self.to_come.popleft()
            job = make(id_, source)
            if job is None:
                source.complete()
            else:
                self.growing[job] = source


def pour(source: GrowingSource, chunk: AudioChunk) -> None:
    """Called on the worker's thread."""
    with suppress(ValueError):  # it was given up a moment ago
        source.append(chunk.samples)
