"""How far the film's own sound steps back while the dub speaks, as a gain for every sample.

The level of a background under speech is a matter of taste within bounds: Torcoli, Freke-Morin, Paulus, Simon and
Shirley, "Preferred Levels for Background Ducking to Produce Esthetically Pleasing Audio for TV with Clear Speech", J.
Audio Eng. Soc. 67 (12), 2019, recommend speech at least 10 LU above music and 15 LU above ambience. The gain has
stepped back before the speech begins and comes back after it has ended; and it stays back over short pauses, since a
background that comes and goes within a sentence ("pumping") draws the ear to itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from studio.core.original import Original

Gains = npt.NDArray[np.float32]
Stretch = tuple[int, int]
"""From a millisecond up to, not including, another."""

LEAST_RAMP_MS = 5
"""No step is quicker: it would click."""


def gain_factor(gain_db: float) -> float:
    """The factor of samples that so many decibels are."""
    return float(10 ** (gain_db / 20))


@dataclass(frozen=True, slots=True, eq=False)
class Ducking:
    """The gain of the film's own sound at any place of it."""

    original: Original
    sample_rate: int
    _places: npt.NDArray[np.float64]
    """Where the gain begins or ends to move, in samples, rising."""
    _back: npt.NDArray[np.float64]
    """How far it has stepped back there: 0 not at all, 1 as far as it goes."""

    @classmethod
    def of(cls, spoken: Iterable[Stretch], original: Original, sample_rate: int) -> "Ducking":
        """`spoken`: when the dub speaks, in any order; stretches may overlap."""
        attack_ms = max(original.attack_ms, LEAST_RAMP_MS)
        release_ms = max(original.release_ms, LEAST_RAMP_MS)
        held = _held(spoken, attack_ms + release_ms) if original.under != "keep" else np.zeros((0, 2))
        corners = np.stack([held[:, 0] - attack_ms, held[:, 0], held[:, 1], held[:, 1] + release_ms], axis=1)
        back = np.tile([0.0, 1.0, 1.0, 0.0], len(held))
        return cls(original, sample_rate, corners.reshape(-1) * (sample_rate / 1000), back)

    def gains(self, start_sample: int, n_samples: int) -> Gains:
        """Factors of the samples from `start_sample` on, float32 [n_samples]. The same for every cut into blocks."""
        first, last = np.searchsorted(self._places, [start_sample, start_sample + n_samples])
        # One corner beyond each side: between two, the gain may be on its way.
        near = slice(max(0, int(first) - 1), int(last) + 1)
        samples = np.arange(start_sample, start_sample + n_samples)
        return self._factors(samples, self._places[near], self._back[near])

    def gains_at(self, samples: npt.NDArray[np.float64]) -> Gains:
        """Factors of single samples, float32 [n]."""
        return self._factors(samples, self._places, self._back)

    def _factors(
        self, samples: npt.NDArray[Any], places: npt.NDArray[np.float64], back: npt.NDArray[np.float64]
    ) -> Gains:
        original = self.original
        if original.is_muted:
            return np.zeros(len(samples), np.float32)
        level = gain_factor(original.gain_db)
        if not back.any():
            return np.full(len(samples), level, np.float32)
        return (level * _stepped_back(np.interp(samples, places, back), original)).astype(np.float32)


def _held(spoken: Iterable[Stretch], shortest_gap_ms: int) -> npt.NDArray[np.float64]:
    """The stretches in order, those as one between which there is no time to come back; [n, 2]."""
    held: list[list[int]] = []
    for start, end in sorted(stretch for stretch in spoken if stretch[1] > stretch[0]):
        if held and start - held[-1][1] <= shortest_gap_ms:
            held[-1][1] = max(held[-1][1], end)
        else:
            held.append([start, end])
    return np.array(held, np.float64).reshape(-1, 2)


def _stepped_back(way: npt.NDArray[np.float64], original: Original) -> npt.NDArray[np.float64]:
    """Factors along the way from 0 to 1: a raised cosine, of the decibels where sound is left, else of the factor."""
    depth = 0.5 - 0.5 * np.cos(np.pi * way)
    if original.under == "remove":
        return 1.0 - depth
    factors: npt.NDArray[np.float64] = 10 ** (-original.depth_db / 20 * depth)
    return factors
