"""Marks around words in the editor of a line: set by keys and by its context menu, and dimmed between the words."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit

from studio.core.emotion import EMOTIONS
from studio.gui.desk.marks import Marks
from studio.gui.library.words import emotion_name
from studio.gui.shell.theme import theme
from studio.gui.table.line_editor import LineEditor

SHARE = 0.7
"""How much of an emotion a new mark shows; the number is there to be changed."""
PAUSE = "[pause 300ms]"

translate = QCoreApplication.translate


class Marking(QObject):
    """Belongs to an editor."""

    def __init__(self, editor: LineEditor, marks: Marks) -> None:
        super().__init__(editor)
        self._editor = editor
        self._marks = marks
        emphasis = self._action(translate("Marking", "Emphasis"), lambda: self.mark("emph"), "Ctrl+B")
        whisper = self._action(translate("Marking", "Whisper"), lambda: self.mark("whisper"), "Ctrl+Shift+W")
        emotions = [
            self._action(emotion_name(name), lambda name=name: self.mark(f"{name} {SHARE:g}"))  # type: ignore[misc]
            for name in EMOTIONS
        ]
        self._remove = self._action(translate("Marking", "No marks"), self.unmark, "Ctrl+Shift+B")
        pause = self._action(translate("Marking", "Pause here"), lambda: editor.insertPlainText(PAUSE))
        self._on_words = (emphasis, whisper, *emotions)
        self._groups = ((emphasis, whisper), tuple(emotions), (pause, self._remove))
        hint = translate("Marking", "Ctrl+B: emphasis. Right click or menu key: whisper, emotions, pauses.")
        editor.setToolTip(f"{editor.toolTip()} {hint}".strip())
        editor.menu_opens.connect(self._extend)
        editor.textChanged.connect(self._dim)
        theme.changed.connect(self._dim)
        self._dim()

    def mark(self, mark: str) -> None:
        """The words that are selected, or else the one at the cursor."""
        words = self._words()
        start, end = words.selectionStart(), words.selectionEnd()
        self._put(self._marks.marked(self._editor.text(), start, end, mark), end)

    def unmark(self) -> None:
        """Take the marks away that hold at the cursor or in the selection."""
        cursor = self._editor.textCursor()
        text = self._marks.unmarked(self._editor.text(), cursor.selectionStart(), cursor.selectionEnd())
        self._put(text, cursor.selectionEnd())

    def _words(self) -> QTextCursor:
        cursor = self._editor.textCursor()
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        return cursor

    def _put(self, text: str, place: int) -> None:
        """As one step of the editor's own undo; the cursor stays behind the same characters."""
        before = self._editor.text()
        if text == before:
            return
        from_end = len(before) - place
        cursor = self._editor.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        cursor.setPosition(max(0, len(text) - from_end))
        self._editor.setTextCursor(cursor)

    def _action(self, text: str, do: Callable[[], object], keys: str = "") -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda: do())
        self._editor.addAction(action)
        return action

    def _extend(self, menu: QMenu) -> None:
        """Put the marks above what every text field has."""
        has_words = bool(self._words().selectedText().strip())
        for action in self._on_words:
            action.setEnabled(has_words)
        self._remove.setEnabled(bool(self._marks.tags(self._editor.text())))
        first = menu.actions()[0]
        for group in self._groups:
            menu.insertActions(first, group)
            menu.insertSeparator(first)

    def _dim(self) -> None:
        ink = QTextCharFormat()
        ink.setForeground(theme.colour("dim"))
        dimmed = []
        for start, end in self._marks.tags(self._editor.text()):
            tag = QTextEdit.ExtraSelection()
            tag.cursor = QTextCursor(self._editor.document())
            tag.cursor.setPosition(start)
            tag.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            tag.format = ink
            dimmed.append(tag)
        self._editor.setExtraSelections(dimmed)
