"""Clicks: samples that do not follow from those around them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from studio.core.audio import Audio

WIDTHS = (1, 2, 3)
"""Of the clicks that are looked for, in samples."""
ORDER = 32
"""Of the linear prediction."""
BLOCK_MS = 8
"""Predicted alike, by what lies before and behind: a click in it does not bend its own prediction."""
AROUND_BLOCKS = 3
"""What lies before and behind, each."""
NEAR_MS = 1.5
"""So close to a click its own traces are left."""
FAR_MS = 6.0
"""Up to here speech is asked how far it leaps by itself: the next pulse of the voice is as strong as the last."""
LEAP = 4.8
"""A click stands out of what is around it by this factor; of 263 takes in all manners one does without a click."""
QUIET = 0.012
"""-38 dB: added to what is around, so that in a silence, too, a click must be heard to be one."""
EDGE = 0.005
"""-46 dB: a sound that starts or ends with more than this clicks there."""
APART_MS = 5
"""Clicks closer than this are one."""

_Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Click:
    """One of them."""

    sample: int
    """Where it is."""
    height: float
    """How far it leaps, full scale 1."""


def clicks(audio: Audio) -> tuple[Click, ...]:
    """All of a sound with 16,000 samples a second or more, in the order of time; those at its first or last sample too.

    Each sample is compared with what linear prediction makes of those before and behind it, by a filter that is matched
    to a click of one to three samples (Vaseghi and Rayner 1990, IEE Proceedings I 137(1)). The voice's own pulses are
    badly predicted, too, but come one after the other: a click is what leaps much farther than all around it.
    """
    if not audio.n_samples:
        return ()
    rate = audio.sample_rate
    leaps = np.abs(_leaps(audio.samples.astype(np.float64), rate))
    score = (leaps / (_around(leaps, rate) + QUIET)).max(axis=0)
    height = leaps.max(axis=0)
    ends = {at: float(abs(audio.samples[at])) for at in (0, audio.n_samples - 1) if abs(audio.samples[at]) > EDGE}
    within = {int(at): float(height[at]) for at in np.flatnonzero(score > LEAP)}
    found: list[Click] = []
    for at, high in sorted((within | ends).items()):
        if found and at - found[-1].sample < APART_MS * rate // 1000:
            if high > found[-1].height:
                found[-1] = Click(at, high)
        else:
            found.append(Click(at, high))
    return tuple(found)


def _leaps(samples: _Floats, rate: int) -> _Floats:
    """How high a click of each width that starts at each sample would have to be, [widths, n]."""
    from scipy.fft import irfft, next_fast_len, rfft

    block, around = BLOCK_MS * rate // 1000, AROUND_BLOCKS * (BLOCK_MS * rate // 1000)
    n_blocks = -(-len(samples) // block)
    side = ORDER + max(WIDTHS)
    before = around + side
    padded = np.pad(samples, (before, before + n_blocks * block - len(samples)))
    starts = before + block * np.arange(n_blocks)
    # What lies behind a block lies before a later one.
    windows = np.lib.stride_tricks.sliding_window_view(padded, around)[
        side : side + block * (n_blocks + AROUND_BLOCKS + 1) : block
    ]
    alike = _autocorrelation(windows)
    predictors = _predictors(alike[:n_blocks] + alike[AROUND_BLOCKS + 1 :][:n_blocks])
    # Nothing is needed but what lies a filter's length from both ends: what wraps round there does no harm.
    n_fft = next_fast_len(block + 2 * side, real=True)
    pieces = np.lib.stride_tricks.sliding_window_view(padded, block + 2 * side)[starts - side]
    response = np.abs(rfft(predictors, n_fft)) ** 2
    spectra = rfft(pieces, n_fft) * response
    found = []
    for width in WIDTHS:
        pulse = rfft(np.ones(width), n_fft)
        power = response @ _each_bin(n_fft, np.abs(pulse) ** 2)
        matched = irfft(spectra * np.conj(pulse), n_fft)[:, side : side + block] / power[:, None]
        found.append(matched.reshape(-1)[: len(samples)])
    return np.stack(found)


def _each_bin(n_fft: int, weights: _Floats) -> _Floats:
    """What each bin of a real spectrum adds to the power, by its weight."""
    found = 2 * weights / n_fft
    found[0] /= 2
    if n_fft % 2 == 0:
        found[-1] /= 2
    return found


def _autocorrelation(windows: _Floats) -> _Floats:
    """[windows, ORDER + 1]"""
    from scipy.fft import irfft, next_fast_len, rfft

    around = windows.shape[1]
    n_fft = next_fast_len(around + ORDER + 1, real=True)
    taper = np.hanning(around + 2)[1:-1]
    found: _Floats = irfft(np.abs(rfft(windows * taper, n_fft)) ** 2, n_fft)[:, : ORDER + 1]
    return found


def _predictors(autocorrelation: _Floats) -> _Floats:
    """The filters that leave what cannot be predicted, [blocks, ORDER + 1]: Levinson and Durbin's recursion for all
    blocks at once."""
    r = autocorrelation.copy()
    r[:, 0] = r[:, 0] * (1 + 1e-5) + 1e-8  # a little noise, so that silence has a prediction
    filters = np.zeros_like(r)
    filters[:, 0] = 1.0
    error = r[:, 0].copy()
    for i in range(1, ORDER + 1):
        reflection = -np.einsum("bk,bk->b", filters[:, :i], r[:, i:0:-1]) / error
        filters[:, 1 : i + 1] += reflection[:, None] * filters[:, i - 1 :: -1][:, :i]
        error *= 1 - reflection**2
    return filters


def _around(leaps: _Floats, rate: int) -> _Floats:
    """The greatest leap on either side of each sample, between NEAR_MS and FAR_MS from it, [widths, n]."""
    from scipy.ndimage import maximum_filter1d

    near, far = round(NEAR_MS * rate / 1000), round(FAR_MS * rate / 1000)
    shift = (near + far) // 2
    padded = np.pad(leaps, ((0, 0), (shift, shift)))
    greatest = maximum_filter1d(padded, far - near + 1, axis=1)
    sides: _Floats = np.maximum(greatest[:, : -2 * shift], greatest[:, 2 * shift :])
    return sides
