"""A strip of small pictures of the film along the time."""

from math import ceil, floor, log2

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from studio.gui.desk.desk import Desk
from studio.gui.shell.theme import theme
from studio.gui.wave.axis import Axis

FINEST_MS = 250
"""From one picture to the next, at the least."""


def paint_posters(painter: QPainter, strip: QRectF, axis: Axis, desk: Desk) -> None:
    """Paint those that are made, and have the others made. The axis is in milliseconds."""
    width, height = desk.film.picture_size
    scale = painter.device().devicePixelRatio()
    size = (ceil(strip.height() * scale * width / height), ceil(strip.height() * scale))
    widest_ms = max(FINEST_MS, size[0] / scale * axis.per_px)
    # Twice as near shows every other one again.
    step_ms = FINEST_MS * 2 ** floor(log2(widest_ms / FINEST_MS))
    first = floor(axis.start / step_ms)
    last = min(ceil(axis.end / step_ms), ceil(desk.film.length_ms / step_ms))
    times_ms = [number * step_ms for number in range(first, last)]
    painter.fillRect(strip, theme.colour("window"))
    for ms in times_ms:
        image = desk.posters.at(ms, size)
        cell = QRectF(strip.left() + axis.x(ms), strip.top(), step_ms / axis.per_px - 1, strip.height())
        if image is None:
            painter.fillRect(cell, theme.colour("hover"))
            continue
        whole = image.width() * strip.height() / image.height()
        cell.setWidth(min(cell.width(), whole))
        part = cell.width() / whole  # the middle of it, where the cell is narrower
        painter.drawImage(cell, image, QRectF(image.width() * (1 - part) / 2, 0, image.width() * part, image.height()))
    desk.posters.want(times_ms, size, step_ms)
