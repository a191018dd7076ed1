"""The colour of a voice: the mean spectrum of what it says, whoever has it speak.

Two engines that speak the same sentences with one voice can so be compared: what one lacks of it, the other tells.
"""

from collections.abc import Iterable, Mapping

import numpy as np
import numpy.typing as npt

from studio.core.audio import Samples
from studio.core.mel import N_FFT, mel_bands
from studio.core.speech import Lang, Request, VoiceId

HOP = 300
LOUD = 3.0
"""Frames whose mean log magnitude is lower than the loudest one's by more than this (26 dB) do not count."""
FLOOR = 1e-5
SENTENCES: Mapping[Lang, str] = {
    "zh": "山下的小镇很安静，你知道这条路通向哪里吗？",
    "en": "Do you know where this old road will take us before the day is over?",
}
"""In the languages that every engine speaks."""


def readings(voice: VoiceId) -> tuple[Request, ...]:
    """What a voice is heard by."""
    return tuple(Request(sentence, voice, lang) for lang, sentence in SENTENCES.items())


def mean_spectrum(readings: Iterable[Samples]) -> tuple[float, ...]:
    """The mean log magnitude in each of 80 mel bands, over the loud frames of all readings (24 kHz)."""
    heard = np.concatenate([_loud(samples) for samples in readings])
    return tuple(round(float(mean), 3) for mean in heard.mean(axis=0))


def _loud(samples: Samples) -> npt.NDArray[np.float64]:
    """Log magnitudes [n, 80] of the loud frames."""
    padded = np.pad(samples.astype(np.float64), N_FFT // 2)
    frames = np.lib.stride_tricks.sliding_window_view(padded, N_FFT)[::HOP]
    magnitude = np.abs(np.fft.rfft(frames * np.hanning(N_FFT)))
    mel: npt.NDArray[np.float64] = np.log((magnitude @ mel_bands()).clip(min=FLOOR))
    level = mel.mean(axis=1)
    loud: npt.NDArray[np.float64] = mel[level > level.max() - LOUD]
    return loud
