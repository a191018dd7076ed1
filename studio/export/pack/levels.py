"""How loud each voice goes into a pack: one gain for a voice, so that its lines do not jump.

Without a wish for loudness that is the largest common gain, at most 1, with which nothing clips.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf, isfinite

from studio.core.errors import InputError
from studio.core.handoff import PEAK_DB
from studio.export.limiter import limited
from studio.export.loudness import Block, decibels, integrated
from studio.export.mix import FULL, Placed, safe_gain, sums
from studio.export.pack.programme import Piece, Programme
from studio.export.wav import read_wav_block

_ROUNDS = 3
_CLOSE_LU = 0.1
_ACCURATE_LU = 0.5
_BLOCK_SAMPLES = 1 << 18


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


def plain_levels(programme: Programme, groups: Iterable[Sequence[Piece]]) -> Levels:
    """One gain for all, with which no sum of a group of pieces clips."""
    voices = {piece.voice for piece in programme.pieces}
    even = Levels(dict.fromkeys(voices, 1.0), None)
    gain = min((safe_gain(even.placed(group)) for group in groups), default=1.0)
    return Levels(dict.fromkeys(voices, gain), None)


def loud_levels(programme: Programme, target_lufs: float, peak_db: float = PEAK_DB) -> Levels:
    """Every voice at one loudness, and the mix of all at `target_lufs`. Raises InputError for targets out of reach."""
    if not -40 <= target_lufs <= -5 or not -12 <= peak_db <= 0:
        raise InputError("Give a loudness from -40 to -5 LUFS, and a true peak from -12 to 0 dB.")
    rate_hz = programme.sample_rate
    voices = tuple(dict.fromkeys(piece.voice for piece in programme.pieces))
    loudness = {voice: integrated(_one_by_one(programme, voice), rate_hz) for voice in voices}
    gains = {voice: 10 ** ((target_lufs - found) / 20) if isfinite(found) else 1.0 for voice, found in loudness.items()}
    limit = 10 ** (peak_db / 20)
    levels, reached = Levels(gains, limit), -inf
    for _ in range(_ROUNDS):
        # Voices that sound at once are louder together than each alone, and the limit takes from what is loud.
        reached = _mixed(programme, levels)
        if not isfinite(reached) or abs(reached - target_lufs) < _CLOSE_LU:
            break
        common = 10 ** ((target_lufs - reached) / 20)
        levels = Levels({voice: gain * common for voice, gain in levels.gains.items()}, limit)
    else:
        reached = _mixed(programme, levels)
    notes = [f"{voice}: {decibels(gain):+.1f} dB." for voice, gain in levels.gains.items()]
    if reached < target_lufs - _ACCURATE_LU:
        notes.append(f"The mix reaches {reached:.1f} LUFS only: peaks of {peak_db:g} dB leave no more room.")
    return Levels(levels.gains, limit, tuple(notes))


def _mixed(programme: Programme, levels: Levels) -> float:
    """Loudness of the mix as it would be written."""
    assert levels.limit is not None
    blocks = (block / FULL for block in sums(levels.placed(programme.pieces), programme.n_samples))
    return integrated(limited(blocks, programme.sample_rate, levels.limit), programme.sample_rate)


def _one_by_one(programme: Programme, voice: str) -> Iterator[Block]:
    """The pieces of a voice one after another."""
    for piece in programme.pieces:
        if piece.voice == voice:
            for start in range(0, piece.n_samples, _BLOCK_SAMPLES):
                length = min(_BLOCK_SAMPLES, piece.n_samples - start)
                yield read_wav_block(piece.source, start, length) / FULL
