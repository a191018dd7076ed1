"""What the pages of the export dialog have in common."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QScrollArea, QVBoxLayout, QWidget

from studio.core.handoff import Wish
from studio.core.settings import RATES_HZ
from studio.core.sound_forms import FORMS
from studio.gui.desk.desk import Desk
from studio.gui.shell.choice import Choice
from studio.gui.shell.form import Form, PathField
from studio.gui.shell.language import Retranslated
from studio.gui.shell.rates import RateField

Kept = Mapping[str, Any]
"""What was chosen on a page, as JSON can hold it."""


class ExportPage(Retranslated, QScrollArea):
    """One way in which a project leaves the house."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.form = Form()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)

    @property
    def title(self) -> str:
        """For the tab."""
        raise NotImplementedError

    @property
    def told(self) -> str:
        """What is written, in a sentence."""
        raise NotImplementedError

    def wish(self, tells_synthetic: bool) -> Wish | None:
        """What is chosen; None where something cannot be, which the page says. Raises StudioError."""
        raise NotImplementedError

    def kept(self) -> Kept:
        """What is chosen, to be chosen again next time."""
        raise NotImplementedError

    def choose(self, kept: Kept) -> None:
        """Choose what was kept; what is not in it stays."""
        raise NotImplementedError

    def _fill(self, fields: Mapping[str, QWidget]) -> None:
        for name, field in fields.items():
            self.form.add(name, field)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        column.addStretch(1)  # the fields stay together, however high the dialog is
        self.setWidget(whole)

    def _ask_for_folder(self, field: PathField) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Folder of the export"), str(field.path or ""))
        if name:
            field.set_path(Path(name))
            field.edited.emit()

    def _folder(self, field: PathField) -> Path | None:
        """None, and the page says so, where it is no whole path."""
        path = field.path
        if path is not None and path.is_absolute():
            return path
        self.form.blame("folder", self.tr("Give a folder with its whole path."))
        return None

    def _name_folder(self, field: PathField, mark: str, there: str) -> None:
        """Say `there` below the folder where a file called `mark` tells of an export before."""
        is_there = field.path is not None and (field.path / mark).is_file()
        self.form.blame("folder", "")
        self.form.name("folder", self.tr("&Folder"), hint=there if is_there else "")

    def _rate_hz(self, field: RateField) -> int | None:
        """None, and the page says so, where it is no rate."""
        if field.rate_hz is None:
            sentence = self.tr("Give a rate from {least} to {most} Hz.")
            self.form.blame("rate", sentence.format(least=RATES_HZ[0], most=RATES_HZ[1]))
        return field.rate_hz

    def _offer_forms(self, field: Choice) -> None:
        names = {
            "wav": self.tr("WAV"),
            "flac": self.tr("FLAC (every sample, smaller)"),
            "mp3": self.tr("MP3"),
            "ogg": self.tr("Ogg Vorbis"),
            "opus": self.tr("Opus"),
            "m4a": self.tr("M4A (AAC)"),
        }
        field.offer({form: names[form] for form in FORMS})
