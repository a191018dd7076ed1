"""Export as a film: the dub beside the film's own sound, or in place of it."""

from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio.core.handoff import FilmWish
from studio.gui.desk.desk import Desk
from studio.gui.shell.choice import Choice
from studio.gui.shell.export_page import ExportPage, Kept
from studio.gui.shell.form import PathField
from studio.gui.shell.theme import theme

_JOINS, _REPLACES = "joins", "replaces"
_ROWS = 3
"""Of the list of further dubs that are seen at once."""


class FilmPage(ExportPage):
    """Film, result, tracks and subtitles."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        super().__init__(desk)
        self._beside = folder
        self.film = PathField("folder-open", self._ask_for_film)
        self.target = PathField("folder-open", self._ask_for_target)
        if desk.film.path is not None:
            self.film.set_path(desk.film.path)
            self.target.set_path(self._usual_target(desk.film.path))
        self.own_sound, self.lang = Choice(), Choice()
        self.track_title = QLineEdit()
        self.bed, self.captions = QCheckBox(), QCheckBox()
        for box in (self.bed, self.captions):
            box.setChecked(True)
        self.others = QListWidget()
        self.others.setFixedHeight(_ROWS * self.fontMetrics().height() + 12)
        self.add_other, self.remove_other = QToolButton(), QToolButton()
        self._fill(
            {
                "film": self.film,
                "target": self.target,
                "own_sound": self.own_sound,
                "bed": self.bed,
                "lang": self.lang,
                "title": self.track_title,
                "captions": self.captions,
                "others": self._list(),
            }
        )
        self.film.edited.connect(self._follow_film)
        self.target.edited.connect(lambda: self.form.blame("target", ""))
        self.add_other.clicked.connect(lambda _checked=False: self._ask_for_other())
        self.remove_other.clicked.connect(lambda _checked=False: self._remove_others())
        self.others.itemSelectionChanged.connect(self._show_removable)
        desk.film.changed.connect(self._take_film)
        theme.changed.connect(self._paint)
        self._paint()
        self._show_removable()
        self.retranslate()

    def retranslate(self) -> None:
        form = self.form
        self.own_sound.offer(
            {_JOINS: self.tr("Stays as a second track"), _REPLACES: self.tr("Goes, the dub takes its place")}
        )
        tongues = {code: name for code, name in self._desk.house.handing_off.tongues}
        self.lang.offer({"": self.tr("That of most lines")} | tongues)
        self.film.name(self.tr("Film"), self.tr("Choose a film"))
        self.target.name(self.tr("New film"), self.tr("Choose a name"))
        form.name("film", self.tr("&Film"), self.tr("mp4, mov, mkv or webm; its picture stays as it is"))
        form.name("target", self.tr("&New film"), self.tr("Its ending says of which kind it is"))
        form.name("own_sound", self.tr("&Own sound"), self.tr("What becomes of the film's own sound"))
        form.name("bed", "", self.tr("Its level, and how it steps back under lines, are set on the timeline"))
        self.bed.setText(self.tr("Lies &under the dub too, as on the timeline"))
        form.name("lang", self.tr("&Language"), self.tr("By which players name the track"))
        form.name("title", self.tr("&Title"), self.tr("Of the track; empty: the name of its language"))
        form.name("captions", "", self.tr("The lines go along as subtitles that can be shown or hidden"))
        form.name(
            "others",
            self.tr("Furt&her dubs"),
            self.tr("In other languages: each becomes a track"),
            hint=self.tr("Folders of clips, as an export of another project writes them."),
        )
        self.captions.setText(self.tr("&Subtitles"))
        self.track_title.setPlaceholderText(self.tr("Name of the language"))
        for button, text in ((self.add_other, self.tr("Add a dub")), (self.remove_other, self.tr("Take away"))):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self.others.setAccessibleName(self.tr("Further dubs"))

    @property
    def title(self) -> str:
        return self.tr("Film")

    @property
    def told(self) -> str:
        return self.tr(
            "Written is a copy of the film with the dub as the track that plays first. "
            "It is then compared whether every track lies at its time."
        )

    def wish(self, tells_synthetic: bool) -> FilmWish | None:
        film, target = self.film.path, self.target.path
        endings = self._desk.house.handing_off.film_endings
        if film is None or not film.is_file():
            self.form.blame("film", self.tr("There is no such file: choose a film."))
        if target is None or not target.is_absolute() or target.suffix.lower() not in endings:
            sentence = self.tr("Give a file with its whole path that ends in one of {endings}.")
            self.form.blame("target", sentence.format(endings=", ".join(endings)))
            return None
        if target == film:
            self.form.blame("target", self.tr("The film would be overwritten: give another name."))
            return None
        if film is None or self.form.problem("film"):
            return None
        return FilmWish(
            film=film,
            target=target,
            replaces=self.own_sound.choice == _REPLACES,
            captions=self.captions.isChecked(),
            lang=self.lang.choice,
            title=self.track_title.text().strip(),
            original=self._desk.script.document.options.original if self.bed.isChecked() else None,
            tells_synthetic=tells_synthetic,
            others=self._others,
        )

    def kept(self) -> Kept:
        return {
            "film": str(self.film.path or ""),
            "target": str(self.target.path or ""),
            "own_sound": self.own_sound.choice,
            "lang": self.lang.choice,
            "title": self.track_title.text(),
            "bed": self.bed.isChecked(),
            "captions": self.captions.isChecked(),
            "others": [str(path) for path in self._others],
        }

    def choose(self, kept: Kept) -> None:
        for field, name in ((self.film, "film"), (self.target, "target")):
            if kept.get(name):
                field.set_path(Path(str(kept[name])))
        self.own_sound.choose(str(kept.get("own_sound", "")))
        self.lang.choose(str(kept.get("lang", "")))
        self.track_title.setText(str(kept.get("title", "")))
        self.bed.setChecked(bool(kept.get("bed", True)))
        self.captions.setChecked(bool(kept.get("captions", True)))
        self.others.clear()
        self.others.addItems([str(path) for path in kept.get("others", ())])

    @property
    def _others(self) -> tuple[Path, ...]:
        return tuple(Path(self.others.item(at).text()) for at in range(self.others.count()))

    def _list(self) -> QWidget:
        whole = QWidget()
        whole.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        buttons = QVBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.add_other)
        buttons.addWidget(self.remove_other)
        buttons.addStretch(1)
        row.addWidget(self.others, 1)
        row.addLayout(buttons)
        whole.setFocusProxy(self.others)
        return whole

    def _usual_target(self, film: Path) -> Path:
        suffix = film.suffix.lower()
        endings = self._desk.house.handing_off.film_endings
        return self._beside / f"{film.stem} dub{suffix if suffix in endings else '.mkv'}"

    def _take_film(self) -> None:
        """The project has got a film while the dialog was open."""
        path = self._desk.film.path
        if path is not None and self.film.path is None:
            self.film.set_path(path)
            self._follow_film()

    def _follow_film(self) -> None:
        self.form.blame("film", "")
        path = self.film.path
        if path is not None and self.target.path is None:
            self.target.set_path(self._usual_target(path))

    def _ask_for_film(self) -> None:
        endings = " ".join(f"*{ending}" for ending in self._desk.house.handing_off.film_endings)
        start = str(self.film.path or self._beside)
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a film"), start, self.tr("Films ({})").format(endings)
        )
        if name:
            self.film.set_path(Path(name))
            self._follow_film()

    def _ask_for_target(self) -> None:
        endings = " ".join(f"*{ending}" for ending in self._desk.house.handing_off.film_endings)
        start = str(self.target.path or self._beside)
        name, _ = QFileDialog.getSaveFileName(self, self.tr("New film"), start, self.tr("Films ({})").format(endings))
        if name:
            self.target.set_path(Path(name))
            self.form.blame("target", "")

    def _ask_for_other(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Folder of a dub"), str(self._beside))
        if name:
            self.others.addItem(name)

    def _remove_others(self) -> None:
        for item in self.others.selectedItems():
            self.others.takeItem(self.others.row(item))

    def _show_removable(self) -> None:
        self.remove_other.setEnabled(bool(self.others.selectedItems()))

    def _paint(self) -> None:
        self.add_other.setIcon(theme.icon("plus"))
        self.remove_other.setIcon(theme.icon("x"))
