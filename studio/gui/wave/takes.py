"""The takes of the current line: heard, compared, picked, named, deleted, drawn anew."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio.core.take_fault import WEIGHTS
from studio.gui.desk.desk import Desk
from studio.gui.desk.lengths import Fitted
from studio.gui.desk.script import Edited
from studio.gui.shell.elided import ElidedLabel
from studio.gui.shell.empty_table import PAD, EmptyTable
from studio.gui.shell.language import Retranslated
from studio.gui.shell.theme import theme
from studio.gui.wave.fault_marks import placed
from studio.gui.wave.takes_model import Column, TakesModel
from studio.project import edits
from studio.project.document import TakeId, TakeRecord

_WIDTHS = {
    Column.PLAY: "M",
    Column.CHECK: "M",
    Column.NAME: "A take's name",
    Column.MARK: "A/B",
    Column.LENGTH: "Length",
    Column.FIT: "M −00.00",
    Column.STATE: "manner changed",
    Column.SEED: "0000",
    Column.MADE: "00/00/00 ",
}
"""The widest text that each column is to show."""


class TakesPanel(Retranslated, QWidget):
    """A row of buttons over the table of takes.

    Signals:
        place_wanted (TakeId, int): the person wants to see a place in a take, in ms.
    """

    place_wanted = Signal(int, int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.model = TakesModel(desk, self)
        self.view = _TakesView(self.model, self._empty)
        # What goes on with the line may be left out in a narrow panel; its takes say it too.
        self.title = ElidedLabel(Qt.TextElideMode.ElideRight)
        self.title.setMinimumWidth(self.title.fontMetrics().averageCharWidth() * 18)
        self._commands: dict[str, tuple[QAction, str]] = {}
        buttons = QHBoxLayout()
        buttons.setContentsMargins(2 * PAD, PAD, PAD, PAD)
        buttons.setSpacing(PAD)
        buttons.addWidget(self.title, 1)
        for name, icon, key, run in (
            ("play", "play", "", self.play),
            ("pick", "check", "P", self.pick),
            ("mark", "flag", "A", self.mark),
            ("compare", "headphones", "B", self.compare),
            ("name", "pencil", "F2", self.name),
            ("retake", "refresh-cw", "R", self.retake),
            ("delete", "trash-2", "Del", self.delete),
        ):
            buttons.addWidget(self._button(name, icon, key, run))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(buttons)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self.view.activated.connect(self.play)
        self.view.clicked.connect(self._clicked)
        self.view.selectionModel().currentChanged.connect(self._choose)
        desk.selected.connect(self._show)
        desk.script.opened.connect(self._show)
        desk.script.edited.connect(self._follow)
        desk.lengths.fitted.connect(self._fitted)
        desk.sound.changed.connect(self.model.refresh)
        desk.queue.changed.connect(self._tell)
        theme.changed.connect(self._paint_icons)
        self.retranslate()
        self._paint_icons()
        self._show()

    @property
    def current(self) -> TakeRecord | None:
        """The take that the keys are about."""
        return self.model.take_at(self.view.currentIndex())

    def play(self) -> None:
        """Hear the current take."""
        if self.current is not None:
            self._desk.sound.play_take(self.current.id)

    def pick(self) -> None:
        """From now on the current take is heard and exported."""
        take = self.current
        if take is not None:
            patch = edits.pick_take(self._desk.script.document, take.row, take.id)
            self._desk.script.do(self.tr("Pick take"), patch)

    def mark(self) -> None:
        """Compare the current take with another, or no longer."""
        if self.current is not None:
            self.model.mark(self.current.id)

    def compare(self) -> None:
        """Switch to the other of the two compared takes, at the same place where one plays."""
        pair = self._pair()
        if pair is None:
            return
        sound, (a, b) = self._desk.sound, pair
        other = b if sound.heard_take == a else a
        position = sound.position
        goes_on = sound.is_playing and position.row == self.model.row
        longest = self._desk.script.document.takes[other].n_samples
        sound.play_take(other, position.sample if goes_on and position.sample < longest else 0)
        self.view.selectRow(self.model.index_of(other))

    def name(self) -> None:
        """Type a name for the current take, in place."""
        if self.current is not None:
            self.view.edit(self.model.index(self.view.currentIndex().row(), Column.NAME))

    def retake(self) -> None:
        """Draw a new seed for the line."""
        if self.model.row is not None and not self._desk.script.is_read_only:
            self._desk.queue.retake([self.model.row])

    def delete(self) -> None:
        """Delete the selected takes."""
        chosen = [self.model.takes[index.row()].id for index in self.view.selectionModel().selectedRows()]
        if chosen:
            patch = edits.delete_takes(self._desk.script.document, chosen)
            self._desk.script.do(self.tr("Delete take"), patch)

    def retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("Takes"))
        for name, text, tip in (
            ("play", self.tr("Play take"), self.tr("Play this take")),
            ("pick", self.tr("Pick take"), self.tr("Pick this take: it is heard and exported")),
            ("mark", self.tr("Mark for comparison"), self.tr("Mark this take for comparison, or no longer")),
            ("compare", self.tr("Compare A and B"), self.tr("Switch between the two marked takes at the same place")),
            ("name", self.tr("Name take"), self.tr("Name this take; a named take is never cleaned up")),
            ("retake", self.tr("Retake"), self.tr("Make another take, with a new seed")),
            ("delete", self.tr("Delete take"), self.tr("Delete the selected takes; undo brings them back")),
        ):
            action = self._commands[name][0]
            action.setText(text)
            # Enter comes as `activated`: as a shortcut it would be taken from the editor of the name.
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) or self.tr("Enter")
            action.setToolTip(f"{tip} ({key})")
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        self.model.refresh()
        self._tell()
        self.view.viewport().update()

    def _button(self, name: str, icon: str, key: str, run: Callable[[], None]) -> QToolButton:
        action = QAction(self)
        action.setShortcut(QKeySequence(key))
        # Takes are compared while the eye is on the script, too.
        context = Qt.ShortcutContext
        action.setShortcutContext(context.WindowShortcut if name == "compare" else context.WidgetWithChildrenShortcut)
        action.triggered.connect(run)
        self._commands[name] = (action, icon)
        self.addAction(action)
        self.view.addAction(action)  # for its context menu
        button = QToolButton()
        button.setDefaultAction(action)
        size = self.fontMetrics().height()
        button.setIconSize(QSize(size, size))
        return button

    def _pair(self) -> tuple[TakeId, TakeId] | None:
        """The two marked takes, or else the picked one and the current one."""
        if len(self.model.marked) == 2:
            return self.model.marked[0], self.model.marked[1]
        picked = next((take.id for take in self.model.takes if self.model.is_picked(take)), None)
        other = next(iter(self.model.marked), None if self.current is None else self.current.id)
        return (picked, other) if picked is not None and other is not None and picked != other else None

    def _show(self) -> None:
        self.model.show_row(self._desk.selection.current)
        picked = [i for i, take in enumerate(self.model.takes) if self.model.is_picked(take)]
        if self.model.takes:
            self.view.selectRow(picked[0] if picked else len(self.model.takes) - 1)
        self._choose()

    def _follow(self, _: Edited) -> None:
        before, number = self.current, self.view.currentIndex().row()
        known = {take.id for take in self.model.takes}
        row = self.model.row
        self.model.show_row(row if row in self._desk.script.document.rows else None)
        new = [i for i, take in enumerate(self.model.takes) if take.id not in known]
        kept = self.model.index_of(None if before is None else before.id)
        if self.model.takes and not self.view.currentIndex().isValid():
            self.view.selectRow(new[-1] if new else kept if kept >= 0 else min(number, len(self.model.takes) - 1))
        self._choose()

    def _fitted(self, event: Fitted) -> None:
        if self.model.row in event.rows:
            self.model.refresh()

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == Column.PLAY:
            self.play()
        elif index.column() == Column.CHECK:
            self._go_to_fault()

    def _go_to_fault(self) -> None:
        """Show where the worst fault of the current take is, if it is somewhere."""
        take = self.current
        found = () if take is None or take.verified is None else placed(take.verified.faults)
        if take is not None and found:
            self.place_wanted.emit(take.id, max(found, key=lambda fault: WEIGHTS[fault.kind]).start_ms)

    def _choose(self) -> None:
        self._tell()
        self._enable()

    def _enable(self) -> None:
        has_take, may_edit = self.current is not None, not self._desk.script.is_read_only
        for name, (action, _) in self._commands.items():
            if name == "retake":
                action.setEnabled(may_edit and self.model.row is not None)
            elif name == "compare":
                action.setEnabled(len(self.model.takes) > 1)
            else:
                action.setEnabled(has_take and (may_edit or name in ("play", "mark")))

    def _tell(self) -> None:
        """The line's number, and whether one more take is on its way."""
        row, document = self.model.row, self._desk.script.document
        if row is None or row not in document.rows:
            self._name("")
            return
        line = document.index_of(row) + 1
        number = self.view.currentIndex().row() + 1
        if number:
            parts = [self.tr("Line {0}, take {1}").format(line, number)]
        else:
            parts = [self.tr("Line {0}, no take").format(line)]
        if self._desk.queue.is_queued(row):
            parts.append(self.tr("rendering …"))
        self._name(" · ".join(parts))

    def _name(self, title: str) -> None:
        self.title.setText(title)
        self.title.setToolTip(title)

    def _empty(self) -> str:
        """What to do where there is no take."""
        if self.model.row is None:
            return self.tr("Select a line to see its takes.")
        return self.tr("No take yet. Play or render the line: every take is kept here.")

    def _paint_icons(self) -> None:
        for action, icon in self._commands.values():
            action.setIcon(theme.icon(icon))
        # A style sheet passes the palette by.
        chosen, text = theme.colour("selection").name(), theme.colour("text").name()
        colours = f"selection-background-color: {chosen}; selection-color: {text};"
        self.view.setStyleSheet(f"QTableView {{ {colours} }} QTableView::item {{ padding: 0 {PAD}px; }}")
        self.model.refresh()


class _TakesView(EmptyTable):
    """Takes, scrolled sideways where the panel is narrow."""

    def __init__(self, model: TakesModel, empty: Callable[[], str]) -> None:
        super().__init__(model, empty)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setMinimumSectionSize(self.fontMetrics().height())
        for column, widest in _WIDTHS.items():
            self.setColumnWidth(column, self.fontMetrics().horizontalAdvance(widest) + 4 * PAD)
        header.setStretchLastSection(True)
