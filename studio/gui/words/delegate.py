"""The cells of an entry, edited in place and judged with every key."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.gui.desk.desk import Desk
from studio.gui.library.words import language_name
from studio.gui.words.model import LANG_CHOICES, Column, EntriesModel

Index = QModelIndex | QPersistentModelIndex


class EntryDelegate(QStyledItemDelegate):
    """Fields for words and readings, a list for the language.

    Signals:
        judged (str): after a key: why the entry cannot be; empty where it can.
    """

    judged = Signal(str)

    def __init__(self, desk: Desk, model: EntriesModel) -> None:
        super().__init__(model)
        self._desk = desk
        self._entries = model

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        if index.column() == Column.LANG:
            box = QComboBox(parent)
            for lang in LANG_CHOICES:
                box.addItem(self.tr("All languages") if lang is None else language_name(lang), lang)
            box.activated.connect(lambda _: self.commitData.emit(box))
            return box
        field = QLineEdit(parent)
        field.setStyleSheet("padding: 0px 2px;")
        kept = QPersistentModelIndex(index)
        field.textEdited.connect(lambda text: self._judge(kept, text))
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(2)))
        elif isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(index.data(2))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        value = editor.currentData() if isinstance(editor, QComboBox) else editor.property("text")
        model.setData(self._plain(index), value)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self.judged.emit("")
        super().destroyEditor(editor, index)

    def _judge(self, index: QPersistentModelIndex, text: str) -> None:
        if index.isValid():
            self.judged.emit(self._desk.dictionaries.problem(self._entries.changed_to(index, text).entry))

    def _plain(self, index: Index) -> QModelIndex:
        return self._entries.index(index.row(), index.column())
