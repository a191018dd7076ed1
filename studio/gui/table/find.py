"""The bar that finds and replaces."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from studio.core.errors import InputError
from studio.gui.shell.sentences import said
from studio.gui.shell.theme import theme
from studio.gui.table.search import Search, Wanted, search_of


class FindBar(QWidget):
    """What is looked for, and what it becomes.

    Signals:
        searched (Search | None): look for something else, or for nothing any more.
        step_wanted (int): go to the next place (1) or the one before (-1).
        replace_wanted (): replace the place that was found last, and go to the next.
        replace_all_wanted (): replace all places.
        closed ().
    """

    searched = Signal(object)
    step_wanted = Signal(int)
    replace_wanted = Signal()
    replace_all_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wanted, self.replacement = QLineEdit(), QLineEdit()
        self.matches_case, self.whole_words, self.is_regex = (_toggle() for _ in range(3))
        self.previous, self.next, self.close_button = QToolButton(), QToolButton(), QToolButton()
        self.replace_one, self.replace_all = QPushButton(), QPushButton()
        self.told = QLabel()
        self.search: Search | None = None
        self.problem = ""
        self._lay_out()
        self.wanted.textChanged.connect(self._look)
        for button in (self.matches_case, self.whole_words, self.is_regex):
            button.toggled.connect(self._look)
        self.previous.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.next.clicked.connect(lambda: self.step_wanted.emit(1))
        self.replace_one.clicked.connect(self.replace_wanted)
        self.replace_all.clicked.connect(self.replace_all_wanted)
        self.close_button.clicked.connect(self.leave)
        for field in (self.wanted, self.replacement):
            field.installEventFilter(self)
        theme.changed.connect(self._redraw)
        self._redraw()
        self.retranslate()
        self.hide()

    def open(self, replaces: bool, text: str = "") -> None:
        """Show the bar, with `text` to look for where it is not empty."""
        for widget in (self.replacement, self.replace_one, self.replace_all):
            widget.setVisible(replaces)
        self.show()
        if text:
            self.wanted.setText(text)
        self._look()
        self.wanted.setFocus()
        self.wanted.selectAll()

    def leave(self) -> None:
        """Close the bar; nothing is looked for any more."""
        self.hide()
        self.searched.emit(None)
        self.closed.emit()

    def tell(self, sentence: str, is_problem: bool = False) -> None:
        """What came of it."""
        self.told.setText(said(sentence))
        self.told.setStyleSheet(f"color: {theme.colour('problem' if is_problem else 'dim').name()};")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._enter(watched, event)
                return True
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        for widget, name, tip in (
            (self.wanted, self.tr("Find"), self.tr("Text to find (Ctrl+F)")),
            (self.replacement, self.tr("Replace by"), self.tr("What it becomes (Ctrl+H)")),
            (self.matches_case, self.tr("Match case"), self.tr("Match case")),
            (self.whole_words, self.tr("Whole words"), self.tr("Whole words")),
            (
                self.is_regex,
                self.tr("Regular expression"),
                self.tr("Regular expression; \\1 stands for its first group"),
            ),
            (self.previous, self.tr("Previous"), self.tr("Previous place (Shift+F3)")),
            (self.next, self.tr("Next"), self.tr("Next place (F3 or Enter)")),
            (self.close_button, self.tr("Close"), self.tr("Close (Escape)")),
            (self.replace_one, self.tr("Replace"), self.tr("Replace this place and go to the next (Enter)")),
            (self.replace_all, self.tr("Replace all"), self.tr("Replace all places, as one step of undo (Alt+Enter)")),
        ):
            widget.setAccessibleName(name)
            widget.setToolTip(tip)
        self.wanted.setPlaceholderText(self.tr("Find"))
        self.replacement.setPlaceholderText(self.tr("Replace by"))
        self.replace_one.setText(self.tr("Replace"))
        self.replace_all.setText(self.tr("Replace all"))
        self.whole_words.setText(self.tr("Words"))

    def _lay_out(self) -> None:
        self.matches_case.setText("Aa")
        self.is_regex.setText(".*")
        self.told.setWordWrap(False)
        wide = self.fontMetrics().averageCharWidth() * 32
        first, second = QHBoxLayout(), QHBoxLayout()
        for widget in (self.matches_case, self.whole_words, self.is_regex, self.previous, self.next):
            first.addWidget(widget)
        first.addWidget(self.told, 1)
        first.addWidget(self.close_button)
        for button in (self.replace_one, self.replace_all):
            second.addWidget(button)
        second.addStretch(1)
        layout = QGridLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.setSpacing(4)
        for row, (field, line) in enumerate(((self.wanted, first), (self.replacement, second))):
            field.setFixedWidth(wide)
            layout.addWidget(field, row, 0)
            layout.addLayout(line, row, 1)
        layout.setColumnStretch(1, 1)

    def _enter(self, watched: QObject, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and self.replacement.isVisible():
            self.replace_all_wanted.emit()
        elif watched is self.replacement:
            self.replace_wanted.emit()
        else:
            self.step_wanted.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)

    def _look(self) -> None:
        wanted = Wanted(
            self.wanted.text(), self.matches_case.isChecked(), self.whole_words.isChecked(), self.is_regex.isChecked()
        )
        self.problem = ""
        try:
            self.search = search_of(wanted)
        except InputError as error:
            self.search, self.problem = None, str(error)
        self.tell(self.problem, is_problem=True)
        for button in (self.previous, self.next, self.replace_one, self.replace_all):
            button.setEnabled(self.search is not None)
        self.searched.emit(self.search)

    def _redraw(self) -> None:
        for button, icon in ((self.previous, "chevron-up"), (self.next, "chevron-down"), (self.close_button, "x")):
            button.setIcon(theme.icon(icon))


def _toggle() -> QToolButton:
    button = QToolButton()
    button.setCheckable(True)
    return button
