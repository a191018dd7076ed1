"""Fields for numbers that tell what they are set to once the person has settled on it."""

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSizePolicy, QSpinBox

SETTLED_AFTER_MS = 400
"""Without another key or click: each change may have the engine loaded anew."""


class Number(QSpinBox):
    """A whole number.

    Signals:
        settled (int): the person has set another one and rests, or goes on to something else.
    """

    settled = Signal(int)

    def __init__(self, value: int, least: int, most: int, step: int = 1) -> None:
        super().__init__()
        self.setRange(least, most)
        self.setSingleStep(step)
        self.setValue(value)
        self._told = value
        self._rest = _resting(self)
        self.valueChanged.connect(lambda _value: self._rest.start())
        self._rest.timeout.connect(self._tell)
        self.editingFinished.connect(self._tell)

    def show_value(self, value: int) -> None:
        """It was set elsewhere."""
        if not self._rest.isActive():
            self._told = value
            with QSignalBlocker(self):
                self.setValue(value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page is scrolled; a number must not change by that

    def _tell(self) -> None:
        self._rest.stop()
        if self.value() != self._told:
            self._told = self.value()
            self.settled.emit(self._told)


class Tempo(QDoubleSpinBox):
    """A tempo with two decimals.

    Signals:
        settled (): as for Number.
    """

    settled = Signal()

    def __init__(self, value: float, least: float, most: float) -> None:
        super().__init__()
        self.setRange(least, most)
        self.setSingleStep(0.01)
        self.setDecimals(2)
        self.setValue(value)
        self._told = self.value()
        self._rest = _resting(self)
        self.valueChanged.connect(lambda _value: self._rest.start())
        self._rest.timeout.connect(self._tell)
        self.editingFinished.connect(self._tell)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # as above

    def _tell(self) -> None:
        self._rest.stop()
        if self.value() != self._told:
            self._told = self.value()
            self.settled.emit()


def _resting(field: QAbstractSpinBox) -> QTimer:
    rest = QTimer(field)
    rest.setSingleShot(True)
    rest.setInterval(SETTLED_AFTER_MS)
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return rest
