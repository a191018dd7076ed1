"""The script summed up, row by row: what is new costs time, not how long the script is."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import QObject

from studio.core.fit import Verdict
from studio.gui.desk.desk import Desk
from studio.gui.desk.lengths import Fitted
from studio.gui.desk.script import Edited
from studio.project.document import RowId

TOO_LONG: frozenset[Verdict] = frozenset({"too_long", "out_of_range"})
FITTING: frozenset[Verdict] = frozenset({"natural", "fitted", "padded", "borrowed", "rushed", "free"})


@dataclass(frozen=True, slots=True)
class _Share:
    """What one row adds."""

    spoken_ms: int
    is_too_long: bool
    is_failed: bool
    is_stale: bool


_NONE = _Share(0, False, False, False)


class Sums(QObject):
    """Sums over all rows of the script, as they were when `catch_up` was last called."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shares: dict[RowId, _Share] = {}
        self._news: dict[RowId, None] = {}
        self.spoken_ms = 0
        self.n_too_long = 0
        self.n_failed = 0
        """Rows that cannot be spoken."""
        self.n_stale = 0
        """Rows that fit and have no current take of the quality in which one works."""
        desk.lengths.fitted.connect(self._follow_fits)
        desk.script.edited.connect(self._follow_edit)
        desk.script.opened.connect(self._start_over)
        desk.qualities.changed.connect(self._start_over)
        self._start_over()

    def catch_up(self, n_rows: int) -> bool:
        """Look at so many of the rows with news, at most; whether that was all of them."""
        for id_ in list(islice(self._news, n_rows)):
            del self._news[id_]
            self._put(id_)
        return not self._news

    def _put(self, id_: RowId) -> None:
        before = self._shares.pop(id_, _NONE)
        now = _NONE
        if id_ in self._desk.script.document.rows:
            now = self._shares[id_] = self._share(id_)
        self.spoken_ms += now.spoken_ms - before.spoken_ms
        self.n_too_long += now.is_too_long - before.is_too_long
        self.n_failed += now.is_failed - before.is_failed
        self.n_stale += now.is_stale - before.is_stale

    def _share(self, id_: RowId) -> _Share:
        fit = self._desk.lengths.fit(id_)
        is_stale = fit.verdict in FITTING and not self._desk.lengths.is_current(id_, self._desk.qualities.working)
        return _Share(fit.spoken_ms, fit.verdict in TOO_LONG, fit.verdict == "failed", is_stale)

    def _follow_fits(self, event: Fitted) -> None:
        self._add_news(event.rows)

    def _follow_edit(self, event: Edited) -> None:
        self._add_news(RowId(int(id_)) for id_ in event.patch.touched("row"))

    def _start_over(self) -> None:
        self._shares.clear()
        self._news.clear()
        self.spoken_ms = self.n_too_long = self.n_failed = self.n_stale = 0
        self._add_news(row.id for row in self._desk.script.document)

    def _add_news(self, ids: Iterable[RowId]) -> None:
        self._news |= dict.fromkeys(ids)
