"""Syllables, found as the peaks of the level.

After de Jong & Wempe 2009, Praat script to detect syllable nuclei and measure speech rate automatically, Behavior
Research Methods 41(2). They take peaks of the whole sound that are voiced; here the level is that of the band in which
vowels are strong, so that a creaking or whispered syllable counts too. On 80 lines of four voices in Chinese and
English, plain, faster, slower, angry and sad, this finds one nucleus for each syllable, give or take a tenth.
"""

import numpy as np
import numpy.typing as npt

from studio.analysis.level import Mask
from studio.core.audio import Audio
from studio.core.pitch import HOP_MS

BAND_HZ = (200.0, 2500.0)
SMOOTHING_MS = 10
"""Standard deviation of the Gaussian over which the level is taken."""
DIP_DB = 1.5
"""By how much the level falls between two syllables, at least."""
FAINT_DB = 25.0
"""A nucleus is not further below the loud parts than this."""
FLOOR = 1e-10
"""Power of silence."""


def nuclei(audio: Audio, is_speech: Mask) -> npt.NDArray[np.int64]:
    """The hops (of HOP_MS) in which syllables are loudest, where `is_speech` tells of each whether it belongs to
    speech."""
    if not is_speech.any():
        return np.zeros(0, np.int64)
    contour_db = _contour_db(audio, len(is_speech))
    peaks = _peaks(contour_db)
    is_loud = contour_db > np.percentile(contour_db[is_speech], 99) - FAINT_DB
    return peaks[(is_loud & is_speech)[peaks]]


def _contour_db(audio: Audio, n_hops: int) -> npt.NDArray[np.float64]:
    """The level of the vowels' band, [n_hops]."""
    spectrum = np.fft.rfft(audio.samples.astype(np.float64))
    frequency_hz = np.fft.rfftfreq(audio.n_samples, 1 / audio.sample_rate)
    spectrum[(frequency_hz < BAND_HZ[0]) | (frequency_hz >= BAND_HZ[1])] = 0
    energy = np.concatenate([[0.0], np.cumsum(np.fft.irfft(spectrum, audio.n_samples) ** 2)])
    edges = np.rint(np.arange(n_hops + 1) * audio.sample_rate * HOP_MS / 1000).astype(np.int64)
    power = np.diff(energy[edges]) / np.diff(edges)
    at_ms = np.arange(-4 * SMOOTHING_MS, 4 * SMOOTHING_MS + 1, HOP_MS)
    weights = np.exp(-0.5 * (at_ms / SMOOTHING_MS) ** 2)
    smooth = np.convolve(np.pad(power, len(weights) // 2), weights / weights.sum(), "valid")
    contour: npt.NDArray[np.float64] = 10 * np.log10(np.maximum(smooth, FLOOR))
    return contour


def _peaks(contour_db: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    """The highest places between falls of at least DIP_DB."""
    found = []
    highest = lowest = 0
    is_rising = True
    for at, value in enumerate(contour_db):
        if is_rising:
            if value > contour_db[highest]:
                highest = at
            elif value < contour_db[highest] - DIP_DB:
                found.append(highest)
                lowest, is_rising = at, False
        elif value < contour_db[lowest]:
            lowest = at
        elif value > contour_db[lowest] + DIP_DB:
            highest, is_rising = at, True
    return np.array([*found, *([highest] if is_rising else [])], np.int64)
