"""Shapes that tell verdicts, states of takes and statuses apart without colour."""

from math import pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from studio.core.fit import Verdict
from studio.gui.table.words import TakeState
from studio.project.document import Status


def draw_verdict(painter: QPainter, box: QRectF, verdict: Verdict, colour: QColor) -> None:
    """Draw the verdict's shape into the square `box`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = QPen(colour, max(1.4, box.width() / 7), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    line.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(line)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if verdict == "natural":
        painter.drawPolyline(_polygon(box, (0.1, 0.55), (0.4, 0.85), (0.92, 0.2)))
    elif verdict == "fitted":
        painter.drawEllipse(_inner(box, 0.12))
    elif verdict == "padded":
        painter.drawEllipse(_inner(box, 0.12))
        painter.setBrush(colour)
        painter.drawChord(_inner(box, 0.12), 90 * 16, 180 * 16)
    elif verdict == "borrowed":
        painter.drawPolyline(_polygon(box, (0.05, 0.5), (0.95, 0.5)))
        painter.drawPolyline(_polygon(box, (0.6, 0.18), (0.95, 0.5), (0.6, 0.82)))
    elif verdict == "rushed":
        for left in (0.1, 0.5):
            painter.drawPolyline(_polygon(box, (left, 0.15), (left + 0.38, 0.5), (left, 0.85)))
    elif verdict == "too_long":
        _draw_warning(painter, box, colour, (0.5, 0.02), (1.0, 0.95), (0.0, 0.95))
    elif verdict == "out_of_range":
        _draw_warning(painter, box, colour, (0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5))
    elif verdict == "failed":
        painter.drawPolyline(_polygon(box, (0.15, 0.15), (0.85, 0.85)))
        painter.drawPolyline(_polygon(box, (0.85, 0.15), (0.15, 0.85)))
    elif verdict == "skipped":
        painter.drawPolyline(_polygon(box, (0.12, 0.5), (0.88, 0.5)))
    else:
        wave = [(x / 10, 0.5 - 0.22 * sin(x / 10 * 2 * pi)) for x in range(11)]
        painter.drawPolyline(_polygon(box, *wave))
    painter.restore()


def draw_state(painter: QPainter, box: QRectF, state: TakeState, colour: QColor) -> None:
    """Nothing yet: a faint ring; out of date: half; a draft: a dot; current: full; being made: an arrow round."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    ring = _inner(box, 0.15)
    if state is TakeState.RENDERING:
        painter.drawArc(ring, 60 * 16, 270 * 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(_polygon(box, (0.5, 0.0), (0.5, 0.36), (0.82, 0.18)))
    else:
        painter.drawEllipse(ring)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        if state is TakeState.CURRENT:
            painter.drawEllipse(ring)
        elif state is TakeState.STALE:
            painter.drawChord(ring, 90 * 16, 180 * 16)
        elif state is TakeState.DRAFT:
            painter.drawEllipse(_inner(box, 0.36))
    painter.restore()


def draw_status(painter: QPainter, box: QRectF, status: Status, colour: QColor) -> None:
    """Approved: a tick; to retake: an arrow back; open: a dot."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, max(1.4, box.width() / 7), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if status == "approved":
        painter.drawPolyline(_polygon(box, (0.1, 0.55), (0.4, 0.85), (0.92, 0.2)))
    elif status == "retake":
        painter.drawArc(_inner(box, 0.15), -140 * 16, 280 * 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(_polygon(box, (0.0, 0.42), (0.0, 0.95), (0.45, 0.9)))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(_inner(box, 0.32))
    painter.restore()


def draw_fault(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """A still line with a spike, as a click in a waveform."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = QPen(colour, max(1.4, box.width() / 7), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    line.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(line)
    spike = ((0.0, 0.5), (0.22, 0.5), (0.4, 0.95), (0.62, 0.05), (0.8, 0.5), (1.0, 0.5))
    painter.drawPolyline(_polygon(box, *spike))
    painter.restore()


def draw_comment(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """A speech bubble."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(box.left(), box.top(), box.width(), box.height() * 0.74), 2, 2)
    painter.drawPolyline(_polygon(box, (0.22, 0.74), (0.22, 1.0), (0.5, 0.74)))
    painter.restore()


def draw_effects(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """Draw the sliders of a mixer into the square `box`: the speaker is heard through effects."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, max(1.0, box.width() / 10), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(colour)
    dot = box.width() / 7
    for across, down in ((0.15, 0.65), (0.5, 0.3), (0.85, 0.55)):
        painter.drawPolyline(_polygon(box, (across, 0.05), (across, 0.95)))
        painter.drawEllipse(QPointF(box.left() + across * box.width(), box.top() + down * box.height()), dot, dot)
    painter.restore()


def _draw_warning(painter: QPainter, box: QRectF, colour: QColor, *corners: tuple[float, float]) -> None:
    """A filled shape with a bar cut out of it, as in a warning sign."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(_polygon(box, *corners))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    lightness = colour.lightnessF()
    ink = QColor("black") if lightness > 0.45 else QColor("white")
    painter.setPen(QPen(ink, max(1.2, box.width() / 9)))
    painter.drawPolyline(_polygon(box, (0.5, 0.36), (0.5, 0.62)))
    painter.drawPoint(QPointF(box.center().x(), box.top() + 0.8 * box.height()))


def _inner(box: QRectF, part: float) -> QRectF:
    margin = box.width() * part
    return box.adjusted(margin, margin, -margin, -margin)


def _polygon(box: QRectF, *points: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in points])
