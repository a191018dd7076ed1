"""Pronunciation dictionaries as csv files: written, reading, lang.

    written,reading,lang
    重庆,chong2 qing4,zh
    GIF,/dʒˈɪf/,en
    今日,きょう,

A reading is what stands between the braces of a mark, or /phonemes/ between slashes. Without a language the entry holds
in all of them. The columns may have any order; lang may be left out.
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from studio.core.errors import InputError, OutputError, ScriptError
from studio.core.files import replacing
from studio.core.pronunciation import LANGS, Lang, Pronunciation
from studio.formats.encoding import decode

COLUMNS = ("written", "reading", "lang")
_DELIMITERS = ",;\t"
_MOST_BYTES = 16 * 1024 * 1024
_LANGS: dict[str, Lang | None] = {"": None, **{lang: lang for lang in LANGS}}


@dataclass(frozen=True, slots=True)
class Row:
    """An entry and where it stands."""

    line: int
    """Its first line in the file."""
    entry: Pronunciation


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds."""

    rows: tuple[Row, ...]
    """Those that are good, in their order."""
    faults: tuple[str, ...]
    """The rows that are not, one sentence each."""

    @property
    def entries(self) -> tuple[Pronunciation, ...]:
        return tuple(row.entry for row in self.rows)


def read_dictionary(path: Path) -> Table:
    """Raises InputError, naming the file, where it is missing or no dictionary."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise InputError(f"The dictionary {path} is larger than 16 MB: name a csv file of words and readings.")
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"The dictionary {path} cannot be read ({error.strerror}).") from error
    try:
        table = parsed(decode(data, str(path)).text)
    except ScriptError as error:
        raise InputError(f"The dictionary {path} is no text: put a csv file of words and readings there.") from error
    except InputError as error:
        raise InputError(f"The dictionary {path} cannot be used: {error}") from error
    return Table(table.rows, tuple(f"{path}, {fault}" for fault in table.faults))


def write_dictionary(path: Path, entries: Iterable[Pronunciation]) -> None:
    """Write entries in place of what is in `path`, whole or not at all. Raises OutputError where that fails."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as file:
            # Without the byte order mark spreadsheets would not take it for UTF-8.
            file.write(written(entries).encode("utf-8-sig"))
    except OSError as error:
        raise OutputError(f"The dictionary cannot be written to {path} ({error.strerror}).") from error


def parsed(text: str) -> Table:
    """The entries of a csv text. Raises InputError where its first row does not name the columns."""
    text = text.removeprefix("\ufeff")
    if not text.strip():
        return Table((), ())
    header = text.lstrip().splitlines()[0]
    delimiter = max(_DELIMITERS, key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    places: dict[str, int] = {}
    rows: list[Row] = []
    faults: list[str] = []
    done = 0
    try:
        for cells in reader:
            line, done = done + 1, reader.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if not places:
                places = _places(cells)
                continue
            values = {name: cells[place].strip() if place < len(cells) else "" for name, place in places.items()}
            fault = _fault(values)
            if fault:
                faults.append(f"line {line}: {fault} The row was left out.")
            else:
                lang = _LANGS[values.get("lang", "").lower()]
                rows.append(Row(line, Pronunciation(values["written"], values["reading"], lang)))
    except csv.Error as error:
        faults.append(f"line {reader.line_num}: the rest cannot be read as csv ({error}).")
    return Table(tuple(rows), tuple(faults))


def written(entries: Iterable[Pronunciation]) -> str:
    """A csv text of entries."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows((entry.written, entry.reading, entry.lang or "") for entry in entries)
    return out.getvalue()


def _places(cells: list[str]) -> dict[str, int]:
    names = [cell.strip().lower() for cell in cells]
    places = {name: names.index(name) for name in COLUMNS if name in names}
    if not {"written", "reading"} <= places.keys():
        raise InputError("the first row does not name the columns. Write written,reading,lang there.")
    return places


def _fault(values: dict[str, str]) -> str:
    if not values["written"]:
        return "it does not say which word it is about."
    if not values["reading"]:
        return f"there is no reading for {values['written']!r}."
    if values.get("lang", "").lower() not in _LANGS:
        return f"{values['lang']!r} is no language: write {', '.join(LANGS)}, or nothing for all."
    return ""
