"""How cells are drawn: what is common to all, and those that are never edited.

The view draws whole rows by `draw`, which is several times as fast as Qt's way of asking a delegate and the model
about each cell.
"""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QWidget

from studio.gui.desk.desk import Desk
from studio.gui.table.columns import MARGIN, ROW_ID, Column
from studio.gui.table.commands import Commands
from studio.gui.table.ink import LEFT, RIGHT, Ink
from studio.gui.table.meter import draw_meter, meter_of
from studio.gui.table.model import ScriptModel
from studio.gui.table.shapes import draw_fault, draw_state, draw_verdict
from studio.gui.table.words import TakeState, verdict_word
from studio.project.document import Row, RowId

Index = QModelIndex | QPersistentModelIndex
_FILLED = "filled"
_STATE_COLOURS = {
    TakeState.NONE: "dim",
    TakeState.STALE: "verdict_rushed",
    TakeState.DRAFT: "verdict_padded",
    TakeState.CURRENT: "verdict_natural",
    TakeState.RENDERING: "accent",
}


class Cell(QStyledItemDelegate):
    """The cells of one column. Those that are edited give an editor as well."""

    has_figures = False
    """Whether it is drawn in the font whose figures stand below each other."""

    def __init__(self, desk: Desk, model: ScriptModel, commands: Commands, column: Column, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = desk
        self.model = model
        self.commands = commands
        self.column = column

    def draw(self, painter: QPainter, rect: QRect, row: Row, ink: Ink) -> None:
        """Draw what the row says here. The base draws the text of the model on one line."""
        ink.write(painter, rect, self.shown(row), self.is_dim(row), self.alignment)

    def shown(self, row: Row) -> str:
        return self.model.text_of(row, self.column)

    def is_dim(self, row: Row) -> bool:
        """Whether what the cell shows was not said for this row."""
        return False

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        return LEFT

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

    has_figures = True

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        return RIGHT

    def is_dim(self, row: Row) -> bool:
        return self.column in (Column.NUMBER, Column.SLOT, Column.TAKES) or row.cue is None


class StateCell(Cell):
    """The state of the take, as a shape."""

    def draw(self, painter: QPainter, rect: QRect, row: Row, ink: Ink) -> None:
        state = self.model.take_state(row.id)
        draw_state(painter, ink.box(rect, in_the_middle=True), state, ink.colour(_STATE_COLOURS[state]))


class FitCell(Cell):
    """The fit meter."""

    has_figures = True

    def draw(self, painter: QPainter, rect: QRect, row: Row, ink: Ink) -> None:
        fit, length = self.desk.lengths.fit(row.id), self.desk.lengths.length(row.id)
        meter = meter_of(fit, length.natural_ms, 0 if row.cue is None else row.cue.slot_ms)
        if meter is not None:
            draw_meter(painter, QRectF(rect), meter, fit.verdict, length.is_estimate, ink)


class VerdictCell(Cell):
    """The verdict, as a shape and a word, dim while it rests on an estimate; and whether the take has faults."""

    def draw(self, painter: QPainter, rect: QRect, row: Row, ink: Ink) -> None:
        verdict = self.desk.lengths.fit(row.id).verdict
        draw_verdict(painter, ink.box(rect), verdict, ink.colour(f"verdict_{verdict}"))
        verified = self.desk.checks.verified(row.id)
        beside = rect.adjusted(ink.side + MARGIN, 0, MARGIN, 0)
        if verified is not None and verified.faults:
            beside.setRight(rect.right() - ink.side)
            at = QRect(rect.right() - ink.side, rect.top(), ink.side, rect.height())
            draw_fault(painter, ink.box(at), ink.colour("verdict_too_long"))
        ink.write(painter, beside, verdict_word(verdict), self.desk.lengths.length(row.id).is_estimate)


def is_new(editor: QWidget) -> bool:
    """Whether an editor is asked for the first time to show its cell.

    Qt asks again whenever something of the row changes, as its fit: what was typed or selected by then stays.
    """
    was_filled = bool(editor.property(_FILLED))
    editor.setProperty(_FILLED, True)
    return not was_filled
