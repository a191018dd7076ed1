"""The melody of a sound: its fundamental frequency over time.

The method is YIN: de Cheveigné, Kawahara, "YIN, a fundamental frequency estimator for speech and music", Journal of the
Acoustical Society of America 111(4), 2002, steps 1 to 5, with all its windows at once.
"""

import numpy as np
import numpy.typing as npt

from studio.core.audio import Audio, Samples

HOP_MS = 10
"""From one value of F0 to the next."""
LOWEST_HZ = 60.0
HIGHEST_HZ = 600.0

_WINDOW_MS = 25
_APERIODIC = 0.2
"""A window whose normalised difference stays above this at every lag has no pitch."""
_QUIET = 1e-5
"""Mean power of a window (full scale 1) below which it counts as silence: -50 dB."""
_RATE_HZ = 8000
"""YIN looks at no harmonic above half of this; more samples cost time and tell no more."""
_FIR_TAPS = 8
"""Of the low-pass on either side of its centre, per step of decimation."""

_Frames = npt.NDArray[np.float64]


def f0_hz(audio: Audio) -> Samples:
    """F0 in Hz, one value for each HOP_MS from the start; 0 where the sound is unvoiced. float32 [n].

    Value i is measured around the middle of hop i. Only F0 from LOWEST_HZ to HIGHEST_HZ is found.
    """
    n_hops = audio.n_samples * 1000 // (audio.sample_rate * HOP_MS)
    if n_hops == 0:
        return np.zeros(0, np.float32)
    samples, rate = _decimated(audio)
    shortest, longest = int(rate / HIGHEST_HZ), int(rate / LOWEST_HZ) + 2
    width = round(rate * _WINDOW_MS / 1000)
    difference, power = _difference(_windows(samples, rate, n_hops, width + longest), width, longest)
    normalised = _normalised(difference)
    lags = _first_dips(normalised, shortest)
    voiced = (lags > 0) & (power > _QUIET)
    found = np.zeros(n_hops, np.float32)
    rows = np.flatnonzero(voiced)
    found[rows] = rate / _refined(difference[rows], lags[rows])
    found[(found < LOWEST_HZ) | (found > HIGHEST_HZ)] = 0
    return _without_strays(found)


def _decimated(audio: Audio) -> tuple[_Frames, float]:
    """The sound below half of _RATE_HZ, at the lowest rate that a whole step reaches, and that rate."""
    step = max(1, audio.sample_rate // _RATE_HZ)
    samples = audio.samples.astype(np.float64)
    if step == 1:
        return samples, audio.sample_rate
    at = np.arange(-_FIR_TAPS * step, _FIR_TAPS * step + 1)
    kernel = np.sinc(at / step) * np.hanning(len(at) + 2)[1:-1]
    return np.convolve(samples, kernel / kernel.sum(), "same")[::step], audio.sample_rate / step


def _windows(samples: _Frames, rate: float, n_hops: int, width: int) -> _Frames:
    """The stretch of `width` samples around the middle of each hop, its mean taken off. [n_hops, width]"""
    middles = (np.arange(n_hops) + 0.5) * (rate * HOP_MS / 1000)
    padded = np.pad(samples, width)
    views = np.lib.stride_tricks.sliding_window_view(padded, width)
    windows = views[np.minimum(np.rint(middles).astype(np.int64) + width - width // 2, len(views) - 1)]
    centred: _Frames = windows - windows.mean(axis=1, keepdims=True)
    return centred


def _difference(windows: _Frames, width: int, longest: int) -> tuple[_Frames, _Frames]:
    """YIN's step 2: the power of x[t] - x[t + lag] over `width` samples for each lag up to `longest`, by FFT.

    Gives it as [n, longest + 1], and the mean power of each window as [n].
    """
    n_fft = 1 << (width + longest - 1).bit_length()
    head = np.fft.rfft(windows[:, :width], n_fft)
    whole = np.fft.rfft(windows, n_fft)
    products = np.fft.irfft(whole * head.conj(), n_fft)[:, : longest + 1]
    energy = np.cumsum(np.pad(windows**2, ((0, 0), (1, 0))), axis=1)
    lags = np.arange(longest + 1)
    energies = energy[:, lags + width] - energy[:, lags]
    return np.maximum(energies[:, :1] + energies - 2 * products, 0), energies[:, 0] / width


def _normalised(difference: _Frames) -> _Frames:
    """YIN's step 3: the difference over its mean at all shorter lags; 1 at lag 0."""
    lags = np.arange(1, difference.shape[1])
    sums = np.cumsum(difference[:, 1:], axis=1)
    rest = difference[:, 1:] * lags / np.maximum(sums, np.finfo(np.float64).tiny)
    return np.pad(rest, ((0, 0), (1, 0)), constant_values=1.0)


def _first_dips(normalised: _Frames, shortest: int) -> npt.NDArray[np.int64]:
    """YIN's step 4: the lag of the first dip below the threshold, which is no multiple of the period; 0 for none."""
    inner = normalised[:, shortest:-1]
    is_dip = (
        (inner < _APERIODIC) & (inner <= normalised[:, shortest - 1 : -2]) & (inner < normalised[:, shortest + 1 :])
    )
    return np.where(is_dip.any(axis=1), is_dip.argmax(axis=1) + shortest, 0)


def _refined(difference: _Frames, lags: npt.NDArray[np.int64]) -> _Frames:
    """YIN's step 5: the lag between samples, at the bottom of the parabola through three differences."""
    rows = np.arange(len(lags))
    before, here, after = (difference[rows, lags + step] for step in (-1, 0, 1))
    curve = before - 2 * here + after
    shift = np.divide(before - after, 2 * curve, out=np.zeros(len(lags)), where=curve > 0)
    refined: _Frames = lags + np.clip(shift, -1, 1)
    return refined


def _without_strays(found: Samples) -> Samples:
    """Without values that stand alone: nobody speaks for a hundredth of a second, nor leaps an octave for it."""
    padded = np.pad(found, 1)
    around = np.stack([padded[:-2], padded[2:]])
    near = (around > 0) & (np.abs(np.log2(np.maximum(around, 1) / np.maximum(found, 1))) < 0.5)
    return np.where(near.any(axis=0), found, 0).astype(np.float32)
