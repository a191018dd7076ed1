"""How much louder or softer each voice must be so that all are equally loud, and all together as loud as is wished.

One gain for a voice, never one for a sentence: lines keep their levels to each other. The window and the exports have
their gains from here, so that what is heard is what goes out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np

from studio.analysis.loudness import Block, gated, weighted_powers
from studio.core.errors import InputError

LEAST_LUFS, MOST_LUFS = -40.0, -5.0
"""What can be wished for."""
MOST_GAIN_DB = 24.0
"""What is still softer is no speech, and only noise would be raised."""
_STEP_MS = 10
"""Lines are laid beside each other so exactly."""


@dataclass(frozen=True, slots=True, eq=False)
class Spoken:
    """A line as far as its loudness goes."""

    voice: str
    start_ms: int
    powers: Block
    """Of `powers_of`."""
    gain_db: float = 0.0
    """What the person added to it: it counts in the whole, and is not evened out."""


def check_target(target_lufs: float) -> None:
    """Raises InputError for a loudness out of reach."""
    if not LEAST_LUFS <= target_lufs <= MOST_LUFS:
        raise InputError(f"{target_lufs:g} LUFS is no loudness for speech: give {LEAST_LUFS:g} to {MOST_LUFS:g} LUFS.")


def powers_of(blocks: Iterable[Block], rate_hz: int) -> Block:
    """What `Spoken` keeps of the sound of a line: a hundredth of it or less."""
    return weighted_powers(blocks, rate_hz, _STEP_MS)


def even_gains(lines: Sequence[Spoken], target_lufs: float) -> Mapping[str, float]:
    """A gain in dB for each voice, in tenths. A voice of which nothing is heard gets none.

    The lines of each voice are measured one after another; then all of them at their times, since pauses and voices
    that sound at once count in the loudness of the whole. Sounds that overlap add up by their power. Raises InputError
    for a target out of reach.
    """
    check_target(target_lufs)
    voices = dict.fromkeys(line.voice for line in lines)
    loudness = {
        voice: gated(np.concatenate([line.powers for line in lines if line.voice == voice]), _STEP_MS)
        for voice in voices
    }
    gains = {voice: min(target_lufs - found, MOST_GAIN_DB) for voice, found in loudness.items() if isfinite(found)}
    heard = [line for line in lines if line.voice in gains]
    reached = gated(_together(heard, gains), _STEP_MS)
    common = target_lufs - reached if isfinite(reached) else 0.0
    return {voice: round(min(gain + common, MOST_GAIN_DB), 1) for voice, gain in gains.items()}


def _together(lines: Sequence[Spoken], gains: Mapping[str, float]) -> Block:
    """The powers of all lines at their times, from the start of the film on as the mix."""
    starts = [round(line.start_ms / _STEP_MS) for line in lines]
    total = np.zeros(max((start + len(line.powers) for start, line in zip(starts, lines, strict=True)), default=0))
    for start, line in zip(starts, lines, strict=True):
        total[start : start + len(line.powers)] += line.powers * 10 ** ((gains[line.voice] + line.gain_db) / 10)
    return total
