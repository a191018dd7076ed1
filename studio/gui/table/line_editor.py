"""The editor that opens in a text cell and grows with its text."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextOption,
)
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit, QToolTip, QWidget

from studio.gui.shell.theme import theme
from studio.gui.table.reading_tips import Tip
from studio.gui.table.underlines import Underline, draw
from studio.gui.table.wrapping import line_height

MOST_LINES = 10
"""Beyond this it scrolls."""
BORDER = 2
SOON_MS = 50
"""Some window systems take the focus from the window for a moment when a popup closes."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LineEditor(QPlainTextEdit):
    """Several lines of text. Enter takes over, Shift+Enter breaks the line, Escape gives up.

    Signals:
        typed (str): the text after every key.
        taken_over (int): go on this many rows further: 1 after Enter, 0 after Tab.
        split_wanted (int): Ctrl+Enter, with the cursor before this character.
        given_up (): Escape.
        clicked_at (int): the character at this place was clicked.
        menu_opens (QMenu): the context menu, before it is shown.
    """

    typed = Signal(str)
    taken_over = Signal(int)
    split_wanted = Signal(int)
    given_up = Signal()
    clicked_at = Signal(int)
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
        self._pressed = QPoint()
        self._is_filled = False
        self._underlines: Sequence[Underline] = ()
        self.waits = False
        """Whether the focus is in a popup of its own: it stays open then."""
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.setInterval(SOON_MS)
        self._back.timeout.connect(self._end_waiting)
        self.tip_at: Tip | None = None
        """What is said of the character at a place where the mouse rests on it."""
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

    def exchange(self, text: str, position: int) -> None:
        """Put another text in, as one step of the editor's own undo, and the cursor before that character."""
        cursor = self.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(text)
        self.put_cursor(position)

    def keep(self) -> None:
        """What was typed is in the document by now: another text of the row may take its place."""
        self.document().setModified(False)

    def wait(self) -> None:
        """Stay open while the focus is in a popup."""
        self.waits = True
        self._back.stop()

    def come_back(self) -> None:
        """The popup is closed: take the focus again."""
        self.activateWindow()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self._back.start()

    def put_cursor(self, position: int) -> None:
        """Before that character."""
        cursor = self.textCursor()
        cursor.setPosition(max(0, min(position, len(self.text()))))
        self.setTextCursor(cursor)

    def underline(self, lines: Sequence[Underline]) -> None:
        """Draw these under the text from now on."""
        if lines != self._underlines:
            self._underlines = lines
            self.viewport().update()

    def place_on_screen(self, start: int, end: int) -> QRect:
        """Where the characters of a place are, on the screen."""
        rects = []
        for place in (start, end):
            cursor = self.textCursor()
            cursor.setPosition(min(place, len(self.text())))
            rects.append(self.cursorRect(cursor))
        rect = rects[0] if rects[1].top() != rects[0].top() else rects[0].united(rects[1])
        return QRect(self.viewport().mapToGlobal(rect.topLeft()), rect.size())

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

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._underlines:
            return
        painter = QPainter(self.viewport())
        block = self.document().firstBlock()
        while block.isValid():
            start, length = block.position(), block.length() - 1
            own = [
                Underline(line.start - start, min(line.end - start, length), line.kind)
                for line in self._underlines
                if start <= line.start < start + length
            ]
            origin = self.blockBoundingGeometry(block).translated(self.contentOffset()).topLeft()
            draw(painter, block.layout(), origin, own)
            block = block.next()
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        is_click = (point - self._pressed).manhattanLength() < QApplication.startDragDistance()
        at = self._character(point)
        if (
            event.button() == Qt.MouseButton.LeftButton
            and is_click
            and not self.textCursor().hasSelection()
            and at >= 0
        ):
            self.clicked_at.emit(at)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_opens.emit(menu)
        menu.popup(event.globalPos())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.tip_at is not None:
            at = self._character(event.pos())
            tip = self.tip_at(at) if at >= 0 else ""
            if tip:
                QToolTip.showText(event.globalPos(), tip, self)
                return True
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

    def _character(self, point: QPoint) -> int:
        """The place of the character at a point of the viewport; -1 where there is none."""
        at = self.cursorForPosition(point).position()
        for place in (at, at - 1):
            if 0 <= place < len(self.text()):
                first, last = self.textCursor(), self.textCursor()
                first.setPosition(place)
                last.setPosition(place + 1)
                left, right = self.cursorRect(first), self.cursorRect(last)
                is_beside = left.left() <= point.x() < right.left() or right.top() != left.top()
                if is_beside and left.top() <= point.y() <= left.bottom():
                    return place
        return -1

    def _enter(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.insertPlainText("\n")
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.split_wanted.emit(self.textCursor().position())
        else:
            self.taken_over.emit(1)

    def _end_waiting(self) -> None:
        self.waits = False

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
