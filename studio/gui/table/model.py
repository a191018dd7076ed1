"""The script as a table model: answers from what the desk knows, follows edits row by row."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from studio.gui.desk.desk import Desk
from studio.gui.desk.lengths import Fitted
from studio.gui.desk.script import Edited
from studio.gui.library.sound_words import effects_in_short
from studio.gui.library.words import manner_in_short, preset_name
from studio.gui.shell.fault_words import check_sentence
from studio.gui.shell.sentences import said
from studio.gui.table.columns import ROW_ID, Column, meaning, title
from studio.gui.table.rearrange import Inserted, Moved, Removed, follow, runs, steps
from studio.gui.table.words import (
    TakeState,
    decibels,
    fit_sentence,
    seconds,
    short_clock,
    state_word,
    status_word,
    verdict_word,
)
from studio.project.document import Row, RowId, TakeRecord

MOST_STEPS = 200
"""Edits that touch more rows than this reset the model instead of moving row by row."""

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_EDITABLE = _SHOWN | Qt.ItemFlag.ItemIsEditable
_FIXED = frozenset({Column.STATE, Column.NUMBER, Column.FIT, Column.VERDICT, Column.TAKES})
_OF_CUES = frozenset({Column.END, Column.SLOT})


class ScriptModel(QAbstractTableModel):
    """All rows of the document, in its order.

    Signals:
        rearranged (): rows came, went or moved, and all are in their places again.
    """

    rearranged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ids: list[RowId] = [row.id for row in desk.script.document]
        self.is_rearranging = False
        """Whether not all rows are in their places yet."""
        self._queued: frozenset[RowId] = desk.queue.queued
        self._show: dict[Column, Callable[[Row], str]] = {
            Column.STATE: lambda row: "",
            Column.NUMBER: lambda row: str(self.row_of(row.id) + 1),
            Column.START: lambda row: short_clock(self._desk.lengths.start_ms(row.id)),
            Column.END: lambda row: "" if row.cue is None else short_clock(row.cue.end_ms),
            Column.SLOT: lambda row: "" if row.cue is None else seconds(row.cue.slot_ms),
            Column.SPEAKER: lambda row: row.speaker,
            Column.TEXT: lambda row: self._desk.lengths.text(row.id),
            Column.VOICE: self.voice_name,
            Column.MANNER: self.manner_name,
            Column.FIT: self._fit_sentence,
            Column.VERDICT: lambda row: verdict_word(self._desk.lengths.fit(row.id).verdict),
            Column.TAKES: lambda row: str(len(self._desk.script.document.takes_of(row.id)) or ""),
            Column.GAIN: lambda row: decibels(row.gain_db) if row.gain_db else "",
            Column.COMMENT: lambda row: "",
            Column.STATUS: lambda row: status_word(row.status),
        }
        desk.script.edited.connect(self._follow_edit)
        desk.script.opened.connect(self.start_over)
        desk.lengths.fitted.connect(self._follow_fits)
        desk.queue.changed.connect(self._follow_queue)
        desk.library.changed.connect(self._all_changed)

    # What views and delegates ask, by row of the model

    def row(self, row: int) -> Row:
        return self._desk.script.document.rows[self._ids[row]]

    def id_at(self, row: int) -> RowId:
        return self._ids[row]

    def row_of(self, id_: RowId) -> int:
        """Place of a row of the document."""
        return self._desk.script.document.index_of(id_)

    def text_of(self, row: Row, column: Column) -> str:
        """What the cell shows."""
        return self._show[column](row)

    def take_state(self, id_: RowId) -> TakeState:
        if id_ in self._queued:
            return TakeState.RENDERING
        if self._desk.script.document.rows[id_].take is None:
            return TakeState.NONE
        if not self._desk.lengths.is_current(id_):
            return TakeState.STALE
        return TakeState.DRAFT if self._desk.takes.quality(id_) == "draft" else TakeState.CURRENT

    def voice_name(self, row: Row) -> str:
        id_ = self._desk.speaking.voice(row)
        voice = self._desk.library.voice(id_)
        return id_ if voice is None else voice.name

    def manner_name(self, row: Row) -> str:
        """The preset; else what differs from the plain reading, in short."""
        if row.prosody is not None and row.preset:
            return preset_name(self._desk.library, row.preset)
        return manner_in_short(self._desk.speaking.prosody(row))

    # QAbstractTableModel

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        id_ = self._ids[index.row()]
        if role == ROW_ID:
            return id_
        column, row = Column(index.column()), self._desk.script.document.rows.get(id_)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._show[column](row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tooltip(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, column)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return title(Column(section))
            if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
                return meaning(Column(section))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._desk.script.is_read_only or index.column() in _FIXED:
            return _SHOWN
        # While rows are taken away, Qt asks for some that the document has no more.
        row = self._desk.script.document.rows.get(self._ids[index.row()])
        if row is None or (index.column() in _OF_CUES and row.cue is None):
            return _SHOWN
        return _EDITABLE

    def tooltip(self, row: Row, column: Column) -> str:
        """What the cell says at length."""
        if column is Column.TEXT:
            problem = self._desk.lengths.length(row.id).problem
            return "\n".join(part for part in (row.text, said(problem), *map(said, row.notes)) if part)
        if column is Column.COMMENT:
            return row.comment or self.tr("No comment yet: press Ctrl+M to write one.")
        return self._spoken(row, column)

    def retranslate(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        self._all_changed()

    def start_over(self) -> None:
        """Another document, or too many changes at once."""
        self.beginResetModel()
        self._ids = [row.id for row in self._desk.script.document]
        self.endResetModel()

    # Following the desk

    def _follow_edit(self, event: Edited) -> None:
        came_or_went, moved, changed = set[RowId](), set[RowId](), set[RowId]()
        is_for_all = any(change.table in ("role", "options") for change in event.patch.changes)
        for change in event.patch.changes:
            before, after = change.before, change.after
            if change.table == "take":
                changed |= {record.row for record in (before, after) if isinstance(record, TakeRecord)}
            elif change.table != "row":
                continue
            elif isinstance(before, Row) and isinstance(after, Row):
                (changed if before.rank == after.rank else moved).add(after.id)
            else:
                came_or_went |= {record.id for record in (before, after) if isinstance(record, Row)}
        if came_or_went or moved:
            self.is_rearranging = True
            if len(came_or_went) + len(moved) > MOST_STEPS:
                self.start_over()
            else:
                self._rearrange(moved)
            self.is_rearranging = False
            self.rearranged.emit()
        if is_for_all:  # only now: before, rows stood here that are gone
            self._all_changed()
        else:
            self._changed(changed | moved)

    def _rearrange(self, moved: set[RowId]) -> None:
        for step in steps(tuple(self._ids), [row.id for row in self._desk.script.document], moved):
            if isinstance(step, Removed):
                self.beginRemoveRows(_NOWHERE, step.first, step.last)
                follow(self._ids, step)
                self.endRemoveRows()
            elif isinstance(step, Inserted):
                self.beginInsertRows(_NOWHERE, step.first, step.first + len(step.ids) - 1)
                follow(self._ids, step)
                self.endInsertRows()
            elif isinstance(step, Moved):
                self.beginMoveRows(_NOWHERE, step.start, step.start, _NOWHERE, step.before)
                follow(self._ids, step)
                self.endMoveRows()

    def _follow_fits(self, event: Fitted) -> None:
        self._changed(event.rows)

    def _follow_queue(self) -> None:
        queued, before = self._desk.queue.queued, self._queued
        self._queued = queued
        self._changed(queued ^ before)

    def _changed(self, ids: Iterable[RowId]) -> None:
        rows = self._desk.script.document.rows
        for first, last in runs([self.row_of(id_) for id_ in ids if id_ in rows]):
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))

    def _all_changed(self) -> None:
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(Column) - 1))

    def _fit_sentence(self, row: Row) -> str:
        length = self._desk.lengths.length(row.id)
        if length.problem:
            return length.problem
        slot_ms = 0 if row.cue is None else row.cue.slot_ms
        return fit_sentence(self._desk.lengths.fit(row.id), length.natural_ms, slot_ms, length.is_estimate)

    def _spoken(self, row: Row, column: Column) -> str:
        """Cells that show a shape alone, in words."""
        if column is Column.STATE:
            return state_word(self.take_state(row.id))
        if column is Column.VERDICT:
            verified = self._desk.checks.verified(row.id)
            checked = "" if verified is None else f"\n{check_sentence(verified)}"
            return f"{verdict_word(self._desk.lengths.fit(row.id).verdict)}: {self._fit_sentence(row)}{checked}"
        if column is Column.COMMENT:
            return row.comment
        if column is Column.SPEAKER:
            effects, name = self._desk.speaking.effects(row), row.speaker or self.tr("Narrator")
            return name if effects.is_plain else f"{name}: {effects_in_short(effects)}"
        if column is Column.GAIN and self._desk.speaking.gain_db(row) != row.gain_db:
            return self.tr("{gain} dB with the gain of the speaker").format(
                gain=decibels(self._desk.speaking.gain_db(row))
            )
        return self._show[column](row)
