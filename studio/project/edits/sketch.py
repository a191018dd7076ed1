"""An edit in the making."""

from collections.abc import Callable, Iterable

from studio.core.cast import Role
from studio.core.errors import InputError
from studio.core.script import SpeakerId
from studio.project.document import (
    Change,
    Document,
    Key,
    Patch,
    Record,
    Row,
    RowId,
    Table,
    TakeId,
    TakeRecord,
    patch_of,
)


class Sketch:
    """Collects what the records of a document become; in the end that is a patch that touches each of them once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._after: dict[tuple[Table, Key], Record | None] = {}

    def row(self, id_: RowId) -> Row:
        """The row as the edit has made it so far. Raises InputError where there is none."""
        row = self._after.get(("row", id_), self._document.rows.get(id_))
        if not isinstance(row, Row):
            raise InputError("This line is no longer there: it has been deleted meanwhile.")
        return row

    def take(self, id_: TakeId) -> TakeRecord:
        """The take as the edit has made it so far. Raises InputError where there is none."""
        take = self._after.get(("take", id_), self._document.takes.get(id_))
        if not isinstance(take, TakeRecord):
            raise InputError("This take is no longer there: it has been deleted meanwhile.")
        return take

    def put_row(self, row: Row) -> None:
        self._after["row", row.id] = row

    def remove_row(self, id_: RowId) -> None:
        self._after["row", id_] = None

    def put_take(self, take: TakeRecord) -> None:
        self._after["take", take.id] = take

    def remove_take(self, id_: TakeId) -> None:
        self._after["take", id_] = None

    def put_role(self, speaker: SpeakerId, role: Role | None) -> None:
        self._after["role", speaker] = role

    def patch(self) -> Patch:
        before = {"row": self._document.rows, "take": self._document.takes, "role": self._document.roles}
        return patch_of(
            Change(table, key, before[table].get(key), after)  # type: ignore[attr-defined]
            for (table, key), after in self._after.items()
        )


def each_row(document: Document, ids: Iterable[RowId], become: Callable[[Row], Row]) -> Patch:
    """The same edit to several rows. Raises InputError where one is not there."""
    sketch = Sketch(document)
    for id_ in ids:
        sketch.put_row(become(sketch.row(id_)))
    return sketch.patch()


def name_of(document: Document, row: Row) -> str:
    """How a message calls a row."""
    return f"line {document.index_of(row.id) + 1}"
