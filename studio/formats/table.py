"""Tables, csv and tsv: a row of column names, then one cue per row. Without times it is untimed text."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice

from studio.core.choices import USUAL, Choices
from studio.core.errors import UnknownColumns
from studio.core.script import Line, Script, Source
from studio.core.timecode import clock
from studio.formats.columns import chosen, is_enough, is_header, named, times_overlooked, unit_of
from studio.formats.markup import LINE_END, TOKEN, escaped, lines_of, unescaped, without_markup
from studio.formats.retext import Markup
from studio.formats.rewriting import Way
from studio.formats.rows import Row, lacks_rate, script_of
from studio.formats.written import source, starts_of, written

_DELIMITERS = ",;\t|"
_NO_DELIMITER = "\x1f"
_LONGEST_ROW = 50
"""Lines of the file that a quoted cell may go on for."""
_MOST_OPEN = 100
"""Rows whose quotes are left open, after which no quoted cell goes on in another line: each costs many attempts."""
_SHOWN_ROWS = 8
"""Of a table whose columns are not known."""
_SLOTS = {"start": "s", "end": "e", "speaker": "p", "text": "t"}

_WHOLE_SECONDS = re.compile(r"\s*\d+(?::\d+){1,2}", re.ASCII)
_THOUSANDTHS = re.compile(r"\d{3}\s*", re.ASCII)


def read_table(text: str, choices: Choices = USUAL) -> Script:
    """Read the text of a csv or tsv file. Raises `UnknownColumns` where neither a row nor a choice names them, and
    `InputError` for a choice that the table does not have."""
    lines = lines_of(text)
    at, header, delimiter = _opened(lines)
    columns = chosen(header, choices) if choices.columns else named(header)
    shown = tuple(tuple(cells) for _, _, cells in islice(_rows(lines, at, delimiter), _SHOWN_ROWS))
    if not is_enough(columns):
        raise UnknownColumns(shown)
    if not choices.columns and (why := times_overlooked(shown[1:], columns)):
        raise UnknownColumns(shown, why)
    choices = replace(choices, unit=choices.unit or unit_of(header))
    if not choices.columns or is_header(header, columns, choices):
        at += 1
    if len(header) == 1:
        delimiter = _NO_DELIMITER
    file, starts = "\n".join(lines), starts_of(lines)
    rows = []
    for first, n_lines, cells in _rows(lines, at, delimiter):
        where = None
        if len(cells) <= len(header):
            spans = _spans("\n".join(lines[first : first + n_lines]), cells, delimiter, starts[first])
            slots = [(letter, *spans[columns[name]]) for name, letter in _SLOTS.items()
                     if name in columns and columns[name] < len(spans)]  # fmt: skip
            # Ends that are worked out from a length have no place of their own in the file.
            is_placed = spans and "duration" not in columns
            where = written(file, starts[first], starts[first + n_lines], slots) if is_placed else None
        rows.append(Row(first + 1, _named(cells, len(header), columns, delimiter), where))
    script = script_of(rows, columns, choices, partial(source, ".csv", file))
    if lacks_rate(script, rows, choices):
        raise UnknownColumns(shown, f"it has no usable cue. {script.notes[0]}")
    return script


def write_csv(script: Script) -> str:
    """A csv file of a script: start, end, text, speaker; text and speaker alone where it is untimed."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*(("start", "end") if script.is_timed else ()), "text", "speaker"])
    for line in script.lines:
        times = (clock(line.cue.start_ms), clock(line.cue.end_ms)) if line.cue else ()
        writer.writerow([*times, escaped(line.text), line.speaker])
    return out.getvalue()


def _opened(lines: Sequence[str]) -> tuple[int, list[str], str]:
    """Where the first row of a table stands, its cells, and what parts them."""
    at = next((place for place, line in enumerate(lines) if line.strip()), 0)
    if lines[at].lower().startswith("sep=") and at + 1 < len(lines):
        at += 1  # Spreadsheets write which delimiter they use; the names show it as well.
    header = lines[at].removeprefix("\ufeff")
    cells = {mark: _cells_of([header], mark) or header.split(mark) for mark in _DELIMITERS}
    delimiter = max(_DELIMITERS, key=lambda mark: (len(named(cells[mark])), len(cells[mark])))
    return at, cells[delimiter], delimiter


