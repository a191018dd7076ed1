"""The selection of the view and that of the desk, kept the same."""

from collections.abc import Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QObject

from studio.gui.desk.desk import Desk
from studio.gui.desk.states import Selection
from studio.gui.table.columns import ROW_ID, Column
from studio.gui.table.filters import FilteredRows
from studio.gui.table.model import ScriptModel
from studio.gui.table.rearrange import runs
from studio.gui.table.view import ScriptView
from studio.project.document import RowId

_Flag = QItemSelectionModel.SelectionFlag


class Selecting(QObject):
    """Rows by their ids, whatever is filtered and wherever they stand."""

    def __init__(self, desk: Desk, view: ScriptView, model: ScriptModel, rows: FilteredRows, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view = view
        self._model = model
        self._rows = rows
        self._is_following = False
        selection = view.selectionModel()
        selection.selectionChanged.connect(self._tell)
        selection.currentRowChanged.connect(self._tell)
        desk.selected.connect(self._follow)
        rows.modelReset.connect(self._restore)
        model.rearranged.connect(self._tell)
        self._restore()

    def shown(self) -> list[RowId]:
        """The rows that are shown, in their order."""
        return [self._rows.index(row, 0).data(ROW_ID) for row in range(self._rows.rowCount())]

    def index(self, id_: RowId, column: Column = Column.TEXT) -> QModelIndex:
        """Of a row in the view; invalid where it is not shown."""
        if id_ not in self._desk.script.document.rows:
            return QModelIndex()
        return self._rows.mapFromSource(self._model.index(self._model.row_of(id_), column))

    def show(self, id_: RowId) -> None:
        """Make a row the only selected one, and bring it into sight."""
        self._desk.select([id_], id_)
        self.bring_up(self.index(id_))

    def show_new(self, id_: RowId) -> None:
        """The same for a row that may have nothing yet to pass the filter with: it is held until its text is there."""
        self._rows.hold(id_)
        self.show(id_)

    def bring_up(self, index: QModelIndex) -> None:
        """Scroll up or down to a row, if it is shown; never sideways."""
        if index.isValid():
            bar = self._view.horizontalScrollBar()
            place = bar.value()
            self._view.scrollTo(index)
            bar.setValue(place)

    def edit(self, id_: RowId, column: Column) -> None:
        """Open the editor of a cell; other selected rows stay selected."""
        index = self.index(id_, column)
        if index.isValid():
            self._view.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
            self._view.scrollTo(index)
            self._view.edit(index)

    def _tell(self) -> None:
        """The person selected something in the view."""
        if self._is_following or self._model.is_rearranging:
            return
        selection = self._view.selectionModel()
        rows = self._view.selected_rows()
        ids = tuple(self._rows.index(row, 0).data(ROW_ID) for row in rows)
        current = selection.currentIndex().data(ROW_ID) if selection.currentIndex().isValid() else None
        self._is_following = True
        self._desk.select(ids, current if current in ids else None)
        self._is_following = False

    def _follow(self, wanted: Selection) -> None:
        """The desk selects something."""
        if self._is_following:
            return
        self._is_following = True
        selection = self._view.selectionModel()
        found = [index for index in map(self.index, wanted.rows) if index.isValid()]
        current = self.index(wanted.current) if wanted.current is not None else QModelIndex()
        column = selection.currentIndex().column() if selection.currentIndex().isValid() else int(Column.TEXT)
        if current.isValid():
            selection.setCurrentIndex(current.siblingAtColumn(column), _Flag.NoUpdate)
        selection.select(self._ranges(index.row() for index in found), _Flag.ClearAndSelect | _Flag.Rows)
        self.bring_up(current)
        self._is_following = False

    def _restore(self) -> None:
        self._follow(self._desk.selection)

    def _ranges(self, rows: Iterable[int]) -> QItemSelection:
        selection = QItemSelection()
        for first, last in runs(list(rows)):
            selection.select(self._rows.index(first, 0), self._rows.index(last, len(Column) - 1))
        return selection
