"""The bar that chooses which rows are shown."""

from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from studio.core.fit import Verdict
from studio.core.script import SpeakerId
from studio.gui.desk.desk import Desk
from studio.gui.desk.script import Edited
from studio.gui.shell.choice import offer, offer_again
from studio.gui.shell.theme import theme
from studio.gui.table.filters import Sieve
from studio.gui.table.words import status_word, verdict_word
from studio.project.document import STATUSES, Row

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

    def follow(self, edited: Edited) -> None:
        """The script was edited. A speaker who was renamed stays chosen."""
        chosen = self.speakers.currentData()
        names = {
            change.after.speaker
            for change in edited.patch.changes
            if isinstance(change.before, Row) and isinstance(change.after, Row) and change.before.speaker == chosen
        }
        self.list_speakers(names.pop() if len(names) == 1 else None)

    def list_speakers(self, heir: SpeakerId | None = None) -> None:
        """Follow the speakers of the document. Where the chosen one is gone, `heir` is chosen, or all of them."""
        wanted: dict[SpeakerId | None, str] = {None: self.tr("All speakers")}
        wanted |= {name: name or self.tr("Narrator") for name in self._desk.script.document.speakers}
        box = self.speakers
        if list(wanted.items()) != [(box.itemData(place), box.itemText(place)) for place in range(box.count())]:
            chosen = box.currentData()
            is_gone = chosen not in wanted
            offer(box, wanted, heir if is_gone else chosen)
            if is_gone:
                self._tell()

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
        verdicts: dict[Any, str] = {
            None: self.tr("All verdicts"),
            TOO_LONG: self.tr("does not fit"),
            FAULTS: self.tr("with faults"),
        }
        verdicts |= {frozenset({one}): verdict_word(one) for one in SHOWN_VERDICTS if one != "too_long"}
        offer_again(self.verdicts, verdicts)
        statuses = {status: status_word(status) for status in STATUSES}
        offer_again(self.statuses, {None: self.tr("Any status"), **statuses})
        self.list_speakers()

    def _tell(self) -> None:
        self._wait.stop()
        self.sieved.emit(self.sieve)

    def _redraw(self) -> None:
        self.clear.setIcon(theme.icon("x"))
