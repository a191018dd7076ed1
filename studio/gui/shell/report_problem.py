"""Report a problem: a file to send, made beside the window, without script or sound unless they are ticked."""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studio.core.audio import Audio
from studio.gui.desk.desk import Desk
from studio.gui.shell.bundle import Bundle, write_bundle
from studio.gui.shell.form import Form, PathField, open_folder
from studio.gui.shell.language import Retranslated
from studio.jobs.events import Event, QueueChanged
from studio.jobs.job import JobId, TaskDone
from studio.jobs.queue import Entry
from studio.jobs.task import Task
from studio.project.document import TakeId


class ReportDialog(Retranslated, QDialog):
    """Stays open while the file is made, and tells where it is."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: JobId | None = None
        self._written: Path | None = None
        self._intro, self._state = QLabel(), QLabel()
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(8 * self.fontMetrics().lineSpacing())
        self.script, self.sound = QCheckBox(), QCheckBox()
        self.file = PathField("folder-open", self._choose)
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(documents) or Path.home())
        self.file.set_path(folder / f"dubsmith report {datetime.now():%Y-%m-%d %H%M}.zip")
        self._form = Form()
        for name, field in (
            ("words", self.words),
            ("script", self.script),
            ("sound", self.sound),
            ("file", self.file),
        ):
            self._form.add(name, field)
        for label in (self._intro, self._state):
            label.setWordWrap(True)
            label.setContentsMargins(16, 0, 16, 0)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.go, self.show_folder = QPushButton(), QPushButton()
        self._buttons.addButton(self.show_folder, QDialogButtonBox.ButtonRole.ActionRole)
        self._buttons.addButton(self.go, QDialogButtonBox.ButtonRole.ActionRole)
        self._buttons.setContentsMargins(16, 8, 16, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 16)
        for widget in (self._intro, self._form, self._state):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self._buttons)
        # Enter in a field confirms that field, and nothing else.
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.go.clicked.connect(self._make)
        self.show_folder.clicked.connect(self._open)
        self._buttons.rejected.connect(self.close)
        self.file.edited.connect(lambda: self._form.blame("file", ""))
        desk.worker.happened.connect(self._follow)
        self.setMinimumWidth(84 * self.fontMetrics().averageCharWidth())
        self.words.setFocus()
        self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Report a problem"))
        self._intro.setText(
            self.tr(
                "This makes a file with the log, the settings and what is known of this machine. Nothing is sent: "
                "look into the file, then give it to whom you trust with it."
            )
        )
        self._form.name("words", self.tr("&What happened"))
        self.words.setPlaceholderText(self.tr("What did you do, what did you expect, what came instead?"))
        self._form.name("script", "", self.tr("Texts, speakers, times and comments of the project"))
        self._form.name("sound", "", self.tr("The takes of the selected lines, as WAV files"))
        self._form.name("file", self.tr("&File"))
        self.file.name(self.tr("File"), self.tr("Choose a file"))
        self.script.setText(self.tr("With the s&cript"))
        self.script.setAccessibleName(self.tr("With the script"))
        self.sound.setText(self.tr("With the s&ound of the selected lines"))
        self.sound.setAccessibleName(self.tr("With the sound of the selected lines"))
        self.go.setText(self.tr("&Make the file"))
        self.go.setToolTip(self.tr("Make the file beside the window; it takes some seconds"))
        self.show_folder.setText(self.tr("Open f&older"))
        self.show_folder.setToolTip(self.tr("Show the file in its folder"))
        self._show_state()

    def _choose(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Report a problem"), str(self.file.path or ""), self.tr("Zip files (*.zip)")
        )
        if name:
            self.file.set_path(Path(name))

    def _make(self) -> None:
        path = self.file.path
        if path is None or not path.is_absolute():
            self._form.blame("file", self.tr("Give a file with its whole path."))
            return
        self._form.blame("file", "")
        work = partial(write_bundle, path, self._bundle(), self._desk.house.examine)
        self._written = None
        self._job = self._desk.queue.submit(Task(self.tr("Problem report"), work, is_urgent=True))
        self._show_state()

    def _bundle(self) -> Bundle:
        desk = self._desk
        document = desk.script.document
        rows = [document.rows[id_] for id_ in desk.selection.rows if id_ in document.rows]
        sounds = {
            f"line {document.index_of(row.id) + 1}": partial(self._sound, row.take)
            for row in rows
            if row.take is not None
        }
        return Bundle(
            words=self.words.toPlainText(),
            settings=desk.preferences.settings,
            log=desk.house.paths.log,
            script=tuple(document) if self.script.isChecked() else (),
            sounds=sounds if self.sound.isChecked() else None,
        )

    def _sound(self, take: TakeId) -> Audio:
        """Called on the worker's thread."""
        return self._desk.takes.fetcher(take)()

    def _follow(self, event: Event) -> None:
        if isinstance(event, TaskDone) and event.job == self._job:
            self._job, self._written = None, Path(str(event.value))
            self._show_state()
        elif isinstance(event, QueueChanged):
            for entry in event.entries:
                if entry.id == self._job and entry.state in ("failed", "cancelled"):
                    self._end(entry)

    def _end(self, entry: Entry) -> None:
        """It was cancelled, or cannot be made: what the dialog says need not stay in the queue."""
        self._job = None
        if entry.state == "failed":
            self._form.blame("file", entry.sentence)
            self._desk.queue.cancel(entry.id)
        self._show_state()

    def _show_state(self) -> None:
        if self._job is not None:
            text = self.tr("Looking at the machine and making the file…")
        elif self._written is not None:
            text = self.tr("The file is made: {path}").format(path=self._written)
        else:
            text = ""
        self._state.setText(text)
        self._state.setVisible(bool(text))
        self.go.setEnabled(self._job is None)
        self.show_folder.setVisible(self._written is not None)

    def _open(self) -> None:
        if self._written is not None:
            open_folder(self._written.parent)
