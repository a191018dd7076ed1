"""The small shapes of a voice card, drawn in the size of the text beside them."""

from math import cos, pi, sin
from typing import Literal

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

BAR_HEIGHT = 0.28
"""Of a bar, as a part of the line it stands in."""
LOUDNESS = (0.45, 1.0, 0.7)
"""Of the three bars that stand for sound."""


def draw_gender(painter: QPainter, where: QRectF, gender: Literal["f", "m"], colour: QColor) -> None:
    """The sign of Venus or of Mars."""
    size = where.height()
    pen = QPen(colour, size / 11, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = size * 0.25
    if gender == "f":
        centre = where.center() - QPointF(0, size * 0.17)
        foot, arm = QPointF(centre.x(), where.bottom() - size * 0.06), size * 0.16
        cross = QPointF(centre.x(), foot.y() - arm)
        lines = [QLineF(centre + QPointF(0, radius), foot), QLineF(cross - QPointF(arm, 0), cross + QPointF(arm, 0))]
    else:
        centre = where.center() + QPointF(-size * 0.11, size * 0.11)
        tip, arm = QPointF(where.right() - size * 0.12, where.top() + size * 0.12), size * 0.24
        rim = centre + QPointF(radius, -radius) / 2**0.5
        lines = [QLineF(rim, tip), QLineF(tip, tip - QPointF(arm, 0)), QLineF(tip, tip + QPointF(0, arm))]
    painter.drawEllipse(centre, radius, radius)
    painter.drawLines(lines)


def draw_play(painter: QPainter, where: QRectF, colour: QColor) -> None:
    """A triangle: a click is heard."""
    _fill(painter, colour)
    size = where.height()
    left = where.center().x() - size * 0.2
    top, bottom = where.center().y() - size * 0.3, where.center().y() + size * 0.3
    painter.drawPolygon(
        QPolygonF([QPointF(left, top), QPointF(left + size * 0.52, where.center().y()), QPointF(left, bottom)])
    )


def draw_sound(painter: QPainter, where: QRectF, colour: QColor) -> None:
    """Three bars: it is heard now."""
    _fill(painter, colour)
    width = where.width() / 6
    for place, loudness in enumerate(LOUDNESS):
        height = where.height() * 0.8 * loudness
        left = where.center().x() + (place - 1) * width * 1.6 - width / 2
        painter.drawRoundedRect(QRectF(left, where.center().y() - height / 2, width, height), width / 2, width / 2)


def draw_waiting(painter: QPainter, where: QRectF, colour: QColor) -> None:
    """Three dots: it will be heard as soon as it is made."""
    _fill(painter, colour)
    radius = where.width() / 11
    for place in (-1, 0, 1):
        painter.drawEllipse(where.center() + QPointF(place * radius * 3, 0), radius, radius)


def draw_star(painter: QPainter, where: QRectF, colour: QColor, is_filled: bool) -> None:
    """Five points: a favourite, or one that is none yet."""
    size = min(where.width(), where.height()) / 2
    centre = where.center()
    points = [
        centre + QPointF(sin(pi * step / 5), -cos(pi * step / 5)) * (size if step % 2 == 0 else size * 0.45)
        for step in range(10)
    ]
    painter.setPen(QPen(colour, size / 7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(QBrush(colour) if is_filled else QBrush(Qt.BrushStyle.NoBrush))
    painter.drawPolygon(QPolygonF(points))


def draw_bar(painter: QPainter, where: QRectF, part: float, groove: QColor, colour: QColor) -> None:
    """A bar that is filled to `part`, 0 to 1, in the middle of `where`."""
    height = where.height() * BAR_HEIGHT
    bar = QRectF(where.left(), where.center().y() - height / 2, where.width(), height)
    _fill(painter, groove)
    painter.drawRoundedRect(bar, height / 2, height / 2)
    bar.setWidth(max(height, bar.width() * part))
    _fill(painter, colour)
    painter.drawRoundedRect(bar, height / 2, height / 2)


def _fill(painter: QPainter, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
