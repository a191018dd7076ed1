"""Fields that offer a few things, each by a name for people and one for programs."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QSizePolicy


def offer(box: QComboBox, choices: Mapping[Any, str], chosen: Any) -> None:
    """Offer what people read of each thing, and choose one, or where it is not offered the first. Nobody is told."""
    with QSignalBlocker(box):
        box.clear()
        for value, text in choices.items():
            box.addItem(text, value)
        box.setCurrentIndex(list(choices).index(chosen) if chosen in choices else min(0, len(choices) - 1))


def offer_again(box: QComboBox, choices: Mapping[Any, str]) -> None:
    """The same, and what was chosen stays."""
    offer(box, choices, box.currentData())


class Choice(QComboBox):
    """As wide as what it offers."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def offer(self, choices: Mapping[str, str]) -> None:
        """Offer these, for people by their values; what was chosen stays."""
        offer_again(self, choices)

    @property
    def choice(self) -> str:
        """Empty where there is nothing to choose."""
        return str(self.currentData() or "")

    def choose(self, name: str) -> None:
        """Where that is not offered, the first."""
        self.setCurrentIndex(max(0, self.findData(name)))
