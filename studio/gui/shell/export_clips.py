"""Export as plain clips: a file for each line, a mix, captions and a report."""

from pathlib import Path
from typing import cast

from studio.core.handoff import ClipsWish
from studio.core.sound_forms import Form, SoundWish
from studio.gui.desk.desk import Desk
from studio.gui.shell.choice import Choice
from studio.gui.shell.export_page import ExportPage, Kept
from studio.gui.shell.form import PathField
from studio.gui.shell.rates import RateField


class ClipsPage(ExportPage):
    """Folder, kind of files and rate."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        super().__init__(desk)
        self.folder = PathField("folder-open", lambda: self._ask_for_folder(self.folder))
        self.folder.set_path(folder)
        self.format = Choice()
        self.rate = RateField(desk.preferences.settings.rate_hz)
        self._fill({"folder": self.folder, "format": self.format, "rate": self.rate})
        self.folder.edited.connect(self._judge_folder)
        self.format.currentIndexChanged.connect(lambda _at: self.form.blame("rate", ""))
        self.rate.changed.connect(lambda: self.form.blame("rate", ""))
        self.retranslate()

    def retranslate(self) -> None:
        self._offer_forms(self.format)
        self.form.name("format", self.tr("F&ormat"), self.tr("Kind of the files of sound"))
        self.form.name("rate", self.tr("&Rate"), self.tr("Samples per second of the files; video works with 48,000 Hz"))
        self.folder.name(self.tr("Folder"), self.tr("Choose a folder"))
        self._judge_folder()

    @property
    def title(self) -> str:
        return self.tr("Clips")

    @property
    def told(self) -> str:
        return self.tr("Written are a clip for each line, the mix of all, captions and a report of how each line fits.")

    def wish(self, tells_synthetic: bool) -> ClipsWish | None:
        folder, rate_hz = self._folder(self.folder), self._rate_hz(self.rate)
        if folder is None or rate_hz is None:
            return None
        sound = SoundWish(cast(Form, self.format.choice), tells_synthetic)
        self._desk.house.handing_off.check(sound, rate_hz)
        return ClipsWish(folder, rate_hz, sound)

    def kept(self) -> Kept:
        return {"folder": str(self.folder.path), "format": self.format.choice, "rate": self.rate.rate_hz}

    def choose(self, kept: Kept) -> None:
        self.folder.set_path(Path(str(kept.get("folder", self.folder.path))))
        self.format.choose(str(kept.get("format", "")))
        self.rate.rate_hz = int(kept.get("rate") or self._desk.preferences.settings.rate_hz)
        self._judge_folder()

    def _judge_folder(self) -> None:
        there = self.tr("There is an export already: what changed in it is replaced.")
        self._name_folder(self.folder, "report.json", there)
