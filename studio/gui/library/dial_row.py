"""A dial: label, slider and field, kept at one value."""

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QLabel

from studio.gui.library.dial_slider import DialSlider
from studio.gui.library.dials import Dial
from studio.gui.library.words import without_key
from studio.gui.shell.theme import theme


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
        self.lineEdit().setAcceptDrops(False)  # a recording that is dropped here is meant for the panel
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

    def name(self, label: str, hint: str) -> None:
        """What it is called, with its key after an ampersand, and what it does."""
        self.label.setText(label)
        for part in (self.label, self.slider, self.field):
            part.setAccessibleName(self.spoken_name)
            part.setToolTip(hint)

    @property
    def spoken_name(self) -> str:
        return without_key(self.label.text())

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
