"""Whether recordings are good enough to make a voice from, and what would make them better."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from studio.analysis.recording import Recording
from studio.core.audio import Audio, gained
from studio.core.pitch import f0_hz

FaultKind = Literal["silent", "no voice", "short", "long", "clipped", "noisy", "tone", "faint", "dull", "two voices"]

SHORTEST_S = 5.0
LONGEST_S = 60.0
CLIPPED_SHARE = (0.0005, 0.01)
"""Of the samples: from the first on a warning, from the second on useless."""
TINIEST = 1e-6
"""Peak below which there is no sound."""
SNR_DB = (15.0, 8.0)
"""Speech above noise: below the first a warning, below the second useless."""
FAINT_DBFS = -45.0
VOICED_SHARE = 0.15
"""Of speech. People voice more than half of what they say; noise has no pitch at all."""
TONE_WINDOW_MS = 250
TONE_DB = 20.0
"""A tone stands out of its surroundings by this, even in the quietest tenth of all windows..."""
AUDIBLE_TONE_DB = -50.0
"""... and is no softer than this against the speech."""
TONE_WINDOWS = 16
"""Fewer have no quietest tenth."""
TONE_SURROUNDINGS_HZ = 100.0
TONE_LOWEST_HZ = 40.0
DULL_HZ = 4500.0
DULL_DB = -60.0
"""A recording with less than this above DULL_HZ, against all of it, came over a telephone or a poor codec."""

_Bins = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a recording."""

    kind: FaultKind
    sentence: str
    """What is wrong and what to do, for people."""
    forbids: bool
    """Whether no voice can be made from it; else the voice will be the worse for it."""


def faults(recordings: Sequence[Recording]) -> tuple[Fault, ...]:
    """What is wrong with the recordings of one voice; what forbids comes first."""
    found = [*_of_all(recordings), *(fault for recording in recordings for fault in _of_one(recording))]
    return tuple(sorted(found, key=lambda fault: not fault.forbids))


def _of_all(recordings: Sequence[Recording]) -> Iterator[Fault]:
    total_s = sum(recording.audio.n_samples / recording.audio.sample_rate for recording in recordings)
    speech_s = sum(recording.loudness.speech_ms for recording in recordings) / 1000
    if total_s > LONGEST_S:
        yield Fault("long", f"The recordings last {total_s:.0f} s together: give the best {LONGEST_S:.0f} s.", True)
    if 0 < speech_s < SHORTEST_S:
        yield Fault(
            "short",
            f"There are {speech_s:.1f} s of speech: {SHORTEST_S:.0f} s are the least, 15 s or more are better.",
            True,
        )
    if speech_s > 0 and _voiced_share(recordings) < VOICED_SHARE:
        yield Fault("no voice", "No voice is heard in the recordings: give recordings of somebody speaking.", True)


def _voiced_share(recordings: Sequence[Recording]) -> float:
    """Of all speech, 0 to 1; however faint it is."""
    spoken = [
        f0_hz(gained(recording.audio, -recording.loudness.level_db))[recording.loudness.is_speech] > 0
        for recording in recordings
    ]
    return float(np.concatenate(spoken).mean())


def _of_one(recording: Recording) -> Iterator[Fault]:
    name, audio, loud = recording.name, recording.audio, recording.loudness
    if not loud.phrases:
        yield Fault("silent", f"Nothing is heard in {name}: is the right microphone chosen and switched on?", True)
        return
    share = clipped_share(audio)
    if share >= CLIPPED_SHARE[0]:
        yield Fault(
            "clipped",
            f"{name} is clipped: record it again at a lower level, or farther from the microphone.",
            share >= CLIPPED_SHARE[1],
        )
    snr_db = loud.level_db - loud.noise_db
    if snr_db < SNR_DB[0]:
        yield Fault(
            "noisy",
            f"The speech in {name} is only {max(snr_db, 0):.0f} dB above the noise: record it in a quiet room, "
            "close to the microphone, without music or other voices.",
            snr_db < SNR_DB[1],
        )
    if (tone_hz := steady_tone_hz(audio, loud.level_db)) is not None:
        yield Fault(
            "tone",
            f"A steady tone of {tone_hz:.0f} Hz runs through {name}: switch off what hums, or filter it out.",
            False,
        )
    if loud.level_db < FAINT_DBFS:
        yield Fault("faint", f"{name} is faint ({loud.level_db:.0f} dBFS): raise the level of the microphone.", False)
    if _is_dull(recording.speech):
        yield Fault(
            "dull",
            f"{name} has nothing above {DULL_HZ / 1000:g} kHz, as over a telephone: the voice will sound dull, too.",
            False,
        )


def clipped_share(audio: Audio) -> float:
    """Of all samples, those after two others at the very peak of the sound: 0 to 1. A wave that stays there was cut."""
    level = np.abs(audio.samples)
    # A little lower than the peak: what was resampled since is nearly flat only.
    at_peak = np.where(level >= 0.999 * level.max(initial=TINIEST), np.sign(audio.samples), 0)
    flat = (at_peak[:-2] != 0) & (at_peak[:-2] == at_peak[1:-1]) & (at_peak[1:-1] == at_peak[2:])
    return float(flat.sum()) / max(1, audio.n_samples)


def steady_tone_hz(audio: Audio, speech_db: float) -> float | None:
    """The frequency of the strongest tone that never stops; None where there is none.

    Speech leaves every frequency free again and again, so what a bin holds in its quietest windows is background
    (minimum statistics, Martin 2001, IEEE Trans. Speech and Audio Processing 9(5)). `speech_db`: level of the speech.
    """
    power, bin_hz = _spectra(audio)
    if len(power) < TONE_WINDOWS:
        return None
    background = np.percentile(power, 10, axis=0)
    half = round(TONE_SURROUNDINGS_HZ / bin_hz)
    padded = np.pad(background, half, mode="reflect")
    around = np.median(np.lib.stride_tricks.sliding_window_view(padded, 2 * half + 1), axis=1)
    loudest_allowed = 10 ** ((speech_db + AUDIBLE_TONE_DB) / 10)
    stands_out = (background > around * 10 ** (TONE_DB / 10)) & (background > loudest_allowed)
    stands_out[: round(TONE_LOWEST_HZ / bin_hz)] = False
    return float(np.argmax(background * stands_out) * bin_hz) if stands_out.any() else None


def _spectra(audio: Audio) -> tuple[_Bins, float]:
    """Power of each window (a sine's stands in its bin) [windows, bins], and the width of a bin in Hz."""
    width = audio.sample_rate * TONE_WINDOW_MS // 1000
    if audio.n_samples < width:
        return np.zeros((0, width // 2 + 1)), audio.sample_rate / width
    windows = np.lib.stride_tricks.sliding_window_view(audio.samples, width)[:: width // 2]
    taper = np.hanning(width)
    spectra = np.fft.rfft(windows * taper)
    power: _Bins = 2 * np.abs(spectra) ** 2 / taper.sum() ** 2
    return power, audio.sample_rate / width


def _is_dull(speech: Audio) -> bool:
    if speech.sample_rate <= 2 * DULL_HZ:
        return True
    power, bin_hz = _spectra(speech)
    if not len(power):
        return False
    average = power.mean(axis=0)
    high = float(average[round(DULL_HZ / bin_hz) :].sum())
    return high < float(average.sum()) * 10 ** (DULL_DB / 10)
