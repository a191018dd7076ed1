"""Mel bands over the spectrum of a sound at 24 kHz, the rate of all engines."""

import math

import numpy as np
import numpy.typing as npt

SAMPLE_RATE = 24_000
N_BANDS = 80
N_FFT = 1024


def mel_bands() -> npt.NDArray[np.float64]:
    """Triangles on the HTK mel scale, 0 to 12 kHz, of height 1 [513, 80]."""
    top = 2595 * math.log10(1 + SAMPLE_RATE / 2 / 700)
    edges = 700 * (10 ** (np.linspace(0, top, N_BANDS + 2) / 2595) - 1)
    bins = np.linspace(0, SAMPLE_RATE / 2, N_FFT // 2 + 1)[:, None]
    rising = (bins - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - bins) / (edges[2:] - edges[1:-1])
    found: npt.NDArray[np.float64] = np.minimum(rising, falling).clip(min=0)
    return found
