"""What stands where there is no picture: why, and what to do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from studio.gui.desk.film import FilmDesk
from studio.gui.shell.empty_place import EmptyPlace
from studio.gui.shell.language import Retranslated
from studio.gui.shell.sentences import said


class NoPicture(Retranslated, EmptyPlace):
    """No film, one that is being opened, is gone, cannot be read, or holds only sound.

    Signals:
        film_wanted (): choose a film.
    """

    film_wanted = Signal()

    def __init__(self, film: FilmDesk, parent: QWidget | None = None) -> None:
        self.button = QPushButton()
        super().__init__({self.button: "folder-open"}, 1.2, parent)
        self._film = film
        self.button.clicked.connect(self.film_wanted)
        film.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        state = self._film.state
        name = self._film.path.name if self._film.path is not None else ""
        title, hint = {
            "none": (self.tr("Drop a film here"), self.tr("MP4, MOV, MKV, WebM and others, or a file of sound.")),
            "opening": (self.tr("Opening {name}…").format(name=name), ""),
            "missing": (self.tr("The film is gone"), said(state.problem)),
            "failed": (self.tr("The film cannot be shown"), said(state.problem)),
            "ready": (self.tr("Only sound"), self.tr("{name} has no picture.").format(name=name)),
        }[state.kind]
        self.title.setText(title)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.button.setVisible(state.kind in ("none", "missing", "failed"))
        self.button.setText(self.tr("Find it again…") if state.kind == "missing" else self.tr("Choose a film…"))
        self.button.setToolTip(self.tr("Choose the file of the film"))
        self.paint_parts()
