"""The film's own sound, painted below the lanes as loud as it will be heard: behind it, faint, how loud it is."""

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from studio.core.listening import FilmSound
from studio.core.peaks import Columns
from studio.gui.desk.original import OriginalSound
from studio.gui.shell.theme import theme
from studio.gui.wave.area import PAD
from studio.gui.wave.axis import Axis
from studio.gui.wave.layers import between, faint

_LEAST_PEAK = 0.1
"""The amplitude that fills the strip at least."""
_GHOST = 70
"""How much is seen of what is taken away, 0 to 255."""


def paint_original(painter: QPainter, where: QRectF, axis: Axis, original: OriginalSound, words: str) -> None:
    """The strip right of its head; `words` are what there is to say of it, empty for nothing."""
    painter.fillRect(where, faint("window", 90))
    painter.fillRect(QRectF(where.left(), where.top(), where.width(), 1), theme.colour("line"))
    room = where.adjusted(0, PAD, 0, -PAD / 2)
    painter.fillRect(QRectF(room.left(), room.center().y(), room.width(), 1), theme.colour("line"))
    if original.sound is not None and original.sound.n_tracks:
        _paint_sound(painter, room, axis, original, original.sound)
    if words:
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()) - 4 * PAD)
        box = QRectF(room.left() + PAD, room.center().y() - metrics.height() / 2, 0, metrics.height())
        box.setWidth(metrics.horizontalAdvance(shown) + 2 * PAD)
        painter.fillRect(box, theme.colour("panel"))
        painter.setPen(theme.colour("verdict_failed" if original.problem else "dim"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)


def _paint_sound(painter: QPainter, room: QRectF, axis: Axis, original: OriginalSound, sound: FilmSound) -> None:
    """As an image, a column for each pixel of the device."""
    ratio = painter.device().devicePixelRatio()
    width, height = round(room.width() * ratio), round(room.height() * ratio)
    if width < 2 or height < 2:
        return
    per_ms = sound.sample_rate / 1000
    edges = (axis.start + np.arange(width + 1, dtype=np.float64) * (axis.per_px / ratio)) * per_ms
    columns = sound.columns(edges)
    gains = original.ducking.gains_at((edges[:-1] + edges[1:]) / 2)
    scale = np.float32(height / 2 / max(_LEAST_PEAK, sound.peak))
    image = np.zeros((height, -(-width // 4) * 4), np.uint8)
    image[:, :width] = between(columns.low, columns.high, scale, height)
    heard = Columns(*(np.clip(part * gains * scale, -height / 2, height / 2) / scale for part in columns))
    image[:, :width] += between(heard.low, heard.high, scale, height)
    image[:, :width] += between(-heard.rms, heard.rms, scale, height) & (image[:, :width] == 2)
    picture = QImage(image.data, width, height, image.shape[1], QImage.Format.Format_Indexed8)
    ghost = faint("wave_dim", _GHOST).rgba()
    picture.setColorTable([0, ghost, theme.colour("wave_dim").rgba(), theme.colour("wave").rgba()])
    painter.drawImage(room, picture)
