"""How cells are drawn: what is common to all, and those that are never edited."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.gui.desk.desk import Desk
from studio.gui.shell.theme import theme
from studio.gui.table.columns import ROW_ID, Column
from studio.gui.table.commands import Commands
from studio.gui.table.meter import draw_meter, meter_of
from studio.gui.table.model import ScriptModel
from studio.gui.table.shapes import draw_state, draw_verdict
from studio.gui.table.words import TakeState, verdict_word
from studio.project.document import Row, RowId

Index = QModelIndex | QPersistentModelIndex
MARGIN = 6
"""Between a cell's border and what stands in it, in pixels at 100 %."""
_CENTRE = Qt.AlignmentFlag.AlignVCenter
_STATE_COLOURS = {
    TakeState.NONE: "dim",
    TakeState.STALE: "verdict_rushed",
    TakeState.CURRENT: "verdict_natural",
    TakeState.RENDERING: "accent",
}


class Cell(QStyledItemDelegate):
    """Draws the ground of a cell and leaves the rest to `draw`."""

    def __init__(self, desk: Desk, model: ScriptModel, commands: Commands, column: Column, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = desk
        self.model = model
        self.commands = commands
        self.column = column

    def draw(self, painter: QPainter, rect: QRect, row: Row, font: QFont) -> None:
        """Draw what the row says here. The base draws the text of the model on one line."""
        painter.setPen(theme.colour("dim" if self.is_dim(row) else "text"))
        text = QFontMetrics(font).elidedText(self.shown(row), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, self.alignment | _CENTRE, text)

    def shown(self, row: Row) -> str:
        return self.model.text_of(row, self.column)

    def is_dim(self, row: Row) -> bool:
        """Whether what the cell shows was not said for this row."""
        return False

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag.AlignLeft

    def font(self, option: QStyleOptionViewItem) -> QFont:
        return option.font

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("selection"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        row = self.row(index)
        font = self.font(option)
        painter.setFont(font)
        self.draw(painter, rect.adjusted(MARGIN, 0, -MARGIN, -1), row, font)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.colour("accent"))
            painter.drawRect(rect.adjusted(0, 0, -1, -2))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, 0)  # rows are all of one height, columns are as wide as the person wants them

    def row(self, index: Index) -> Row:
        return self.desk.script.document.rows[self.id(index)]

    def id(self, index: Index) -> RowId:
        id_: RowId = index.data(ROW_ID)
        return id_

    def ids(self, index: Index) -> tuple[RowId, ...]:
        """What an edit in this cell is about: all selected rows if it is one of them."""
        id_ = self.id(index)
        rows = self.desk.selection.rows
        return rows if id_ in rows else (id_,)


class FigureCell(Cell):
    """Figures that stand below each other."""

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag.AlignRight

    def is_dim(self, row: Row) -> bool:
        return self.column in (Column.NUMBER, Column.SLOT, Column.TAKES) or row.cue is None

    def font(self, option: QStyleOptionViewItem) -> QFont:
        return theme.tabular()


class StateCell(Cell):
    """The state of the take, as a shape."""

    def draw(self, painter: QPainter, rect: QRect, row: Row, font: QFont) -> None:
        state = self.model.take_state(row.id)
        draw_state(
            painter, box_in(rect, QFontMetrics(font), in_the_middle=True), state, theme.colour(_STATE_COLOURS[state])
        )


class FitCell(Cell):
    """The fit meter."""

    def draw(self, painter: QPainter, rect: QRect, row: Row, font: QFont) -> None:
        fit, length = self.desk.lengths.fit(row.id), self.desk.lengths.length(row.id)
        meter = meter_of(fit, length.natural_ms, 0 if row.cue is None else row.cue.slot_ms)
        if meter is not None:
            draw_meter(painter, QRectF(rect), meter, fit.verdict, length.is_estimate, theme.tabular())


class VerdictCell(Cell):
    """The verdict, as a shape and a word; dim while it rests on an estimate."""

    def draw(self, painter: QPainter, rect: QRect, row: Row, font: QFont) -> None:
        verdict = self.desk.lengths.fit(row.id).verdict
        metrics = QFontMetrics(font)
        box = box_in(rect, metrics)
        draw_verdict(painter, box, verdict, theme.colour(f"verdict_{verdict}"))
        painter.setPen(theme.colour("dim" if self.desk.lengths.length(row.id).is_estimate else "text"))
        where = rect.adjusted(round(box.width()) + MARGIN, 0, MARGIN, 0)
        text = metrics.elidedText(verdict_word(verdict), Qt.TextElideMode.ElideRight, where.width())
        painter.drawText(where, Qt.AlignmentFlag.AlignLeft | _CENTRE, text)


def box_in(rect: QRect, metrics: QFontMetrics, in_the_middle: bool = False) -> QRectF:
    """A square as high as the letters, at the left or in the middle of a cell."""
    side = metrics.capHeight() + 2
    left = rect.center().x() - side / 2 + 0.5 if in_the_middle else rect.left()
    return QRectF(left, rect.center().y() - side / 2 + 0.5, side, side)
