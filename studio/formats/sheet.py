"""The cells of a table in a document -> a script."""

from collections.abc import Sequence
from dataclasses import replace

from studio.core.choices import Choices
from studio.core.errors import UnknownColumns
from studio.core.script import Script
from studio.formats.columns import chosen, is_enough, is_header, named, unit_of
from studio.formats.rows import Row, lacks_rate, script_of

Cells = Sequence[str]
SHOWN_ROWS = 8
"""Of a table whose columns are not known."""
_TITLE_ROWS = 20
"""In which the names of the columns are looked for: a title may stand above them."""


def header_of(rows: Sequence[Cells]) -> int | None:
    """Which row names the columns."""
    return next((at for at, row in enumerate(rows[:_TITLE_ROWS]) if is_enough(named(row))), None)


def script_of_cells(rows: Sequence[Cells], choices: Choices) -> Script:
    """The script of a table. Raises `UnknownColumns`, and `InputError` for a choice that it does not have."""
    at = 0 if choices.columns else header_of(rows)
    if at is None or not rows:
        raise UnknownColumns(tuple(tuple(row) for row in rows[:SHOWN_ROWS]))
    header = rows[at]
    columns = chosen(header, choices) if choices.columns else named(header)
    choices = replace(choices, unit=choices.unit or unit_of(header))
    has_names = not choices.columns or is_header(header, columns, choices)
    first = at + 1 if has_names else at
    kept = [
        Row(number, {column: row[place] for column, place in columns.items() if place < len(row)})
        for number, row in enumerate(rows[first:], first + 1)
        # The names may stand on every page.
        if any(cell.strip() for cell in row) and not (has_names and list(row) == list(header))
    ]
    script = script_of(kept, columns, choices)
    if lacks_rate(script, kept, choices):
        shown = tuple(tuple(row) for row in rows[at : at + SHOWN_ROWS])
        raise UnknownColumns(shown, f"it has no usable cue. {script.notes[0]}")
    return script
