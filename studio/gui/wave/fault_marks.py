"""The faults of a take, in its waveform."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from studio.core.take_fault import TakeFault
from studio.core.timecode import samples_of
from studio.gui.shell.fault_words import SPREAD, fault_sentence
from studio.gui.shell.theme import theme
from studio.gui.wave.layers import PAD, X, faint

COLOUR = "verdict_too_long"
_REACH_PX = 6
"""So near to a mark the mouse is on it."""


def placed(faults: Sequence[TakeFault]) -> list[TakeFault]:
    """Those that lie somewhere in the take."""
    return [fault for fault in faults if fault.kind not in SPREAD]


def paint_faults(painter: QPainter, where: QRectF, x: X, rate: int, faults: Sequence[TakeFault]) -> None:
    """A pointer at the top of the sound for each; one that lasts is tinted over its length."""
    for fault in placed(faults):
        left, right = _borders(fault, x, rate)
        if right < where.left() or left > where.right():
            continue
        if right - left > 2:
            painter.fillRect(QRectF(left, where.top(), right - left, where.height()), faint(COLOUR, 36))
        painter.fillRect(QRectF(left - 0.5, where.top(), 1, where.height()), faint(COLOUR, 170))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(COLOUR))
        top, half = where.top(), PAD * 1.25
        corners = [QPointF(left - half, top), QPointF(left + half, top), QPointF(left, top + 2 * half)]
        painter.drawPolygon(QPolygonF(corners))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def hints(faults: Sequence[TakeFault], x: X, rate: int, at: float) -> Iterator[str]:
    """What is to be said of the marks under the mouse, `at` in pixels."""
    for fault in placed(faults):
        left, right = _borders(fault, x, rate)
        if left - _REACH_PX <= at <= max(right, left + _REACH_PX):
            yield fault_sentence(fault)


def _borders(fault: TakeFault, x: X, rate: int) -> tuple[float, float]:
    start, end = (samples_of(ms, rate) for ms in (fault.start_ms, fault.start_ms + fault.length_ms))
    return x(start), x(end)
