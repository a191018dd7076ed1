"""A table whose columns nobody knows: the person says what they hold."""

import json
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from studio.core.choices import UNITS, Choices
from studio.core.errors import InputError
from studio.core.handoff import RATES
from studio.core.script import Line
from studio.core.timecode import clock
from studio.gui.desk.desk import Desk
from studio.gui.desk.reading import is_big
from studio.gui.desk.scripts import Columns
from studio.gui.shell.choice import offer_again
from studio.gui.shell.language import Retranslated
from studio.gui.shell.sentences import said
from studio.gui.shell.theme import theme

KINDS = ("", "start", "end", "duration", "time", "text", "speaker")
"""What a column can hold, as in `Choices.columns`; empty: nothing of the script."""
_MOST_COLUMNS = 26
_KEPT = "script_columns"
_MOST_KEPT = 50


class ColumnsDialog(Retranslated, QDialog):
    """The first rows, with a choice above each column, and what is read with these choices. What was chosen for a table
    is chosen again for one with the same first row."""

    def __init__(self, desk: Desk, asked: Columns, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked = asked
        n_columns = min(_MOST_COLUMNS, max(map(len, asked.rows), default=0))
        self.kinds = tuple(QComboBox() for _ in range(n_columns))
        self.unit, self.rate = QComboBox(), QComboBox()
        self._unit_label, self._rate_label = QLabel(), QLabel()
        self._question, self.found = QLabel(), QLabel()
        self.table = _table(asked.rows, self.kinds)
        numbers = QHBoxLayout()
        numbers.setSpacing(8)
        for label, field in ((self._unit_label, self.unit), (self._rate_label, self.rate)):
            label.setBuddy(field)
            numbers.addWidget(label)
            numbers.addWidget(field)
            numbers.addSpacing(8)
        numbers.addStretch(1)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self.go.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        for label in (self._question, self.found):
            label.setWordWrap(True)
        self.found.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(self._question)
        column.addWidget(self.table, 1)
        column.addLayout(numbers)
        column.addWidget(self.found)
        column.addWidget(self._buttons)
        self._buttons.accepted.connect(self._import)
        self._buttons.rejected.connect(self.close)
        self.retranslate()
        self._choose(self._kept().get(self._header) or dict(desk.house.scripts.guessed(asked.rows)))
        for field in (*self.kinds, self.unit, self.rate):
            field.currentIndexChanged.connect(self._show_found)
        theme.changed.connect(self._show_found)
        self._show_found()
        width = self.fontMetrics().averageCharWidth()
        self.resize(min(110, 24 * max(3, n_columns)) * width, 26 * self.fontMetrics().height())

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Import {name}").format(name=self._asked.path.name))
        self._question.setText(self.tr("Say what these columns hold, and at which frame rate times count, if they do."))
        names = {
            "": self.tr("–"),
            "start": self.tr("Start"),
            "end": self.tr("End"),
            "duration": self.tr("Length"),
            "time": self.tr("Start – end"),
            "text": self.tr("Text"),
            "speaker": self.tr("Speaker"),
        }
        for number, field in enumerate(self.kinds, 1):
            offer_again(field, {kind: names[kind] for kind in KINDS})
            field.setAccessibleName(self.tr("Column {number}").format(number=number))
            field.setToolTip(self.tr("What column {number} holds").format(number=number))
        units = {"s": self.tr("seconds"), "ms": self.tr("milliseconds"), "frames": self.tr("video frames")}
        offer_again(self.unit, {unit: units[unit] for unit in UNITS})
        offer_again(self.rate, {"": self.tr("none")} | {name: f"{name} fps" for name in RATES})
        self._unit_label.setText(self.tr("&Numbers are"))
        self._rate_label.setText(self.tr("&Frame rate"))
        self.unit.setToolTip(self.tr("What times count that are plain numbers"))
        self.rate.setToolTip(self.tr("Of times such as 00:01:02:12, which count video frames at their end"))
        self.go.setText(self.tr("&Import"))
        self.go.setToolTip(self.tr("Import the table with these columns"))
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setToolTip(self.tr("Close without importing"))
        self._show_found()

    @property
    def choices(self) -> Choices:
        """What the person has said so far."""
        columns = tuple(
            (kind, str(number)) for number, field in enumerate(self.kinds, 1) if (kind := field.currentData())
        )
        return Choices(columns=columns, unit=self.unit.currentData(), rate=RATES.get(self.rate.currentData()))

    @property
    def _header(self) -> str:
        return "\t".join(self._asked.rows[0]) if self._asked.rows else ""

    def _choose(self, columns: Mapping[str, str]) -> None:
        """Columns by their letters or numbers, with unit and rate where they are kept."""
        for kind, written in columns.items():
            place = int(written) - 1 if written.isdecimal() else ord(written[:1].upper() or "@") - ord("A")
            if kind in KINDS and 0 <= place < len(self.kinds):
                self.kinds[place].setCurrentIndex(KINDS.index(kind))
        for name, field in (("unit", self.unit), ("rate", self.rate)):
            field.setCurrentIndex(max(0, field.findData(columns.get(name, ""))))

    def _show_found(self) -> None:
        """What would come in, or what is missing."""
        problem = self._problem()
        text = problem
        if not problem and not is_big(self._asked.path):
            try:
                script = self._desk.house.scripts.read(self._asked.path, self.choices)
            except InputError as error:
                problem = text = said(str(error))
            else:
                read = self.tr("%n line(s) are read, the first:", "", len(script.lines))
                text = f"{read} {_told(script.lines[0])}"
        self.found.setText(text)
        self.found.setStyleSheet(f"color: {theme.colour('problem' if problem else 'dim').name()}")
        self.go.setEnabled(not problem)

    def _problem(self) -> str:
        kinds = [field.currentData() for field in self.kinds if field.currentData()]
        double = next((kind for kind in kinds if kinds.count(kind) > 1), "")
        if double:
            return self.tr("Two columns cannot hold the same: choose – for one of them.")
        if "text" not in kinds:
            return self.tr("Choose which column holds the text.")
        if ("end" in kinds and "start" not in kinds) or ("duration" in kinds and {"start", "time"}.isdisjoint(kinds)):
            return self.tr("Choose which column holds the starts.")
        if {"end", "duration"} <= set(kinds):
            return self.tr("Choose the ends or the lengths: both cannot hold.")
        return ""

    def _import(self) -> None:
        try:
            self._desk.importer.read(self._asked.path, self._asked.roles, self.choices)
        except InputError as error:
            self.found.setText(said(str(error)))
            return
        self._keep()
        self.close()

    def _keep(self) -> None:
        chosen = dict(self.choices.columns) | {"unit": self.unit.currentData(), "rate": self.rate.currentData()}
        kept = {header: columns for header, columns in self._kept().items() if header != self._header}
        latest = dict([*kept.items(), (self._header, chosen)][-_MOST_KEPT:])
        self._settings().setValue(_KEPT, json.dumps(latest))

    def _kept(self) -> dict[str, dict[str, str]]:
        """Columns by the first rows of their tables."""
        try:
            kept = json.loads(str(self._settings().value(_KEPT, "{}")))
        except ValueError:
            return {}
        return {
            str(header): {str(kind): str(written) for kind, written in columns.items()}
            for header, columns in (kept.items() if isinstance(kept, dict) else ())
            if isinstance(columns, dict)
        }

    def _settings(self) -> QSettings:
        return QSettings(str(self._desk.house.paths.config / "window.ini"), QSettings.Format.IniFormat)


def _table(rows: Sequence[Sequence[str]], fields: Sequence[QComboBox]) -> QTableWidget:
    """The rows, below a row of fields."""
    table = QTableWidget(len(rows) + 1, len(fields))
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
    table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 8)
    table.horizontalHeader().hide()
    table.setShowGrid(False)
    for at, field in enumerate(fields):
        table.setCellWidget(0, at, field)
    for number, row in enumerate(rows, 1):
        for at, cell in enumerate(row[: len(fields)]):
            table.setItem(number, at, QTableWidgetItem(" ".join(cell.split())))
    width = table.fontMetrics().averageCharWidth()
    for at in range(len(fields)):
        longest = max((len(row[at]) for row in rows if at < len(row)), default=0)
        is_last = at == len(fields) - 1  # which takes what room is left
        table.setColumnWidth(at, width * (18 if is_last else max(18, min(40, longest + 4))))
    table.horizontalHeader().setStretchLastSection(True)
    table.setRowHeight(0, fields[0].sizeHint().height() + 8 if fields else 0)
    return table


def _told(line: Line) -> str:
    times = f"{clock(line.cue.start_ms)} – {clock(line.cue.end_ms)}  " if line.cue else ""
    return f"{times}{f'{line.speaker}: ' if line.speaker else ''}{line.text}"
