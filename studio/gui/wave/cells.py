"""The beats of a line, painted as cells: how each is read, how long it lasts, and how high it was set."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from studio.gui.desk.tuning import Cell
from studio.gui.shell.theme import theme
from studio.gui.wave.area import PAD
from studio.gui.wave.layers import X, faint
from studio.gui.wave.phonetic import legible

SHOWN_SEMITONES = 6.0
"""A handle stands at the edge of its cell from this shift on."""
_GRIP_PX = 3.0
_LEAST_GRIP_PX = 6.0
_SMALL = 0.8
"""Of the size of the text, where it would not fit otherwise."""


def rect_of(cell: Cell, lane: QRectF, x: X) -> QRectF:
    """Where a cell lies in its lane."""
    left, right = x(cell.start_sample), x(cell.end_sample)
    return QRectF(left, lane.top(), right - left, lane.height())


def paint_cells(
    painter: QPainter,
    lane: QRectF,
    x: X,
    cells: Sequence[Cell],
    focused: tuple[int, int] | None,
    hovered: tuple[int, int] | None,
) -> None:
    """All cells in their lane; `focused` and `hovered` are places of cells."""
    for cell in cells:
        rect = rect_of(cell, lane, x)
        if rect.right() >= lane.left() and rect.left() <= lane.right():
            _paint_cell(painter, rect, cell, cell.place == hovered)
    for cell in cells:
        if cell.place == focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(rect_of(cell, lane, x).adjusted(1, 1, -1, -1))


def _paint_cell(painter: QPainter, rect: QRectF, cell: Cell, is_hovered: bool) -> None:
    if cell.is_tuned:
        painter.fillRect(rect, faint("accent", 70 if is_hovered else 48))
    elif is_hovered:
        painter.fillRect(rect, faint("text", 26))
    is_held = cell.tuned.length_ms is not None
    edge = theme.colour("accent") if is_held else faint("text", 120 if is_hovered else 60)
    width = 2.0 if is_held else 1.0
    painter.fillRect(QRectF(round(rect.right()) - width, rect.top(), width, rect.height()), edge)
    _paint_label(painter, rect, cell)
    _paint_grip(painter, rect, cell, is_hovered)


def _paint_label(painter: QPainter, rect: QRectF, cell: Cell) -> None:
    """As much as there is room for: how it is read, and by how much it was shifted, or else the phonemes; or at least
    the character."""
    read, phonemes, shift = legible(cell.label), legible(cell.beat.phonemes.strip()), cell.shift_semitones
    more = "" if read == phonemes else f" {phonemes}"
    more = f" {'−' if shift < 0 else '+'}{abs(shift):.1f}" if shift else more
    font, room = painter.font(), rect.width() - 2
    for label, behind, share in (
        (read, more, 1.0),
        (read, "", 1.0),
        (read, "", _SMALL),
        (cell.written, "", 1.0),
        (cell.written, "", _SMALL),
    ):
        shown = QFont(font)
        shown.setPointSizeF(font.pointSizeF() * share)
        metrics = QFontMetricsF(shown)
        width = metrics.horizontalAdvance(label + behind)
        if label and width <= room - (PAD if behind else 0):
            base = rect.top() + PAD / 2 + painter.fontMetrics().ascent()
            left = rect.left() + (rect.width() - width) / 2
            painter.setFont(shown)
            painter.setPen(theme.colour("text"))
            painter.drawText(QPointF(left, base), label)
            painter.setPen(theme.colour("f0" if shift else "dim"))
            painter.drawText(QPointF(left + metrics.horizontalAdvance(label), base), behind)
            painter.setFont(font)
            return


def _paint_grip(painter: QPainter, rect: QRectF, cell: Cell, is_hovered: bool) -> None:
    """The F0 handle, as far above or below the middle of its field as the beat was set higher or lower."""
    if rect.width() < _LEAST_GRIP_PX:
        return
    top = rect.top() + painter.fontMetrics().height() + PAD / 2
    reach = (rect.bottom() - top - _GRIP_PX) / 2 - 1
    middle = (top + rect.bottom()) / 2
    shift = min(max(cell.shift_semitones / SHOWN_SEMITONES, -1.0), 1.0)
    left, right = rect.left() + 2, rect.right() - 3
    if shift:
        painter.fillRect(QRectF(left, round(middle), right - left, 1), faint("f0", 70))
    width = min(right - left, 6.0 * PAD)
    grip = QRectF(rect.center().x() - width / 2, middle - shift * reach - _GRIP_PX / 2, width, _GRIP_PX)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("f0") if shift or is_hovered else faint("f0", 110))
    painter.drawRoundedRect(grip, _GRIP_PX / 2, _GRIP_PX / 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def paint_bubble(painter: QPainter, above: QRectF, text: str, right_end: float) -> None:
    """What is being set, over the cell that is dragged."""
    metrics = painter.fontMetrics()
    width, height = metrics.horizontalAdvance(text) + 4 * PAD, metrics.height() + PAD
    left = min(max(above.center().x() - width / 2, 0.0), right_end - width)
    bubble = QRectF(left, above.top() - height - PAD, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.setBrush(theme.colour("raised"))
    painter.drawRoundedRect(bubble, PAD, PAD)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(theme.colour("text"))
    painter.drawText(bubble, Qt.AlignmentFlag.AlignCenter, text)
