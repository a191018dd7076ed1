"""What the F0 contour of a voice tells."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from studio.analysis.level import Span
from studio.core.audio import Samples
from studio.core.pitch import HOP_MS

BASE_PERCENTILE = 7.64
"""Of F0: the base of a speaker, to which the voice falls back and which the manner moves least. Traunmüller & Eriksson
1995, The perceptual evaluation of F0 excursions in speech, JASA 97(3), put it 1.43 standard deviations below the mean;
Lindh & Eriksson 2007, Robustness of long time measures of fundamental frequency, Interspeech, take this percentile
instead, the same where F0 is normally distributed, and surer where tracking errs."""
RANGE_PERCENTILES = (5.0, 95.0)
WIDEST_SEMITONES = 15.0
"""From the median; what lies further off is an error of tracking."""
ENDING_MS = 300
"""Of a phrase: its ending."""
LEAST_VOICED_MS = 80
"""Of an ending, and of what is before it, for the phrase to count."""


def _residual(width: int, degree: int) -> npt.NDArray[np.float64]:
    """Weights that give how far the middle of `width` values lies from the polynomial through them (Savitzky & Golay
    1964), scaled so that the standard deviation of independent errors is kept."""
    powers = np.vander(np.arange(width) - width // 2, degree + 1)
    weights = -(powers @ np.linalg.pinv(powers))[width // 2]
    weights[width // 2] += 1
    scaled: npt.NDArray[np.float64] = weights / np.sqrt((weights**2).sum())
    return scaled


RESIDUAL = _residual(width=9, degree=3)


@dataclass(frozen=True, slots=True)
class Melody:
    """F0 of a stretch of speech. All zero where nothing is voiced."""

    pitch_hz: float = 0.0
    """Median."""
    base_hz: float = 0.0
    """To which the voice falls back."""
    range_semitones: float = 0.0
    """From the 5th to the 95th percentile."""
    slope_semitones: float = 0.0
    """From the beginning of a phrase to its end, by a straight line through what is before its ending."""
    ending_semitones: float = 0.0
    """The last 300 ms of a phrase against what is before."""
    jitter_semitones: float = 0.0
    """Unsteadiness: how far F0 strays from a smooth curve through the 90 ms around, as a standard deviation."""

    @property
    def lift_semitones(self) -> float:
        """How far the median lies above the base."""
        return float(12 * np.log2(self.pitch_hz / self.base_hz)) if self.base_hz else 0.0


def melody(f0: Samples, phrases: Sequence[Span]) -> Melody:
    """What F0 in Hz (one value for each HOP_MS, 0 where unvoiced) tells; `phrases` in hops."""
    semitones = 12 * np.log2(np.maximum(f0, 1), dtype=np.float64)
    voiced = f0 > 0
    if not voiced.any():
        return Melody()
    voiced &= np.abs(semitones - np.median(semitones[voiced])) < WIDEST_SEMITONES
    tones = semitones[voiced]
    lowest, highest = np.percentile(tones, RANGE_PERCENTILES)
    slopes, endings, weights = _shapes(semitones, voiced, phrases)
    return Melody(
        pitch_hz=_hz(np.median(tones)),
        base_hz=_hz(np.percentile(tones, BASE_PERCENTILE)),
        range_semitones=float(highest - lowest),
        slope_semitones=float(np.average(slopes, weights=weights)) if weights else 0.0,
        ending_semitones=float(np.average(endings, weights=weights)) if weights else 0.0,
        jitter_semitones=_jitter(semitones, voiced),
    )


def _hz(semitones: np.floating) -> float:
    return float(2 ** (semitones / 12))


def _shapes(
    semitones: npt.NDArray[np.float64], voiced: npt.NDArray[np.bool_], phrases: Sequence[Span]
) -> tuple[list[float], list[float], list[int]]:
    """Slope and ending of each phrase that tells them, and its voiced hops."""
    slopes, endings, weights = [], [], []
    for start, end in phrases:
        at = start + np.flatnonzero(voiced[start:end])
        # From the last voiced hop: many let their voice creak away.
        cut = (at[-1] if len(at) else end) - ENDING_MS // HOP_MS
        body, ending = at[at <= cut], at[at > cut]
        if min(len(body), len(ending)) * HOP_MS < LEAST_VOICED_MS:
            continue
        steepness = np.polyfit(body, semitones[body], 1)[0]
        slopes.append(float(steepness * (end - start)))
        endings.append(float(np.median(semitones[ending]) - np.median(semitones[body])))
        weights.append(len(at))
    return slopes, endings, weights


def _jitter(semitones: npt.NDArray[np.float64], voiced: npt.NDArray[np.bool_]) -> float:
    """By the median, which the leaps between sounds do not move."""
    is_whole = np.convolve(voiced, np.ones(len(RESIDUAL)), "valid") == len(RESIDUAL)
    strays = np.abs(np.convolve(semitones, RESIDUAL, "valid")[is_whole]) if len(voiced) >= len(RESIDUAL) else []
    return float(np.median(strays) * 1.4826) if len(strays) else 0.0
