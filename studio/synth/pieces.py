"""Where a passage may be cut for decoding, so that its first sound comes early and its joins fall into pauses.

The decoder normalises over time, so a piece sounds slightly different from the same stretch within a longer whole (2 to
4 dB mean log-mel for pieces of 1 to 2 s). Lines that are not long are therefore decoded whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from studio.synth.tokens import Token

SHORTEST_FRAMES = 100
"""No piece is shorter than this (2.5 s) where a pause allows it."""
LONGEST_FRAMES = 400
"""A piece without any pause ends between words after this (10 s), to bound memory."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage, in mel frames."""

    start: int
    end: int
    """Exclusive."""


def pieces(passage: Sequence[Token], frames: Sequence[int]) -> tuple[Piece, ...]:
    """Pieces that tile the passage, whose tokens last `frames`."""
    total = sum(frames)
    found = []
    start = position = 0
    for token, length in zip(passage, frames, strict=True):
        middle = position + length // 2
        position += length
        is_clause_end = token.is_pause and token.symbol not in ("", " ")
        cut = middle if is_clause_end else position
        wanted = SHORTEST_FRAMES if is_clause_end else LONGEST_FRAMES
        may_cut = is_clause_end or token.symbol == " " or cut - start >= 2 * LONGEST_FRAMES
        if may_cut and cut - start >= wanted and total - cut >= SHORTEST_FRAMES:
            found.append(Piece(start, cut))
            start = cut
    return (*found, Piece(start, total))
