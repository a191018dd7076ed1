"""The film as a panel: its picture or what is in its place, a line of warning, the buttons."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from studio.gui.desk.desk import Desk
from studio.gui.film.controls import FilmControls
from studio.gui.film.empty import NoPicture
from studio.gui.film.keys import FilmKeys
from studio.gui.film.screen import FilmScreen
from studio.gui.shell.language import Retranslated
from studio.gui.shell.theme import theme


class FilmPanel(Retranslated, QWidget):
    """What the person sees of the film, and moves it with.

    Signals:
        film_wanted (): choose a film.
    """

    film_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._film = desk.film
        self.picture = FilmScreen(desk)
        self.nothing = NoPicture(desk.film)
        self.warning = QLabel()
        self.warning.setWordWrap(True)
        self.warning.setContentsMargins(8, 4, 8, 0)
        self.controls = FilmControls(desk.film)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.picture)
        self._stack.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.warning)
        column.addWidget(self.controls)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        FilmKeys(desk.film, self, has_arrows=True)
        self.nothing.film_wanted.connect(self.film_wanted)
        self.controls.text.toggled.connect(self.picture.show_text)
        self.picture.clicked.connect(self._press)
        desk.film.changed.connect(self._follow)
        theme.changed.connect(self._paint)
        self._paint()
        self.retranslate()

    def sizeHint(self) -> QSize:
        return QSize(340, 250)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Film"))
        self.setWhatsThis(
            self.tr(
                "The film at the place that is heard or looked at. L plays from there, and once more runs faster; J "
                "runs back; K stops. Comma and full stop go from picture to picture, as do the arrow keys here, and J "
                "and L while K is held. Home and End go to the start and the end."
            )
        )
        self._follow()

    def _press(self) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.controls.toggle()

    def _follow(self) -> None:
        film = self._film
        self._stack.setCurrentWidget(self.picture if film.has_pictures else self.nothing)
        warning = film.fault
        if not warning and film.film is not None and film.film.rate is not None and not film.film.is_steady:
            warning = self.tr("The pictures last differently long, so timecodes are only approximate.")
        self.warning.setText(warning)
        self.warning.setVisible(bool(warning))

    def _paint(self) -> None:
        self.warning.setStyleSheet(f"color: {theme.colour('dim').name()};")
