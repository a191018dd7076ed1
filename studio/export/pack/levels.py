"""How loud each voice goes into a pack: one gain for a voice, so that its lines do not jump.

Without a wish for loudness that is the largest common gain, at most 1, with which nothing clips. What evens out the
voices is found by `analysis/levelling.py`, here as in the window.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import isfinite

from studio.analysis.levelling import Spoken, even_gains, powers_of
from studio.analysis.loudness import decibels, integrated
from studio.core.errors import InputError
from studio.core.handoff import PEAK_DB
from studio.core.resting import Rest, no_rest
from studio.export.limiter import limited
from studio.export.mix import FULL, Placed, safe_gain, sums
from studio.export.pack.programme import Piece, Programme

_ACCURATE_LU = 0.5
_ALL = "all"
"""What stands for every voice where they are not to be evened out."""


@dataclass(frozen=True, slots=True)
class Levels:
    """The gains of a pack."""

    gains: Mapping[str, float]
    """Factor for each voice."""
    limit: float | None
    """True peak that no file passes, full scale 1.0; None: nothing needs a limit."""
    notes: tuple[str, ...] = ()
    """What was done, a sentence each."""

    def placed(self, pieces: Sequence[Piece]) -> list[Placed]:
        """Each piece, and what rings on behind it."""
        placed = []
        for piece in pieces:
            gain = self.gains[piece.voice]
            placed.append(Placed(piece.source, piece.start_sample, piece.n_samples, gain))
            if piece.tail is not None:
                placed.append(Placed(piece.tail, piece.start_sample + piece.tail_at, piece.tail_samples, gain))
        return placed


def plain_levels(programme: Programme, groups: Iterable[Sequence[Piece]], rest: Rest = no_rest) -> Levels:
    """One gain for all, with which no sum of a group of pieces clips."""
    voices = {piece.voice for piece in programme.pieces}
    even = Levels(dict.fromkeys(voices, 1.0), None)
    gain = min((safe_gain(even.placed(group), rest) for group in groups), default=1.0)
    return Levels(dict.fromkeys(voices, gain), None)


def limited_levels(programme: Programme, peak_db: float) -> Levels:
    """The dub as it is, as loud as it shall be, with no peak above the limit. Raises InputError."""
    return Levels({piece.voice: 1.0 for piece in programme.pieces}, _limit(peak_db))


def loud_levels(
    programme: Programme,
    target_lufs: float,
    peak_db: float = PEAK_DB,
    is_level: bool = False,
    rest: Rest = no_rest,
) -> Levels:
    """Every voice at one loudness, and the mix of all at `target_lufs`; where the dub `is_level` already, its voices
    keep their levels to each other. Raises InputError for targets out of reach."""
    limit = _limit(peak_db)
    group = {piece.voice: _ALL if is_level else piece.voice for piece in programme.pieces}
    even = even_gains([_spoken(programme, piece, group[piece.voice], rest) for piece in programme.pieces], target_lufs)
    found = {voice: even.get(evened, 0.0) for voice, evened in group.items()}
    levels = _levels(found, limit)
    reached = _mixed(programme, levels, rest)
    if isfinite(reached) and reached < target_lufs - _ACCURATE_LU:  # the limit took from what is loud
        levels = _levels({voice: round(gain + target_lufs - reached, 1) for voice, gain in found.items()}, limit)
        reached = _mixed(programme, levels, rest)
    notes = [f"{voice}: {decibels(gain):+.1f} dB." for voice, gain in levels.gains.items()]
    if reached < target_lufs - _ACCURATE_LU:
        notes.append(f"The mix reaches {reached:.1f} LUFS only: peaks of {peak_db:g} dB leave no more room.")
    return Levels(levels.gains, limit, tuple(notes))


def _levels(gains_db: Mapping[str, float], limit: float) -> Levels:
    return Levels({voice: 10 ** (gain_db / 20) for voice, gain_db in gains_db.items()}, limit)


def check_peak(peak_db: float) -> None:
    """Raises InputError where that cannot be the limit."""
    if not -12 <= peak_db <= 0:
        raise InputError(f"A true peak of {peak_db:g} dB cannot be the limit: give -12 to 0.")


def _limit(peak_db: float) -> float:
    check_peak(peak_db)
    return float(10 ** (peak_db / 20))


def _spoken(programme: Programme, piece: Piece, voice: str, rest: Rest) -> Spoken:
    """A piece with what rings on behind it, as of that voice."""
    plain = Levels({piece.voice: 1.0}, None).placed([replace(piece, start_sample=0)])
    blocks = (block / FULL for block in sums(plain, max(sound.end_sample for sound in plain), rest))
    start_ms = round(piece.start_sample * 1000 / programme.sample_rate)
    return Spoken(voice, start_ms, powers_of(blocks, programme.sample_rate))


def _mixed(programme: Programme, levels: Levels, rest: Rest) -> float:
    """Loudness of the mix as it would be written."""
    assert levels.limit is not None
    blocks = (block / FULL for block in sums(levels.placed(programme.pieces), programme.n_samples, rest))
    return integrated(limited(blocks, programme.sample_rate, levels.limit), programme.sample_rate)
