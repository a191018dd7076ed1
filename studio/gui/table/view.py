"""The table itself: rows of one height, drawn by cells, rows and voices dropped on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QByteArray,
    QEvent,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from studio.core.speech import VoiceId
from studio.gui.library.cards import MIME as VOICE_MIME
from studio.gui.shell.theme import theme
from studio.gui.table.cells import Cell
from studio.gui.table.columns import HANDLES, MARGIN, ROW_ID, SAMPLES, Column, title
from studio.gui.table.ink import Ink
from studio.gui.table.wrapping import line_height
from studio.project.document import RowId

ROWS_MIME = "application/x-dubsmith-rows"
"""Rows that are moved: their ids, with commas between."""


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
        self._cells: Mapping[Column, Cell] = {}
        self._ink = Ink(self.font())
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
        # All of it is drawn by paintEvent, so that scrolling moves what was drawn and draws only what comes in.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        theme.changed.connect(self._take_new_ink)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            # With the selection of the rows it would ask, each time it is drawn, whether whole columns are selected.
            self.horizontalHeader().setSelectionModel(QItemSelectionModel(model, self))

    def show_cells(self, cells: Mapping[Column, Cell]) -> None:
        """Draw and edit columns by these."""
        self._cells = cells
        for column, cell in cells.items():
            self.setItemDelegateForColumn(column, cell)

    @property
    def lines(self) -> int:
        return self._lines

    def show_lines(self, lines: int) -> None:
        """Make all rows as high as so many lines of text."""
        self._lines = lines
        height = round(lines * line_height(self.font())) + 8
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
        for column, sample in SAMPLES.items():
            needed = self.fontMetrics().horizontalAdvance(sample) + 2 * MARGIN + 2
            header.resizeSection(column, max(needed, header.sectionSizeHint(column) if title(column) else 0))
        header.sectionResized.connect(self._give_text_the_rest)
        header.sectionCountChanged.connect(self._give_text_the_rest)
        self._give_text_the_rest()

    def widen_times(self, has_hours: bool) -> None:
        """Make room for the hours in the columns of the times, where there are any."""
        sample = "0:00:00.000" if has_hours else SAMPLES[Column.START]
        for column in (Column.START, Column.END):
            needed = self.fontMetrics().horizontalAdvance(sample) + 2 * MARGIN + 2
            if self.columnWidth(column) < needed:
                self.setColumnWidth(column, needed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_text_the_rest()

    def selected_rows(self) -> list[int]:
        """In their order. Read from the ranges: `selectedRows` would ask the model about every cell of every row."""
        selection = self.selectionModel().selection()
        ranges = [selection.at(place) for place in range(selection.count())]
        return sorted({row for found in ranges for row in range(found.top(), found.bottom() + 1)})

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.show_lines(self._lines)
            self._take_new_ink()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.model().rowCount() - 1}
        row = ends.get(Qt.Key(event.key()), -1)
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier and row >= 0:
            # Qt would go there with the focus alone, and to the first or last column.
            index = self.model().index(row, max(0, self.currentIndex().column()))
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # Rows are dragged by their number; elsewhere dragging selects.
        column = self.columnAt(event.position().toPoint().x())
        self.setDragEnabled(column in HANDLES and self.dragDropMode() != QAbstractItemView.DragDropMode.NoDragDrop)
        super().mousePressEvent(event)

    def startDrag(self, actions: Qt.DropAction) -> None:
        drag = QDrag(self)
        drag.setMimeData(rows_data([self.model().index(row, 0).data(ROW_ID) for row in self.selected_rows()]))
        drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        event.setAccepted(data.hasFormat(VOICE_MIME) or data.hasFormat(ROWS_MIME))  # files are for the window

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
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._ink.colour("panel"))
        first, last = self.rowAt(event.rect().top()), self.rowAt(event.rect().bottom())
        if first >= 0:
            header = self.horizontalHeader()
            columns = [
                (column, header.sectionViewportPosition(column), header.sectionSize(column))
                for column in Column
                if not header.isSectionHidden(column)
            ]
            for row in range(first, (last if last >= 0 else self.model().rowCount() - 1) + 1):
                self._draw_row(painter, row, columns)
        if self._target is not None:
            painter.setPen(QPen(self._ink.colour("accent"), 2))
            painter.drawRect(self._target.adjusted(1, 1, -1, -1))
        painter.end()

    def _draw_row(self, painter: QPainter, row: int, columns: Sequence[tuple[Column, int, int]]) -> None:
        ink = self._ink
        index = self.model().index(row, 0)
        record = self._cells[Column.NUMBER].row(index)
        top, height = self.rowViewportPosition(row), self.rowHeight(row)
        width = self.viewport().width()
        if self.selectionModel().isSelected(index):
            painter.fillRect(0, top, width, height, ink.colour("selection"))
        for column, left, wide in columns:
            if left + wide > 0 and left < width:
                cell = self._cells[column]
                painter.setFont(ink.figures if cell.has_figures else ink.font)
                cell.draw(painter, QRect(left + MARGIN, top, wide - 2 * MARGIN, height - 1), record, ink)
        painter.fillRect(0, top + height - 1, width, 1, ink.colour("line"))
        current = self.currentIndex()
        if current.row() == row and self.hasFocus():
            painter.setPen(ink.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.visualRect(current).adjusted(0, 0, -1, -2))

    def _give_text_the_rest(self) -> None:
        """The text is as wide as the others leave it, but never so slim that it cannot be read."""
        header = self.horizontalHeader()
        others = sum(header.sectionSize(column) for column in Column if column is not Column.TEXT)
        least = self.fontMetrics().horizontalAdvance(SAMPLES[Column.TEXT])
        wanted = max(least, self.viewport().width() - others)
        if wanted != header.sectionSize(Column.TEXT):
            header.resizeSection(Column.TEXT, wanted)

    def _take_new_ink(self) -> None:
        self._ink = Ink(self.font())
        self.viewport().update()

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
