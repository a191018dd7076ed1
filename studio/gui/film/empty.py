"""What stands where there is no picture: why, and what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.gui.desk.film import FilmDesk
from studio.gui.shell.language import Retranslated
from studio.gui.shell.theme import theme


class NoPicture(Retranslated, QWidget):
    """No film, one that is being opened, is gone, cannot be read, or holds only sound.

    Signals:
        film_wanted (): choose a film.
    """

    film_wanted = Signal()

    def __init__(self, film: FilmDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._film = film
        self.title, self.hint, self.button = QLabel(), QLabel(), QPushButton()
        self.button.clicked.connect(self.film_wanted)
        large = QFont(self.font())
        large.setPointSizeF(large.pointSizeF() * 1.2)
        self.title.setFont(large)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addStretch(1)
        for label in (self.title, self.hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            layout.addWidget(label)
        layout.addLayout(buttons)
        layout.addStretch(2)
        film.changed.connect(self.retranslate)
        theme.changed.connect(self._paint)
        self.retranslate()

    def retranslate(self) -> None:
        state = self._film.state
        name = self._film.path.name if self._film.path is not None else ""
        title, hint = {
            "none": (self.tr("Drop a film here"), self.tr("MP4, MOV, MKV, WebM and others, or a file of sound.")),
            "opening": (self.tr("Opening {name}…").format(name=name), ""),
            "missing": (self.tr("The film is gone"), state.problem),
            "failed": (self.tr("The film cannot be shown"), state.problem),
            "ready": (self.tr("Only sound"), self.tr("{name} has no picture.").format(name=name)),
        }[state.kind]
        self.title.setText(title)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.button.setVisible(state.kind in ("none", "missing", "failed"))
        self.button.setText(self.tr("Find it again…") if state.kind == "missing" else self.tr("Choose a film…"))
        self.button.setToolTip(self.tr("Choose the file of the film"))
        self._paint()

    def _paint(self) -> None:
        self.hint.setStyleSheet(f"color: {theme.colour('dim').name()};")
        self.button.setIcon(theme.icon("folder-open"))
