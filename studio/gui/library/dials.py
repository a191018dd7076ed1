"""A number of the manner: a slider with its plain value marked, and a field with the same number."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QValidator, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QLabel, QSizePolicy, QSlider

from studio.gui.shell.theme import theme
from studio.project.presets import RANGES

HANDLE = 12
"""Diameter in pixels."""
GROOVE = 4
RESET_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
CATCH = 4
"""The plain value catches the handle within so many pixels."""


@dataclass(frozen=True, slots=True)
class Dial:
    """One number of a `Prosody`."""

    field: str
    step: float
    plain: float
    decimals: int
    unit: str = ""

    @property
    def least(self) -> float:
        return RANGES[self.field][0]

    @property
    def most(self) -> float:
        return RANGES[self.field][1]

    def steps(self, value: float) -> int:
        return round((value - self.least) / self.step)

    def value(self, steps: int) -> float:
        return round(self.least + steps * self.step, self.decimals)


DIALS = (
    Dial("tempo", 0.01, 1.0, 2, "×"),
    Dial("pitch_semitones", 0.1, 0.0, 1, "st"),
    Dial("range_scale", 0.05, 1.0, 2, "×"),
    Dial("energy", 0.05, 0.0, 2),
)


class DialSlider(QSlider):
    """Filled from the plain value to the one that is set. Mixed values are shown as the stretch they lie in.

    Signals:
        reset (): the plain value is wished for, by a double click or Delete.
    """

    reset = Signal()

    def __init__(self, dial: Dial) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._plain = dial.steps(dial.plain)
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
        low, high = self._mixed or sorted((self._plain, self.value()))
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


class DialField(QDoubleSpinBox):
    """The number itself; says so where the lines have several."""

    def __init__(self, dial: Dial) -> None:
        super().__init__()
        self._is_mixed = False
        self.setDecimals(dial.decimals)
        self.setRange(dial.least, dial.most)
        self.setSingleStep(dial.step)
        self.setKeyboardTracking(False)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFont(theme.tabular())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_mixed(self, is_mixed: bool) -> None:
        if is_mixed != self._is_mixed:
            self._is_mixed = is_mixed
            self.lineEdit().setText(self.textFromValue(self.value()))

    def textFromValue(self, value: float) -> str:
        return self.tr("mixed") if self._is_mixed else super().textFromValue(value)

    def valueFromText(self, text: str) -> float:
        return self.value() if text == self.tr("mixed") else super().valueFromText(text)

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        return (QValidator.State.Acceptable, text, at) if text == self.tr("mixed") else super().validate(text, at)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(
            max(metrics.horizontalAdvance(text) for text in ("-88.88", self.tr("mixed"))) + 24,
            super().sizeHint().height(),
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class DialRow(QObject):
    """Label, slider and field of one number, kept at one value.

    Signals:
        turned (float): the person sets a value; many in a row while the slider is dragged.
        let_go (): the slider was dragged, and is no more.
        touched (): the person begins to change something: what follows is one step of undo.
    """

    turned = Signal(float)
    let_go = Signal()
    touched = Signal()

    def __init__(self, dial: Dial, parent: QObject) -> None:
        super().__init__(parent)
        self.dial = dial
        self.label, self.slider, self.field, self.unit = QLabel(), DialSlider(dial), DialField(dial), QLabel(dial.unit)
        self.label.setBuddy(self.slider)
        self.label.installEventFilter(self)
        self.slider.installEventFilter(self)
        self.field.installEventFilter(self)
        self.field.lineEdit().textEdited.connect(self._note_typing)
        self.field.editingFinished.connect(self._take_typed)
        self.slider.valueChanged.connect(lambda steps: self._turn(dial.value(steps)))
        self.field.valueChanged.connect(self._turn)
        self.slider.reset.connect(self.reset)
        self.slider.sliderPressed.connect(self.touched)
        self.slider.sliderReleased.connect(self.let_go)
        self._is_typed = False
        self._span = (dial.plain, dial.plain)

    def show(self, least: float, most: float) -> None:
        """The lines have values from the one to the other."""
        if self.slider.isSliderDown() or self._is_typed:
            return  # what is under the person's hands stays
        self._span = (least, most)
        is_mixed = least != most
        middle = (least + most) / 2
        with QSignalBlocker(self.slider), QSignalBlocker(self.field):
            self.slider.setValue(self.dial.steps(middle))
            self.slider.show_mixed((self.dial.steps(least), self.dial.steps(most)) if is_mixed else None)
            self.field.show_mixed(is_mixed)
            self.field.setValue(middle)

    def reset(self) -> None:
        """Back to the plain reading."""
        self.touched.emit()
        self._turn(self.dial.plain)
        self.let_go.emit()

    def set_enabled(self, is_enabled: bool) -> None:
        for part in (self.label, self.slider, self.field, self.unit):
            part.setEnabled(is_enabled)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.touched.emit()
        elif event.type() == QEvent.Type.MouseButtonDblClick and watched is self.label and self.label.isEnabled():
            self.reset()
            return True
        return False

    def _turn(self, value: float) -> None:
        self._is_typed = False
        if (value, value) != self._span:
            self._span = (value, value)
            with QSignalBlocker(self.slider), QSignalBlocker(self.field):
                self.slider.show_mixed(None)
                self.field.show_mixed(False)
                self.slider.setValue(self.dial.steps(value))
                self.field.setValue(value)
            self.turned.emit(value)

    def _note_typing(self) -> None:
        self._is_typed = True

    def _take_typed(self) -> None:
        """The middle of mixed values, typed, is no change to the field; to the lines it is."""
        if self._is_typed:
            self._turn(self.field.value())
