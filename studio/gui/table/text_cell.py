"""The text of a line: shown on a few lines, edited in place, measured with every key."""

import re
from html import escape

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFont, QHelpEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QToolTip, QWidget

from studio.gui.desk.desk import Desk
from studio.gui.shell.theme import theme
from studio.gui.table.cells import Cell, Index
from studio.gui.table.columns import MARGIN, Column
from studio.gui.table.commands import Commands
from studio.gui.table.ink import Ink
from studio.gui.table.line_editor import LineEditor
from studio.gui.table.marking import Marking
from studio.gui.table.model import ScriptModel
from studio.gui.table.proofing import Proofing
from studio.gui.table.reading_tips import line_tip, word_tip
from studio.gui.table.search import Search
from studio.gui.table.shapes import draw_comment
from studio.gui.table.underlines import Underlining, shown_by
from studio.gui.table.wrapping import Inked, Wrapping, ink_of, marker
from studio.project.document import Row, RowId

COMMENT_CHARACTERS = 50
"""Width of the editor of a comment."""
BRACKET = re.compile(r"[\[［【]")
"""There is no mark without one."""
_OWN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class EditorCell(Cell):
    """A cell with a `LineEditor`.

    Signals:
        edited (RowId, int): taken over; go on this many rows further.
    """

    edited = Signal(object, int)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = LineEditor(parent)
        editor.setAccessibleName(self.model.headerData(self.column, Qt.Orientation.Horizontal) or self.tr("Comment"))
        id_ = self.id(index)
        editor.taken_over.connect(lambda by: self._take_over(editor, id_, by))
        editor.given_up.connect(lambda: self.closeEditor.emit(editor, self.EndEditHint.RevertModelCache))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        assert isinstance(editor, LineEditor)
        editor.stand_in(option.rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The editor judges these keys itself; Qt's own delegate would close it.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _OWN_KEYS:
            return False
        if event.type() == QEvent.Type.FocusOut and isinstance(watched, LineEditor) and watched.waits:
            return False
        return super().eventFilter(watched, event)

    def _take_over(self, editor: LineEditor, id_: RowId, by: int) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, self.EndEditHint.NoHint)
        self.edited.emit(id_, by)


