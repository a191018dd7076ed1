"""The buttons under the picture, and where it is."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QToolTip, QWidget

from studio.core.timecode import clock
from studio.gui.desk.film import FilmDesk
from studio.gui.film.keys import faster, slower
from studio.gui.shell.elided import ElidedLabel
from studio.gui.shell.language import Retranslated
from studio.gui.shell.theme import theme

ICON = QSize(16, 16)
ICONS = {"back": "step-back", "slower": "rewind", "play": "play", "faster": "fast-forward", "next": "step-forward"}


class FilmControls(Retranslated, QWidget):
    """Timecode, rate, and what moves the film."""

    def __init__(self, film: FilmDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._film = film
        self._moves = False  # as the button for playing shows it
        self.place, self.rate = QToolButton(), ElidedLabel(Qt.TextElideMode.ElideRight)
        self.place.setFont(theme.tabular())
        self.place.setAutoRaise(True)
        self.place.clicked.connect(self.copy_place)
        self.buttons = {name: QToolButton() for name in ICONS}
        self.text = QToolButton()
        self.text.setCheckable(True)
        self.text.setChecked(True)
        acts: dict[str, Callable[[], None]] = {
            "back": lambda: film.step(-1),
            "slower": lambda: slower(film),
            "play": self.toggle,
            "faster": lambda: faster(film),
            "next": lambda: film.step(1),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(0)
        row.addWidget(self.place)
        row.addWidget(self.rate, 1)
        for name, button in self.buttons.items():
            button.setIconSize(ICON)
            button.clicked.connect(acts[name])
            row.addWidget(button)
        row.addSpacing(4)
        self.text.setIconSize(ICON)
        row.addWidget(self.text)
        film.changed.connect(self.retranslate)
        film.moved.connect(self._follow)
        film.shown.connect(self._show_place)
        theme.changed.connect(self._paint)
        self.retranslate()

    @property
    def place_text(self) -> str:
        """The timecode of the picture; the time where there is none."""
        timecode = self._film.timecode
        return clock(self._film.place_ms, ".") if timecode is None else str(timecode)

    def toggle(self) -> None:
        """Play, or stay where it is."""
        if self._film.is_moving:
            self._film.pause()
        else:
            self._film.play()

    def copy_place(self) -> None:
        QGuiApplication.clipboard().setText(self.place_text)
        QToolTip.showText(self.place.mapToGlobal(self.place.rect().bottomLeft()), self.tr("Copied"), self.place)

    def retranslate(self) -> None:
        keys = {"back": ",", "slower": "J", "play": "L, K", "faster": "L", "next": "."}
        names = {
            "back": self.tr("One picture back"),
            "slower": self.tr("Run back; again, faster"),
            "play": self.tr("Play all from here, or stop"),
            "faster": self.tr("Play; again, run faster without sound"),
            "next": self.tr("One picture on"),
        }
        for name, button in self.buttons.items():
            button.setToolTip(
                self.tr("{name} (in film and timeline: {keys})").format(name=names[name], keys=keys[name])
            )
            button.setAccessibleName(names[name])
        self.text.setToolTip(self.tr("Write what is said under the picture"))
        self.text.setAccessibleName(self.tr("Text under the picture"))
        self.place.setAccessibleName(self.tr("Place in the film"))
        has_film = self._film.state.kind == "ready"
        for button in (*self.buttons.values(), self.place, self.text):
            button.setEnabled(has_film)
        for name in ("back", "next"):
            self.buttons[name].setEnabled(self._film.has_pictures)
        self.rate.setMinimumWidth(self.rate.fontMetrics().horizontalAdvance("23.976 fps "))
        self._show_rate()
        self._paint()

    def _follow(self) -> None:
        if self._film.is_moving != self._moves:  # not as often as the place is another
            self._moves = self._film.is_moving
            self.buttons["play"].setIcon(theme.icon("pause" if self._moves else "play"))
        self._show_place()

    def _show_place(self) -> None:
        if self.place.text() != self.place_text:
            self.place.setText(self.place_text)
        if self._film.timecode is None:
            self.place.setToolTip(self.tr("Place in the film; click to copy it"))
        else:
            self.place.setToolTip(self.tr("Timecode of the picture; click to copy it"))

    def _show_rate(self) -> None:
        film = self._film.film
        if film is None or film.rate is None:
            self.rate.setText("")
            self.rate.setToolTip("")
            return
        pictures = self.locale().toString(round(float(film.rate.fps), 3), "g", 5)
        text = self.tr("{n} fps").format(n=pictures)
        told = self.tr("Pictures per second")
        if film.rate.drop:
            text, told = (
                f"{text} DF",
                self.tr("Pictures per second; the timecode drops numbers to keep up with the clock"),
            )
        if not film.is_steady:
            text = f"≈ {text}"
            told = self.tr("The pictures last differently long, so timecodes are only approximate.")
        self.rate.setText(text)
        self.rate.setToolTip(told)

    def _paint(self) -> None:
        for name, icon in ICONS.items():
            self.buttons[name].setIcon(theme.icon(icon))
        self._moves = False
        self.text.setIcon(theme.icon("captions"))
        self.rate.setStyleSheet(f"color: {theme.colour('dim').name()};")
        self._follow()
