"""The limits of the fit ladder as fields: how far speech may give."""

from PySide6.QtCore import QObject, Signal

from studio.core.fit import FitLimits
from studio.gui.shell.form import Form
from studio.gui.shell.numbers import Number, Tempo

TEMPI = ("slowest", "fastest", "rushed", "natural_slowest", "natural_fastest", "exact_slowest", "exact_fastest")
TIMES = ("clear_ms", "borrow_ms")
LEAST, MOST = 0.5, 2.0
"""Between which a tempo can be set at all; the limits themselves say which make sense together."""
MOST_MS = 10_000


class FitSettings(QObject):
    """Nine fields on a form.

    Signals:
        settled (str): the person has set the field of this name.
    """

    settled = Signal(str)

    def __init__(self, limits: FitLimits) -> None:
        super().__init__()
        self.form = Form()
        self.tempi = {name: Tempo(getattr(limits, name), LEAST, MOST) for name in TEMPI}
        self.times = {name: Number(getattr(limits, name), 0, MOST_MS, 10) for name in TIMES}
        for name, tempo in self.tempi.items():
            tempo.settled.connect(lambda name=name: self.settled.emit(name))
            self.form.add(name, tempo)
        for name, time in self.times.items():
            time.settled.connect(lambda _value, name=name: self.settled.emit(name))
            self.form.add(name, time)

    def limits(self) -> FitLimits:
        """What the fields show. Raises InputError where it makes no sense together."""
        tempi = {name: round(field.value(), 2) for name, field in self.tempi.items()}
        return FitLimits(**tempi, clear_ms=self.times["clear_ms"].value(), borrow_ms=self.times["borrow_ms"].value())

    def standard(self) -> None:
        """The limits of a fresh installation."""
        limits = FitLimits()
        for name, field in self.tempi.items():
            field.setValue(getattr(limits, name))
        for name, time in self.times.items():
            time.setValue(getattr(limits, name))

    def blame(self, name: str, sentence: str) -> None:
        self.form.blame(name, sentence)

    def rule(self, name: str) -> str:
        """What `FitLimits` asks of a field, in the words of the form."""
        if name == "exact_slowest":
            return self.tr("Give a tempo that is not above “Natural from”.")
        if name == "exact_fastest":
            return self.tr("Give a tempo that is not below “Natural to”.")
        return self.tr(
            "The tempi must rise: “Slowest”, “Natural from”, 1.00, “Natural to”, “Fastest”, “Rushed” (at most 1.67). "
            "Until they do, the limits stay as they were."
        )

    def retranslate(self) -> None:
        faster = self.tr("A tempo: above 1 is faster than the voice speaks by itself")
        for name, (label, hint) in {
            "slowest": (self.tr("Slowest"), self.tr("A line that is shorter still is followed by silence.")),
            "fastest": (self.tr("Fastest"), self.tr("Up to here before time is borrowed from the gap that follows.")),
            "rushed": (self.tr("Rushed"), self.tr("Up to here where time was borrowed; at most 1.67.")),
            "natural_slowest": (self.tr("Natural from"), ""),
            "natural_fastest": (self.tr("Natural to"), self.tr("Between these nobody hears that a line was fitted.")),
            "exact_slowest": (self.tr("Exact from"), ""),
            "exact_fastest": (self.tr("Exact to"), self.tr("In lines of exact length; beyond it is out of range.")),
        }.items():
            self.form.name(name, label, faster, hint)
        self.form.name("clear_ms", self.tr("Kept clear"), hint=self.tr("Silence before the next line."))
        self.form.name("borrow_ms", self.tr("Borrowed at most"), hint=self.tr("From the gap after one line."))
        for field in self.times.values():
            field.setSuffix(self.tr(" ms"))
