"""The parts of the timeline, each painted by one function into one rectangle."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from studio.core.fit import Verdict
from studio.core.quality import Quality
from studio.gui.shell.theme import theme
from studio.gui.table.shapes import draw_verdict
from studio.gui.wave.area import PAD
from studio.gui.wave.layers import faint

_EDGE_PX = 3.0
_FRAMES: Mapping[Quality | None, Qt.PenStyle] = {None: Qt.PenStyle.DotLine, "draft": Qt.PenStyle.DashLine}


def paint_line(
    painter: QPainter, slot: QRectF, end_x: float, verdict: Verdict, text: str, quality: Quality | None
) -> None:
    """A line: its slot as a frame, its sound up to `end_x` as a body in the colour of the verdict, with its shape.

    The body is faint and the frame dotted until there is a take, of the `quality`; a draft is hatched and dashed.
    """
    colour = theme.colour(f"verdict_{verdict}")
    body = QRectF(slot.left(), slot.top(), max(0.0, end_x - slot.left()), slot.height())
    painter.fillRect(slot.united(body), theme.colour("panel"))  # it covers one that it overlaps
    painter.fillRect(body, faint(f"verdict_{verdict}", 45 if quality in (None, "draft") else 110))
    if quality == "draft":
        painter.fillRect(body, QBrush(faint(f"verdict_{verdict}", 90), Qt.BrushStyle.FDiagPattern))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(faint("text", 90), 1, _FRAMES.get(quality, Qt.PenStyle.SolidLine)))
    painter.drawRect(slot.adjusted(0, 0, -1, -1))
    painter.fillRect(QRectF(slot.left(), slot.top(), min(_EDGE_PX, slot.width()), slot.height()), colour)
    metrics = painter.fontMetrics()
    size = metrics.ascent() * 0.75
    shape = QRectF(slot.left() + 2 * PAD, slot.center().y() - size / 2, size, size)
    room = max(slot.right(), body.right()) - PAD - shape.right()
    if room < 0:
        return
    draw_verdict(painter, shape, verdict, colour)
    if room - PAD > metrics.horizontalAdvance("00000"):
        place = QRectF(shape.right() + PAD, slot.top(), room - PAD, slot.height())
        shown = metrics.elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, int(place.width()))
        painter.setPen(theme.colour("text"))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


def paint_gap(painter: QPainter, span: QRectF, label: str) -> None:
    """Time in which nobody speaks."""
    painter.fillRect(span, faint("window", 160))
    painter.setPen(theme.colour("dim"))
    painter.drawText(span, Qt.AlignmentFlag.AlignCenter, label)


def paint_overlap(painter: QPainter, part: QRectF) -> None:
    """The part of a line that sounds together with another."""
    painter.fillRect(part, QBrush(faint("verdict_too_long", 130), Qt.BrushStyle.BDiagPattern))


def paint_names(painter: QPainter, gutter: QRectF, names: Sequence[str], tops: Sequence[float], height: float) -> None:
    """Whose lane is whose, in the gutter before the lanes."""
    painter.setClipRect(gutter)
    painter.fillRect(gutter, theme.colour("panel"))
    painter.fillRect(QRectF(gutter.right() - 1, gutter.top(), 1, gutter.height()), theme.colour("line"))
    painter.setPen(theme.colour("dim"))
    for name, top in zip(names, tops, strict=True):
        room = QRectF(2 * PAD, top, gutter.width() - 3 * PAD, height)
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
    painter.setClipping(False)
