"""The panel of the dictionaries."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio.core.errors import StudioError
from studio.core.pronunciation import Pronunciation
from studio.gui.desk.desk import Desk
from studio.gui.desk.dictionaries import Whose
from studio.gui.shell.empty_table import PAD, EmptyTable
from studio.gui.shell.language import Retranslated
from studio.gui.shell.saving import ask_where_to_save
from studio.gui.shell.sentences import said
from studio.gui.shell.theme import theme
from studio.gui.words.delegate import EntryDelegate
from studio.gui.words.entry_bar import WHOSE, EntryBar
from studio.gui.words.model import Column, EntriesModel, Item

_OTHER: Mapping[Whose, Whose] = {"project": "own", "own": "project"}
_WIDTHS = {Column.WRITTEN: 9, Column.READING: 12, Column.LANG: 3, Column.WHOSE: 7, Column.LINES: 5}
"""In letters."""


class DictionaryPanel(Retranslated, QWidget):
    """New entries above, all entries below; what is wrong with the one in hand between them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.model = EntriesModel(desk, self)
        self.bar = EntryBar(desk)
        self.search = QLineEdit()
        self.problem = QLabel()
        self.view = _EntriesView(self.model, self._empty)
        self._delegate = EntryDelegate(desk, self.model)
        self.view.setItemDelegate(self._delegate)
        self._actions = {
            name: self._action(key, do)
            for name, key, do in (
                ("play", "P", self.play),
                ("move", "", self.move_over),
                ("delete", "Del", self.delete),
            )
        }
        self._files = QMenu(self)
        self._file_actions = {(verb, whose): QAction(self) for verb in ("import", "export") for whose in WHOSE}
        for (verb, whose), action in self._file_actions.items():
            action.triggered.connect(lambda _=False, verb=verb, whose=whose: self._ask_for_file(verb, whose))
            self._files.addAction(action)
        self._more = QToolButton()
        self._more.setMenu(self._files)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._redraw()
        self._enable()

    def selected(self) -> list[Item]:
        return [self.model.items[index.row()] for index in self.view.selectionModel().selectedRows()]

    def add_word(self, word: str) -> None:
        """Begin an entry for a word."""
        self.bar.fill(word)

    def play(self) -> None:
        """Hear the entry that is looked at."""
        index = self.view.currentIndex()
        if index.isValid():
            self._hear(self.model.items[index.row()].entry)

    def move_over(self) -> None:
        """Have the selected entries in the other dictionary."""
        chosen = self.selected()
        for whose in WHOSE:
            entries = [item.entry for item in chosen if item.whose == whose]
            if entries:
                self._try(partial(self._desk.dictionaries.move, entries, _OTHER[whose]))

    def delete(self) -> None:
        row = self.view.currentIndex().row()
        chosen = self.selected()
        for whose in WHOSE:
            entries = [item.entry for item in chosen if item.whose == whose]
            if entries:
                self._try(partial(self._desk.dictionaries.remove, whose, entries))
        if self.model.items:
            self.view.selectRow(min(row, len(self.model.items) - 1))

    def import_file(self, path: Path, whose: Whose) -> None:
        """Add the entries of a csv file; what was left out of it is told."""

        def bring_in() -> None:
            n, faults = self._desk.dictionaries.import_file(path, whose)
            told = self.tr("%n pronunciation(s) imported from {name}.", "", n).format(name=path.name)
            self._desk.tell(told, kind="note")
            if faults:
                more = self.tr("%n row(s) were left out.", "", len(faults))
                self._desk.tell(more, "\n".join(faults))

        self._try(bring_in)

    def export_file(self, path: Path, whose: Whose) -> None:
        def write() -> None:
            self._desk.dictionaries.export_file(path, whose)
            self._desk.tell(self.tr("The dictionary is in {path}.").format(path=path), kind="note")

        self._try(write)

    def retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search the dictionaries"))
        self.search.setToolTip(self.tr("Find entries by their words or readings"))
        self.view.setAccessibleName(self.tr("Pronunciations"))
        self._more.setToolTip(self.tr("Import and export"))
        self._more.setAccessibleName(self.tr("Import and export"))
        for name, text in (
            ("play", self.tr("Hear it")),
            ("move", self.tr("Move to the other dictionary")),
            ("delete", self.tr("Delete")),
        ):
            action = self._actions[name]
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setText(text)
            action.setToolTip(f"{text} ({key})" if key else text)
        for key_, text in (
            (("import", "project"), self.tr("Import into the project's dictionary…")),
            (("import", "own"), self.tr("Import into your dictionary…")),
            (("export", "project"), self.tr("Export the project's dictionary…")),
            (("export", "own"), self.tr("Export your dictionary…")),
        ):
            self._file_actions[key_].setText(text)  # type: ignore[index]
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        self.model.refresh()
        self.view.viewport().update()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setContentsMargins(2 * PAD, 0, 2 * PAD, 2 * PAD)
        tools.setSpacing(PAD)
        tools.addWidget(self.search, 1)
        for action in self._actions.values():
            button = QToolButton()
            button.setDefaultAction(action)
            tools.addWidget(button)
        tools.addWidget(self._more)
        self.problem.setWordWrap(True)
        self.problem.setContentsMargins(2 * PAD, 0, 2 * PAD, PAD)
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.problem)
        column.addLayout(tools)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self.bar.judged.connect(self._show_problem)
        self.bar.added.connect(self._add)
        self.bar.heard.connect(self._hear)
        self._delegate.judged.connect(self._show_problem)
        self.model.refused.connect(self._desk.tell)
        self.model.modelReset.connect(self._enable)
        self.search.textChanged.connect(self.model.search)
        self.view.selectionModel().selectionChanged.connect(self._enable)
        self._desk.script.opened.connect(self._enable)
        theme.changed.connect(self._redraw)

    def _action(self, key: str, do: Callable[[], None]) -> QAction:
        action = QAction(self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(do)
        self.view.addAction(action)
        return action

    def _add(self, item: Item) -> None:
        dictionaries = self._desk.dictionaries
        self._try(lambda: dictionaries.put(item.whose, [item.entry]))
        if item.entry not in (dictionaries.project if item.whose == "project" else dictionaries.own):
            return  # why not has been told, and what was typed can be tried again
        self.bar.start_over()
        row = self.model.row_of(item)
        if row >= 0:
            self.view.selectRow(row)

    def _hear(self, entry: Pronunciation) -> None:
        spoken = self._desk.house.pronouncing.respelled(entry.written, 0, len(entry.written), entry.reading)
        self._desk.sound.say(spoken, self._desk.selection.current, entry.lang)

    def _try(self, do: Callable[[], object]) -> None:
        try:
            do()
        except StudioError as error:
            self._desk.tell(str(error))

    def _ask_for_file(self, verb: str, whose: Whose) -> None:
        kinds = self.tr("Dictionaries ({})").format("*.csv")
        if verb == "import":
            name, _ = QFileDialog.getOpenFileName(self, self.tr("Import pronunciations"), "", kinds)
            if name:
                self.import_file(Path(name), whose)
            return
        path = ask_where_to_save(self, self.tr("Export pronunciations"), "dictionary.csv", {".csv": kinds})
        if path is not None:
            self.export_file(path, whose)

    def _enable(self) -> None:
        items, is_read_only = self.selected(), self._desk.script.is_read_only
        may_change = not is_read_only or all(item.whose == "own" for item in items)
        self._actions["play"].setEnabled(bool(items))
        self._actions["delete"].setEnabled(bool(items) and may_change)
        self._actions["move"].setEnabled(bool(items) and not is_read_only)
        self._file_actions["import", "project"].setEnabled(not is_read_only)
        self._file_actions["export", "project"].setEnabled(bool(self._desk.dictionaries.project))
        self._file_actions["export", "own"].setEnabled(bool(self._desk.dictionaries.own))

    def _show_problem(self, sentence: str) -> None:
        self.problem.setText(said(sentence))
        self.problem.setVisible(bool(sentence))

    def _empty(self) -> str:
        """What to do where there is no entry."""
        if not self.model.is_empty:
            return self.tr("No entry has these letters.")
        return self.tr(
            "No pronunciations yet. Type a word and how it is read above, or import a csv file. "
            "What a character can be read as is shown by a click on its dots in the script."
        )

    def _redraw(self) -> None:
        for name, icon in (("play", "play"), ("move", "merge"), ("delete", "trash-2")):
            self._actions[name].setIcon(theme.icon(icon))
        self._more.setIcon(theme.icon("ellipsis"))
        self.problem.setStyleSheet(f"color: {theme.colour('problem').name()};")
        back, ink = theme.colour("selection").name(), theme.colour("text").name()
        colours = f"selection-background-color: {back}; selection-color: {ink}"
        self.view.setStyleSheet(f"QTableView {{ {colours} }} QTableView::item {{ padding: 0 {PAD}px; }}")


class _EntriesView(EmptyTable):
    """Entries, edited in place."""

    def __init__(self, model: EntriesModel, empty: Callable[[], str]) -> None:
        super().__init__(model, empty)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        for column, letters in _WIDTHS.items():
            self.setColumnWidth(column, self.fontMetrics().averageCharWidth() * letters + 3 * PAD)
        self.horizontalHeader().setSectionResizeMode(Column.READING, QHeaderView.ResizeMode.Stretch)
