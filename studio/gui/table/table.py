"""The script editor as one widget."""

from PySide6.QtCore import QByteArray, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from studio.gui.desk.desk import Desk
from studio.gui.shell.language import Retranslated
from studio.gui.table.actions import TableActions
from studio.gui.table.cells import Cell, FigureCell, FitCell, StateCell, VerdictCell
from studio.gui.table.choice_cells import GainCell, MannerCell, StatusCell
from studio.gui.table.columns import ROW_ID, Column
from studio.gui.table.commands import Commands
from studio.gui.table.empty import EmptyScript
from studio.gui.table.field_cells import SpeakerCell, TimeCell
from studio.gui.table.filter_bar import FilterBar
from studio.gui.table.filters import FilteredRows, Sieve
from studio.gui.table.find import FindBar
from studio.gui.table.finding import Finding
from studio.gui.table.line_editor import LineEditor
from studio.gui.table.menus import header_menu, row_menu
from studio.gui.table.model import ScriptModel
from studio.gui.table.proofreading import Proofreading
from studio.gui.table.rowing import RowActions
from studio.gui.table.search import Search
from studio.gui.table.selecting import Selecting
from studio.gui.table.starting_over import StartingOver
from studio.gui.table.text_cell import CommentCell, TextCell
from studio.gui.table.view import ScriptView, VoiceDrop
from studio.gui.table.voice_cell import VoiceCell
from studio.project.document import RowId

HOUR_MS = 3_600_000
_CELLS: dict[Column, type[Cell]] = {
    Column.STATE: StateCell,
    Column.NUMBER: FigureCell,
    Column.START: TimeCell,
    Column.END: TimeCell,
    Column.SLOT: TimeCell,
    Column.SPEAKER: SpeakerCell,
    Column.TEXT: TextCell,
    Column.VOICE: VoiceCell,
    Column.MANNER: MannerCell,
    Column.FIT: FitCell,
    Column.VERDICT: VerdictCell,
    Column.TAKES: FigureCell,
    Column.GAIN: GainCell,
    Column.COMMENT: CommentCell,
    Column.STATUS: StatusCell,
}


