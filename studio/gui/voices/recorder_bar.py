"""Recording from the microphone: one button, the level, and how long it is."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from studio.gui.desk.desk import Desk
from studio.gui.shell.language import Retranslated
from studio.gui.shell.sentences import said
from studio.gui.shell.theme import theme
from studio.gui.voices.level_meter import LevelMeter

LOOK_MS = 40
"""While it records."""


class RecorderBar(Retranslated, QWidget):
    """Begins and ends a recording. Why there is none stands below."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._cloning = desk.cloning
        self._is_on = False
        self.button, self.level = QPushButton(), LevelMeter()
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.time, self.problem = QLabel(), QLabel()
        self.time.setFont(theme.tabular())
        self.problem.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.button)
        row.addWidget(self.level, 1)
        row.addWidget(self.time)
        row.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.problem)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)
        self.button.clicked.connect(self._turn)
        theme.changed.connect(self._paint)
        self._show()
        self.retranslate()

    def end(self) -> None:
        """Take in what is being recorded."""
        if self._is_on:
            self._timer.stop()
            self._is_on = False
            self._cloning.stop_recording()
            self._show()

    def retranslate(self) -> None:
        self.level.setAccessibleName(self.tr("Level of the microphone"))
        self.level.setToolTip(self.tr("Speak so that the bar stays below its end"))
        self._name_button()

    def _turn(self) -> None:
        if self._is_on:
            self.end()
            return
        self._desk.sound.stop()  # the microphone would hear it
        self._cloning.recorder.start()
        self._is_on = True
        self._timer.start()
        self._show()

    def _look(self) -> None:
        recorder = self._cloning.recorder
        self.level.show_level(recorder.level_db)
        self.time.setText(self.tr("{seconds} s").format(seconds=f"{recorder.taken_ms / 1000:.1f}"))
        if not recorder.is_recording:
            self.end()
            self.problem.setText(said(recorder.problem or ""))
            self.problem.setVisible(bool(recorder.problem))

    def _show(self) -> None:
        for part in (self.level, self.time):
            part.setVisible(self._is_on)
        self.problem.hide()
        self._name_button()
        self._paint()

    def _name_button(self) -> None:
        self.button.setText(self.tr("S&top") if self._is_on else self.tr("&Record"))
        self.button.setToolTip(
            self.tr("End the recording and add it") if self._is_on else self.tr("Record from the microphone")
        )

    def _paint(self) -> None:
        self.button.setIcon(theme.icon("square" if self._is_on else "mic"))
        palette = self.problem.palette()
        palette.setColor(self.problem.foregroundRole(), theme.colour("problem"))
        self.problem.setPalette(palette)
