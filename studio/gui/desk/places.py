"""What each row is fitted into: its cue, and the time until the cue that follows it."""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from studio.core.fit import Fit, FitLimits, Mode, fit_line, room_after
from studio.core.smoothing import Single, evened
from studio.project.document import Document, Patch, Row, RowId

FEW_CHANGES = 200
"""A patch of more rows than these is followed by placing all of them anew, which is quicker then."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Lines about a row with whose tempos its own is to agree, by themselves."""

    before: tuple[Single, ...]
    after: tuple[Single, ...]
    step: float
    """How far the tempos of neighbours may be apart, as a factor."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a row is fitted into."""

    mode: Mode
    slot_ms: int
    gap_ms: int | None
    tempo: float
    limits: FitLimits
    beside: Beside | None = None
    """None: the row is fitted by itself."""

    def fit(self, natural_ms: int, shortest_ms: int, syllables: int) -> Fit:
        fit = fit_line(
            natural_ms, shortest_ms, syllables, self.slot_ms, self.gap_ms, self.mode, self.limits, self.tempo
        )
        if self.beside is None or not fit.spoken_ms:
            return fit
        lines = (*self.beside.before, self.single(fit, natural_ms, shortest_ms), *self.beside.after)
        return evened(lines, self.beside.step, self.limits)[len(self.beside.before)]

    def single(self, alone: Fit, natural_ms: int, shortest_ms: int) -> Single:
        """The row as it fits here by itself."""
        return Single(alone, natural_ms, shortest_ms, self.slot_ms, room_after(self.gap_ms, self.limits))


class Places:
    """The places of all rows of a document; follows its edits row by row."""

    def __init__(self, tempo: Callable[[Row], float], limits: FitLimits) -> None:
        """`tempo` gives that of a row's manner."""
        self._tempo = tempo
        self.limits = limits
        self._document = Document()
        self._places: dict[RowId, Place] = {}
        self._keys: dict[RowId, tuple[int, int, RowId]] = {}
        self._timed: list[tuple[int, int, RowId]] = []  # start, rank and id of every row with a cue, sorted

    def __getitem__(self, id_: RowId) -> Place:
        return self._places[id_]

    def open(self, document: Document) -> set[RowId]:
        """Place all rows of a document; gives those whose place is another than before."""
        self._document = document
        self._keys = {row.id: (row.cue.start_ms, row.rank, row.id) for row in document if row.cue is not None}
        self._timed = sorted(self._keys.values())
        before, self._places = self._places, {}
        for index, (_, _, id_) in enumerate(self._timed):
            self._places[id_] = self._in_time(index)
        for row in document:
            if row.cue is None:
                self._places[row.id] = self._untimed(row)
        return {id_ for id_, place in self._places.items() if before.get(id_) != place}

    def follow(self, patch: Patch, also: Iterable[RowId]) -> set[RowId]:
        """The document has changed by `patch`, and the manner of the rows `also` with it; gives the rows whose place
        is another than before."""
        changes = [change for change in patch.changes if change.table == "row"]
        if patch.touched("options") or len(changes) > FEW_CHANGES:
            return self.open(self._document)
        stale = set(also)
        for change in changes:
            id_ = RowId(int(change.key))
            if (key := self._keys.pop(id_, None)) is not None:
                index = bisect_left(self._timed, key)
                del self._timed[index]
                stale |= self._ids_at(index - 1)
            row = self._document.rows.get(id_)
            stale.add(id_)
            if row is not None and row.cue is not None:
                key = self._keys[id_] = (row.cue.start_ms, row.rank, id_)
                insort(self._timed, key)
                stale |= self._ids_at(bisect_left(self._timed, key) - 1)
        return {id_ for id_ in stale if self._placed_anew(id_)}

    def _ids_at(self, index: int) -> set[RowId]:
        return {self._timed[index][2]} if 0 <= index < len(self._timed) else set()

    def _placed_anew(self, id_: RowId) -> bool:
        """Find the place of one row; whether it is another than before."""
        before, row = self._places.pop(id_, None), self._document.rows.get(id_)
        if row is None:
            return False
        key = self._keys.get(id_)
        self._places[id_] = self._untimed(row) if key is None else self._in_time(bisect_left(self._timed, key))
        return self._places[id_] != before

    def _in_time(self, index: int) -> Place:
        row = self._document.rows[self._timed[index][2]]
        cue, gap_ms = row.cue, None
        assert cue is not None
        if index + 1 < len(self._timed):
            gap_ms = self._timed[index + 1][0] - max(cue.start_ms, cue.end_ms)
        return Place(self._document.options.mode or "fill", cue.slot_ms, gap_ms, self._tempo(row), self.limits)

    def _untimed(self, row: Row) -> Place:
        return Place("free", 0, None, self._tempo(row), self.limits)
