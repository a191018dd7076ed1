"""Sounds like speech, of which everything is known."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from studio.core.audio import Audio

RATE = 24_000


def syllables(
    f0_hz: Sequence[float],
    syllable_ms: int = 200,
    pause_after: Sequence[int] = (),
    pause_ms: int = 400,
    noise: float = 0,
) -> Audio:
    """One buzzing syllable for each F0, all equally loud, with pauses after some of them; `noise`: level of white noise
    beneath, 1 is as strong as the voice."""
    parts: list[npt.NDArray[np.float64]] = [_silence(200)]
    for number, hz in enumerate(f0_hz):
        parts.append(_syllable(hz, syllable_ms))
        if number in pause_after:
            parts.append(_silence(pause_ms))
    samples = np.concatenate([*parts, _silence(200)])
    samples += noise * 0.1 * np.random.default_rng(3).standard_normal(len(samples))
    return Audio(samples.astype(np.float32), RATE)


def _silence(length_ms: int) -> npt.NDArray[np.float64]:
    return np.zeros(RATE * length_ms // 1000)


def _syllable(hz: float, length_ms: int) -> npt.NDArray[np.float64]:
    """Harmonics up to 4 kHz that fall by 6 dB an octave, within a bump."""
    time_s = np.arange(RATE * length_ms // 1000) / RATE
    harmonics = np.arange(1, int(4000 / hz) + 1)[:, None]
    buzz = (np.sin(2 * np.pi * harmonics * hz * time_s) / harmonics).sum(axis=0)
    bump = np.sin(np.pi * np.arange(len(time_s)) / len(time_s)) ** 0.5
    syllable: npt.NDArray[np.float64] = 0.1 * buzz * bump
    return syllable
