"""What is being typed goes on when so many rows come, go or move that the model starts over."""

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

from studio.gui.desk.desk import Desk
from studio.gui.table.cells import Cell
from studio.gui.table.columns import ROW_ID, Column
from studio.gui.table.field_cells import SpeakerCell
from studio.gui.table.filters import FilteredRows
from studio.gui.table.line_editor import LineEditor
from studio.gui.table.model import ScriptModel
from studio.gui.table.selecting import Selecting
from studio.gui.table.text_cell import TextCell
from studio.gui.table.view import ScriptView
from studio.project.document import RowId


@dataclass(frozen=True, slots=True)
class Typed:
    """What an open editor holds."""

    row: RowId
    column: Column
    text: str
    position: int
    """The cursor stands before this character."""
    renames: bool
    """Whether it is the new name of a speaker."""


class StartingOver(QObject):
    """The view drops its editor then; here it is opened again, as it was left."""

    def __init__(
        self,
        desk: Desk,
        view: ScriptView,
        model: ScriptModel,
        rows: FilteredRows,
        selecting: Selecting,
        text: TextCell,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view = view
        self._model = model
        self._selecting = selecting
        self._text = text
        self._typed: Typed | None = None
        rows.modelAboutToBeReset.connect(self._remember)
        model.rearranged.connect(self._go_on)

    def _remember(self) -> None:
        typed = self._let_go()
        self._typed = typed if self._model.is_rearranging else None

    def _let_go(self) -> Typed | None:
        """What was being typed; None where no editor is open."""
        text, index = self._text, self._view.currentIndex()
        if text.edited_row is not None and text.editor is not None:
            typed = _typed(text.editor, text.edited_row, text)
            text.let_go()
            return typed
        editor = self._view.indexWidget(index) if index.isValid() else None
        cell = self._view.itemDelegateForIndex(index)
        if isinstance(editor, LineEditor | QLineEdit) and isinstance(cell, Cell):
            return _typed(editor, index.data(ROW_ID), cell)
        return None

    def _go_on(self) -> None:
        typed, self._typed = self._typed, None
        if typed is None or typed.row not in self._desk.script.document.rows:
            return
        index = self._selecting.index(typed.row, typed.column)
        cell = self._view.itemDelegateForIndex(index)
        if isinstance(cell, SpeakerCell):
            cell.renames = typed.renames
        self._selecting.edit(typed.row, typed.column)
        editor = self._view.indexWidget(index)
        if isinstance(editor, LineEditor):
            editor.take_up(typed.text, typed.position)
        elif isinstance(editor, QLineEdit):
            editor.setText(typed.text)
            editor.setCursorPosition(typed.position)


def _typed(editor: LineEditor | QLineEdit, row: RowId, cell: Cell) -> Typed:
    editor.removeEventFilter(cell)  # which would take over what the editor holds once more
    position = editor.textCursor().position() if isinstance(editor, LineEditor) else editor.cursorPosition()
    return Typed(row, cell.column, editor.text(), position, isinstance(cell, SpeakerCell) and cell.renames)
