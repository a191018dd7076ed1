"""What cells are drawn with, made once for a font and a theme."""

from functools import cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from studio.gui.shell.theme import theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
REMEMBERED = 10_000
"""Shortened texts in memory."""


class Ink:
    """Fonts, colours and shortened texts."""

    def __init__(self, font: QFont) -> None:
        self.font = QFont(font)
        self.figures = theme.tabular(font)
        """For times and other figures that stand below each other."""
        self.metrics = QFontMetrics(self.font)
        self.side = self.metrics.capHeight() + 2
        """Width and height of shapes that stand beside letters."""
        self.colour = cache(_colour)
        """Of the theme, by its role."""
        self._shortened: dict[tuple[str, int], str] = {}

    def write(self, painter: QPainter, rect: QRect, text: str, is_dim: bool, where: Qt.AlignmentFlag = LEFT) -> None:
        """Write on one line; what does not fit ends in an ellipsis."""
        key = (text, rect.width())
        shown = self._shortened.get(key)
        if shown is None:
            if len(self._shortened) > REMEMBERED:
                self._shortened.clear()
            shown = self._shortened[key] = self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.setPen(self.colour("dim" if is_dim else "text"))
        painter.drawText(rect, where, shown)

    def box(self, rect: QRect, in_the_middle: bool = False) -> QRectF:
        """Where a shape goes in a cell: at its left or in its middle."""
        left = rect.center().x() - self.side / 2 + 0.5 if in_the_middle else rect.left()
        return QRectF(left, rect.center().y() - self.side / 2 + 0.5, self.side, self.side)


def _colour(role: str) -> QColor:
    return theme.colour(role)
