"""The transport: what plays, where it is, how loud and through what."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSlider, QToolButton, QWidget

from studio.core.timecode import clock
from studio.gui.desk.desk import Desk
from studio.gui.shell.actions import Actions
from studio.gui.shell.elided import ElidedLabel
from studio.gui.shell.language import Retranslated
from studio.gui.shell.loudness_button import LoudnessButton
from studio.gui.shell.quality_button import QualityButton
from studio.gui.shell.sentences import said
from studio.gui.shell.theme import theme

REFRESH_MS = 33
VOLUME_STEPS = 100


class Transport(Retranslated, QWidget):
    """Buttons of the playing actions, the time, the volume and the output device."""

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(4)
        for name in ("play_line", "play_from", "play_all", "stop", "loop"):
            button = QToolButton()
            button.setDefaultAction(actions[name])
            button.setIconSize(QSize(20, 20))
            row.addWidget(button)
        row.addSpacing(8)
        self._time = QLabel()
        self._time.setFont(theme.tabular())
        self._time.setMinimumWidth(self._time.fontMetrics().horizontalAdvance("000:00:00.000"))
        self._state = ElidedLabel(Qt.TextElideMode.ElideRight)
        self._speaker = QLabel()
        self._volume = QSlider(Qt.Orientation.Horizontal)
        self._volume.setRange(0, VOLUME_STEPS)
        self._volume.setFixedWidth(self.fontMetrics().averageCharWidth() * 16)
        self._device = QToolButton()
        self._device.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._device.setMenu(QMenu(self))
        self._device.menu().aboutToShow.connect(self._offer_devices)
        row.addWidget(self._time)
        row.addWidget(self._state, 1)
        row.addWidget(QualityButton(desk, actions, self))
        row.addWidget(LoudnessButton(desk))
        row.addSpacing(8)
        row.addWidget(self._speaker)
        row.addWidget(self._volume)
        row.addWidget(self._device)
        self._clock = QTimer(self)
        self._clock.setInterval(REFRESH_MS)
        self._clock.timeout.connect(self._show_time)
        self._volume.setValue(round(desk.sound.output.volume * VOLUME_STEPS))
        self._volume.valueChanged.connect(lambda value: desk.sound.output.set_volume(value / VOLUME_STEPS))
        desk.sound.changed.connect(self._follow)
        desk.selected.connect(self._show_time)
        desk.film.moved.connect(self._show_time)
        theme.changed.connect(self._paint_icons)
        self._paint_icons()
        self.retranslate()

    def retranslate(self) -> None:
        self._time.setAccessibleName(self.tr("Time in the project"))
        self._time.setToolTip(self.tr("Time in the project"))
        self._volume.setToolTip(self.tr("Volume of what is heard; files are not touched by it"))
        self._volume.setAccessibleName(self.tr("Volume"))
        self._device.setToolTip(self.tr("Output device"))
        self._device.setAccessibleName(self.tr("Output device"))
        self._follow()

    def _follow(self) -> None:
        sound = self._desk.sound
        if self._device.menu().isVisible():
            self._fill_devices()  # it was opened with those of the last look
        problem = said(sound.problem)
        (self._clock.start if sound.is_playing else self._clock.stop)()
        if problem:
            self._state.setText(problem)
        elif sound.is_playing and sound.is_waiting:
            self._state.setText(self.tr("Waiting for the engine…"))
        elif sound.is_playing and sound.hears_draft:
            self._state.setText(self.tr("Draft"))
        else:
            self._state.setText("")
        self._state.setToolTip(problem)
        self._state.setStyleSheet(f"color: {theme.colour('problem' if problem else 'dim').name()}")
        self._show_time()

    def _show_time(self) -> None:
        current = self._desk.selection.current
        if self._desk.sound.is_playing:
            at_ms = self._desk.sound.position.project_ms
        elif self._desk.film.state.kind == "ready":
            at_ms = self._desk.film.place_ms
        else:
            at_ms = 0 if current is None else self._desk.lengths.start_ms(current)
        self._time.setText(clock(at_ms, "."))

    def _paint_icons(self) -> None:
        size = self.fontMetrics().height()
        self._speaker.setPixmap(theme.icon("volume-2", "dim").pixmap(size, size))
        self._device.setIcon(theme.icon("headphones"))

    def _offer_devices(self) -> None:
        self._desk.sound.output.look_for_devices()
        self._fill_devices()

    def _fill_devices(self) -> None:
        output, menu = self._desk.sound.output, self._device.menu()
        menu.clear()
        group = QActionGroup(menu)
        for name in dict.fromkeys(("", *output.devices, output.device)):
            action = menu.addAction(name or self.tr("As the system prefers"))
            action.setCheckable(True)
            action.setChecked(name == output.device)
            action.setActionGroup(group)
            action.triggered.connect(lambda _checked=False, name=name: output.set_device(name))
