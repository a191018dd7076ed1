"""Word documents and spreadsheets (docx, xlsx): tables of cues, and in documents without one paragraphs of text.

Both are archives of XML, which may be made to fill the memory; such are refused before anything in them is parsed.
"""

import io
import warnings
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from itertools import islice
from typing import Any, TypeVar

from studio.core.choices import Choices
from studio.core.errors import ScriptError, UnknownColumns
from studio.core.script import Script
from studio.core.timecode import clock
from studio.formats.sheet import Cells, filled, header_of, script_of_cells, shown_of
from studio.formats.txt import read_txt

_T = TypeVar("_T")

_MOST_BYTES = 64 << 20
"""Of all that an archive unpacks to."""
_MOST_PARTS = 5000
_MOST_ROWS = 100_000
_MOST_COLUMNS = 64
_DECLARATIONS = tuple("<!DOCTYPE".encode(codec) for codec in ("utf-8", "utf-16-le", "utf-16-be"))
"""No office file has one; with entities of its own a small one can become endless."""
_EPOCH = datetime(1899, 12, 30)
"""Day 0 of spreadsheets, which keep times as days."""


def read_docx(data: bytes, choices: Choices) -> Script:
    """Read a Word document: its tables where their columns are known, else its paragraphs. Raises `ScriptError`,
    `UnknownColumns` where it is a table of something else, and `InputError` for a choice that it does not have."""
    _check(data, "word/document.xml", "Word document")
    tables, paragraphs = _parsed(_parts_of, data, "Word document")
    rows = [row for table in tables for row in table]
    if rows and (choices.columns or header_of(rows) is not None):
        return script_of_cells(rows, choices)
    script = read_txt("\n\n".join(paragraphs))
    if sum(len(cell) for row in rows for cell in row) > sum(map(len, paragraphs)):
        raise UnknownColumns(shown_of(rows))
    return script


def read_xlsx(data: bytes, choices: Choices) -> Script:
    """Read a spreadsheet: the first sheet whose columns are known, or else the first with anything in it. Raises as
    `read_docx`."""
    _check(data, "xl/workbook.xml", "spreadsheet")
    sheets = [sheet for sheet in _parsed(_sheets_of, data, "spreadsheet") if filled(sheet)]
    known = next((sheet for sheet in sheets if header_of(sheet) is not None), None)
    chosen = sheets[0] if sheets and (known is None or choices.columns) else known
    return script_of_cells(chosen or [], choices)


def _check(data: bytes, part: str, kind: str) -> None:
    """Raises ScriptError where an archive is none, lacks `part`, or holds what no program of an office writes."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if part not in archive.namelist():
                raise ScriptError(f"it is no {kind}: save it as one again, or as csv or txt.")
            if len(parts) > _MOST_PARTS or sum(one.file_size for one in parts) > _MOST_BYTES:
                raise ScriptError("it unpacks to more than 64 MB: save its text as csv or txt.")
            for one in parts:
                if one.filename.endswith((".xml", ".rels")):
                    content = archive.read(one)
                    if any(declaration in content for declaration in _DECLARATIONS):
                        raise ScriptError(f"it declares entities, as no {kind} does: save its text as csv or txt.")
    except ScriptError:
        raise
    except Exception as error:  # what a damaged archive leads to is any of a dozen types
        raise ScriptError(f"it is damaged, or no {kind}: save it again, or as csv or txt.") from error


def _parsed(parse: Callable[[bytes], _T], data: bytes, kind: str) -> _T:
    try:
        return parse(data)
    except Exception as error:  # the parsers of others raise whatever comes of a damaged file
        raise ScriptError(f"it is damaged, or no {kind}: save it again, or as csv or txt.") from error


def _parts_of(data: bytes) -> tuple[list[list[Cells]], list[str]]:
    """The tables of a document, and its paragraphs outside of them."""
    import docx
    from docx.text.paragraph import Paragraph

    document = docx.Document(io.BytesIO(data))
    body = document.element.body

    def text(element: Any) -> str:
        return Paragraph(element, document).text

    tables: list[list[Cells]] = [
        [["\n".join(map(text, cell.iterchildren(_tag("p")))) for cell in row.iter(_tag("tc"))]
         for row in islice(table.iterchildren(_tag("tr")), _MOST_ROWS)]
        for table in body.iterchildren(_tag("tbl"))
    ]  # fmt: skip
    return tables, [text(paragraph) for paragraph in body.iterchildren(_tag("p"))]


def _tag(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}"


def _sheets_of(data: bytes) -> list[list[Cells]]:
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and rules that it does not know, which a script has no need of
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        try:
            return [list(_rows_of(sheet)) for sheet in book.worksheets]
        finally:
            book.close()


def _rows_of(sheet: Any) -> Iterator[Cells]:
    rows = sheet.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS, values_only=True)
    for row in rows:
        width = max((n for n, value in enumerate(row, 1) if value is not None), default=0)
        yield [_written(value) for value in row[:width]]


def _written(value: object) -> str:
    """A cell as a table of text has it: times as clocks, numbers as such."""
    if isinstance(value, datetime):
        value = value - _EPOCH
    if isinstance(value, time):
        value = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second, microseconds=value.microsecond)
    if isinstance(value, timedelta):
        return clock(max(0, round(value.total_seconds() * 1000)))
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".")
    return "" if value is None else str(value)
