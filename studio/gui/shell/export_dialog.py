"""Export: which lines, as what, and where to."""

import json
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QStyle,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from studio.core.errors import StudioError
from studio.core.handoff import FilmWish, TakesWish
from studio.gui.desk.desk import Desk
from studio.gui.shell.export_clips import ClipsPage
from studio.gui.shell.export_film import FilmPage
from studio.gui.shell.export_pack import PackPage
from studio.gui.shell.export_page import ExportPage
from studio.gui.shell.form import Form
from studio.gui.shell.language import Retranslated
from studio.gui.shell.sentences import joined
from studio.project.document import RowId

_FOLDER = "export_folder"
"""Where the last export went."""
_PROJECTS = "exports"
"""What was chosen last, by project."""


class ExportDialog(Retranslated, QDialog):
    """Clips, a pack or a film, of all or some lines. It closes as soon as the export is queued."""

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
        beside, name = self._first_place()
        self.clips = ClipsPage(desk, beside / f"{name} export")
        self.pack = PackPage(desk, beside / f"{name} pack", name)
        self.film = FilmPage(desk, beside)
        self.pages: dict[str, ExportPage] = {"clips": self.clips, "pack": self.pack, "film": self.film}
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for page in self.pages.values():
            self.tabs.addTab(page, "")
        self.as_is, self.drafts, self.tells_synthetic = QCheckBox(), QCheckBox(), QCheckBox()
        self.tells_synthetic.setChecked(desk.preferences.settings.tells_synthetic)
        self._form = Form()
        self._form.add("lines", lines)
        self._what, self._due = QLabel(), QLabel()
        for label in (self._what, self._due):
            label.setWordWrap(True)
            label.setContentsMargins(16, 0, 16, 4)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(16, 8, 16, 16)
        buttons.addWidget(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._form)
        column.addWidget(self.tabs, 1)
        boxes = QVBoxLayout()
        boxes.setContentsMargins(16, 8, 16, 8)
        boxes.addWidget(self.as_is)
        boxes.addWidget(self.drafts)
        boxes.addWidget(self.tells_synthetic)
        column.addLayout(boxes)
        column.addWidget(self._what)
        column.addWidget(self._due)
        column.addLayout(buttons)
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self.go.setDefault(True)
        self._buttons.accepted.connect(self._export)
        self._buttons.rejected.connect(self.close)
        self.all.toggled.connect(self._show_due)
        self.as_is.toggled.connect(self._show_due)
        self.drafts.toggled.connect(self._show_due)
        self.tabs.currentChanged.connect(self._show_page)
        desk.queue.changed.connect(self._show_due)
        self._choose_kept()
        self.retranslate()
        unit, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        # Wide enough for every page beside a scroll bar; as high as the longest, where the screen has so much room.
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        widest = max(page.form.sizeHint().width() for page in self.pages.values())
        self.setMinimumWidth(max(72 * unit, widest + bar))
        room = self.screen().availableGeometry().height() - 4 * line
        self.resize(max(84 * unit, widest + bar), min(room, self.pack.form.sizeHint().height() + 20 * line))

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Export"))
        self._form.name("lines", self.tr("Lines"))
        self.as_is.setToolTip(self.tr("Export lines with the take that they have, though text or manner are newer"))
        self.drafts.setToolTip(self.tr("Otherwise drafts are rendered in studio quality first"))
        self.tells_synthetic.setToolTip(self.tr("In the tags of every file of sound; the settings say what is usual"))
        self.all.setText(self.tr("&All (%n)", "", len(self._desk.script.document)))
        self.selected.setText(self.tr("&Selected (%n)", "", len(self._ids)))
        for button in (self.all, self.selected):
            button.setToolTip(self.tr("Which lines go into the files"))
        self.as_is.setText(self.tr("Lines as they are, &without rendering"))
        self.as_is.setAccessibleName(self.tr("Lines as they are, without rendering"))
        self.drafts.setText(self.tr("&Drafts may go out"))
        self.drafts.setAccessibleName(self.tr("Drafts may go out"))
        self.tells_synthetic.setText(self.tr("Files tell that the speech is s&ynthetic"))
        self.tells_synthetic.setAccessibleName(self.tr("Files tell that the speech is synthetic"))
        self.tabs.setAccessibleName(self.tr("What is exported"))
        for at, page in enumerate(self.pages.values()):
            self.tabs.setTabText(at, page.title)
        self.go.setText(self.tr("&Export"))
        self.go.setToolTip(self.tr("Put the export into the queue"))
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setToolTip(self.tr("Close without exporting"))
        self._show_page()
        self._show_due()

    @property
    def _page(self) -> ExportPage:
        return tuple(self.pages.values())[self.tabs.currentIndex()]

    def _show_page(self) -> None:
        self._what.setText(self._page.told)

    def _rows(self) -> tuple[RowId, ...]:
        return tuple(row.id for row in self._desk.script.document) if self.all.isChecked() else self._ids

    def _show_due(self) -> None:
        """What happens before the files are written."""
        desk = self._desk
        rows = [id_ for id_ in self._rows() if id_ in desk.script.document.rows]
        drafts, least = desk.exports.drafts(rows), self._takes().least
        due = [id_ for id_ in rows if not desk.lengths.is_current(id_, least) and desk.lengths.fit(id_).spoken_ms > 0]
        refused = () if self.drafts.isChecked() else drafts
        if self.as_is.isChecked():
            spoken = [id_ for id_ in rows if desk.lengths.fit(id_).verdict != "skipped"]
            n_silent = sum(desk.script.document.rows[id_].take is None for id_ in spoken)
            n_drafts = len(refused)
            told = {self.tr("%n line(s) are drafts: allow them, or have them rendered.", "", n_drafts): n_drafts}
            told |= {self.tr("%n line(s) without a take are left out.", "", n_silent): n_silent}
        else:
            n_drafts = sum(id_ in refused for id_ in due)
            n_others = len(due) - n_drafts
            told = {self.tr("%n line(s) are drafts and will be rendered first.", "", n_drafts): n_drafts}
            if n_drafts:
                told |= {self.tr("%n other line(s) will be, too.", "", n_others): n_others}
            else:
                told |= {self.tr("%n line(s) are rendered first.", "", n_others): n_others}
        text = joined(sentence for sentence, n in told.items() if n)
        self.drafts.setVisible(bool(drafts))
        self._due.setText(text)
        self._due.setVisible(bool(text))

    def _takes(self) -> TakesWish:
        return TakesWish(allows_drafts=self.drafts.isChecked(), as_is=self.as_is.isChecked())

    def _export(self) -> None:
        ids = None if self.all.isChecked() else self._ids
        self._form.blame("lines", "")
        try:
            wish = self._page.wish(self.tells_synthetic.isChecked())
            if wish is None:
                return
            takes = self._takes()
            if isinstance(wish, FilmWish):
                wish = replace(wish, allows_drafts=takes.allows_drafts)
            self._desk.exports.export(ids, wish, takes)
        except StudioError as error:
            self._form.blame("lines", str(error))
            return
        self._keep(wish.folder)
        self.close()

    def _first_place(self) -> tuple[Path, str]:
        """The folder beside which an export goes at first, and the name of the project."""
        path, last = self._desk.project.path, str(self._settings().value(_FOLDER, ""))
        if path is None or self._desk.project.is_untitled:
            name = Path(self._desk.script.document.options.script).stem or "dubsmith"
            documents = QStandardPaths.StandardLocation.DocumentsLocation
            beside = Path(QStandardPaths.writableLocation(documents) or Path.home())
        else:
            name, beside = path.stem, path.parent
        return (Path(last).parent if last else beside), name

    def _choose_kept(self) -> None:
        """What was chosen for this project the last time."""
        try:
            kept: dict[str, Any] = json.loads(str(self._settings().value(self._key, "{}")))
            for name, page in self.pages.items():
                page.choose(kept.get(name, {}))
            self.tabs.setCurrentWidget(self.pages[str(kept.get("page", "clips"))])
        except (ValueError, TypeError, AttributeError, KeyError):
            return  # another version has kept it otherwise: choose anew

    def _keep(self, folder: Path) -> None:
        name = next(name for name, page in self.pages.items() if page is self._page)
        kept = {name: page.kept() for name, page in self.pages.items()} | {"page": name}
        settings = self._settings()
        settings.setValue(_FOLDER, str(folder))
        settings.setValue(self._key, json.dumps(kept, ensure_ascii=False))

    @property
    def _key(self) -> str:
        digest = sha256(str(self._desk.project.path).encode()).hexdigest()
        return f"{_PROJECTS}/{digest[:16]}"

    def _settings(self) -> QSettings:
        return QSettings(str(self._desk.house.paths.config / "window.ini"), QSettings.Format.IniFormat)
