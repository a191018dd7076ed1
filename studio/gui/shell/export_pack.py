"""Export as a pack for the video editor: stamped clips, stems, a mix, and timelines that know where all belongs."""

from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QSizePolicy, QWidget

from studio.core.errors import InputError
from studio.core.handoff import NAMES, RATES, BedWish, Depth, PackWish, PackWishes
from studio.core.sound_forms import Form, SoundWish
from studio.core.timecode import PAL_25, FrameRate, Timecode
from studio.gui.desk.desk import Desk
from studio.gui.desk.handing_off import Sample
from studio.gui.shell.choice import Choice
from studio.gui.shell.export_page import ExportPage, Kept
from studio.gui.shell.form import PathField
from studio.gui.shell.loudness_field import LoudnessField
from studio.gui.shell.rates import RateField

_COLUMNS = 2
"""Of timelines."""


class PackPage(ExportPage):
    """Everything that an editor may ask for."""

    def __init__(self, desk: Desk, folder: Path, title: str) -> None:
        super().__init__(desk)
        self._title = title
        opening = _opening_of(desk)
        self.folder = PathField("folder-open", lambda: self._ask_for_folder(self.folder))
        self.folder.set_path(folder)
        self.fps, self.format, self.bits = Choice(), Choice(), Choice()
        self._film_rate = opening.rate
        self._is_chosen = False  # whether rate and start are the person's
        self._offer_rates()
        self.start = QLineEdit(str(opening))
        self.start.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.rate = RateField(48_000)
        self.names = QLineEdit(NAMES)
        self.timelines = {key: QCheckBox() for key in desk.house.handing_off.timelines}
        for box in self.timelines.values():
            box.setChecked(True)
        self.stems, self.bed = QCheckBox(), QCheckBox()
        for box in (self.stems, self.bed):
            box.setChecked(True)
        self.loudness = LoudnessField()
        self._fill(
            {
                "folder": self.folder,
                "fps": self.fps,
                "start": self.start,
                "format": self.format,
                "depth": self.bits,
                "rate": self.rate,
                "names": self.names,
                "timelines": self._grid(),
                "stems": self.stems,
                "bed": self.bed,
                "loudness": self.loudness,
            }
        )
        self.folder.edited.connect(self._judge_folder)
        self.fps.currentIndexChanged.connect(self._follow_fps)
        self.fps.activated.connect(lambda _at: self._keep_choice())
        self.start.textEdited.connect(self._follow_start)
        self.start.textEdited.connect(lambda _text: self._keep_choice())
        self.names.textEdited.connect(self._show_example)
        self.format.currentIndexChanged.connect(self._follow_format)
        self.rate.changed.connect(lambda: self.form.blame("rate", ""))
        desk.film.changed.connect(self._follow_film)
        self._follow_film()
        self.retranslate()

    def retranslate(self) -> None:
        form = self.form
        self._offer_forms(self.format)
        self.bits.offer({"16": self.tr("16 bit"), "24": self.tr("24 bit"), "float": self.tr("32 bit float")})
        if not self.bits.choice:
            self.bits.choose("24")
        self.folder.name(self.tr("Folder"), self.tr("Choose a folder"))
        form.name("fps", self.tr("Frame ra&te"), self.tr("Video frames per second of the film"))
        form.name("start", self.tr("&Starts at"), self.tr("Timecode of the film's first frame"))
        form.name("depth", self.tr("&Depth"), self.tr("Bits of each sample"))
        form.name("rate", self.tr("&Rate"), self.tr("Samples per second of the files; video works with 48,000 Hz"))
        form.name("timelines", self.tr("Timelines"))
        form.name("stems", "", self.tr("A file of the whole film for each speaker"))
        form.name("bed", "", self.tr("Its level, and how it steps back under lines, are set on the timeline"))
        form.name("loudness", self.tr("&Loudness"), self.tr("How loud the mix shall be"))
        titles = {
            "otio": self.tr("OpenTimelineIO"),
            "edl": self.tr("EDL (CMX3600)"),
            "fcp7": self.tr("Premiere, Resolve (XML)"),
            "fcpxml": self.tr("Final Cut Pro (FCPXML)"),
            "reaper": self.tr("Reaper"),
            "audacity": self.tr("Audacity labels"),
            "markers": self.tr("Markers (CSV)"),
            "aaf": self.tr("Pro Tools, Avid (AAF)"),
        }
        for key, box in self.timelines.items():
            box.setText(titles.get(key, key))
            box.setToolTip(self.tr("Write this file, which tells an editor where the clips belong"))
        self.stems.setText(self.tr("A &stem for each speaker"))
        self.bed.setText(self.tr("The film's &own sound under the dub"))
        self.loudness.retranslate()
        self._follow_format()
        self._judge_folder()
        self._show_example()

    @property
    def title(self) -> str:
        return self.tr("Video editor")

    @property
    def told(self) -> str:
        return self.tr(
            "Written are clips that carry their time, stems, the mix, captions and timelines. "
            "What did not change since the last export is not touched."
        )

    def wish(self, tells_synthetic: bool) -> PackWish | None:
        folder, rate_hz = self._folder(self.folder), self._rate_hz(self.rate)
        opening = self._opening()
        if folder is None or rate_hz is None or opening is None or not self._show_example():
            return None
        form = cast(Form, self.format.choice)
        self._desk.house.handing_off.check(SoundWish(form), rate_hz)
        wishes = PackWishes(
            opening=opening,
            form=form,
            depth=cast(Depth, self.bits.choice),
            names=self.names.text(),
            timelines=tuple(key for key, box in self.timelines.items() if box.isChecked()),
            stems=self.stems.isChecked(),
            tells_synthetic=tells_synthetic,
            loudness_lufs=self.loudness.lufs,
            peak_db=self.loudness.peak_db,
        )
        film, original = self._desk.film.path, self._desk.script.document.options.original
        bed = BedWish(film, original) if film is not None and self.bed.isChecked() else None
        return PackWish(folder, rate_hz, self._title, wishes, bed)

    def kept(self) -> Kept:
        return {
            "folder": str(self.folder.path),
            **({"fps": self.fps.choice, "start": self.start.text()} if self._is_chosen else {}),
            "format": self.format.choice,
            "depth": self.bits.choice,
            "rate": self.rate.rate_hz,
            "names": self.names.text(),
            "left_out": [key for key, box in self.timelines.items() if not box.isChecked()],
            "stems": self.stems.isChecked(),
            "bed": self.bed.isChecked(),
            "loudness": self.loudness.lufs,
            "peak": self.loudness.peak_db,
        }

    def choose(self, kept: Kept) -> None:
        self.folder.set_path(Path(str(kept.get("folder", self.folder.path))))
        self._is_chosen = "fps" in kept
        self.fps.choose(str(kept.get("fps", self.fps.choice)))
        self.start.setText(str(kept.get("start", self.start.text())))
        self.format.choose(str(kept.get("format", "")))
        self.bits.choose(str(kept.get("depth", "24")))
        self.rate.rate_hz = int(kept.get("rate") or 48_000)
        self.names.setText(str(kept.get("names", NAMES)))
        for key, box in self.timelines.items():
            box.setChecked(key not in kept.get("left_out", ()))
        self.stems.setChecked(bool(kept.get("stems", True)))
        self.bed.setChecked(bool(kept.get("bed", True)))
        self.loudness.choose(kept.get("loudness"), kept.get("peak"))
        self._judge_folder()
        self._show_example()

    def _grid(self) -> QWidget:
        grid = QWidget()
        layout = QGridLayout(grid)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(4)
        for number, box in enumerate(self.timelines.values()):
            layout.addWidget(box, number // _COLUMNS, number % _COLUMNS)
        grid.setFocusProxy(next(iter(self.timelines.values())))
        return grid

    def _offer_rates(self) -> None:
        names = {name: name.replace("df", " DF") for name in RATES}
        known = next((name for name, rate in RATES.items() if rate == self._film_rate), "")
        if not known:  # a film may count otherwise than any standard
            known = f"{float(self._film_rate.fps):.3f}"
            names[known] = known
        self.fps.offer(names)
        self.fps.choose(known)

    @property
    def _rate(self) -> FrameRate:
        return RATES.get(self.fps.choice, self._film_rate)

    def _opening(self) -> Timecode | None:
        """None, and the page says so, where the timecode does not fit the frame rate."""
        try:
            return Timecode.parse(self.start.text(), self._rate)
        except InputError as error:
            self.form.blame("start", str(error))
            return None

    def _follow_fps(self) -> None:
        """Drop-frame timecode is written with a semicolon."""
        head, _, frames = self.start.text().replace(";", ":").rpartition(":")
        if head:
            self.start.setText(f"{head}{';' if self._rate.drop else ':'}{frames}")
        self._follow_start()

    def _follow_start(self) -> None:
        self.form.blame("start", "")
        self._show_example()

    def _keep_choice(self) -> None:
        self._is_chosen = True

    def _follow_film(self) -> None:
        """The project has another film, or its film was read only now."""
        self.bed.setEnabled(self._desk.film.path is not None)
        opening = _opening_of(self._desk)
        if not self._is_chosen and self._desk.film.film is not None:
            self._film_rate = opening.rate
            self._offer_rates()
            self.start.setText(str(opening))
            self._follow_start()

    def _follow_format(self) -> None:
        is_wav = self.format.choice == "wav"
        self.bits.setEnabled(is_wav)
        hint = "" if is_wav else self.tr("Only WAV files carry the time at which they belong, and have a depth.")
        self.form.name("format", self.tr("For&mat"), self.tr("Kind of the files of sound"), hint)
        self.form.blame("rate", "")
        self._show_example()

    def _show_example(self) -> bool:
        """The name of the first line's clip below the template; whether that can be used."""
        example, problem = "", ""
        rows = self._desk.script.document
        lengths = self._desk.lengths
        row = next((row for row in rows if lengths.fit(row.id).spoken_ms or lengths.length(row.id).is_estimate), None)
        form = cast(Form, self.format.choice or "wav")
        try:
            opening = Timecode.parse(self.start.text(), self._rate)
        except InputError:
            opening = Timecode(0, self._rate)
        wishes = PackWishes(opening, form=form, names=self.names.text())
        try:
            sample = Sample(1, "", "", "", 0)
            if row is not None:
                voice = lengths.speaking.voice(row)
                sample = Sample(rows.index_of(row.id) + 1, row.speaker, voice, row.text, lengths.start_ms(row.id))
            example = self._desk.house.handing_off.example(sample, wishes)
        except InputError as error:
            problem = str(error)
        tip = self.tr("Fields: {fields}").format(fields="{line} {speaker} {voice} {text} {time}")
        self.form.name("names", self.tr("&Names of clips"), tip, example)
        self.form.blame("names", problem)
        return not problem

    def _judge_folder(self) -> None:
        there = self.tr("There is a pack already: what changed in it is replaced.")
        self._name_folder(self.folder, "manifest.json", there)


def _opening_of(desk: Desk) -> Timecode:
    """That of the project's film, as far as it is known."""
    film = desk.film.film
    if film is None or film.rate is None:
        return Timecode(0, PAL_25)
    return film.opening or Timecode(0, film.rate)
