"""The editor that opens in a text cell and grows with its text."""

from math import ceil

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from studio.gui.shell.theme import theme
from studio.gui.table.wrapping import line_height

MOST_LINES = 10
"""Beyond this it scrolls."""
BORDER = 2
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LineEditor(QPlainTextEdit):
    """Several lines of text. Enter takes over, Shift+Enter breaks the line, Escape gives up.

    Signals:
        typed (str): the text after every key.
        taken_over (int): go on this many rows further: 1 after Enter, 0 after Tab.
        split_wanted (int): Ctrl+Enter, with the cursor before this character.
        given_up (): Escape.
        menu_opens (QMenu): the context menu, before it is shown.
    """

    typed = Signal(str)
    taken_over = Signal(int)
    split_wanted = Signal(int)
    given_up = Signal()
    menu_opens = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(4)
        self._cell = QRect()
        self._is_filled = False
        border = theme.colour("accent").name()
        self.setStyleSheet(f"QPlainTextEdit {{ border: {BORDER}px solid {border}; padding: 0px; }}")
        self.textChanged.connect(self._tell_text)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def text(self) -> str:
        return self.toPlainText()

    def fill(self, text: str) -> None:
        """Put the cell's text in, the cursor at its end.

        Qt asks for it again whenever something of the row changes, as its fit: what was typed and selected stays.
        """
        if self._is_filled and (self.document().isModified() or text == self.text()):
            return
        self._is_filled = False
        self.setPlainText(text)
        self.moveCursor(self.textCursor().MoveOperation.End)
        self.document().setModified(False)
        self._is_filled = True

    def take_up(self, text: str, position: int) -> None:
        """Go on as another editor was left: with its text, and the cursor before that character."""
        cursor = self.textCursor()
        if text != self.text():
            cursor.select(cursor.SelectionType.Document)
            cursor.insertText(text)
        cursor.setPosition(min(position, len(self.text())))
        self.setTextCursor(cursor)

    def stand_in(self, cell: QRect) -> None:
        """Cover this cell, and as much below or above it as the text needs."""
        self._cell = QRect(cell)  # what Qt gives to delegates is gone after the call
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._enter(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_opens.emit(menu)
        menu.popup(event.globalPos())

    def event(self, event: QEvent) -> bool:
        # Without this a shortcut of the window takes Escape and Ctrl+Enter before the editor has them.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (event.key() in (*_ENTER, Qt.Key.Key_Escape) or _is_edit_key(event))
        ):
            event.accept()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.ensureCursorVisible()

    def sizeHint(self) -> QSize:
        return QSize(self._cell.width(), self._wanted_height())

    def _enter(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.insertPlainText("\n")
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.split_wanted.emit(self.textCursor().position())
        else:
            self.taken_over.emit(1)

    def _tell_text(self) -> None:
        if self._is_filled:
            self.typed.emit(self.text())

    def _wanted_height(self) -> int:
        margins = 2 * round(self.document().documentMargin()) + 2 * BORDER
        most = round(MOST_LINES * line_height(self.font()))
        return min(most, ceil(self._text_height())) + margins

    def _text_height(self) -> float:
        """Pixels: lines with Chinese characters are higher than others."""
        block, height = self.document().firstBlock(), 0.0
        while block.isValid():
            height += self.blockBoundingRect(block).height()
            block = block.next()
        return height

    def _fit(self) -> None:
        if self._cell.isNull():
            return
        height = max(self._cell.height(), self._wanted_height())
        policy = Qt.ScrollBarPolicy
        is_long = self._text_height() > MOST_LINES * line_height(self.font())
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if is_long else policy.ScrollBarAlwaysOff)
        parent = self.parentWidget()
        top = max(0, min(self._cell.top(), parent.height() - height)) if parent is not None else self._cell.top()
        where = QRect(self._cell.left(), top, self._cell.width(), height)
        if where != self.geometry():
            self.setGeometry(where)
        if not is_long:
            self.verticalScrollBar().setValue(0)


def _is_edit_key(event: QKeyEvent) -> bool:
    """Keys that move or change within the text though the table knows them too."""
    plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    moving = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
    is_key = event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Insert, Qt.Key.Key_Space) or moving
    return (plain and is_key) or (moving and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
