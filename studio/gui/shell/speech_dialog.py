"""Times from the film's speech: how much there is beside the lines, and which line would get which."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from studio.core.timecode import clock
from studio.gui.desk.desk import Desk
from studio.gui.shell.language import Retranslated
from studio.gui.shell.sentences import said
from studio.gui.shell.theme import theme

_SHOWN = 500
"""Lines in the list; it is looked at, not worked with."""


class SpeechDialog(Retranslated, QDialog):
    """Listens to the film when it is shown; nothing changes before the person says so."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._times = desk.speech_times
        self.counts, self.rule = QLabel(), QLabel()
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setColumnCount(3)
        header = self.list.header()
        header.setStretchLastSection(False)
        for time in (0, 1):
            header.setSectionResizeMode(time, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = QPushButton()
        self.buttons.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        for label in (self.counts, self.rule):
            label.setWordWrap(True)
        for widget in (self.counts, self.bar, self.rule, self.list, self.buttons):
            column.addWidget(widget)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self.go.setDefault(True)
        unit, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        self.resize(80 * unit, 26 * line)
        self.buttons.rejected.connect(self.reject)
        self.buttons.accepted.connect(self.accept)
        self._times.changed.connect(self._follow)
        theme.changed.connect(self._show)
        self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._times.state == "idle":
            self._times.listen()

    def accept(self) -> None:
        """Give the lines their times."""
        self._times.apply()
        super().accept()
        self._times.cancel()

    def reject(self) -> None:
        super().reject()
        self._times.cancel()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Times from the film's speech"))
        self.list.setHeaderLabels([self.tr("Start"), self.tr("End"), self.tr("Text")])
        self.list.setAccessibleName(self.tr("Which line gets which time"))
        self.bar.setAccessibleName(self.tr("How much of the film was heard"))
        self._show()

    def _follow(self) -> None:
        """It goes with what it shows: another film or project, or the queue, may end that."""
        if self.isVisible() and self._times.state == "idle":
            super().reject()
        else:
            self._show()

    def _show(self) -> None:
        times = self._times
        is_found, n_rows = times.state == "found", len(times.rows)
        n_stretches = len(times.stretches) if is_found else 0
        self.bar.setVisible(times.state == "listening")
        self.bar.setValue(round(1000 * times.part))
        self.list.setVisible(is_found)
        self.rule.setVisible(is_found)
        makes_lines = not len(self._desk.script.document)
        self.go.setText(self.tr("&Make lines") if makes_lines else self.tr("&Give times"))
        self.go.setEnabled(bool(times.offer()) and not self._desk.script.is_read_only)
        if times.problem:
            self.counts.setText(said(times.problem))
        elif not is_found:
            self.counts.setText(self.tr("Listening to the film…"))
        else:
            speech = self.tr("%n stretch(es) of speech without a line", "", n_stretches)
            lines = self.tr("%n line(s) without times", "", n_rows)
            self.counts.setText(self.tr("{speech}, {lines}.").format(speech=speech, lines=lines))
            self.rule.setText(self._rule(n_stretches, n_rows, makes_lines))
            self._fill()

    def _rule(self, n_stretches: int, n_rows: int, makes_lines: bool) -> str:
        if not n_stretches:
            return self.tr("Nobody speaks where no line is: choose another sound track of the film.")
        if makes_lines:
            return self.tr("Each stretch becomes an empty line at its time.")
        if not n_rows:
            return self.tr("All lines have their times already.")
        if n_stretches == n_rows:
            return self.tr("Each line gets one, in order.")
        if n_stretches > n_rows:
            return self.tr("In order; stretches with the shortest pauses between them are joined.")
        return self.tr("In order; the longest stretches are divided among several lines, by the length of those.")

    def _fill(self) -> None:
        self.list.clear()
        rows = self._desk.script.document.rows
        for id_, cue in self._times.offer()[:_SHOWN]:
            text = "" if id_ is None else rows[id_].text.replace("\n", " ")
            item = QTreeWidgetItem([clock(cue.start_ms), clock(cue.end_ms), text])
            for column in (0, 1):
                item.setFont(column, theme.tabular(self.list.font()))
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.list.addTopLevelItem(item)
