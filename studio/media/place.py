"""Whether the speech in a film lies where it should: what was written is read again and compared."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from studio.core.audio import Samples
from studio.core.errors import OutputError
from studio.media.library import or_mkv
from studio.media.sound import blocks

RATE_HZ = 16_000
TOLERANCE_MS = 1.0
_COMPARED_S = 20
_REACH = RATE_HZ // 2
"""Samples to both sides, in which it is looked for."""
_SILENT = 1e-3


def check_place(film: Path, track: int, sound: Path, name: str = "") -> float:
    """By how many ms some seconds from the first speech on lie late in the film, also where other sound lies under
    them. Raises OutputError, with `name` for the film's, where that is more than TOLERANCE_MS."""
    start, wanted = _first_speech(blocks(sound, RATE_HZ))
    if not len(wanted):
        return 0.0  # nothing to hear, so nothing can lie wrong
    found = _cut(blocks(film, RATE_HZ, track), start - _REACH, start + len(wanted) + _REACH)
    off_ms = 1000 * _lag(found, wanted, min(start, _REACH)) / RATE_HZ
    if abs(off_ms) > TOLERANCE_MS:
        called = name or film.name
        raise OutputError(f"The speech came to lie {off_ms:+.1f} ms from its place in {called}{or_mkv(called)}.")
    return off_ms


def _first_speech(sound: Iterator[Samples]) -> tuple[int, Samples]:
    """From which sample on, and what: at most _COMPARED_S."""
    kept: list[Samples] = []
    start = position = 0
    for block in sound:
        loud = np.flatnonzero(np.abs(block) > _SILENT)
        if not kept and len(loud):
            start = position + int(loud[0])
            block, position = block[loud[0] :], start
        if kept or len(loud):
            kept.append(block)
        position += len(block)
        if kept and position - start >= _COMPARED_S * RATE_HZ:
            break
    return start, np.concatenate(kept)[: _COMPARED_S * RATE_HZ] if kept else np.zeros(0, np.float32)


def _cut(sound: Iterator[Samples], start: int, end: int) -> Samples:
    kept: list[Samples] = []
    position = 0
    for block in sound:
        kept.append(block[max(0, start - position) : max(0, end - position)])
        position += len(block)
        if position >= end:
            break
    return np.concatenate(kept) if kept else np.zeros(0, np.float32)


def _lag(found: Samples, wanted: Samples, expected: int) -> int:
    """By how many samples `wanted` lies later in `found` than expected.

    The peak of the cross-correlation with the phase alone (Knapp and Carter, "The Generalized Correlation Method for
    Estimation of Time Delay", IEEE Trans. ASSP 24, 1976): so what hums under the speech, however loud, has no say.
    """
    from scipy import fft

    n = fft.next_fast_len(len(found) + len(wanted), real=True)
    cross = fft.rfft(found, n) * np.conj(fft.rfft(wanted, n))
    strength = np.abs(cross)
    peaks = fft.irfft(cross / (strength + 1e-6 * strength.max(initial=1e-12)), n)
    return int(peaks[: expected + _REACH + 1].argmax()) - expected
