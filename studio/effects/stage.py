"""One step of a sound's way, block by block: however the sound is cut, the same samples come out."""

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

Signal = npt.NDArray[np.float64]
"""Mono, full scale = 1.0."""
Sections = npt.NDArray[np.float64]
"""Filters of second order, one behind the other: [n, 6] as scipy.signal has them."""


class Stage(Protocol):
    """Takes one unbroken sound. Sample k of what it gives belongs to sample k of what it got."""

    def put(self, samples: Signal) -> Signal:
        """What these samples, one at least, add; some of it may come only with the next ones."""
        ...

    def end(self) -> Signal:
        """The rest: as many samples have come out then as were put in."""
        ...


class Filter:
    """A filter that goes on where it was."""

    def __init__(self, sections: Sections) -> None:
        self._sections = sections
        self._state = np.zeros((len(sections), 2))

    def put(self, samples: Signal) -> Signal:
        from scipy.signal import sosfilt

        filtered: Signal
        filtered, self._state = sosfilt(self._sections, samples, zi=self._state)
        return filtered

    def end(self) -> Signal:
        return np.zeros(0)


class Curve:
    """A bend of every sample by itself."""

    def __init__(self, bend: Callable[[Signal], Signal]) -> None:
        self._bend = bend

    def put(self, samples: Signal) -> Signal:
        return self._bend(samples)

    def end(self) -> Signal:
        return np.zeros(0)


class InTurn:
    """Stages one behind the other."""

    def __init__(self, stages: Sequence[Stage]) -> None:
        self._stages = tuple(stages)

    def put(self, samples: Signal) -> Signal:
        for stage in self._stages:
            if len(samples):  # the filters of scipy lose their state over an empty sound
                samples = stage.put(samples)
        return samples

    def end(self) -> Signal:
        rest = np.zeros(0)
        for stage in self._stages:
            last = stage.put(rest) if len(rest) else rest
            rest = np.concatenate([last, stage.end()])
        return rest
