"""Files that the person opens, drops or saves, and what becomes of each kind."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.core.errors import StudioError
from studio.gui.desk.desk import Desk
from studio.gui.library.cards import MIME as VOICE_MIME
from studio.gui.shell.saving import ask_where_to_save
from studio.project.files import SUFFIX as PROJECT
from studio.project.script import script_of
from studio.voices.voice_file import SUFFIX as VOICE

FILMS = "*.mp4 *.m4v *.mov *.mkv *.webm *.avi *.mxf *.mts *.m2ts *.ts *.mpg *.mpeg *.wmv *.flv *.ogv *.3gp"
SOUNDS = "*.wav *.mp3 *.m4a *.aac *.flac *.ogg *.opus *.wma *.aif *.aiff"
_FORMATS = {".srt": "SubRip", ".vtt": "WebVTT", ".ass": "ASS", ".ssa": "SSA", ".sbv": "SubViewer", ".ttml": "TTML"}
"""What people call formats whose endings do not say it."""


class Files(QObject):
    """Opens projects, imports scripts and voices, saves."""

    def __init__(
        self, desk: Desk, leave_cells: Callable[[], None], import_voice: Callable[[Path], None], window: QWidget
    ) -> None:
        """`leave_cells` takes over what is being typed."""
        super().__init__(window)
        self._desk = desk
        self._leave_cells = leave_cells
        self._import_voice = import_voice
        self._window = window

    def take(self, path: Path) -> None:
        """Open a project or a film, or import a script or a voice."""
        suffix = path.suffix.lower()
        if suffix == PROJECT:
            self.attempt(lambda: self._desk.project.open(path))
        elif suffix == VOICE:
            self._import_voice(path)
        elif f"*{suffix}" in (FILMS + " " + SOUNDS).split():
            self.attempt(lambda: self._desk.film.open(path))
        else:
            self.attempt(lambda: self._desk.import_script(path))

    def new(self) -> None:
        self.attempt(self._desk.project.new)

    def open(self) -> None:
        """Ask for a project."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open project"), self._folder(), self.tr("Projects ({})").format(f"*{PROJECT}")
        )
        if name:
            self.take(Path(name))

    def import_script(self) -> None:
        """Ask for a script."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Import script"), self._folder(), self.tr("Scripts ({})").format(self._patterns())
        )
        if name:
            self.take(Path(name))

    def open_film(self) -> None:
        """Ask for a film, or a file of its sound."""
        kinds = (self.tr("Films ({})").format(FILMS), self.tr("Sound ({})").format(SOUNDS), self.tr("All files (*)"))
        missing = self._desk.film.path
        folder = self._folder() if missing is None else str(missing.parent)
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open film"), folder, ";;".join(kinds))
        if name:
            self.attempt(lambda: self._desk.film.open(Path(name)))

    def save_as(self) -> None:
        """Ask for a name and place, and save the project there."""
        kinds = {PROJECT: self.tr("Projects ({})").format(f"*{PROJECT}")}
        path = ask_where_to_save(self._window, self.tr("Save project as"), self._folder(), kinds)
        if path is not None:
            self.attempt(lambda: self._desk.project.save_as(path))

    def export_script(self) -> None:
        """Ask for a name, and write the lines there in the format that it says."""
        document = self._desk.script.document
        endings = self._desk.house.scripts.writable(document.options.source)
        stem = Path(document.options.script).stem or "script"
        kinds = {ending: f"{_FORMATS.get(ending, ending[1:].upper())} (*{ending})" for ending in endings}
        wish = str(Path(self._folder()) / f"{stem} dub{endings[0]}")
        path = ask_where_to_save(self._window, self.tr("Export script"), wish, kinds)
        if path is not None:
            self.attempt(lambda: self._write_script(path))

    def _write_script(self, path: Path) -> None:
        script = script_of(self._desk.script.document)
        self._desk.house.scripts.write(script, path)
        self._desk.tell(self.tr("%n line(s) are in {name}.", "", len(script.lines)).format(name=path.name), kind="note")

    def _patterns(self) -> str:
        return " ".join(f"*{ending}" for ending in self._desk.house.scripts.readable)

    def attempt(self, do: Callable[[], object]) -> None:
        """Do it; what stands in the way becomes a sentence."""
        self._leave_cells()
        try:
            do()
        except StudioError as error:
            self._desk.tell(str(error))

    def _folder(self) -> str:
        project = self._desk.project
        return "" if project.path is None or project.is_untitled else str(project.path.parent)


def dropped_files(data: QMimeData) -> list[Path]:
    """The files of this machine in what is dragged. A voice of the library brings its own file along: not that."""
    if data.hasFormat(VOICE_MIME):
        return []
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
