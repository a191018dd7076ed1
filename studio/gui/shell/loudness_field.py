"""The field for a loudness: that of a standard, another, or none."""

from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.core.handoff import PEAK_DB
from studio.gui.shell.choice import Choice
from studio.gui.shell.language import Retranslated

_OTHER = "other"
_NAMED = (-23.0, -16.0, -14.0)
_LEAST_LUFS, _MOST_LUFS = -40.0, -5.0
_LEAST_DB, _MOST_DB = -12.0, 0.0


class LoudnessField(Retranslated, QWidget):
    """Loudness and, with it, a limit of true peaks."""

    def __init__(self) -> None:
        super().__init__()
        self.choice = Choice()
        self.other, self.peak = QDoubleSpinBox(), QDoubleSpinBox()
        for field, least, most, value in (
            (self.other, _LEAST_LUFS, _MOST_LUFS, -18.0),
            (self.peak, _LEAST_DB, _MOST_DB, PEAK_DB),
        ):
            field.setDecimals(1)
            field.setSingleStep(0.5)
            field.setRange(least, most)
            field.setValue(value)
        self._label = QLabel()
        self._label.setBuddy(self.peak)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widgets in ((self.choice, self.other), (self._label, self.peak)):
            row = QHBoxLayout()
            for widget in widgets:
                row.addWidget(widget)
            row.addStretch(1)
            column.addLayout(row)
        self.setFocusProxy(self.choice)
        self.choice.currentIndexChanged.connect(self._follow)
        self.retranslate()

    def retranslate(self) -> None:
        names = {
            "": self.tr("As it is"),
            "-23": self.tr("-23 LUFS (EBU R128)"),
            "-16": self.tr("-16 LUFS (podcast)"),
            "-14": self.tr("-14 LUFS (streaming)"),
            _OTHER: self.tr("Other"),
        }
        self.choice.offer(names)
        self.other.setSuffix(self.tr(" LUFS"))
        self.other.setAccessibleName(self.tr("Loudness"))
        self.other.setToolTip(self.tr("How loud the mix shall be"))
        self._label.setText(self.tr("&Peaks"))
        self.peak.setSuffix(self.tr(" dBTP"))
        self.peak.setAccessibleName(self.tr("True peak"))
        self.peak.setToolTip(self.tr("True peak that nothing passes"))
        self._follow()

    @property
    def lufs(self) -> float | None:
        """None: as it is."""
        if self.choice.choice == _OTHER:
            return self.other.value()
        return float(self.choice.choice) if self.choice.choice else None

    @property
    def peak_db(self) -> float:
        return self.peak.value()

    def choose(self, lufs: float | None, peak_db: float | None) -> None:
        if lufs is None:
            self.choice.choose("")
        elif lufs in _NAMED:
            self.choice.choose(f"{lufs:g}")
        else:
            self.choice.choose(_OTHER)
            self.other.setValue(lufs)
        self.peak.setValue(PEAK_DB if peak_db is None else peak_db)

    def _follow(self) -> None:
        self.other.setVisible(self.choice.choice == _OTHER)
        for widget in (self._label, self.peak):
            widget.setVisible(bool(self.choice.choice))
