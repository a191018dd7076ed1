"""What becomes of the film's own sound, as fields that come up beside the timeline."""

from typing import Any

from PySide6.QtCore import QPoint, QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QSizePolicy, QVBoxLayout, QWidget

from studio.core.errors import InputError
from studio.core.original import UNDERS
from studio.gui.desk.desk import Desk
from studio.gui.shell.form import Form
from studio.gui.shell.language import Retranslated
from studio.gui.shell.numbers import Number

_BOUNDS = {"gain_db": (-60, 12, 1), "depth_db": (0, 60, 1), "attack_ms": (0, 2000, 10), "release_ms": (0, 5000, 50)}
"""Least, greatest and step of each number."""
_OF_DUCKING = {"depth_db": ("duck",), "attack_ms": ("duck", "remove"), "release_ms": ("duck", "remove")}
"""With what under speech a number means something."""


class OriginalPanel(Retranslated, QFrame):
    """A popup of fields; each is an edit of its own, and Escape closes it."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._desk = desk
        self._original = desk.original
        self.form = Form()
        self.mute = QCheckBox()
        self.under, self.track = QComboBox(), QComboBox()
        self.numbers = {name: Number(0, *bounds) for name, bounds in _BOUNDS.items()}
        self.under.addItems([""] * len(UNDERS))
        for name in ("gain_db",):
            self.form.add(name, self.numbers[name])
        self.form.add("mute", self.mute)
        self.form.add("under", self.under)
        for name in _OF_DUCKING:
            self.form.add(name, self.numbers[name])
        self.form.add("track", self.track)
        for choice in (self.under, self.track):
            choice.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self.form)
        self.mute.clicked.connect(lambda is_on: self._set("is_muted", is_on))
        self.under.activated.connect(lambda index: self._set("under", UNDERS[index]))
        self.track.activated.connect(lambda index: self._set("track", index))
        for name, number in self.numbers.items():
            number.settled.connect(lambda value, name=name: self._set(name, value))
        desk.original.changed.connect(self._show)
        self.retranslate()

    def open_at(self, anchor: QWidget) -> None:
        """Show the fields above `anchor`, or wherever the screen has room."""
        self._show()
        self.adjustSize()
        corner = anchor.mapToGlobal(QPoint(anchor.width(), 0)) - QPoint(0, self.height())
        bounds = anchor.screen().availableGeometry()
        corner.setX(max(bounds.left(), min(corner.x(), bounds.right() - self.width())))
        corner.setY(max(bounds.top(), min(corner.y(), bounds.bottom() - self.height())))
        self.move(corner)
        self.show()
        self.numbers["gain_db"].setFocus(Qt.FocusReason.PopupFocusReason)

    def retranslate(self) -> None:
        unders = {
            "keep": self.tr("Stays as it is"),
            "duck": self.tr("Steps back"),
            "remove": self.tr("Is taken away"),
        }
        for index, under in enumerate(UNDERS):
            self.under.setItemText(index, unders[under])
        self.form.name("gain_db", self.tr("&Level"))
        self.form.name("mute", self.tr("&Muted"), self.tr("Neither heard nor exported"))
        self.form.name("under", self.tr("&Under speech"))
        self.form.name("depth_db", self.tr("By how &much"))
        self.form.name("attack_ms", self.tr("&Before the line"), self.tr("How long it takes to step back"))
        self.form.name("release_ms", self.tr("&After the line"), self.tr("How long it takes to come back"))
        self.form.name("track", self.tr("Sound &track"))
        for name, number in self.numbers.items():
            number.setSuffix(self.tr(" dB") if name.endswith("_db") else self.tr(" ms"))
        self._show()

    def _show(self) -> None:
        settings, sound = self._original.settings, self._original.sound
        for name, number in self.numbers.items():
            number.show_value(round(getattr(settings, name)))
            number.setEnabled(settings.under in _OF_DUCKING.get(name, UNDERS))
        with QSignalBlocker(self.mute), QSignalBlocker(self.under), QSignalBlocker(self.track):
            self.mute.setChecked(settings.is_muted)
            self.under.setCurrentIndex(UNDERS.index(settings.under))
            n_tracks = max(1, 0 if sound is None else sound.n_tracks)
            if self.track.count() != n_tracks:
                self.track.clear()
                self.track.addItems([str(number + 1) for number in range(n_tracks)])
            self.track.setCurrentIndex(min(settings.track, n_tracks - 1))
            self.track.setEnabled(n_tracks > 1)

    def _set(self, name: str, value: Any) -> None:
        titles = {
            "gain_db": self.tr("Level of the film's sound"),
            "is_muted": self.tr("Mute the film's sound"),
            "track": self.tr("Sound track of the film"),
        }
        try:
            self._original.change(titles.get(name, self.tr("Film's sound under speech")), **{name: value})
        except InputError as error:
            self._desk.tell(str(error))
        self._show()
