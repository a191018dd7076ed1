"""How a voice is coloured: the balance of its spectrum, and how much of it is breath."""

import numpy as np
import numpy.typing as npt

from studio.core.audio import Audio, Samples
from studio.core.pitch import HOP_MS

WINDOW_MS = 32
"""Two periods of the lowest voice."""
LOWEST_HZ = 50.0
BALANCE_HZ = 1000.0
"""Banse & Scherer 1996: the share of energy above this tells how hard a voice is."""
HIGHEST_HZ = 5000.0
"""What lies above is left out: not every recording has it."""
BREATHY_HZ = (1500.0, 4000.0)
"""Breath is heard in this band; below, harmonics outweigh it (Hillenbrand & Houde 1996, J. Speech Hear. Res. 39)."""
STEADY_PERCENT = 25
LAG_SLACK = 0.04
"""By how much the period may be off."""

_Bins = npt.NDArray[np.float64]


def balance_db(audio: Audio, f0: Samples) -> float:
    """Power from 1 to 5 kHz against that below 1 kHz, in the long-term average spectrum of the voiced hops; 0 where
    none is voiced."""
    power, frequency_hz = _spectra(audio, np.flatnonzero(f0))
    if not len(power):
        return 0.0
    average = power.mean(axis=0)
    low = average[(frequency_hz >= LOWEST_HZ) & (frequency_hz < BALANCE_HZ)].sum()
    high = average[(frequency_hz >= BALANCE_HZ) & (frequency_hz < HIGHEST_HZ)].sum()
    tiny = np.finfo(np.float64).tiny
    return float(10 * np.log10(max(high, tiny) / max(low, tiny)))


def breathiness(audio: Audio, f0: Samples) -> float:
    """0 to 1: the share of the voice from 1.5 to 4 kHz that does not come back after one period; 0 where nothing is
    voiced. That of the steadiest quarter, since no period comes back while F0 moves.

    By the autocorrelation of that band, divided by that of the window: Boersma 1993, Accurate short-term analysis of
    the fundamental frequency and the harmonics-to-noise ratio of a sampled sound, IFA Proceedings 17.
    """
    hops = np.flatnonzero(f0)
    power, frequency_hz = _spectra(audio, hops)
    if not len(power):
        return 0.0
    power = power * ((frequency_hz >= BREATHY_HZ[0]) & (frequency_hz < BREATHY_HZ[1]))
    window = _window(audio)
    n_fft = 2 * (power.shape[1] - 1)
    longest = 3 * len(window) // 4
    of_window = np.fft.irfft(np.abs(np.fft.rfft(window, n_fft)) ** 2)
    correlation = np.fft.irfft(power, axis=1)[:, :longest] / of_window[:longest]
    correlation /= np.maximum(correlation[:, :1], np.finfo(np.float64).tiny)
    period = audio.sample_rate / f0[hops]
    lags = np.arange(correlation.shape[1])
    near = np.abs(lags - period[:, None]) <= LAG_SLACK * period[:, None] + 1
    returning = np.where(near, correlation, -1).max(axis=1)
    return float(np.percentile(np.clip(1 - returning, 0, 1), STEADY_PERCENT))


def _window(audio: Audio) -> _Bins:
    return np.hanning(audio.sample_rate * WINDOW_MS // 1000)


def _spectra(audio: Audio, hops: npt.NDArray[np.int64]) -> tuple[_Bins, _Bins]:
    """Power spectra around the middles of the hops [k, bins], and the bins' frequencies in Hz."""
    window = _window(audio)
    half = len(window) // 2
    n_fft = 1 << (2 * len(window) - 1).bit_length()
    padded = np.pad(audio.samples.astype(np.float64), (half, len(window)))
    starts = np.rint((hops + 0.5) * audio.sample_rate * HOP_MS / 1000).astype(np.int64)
    frames = np.lib.stride_tricks.sliding_window_view(padded, len(window))[starts]
    power: _Bins = np.abs(np.fft.rfft(frames * window, n_fft)) ** 2
    return power, np.fft.rfftfreq(n_fft, 1 / audio.sample_rate).astype(np.float64)
