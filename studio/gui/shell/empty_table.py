"""A table of a panel that says what to do where it is empty."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from studio.gui.shell.theme import theme

PAD = 4
"""The small step of the grid, in pixels."""


class EmptyTable(QTableView):
    """Rows of one line of text, selected as a whole, with their actions in a context menu."""

    def __init__(self, model: QAbstractItemModel, empty: Callable[[], str]) -> None:
        """`empty` gives the sentence for a table without rows."""
        super().__init__()
        self._empty = empty
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        height = self.fontMetrics().height()
        self.setIconSize(QSize(height - 2, height - 2))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(height + 2 * PAD)
        self.horizontalHeader().setHighlightSections(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.model().rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(theme.colour("dim"))
            room = self.viewport().rect().adjusted(4 * PAD, 0, -4 * PAD, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._empty())
            painter.end()
