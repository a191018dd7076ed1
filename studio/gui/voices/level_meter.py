"""How loud it is, as a bar and a figure."""

from math import isfinite

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.gui.shell.theme import theme

QUIET_DB, LOUD_DB = -60.0, -1.0
"""Where the bar begins; above the second samples are likely to be clipped."""


class LevelMeter(QWidget):
    """A level in dB, full scale 0."""

    def __init__(self) -> None:
        super().__init__()
        self._level_db = QUIET_DB
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def said(self) -> str:
        """The level in words."""
        if self._level_db <= QUIET_DB:
            return self.tr("silence")
        if self._level_db > LOUD_DB:
            return self.tr("too loud")
        return self.tr("{level} dB").format(level=round(self._level_db))

    def show_level(self, level_db: float) -> None:
        self._level_db = max(QUIET_DB, level_db) if isfinite(level_db) else QUIET_DB
        self.setAccessibleDescription(self.said)
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * 16, metrics.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = self.fontMetrics()
        words = max(metrics.horizontalAdvance(word) for word in (self.tr("too loud"), self.tr("silence"), "-60 dB"))
        height = metrics.height() * 0.4
        bar = QRectF(0, (self.height() - height) / 2, self.width() - words - 8, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line"))
        painter.drawRoundedRect(bar, height / 2, height / 2)
        is_loud = self._level_db > LOUD_DB
        painter.setBrush(theme.colour("problem" if is_loud else "accent"))
        filled = QRectF(bar)
        filled.setWidth(bar.width() * min(1.0, 1 - self._level_db / QUIET_DB))
        if filled.width() > height:
            painter.drawRoundedRect(filled, height / 2, height / 2)
        painter.setPen(theme.colour("problem" if is_loud else "dim"))
        painter.setFont(theme.tabular(self.font()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.said)
