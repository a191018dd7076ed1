"""The bar that chooses which rows are shown."""

from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from studio.core.fit import Verdict
from studio.gui.desk.desk import Desk
from studio.gui.shell.theme import theme
from studio.gui.table.filters import Sieve
from studio.gui.table.words import status_word, verdict_word
from studio.project.document import STATUSES

SETTLED_MS = 120
"""After this long without a key the text is looked for."""
TOO_LONG: frozenset[Verdict] = frozenset({"too_long", "out_of_range"})
FAULTS = "faults"
"""Chosen among the verdicts: takes that the check finds fault with."""
SHOWN_VERDICTS: tuple[Verdict, ...] = ("natural", "fitted", "padded", "borrowed", "rushed", "too_long", "failed")


class FilterBar(QWidget):
    """Search field, speaker, verdict and status.

    Signals:
        sieved (Sieve): other rows are wanted.
    """

    sieved = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(self.fontMetrics().averageCharWidth() * 16)
        self.speakers, self.verdicts, self.statuses = QComboBox(), QComboBox(), QComboBox()
        self.unrendered = QToolButton()
        self.unrendered.setCheckable(True)
        self.clear = QToolButton()
        self.count = QLabel()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SETTLED_MS)
        self._wait.timeout.connect(self._tell)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.setSpacing(4)
        layout.addWidget(self.search, 1)
        for box in (self.speakers, self.verdicts, self.statuses):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.activated.connect(self._tell)
            layout.addWidget(box)
        for widget in (self.unrendered, self.clear, self.count):
            layout.addWidget(widget)
        self.search.textChanged.connect(lambda: self._wait.start())
        self.search.returnPressed.connect(self._tell)
        self.unrendered.toggled.connect(self._tell)
        self.clear.clicked.connect(self.let_all_through)
        theme.changed.connect(self._redraw)
        self._redraw()
        self.retranslate()

    @property
    def sieve(self) -> Sieve:
        chosen = self.verdicts.currentData()
        return Sieve(
            text=self.search.text().strip(),
            status=self.statuses.currentData(),
            speaker=self.speakers.currentData(),
            verdicts=frozenset() if chosen == FAULTS else chosen or frozenset(),
            has_faults=chosen == FAULTS,
            needs_rendering=self.unrendered.isChecked(),
        )

    def let_all_through(self) -> None:
        """Show all rows."""
        with QSignalBlocker(self.search), QSignalBlocker(self.unrendered):
            self.search.clear()
            self.unrendered.setChecked(False)
        for box in (self.speakers, self.verdicts, self.statuses):
            box.setCurrentIndex(0)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.sieve:
            self.let_all_through()
        else:
            super().keyPressEvent(event)

    def show_count(self, shown: int, total: int) -> None:
        """How many rows pass."""
        is_sieved = bool(self.sieve)
        self.clear.setVisible(is_sieved)
        self.count.setVisible(is_sieved)
        self.count.setText(self.tr("{shown} of {total} lines").format(shown=shown, total=total))

    def list_speakers(self) -> None:
        """Follow the speakers of the document."""
        names = [(name or self.tr("Narrator"), name) for name in self._desk.script.document.speakers]
        wanted: list[tuple[str, Any]] = [(self.tr("All speakers"), None), *names]
        box = self.speakers
        if wanted != [(box.itemText(place), box.itemData(place)) for place in range(box.count())]:
            _fill(box, wanted)

    def retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("Filter by text"))
        self.search.setToolTip(self.tr("Show lines with this text, speaker or comment (Ctrl+Shift+F)"))
        self.search.setAccessibleName(self.tr("Filter by text"))
        self.unrendered.setText(self.tr("To render"))
        self.unrendered.setToolTip(self.tr("Show lines that have no current take"))
        self.clear.setToolTip(self.tr("Show all lines (Escape)"))
        self.clear.setAccessibleName(self.tr("Show all lines"))
        for box, name in (
            (self.speakers, self.tr("Filter by speaker")),
            (self.verdicts, self.tr("Filter by verdict")),
            (self.statuses, self.tr("Filter by status")),
        ):
            box.setToolTip(name)
            box.setAccessibleName(name)
        too_long = (self.tr("does not fit"), TOO_LONG)
        verdicts = [
            (verdict_word(verdict), frozenset({verdict})) for verdict in SHOWN_VERDICTS if verdict != "too_long"
        ]
        faulty = (self.tr("with faults"), FAULTS)
        _fill(self.verdicts, [(self.tr("All verdicts"), None), too_long, faulty, *verdicts])
        _fill(self.statuses, [(self.tr("Any status"), None), *((status_word(status), status) for status in STATUSES)])
        self.list_speakers()

    def _tell(self) -> None:
        self._wait.stop()
        self.sieved.emit(self.sieve)

    def _redraw(self) -> None:
        self.clear.setIcon(theme.icon("x"))


def _fill(box: QComboBox, choices: list[tuple[str, Any]]) -> None:
    """The choice stays where there is the same thing again."""
    chosen = box.currentData()
    with QSignalBlocker(box):
        box.clear()
        for text, value in choices:
            box.addItem(text, value)
        places = [place for place, (_, value) in enumerate(choices) if value == chosen]
        box.setCurrentIndex(places[0] if places else 0)
