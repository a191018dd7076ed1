"""The table itself: rows of one height, drawn by cells, rows and voices dropped on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from studio.core.speech import VoiceId
from studio.gui.library.cards import MIME as VOICE_MIME
from studio.gui.shell.theme import theme
from studio.gui.table.columns import HANDLES, ROW_ID, Column
from studio.project.document import RowId

ROWS_MIME = "application/x-dubsmith-rows"
"""Rows that are moved: their ids, with commas between."""
_CHARACTERS = {
    Column.STATE: 3,
    Column.NUMBER: 5,
    Column.START: 10,
    Column.END: 10,
    Column.SLOT: 7,
    Column.SPEAKER: 12,
    Column.TEXT: 46,
    Column.VOICE: 13,
    Column.MANNER: 10,
    Column.FIT: 19,
    Column.VERDICT: 14,
    Column.TAKES: 6,
    Column.GAIN: 7,
    Column.COMMENT: 4,
    Column.STATUS: 12,
}
"""Widths at first."""


@dataclass(frozen=True, slots=True)
class VoiceDrop:
    """A voice was dropped on a row."""

    voice: VoiceId
    row: RowId
    on_speaker: bool
    """Whether on the cell of the speaker, and so for all of their lines."""


class ScriptView(QTableView):
    """Shows rows and lets them be dragged by their number.

    Signals:
        voice_dropped (VoiceDrop).
        rows_dropped (tuple[RowId, ...], RowId | None): move the first before the second; None: to the end.
    """

    voice_dropped = Signal(object)
    rows_dropped = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = 2
        self._target: QRect | None = None
        """Where what is dragged would go, as it is marked."""
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAcceptDrops(True)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFrameShape(QTableView.Shape.NoFrame)

    @property
    def lines(self) -> int:
        return self._lines

    def show_lines(self, lines: int) -> None:
        """Make all rows as high as so many lines of text."""
        self._lines = lines
        height = lines * self.fontMetrics().lineSpacing() + 10
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalScrollBar().setSingleStep(height)

    def lay_out_columns(self) -> None:
        """Widths at first, by the font; the text takes what is left."""
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(20)
        width = self.fontMetrics().averageCharWidth()
        for column, characters in _CHARACTERS.items():
            header.resizeSection(column, characters * width)
        header.setSectionResizeMode(Column.TEXT, QHeaderView.ResizeMode.Stretch)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # Rows are dragged by their number; elsewhere dragging selects.
        column = self.columnAt(event.position().toPoint().x())
        self.setDragEnabled(column in HANDLES and self.dragDropMode() != QAbstractItemView.DragDropMode.NoDragDrop)
        super().mousePressEvent(event)

    def startDrag(self, actions: Qt.DropAction) -> None:
        ids = sorted((index.row(), index.data(ROW_ID)) for index in self.selectionModel().selectedRows())
        drag = QDrag(self)
        drag.setMimeData(rows_data([id_ for _, id_ in ids]))
        drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._consider(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._consider(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._mark(None)

    def dropEvent(self, event: QDropEvent) -> None:
        self._mark(None)
        point, data = event.position().toPoint(), event.mimeData()
        index = self.indexAt(point)
        if data.hasFormat(VOICE_MIME) and index.isValid():
            voice = VoiceId(bytes(data.data(VOICE_MIME).data()).decode())
            on_speaker = index.column() == Column.SPEAKER
            self.voice_dropped.emit(VoiceDrop(voice, index.data(ROW_ID), on_speaker))
            event.acceptProposedAction()
        elif data.hasFormat(ROWS_MIME):
            ids = tuple(RowId(int(id_)) for id_ in bytes(data.data(ROWS_MIME).data()).decode().split(","))
            below = self._row_below(point)
            self.rows_dropped.emit(ids, self.model().index(below, 0).data(ROW_ID))
            event.acceptProposedAction()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._target is not None:
            painter = QPainter(self.viewport())
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(self._target.adjusted(1, 1, -1, -1))
            painter.end()

    def _consider(self, event: QDragMoveEvent) -> None:
        """Take what can be dropped here and mark where it would go; leave files to the window."""
        point, data = event.position().toPoint(), event.mimeData()
        index = self.indexAt(point)
        if data.hasFormat(VOICE_MIME) and index.isValid():
            self._mark(self._voice_target(index))
            event.acceptProposedAction()
        elif data.hasFormat(ROWS_MIME) and event.source() is self:
            y = self.rowViewportPosition(self._row_below(point))
            if y < 0:
                y = self._bottom()
            self._mark(QRect(0, y - 1, self.viewport().width(), 2))
            event.acceptProposedAction()
        else:
            self._mark(None)
            event.ignore()

    def _voice_target(self, index: QModelIndex) -> QRect:
        cell = self.visualRect(index)
        if index.column() == Column.SPEAKER:
            return cell
        return QRect(0, cell.top(), self.viewport().width(), cell.height())

    def _row_below(self, point: QPoint) -> int:
        """The row before which rows dropped at `point` go."""
        row = self.rowAt(point.y())
        if row < 0:
            return self.model().rowCount()
        return row + (point.y() > self.rowViewportPosition(row) + self.rowHeight(row) // 2)

    def _bottom(self) -> int:
        last = self.model().rowCount() - 1
        return self.rowViewportPosition(last) + self.rowHeight(last) if last >= 0 else 0

    def _mark(self, target: QRect | None) -> None:
        if target != self._target:
            self._target = target
            self.viewport().update()


def rows_data(ids: Sequence[RowId]) -> QMimeData:
    """Rows as they are dragged."""
    data = QMimeData()
    data.setData(ROWS_MIME, QByteArray(",".join(map(str, ids)).encode()))
    return data
