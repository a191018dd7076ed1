"""Where rows without cues start: after what comes before them."""

from collections.abc import Callable, Mapping

from studio.core.timeline import pauses
from studio.project.document import Document, RowId


class Starts:
    """Starts in milliseconds, found when they are asked for."""

    def __init__(self, length_ms: Callable[[RowId], int]) -> None:
        """`length_ms` gives how long a row is spoken."""
        self._length_ms = length_ms
        self._now: dict[RowId, int] | None = None
        self._before: dict[RowId, int] | None = None  # as they were last asked for, where they may have changed

    def of(self, document: Document) -> Mapping[RowId, int]:
        """Of all rows of the document that have no cue."""
        if self._now is None:
            rows = list(document)
            lengths_ms = [self._length_ms(row.id) for row in rows]
            pauses_ms = pauses(lengths_ms, [row.gap_ms for row in rows])
            self._now, now_ms = {}, 0
            for row, length_ms, pause_ms in zip(rows, lengths_ms, pauses_ms, strict=True):
                if row.cue is None:
                    self._now[row.id] = now_ms
                else:
                    now_ms = row.cue.start_ms
                now_ms += length_ms + pause_ms
        return self._now

    def may_change(self) -> None:
        """Rows last otherwise, or others come before them."""
        self._before = self._before or self._now
        self._now = None

    def moved(self, document: Document) -> set[RowId]:
        """Rows that start earlier or later than they did when this was asked last, or are not there any more."""
        before, self._before = self._before, None
        if not before:
            return set()
        now = self.of(document)
        return {id_ for id_, start_ms in before.items() if now.get(id_) != start_ms}

    def clear(self) -> None:
        self._now = self._before = None
