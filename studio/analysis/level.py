"""How loud a sound is over time: where there is speech, and where it pauses."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from studio.core.audio import Audio
from studio.core.pitch import HOP_MS

WINDOW_MS = 40
"""Over which the level is taken; two periods of the lowest voice."""
SILENT_DB = 30.0
"""Below the loud parts by this much there is no speech..."""
NOISE_MARGIN_DB = 6.0
"""... nor where the level is no more than this above the noise."""
QUIETEST_DB = -100.0
"""Of digital silence, full scale 0."""
SHORTEST_PAUSE_MS = 150
"""Shorter gaps are closures of stop consonants."""
SHORTEST_SPEECH_MS = 50
"""Shorter sounds between pauses are clicks."""

Mask = npt.NDArray[np.bool_]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Loudness:
    """The level of a sound, one value for each HOP_MS, and the speech in it."""

    contour_db: npt.NDArray[np.float64]
    """Mean power around the middle of each hop, full scale 0, [n]."""
    phrases: tuple[Span, ...]
    """Stretches of speech between pauses: first hop, one past the last."""
    noise_db: float
    """Level of the quietest tenth."""

    @property
    def is_speech(self) -> Mask:
        """[n]; the gaps within phrases count as speech."""
        mask = np.zeros(len(self.contour_db), np.bool_)
        for start, end in self.phrases:
            mask[start:end] = True
        return mask

    @property
    def speech_ms(self) -> int:
        """Without pauses."""
        return HOP_MS * sum(end - start for start, end in self.phrases)

    @property
    def pauses_ms(self) -> tuple[int, ...]:
        """Silences between the first phrase and the last."""
        return tuple(
            HOP_MS * (after - before)
            for (_, before), (after, _) in zip(self.phrases[:-1], self.phrases[1:], strict=True)
        )

    @property
    def level_db(self) -> float:
        """Mean power of the speech; QUIETEST_DB where there is none."""
        spoken = self.contour_db[self.is_speech]
        return float(10 * np.log10(np.mean(10 ** (spoken / 10)))) if len(spoken) else QUIETEST_DB


def loudness(audio: Audio) -> Loudness:
    """The level of a sound; no phrases where it is silent throughout."""
    contour_db = _contour_db(audio)
    if not len(contour_db):
        return Loudness(contour_db, (), QUIETEST_DB)
    noise_db = float(np.percentile(contour_db, 10))
    loud = float(np.percentile(contour_db, 99))
    # Speech without any pause has no noise that could be measured: what is quietest in it is speech.
    threshold = max(loud - SILENT_DB, min(noise_db + NOISE_MARGIN_DB, loud - SILENT_DB / 2), QUIETEST_DB + 1)
    spans = _joined(_runs(contour_db > threshold), SHORTEST_PAUSE_MS // HOP_MS)
    phrases = tuple((start, end) for start, end in spans if end - start >= SHORTEST_SPEECH_MS // HOP_MS)
    return Loudness(contour_db, phrases, noise_db)


def _contour_db(audio: Audio) -> npt.NDArray[np.float64]:
    n_hops = audio.n_samples * 1000 // (audio.sample_rate * HOP_MS)
    half = audio.sample_rate * WINDOW_MS // 2000
    sums = np.concatenate([[0.0], np.cumsum(audio.samples.astype(np.float64) ** 2)])
    middles = np.rint((np.arange(n_hops) + 0.5) * audio.sample_rate * HOP_MS / 1000).astype(np.int64)
    first, last = np.maximum(middles - half, 0), np.minimum(middles + half, audio.n_samples)
    power = (sums[last] - sums[first]) / np.maximum(last - first, 1)
    contour: npt.NDArray[np.float64] = 10 * np.log10(np.maximum(power, 10 ** (QUIETEST_DB / 10)))
    return contour


def _runs(mask: Mask) -> list[Span]:
    """Start and end of each stretch that is true."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], mask, [False]]).astype(np.int8)))
    return [(int(start), int(end)) for start, end in edges.reshape(-1, 2)]


def _joined(spans: list[Span], gap: int) -> list[Span]:
    """The same with gaps shorter than `gap` closed."""
    found: list[Span] = []
    for start, end in spans:
        if found and start - found[-1][1] < gap:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found
