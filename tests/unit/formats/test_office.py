"""Documents are written here by the libraries of others, in the ways in which people write them."""

import io
import re
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, time, timedelta
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.core.choices import USUAL, Choices
from studio.core.errors import InputError, ScriptError, UnknownColumns
from studio.core.script import Cue
from studio.core.timecode import PAL_25
from studio.formats.office import read_docx, read_xlsx
from studio.formats.registry import read_script


def sheet(*rows: Sequence[object], empty_first: bool = False) -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    if empty_first:
        page = book.create_sheet("Script")
    for row in rows:
        page.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def document(*paragraphs: str, table: Sequence[Sequence[str]] = ()) -> bytes:
    made = docx.Document()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    if table:
        cells = made.add_table(len(table), len(table[0]))
        for row, texts in zip(cells.rows, table, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def cues(data: bytes, choices: Choices = USUAL) -> list[tuple[Cue | None, str, str]]:
    read = read_docx if b"word/document.xml" in data else read_xlsx
    return [(line.cue, line.text, line.speaker) for line in read(data, choices).lines]


BOB = [(Cue(1500, 2500), "Hi, you", "Bob")]


@pytest.mark.parametrize(
    "row",
    [
        ["Bob", "00:00:01,500", "0:02.5", "Hi,\nyou"],
        ["Bob", 1.5, 2.5, "Hi, you"],
        ["Bob", time(0, 0, 1, 500_000), timedelta(seconds=2.5), "Hi, you"],
        ["Bob", datetime(1899, 12, 30, 0, 0, 1, 500_000), 2.5, "Hi, you"],
    ],
)
def test_times_of_spreadsheets(row: list[object]) -> None:
    assert cues(sheet(["Speaker", "Start", "End", "Text"], row)) == BOB


def test_titles_above_the_names_and_empty_sheets() -> None:
    table: tuple[list[object], ...] = (
        ["Episode 1"],
        [],
        ["Who", "In", "Out", "Line"],
        [],
        ["Bob", 1.5, 2.5, "Hi, you"],
    )
    assert cues(sheet(*table, empty_first=True)) == BOB


def test_a_spreadsheet_without_styles_is_read_without_a_word() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sheet(["text"], ["Hello"]))) as book, zipfile.ZipFile(out, "w") as bare:
        for part in book.namelist():
            content = book.read(part)
            if part == "xl/styles.xml":
                content = re.sub(rb"<cellStyle(Xfs|s)\b.*?</cellStyle\1>", b"", content, flags=re.DOTALL)
            bare.writestr(part, content)
    assert [line.text for line in read_xlsx(out.getvalue(), USUAL).lines] == ["Hello"]


def test_columns_of_a_document_that_the_person_names() -> None:
    rows = (["Bob", "00:00:01:12", "Hi, you"], ["Ann", "00:00:02:12", "Ho"])
    for data in (sheet(*rows), document("A title", table=rows)):
        with pytest.raises(UnknownColumns) as refused:
            cues(data)
        assert refused.value.rows == tuple(map(tuple, rows))
        columns = (("speaker", "A"), ("time", "B"), ("text", "C"))
        assert cues(data, Choices(columns=columns, rate=PAL_25))[0] == (Cue(1480, 2480), "Hi, you", "Bob")
        with pytest.raises(InputError, match="no column 'D'"):
            cues(data, Choices(columns=(("text", "D"),)))


def test_a_table_in_a_document() -> None:
    rows = [["TC", "Character", "Dialogue"], ["0:01.5 – 0:02.5", "Bob", "Hi, you"], ["TC", "Character", "Dialogue"]]
    assert cues(document("Episode 1", "by me", table=rows)) == BOB


def test_paragraphs_of_a_document() -> None:
    data = document("BOB: Hi. How are you?", "", "ANN: Well.")
    assert [text for _, text, _ in cues(data)] == ["BOB: Hi.", "How are you?", "ANN: Well."]


@pytest.mark.parametrize(("ending", "data"), [(".docx", document("Hi")), (".xlsx", sheet(["text"], ["Hi"]))])
def test_files_with_them(tmp_path: Path, ending: str, data: bytes) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(data)
    assert [line.text for line in read_script(path).lines] == ["Hi"]
    for broken in (b"PK", data[: len(data) // 2], b"Hi there", archive({"a.txt": b"Hi"})):
        path.write_bytes(broken)
        with pytest.raises(ScriptError, match=r"a\.(docx|xlsx): it is (damaged|no)"):
            read_script(path)


@pytest.mark.parametrize(("ending", "data"), [(".docx", document()), (".xlsx", sheet([])), (".xlsx", sheet(["text"]))])
def test_documents_without_text(tmp_path: Path, ending: str, data: bytes) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(data)
    with pytest.raises(ScriptError, match=r"a\.docx holds no text|no row below|does not name"):
        read_script(path)


def archive(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """An archive with another content for one of its parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = {one: file.read(one) for one in file.namelist()}
    return archive(parts | {name: content})


def test_archives_that_unpack_to_too_much() -> None:
    bomb = with_part(document("Hi"), "word/media/a.bin", bytes(65 << 20))
    assert len(bomb) < 200_000
    with pytest.raises(ScriptError, match="more than 64 MB"):
        read_docx(bomb, USUAL)
    with pytest.raises(ScriptError, match="more than 64 MB"):
        read_xlsx(archive({"xl/workbook.xml": b"", **{f"{n}": b"" for n in range(5001)}}), USUAL)


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 20))
BOMB = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "x">{ENTITIES}]><x>&e19;</x>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(encoding: str) -> None:
    with pytest.raises(ScriptError, match="declares entities"):
        read_docx(with_part(document("Hi"), "word/document.xml", BOMB.encode(encoding)), USUAL)
    with pytest.raises(ScriptError, match="declares entities"):
        read_xlsx(with_part(sheet(["Hi"]), "xl/sharedStrings.xml", BOMB.encode(encoding)), USUAL)


SMALL = (document("Hi", table=[["text"], ["Ho"]]), sheet(["start", "end", "text"], [1, 2, "Hi"]))


@settings(max_examples=60)
@given(which=st.integers(0, 1), flips=st.lists(st.tuples(st.floats(0, 0.999), st.integers(1, 255)), max_size=6))
def test_damaged_archives_are_read_or_refused(which: int, flips: list[tuple[float, int]]) -> None:
    data = bytearray(SMALL[which])
    for place, bits in flips:
        data[int(place * len(data))] ^= bits
    with suppress(ScriptError):
        cues(bytes(data))


@settings(max_examples=60)
@given(
    which=st.integers(0, 1),
    cut=st.floats(0, 1),
    other=st.sampled_from(["", "\0", "<a>" * 500, "</w:p>", "é", "99999999999"]),
)
def test_damaged_parts_are_read_or_refused(which: int, cut: float, other: str) -> None:
    name = ("word/document.xml", "xl/worksheets/sheet1.xml")[which]
    with zipfile.ZipFile(io.BytesIO(SMALL[which])) as file:
        content = file.read(name)
    at = int(cut * len(content))
    with suppress(ScriptError):
        cues(with_part(SMALL[which], name, content[:at] + other.encode() + content[at:]))


def test_rows_have_the_numbers_that_the_person_sees() -> None:
    data = sheet(["My film"], [], ["start", "text"], [], [1, "Hi"], [], ["soon", "Ho"], [None, "Ha"])
    assert read_xlsx(data, USUAL).notes[:2] == (
        "Row 7 was left out: 'soon' is no time. Write 00:01:02,500 or seconds.",
        "Row 8 was left out: the cell of a time is empty. Write 00:01:02,500 or seconds.",
    )
