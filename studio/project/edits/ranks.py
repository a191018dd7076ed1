"""Ranks for rows that come between others."""

from collections.abc import Mapping, Sequence

from studio.project.document import RANK_STEP, Row, RowId

_LEAST_STEP = RANK_STEP >> 10
"""Between neighbours after some were moved apart, so that it need not be done again for the next row."""


def spread(rows: Sequence[Row], index: int, n: int) -> tuple[tuple[int, ...], Mapping[RowId, int]]:
    """Ranks for `n` rows that come before the one at `index` of `rows`, which stand in their order.

    And new ranks for those of `rows` that must move apart: none where there is room between the neighbours, else as
    many of the nearest as it takes.
    """
    width = 0
    while True:
        first, last = max(0, index - width), min(len(rows), index + width)
        low = rows[first - 1].rank if first > 0 else None
        high = rows[last].rank if last < len(rows) else None
        ranks = _between(low, high, last - first + n, 1 if width == 0 else _LEAST_STEP)
        if ranks is not None:
            break
        width = max(1, 2 * width)
    at = index - first
    around = (*ranks[:at], *ranks[at + n :])
    moved = {row.id: rank for row, rank in zip(rows[first:last], around, strict=True)}
    return tuple(ranks[at : at + n]), moved


def _between(low: int | None, high: int | None, n: int, least_step: int) -> range | None:
    """`n` ranks, evenly spread; None where they would lie closer than `least_step`."""
    if low is not None and high is not None:
        step = (high - low) // (n + 1)
        return range(low + step, low + step * n + 1, step) if step >= least_step else None
    if high is not None:
        return range(high - n * RANK_STEP, high, RANK_STEP)
    start = 0 if low is None else low + RANK_STEP
    return range(start, start + n * RANK_STEP, RANK_STEP)
