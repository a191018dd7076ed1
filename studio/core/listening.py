"""What can be listened to, and what a deck tells while it plays."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from studio.core.audio import Audio, Samples
from studio.core.peaks import Columns


class SoundSource(Protocol):
    """Mono sound that can be played before all of it exists. May be read from any thread."""

    @property
    def sample_rate(self) -> int:
        """Samples per second."""
        ...

    @property
    def n_samples(self) -> int | None:
        """Its length; None while that is not known."""
        ...

    def read(self, start_sample: int, n: int) -> Samples | None:
        """Up to `n` samples (float32) from `start_sample` (0 or more) on, fewer where no more are there at once; empty
        behind the end; None where the first of them is not made yet. StudioError where it never will be."""
        ...


class GrowingSource(SoundSource, Protocol):
    """Sound that one thread makes while another plays it."""

    @property
    def n_made(self) -> int:
        """Samples appended so far."""
        ...

    def append(self, samples: Samples) -> None:
        """Put float32 [n] behind what is there. Keeps a copy."""
        ...

    def complete(self) -> None:
        """Nothing more will come."""
        ...

    def fail(self, reason: str) -> None:
        """Nothing more will come, although it should: `reason`, a sentence, is told when the playing gets there."""
        ...


class FilmSound(Protocol):
    """One sound track of a film as mono, from its first picture on: read from any thread, also while it is filled."""

    @property
    def sample_rate(self) -> int:
        """Samples per second."""
        ...

    @property
    def n_samples(self) -> int:
        """Length of the film; its sound may end before."""
        ...

    @property
    def n_tracks(self) -> int:
        """Sound tracks of the film; 0: it is silent."""
        ...

    @property
    def is_whole(self) -> bool:
        """Whether all of it is ready; what is not, is silent."""
        ...

    @property
    def peak(self) -> float:
        """The largest absolute sample of what is ready, full scale 1.0."""
        ...

    def read(self, start_sample: int, n_samples: int) -> Samples:
        """float32 [n_samples] from there on; 0 outside the film."""
        ...

    def columns(self, edges: npt.NDArray[np.float64]) -> Columns:
        """What to draw between each two neighbours of `edges`, rising sample numbers [n_columns + 1]."""
        ...

    def fill(self) -> Generator[float, None, None]:
        """Make ready what is not, in steps; gives the part that is ready, 0 to 1. Raises StudioError."""
        ...


@dataclass(frozen=True, slots=True)
class StoredSound:
    """Sound that is fetched when it is about to be heard, on a thread of the timeline's own."""

    n_samples: int
    """The length that `fetch` gives, in samples of the timeline's rate."""
    fetch: Callable[[], Audio]
    """Reads or decodes it. A StudioError that it raises ends the playing with that sentence."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A sound in a timeline."""

    start_sample: int
    """Where it begins, 0 or more."""
    sound: SoundSource | StoredSound


@dataclass(frozen=True, slots=True)
class Started:
    """Sound flows to the device: after `play`, and again after Waiting."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """The sound has been played as far as it is made; it goes on by itself."""


@dataclass(frozen=True, slots=True)
class Finished:
    """The end was heard."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """Ended because somebody asked for it."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Ended because it could not go on."""

    reason: str
    """A sentence for the person."""


@dataclass(frozen=True, slots=True)
class DevicesFound:
    """The outputs have been looked up: `devices` and `problem` are up to date."""


DeckEvent = Started | Waiting | Finished | Stopped | Failed | DevicesFound
