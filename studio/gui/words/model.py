"""The entries of both dictionaries as a table."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from studio.core.errors import StudioError
from studio.core.pronunciation import LANGS, Lang, Pronunciation
from studio.gui.desk.desk import Desk
from studio.gui.desk.dictionaries import Whose
from studio.gui.desk.pinyin import toned
from studio.gui.library.words import language_name
from studio.gui.shell.theme import theme

LANG_CHOICES: tuple[Lang | None, ...] = (None, *LANGS)
"""None: in all languages."""
COUNT_MS = 250
"""The numbers of lines are counted at most this often while plans come in."""

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Column(IntEnum):
    WRITTEN, READING, LANG, WHOSE, LINES = range(5)


EDITABLE = frozenset({Column.WRITTEN, Column.READING, Column.LANG})


@dataclass(frozen=True, slots=True)
class Item:
    """An entry and where it stands."""

    whose: Whose
    entry: Pronunciation


class EntriesModel(QAbstractTableModel):
    """What both dictionaries hold, by their words; the project's first where both have the same.

    Signals:
        refused (str): an edit that cannot be; carries a sentence.
    """

    refused = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.items: list[Item] = []
        self._wanted = ""
        self._lines: dict[Pronunciation, int] = {}
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(COUNT_MS)
        self._counting.timeout.connect(self._count)
        self._show: dict[Column, Callable[[Item], str]] = {
            Column.WRITTEN: lambda item: item.entry.written,
            Column.READING: lambda item: toned(item.entry.reading),
            Column.LANG: lambda item: item.entry.lang or "",
            Column.WHOSE: self._whose,
            Column.LINES: lambda item: str(self._lines.get(item.entry, "")),
        }
        desk.dictionaries.changed.connect(self.look_again)
        desk.script.opened.connect(self.look_again)
        desk.lengths.fitted.connect(self._count_soon)
        theme.changed.connect(self.refresh)
        self.look_again()

    @property
    def is_empty(self) -> bool:
        """Whether there is no entry at all, found or not."""
        return not (self._desk.dictionaries.project or self._desk.dictionaries.own)

    def search(self, wanted: str) -> None:
        """Show only entries with these letters in their words or readings."""
        self._wanted = wanted.strip().casefold()
        self.look_again()

    def look_again(self) -> None:
        book = self._desk.dictionaries
        every = [Item("project", entry) for entry in book.project] + [Item("own", entry) for entry in book.own]
        self.beginResetModel()
        self.items = sorted(filter(self._is_wanted, every), key=lambda item: item.entry.written.casefold())
        self.endResetModel()
        self._count()

    def row_of(self, item: Item) -> int:
        """-1 where it is not shown."""
        return self.items.index(item) if item in self.items else -1

    def changed_to(self, index: Index, value: object) -> Item:
        """The entry as an edit of one cell would have it."""
        item = self.items[index.row()]
        written, reading, lang = item.entry.written, item.entry.reading, item.entry.lang
        if index.column() == Column.WRITTEN:
            written = str(value).strip()
        elif index.column() == Column.READING:
            reading = str(value).strip()
        else:
            lang = next((choice for choice in LANGS if choice == value), None)
        return Item(item.whose, Pronunciation(written, reading, lang))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.items)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item, column = self.items[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._show[column](item)
        if role == Qt.ItemDataRole.EditRole:
            return {Column.READING: item.entry.reading, Column.LANG: item.entry.lang}.get(column, item.entry.written)
        if role == Qt.ItemDataRole.ForegroundRole and column in (Column.LANG, Column.WHOSE, Column.LINES):
            return theme.colour("dim")
        if role == Qt.ItemDataRole.TextAlignmentRole and column is Column.LINES:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(item)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        before, after = self.items[index.row()], self.changed_to(index, value)
        if after == before:
            return False
        try:
            self._desk.dictionaries.change(before.whose, before.entry, after.entry)
        except StudioError as error:
            self.refused.emit(str(error))
            return False
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return {
                Column.WRITTEN: self.tr("Written"),
                Column.READING: self.tr("Read"),
                Column.LANG: "",
                Column.WHOSE: self.tr("For"),
                Column.LINES: self.tr("Lines"),
            }[Column(section)]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        may_edit = self.items[index.row()].whose == "own" or not self._desk.script.is_read_only
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in EDITABLE and may_edit else flags

    def refresh(self) -> None:
        if self.items:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.items) - 1, len(Column) - 1))

    def _count_soon(self) -> None:
        if self.items and not self._counting.isActive():
            self._counting.start()

    def _count(self) -> None:
        self._lines = dict(self._desk.lengths.rows_of_entries)
        self.refresh()

    def _is_wanted(self, item: Item) -> bool:
        entry = item.entry
        return any(self._wanted in text.casefold() for text in (entry.written, entry.reading, toned(entry.reading)))

    def _whose(self, item: Item) -> str:
        return self.tr("Project") if item.whose == "project" else self.tr("Yours")

    def _tip(self, item: Item) -> str:
        where = self.tr("in this project") if item.whose == "project" else self.tr("in all your projects")
        lang = "" if item.entry.lang is None else f", {language_name(item.entry.lang)}"
        return f"{item.entry.written} = {toned(item.entry.reading)}\n{where}{lang}"
