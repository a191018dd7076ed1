"""Which rows are shown."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel

from studio.core.fit import Verdict
from studio.core.script import SpeakerId
from studio.gui.desk.desk import Desk
from studio.gui.table.model import ScriptModel
from studio.gui.table.words import TakeState
from studio.project.document import Row, RowId, Status


@dataclass(frozen=True, slots=True)
class Sieve:
    """What a row must be to be shown; empty and None let all through."""

    text: str = ""
    """In the text, the speaker or the comment; case does not matter."""
    status: Status | None = None
    speaker: SpeakerId | None = None
    verdicts: frozenset[Verdict] = frozenset()
    has_faults: bool = False
    """Only rows whose take has faults, as far as it was checked."""
    needs_rendering: bool = False
    """Only rows with something to speak and no current take."""

    def __bool__(self) -> bool:
        return self != Sieve()


class FilteredRows(QSortFilterProxyModel):
    """The rows of the script that pass the sieve, in their order."""

    def __init__(self, desk: Desk, model: ScriptModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._model = model
        self.sieve = Sieve()
        self._held: RowId | None = None
        self.setSourceModel(model)

    def sift(self, sieve: Sieve) -> None:
        """Show the rows that pass."""
        if sieve != self.sieve:
            self.beginFilterChange()
            self.sieve = sieve
            self.endFilterChange()

    def hold(self, id_: RowId | None) -> None:
        """Show this row whatever becomes of it, as while it is edited; None: no row any more."""
        let_go, self._held = self._held, id_
        if not self.sieve or let_go == id_:
            return
        for judged_anew in (let_go, id_):
            if judged_anew is not None and judged_anew in self._desk.script.document.rows:
                index = self._model.index(self._model.row_of(judged_anew), 0)
                self._model.dataChanged.emit(index, index)

    def filterAcceptsRow(self, row: int, parent: QModelIndex | QPersistentModelIndex) -> bool:
        if not self.sieve:
            return True
        id_ = self._model.id_at(row)
        found = self._desk.script.document.rows.get(id_)
        return found is not None and (id_ == self._held or self._passes(found))

    def _passes(self, row: Row) -> bool:
        sieve = self.sieve
        if sieve.status is not None and row.status != sieve.status:
            return False
        if sieve.speaker is not None and row.speaker != sieve.speaker:
            return False
        if sieve.verdicts and self._desk.lengths.fit(row.id).verdict not in sieve.verdicts:
            return False
        if sieve.has_faults and not self._has_faults(row.id):
            return False
        if sieve.text and not any(
            sieve.text.casefold() in text.casefold() for text in (row.text, row.speaker, row.comment)
        ):
            return False
        return not sieve.needs_rendering or self._needs_rendering(row.id)

    def _has_faults(self, id_: RowId) -> bool:
        verified = self._desk.checks.verified(id_)
        return verified is not None and bool(verified.faults)

    def _needs_rendering(self, id_: RowId) -> bool:
        is_silent = self._desk.lengths.fit(id_).verdict == "skipped"
        if is_silent or self._model.take_state(id_) is TakeState.CURRENT:
            return False
        return id_ in self._desk.queue.queued or not self._desk.lengths.is_current(id_, self._desk.qualities.working)
