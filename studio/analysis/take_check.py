"""What is wrong with the sound of a take, by its samples alone: before anybody has to listen to it."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from studio.analysis.clicks import clicks
from studio.analysis.level import QUIETEST_DB, Loudness, loudness
from studio.core.audio import Audio
from studio.core.pitch import HOP_MS
from studio.core.speech import PhonemeTiming, WordTiming
from studio.core.take_fault import TakeFault
from studio.core.timecode import ms_of

NOTHING_DB = -60.0
"""A take without anything above this is silent."""
HOLE_DB = 34.0
"""Silence: so far below the loud parts."""
HOLE_MS = 250
"""Shorter silences are closures of consonants and breaths."""
LOST_MS = 150
"""So much planned speech must fall into a silence..."""
PHONEME_MS = 80
"""... where a phoneme counts for no more than this: what lasts longer is planned as a pause, which the network makes of
the last sound before it as often as of the mark."""
MISSING_DB = 44.0
"""A word that stays so far below the loud parts is not there. Measured: the faintest word that is, by 39 dB."""
WORD_EDGE_MS = 30
"""At each end of a word its neighbours still sound."""
FLAT = 0.999
"""Of the peak: a wave that stays above this for FLAT_SAMPLES was cut."""
FLAT_SAMPLES = 3
CUT_PEAKS = 3
"""Fewer are chance: the top of a low voice's wave is that flat now and then."""
LEVEL_DB = 8.0
"""How far a take may lie from the voice's usual level. Measured: 2.6 dB..."""
WHISPER_DB = 18.0
"""... and up to 11.6 dB below it for whispers."""
MOST_OF_A_KIND = 8
"""Who has heard of eight clicks needs no ninth."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What a take shall be."""

    n_samples: int | None
    """Its length; None: whatever it has."""
    level_db: float | None
    """Mean power of the voice's speech in this manner, full scale 0; None: not known."""
    has_whisper: bool = False
    """Whether some of it may be whispered."""


def faults(
    audio: Audio, phonemes: Sequence[PhonemeTiming], words: Sequence[WordTiming], expected: Expected
) -> tuple[TakeFault, ...]:
    """All that is wrong with a take, in the order of time; its timings say what was planned where."""
    loud = loudness(audio)
    if not loud.phrases or loud.contour_db.max() < NOTHING_DB:
        return (TakeFault("silent", 0, audio.duration_ms, loud.level_db),)
    found = [
        *_length(audio, expected),
        *_holes(audio, loud, phonemes),
        *_missing(audio, loud, words),
        *_clipped(audio),
        *_clicks(audio),
        *_level(audio, loud, expected),
    ]
    return tuple(sorted(_without_doubles(found), key=lambda fault: fault.start_ms))


def _length(audio: Audio, expected: Expected) -> Iterator[TakeFault]:
    if expected.n_samples not in (None, audio.n_samples):
        yield TakeFault("length", 0, audio.duration_ms, float(audio.n_samples - expected.n_samples))


def _holes(audio: Audio, loud: Loudness, phonemes: Sequence[PhonemeTiming]) -> Iterator[TakeFault]:
    rate, hop = audio.sample_rate, HOP_MS * audio.sample_rate // 1000
    quiet = np.concatenate([[False], loud.contour_db < _loud_db(loud) - HOLE_DB, [False]])
    edges = np.flatnonzero(np.diff(quiet.astype(np.int8))).reshape(-1, 2)
    spoken = [phoneme for phoneme in phonemes if unicodedata.category(phoneme.symbol[0])[0] == "L"]
    for first, last in edges:
        start, end = int(first) * hop, int(last) * hop
        if (last - first) * HOP_MS < HOLE_MS or first == 0 or last == len(loud.contour_db):
            continue
        lost = sum(min(_overlap(start, end, phoneme), PHONEME_MS * rate // 1000) for phoneme in spoken)
        if lost >= LOST_MS * rate // 1000:
            length_ms = int(last - first) * HOP_MS
            yield TakeFault("hole", int(first) * HOP_MS, length_ms, float(length_ms))


def _overlap(start: int, end: int, phoneme: PhonemeTiming) -> int:
    return max(0, min(end, phoneme.start_sample + phoneme.n_samples) - max(start, phoneme.start_sample))


def _missing(audio: Audio, loud: Loudness, words: Sequence[WordTiming]) -> Iterator[TakeFault]:
    hop, edge, top_db = HOP_MS * audio.sample_rate // 1000, WORD_EDGE_MS // HOP_MS, _loud_db(loud)
    for word in words:
        first, last = word.start_sample // hop + edge, (word.start_sample + word.n_samples) // hop - edge
        heard = loud.contour_db[first:last]
        if first >= len(loud.contour_db):  # the sound ends before it
            heard = np.full(max(0, last - first), QUIETEST_DB)
        if len(heard) > 1 and top_db - heard.max() > MISSING_DB:
            start_ms, length_ms = (ms_of(n, audio.sample_rate) for n in (word.start_sample, word.n_samples))
            yield TakeFault("missing", start_ms, length_ms, float(top_db - heard.max()), word.text)


def _clipped(audio: Audio) -> Iterator[TakeFault]:
    level = np.abs(audio.samples)
    flat = np.where(level >= FLAT * level.max(), np.sign(audio.samples), 0)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flat, [0]])))
    peaks = [(int(start), int(end)) for start, end in pairwise(edges) if flat[start] and end - start >= FLAT_SAMPLES]
    if len(peaks) >= CUT_PEAKS:
        first_ms, last_ms = (ms_of(sample, audio.sample_rate) for sample in (peaks[0][0], peaks[-1][1]))
        yield TakeFault("clipped", first_ms, last_ms - first_ms, float(len(peaks)))


def _clicks(audio: Audio) -> Iterator[TakeFault]:
    for click in clicks(audio)[:MOST_OF_A_KIND]:
        yield TakeFault("click", ms_of(click.sample, audio.sample_rate), 0, click.height)


def _level(audio: Audio, loud: Loudness, expected: Expected) -> Iterator[TakeFault]:
    if expected.level_db is None:
        return
    excess_db = loud.level_db - expected.level_db
    if not -(WHISPER_DB if expected.has_whisper else LEVEL_DB) <= excess_db <= LEVEL_DB:
        yield TakeFault("level", 0, audio.duration_ms, excess_db)


def _loud_db(loud: Loudness) -> float:
    """Level of the loud parts."""
    return float(np.percentile(loud.contour_db, 95))


def _without_doubles(found: Sequence[TakeFault]) -> list[TakeFault]:
    """A word that falls into a hole is told as the hole; a wave that was cut has corners, which are no clicks."""
    holes = [fault for fault in found if fault.kind == "hole"]
    is_cut = any(fault.kind == "clipped" for fault in found)

    def is_told(fault: TakeFault) -> bool:
        if fault.kind == "click":
            return is_cut
        middle = fault.start_ms + fault.length_ms // 2
        return fault.kind == "missing" and any(
            hole.start_ms <= middle < hole.start_ms + hole.length_ms for hole in holes
        )

    return [fault for fault in found if not is_told(fault)]
