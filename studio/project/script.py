"""The rows of a project as a script, for the writers of captions and tables."""

from bisect import bisect_right
from collections.abc import Collection, Iterable

from studio.core.script import Cue, Line, Script
from studio.project.document import Document, Row, RowId

SHORTEST_ROOM_MS = 500
"""A gap below this is no room for a line."""
NEW_CUE_MS = 2000
"""Of a line that nobody has given a time yet."""


def script_of(document: Document, ids: Collection[RowId] | None = None) -> Script:
    """All rows, or those with `ids`, in the order of time, numbered from 1.

    A script is all timed or all untimed. So where any row has times, one without gets some: in the gap after the row
    before it, or two seconds where there is no gap.
    """
    rows = [row for row in in_time_order(document) if ids is None or row.id in ids]
    timed = sorted(zip(rows, _cues(rows), strict=True), key=lambda pair: pair[1].start_ms if pair[1] else 0)
    return Script(
        tuple(
            Line(number, row.text, cue, row.speaker, row.gap_ms, row.notes, origin=row.origin)
            for number, (row, cue) in enumerate(timed, 1)
        ),
        source=document.options.source,
    )


def in_time_order(rows: Iterable[Row]) -> list[Row]:
    """Rows by the start of their cues. One without times stays behind the row before it."""
    keyed: list[tuple[int, Row]] = []
    start_ms = -1
    for row in rows:
        start_ms = row.cue.start_ms if row.cue else start_ms
        keyed.append((start_ms, row))
    return [row for _, row in sorted(keyed, key=lambda pair: pair[0])]


def cue_between(end_ms: int, next_start_ms: int | None) -> Cue:
    """A cue for a line without times after one that ends at `end_ms`: two seconds, or less where the next line starts
    before. Where there is no room worth the name it overlaps the next line."""
    room_ms = NEW_CUE_MS if next_start_ms is None else next_start_ms - end_ms
    return Cue(end_ms, end_ms + (min(room_ms, NEW_CUE_MS) if room_ms >= SHORTEST_ROOM_MS else NEW_CUE_MS))


def _cues(rows: list[Row]) -> list[Cue | None]:
    starts_ms = [row.cue.start_ms for row in rows if row.cue]
    if not starts_ms:
        return [None] * len(rows)
    cues: list[Cue | None] = []
    end_ms = 0
    for row in rows:
        later = bisect_right(starts_ms, end_ms)
        cue = row.cue or cue_between(end_ms, starts_ms[later] if later < len(starts_ms) else None)
        end_ms = max(cue.start_ms, cue.end_ms)
        cues.append(cue)
    return cues
