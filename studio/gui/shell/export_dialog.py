"""Export: which lines, where to, at which rate."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from studio.core.errors import StudioError
from studio.core.handoff import ClipsWish
from studio.core.settings import RATES_HZ
from studio.gui.desk.desk import Desk
from studio.gui.shell.form import Form, PathField
from studio.gui.shell.language import Retranslated
from studio.gui.shell.rates import RateField
from studio.project.document import RowId

_FOLDER, _PROJECT = "export_folder", "export_project"
"""Where the last export went, and of which project it was."""


class ExportDialog(Retranslated, QDialog):
    """Clips, mix, captions and report of all or some lines. It closes as soon as the export is queued."""

    def __init__(self, desk: Desk, ids: Sequence[RowId] | None, parent: QWidget | None = None) -> None:
        """`ids`: the lines that are exported unless the person chooses all; None: all."""
        super().__init__(parent)
        self._desk = desk
        self._ids = tuple(ids) if ids else desk.selection.rows
        self.all, self.selected = QRadioButton(), QRadioButton()
        (self.selected if ids else self.all).setChecked(True)
        self.selected.setEnabled(bool(self._ids))
        lines = QWidget()
        self._group = QButtonGroup(self)
        row = QHBoxLayout(lines)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self.all, self.selected):
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        lines.setFocusProxy(self.selected if ids else self.all)
        self.folder = PathField("folder-open", self._choose)
        self.folder.set_path(self._first_folder())
        self.rate = RateField(desk.preferences.settings.rate_hz)
        self.drafts = QCheckBox()
        self._form = Form()
        for name, field in (("lines", lines), ("folder", self.folder), ("rate", self.rate), ("drafts", self.drafts)):
            self._form.add(name, field)
        self._what, self._due = QLabel(), QLabel()
        for label in (self._what, self._due):
            label.setWordWrap(True)
            label.setContentsMargins(16, 0, 16, 0)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(16, 8, 16, 16)
        buttons.addWidget(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._form, self._what, self._due):
            column.addWidget(widget)
        column.addStretch(1)
        column.addLayout(buttons)
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self.go.setDefault(True)
        self._buttons.accepted.connect(self._export)
        self._buttons.rejected.connect(self.close)
        self.all.toggled.connect(self._show_due)
        self.drafts.toggled.connect(self._show_due)
        self.folder.edited.connect(self._judge_folder)
        self.rate.changed.connect(lambda: self._form.blame("rate", ""))
        desk.queue.changed.connect(self._show_due)
        self.setMinimumWidth(72 * self.fontMetrics().averageCharWidth())
        self.retranslate()
        # With room for what may have to be said about a field.
        self.resize(self.minimumWidth(), self.sizeHint().height() + 4 * self.fontMetrics().height())

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Export"))
        form = self._form
        form.name("lines", self.tr("Lines"))
        form.name("folder", self.tr("&Folder"))
        form.name("rate", self.tr("&Rate"), self.tr("Samples per second of the files; video works with 48,000 Hz"))
        form.name("drafts", "", self.tr("Export lines with the take that they have, though text or manner are newer"))
        self.all.setText(self.tr("&All (%n)", "", len(self._desk.script.document)))
        self.selected.setText(self.tr("&Selected (%n)", "", len(self._ids)))
        for button in (self.all, self.selected):
            button.setToolTip(self.tr("Which lines go into the files"))
        self.drafts.setText(self.tr("&Drafts as they are, without rendering"))
        self.drafts.setAccessibleName(self.tr("Drafts as they are, without rendering"))
        self.folder.name(self.tr("Folder"), self.tr("Choose a folder"))
        self._what.setText(
            self.tr("Written are a clip for each line, the mix of all, captions and a report of how each line fits.")
        )
        self.go.setText(self.tr("&Export"))
        self.go.setToolTip(self.tr("Put the export into the queue"))
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setToolTip(self.tr("Close without exporting"))
        self._show_due()
        self._judge_folder()

    def _rows(self) -> tuple[RowId, ...]:
        return tuple(row.id for row in self._desk.script.document) if self.all.isChecked() else self._ids

    def _show_due(self) -> None:
        """What happens before the files are written."""
        desk = self._desk
        rows = [id_ for id_ in self._rows() if id_ in desk.script.document.rows]
        n_due = sum(not desk.lengths.is_current(id_) and desk.lengths.fit(id_).spoken_ms > 0 for id_ in rows)
        if self.drafts.isChecked():
            n_silent = sum(desk.script.document.rows[id_].take is None for id_ in rows)
            text = self.tr("%n line(s) without a take are left out.", "", n_silent) if n_silent else ""
        else:
            text = self.tr("%n line(s) are rendered first.", "", n_due) if n_due else ""
        self._due.setText(text)
        self._due.setVisible(bool(text))

    def _judge_folder(self) -> None:
        path = self.folder.path
        hint = ""
        if path is not None and (path / "report.json").is_file():
            hint = self.tr("There is an export already: its files are replaced.")
        self._form.blame("folder", "")
        self._form.name("folder", self.tr("&Folder"), hint=hint)

    def _choose(self) -> None:
        start = str(self.folder.path or "")
        name = QFileDialog.getExistingDirectory(self, self.tr("Folder of the export"), start)
        if name:
            self.folder.set_path(Path(name))
            self._judge_folder()

    def _export(self) -> None:
        folder, rate_hz = self.folder.path, self.rate.rate_hz
        if folder is None or not folder.is_absolute():
            self._form.blame("folder", self.tr("Give a folder with its whole path."))
        if rate_hz is None:
            self._form.blame(
                "rate",
                self.tr("Give a rate from {least} to {most} Hz.").format(least=RATES_HZ[0], most=RATES_HZ[1]),
            )
        if folder is None or not folder.is_absolute() or rate_hz is None:
            return
        ids = None if self.all.isChecked() else self._ids
        try:
            self._desk.exports.export(ids, ClipsWish(folder, rate_hz), self.drafts.isChecked())
        except StudioError as error:
            self._form.blame("lines", str(error))
            return
        kept = self._kept()
        kept.setValue(_FOLDER, str(folder))
        kept.setValue(_PROJECT, str(self._desk.project.path))
        self.close()

    def _first_folder(self) -> Path:
        """That of the project's last export; for another project, one beside it with that project's name."""
        path, kept = self._desk.project.path, self._kept()
        last = str(kept.value(_FOLDER, ""))
        if last and kept.value(_PROJECT) == str(path):
            return Path(last)
        if path is None or self._desk.project.is_untitled:
            name = Path(self._desk.script.document.options.script).stem or "dubsmith"
            documents = QStandardPaths.StandardLocation.DocumentsLocation
            beside = Path(QStandardPaths.writableLocation(documents) or Path.home())
        else:
            name, beside = path.stem, path.parent
        return (Path(last).parent if last else beside) / f"{name} export"

    def _kept(self) -> QSettings:
        return QSettings(str(self._desk.house.paths.config / "window.ini"), QSettings.Format.IniFormat)
