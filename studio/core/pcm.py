"""24-bit samples as integers: sound that was quantised survives this to the bit."""

import numpy as np
import numpy.typing as npt

from studio.core.audio import Samples

_STEPS = 1 << 23

Pcm24 = npt.NDArray[np.int32]


def to_pcm24(samples: Samples | npt.NDArray[np.float64]) -> Pcm24:
    """int32 [n] from -2**23 to 2**23 - 1; full scale and above is limited to that."""
    steps = np.rint(samples.astype(np.float64) * _STEPS)
    return np.clip(steps, -_STEPS, _STEPS - 1).astype(np.int32)


def from_pcm24(steps: Pcm24) -> Samples:
    """float32 [n], full scale = 1.0; the exact inverse of `to_pcm24`."""
    return (steps / _STEPS).astype(np.float32)
