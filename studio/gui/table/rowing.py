"""The commands of the table, as its actions call them: on the selected rows, leaving the right row selected."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject

from studio.gui.desk.desk import Desk
from studio.gui.table.actions import NUDGES, TableActions
from studio.gui.table.columns import Column
from studio.gui.table.commands import Commands
from studio.gui.table.selecting import Selecting
from studio.project.document import RowId, Status

_ENDS = ".!?;,:。！？；，：、…"


class RowActions(QObject):
    """What the keys and menus do to rows."""

    def __init__(
        self, desk: Desk, actions: TableActions, commands: Commands, selecting: Selecting, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._commands = commands
        self._selecting = selecting
        actions.on("edit", lambda: self._edit(Column.TEXT))
        actions.on("speaker", lambda: self._edit(Column.SPEAKER))
        actions.on("voice", lambda: self._edit(Column.VOICE))
        actions.on("gain", lambda: self._edit(Column.GAIN))
        actions.on("comment", lambda: self._edit(Column.COMMENT))
        actions.on("add", self.add)
        actions.on("delete", self.delete)
        actions.on("split", self.split)
        actions.on("merge", self.merge)
        actions.on("up", lambda: self._commands.step(self._rows, -1))
        actions.on("down", lambda: self._commands.step(self._rows, 1))
        actions.on("sort", self._commands.sort_by_time)
        statuses: tuple[tuple[str, Status], ...] = (("open", "open"), ("approve", "approved"), ("retake", "retake"))
        for name, status in statuses:
            actions.on(name, partial(self._mark, status))
        for name, (start_ms, end_ms) in NUDGES.items():
            actions.on(name, partial(self._nudge, start_ms, end_ms))

    def add(self) -> None:
        """Below the current row, or as the first, and write its text."""
        document = self._desk.script.document
        after = self._current
        if after is None and len(document):
            after = document.row_at(len(document) - 1).id
        new = self._commands.add(after)
        if new is not None:
            self._selecting.show_new(new)
            self._edit(Column.TEXT)

    def delete(self) -> None:
        """Then the row that follows is the current one."""
        rows = self._rows
        after = self._beside(rows)
        if self._commands.delete(rows) and after is not None:
            self._selecting.show(after)

    def split(self) -> None:
        """Near the middle of the current row."""
        row = self._current
        if row is not None:
            text = self._desk.script.document.rows[row].text
            self._commands.split(row, text, middle(text))

    def merge(self) -> None:
        """The merged row is the current one then."""
        rows = sorted(self._rows, key=self._desk.script.document.index_of)
        if self._commands.merge(rows):
            self._selecting.show(rows[0])

    @property
    def _rows(self) -> tuple[RowId, ...]:
        return self._desk.selection.rows

    @property
    def _current(self) -> RowId | None:
        return self._desk.selection.current

    def _mark(self, status: Status) -> None:
        self._commands.set_status(self._rows, status)

    def _nudge(self, start_ms: int, end_ms: int) -> None:
        self._commands.nudge(self._rows, start_ms, end_ms)

    def _edit(self, column: Column) -> None:
        if self._current is not None:
            self._selecting.edit(self._current, column)

    def _beside(self, rows: Sequence[RowId]) -> RowId | None:
        """The shown row behind the last of these, else that before the first."""
        shown = self._selecting.shown()
        places = [place for place, id_ in enumerate(shown) if id_ in rows]
        if not places:
            return None
        following = shown[places[-1] + 1 : places[-1] + 2] or shown[max(0, places[0] - 1) : places[0]]
        return following[0] if following else None


def middle(text: str) -> int:
    """Where a text is best split: behind the sentence, else the clause, else the word that ends nearest its middle."""
    centre = len(text) / 2
    inner = range(1, len(text))
    ends = [place for place in inner if text[place - 1] in _ENDS and text[place] not in _ENDS]
    if not ends:
        ends = [place for place in inner if text[place - 1].isspace()]
    return min(ends or [len(text) // 2], key=lambda place: abs(place - centre))
