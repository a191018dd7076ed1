"""Going from place to place, and replacing, over the rows that are shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from studio.core.errors import InputError
from studio.gui.table.commands import Commands
from studio.gui.table.find import FindBar
from studio.project.document import RowId


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was found."""

    row: RowId
    start: int
    end: int


class Finding(QObject):
    """Serves a `FindBar`."""

    def __init__(
        self,
        bar: FindBar,
        commands: Commands,
        shown: Callable[[], Sequence[RowId]],
        current: Callable[[], RowId | None],
        show: Callable[[RowId], None],
        parent: QObject,
    ) -> None:
        """`shown` gives the rows to search, in their order; `show` makes one the current row."""
        super().__init__(parent)
        self._bar = bar
        self._commands = commands
        self._shown = shown
        self._current = current
        self._show = show
        self.place: Place | None = None
        """What was found last, if the row is still the current one."""
        bar.step_wanted.connect(self.step)
        bar.replace_wanted.connect(self.replace)
        bar.replace_all_wanted.connect(self.replace_all)
        bar.searched.connect(self._count)

    def step(self, by: int) -> None:
        """Go to the next place (1) or the one before (-1), round the end."""
        places = self._places()
        if not places:
            return
        order = {id_: number for number, id_ in enumerate(self._shown())}
        here = self._here(order)
        keys = [(order[place.row], place.start) for place in places]
        if by > 0:
            number = next((n for n, key in enumerate(keys) if key > here), 0)
        else:
            number = next((n for n in reversed(range(len(keys))) if keys[n] < here), len(keys) - 1)
        self.place = places[number]
        self._show(self.place.row)
        self._bar.tell(self.tr("{number} of {n}").format(number=number + 1, n=len(places)))

    def replace(self) -> None:
        """Replace the place that was found last; where there is none yet, find one."""
        search, place = self._bar.search, self.place
        if search is None:
            return
        if place is None or place.row != self._current() or (place.start, place.end) not in self._found(place.row):
            self.step(1)
            return
        try:
            text, end = search.replaced_at(self._text(place.row), place.start, self._bar.replacement.text())
        except InputError as error:
            self._bar.tell(str(error), is_problem=True)
            return
        self._commands.set_texts(self.tr("Replace"), {place.row: text})
        # What was put in is not searched again.
        self.place = Place(place.row, end - 1, end)
        self.step(1)

    def replace_all(self) -> None:
        """In all rows that are shown, as one step of undo."""
        search = self._bar.search
        if search is None:
            return
        places = self._places()
        rows = dict.fromkeys(place.row for place in places)
        try:
            texts = {row: search.replaced(self._text(row), self._bar.replacement.text()) for row in rows}
        except InputError as error:
            self._bar.tell(str(error), is_problem=True)
            return
        if self._commands.set_texts(self.tr("Replace all"), texts):
            self._bar.tell(self.tr("Replaced %n time(s).", None, len(places)))

    def _here(self, order: dict[RowId, int]) -> tuple[int, int]:
        current = self._current()
        if self.place is not None and self.place.row == current and current in order:
            return order[current], self.place.start
        return (order[current], -1) if current in order else (-1, -1)

    def _places(self) -> list[Place]:
        return [Place(row, start, end) for row in self._shown() for start, end in self._found(row)]

    def _found(self, row: RowId) -> tuple[tuple[int, int], ...]:
        return self._bar.search.found(self._text(row)) if self._bar.search is not None else ()

    def _text(self, row: RowId) -> str:
        return self._commands.document.rows[row].text

    def _count(self) -> None:
        self.place = None
        if self._bar.search is not None:
            n = len(self._places())
            self._bar.tell(self.tr("%n place(s)", None, n) if n else self.tr("Nothing found."))
