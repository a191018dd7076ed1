"""The slider of a dial, with its plain value marked."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider

from studio.gui.library.dials import Dial
from studio.gui.shell.theme import theme

HANDLE = 12
"""Diameter in pixels."""
GROOVE = 4
RESET_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
CATCH = 4
"""The plain value catches the handle within so many pixels."""


class DialSlider(QSlider):
    """Filled from the dial's origin to the value that is set. Mixed values are shown as the stretch they lie in.

    Signals:
        reset (): the plain value is wished for, by a double click or Delete.
    """

    reset = Signal()

    def __init__(self, dial: Dial) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._plain = dial.steps(dial.plain)
        self._origin = dial.steps(dial.origin)
        self._mixed: tuple[int, int] | None = None
        self.setRange(0, dial.steps(dial.most))
        self.setPageStep(max(1, self.maximum() // 10))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def show_mixed(self, span: tuple[int, int] | None) -> None:
        """Lines have values from the one to the other; None: they have the same."""
        self._mixed = span
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(80, HANDLE + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(48, HANDLE + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        ink = theme.colour("accent" if self.isEnabled() else "disabled")
        middle = self.height() / 2
        groove = QRectF(HANDLE / 2, middle - GROOVE / 2, self.width() - HANDLE, GROOVE)
        painter.setBrush(theme.colour("line"))
        painter.drawRoundedRect(groove, GROOVE / 2, GROOVE / 2)
        plain = self._x(self._plain)
        painter.setBrush(theme.colour("dim"))
        painter.drawRect(QRectF(plain - 0.5, middle - 6, 1, 12))
        low, high = self._mixed or sorted((self._origin, self.value()))
        painter.setBrush(ink)
        painter.drawRoundedRect(
            QRectF(self._x(low), groove.top(), self._x(high) - self._x(low), GROOVE), GROOVE / 2, GROOVE / 2
        )
        if self._mixed:
            for end in self._mixed:
                painter.drawEllipse(QPointF(self._x(end), middle), HANDLE / 4, HANDLE / 4)
            if not self.hasFocus():
                return
        is_hollow = self._mixed is not None
        painter.setBrush(theme.colour("panel") if is_hollow else ink)
        painter.setPen(QPen(ink, 2) if is_hollow else Qt.PenStyle.NoPen)
        handle = QPointF(self._x(self.value()), middle)
        painter.drawEllipse(handle, HANDLE / 2 - 1, HANDLE / 2 - 1)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("text"), 1.5))
            painter.drawEllipse(handle, HANDLE / 2, HANDLE / 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._drag_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._drag_to(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.reset.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in RESET_KEYS:
            self.reset.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Delete may be a command of the window; here it is the slider's own.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in RESET_KEYS:
            event.accept()
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()  # the panel is scrolled; a manner must not change by that

    def _drag_to(self, x: float) -> None:
        room = max(1, self.width() - HANDLE)
        steps = round((x - HANDLE / 2) / room * self.maximum())
        self.setValue(self._plain if abs(x - self._x(self._plain)) <= CATCH else steps)

    def _x(self, steps: int) -> float:
        return HANDLE / 2 + (self.width() - HANDLE) * steps / self.maximum()