class TextCell(EditorCell):
    """What is spoken.

    Signals:
        began (RowId): the editor of a row is open.
        ended (): it is closed.
        reading_wanted (LineEditor, RowId, Place): choose how a place is read.
        word_wanted (str): say in a dictionary how a word is read.
    """

    began = Signal(object)
    ended = Signal()
    reading_wanted = Signal(object, object, object)
    word_wanted = Signal(str)

    def __init__(self, desk: Desk, model: ScriptModel, commands: Commands, column: Column, parent: QObject) -> None:
        super().__init__(desk, model, commands, column, parent)
        self.lines = 2
        """As many lines of text as a row shows."""
        self.search: Search | None = None
        """Places that it finds are marked."""
        self.edited_row: RowId | None = None
        """The row whose editor is open."""
        self._editor: LineEditor | None = None
        self._wrapping = Wrapping()
        self._underlining = Underlining()

    def draw(self, painter: QPainter, rect: QRect, row: Row, ink: Ink) -> None:
        text = self.desk.lengths.text(row.id)
        if not text:
            ink.write(painter, rect, self.tr("No text"), is_dim=True)
            return
        painter.setPen(ink.colour("text"))
        origin = self._wrapping.draw(painter, rect, text, self.lines, ink.font, self._inked(text, ink))
        layout = self._wrapping.layout(text, rect.width(), self.lines, ink.font)
        reading, shown = self.desk.lengths.reading(row.id), shown_by(self.desk.preferences.settings)
        self._underlining.draw(painter, layout, origin, reading, text, shown)

    def helpEvent(
        self, event: QHelpEvent | None, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """How the word under the mouse is read, what the line is in words, and what the table says of it."""
        if event is None or event.type() != QEvent.Type.ToolTip:
            return False
        row = self.row(index)
        at = self.place(row, option.rect, option.font, event.pos())
        tips = (
            "" if at is None else word_tip(self.desk, row.id, at),
            line_tip(self.desk, row.id),
            escape(self.model.tooltip(row, Column.TEXT)).replace("\n", "<br>"),
        )
        QToolTip.showText(event.globalPos(), "<p>" + "</p><p>".join(filter(None, tips)) + "</p>", view)
        return True

    def _inked(self, text: str, ink: Ink) -> list[Inked]:
        """Marks stand back behind the words, and places that are searched for stand out."""
        tags = self.desk.house.marks.tags(text) if BRACKET.search(text) else ()
        found = self.search.found(text) if self.search is not None else ()
        dim, accent = ink_of(ink.colour("dim")), marker(theme.colour("accent"))
        return [*((*tag, dim) for tag in tags), *((*place, accent) for place in found)]

    def place(self, row: Row, cell: QRect, font: QFont, point: QPoint) -> int | None:
        """The character at a point, where the row is drawn in `cell`; None where there is none."""
        text = self.desk.lengths.text(row.id)
        rect = cell.adjusted(MARGIN, 0, -MARGIN, -1)
        return self._wrapping.place(rect, text, self.lines, font, point) if text else None

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        assert isinstance(editor, LineEditor)
        id_ = self.edited_row = self.id(index)
        self._editor = editor
        editor.setToolTip(
            self.tr(
                "Enter: take over and go to the next line. Shift+Enter: line break. Ctrl+Enter: split here. "
                "Escape: give up."
            )
        )
        Marking(editor, self.desk.house.marks)
        proofing = Proofing(editor, self.desk, id_)
        proofing.wanted.connect(lambda place: self.reading_wanted.emit(editor, id_, place))
        proofing.word_wanted.connect(self.word_wanted)
        self.began.emit(id_)
        editor.typed.connect(lambda text: self._follow_typing(id_, text))
        editor.split_wanted.connect(lambda position: self._split(editor, id_, position))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, LineEditor)
        editor.fill(self.row(index).text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, LineEditor)
        self.commands.set_text(self.id(index), editor.text())

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if self.edited_row is not None:
            id_, self.edited_row = self.edited_row, None
            self._editor = None
            self.desk.lengths.stop_typing(id_)
            self.desk.project.draft(id_, None)
            self.ended.emit()
        super().destroyEditor(editor, index)

    @property
    def editor(self) -> LineEditor | None:
        """The one that is open."""
        return self._editor

    def let_go(self) -> None:
        """The view drops the editor without a word."""
        self.edited_row = self._editor = None
        self.ended.emit()

    def _follow_typing(self, id_: RowId, text: str) -> None:
        if id_ in self.desk.script.document.rows:
            self.desk.lengths.typing(id_, text)
            self.desk.project.draft(id_, text)

    def _split(self, editor: LineEditor, id_: RowId, position: int) -> None:
        second = self.commands.split(id_, editor.text(), position)
        if second is not None:
            self.closeEditor.emit(editor, self.EndEditHint.RevertModelCache)
            self.edited.emit(second, 0)


class CommentCell(EditorCell):
    """A mark where there is a comment; the whole of it in the tooltip and while it is edited."""

    def draw(self, painter: QPainter, rect: QRect, row: Row, ink: Ink) -> None:
        if row.comment:
            draw_comment(painter, ink.box(rect, in_the_middle=True), ink.colour("accent"))

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, LineEditor)
        editor.fill(self.row(index).comment)
        editor.setPlaceholderText(self.tr("Comment"))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, LineEditor)
        self.commands.set_comment(self.id(index), editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell is slim: the editor is as wide as a sentence, and ends where the cell ends."""
        assert isinstance(editor, LineEditor)
        cell: QRect = option.rect
        width = min(editor.fontMetrics().averageCharWidth() * COMMENT_CHARACTERS, cell.right() + 1)
        editor.stand_in(QRect(cell.right() + 1 - width, cell.top(), width, cell.height()))