def _named(cells: list[str], n_columns: int, columns: Mapping[str, int], delimiter: str) -> dict[str, str]:
    """The known cells of a row. Where it has too many, times or text hold delimiters that nobody quoted."""
    filled = max((place for place, cell in enumerate(cells, 1) if cell.strip()), default=0)
    cells = cells[: max(filled, n_columns)]
    if len(cells) > n_columns and delimiter == ",":
        cells = _times_rejoined(cells)
    extra = max(0, len(cells) - n_columns)
    at = columns["text"]
    if extra:
        cells = [*cells[:at], delimiter.join(cells[at : at + extra + 1]), *cells[at + extra + 1 :]]
    return {column: cells[place] for column, place in columns.items() if place < len(cells)}


def _times_rejoined(cells: list[str]) -> list[str]:
    """`cells` with 00:01:02,500 in one where it was parted at its comma."""
    whole: list[str] = []
    for cell in cells:
        if whole and _THOUSANDTHS.fullmatch(cell) and _WHOLE_SECONDS.fullmatch(whole[-1]):
            whole[-1] += f",{cell}"
        else:
            whole.append(cell)
    return whole


def _rows(lines: Sequence[str], at: int, delimiter: str) -> Iterator[tuple[int, int, list[str]]]:
    """Rows, each with its first line, from 0, and how many it has. A quote left open does not swallow the rest."""
    n_open = 0
    while at < len(lines):
        n_lines = 1
        cells = _cells_of([lines[at]], delimiter)
        longest = min(_LONGEST_ROW if n_open < _MOST_OPEN else 1, len(lines) - at)
        while cells is None and n_lines < longest:
            n_lines += 1
            cells = _cells_of(lines[at : at + n_lines], delimiter)
        if cells is None:
            n_lines, cells = 1, lines[at].split(delimiter)
            n_open += 1
        if any(cell.strip() for cell in cells):
            yield at, n_lines, cells
        at += n_lines


def _cells_of(lines: Sequence[str], delimiter: str) -> list[str] | None:
    """Cells of the one row that `lines` hold; None where its quotes are not in order."""
    try:
        rows = list(csv.reader([f"{line}\n" for line in lines], delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None


def _spans(row: str, cells: Sequence[str], delimiter: str, at: int) -> list[tuple[int, int]]:
    """Where each cell of a row stands that starts `at` in its file, quotes and all; nothing where that is not clear."""
    spans: list[tuple[int, int]] = []
    place = 0
    while place <= len(row):
        match = _QUOTED.match(row, place)
        end = match.end() if match else row.find(delimiter, place)
        end = len(row) if end < 0 else end
        if end < len(row) and row[end] != delimiter:
            return []
        spans.append((at + place, at + end))
        place = end + 1
    return spans if [_bare(row[start - at : end - at]) for start, end in spans] == list(cells) else []


def _bare(cell: str) -> str:
    return cell[1:-1].replace('""', '"') if _QUOTED.fullmatch(cell) else cell


def _quoted(cell: str) -> str:
    needs_quotes = cell != cell.strip() or any(mark in cell for mark in f'{_DELIMITERS}"\n')
    return '"' + cell.replace('"', '""') + '"' if needs_quotes else cell


def _time(ms: int, old: str, was_ms: int) -> str:
    """A time as its column has them: a clock, seconds, or milliseconds."""
    bare = _bare(old).strip()
    if bare.isdecimal() and int(bare) == was_ms:
        return str(ms)
    if not re.fullmatch(r"\d+([.,]\d+)?", bare):
        return clock(ms, "." if "." in bare else ",")
    seconds = f"{ms // 1000}.{ms % 1000:03}".rstrip("0").rstrip(".")
    return seconds.replace(".", ",") if "," in bare else seconds


def _new(line: Line, source: Source) -> str:
    """A row in the columns of the table."""
    header_text = source.asides[0][1] if source.asides and source.asides[0][0] == 0 else ""
    _, header, delimiter = _opened(lines_of(header_text))
    columns = named(header)
    values = {"text": escaped(line.text), "speaker": line.speaker}
    if line.cue:
        unit = unit_of(header)
        start, end = (str(ms) if unit == "ms" else clock(ms) for ms in (line.cue.start_ms, line.cue.end_ms))
        values |= {"start": start, "end": end, "time": start}
    if not is_enough(columns):
        columns = {name: place for place, name in enumerate(("start", "end", "text", "speaker"))}
    by_place = {place: name for name, place in columns.items()}
    n_columns = max(len(header), *columns.values())
    return delimiter.join(_quoted(values.get(by_place.get(place, ""), "")) for place in range(n_columns)) + "\n"


_QUOTED = re.compile(r'"(?:[^"]|"")*"')
TABLE = Way(
    time=_time,
    markup=Markup(TOKEN, LINE_END, escaped, unescaped),
    revoiced=lambda text, _: text,
    new=_new,
    read=without_markup,
    name=_quoted,
    bare=_bare,
    cell=_quoted,
    gap="\n",
)
