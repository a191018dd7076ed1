"""The field for a sample rate: the usual ones, or any other."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy

from studio.core.settings import RATES_HZ

USUAL_HZ = (22_050, 24_000, 44_100, 48_000, 96_000)
UNIT = "Hz"


class RateField(QComboBox):
    """Can be typed into.

    Signals:
        changed (): it shows another text.
    """

    changed = Signal()

    def __init__(self, rate_hz: int) -> None:
        super().__init__()
        self.setEditable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.addItems([f"{usual} {UNIT}" for usual in USUAL_HZ])
        self.rate_hz = rate_hz
        self.currentTextChanged.connect(lambda _text: self.changed.emit())

    @property
    def rate_hz(self) -> int | None:
        """None where the text is no rate that can be used."""
        text = self.currentText().replace(UNIT, "").replace(",", "").replace(" ", "")
        rate = int(text) if text.isascii() and text.isdecimal() else 0
        return rate if RATES_HZ[0] <= rate <= RATES_HZ[1] else None

    @rate_hz.setter
    def rate_hz(self, rate_hz: int) -> None:
        self.setCurrentText(f"{rate_hz} {UNIT}")
