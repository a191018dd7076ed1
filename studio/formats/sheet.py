"""The cells of a table in a document -> a script."""

from collections.abc import Sequence
from dataclasses import replace

from studio.core.choices import Choices
from studio.core.errors import UnknownColumns
from studio.core.script import Script
from studio.formats.columns import chosen, is_enough, is_header, named, times_overlooked, unit_of
from studio.formats.rows import Row, lacks_rate, script_of

Cells = Sequence[str]
_SHOWN_ROWS = 8
"""Of a table whose columns are not known."""
_TITLE_ROWS = 20
"""In which the names of the columns are looked for: a title may stand above them."""


def header_of(rows: Sequence[Cells]) -> int | None:
    """Which row names the columns."""
    return next((at for at in filled(rows)[:_TITLE_ROWS] if is_enough(named(rows[at]))), None)


def filled(rows: Sequence[Cells]) -> list[int]:
    """Which rows have anything in them. The others stay, so that each row has the number that the person sees."""
    return [at for at, row in enumerate(rows) if any(cell.strip() for cell in row)]


def shown_of(rows: Sequence[Cells]) -> tuple[tuple[str, ...], ...]:
    """The first rows with anything in them."""
    return tuple(tuple(rows[at]) for at in filled(rows)[:_SHOWN_ROWS])


def script_of_cells(rows: Sequence[Cells], choices: Choices) -> Script:
    """The script of a table. Raises `UnknownColumns`, and `InputError` for a choice that it does not have."""
    used = filled(rows)
    at = next(iter(used), None) if choices.columns else header_of(rows)
    if at is None:
        raise UnknownColumns(shown_of(rows))
    header = rows[at]
    columns = chosen(header, choices) if choices.columns else named(header)
    shown = shown_of(rows[at:])
    if not choices.columns and (why := times_overlooked(shown[1:], columns)):
        raise UnknownColumns(shown, why)
    choices = replace(choices, unit=choices.unit or unit_of(header))
    has_names = not choices.columns or is_header(header, columns, choices)
    first = at + 1 if has_names else at
    kept = [
        Row(place + 1, {column: rows[place][cell] for column, cell in columns.items() if cell < len(rows[place])})
        for place in used
        # The names may stand on every page.
        if place >= first and not (has_names and list(rows[place]) == list(header))
    ]
    script = script_of(kept, columns, choices)
    if lacks_rate(script, kept, choices):
        raise UnknownColumns(shown, f"it has no usable cue. {script.notes[0]}")
    return script
