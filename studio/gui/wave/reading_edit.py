"""A small field over a beat, in which its reading is written."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from studio.gui.shell.sentences import said


class ReadingEdit(QLineEdit):
    """Enter writes the reading, Escape and a click elsewhere leave it as it was. One that cannot be stays, and is told
    why."""

    def __init__(self, reading: str, over: QRect, write: Callable[[str], str], parent: QWidget) -> None:
        """`over` is the cell in `parent`; `write` gives a sentence where the reading cannot be."""
        super().__init__(reading, parent)
        self._write = write
        self._has_ended = False
        self.setToolTip(self.tr("Pinyin, kana or Hangul, or phonemes between slashes; empty: as the program reads it."))
        self.setAccessibleName(self.tr("Reading"))
        width = self.fontMetrics().horizontalAdvance(f"{reading}MMMM") + 16
        width = min(max(width, over.width()), parent.width())
        left = min(max(over.center().x() - width // 2, 0), parent.width() - width)
        height = self.sizeHint().height()
        self.setGeometry(left, max(0, over.bottom() + 1 - height), width, height)
        self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._try()
        elif event.key() == Qt.Key.Key_Escape:
            self._end()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # all keys are for the text
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._end()

    def _try(self) -> None:
        problem = self._write(self.text()) if self.isModified() else ""
        if problem:
            QToolTip.showText(self.mapToGlobal(self.rect().topLeft()), said(problem), self)
        else:
            self._end()

    def _end(self) -> None:
        if self._has_ended:
            return
        self._has_ended = True
        self.hide()
        self.deleteLater()
        viewport = self.parentWidget()
        view = None if viewport is None else viewport.parentWidget()
        if view is not None:
            view.setFocus(Qt.FocusReason.OtherFocusReason)
