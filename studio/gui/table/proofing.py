"""Readings in the editor of a line: doubts are underlined, told on hover, and chosen by a click or key."""

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from studio.core.settings import Settings
from studio.gui.desk.desk import Desk
from studio.gui.desk.lengths import Fitted
from studio.gui.shell.theme import theme
from studio.gui.table.choosing import Place, place_at
from studio.gui.table.line_editor import LineEditor
from studio.gui.table.reading_tips import line_tip, word_tip
from studio.gui.table.underlines import shown_by, underlines
from studio.project.document import RowId

translate = QCoreApplication.translate
KEY = "Ctrl+F7"


class Proofing(QObject):
    """Belongs to an editor.

    Signals:
        wanted (Place): the readings of a place are to be chosen from.
        word_wanted (str): say in a dictionary how a word is read.
    """

    wanted = Signal(object)
    word_wanted = Signal(str)

    def __init__(self, editor: LineEditor, desk: Desk, row: RowId) -> None:
        super().__init__(editor)
        self._editor = editor
        self._desk = desk
        self._row = row
        self._action = QAction(self)
        self._action.setShortcut(QKeySequence(KEY))
        self._action.triggered.connect(self._open_at_cursor)
        editor.addAction(self._action)
        editor.tip_at = self._tip
        editor.menu_opens.connect(self._extend)
        editor.clicked_at.connect(self._open)
        editor.textChanged.connect(self._underline)
        desk.lengths.fitted.connect(self._follow)
        desk.preferences.changed.connect(self._look_otherwise)
        theme.changed.connect(editor.viewport().update)
        self._underline()

    def place(self, at: int) -> Place | None:
        """The doubt about the character at a place."""
        return place_at(self._desk.lengths.reading(self._row), at)

    def _open(self, at: int) -> None:
        place = self.place(at)
        if place is not None:
            self.wanted.emit(place)

    def _open_at_cursor(self) -> None:
        at = self._editor.textCursor().position()
        place = self.place(at) or self.place(at - 1)
        if place is not None:
            self.wanted.emit(place)

    def _extend(self, menu: QMenu) -> None:
        cursor, first = self._editor.textCursor(), menu.actions()[0]
        place = self.place(cursor.position()) or self.place(cursor.position() - 1)
        if place is not None:
            self._action.setText(translate("Proofing", "Reading of {word}…").format(word=place.written))
            menu.insertAction(first, self._action)
        word = cursor.selectedText().strip() or (place.word.text if place is not None else "")
        if word:
            add = QAction(translate("Proofing", "“{word}” in the dictionary…").format(word=word), menu)
            add.triggered.connect(lambda: self.word_wanted.emit(word))
            menu.insertAction(first, add)
            menu.insertSeparator(first)

    def _tip(self, at: int) -> str:
        return word_tip(self._desk, self._row, at) or line_tip(self._desk, self._row)

    def _follow(self, event: Fitted) -> None:
        if self._row in event.rows:
            self._underline()

    def _look_otherwise(self, before: Settings) -> None:
        self._underline()

    def _underline(self) -> None:
        if self._row in self._desk.script.document.rows:
            # While it is filled, the desk still knows the text before.
            reading = self._desk.lengths.reading(self._row)
            known = reading if reading.text == self._editor.text() else reading.carried_to(self._editor.text())
            self._editor.underline(underlines(known, shown_by(self._desk.preferences.settings)))
