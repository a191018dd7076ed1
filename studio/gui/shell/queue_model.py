"""The queue as a list model: what runs, then what failed, then what waits."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from studio.gui.shell.sentences import said
from studio.jobs.job import JobId
from studio.jobs.queue import Entry

Index = QModelIndex | QPersistentModelIndex
ENTRY = int(Qt.ItemDataRole.UserRole)
_NOWHERE = QModelIndex()

Key = tuple[JobId, int]
"""A job and its group: one that changes its group stands elsewhere."""


class QueueModel(QAbstractListModel):
    """Entries, each in one row. `show` changes no more rows than have changed, so that the selection stays."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []
        self._keys: list[Key] = []

    def show(self, entries: Iterable[Entry]) -> None:
        """The queue as it is now."""
        new = sorted(entries, key=_group)
        keys = [_key(entry) for entry in new]
        if keys != self._keys:
            self._rearrange(new, keys)
        changed = [at for at, entry in enumerate(new) if entry is not self.entries[at] and entry != self.entries[at]]
        self.entries = new
        for first, last in _runs(changed):
            self.dataChanged.emit(self.index(first), self.index(last))

    def _rearrange(self, new: list[Entry], keys: list[Key]) -> None:
        """Take out what is gone and put in what is new."""
        kept = set(keys)
        for first, last in reversed(_runs([at for at, key in enumerate(self._keys) if key not in kept])):
            self.beginRemoveRows(_NOWHERE, first, last)
            del self.entries[first : last + 1], self._keys[first : last + 1]
            self.endRemoveRows()
        stay = set(self._keys)
        if self._keys != [key for key in keys if key in stay]:
            # Failed, tried again and failed between two looks: it stands elsewhere among the failed ones.
            self.beginResetModel()
            self.entries, self._keys = list(new), keys
            self.endResetModel()
            return
        for first, last in _runs([at for at, key in enumerate(keys) if key not in stay]):
            self.beginInsertRows(_NOWHERE, first, last)
            self.entries[first:first] = new[first : last + 1]
            self.endInsertRows()
        self._keys = keys

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.job.title
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.ToolTipRole:
            return said(entry.sentence) or entry.job.title
        return None


def _group(entry: Entry) -> int:
    if entry.state == "failed":
        return 1
    return 0 if entry.state in ("running", "paused") or entry.progress else 2


def _key(entry: Entry) -> Key:
    return entry.id, _group(entry)


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Ascending numbers as ranges, first to last."""
    grouped = (list(run) for _, run in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]))
    return [(run[0][1], run[-1][1]) for run in grouped]
