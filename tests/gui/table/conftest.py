"""A table with five lines that has the focus."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio.gui.desk.desk import Desk
from studio.gui.table.columns import Column
from studio.gui.table.line_editor import LineEditor
from studio.gui.table.table import ScriptTable
from studio.project.document import Row, RowId

NONE = Qt.KeyboardModifier.NoModifier


class Hands:
    """What a person does with the table."""

    def __init__(self, qtbot: QtBot, desk: Desk, table: ScriptTable) -> None:
        self.qtbot = qtbot
        self.desk = desk
        self.table = table
        self.told: list[str] = []
        desk.told.connect(lambda told: self.told.append(told.sentence))

    @property
    def rows(self) -> list[Row]:
        return list(self.desk.script.document)

    @property
    def texts(self) -> list[str]:
        return [row.text for row in self.rows]

    @property
    def ids(self) -> list[RowId]:
        return [row.id for row in self.rows]

    def cell(self, number: int, column: Column) -> QRect:
        """Of the line that is shown at `number`, from 1."""
        return self.table.view.visualRect(self.table.rows.index(number - 1, column))

    def click(self, number: int, column: Column = Column.NUMBER, modifiers: Qt.KeyboardModifier = NONE) -> None:
        where = self.cell(number, column).center()
        QTest.mouseClick(self.table.view.viewport(), Qt.MouseButton.LeftButton, modifiers, where)

    def double_click(self, number: int, column: Column) -> None:
        self.click(number, column)
        where = self.cell(number, column).center()
        QTest.mouseDClick(self.table.view.viewport(), Qt.MouseButton.LeftButton, NONE, where)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """To whatever has the focus."""
        QTest.keyClick(self.focused, key, modifiers)
        QApplication.processEvents()  # Qt closes editors a little later

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focused, text)

    def drop(self, data: QMimeData, where: QPoint) -> None:
        """As the window system tells of it: coming in, moving, letting go."""
        viewport, actions = self.table.view.viewport(), Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
        left = Qt.MouseButton.LeftButton
        for event in (
            QDragEnterEvent(where, actions, data, left, NONE),
            QDragMoveEvent(where, actions, data, left, NONE),
            QDropEvent(QPointF(where), actions, data, left, NONE),
        ):
            QApplication.sendEvent(viewport, event)

    @property
    def focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    @property
    def editor(self) -> LineEditor:
        widget = self.focused
        assert isinstance(widget, LineEditor)
        return widget

    def undo(self) -> None:
        self.desk.script.undo_stack.undo()

    def shown(self) -> list[RowId]:
        return self.table.selecting.shown()

    def middle(self, number: int) -> QPoint:
        return self.cell(number, Column.TEXT).center()


@pytest.fixture
def make_hands(qtbot: QtBot) -> Callable[[Desk], Hands]:
    def make(desk: Desk) -> Hands:
        table = ScriptTable(desk)
        qtbot.addWidget(table)
        table.resize(1300, 500)
        table.show()
        table.activateWindow()
        qtbot.waitActive(table)
        table.setFocus()
        return Hands(qtbot, desk, table)

    return make


@pytest.fixture
def hands(make_hands: Callable[[Desk], Hands], desk: Desk) -> Hands:
    """A person at a table with the five lines of the `desk`."""
    return make_hands(desk)
