"""The recordings that a voice is made from, and how long they are together."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studio.gui.desk.desk import Desk
from studio.gui.shell.language import Retranslated
from studio.gui.shell.theme import theme
from studio.gui.voices.recorder_bar import RecorderBar

SOUNDS = "*.wav *.flac *.mp3 *.ogg *.opus *.aif *.aiff *.m4a"
SHOWN = 4
"""Recordings that are seen without scrolling."""
ROOM = 8
"""Above and below a name together, in pixels."""


class RecordingList(QListWidget):
    """Names and lengths; while it is empty, what to do."""

    def __init__(self) -> None:
        super().__init__()
        self.hint = ""
        self.setUniformItemSizes(True)
        self.setFixedHeight(SHOWN * (self.fontMetrics().height() + ROOM) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.count():
            painter = QPainter(self.viewport())
            painter.setPen(theme.colour("dim"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(16, 8, -16, -8), flags, self.hint)


class RecordingsBox(Retranslated, QWidget):
    """Adds, records and removes."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._cloning = desk.cloning
        self.list, self.length = RecordingList(), QLabel()
        self.add, self.remove = QPushButton(), QPushButton()
        self.recorder = RecorderBar(desk)
        self.add.setAutoDefault(False)
        self.remove.setAutoDefault(False)
        self.recorder.button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.add)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        buttons.addWidget(self.length)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.list)
        column.addLayout(buttons)
        column.addWidget(self.recorder)
        self.add.clicked.connect(self._ask_for_files)
        self.remove.clicked.connect(self._remove)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove)
        self.list.currentRowChanged.connect(lambda _row: self._show_state())
        self._cloning.changed.connect(self.refresh)
        theme.changed.connect(self._icons)
        self._icons()
        self.retranslate()

    def add_files(self, paths: Sequence[Path]) -> None:
        if paths:
            self._cloning.add_files(paths)

    def retranslate(self) -> None:
        self.list.hint = self.tr("Drop files of one person speaking here, add them, or record: 5 to 60 seconds in all.")
        self.list.setAccessibleName(self.tr("Recordings"))
        self.add.setText(self.tr("&Add files…"))
        self.add.setToolTip(self.tr("Files of sound, such as wav, flac, mp3 or ogg"))
        self.remove.setText(self.tr("Re&move"))
        self.remove.setToolTip(self.tr("Take the recording out of the list (Delete); its file stays"))
        self.refresh()

    def refresh(self) -> None:
        """Show the recordings as they are."""
        row = self.list.currentRow()
        self.list.clear()
        for recording in self._cloning.recordings:
            seconds = self._seconds(recording.audio.duration_ms)
            text = self.tr("{name}  –  {seconds}").format(name=recording.name, seconds=seconds)
            QListWidgetItem(text, self.list).setSizeHint(QSize(0, self.fontMetrics().height() + ROOM))
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self.length.setText(
            self.tr("{seconds} in all").format(seconds=self._seconds(self._cloning.length_ms))
            if self._cloning.recordings
            else ""
        )
        self._show_state()

    def _show_state(self) -> None:
        may_change = self._cloning.state != "fitting"
        for part in (self.list, self.add, self.recorder.button):
            part.setEnabled(may_change)
        self.remove.setEnabled(may_change and self.list.currentRow() >= 0)

    def _seconds(self, length_ms: int) -> str:
        return self.tr("{seconds} s").format(seconds=f"{length_ms / 1000:.1f}")

    def _remove(self) -> None:
        if self.remove.isEnabled():
            self._cloning.remove(self.list.currentRow())

    def _ask_for_files(self) -> None:
        kinds = self.tr("Sound ({});;All files (*)").format(SOUNDS)
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Recordings"), "", kinds)
        self.add_files([Path(name) for name in names])

    def _icons(self) -> None:
        self.add.setIcon(theme.icon("plus"))
        self.remove.setIcon(theme.icon("trash-2"))
