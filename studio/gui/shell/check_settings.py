"""What is done with new takes, as fields: whether they are checked, and how often faulty ones are made again."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from studio.core.settings import Settings
from studio.core.take_fault import MOST_RETAKES
from studio.gui.shell.form import Form
from studio.gui.shell.language import Retranslated
from studio.gui.shell.numbers import Number


class CheckSettings(Retranslated, Form):
    """Three fields, each used as soon as it is changed."""

    def __init__(self, settings: Settings, change: Callable[..., str]) -> None:
        """`change` sets fields of the settings; it gives what stood in the way, or an empty sentence."""
        super().__init__()
        self._change = change
        self.checks, self.listens = QCheckBox(), QCheckBox()
        self.retakes = Number(settings.retakes, 0, MOST_RETAKES)
        for name, field in (("checks_takes", self.checks), ("retakes", self.retakes), ("listens", self.listens)):
            field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self.add(name, field)
        self.checks.toggled.connect(lambda value: self._set("checks_takes", value))
        self.listens.toggled.connect(lambda value: self._set("listens", value))
        self.retakes.settled.connect(lambda value: self._set("retakes", value))
        self.show_settings(settings)
        self.retranslate()

    def show_settings(self, settings: Settings) -> None:
        """As they are, whoever changed them."""
        for box, value in ((self.checks, settings.checks_takes), (self.listens, settings.listens)):
            with QSignalBlocker(box):
                box.setChecked(value)
        self.retakes.show_value(settings.retakes)
        for field in (self.retakes, self.listens):
            field.setEnabled(settings.checks_takes)

    def retranslate(self) -> None:
        self.name(
            "checks_takes",
            self.tr("&Check new takes"),
            hint=self.tr("For clicks, silence within words, words that are missing, clipping, and a wrong level."),
        )
        self.name("retakes", self.tr("&Retakes"), hint=self.tr("Of a faulty take, at most; the best is heard."))
        self.retakes.setSpecialValueText(self.tr("None"))
        self.retakes.updateGeometry()
        self.name(
            "listens",
            self.tr("&Listen, too"),
            hint=self.tr(
                "A recogniser looks for words that are not heard, if `dubsmith recogniser --install` has installed one."
            ),
        )

    def _set(self, name: str, value: Any) -> None:
        self.blame(name, self._change(**{name: value}))
