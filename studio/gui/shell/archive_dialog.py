"""Rendering in archive quality: of which lines, and how long that will take."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from studio.core.timecode import clock
from studio.gui.desk.desk import Desk
from studio.gui.shell.language import Retranslated
from studio.project.document import RowId

_SECONDS_UNTIL = 90
"""Above this, minutes are told."""
_MINUTES_UNTIL = 90


class ArchiveDialog(Retranslated, QDialog):
    """Says what it takes before anything begins; it closes as soon as the lines are queued."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, of_selected: bool = False) -> None:
        """`of_selected`: it begins with the selected lines, though it be one; else with them where they are several."""
        super().__init__(parent)
        self._desk = desk
        self._ids = desk.selection.rows
        self.all, self.selected = QRadioButton(), QRadioButton()
        self._group = QButtonGroup(self)
        lines = QHBoxLayout()
        for button in (self.all, self.selected):
            self._group.addButton(button)
            lines.addWidget(button)
        lines.addStretch(1)
        self._what, self.time, self._done, self._how = QLabel(), QLabel(), QLabel(), QLabel()
        font = self.time.font()
        font.setBold(True)
        self.time.setFont(font)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        for label in (self._what, self.time, self._done, self._how):
            label.setWordWrap(True)
        column.addWidget(self._what)
        column.addLayout(lines)
        column.addWidget(self.time)
        column.addWidget(self._done)
        column.addWidget(self._how)
        column.addStretch(1)
        column.addWidget(self._buttons)
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self.go.setDefault(True)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        (self.selected if len(self._ids) > (0 if of_selected else 1) else self.all).setChecked(True)
        self.selected.setEnabled(bool(self._ids))
        self.all.toggled.connect(self._show)
        desk.lengths.fitted.connect(self._show)
        desk.script.edited.connect(self._show)
        desk.queue.changed.connect(self._show)
        self.retranslate()
        self.setMinimumWidth(64 * self.fontMetrics().averageCharWidth())

    def accept(self) -> None:
        """Queue the lines."""
        self._desk.queue.render(self._due(), "archive")
        super().accept()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Render in archive quality"))
        self._what.setText(
            self.tr(
                "A neural network, WaveNet, makes the sound anew, sample by sample. It has not reached studio "
                "quality yet: listen to one line first."
            )
        )
        self.all.setText(self.tr("&All lines (%n)", "", len(self._desk.script.document)))
        self.selected.setText(self.tr("&Selected (%n)", "", len(self._ids)))
        for button in (self.all, self.selected):
            button.setToolTip(self.tr("Which lines are rendered"))
        self._how.setText(
            self.tr(
                "Go on working meanwhile. The queue shows how far it is and cancels it; lines that are done stay, so "
                "that you can go on later."
            )
        )
        self.go.setText(self.tr("&Render"))
        self.go.setToolTip(self.tr("Put these lines into the queue"))
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setToolTip(self.tr("Close without rendering"))
        self._show()

    def _rows(self) -> Sequence[RowId]:
        chosen = None if self.all.isChecked() else frozenset(self._ids)
        return [row.id for row in self._desk.script.document if chosen is None or row.id in chosen]

    def _due(self) -> list[RowId]:
        desk = self._desk
        return [id_ for id_ in self._rows() if desk.lengths.fit(id_).spoken_ms and desk.queue.is_due(id_, "archive")]

    def _show(self) -> None:
        """How long it will take."""
        rows, due = self._rows(), self._due()
        lines_ms = [self._desk.lengths.fit(id_).spoken_ms for id_ in due]
        seconds = self._desk.qualities.estimate_s("archive", lines_ms)
        if due and seconds is not None:
            speech = self.tr("%n line(s), {length} of speech", "", len(due)).format(length=clock(sum(lines_ms), "."))
            self.time.setText(
                self.tr("{speech}: {time} on this machine.").format(speech=speech, time=self._about(seconds))
            )
        else:
            self.time.setText(self.tr("There is nothing to render."))
        lengths = self._desk.lengths
        done = {id_ for id_ in rows if lengths.is_current(id_, "archive")}
        n_coming = sum(lengths.fit(id_).spoken_ms > 0 for id_ in set(rows).difference(done, due))
        parts = []
        if done:
            parts.append(self.tr("%n line(s) are in archive quality already.", "", len(done)))
        if n_coming:
            parts.append(self.tr("%n line(s) are in the queue already.", "", n_coming))
        self._done.setText("\n".join(parts))
        self._done.setVisible(bool(parts))
        self.go.setEnabled(bool(due))

    def _about(self, seconds: float) -> str:
        if seconds < _SECONDS_UNTIL:
            return self.tr("about %n second(s)", "", max(10, 10 * round(seconds / 10)))
        minutes = round(seconds / 60)
        if minutes < _MINUTES_UNTIL:
            return self.tr("about %n minute(s)", "", minutes)
        return self.tr("about %n hour(s)", "", round(minutes / 60))
