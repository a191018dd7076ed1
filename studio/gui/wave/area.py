"""What the waveform and the timeline share: a stretch of time that is zoomed, scrolled, and run along by a playhead."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from studio.gui.shell.theme import theme
from studio.gui.wave.axis import Axis, Tick, ticks

ZOOM_STEP = 1.25
FOLLOW_MS = 33
"""The playhead moves this often."""
PAD = 4
"""The small step of the grid, in pixels."""


class TimeArea(QAbstractScrollArea):
    """Zooms by wheel at the cursor and by Ctrl +/-; scrolls by Shift and wheel, scroll bar and middle button.

    What stands still is painted once and kept; over it goes what moves. Subclasses say what both look like.
    """

    def __init__(self, units_per_ms: float, closest: float, parent: QWidget | None = None) -> None:
        """`closest` is in units per pixel."""
        super().__init__(parent)
        self.axis = Axis(1.0, 1, closest)
        self.units_per_ms = units_per_ms
        self._still: QPixmap | None = None
        self._pulled_from: float | None = None
        self._head_x: float | None = None
        self._follow = QTimer(self)
        self._follow.setInterval(FOLLOW_MS)
        self._follow.timeout.connect(self._follow_playhead)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.horizontalScrollBar().valueChanged.connect(self._scrolled_to)
        theme.changed.connect(self.repaint_still)

    def paint_still(self, painter: QPainter) -> None:
        """Paint what stays the same until `repaint_still`."""
        raise NotImplementedError

    def paint_moving(self, painter: QPainter) -> None:
        """Paint what changes often, over the rest."""
        raise NotImplementedError

    def playhead(self) -> float | None:
        """The unit that sounds now, None where it is not in this view."""
        raise NotImplementedError

    def left_margin(self) -> int:
        """Pixels at the left that are no part of the axis."""
        return 0

    def right_margin(self) -> int:
        """Pixels at the right that are no part of the axis."""
        return 0

    def x_of(self, unit: float) -> float:
        """Where a unit lies in the viewport."""
        return self.left_margin() + self.axis.x(unit)

    def unit_at(self, x: float) -> float:
        """The unit at a place of the viewport."""
        return self.axis.unit(x - self.left_margin())

    def ruler_height(self) -> int:
        return self.fontMetrics().height() + PAD

    def show_axis(self, axis: Axis) -> None:
        """Show another stretch."""
        if axis == self.axis:
            return
        self.axis = axis
        bar = self.horizontalScrollBar()
        bar.blockSignals(True)
        bar.setRange(0, 0 if axis.shows_all else max(0, round((axis.length - axis.per_px * axis.width) / axis.per_px)))
        bar.setPageStep(axis.width)
        bar.setSingleStep(max(1, axis.width // 20))
        bar.setValue(round(axis.start / axis.per_px))
        bar.blockSignals(False)
        self.repaint_still()

    def set_length(self, length: float) -> None:
        """There is so much to show, in units."""
        self.show_axis(self.axis.resized(max(length, 1.0), self._axis_width()))

    def zoom(self, factor: float, x: float | None = None) -> None:
        """`factor` times as near around a place of the viewport, the middle by default."""
        at = self.axis.width / 2 if x is None else x - self.left_margin()
        self.show_axis(self.axis.zoomed(factor, at))

    def repaint_still(self) -> None:
        """All is to be painted anew."""
        self._still = None
        self.viewport().update()

    def follow_playhead(self, is_playing: bool) -> None:
        """Move the playhead as long as something plays."""
        if is_playing and not self._follow.isActive():
            self._follow.start()
        elif not is_playing:
            self._follow.stop()
        self._follow_playhead()

    def paint_playhead(self, painter: QPainter, unit: float, top: int) -> None:
        """The line where it sounds, with a handle in the ruler."""
        x = self.x_of(unit)
        colour = theme.colour("playhead")
        painter.fillRect(QRectF(x - 0.5, top, 1.5, self.viewport().height() - top), colour)
        handle = self.ruler_height() * 0.35
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        base = top + self.ruler_height() - handle
        painter.drawPolygon(
            [QPointF(x - handle * 0.7, base), QPointF(x + handle * 0.7, base), QPointF(x, base + handle)]
        )

    def ruler_ticks(self, metrics: QFontMetrics) -> Iterator[Tick]:
        """The marks of the ruler; `metrics` are those of its labels."""
        return ticks(self.axis, self.units_per_ms, metrics.horizontalAdvance("00:00.00"))

    def paint_ruler(self, painter: QPainter, label: QColor, line: QColor) -> None:
        """Ticks and times along the top, and a border below."""
        height, left = self.ruler_height(), self.left_margin()
        painter.setFont(theme.tabular())
        metrics = painter.fontMetrics()
        painter.setClipRect(QRectF(left, 0, self.axis.width, self.viewport().height()))
        for tick in self.ruler_ticks(metrics):
            size = height * 0.5 if tick.label else height * 0.2
            painter.fillRect(QRectF(round(left + tick.x), height - size, 1, size), line)
            if tick.label:
                painter.setPen(label)
                painter.drawText(QPointF(round(left + tick.x) + PAD, metrics.ascent() + 1), tick.label)
        painter.setClipping(False)
        painter.fillRect(QRectF(0, height - 1, self.viewport().width(), 1), line)

    def paintEvent(self, event: QPaintEvent) -> None:
        viewport, scale = self.viewport(), self.devicePixelRatioF()
        if self._still is None or self._still.devicePixelRatio() != scale:
            self._still = QPixmap(viewport.size() * scale)
            self._still.setDevicePixelRatio(scale)
            self._still.fill(theme.colour("panel"))
            painter = QPainter(self._still)
            painter.setFont(self.font())
            self.paint_still(painter)
            painter.end()
        painter = QPainter(viewport)
        painter.drawPixmap(0, 0, self._still)
        painter.setFont(self.font())
        self.paint_moving(painter)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.colour("accent"))
            painter.drawRect(viewport.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.repaint_still()
        self.show_axis(self.axis.resized(self.axis.length, self._axis_width()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned, sideways = event.angleDelta().y(), event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(sideways) > abs(turned):
            # Some systems turn a wheel with Shift sideways themselves.
            self.show_axis(self.axis.scrolled(-(sideways or turned)))
        else:
            self.zoom(ZOOM_STEP ** (turned / 120), event.position().x())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self._key_action(Qt.Key(event.key()))
        if action is None:
            event.ignore()
        else:
            action()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pulled_from = event.position().x()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pulled_from is not None:
            self.show_axis(self.axis.scrolled(self._pulled_from - event.position().x()))
            self._pulled_from = event.position().x()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pulled_from = None
            self.viewport().unsetCursor()

    @property
    def is_pulled(self) -> bool:
        """Whether the middle button pulls the view."""
        return self._pulled_from is not None

    def _axis_width(self) -> int:
        return max(1, self.viewport().width() - self.left_margin() - self.right_margin())

    def _key_action(self, key: Qt.Key) -> Callable[[], None] | None:
        match key:
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                return lambda: self.zoom(ZOOM_STEP**2)
            case Qt.Key.Key_Minus:
                return lambda: self.zoom(ZOOM_STEP**-2)
            case Qt.Key.Key_0:
                return lambda: self.show_axis(self.axis.whole())
        return None

    def _scrolled_to(self, value: int) -> None:
        self.show_axis(self.axis.scrolled(value - self.axis.start / self.axis.per_px))

    def _follow_playhead(self) -> None:
        unit = self.playhead()
        if unit is not None and self._follow.isActive() and not self.is_pulled:
            self.show_axis(self.axis.showing(unit, unit))
        x = None if unit is None else self.x_of(unit)
        if x != self._head_x:
            for place in (self._head_x, x):
                if place is not None:
                    reach = self.ruler_height()
                    self.viewport().update(round(place) - reach, 0, 2 * reach, self.viewport().height())
            self._head_x = x
