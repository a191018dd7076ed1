"""Cells that are edited in a field of one line: times and the speaker."""

import re

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QCompleter, QLineEdit, QStyleOptionViewItem, QWidget

from studio.core.script import SpeakerId
from studio.core.timecode import parse_clock
from studio.gui.shell.theme import theme
from studio.gui.table.cells import Cell, FigureCell, Index, is_new
from studio.gui.table.columns import MARGIN, Column
from studio.gui.table.ink import Ink
from studio.gui.table.shapes import draw_effects
from studio.gui.table.words import seconds, short_clock
from studio.project.document import Row

_SECONDS = re.compile(r"(\d{1,6})(?:[.,](\d{1,9}))?", re.ASCII)
_TAKING_OVER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


def parse_time(text: str) -> int | None:
    """Milliseconds of a clock time or of bare seconds; None where it is neither or lies before 0."""
    match = _SECONDS.fullmatch(text.strip())
    if match is not None:
        return int(match[1]) * 1000 + int(((match[2] or "") + "000")[:3])
    ms = parse_clock(text)
    return ms if ms is not None and ms >= 0 else None


class TimeCell(FigureCell):
    """Start, end or slot."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setFont(theme.tabular())
        if self.column is Column.SLOT:
            editor.setAccessibleName(self.tr("Slot in seconds"))
        else:
            editor.setAccessibleName(self.tr("Start") if self.column is Column.START else self.tr("End"))
        editor.textChanged.connect(lambda text: self._judge(editor, text))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        if is_new(editor):
            editor.setText(self._written(self.row(index)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        ms = parse_time(editor.text())
        if ms is None:
            self.desk.tell(self._help())
            return
        if editor.text() == self._written(self.row(index)):
            return
        id_ = self.id(index)
        if self.column is Column.START:
            self.commands.set_start(id_, ms)
        elif self.column is Column.END:
            self.commands.set_end(id_, ms)
        else:
            self.commands.set_slot(id_, ms)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A time that cannot be read stays open until it is mended or given up."""
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and isinstance(watched, QLineEdit) and event.key() in _TAKING_OVER:  # type: ignore[attr-defined]
            self._judge(watched, watched.text())
            if parse_time(watched.text()) is None:
                return True
        return super().eventFilter(watched, event)

    def _written(self, row: Row) -> str:
        if self.column is Column.SLOT:
            return seconds(row.cue.slot_ms) if row.cue is not None else ""
        if self.column is Column.END:
            return short_clock(row.cue.end_ms) if row.cue is not None else ""
        return short_clock(self.desk.lengths.start_ms(row.id))

    def _judge(self, editor: QLineEdit, text: str) -> None:
        is_wrong = parse_time(text) is None
        editor.setToolTip(self._help() if is_wrong else "")
        colour = theme.colour("problem").name()
        editor.setStyleSheet(f"QLineEdit, QLineEdit:focus {{ border: 2px solid {colour}; }}" if is_wrong else "")

    def _help(self) -> str:
        return self.tr("Write a time as 1:02.5, 00:01:02,500 or 62.5.")


class SpeakerCell(Cell):
    """Who speaks. While `renames` is set, the editor renames the speaker in all of their lines."""

    renames = False

    def shown(self, row: Row) -> str:
        return row.speaker or self.tr("Narrator")

    def is_dim(self, row: Row) -> bool:
        return not row.speaker

    def draw(self, painter: QPainter, rect: QRect, row: Row, ink: Ink) -> None:
        """With a mark at the end where the speaker is heard through effects."""
        if not self.desk.speaking.effects(row).is_plain:
            box = ink.box(rect)
            box.moveRight(rect.right())
            draw_effects(painter, box, ink.colour("dim"))
            rect = rect.adjusted(0, 0, -ink.side - MARGIN, 0)
        super().draw(painter, rect, row, ink)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        document = self.desk.script.document
        speaker = self.row(index).speaker
        if self.renames:
            n = sum(row.speaker == speaker for row in document)
            editor.setToolTip(self.tr("Renames the speaker in %n line(s).", None, n))
            editor.setAccessibleName(self.tr("New name of the speaker"))
        else:
            completer = QCompleter([name for name in document.speakers if name], editor)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            editor.setCompleter(completer)
            editor.setAccessibleName(self.tr("Speaker"))
        editor.setPlaceholderText(self.tr("Narrator"))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        if is_new(editor):
            editor.setText(self.row(index).speaker)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        name, before = " ".join(editor.text().split()), self.row(index).speaker
        if self.renames:
            self.commands.rename_speaker(before, name)
        elif SpeakerId(name) != before:
            self.commands.set_speaker(self.ids(index), name)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self.renames = False
        super().destroyEditor(editor, index)
