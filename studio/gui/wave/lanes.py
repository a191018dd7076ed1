"""All lines as bars in time, arranged so that what is seen is found at once, however many there are."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from studio.core.fit import Fit, Verdict
from studio.core.script import SpeakerId
from studio.gui.desk.lengths import Lengths
from studio.project.document import Document, Row, RowId

Numbers = npt.NDArray[np.int64]

BY_SEVERITY: tuple[Verdict, ...] = (
    "skipped",
    "free",
    "natural",
    "fitted",
    "padded",
    "borrowed",
    "rushed",
    "out_of_range",
    "too_long",
    "failed",
)
"""Verdicts; where bars are too thin to be told apart, the last of them is shown."""
_SEVERITY = {verdict: i for i, verdict in enumerate(BY_SEVERITY)}


class Bar(NamedTuple):
    """One line in time."""

    id: RowId
    number: int
    """Its number in the script, from 1."""
    start_ms: int
    sound_end_ms: int
    """Where its sound ends; its start where there is none."""
    slot_end_ms: int
    """Where its slot ends; for untimed text where its sound ends."""
    lane: int
    verdict: Verdict


class Spans(NamedTuple):
    """Stretches of time in their order."""

    starts_ms: Numbers
    ends_ms: Numbers

    def within(self, first_ms: float, last_ms: float, at_least_ms: float = 0.0) -> Iterable[tuple[int, int]]:
        """Those that touch first_ms to last_ms and last so long; none of them overlaps another."""
        first = int(np.searchsorted(self.ends_ms, first_ms, "right"))
        last = int(np.searchsorted(self.starts_ms, last_ms, "left"))
        starts, ends = self.starts_ms[first:last], self.ends_ms[first:last]
        lasting = ends - starts >= at_least_ms
        return zip(starts[lasting].tolist(), ends[lasting].tolist(), strict=True)


class Lanes:
    """The bars of a document, one lane for each speaker."""

    def __init__(self, document: Document, lengths: Lengths) -> None:
        self.speakers: tuple[SpeakerId, ...] = document.speakers
        """From the upper lane to the lowest."""
        lane_of = {speaker: lane for lane, speaker in enumerate(self.speakers)}
        rows = list(document)
        starts = np.array([lengths.start_ms(row.id) for row in rows], np.int64)
        order = np.argsort(starts, kind="stable")
        self._numbers: Numbers = order + 1
        rows = [rows[i] for i in order.tolist()]
        self._ids = [row.id for row in rows]
        self._index = {id_: index for index, id_ in enumerate(self._ids)}
        self._starts = starts[order]
        self._lanes = np.array([lane_of[row.speaker] for row in rows], np.int64)
        fits = [lengths.fit(row.id) for row in rows]
        self._sound_ends = self._starts + np.array([fit.length_ms for fit in fits], np.int64)
        self._slot_ends = np.array(
            [_slot_end(row, start, fit) for row, start, fit in zip(rows, self._starts.tolist(), fits, strict=True)],
            np.int64,
        )
        self._severity = np.array([_SEVERITY[fit.verdict] for fit in fits], np.int64)
        self._connect()

    def __len__(self) -> int:
        return len(self._ids)

    @property
    def start_ms(self) -> int:
        """Where the first bar starts."""
        return int(self._starts[0]) if self._ids else 0

    @property
    def end_ms(self) -> int:
        """Where the last bar ends."""
        return int(self._last_ends[-1]) if self._ids else 0

    def refit(self, rows: Iterable[Row], lengths: Lengths) -> None:
        """Timed rows fit otherwise than before; their starts stay."""
        for row in rows:
            index = self._index[row.id]
            fit = lengths.fit(row.id)
            self._sound_ends[index] = self._starts[index] + fit.length_ms
            self._slot_ends[index] = _slot_end(row, int(self._starts[index]), fit)
            self._severity[index] = _SEVERITY[fit.verdict]
        self._connect()

    def bar(self, id_: RowId) -> Bar | None:
        """The bar of a row; None where it has none yet."""
        index = self._index.get(id_)
        return None if index is None else self._bar(index)

    def beside(self, id_: RowId | None, step: int) -> RowId | None:
        """The row that comes so many bars later in time; the first or last where there are not so many."""
        if not self._ids:
            return None
        index = 0 if id_ is None or id_ not in self._index else self._index[id_] + step
        return self._ids[min(max(index, 0), len(self._ids) - 1)]

    def at(self, lane: int, ms: float, slack_ms: float) -> Bar | None:
        """The bar at a place; of several the one that starts last."""
        seen = self._seen(ms - slack_ms, ms + slack_ms)
        found = seen[(self._lanes[seen] == lane) & (self._ends[seen] >= ms - slack_ms)]
        return self._bar(int(found[-1])) if len(found) else None

    def wide(self, first_ms: float, last_ms: float, cell_ms: float) -> list[Bar]:
        """Bars that are seen from first_ms to last_ms and last at least `cell_ms`."""
        seen = self._seen(first_ms, last_ms)
        lasting = seen[self._ends[seen] - self._starts[seen] >= cell_ms]
        return [self._bar(index) for index in lasting.tolist()]

    def thin(self, first_ms: float, last_ms: float, cell_ms: float) -> Iterable[tuple[int, int, int, Verdict]]:
        """The shorter bars, thrown together: lane, first cell, end cell and worst verdict of each run of cells.

        A cell is `cell_ms` long; they are counted from first_ms.
        """
        seen = self._seen(first_ms, last_ms)
        seen = seen[self._ends[seen] - self._starts[seen] < cell_ms]
        n_cells = int((last_ms - first_ms) / cell_ms) + 1
        worst = np.full((len(self.speakers), n_cells + 1), -1, np.int64)
        for edge in (self._starts, self._ends):
            cells = ((edge[seen] - first_ms) / cell_ms).astype(np.int64)
            np.maximum.at(worst, (self._lanes[seen], np.clip(cells, 0, n_cells - 1)), self._severity[seen])
        for lane, cells in enumerate(worst):
            borders = np.flatnonzero(np.diff(cells, prepend=-1))
            for start, stop in zip(borders[:-1].tolist(), borders[1:].tolist(), strict=True):
                if cells[start] >= 0:
                    yield lane, start, stop, BY_SEVERITY[cells[start]]

    def _connect(self) -> None:
        """Find out what follows from starts and ends."""
        self._ends: Numbers = np.maximum(self._sound_ends, self._slot_ends)
        self._last_ends = np.maximum.accumulate(self._ends)
        sounds = self._sound_ends > self._starts
        self.overlaps, self.gaps = _counted(self._starts[sounds], self._sound_ends[sounds])

    def _seen(self, first_ms: float, last_ms: float) -> Numbers:
        """Indices of the bars that may touch first_ms to last_ms."""
        first = int(np.searchsorted(self._last_ends, first_ms, "left"))
        last = int(np.searchsorted(self._starts, last_ms, "right"))
        some = np.arange(first, max(first, last))
        return some[self._ends[some] >= first_ms]

    def _bar(self, index: int) -> Bar:
        return Bar(
            self._ids[index],
            int(self._numbers[index]),
            int(self._starts[index]),
            int(self._sound_ends[index]),
            int(self._slot_ends[index]),
            int(self._lanes[index]),
            BY_SEVERITY[self._severity[index]],
        )


def _slot_end(row: Row, start_ms: int, fit: Fit) -> int:
    return start_ms + fit.length_ms if row.cue is None else max(start_ms, row.cue.end_ms)


def _counted(starts: Numbers, ends: Numbers) -> tuple[Spans, Spans]:
    """Where two or more sound at once, and where nobody does, from 0 to the last end."""
    times = np.concatenate([[0], starts, ends])
    steps = np.concatenate([[0], np.ones_like(starts), -np.ones_like(ends)])
    order = np.lexsort((steps, times))
    times, sounding = times[order], np.cumsum(steps[order])
    left, right, count = times[:-1], times[1:], sounding[:-1]

    def spans(chosen: npt.NDArray[np.bool_]) -> Spans:
        chosen = chosen & (right > left)
        return Spans(left[chosen], right[chosen])

    return spans(count > 1), spans(count == 0)
