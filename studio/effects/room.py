"""A room, as the sound of a hand clap in it: a few early reflections, then noise that dies away.

The classical model of late reverberation (Moorer 1979, About this reverberation business). The noise is always the
same, so a room sounds the same every time.
"""

from functools import lru_cache

import numpy as np

from studio.effects.stage import Signal

_SEED = 20_240_607
_BAND_HZ = (120.0, 4_500.0)
"""Walls and air take the rest."""
_SPEECH_HZ = (150.0, 1_000.0)
"""Where most of the energy of speech is: in this band a room is as loud as the sound itself."""
_EARLY_MS = (7.1, 10.9, 14.3, 19.7, 25.1, 31.3)
"""Of a room of `_USUAL_S`; none is a multiple of another, which would ring."""
_EARLY_SIGNS = (1.0, -1.0, 1.0, 1.0, -1.0, 1.0)
_EARLY_SHARE = 0.2
"""Of the energy of a room."""
_USUAL_S = 0.5
_BLOCK = 2_048
"""Samples that are folded at a time. A sound that is being made is heard up to so many samples later."""


def tail_samples(room_s: float, rate_hz: int) -> int:
    """How long a room rings on when the sound has ended."""
    return round(room_s * rate_hz)


@lru_cache(maxsize=16)
def impulse(share: float, room_s: float, rate_hz: int) -> Signal:
    """What becomes of a single sample 1.0: itself, and the room behind it. With a `share` of 1 only the room is left;
    whatever the share, speech stays about as loud."""
    whole: Signal = np.sin(share * np.pi / 2) * clap(room_s, rate_hz)
    whole[0] += np.cos(share * np.pi / 2)
    return whole


def clap(room_s: float, rate_hz: int) -> Signal:
    """The room alone: after `room_s` it is 60 dB softer."""
    from scipy.signal import butter, sosfilt

    n_samples = tail_samples(room_s, rate_hz) + 1
    size = np.sqrt(room_s / _USUAL_S)
    delays = [round(delay_ms * size * rate_hz / 1000) for delay_ms in _EARLY_MS]
    # RandomState and not Generator: its numbers are promised to stay the same for ever.
    noise = np.random.RandomState(_SEED).standard_normal(n_samples)
    noise[: delays[0]] = 0
    late = sosfilt(butter(1, _BAND_HZ, "bandpass", fs=rate_hz, output="sos"), noise)
    early = np.zeros(n_samples)
    early[delays] = _EARLY_SIGNS
    early = sosfilt(butter(1, _BAND_HZ[1], fs=rate_hz, output="sos"), early)
    dying = 10 ** (-3 * np.arange(n_samples) / (room_s * rate_hz))
    late, early = late * dying, early * dying
    speech = butter(1, _SPEECH_HZ, "bandpass", fs=rate_hz, output="sos")
    probe = sosfilt(speech, np.eye(1, n_samples)[0])
    early *= (_EARLY_SHARE / _energy(sosfilt(speech, early))) ** 0.5
    late *= ((1 - _EARLY_SHARE) / _energy(sosfilt(speech, late))) ** 0.5
    whole: Signal = (early + late) * _energy(probe) ** 0.5
    return whole


def _energy(samples: Signal) -> float:
    return float((samples**2).sum())


class Convolver:
    """Folds a sound with an impulse, in blocks of its own: so it does not matter in which pieces the sound comes.

    Uniformly partitioned overlap-save (Gardner 1995, Efficient convolution without input-output delay).
    """

    def __init__(self, response: Signal) -> None:
        n_parts = -(-len(response) // _BLOCK)
        parts = np.zeros((n_parts, _BLOCK))
        parts.ravel()[: len(response)] = response
        self._parts = np.fft.rfft(parts, 2 * _BLOCK)
        self._spectra = np.zeros_like(self._parts)  # of what came, the newest first
        self._before = np.zeros(_BLOCK)
        self._waiting = np.zeros(0)

    def put(self, samples: Signal) -> Signal:
        """Whole blocks of the sound."""
        waiting = np.concatenate([self._waiting, samples])
        n_ready = len(waiting) // _BLOCK * _BLOCK
        self._waiting = waiting[n_ready:]
        blocks = [self._folded(waiting[start : start + _BLOCK]) for start in range(0, n_ready, _BLOCK)]
        return np.concatenate([np.zeros(0), *blocks])

    def end(self) -> Signal:
        """The rest, without what rings on behind it."""
        n_left = len(self._waiting)
        return self.put(np.zeros(_BLOCK - n_left))[:n_left]

    def _folded(self, block: Signal) -> Signal:
        self._spectra = np.roll(self._spectra, 1, axis=0)
        self._spectra[0] = np.fft.rfft(np.concatenate([self._before, block]))
        self._before = block
        folded: Signal = np.fft.irfft((self._spectra * self._parts).sum(axis=0))[_BLOCK:]
        return folded
