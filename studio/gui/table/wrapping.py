"""Texts broken into the few lines that a row has room for."""

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

REMEMBERED = 2000
"""Layouts in memory: some screens full."""
MARKER_ALPHA = 90
BREAK = "\u2028"
Inked = tuple[int, int, QTextCharFormat]
"""From one character to another, how they are drawn."""


class Wrapping:
    """Lays texts out and remembers those laid out last."""

    def __init__(self) -> None:
        self._layouts: OrderedDict[tuple[str, int, int, str], QTextLayout] = OrderedDict()

    def layout(self, text: str, width: int, lines: int, font: QFont) -> QTextLayout:
        """At most `lines` lines of `width` pixels; what does not fit ends in an ellipsis."""
        key = (text, width, lines, font.key())
        found = self._layouts.get(key)
        if found is None:
            found = self._layouts[key] = _laid_out(text, width, lines, font)
            if len(self._layouts) > REMEMBERED:
                self._layouts.popitem(last=False)
        else:
            self._layouts.move_to_end(key)
        return found

    def draw(
        self, painter: QPainter, rect: QRect, text: str, lines: int, font: QFont, inked: Sequence[Inked] = ()
    ) -> QPointF:
        """Draw `text` in the pen's colour, in the middle of the height of `rect`, with `inked` places in it; gives the
        place of its layout."""
        layout = self.layout(text, rect.width(), lines, font)
        origin = _origin(layout, rect)
        length = len(layout.text())
        layout.draw(painter, origin, [_range(start, end, ink) for start, end, ink in inked if end <= length])
        return origin

    def place(self, rect: QRect, text: str, lines: int, font: QFont, point: QPoint) -> int | None:
        """The character at a point, where the text was drawn in `rect`; None where there is none."""
        layout = self.layout(text, rect.width(), lines, font)
        inside = QPointF(point) - _origin(layout, rect)
        for line in map(layout.lineAt, range(layout.lineCount())):
            if line.naturalTextRect().contains(inside):
                return line.xToCursor(inside.x(), QTextLine.CursorPosition.CursorOnCharacter)
        return None


def _origin(layout: QTextLayout, rect: QRect) -> QPointF:
    """In the middle of its height."""
    return QPointF(rect.left(), rect.top() + (rect.height() - layout.boundingRect().height()) / 2)


def marker(colour: QColor) -> QTextCharFormat:
    """A colour behind the text."""
    colour.setAlpha(MARKER_ALPHA)
    ink = QTextCharFormat()
    ink.setBackground(QBrush(colour))
    return ink


def ink_of(colour: QColor) -> QTextCharFormat:
    """Text in a colour of its own."""
    ink = QTextCharFormat()
    ink.setForeground(QBrush(colour))
    return ink


def line_height(font: QFont) -> float:
    """Of a line that holds letters and Chinese characters, which come from another font and may be higher."""
    return _broken("Ág字", 1000, font, 1).boundingRect().height()


def _range(start: int, end: int, ink: QTextCharFormat) -> QTextLayout.FormatRange:
    marked = QTextLayout.FormatRange()
    marked.start, marked.length, marked.format = start, end - start, ink
    return marked


def _laid_out(text: str, width: int, lines: int, font: QFont) -> QTextLayout:
    shown = text.replace("\n", BREAK)
    layout = _broken(shown, width, font, lines + 1)
    if layout.lineCount() <= lines:
        return layout
    start = layout.lineAt(lines - 1).textStart()
    last = QFontMetricsF(font).elidedText(shown[start:].replace(BREAK, " "), Qt.TextElideMode.ElideRight, width)
    return _broken(shown[:start] + last, width, font, lines)


def _broken(text: str, width: int, font: QFont, most: int) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    height = 0.0
    for _ in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout
