"""Cells in which one of a few things is chosen, or a number turned: manner, status, gain."""

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QRect, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QStyleOptionViewItem, QWidget

from studio.gui.library.words import preset_name
from studio.gui.shell.theme import theme
from studio.gui.table.cells import Cell, FigureCell, Index, is_new
from studio.gui.table.columns import MARGIN
from studio.gui.table.ink import Ink
from studio.gui.table.shapes import draw_status
from studio.gui.table.words import status_word
from studio.project.document import STATUSES, Row, Status
from studio.project.edits.fields import GAINS_DB

GAIN_STEP_DB = 0.5
_STATUS_COLOURS: dict[Status, str] = {"open": "dim", "approved": "verdict_natural", "retake": "verdict_rushed"}


class ChoiceCell(Cell):
    """A list that opens at once; a choice is taken over at once."""

    def choices(self, row: Row) -> list[tuple[str, Any]]:
        """What is written, and what it stands for."""
        raise NotImplementedError

    def chosen(self, row: Row) -> Any:
        raise NotImplementedError

    def choose(self, index: Index, choice: Any) -> None:
        raise NotImplementedError

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QComboBox(parent)
        editor.setAccessibleName(self.model.headerData(self.column, Qt.Orientation.Horizontal))
        for text, value in self.choices(self.row(index)):
            editor.addItem(text, value)
        editor.activated.connect(lambda: self._take_over(editor))
        # The view shows and places the editor after this; only then is there a place for the list.
        QTimer.singleShot(0, editor, editor.showPopup)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        chosen = self.chosen(self.row(index))
        values = [editor.itemData(place) for place in range(editor.count())]
        editor.setCurrentIndex(values.index(chosen) if chosen in values else -1)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        if editor.currentIndex() >= 0 and editor.currentData() != self.chosen(self.row(index)):
            self.choose(index, editor.currentData())

    def _take_over(self, editor: QComboBox) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, self.EndEditHint.NoHint)


class MannerCell(ChoiceCell):
    """A preset for the line, or the manner of its speaker."""

    def is_dim(self, row: Row) -> bool:
        return row.prosody is None

    def choices(self, row: Row) -> list[tuple[str, Any]]:
        speaker = row.speaker or self.tr("Narrator")
        library = self.desk.library
        names = [preset.name for preset in (*library.presets, *library.built_in)]
        presets = [(preset_name(library, name), name) for name in names]
        return [(self.tr("As {speaker}").format(speaker=speaker), ""), *presets]

    def chosen(self, row: Row) -> Any:
        if row.prosody is None:
            return ""
        return row.preset or None

    def choose(self, index: Index, choice: Any) -> None:
        self.commands.set_preset(self.ids(index), self.desk.library.preset(choice) if choice else None)


class StatusCell(ChoiceCell):
    """Open, approved or to retake."""

    def draw(self, painter: QPainter, rect: QRect, row: Row, ink: Ink) -> None:
        draw_status(painter, ink.box(rect), row.status, ink.colour(_STATUS_COLOURS[row.status]))
        beside = rect.adjusted(ink.side + MARGIN, 0, MARGIN, 0)
        # The shape says it too: half a word beside it helps nobody.
        if row.status != "open" and ink.metrics.horizontalAdvance(self.shown(row)) <= beside.width():
            ink.write(painter, beside, self.shown(row), is_dim=False)

    def choices(self, row: Row) -> list[tuple[str, Any]]:
        return [(status_word(status), status) for status in STATUSES]

    def chosen(self, row: Row) -> Any:
        return row.status

    def choose(self, index: Index, choice: Any) -> None:
        self.commands.set_status(self.ids(index), choice)


class GainCell(FigureCell):
    """Decibels, where they are not 0."""

    def is_dim(self, row: Row) -> bool:
        return False

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QDoubleSpinBox(parent)
        editor.setRange(*GAINS_DB)
        editor.setSingleStep(GAIN_STEP_DB)
        editor.setDecimals(1)
        editor.setFont(theme.tabular())
        editor.setAccessibleName(self.tr("Gain in decibels"))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QDoubleSpinBox)
        if is_new(editor):
            editor.setValue(self.row(index).gain_db)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QDoubleSpinBox)
        editor.interpretText()
        if editor.value() != self.row(index).gain_db:
            self.commands.set_gain(self.ids(index), editor.value())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        cell: QRect = option.rect
        width = max(cell.width(), editor.sizeHint().width())
        editor.setGeometry(cell.right() + 1 - width, cell.top(), width, cell.height())