class ScriptTable(Retranslated, QWidget):
    """Filter bar, find bar and the rows, or what to do where there are none.

    `actions` are for the window's menus; files that are dropped are left to the window.

    Signals:
        import_wanted (): choose a script to import.
        word_wanted (str): say in a dictionary how a word is read.
        archive_wanted (): render the selected rows in archive quality.
    """

    import_wanted = Signal()
    word_wanted = Signal(str)
    archive_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.commands = Commands(desk, self)
        self.model = ScriptModel(desk, self)
        self.rows = FilteredRows(desk, self.model, self)
        self.view = ScriptView()
        self.filter_bar, self.find_bar, self.empty = FilterBar(desk), FindBar(), EmptyScript()
        self.view.setModel(self.rows)
        self.cells = {column: cell(desk, self.model, self.commands, column, self) for column, cell in _CELLS.items()}
        self.view.show_cells(self.cells)
        self.view.show_lines(2)
        self.view.lay_out_columns()
        self.selecting = Selecting(desk, self.view, self.model, self.rows, self)
        self.actions_ = TableActions(self, self.view)
        self.row_actions = RowActions(desk, self.actions_, self.commands, self.selecting, self)
        self.finding = Finding(
            self.find_bar,
            self.commands,
            self.selecting.shown,
            lambda: desk.selection.current,
            self.selecting.show,
            self,
        )
        self.proofreading = Proofreading(
            desk, self.commands, self.selecting.shown, self._open_text_editor, self._cursor, self
        )
        self._starting_over = StartingOver(
            desk, self.view, self.model, self.rows, self.selecting, self._text_cell, self
        )
        self._lay_out()
        self._connect()
        self.retranslate()
        self._count()

    def save_state(self) -> QByteArray:
        """Order, width and visibility of the columns, and the height of the rows."""
        return QByteArray(bytes([self.view.lines])) + self.view.horizontalHeader().saveState()

    def restore_state(self, state: QByteArray) -> None:
        """What `save_state` gave; anything else changes nothing."""
        kept = bytes(state.data())
        if kept[:1] in (b"\x01", b"\x02") and self.view.horizontalHeader().restoreState(QByteArray(kept[1:])):
            self.show_lines(kept[0])

    def show_lines(self, lines: int) -> None:
        """Rows as high as one or two lines of text."""
        self._text_cell.lines = lines
        self.view.show_lines(lines)
        self.view.viewport().update()

    def retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("Script"))
        for part in (self.model, self.filter_bar, self.find_bar, self.empty, self.actions_):
            part.retranslate()

    @property
    def _text_cell(self) -> TextCell:
        cell = self.cells[Column.TEXT]
        assert isinstance(cell, TextCell)
        return cell

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.filter_bar)
        layout.addWidget(self.find_bar)
        layout.addWidget(self._stack, 1)
        self.setFocusProxy(self.view)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.horizontalHeader().setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _connect(self) -> None:
        desk, view = self._desk, self.view
        desk.selected.connect(self._allow)
        desk.script.opened.connect(self._count)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._count)
        # A filter takes thousands of rows away in as many signals: count once.
        for change in (self.rows.rowsInserted, self.rows.rowsRemoved, self.rows.modelReset, self.rows.layoutChanged):
            change.connect(lambda: self._soon.start())
        desk.script.edited.connect(self.filter_bar.follow)
        view.customContextMenuRequested.connect(self._open_row_menu)
        view.horizontalHeader().customContextMenuRequested.connect(self._open_header_menu)
        view.voice_dropped.connect(self._take_voice)
        view.rows_dropped.connect(self._take_rows)
        self.filter_bar.sieved.connect(self._sift)
        self.find_bar.searched.connect(self._search)
        self.find_bar.closed.connect(view.setFocus)
        self.empty.import_wanted.connect(self.import_wanted)
        self.empty.line_wanted.connect(self.row_actions.add)
        self.empty.all_wanted.connect(self.filter_bar.let_all_through)
        text, comment = self._text_cell, self.cells[Column.COMMENT]
        text.edited.connect(self._go_on)
        text.began.connect(self.rows.hold)
        # Once the view is done with the editor: the row may go out of sight.
        text.ended.connect(lambda: self.rows.hold(text.edited_row), Qt.ConnectionType.QueuedConnection)
        assert isinstance(comment, CommentCell)
        comment.edited.connect(lambda id_, by: view.setFocus())
        actions = self.actions_
        actions.on("find", lambda: self.find_bar.open(replaces=False))
        actions.on("replace", lambda: self.find_bar.open(replaces=True))
        actions.on("find_next", lambda: self.finding.step(1))
        actions.on("find_previous", lambda: self.finding.step(-1))
        actions.on("filter", self.filter_bar.search.setFocus)
        actions.on("rename", self._rename)
        actions.on("next_doubt", lambda: self.proofreading.step(1))
        actions.on("previous_doubt", lambda: self.proofreading.step(-1))
        text.reading_wanted.connect(self.proofreading.open)
        text.word_wanted.connect(self.word_wanted)
        desk.preferences.changed.connect(lambda before: view.viewport().update())

    def _go_on(self, id_: RowId, by: int) -> None:
        """Edit the row that stands so much further, unless there is none."""
        index = self.selecting.index(id_)
        following = self.rows.index(index.row() + by, Column.TEXT)
        if not following.isValid():
            self.view.setFocus()
            return
        flags = QItemSelectionModel.SelectionFlag
        self.view.selectionModel().setCurrentIndex(following, flags.ClearAndSelect | flags.Rows)
        self.view.edit(following)

    def _open_text_editor(self, id_: RowId) -> LineEditor | None:
        """The editor of a row's text, opened where it is not open yet."""
        if self._text_cell.edited_row != id_:
            self.view.setFocus()  # takes over what is being typed
            self._desk.select([id_], id_)
            self.selecting.edit(id_, Column.TEXT)
        return self._text_cell.editor if self._text_cell.edited_row == id_ else None

    def _cursor(self) -> int | None:
        editor = self._text_cell.editor
        return None if editor is None else editor.textCursor().position()

    def _rename(self) -> None:
        cell, current = self.cells[Column.SPEAKER], self._desk.selection.current
        assert isinstance(cell, SpeakerCell)
        if current is not None:
            cell.renames = True
            self.selecting.edit(current, Column.SPEAKER)

    def _sift(self, sieve: Sieve) -> None:
        self.rows.sift(sieve)
        self._count()
        current = self._desk.selection.current
        if current is not None:
            self.selecting.bring_up(self.selecting.index(current))

    def _search(self, search: Search | None) -> None:
        self._text_cell.search = search
        self.view.viewport().update()

    def _count(self) -> None:
        self.filter_bar.list_speakers()  # which may let other rows through
        shown, total = self.rows.rowCount(), self.model.rowCount()
        self.filter_bar.show_count(shown, total)
        self.view.widen_times(any(row.cue and row.cue.end_ms >= HOUR_MS for row in self._desk.script.document))
        self.filter_bar.setVisible(total > 0)
        self.empty.show_for(total > 0, self._desk.script.is_read_only)
        self._stack.setCurrentIndex(0 if shown else 1)
        self.view.viewport().update()  # numbers below have changed
        self._allow()

    def _allow(self) -> None:
        self.actions_.allow(self._desk.selection.current is not None, self._desk.script.is_read_only)

    def _take_voice(self, drop: VoiceDrop) -> None:
        if drop.on_speaker:
            self.commands.cast(self._desk.script.document.rows[drop.row].speaker, drop.voice)
        else:
            selected = self._desk.selection.rows
            self.commands.set_voice(selected if drop.row in selected else (drop.row,), drop.voice)

    def _take_rows(self, ids: tuple[RowId, ...], before: RowId | None) -> None:
        document = self._desk.script.document
        self.commands.move(ids, len(document) if before is None else document.index_of(before))

    def _open_row_menu(self, point: QPoint) -> None:
        index = self.view.indexAt(point)
        if index.isValid():
            on_speaker = index.column() == Column.SPEAKER
            row, wanted = index.data(ROW_ID), self.archive_wanted.emit
            menu = row_menu(self, self._desk, self.actions_, row, on_speaker, wanted)
            self._offer_reading(menu, index, point)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.view.viewport().mapToGlobal(point))

    def _offer_reading(self, menu: QMenu, index: QModelIndex, point: QPoint) -> None:
        """Of the character that was clicked, where it has several."""
        id_: RowId = index.data(ROW_ID)
        at = None
        if index.column() == Column.TEXT:
            row, cell = self._desk.script.document.rows[id_], self.view.visualRect(index)
            at = self._text_cell.place(row, cell, self.view.font(), point)
        place = None if at is None else self.proofreading.place_at(id_, at)
        if place is not None and not self._desk.script.is_read_only:
            first = menu.actions()[0]
            action = QAction(self.tr("Reading of {word}…").format(word=place.written), menu)
            action.triggered.connect(lambda: self.proofreading.go_to(id_, place))
            menu.insertAction(first, action)
            menu.insertSeparator(first)

    def _open_header_menu(self, point: QPoint) -> None:
        menu = header_menu(self, self.view, self.show_lines)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.view.horizontalHeader().mapToGlobal(point))
