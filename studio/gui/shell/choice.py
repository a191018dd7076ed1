"""A field that offers a few things, each by a name for people and one for programs."""

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QSizePolicy


class Choice(QComboBox):
    """As wide as what it offers."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def offer(self, choices: Mapping[str, str]) -> None:
        """Offer these, for people by their values; what was chosen stays."""
        chosen = self.choice
        with QSignalBlocker(self):
            self.clear()
            for name, text in choices.items():
                self.addItem(text, name)
        self.choose(chosen)

    @property
    def choice(self) -> str:
        """Empty where there is nothing to choose."""
        return str(self.currentData() or "")

    def choose(self, name: str) -> None:
        """Where that is not offered, the first."""
        self.setCurrentIndex(max(0, self.findData(name)))
