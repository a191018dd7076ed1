"""A word and how it is read: typed, judged with every key, heard and added."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from studio.core.pronunciation import Pronunciation
from studio.gui.desk.desk import Desk
from studio.gui.desk.dictionaries import Whose
from studio.gui.library.words import language_name
from studio.gui.shell.language import Retranslated
from studio.gui.shell.theme import theme
from studio.gui.words.model import LANG_CHOICES, Item

WHOSE: tuple[Whose, ...] = ("project", "own")


class EntryBar(Retranslated, QWidget):
    """Two fields, a language, a dictionary and a button.

    Signals:
        judged (str): after a key: why the entry cannot be; empty where it can, or where it is not complete.
        added (Item): Enter, or the button.
        heard (Pronunciation): play it.
    """

    judged = Signal(str)
    added = Signal(object)
    heard = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.written, self.reading = QLineEdit(), QLineEdit()
        self.lang, self.whose = QComboBox(), QComboBox()
        self.play, self.add = QToolButton(), QToolButton()
        for choice in LANG_CHOICES:
            self.lang.addItem("", choice)
        for whose in WHOSE:
            self.whose.addItem("", whose)
        fields, choices = QHBoxLayout(), QHBoxLayout()
        for field, stretch in ((self.written, 2), (self.reading, 3)):
            fields.addWidget(field, stretch)
            field.textEdited.connect(self._judge)
            field.returnPressed.connect(self._add)
        for box in (self.lang, self.whose):
            choices.addWidget(box, 1)
        for button in (self.play, self.add):
            choices.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 4)
        column.setSpacing(4)
        for row in (fields, choices):
            row.setSpacing(4)
            column.addLayout(row)
        self.lang.currentIndexChanged.connect(self._judge)
        self.add.clicked.connect(self._add)
        self.play.clicked.connect(lambda: self.heard.emit(self.entry))
        desk.script.opened.connect(self._judge)
        theme.changed.connect(self._redraw)
        self._redraw()
        self.retranslate()
        self._judge()

    @property
    def entry(self) -> Pronunciation:
        """As it is typed now."""
        return Pronunciation(self.written.text().strip(), self.reading.text().strip(), self.lang.currentData())

    def fill(self, word: str) -> None:
        """Begin an entry for a word."""
        self.written.setText(word)
        self.reading.clear()
        self.reading.setFocus()
        self._judge()

    def start_over(self) -> None:
        """Empty the fields for the next entry."""
        for field in (self.written, self.reading):
            field.clear()
        self.written.setFocus(Qt.FocusReason.OtherFocusReason)
        self._judge()

    def retranslate(self) -> None:
        for field, name, hint, tip in (
            (self.written, self.tr("Written"), self.tr("Word, e.g. 重庆"), self.tr("The word as it is written")),
            (
                self.reading,
                self.tr("Read"),
                self.tr("Reading, e.g. chong2 qing4"),
                self.tr("How it is read: pinyin with tones, kana, Hangul, or /phonemes/"),
            ),
        ):
            field.setAccessibleName(name)
            field.setPlaceholderText(hint)
            field.setToolTip(tip)
        for at, lang in enumerate(LANG_CHOICES):
            self.lang.setItemText(at, self.tr("All languages") if lang is None else language_name(lang))
        for at, name in enumerate((self.tr("Project"), self.tr("Yours"))):
            self.whose.setItemText(at, name)
        self._name(self.lang, self.tr("Language in which it holds"))
        self._name(self.whose, self.tr("For this project, or for all of yours"))
        self._name(self.play, self.tr("Hear it"))
        self._name(self.add, self.tr("Add it (Enter)"))

    def _name(self, widget: QWidget, tip: str) -> None:
        widget.setToolTip(tip)
        widget.setAccessibleName(tip.partition(" (")[0])

    def _judge(self) -> None:
        entry = self.entry
        is_whole = bool(entry.written and entry.reading)
        problem = self._desk.dictionaries.problem(entry) if is_whole else ""
        for button in (self.play, self.add):
            button.setEnabled(is_whole and not problem)
        self.judged.emit(problem)

    def _add(self) -> None:
        if self.add.isEnabled():
            self.added.emit(Item(self.whose.currentData(), self.entry))

    def _redraw(self) -> None:
        self.play.setIcon(theme.icon("play"))
        self.add.setIcon(theme.icon("plus"))
