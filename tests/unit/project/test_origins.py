"""What the imported file has beside its texts goes along with the rows, whatever becomes of them."""

from pathlib import Path

import pytest

from studio.core.choices import USUAL
from studio.core.script import Cue
from studio.formats.registry import READERS
from studio.formats.writers import script_text
from studio.project import edits
from studio.project.document import Document, Patch, RowId
from studio.project.opening import create, open_project
from studio.project.script import script_of

FILE = """\
[V4+ Styles]
Style: Sign,Arial,20

[Events]
Dialogue: 0,0:00:01.00,0:00:02.00,Default,Bob,0,0,0,,{\\i1}Go on, run.{\\i0}
Comment: 0,0:00:02.00,0:00:03.00,Default,,0,0,0,,note
Dialogue: 0,0:00:03.00,0:00:04.00,Sign,,0,0,0,,{\\pos(1,2)}Inn
Dialogue: 0,0:00:05.00,0:00:06.00,Default,Ann,0,0,0,,Yes.
"""


@pytest.fixture
def document() -> Document:
    made = Document()
    made.apply(edits.import_script(made, READERS[".ass"](FILE, USUAL), "a.ass"))
    return made


def written(document: Document, patch: Patch | None = None) -> str:
    if patch:
        document.apply(patch)
    return script_text(script_of(document), ".ass")


def test_nothing_was_edited(document: Document) -> None:
    assert written(document) == FILE


def test_a_row_that_is_split_keeps_its_style_in_both_halves(document: Document) -> None:
    assert written(document, edits.split(document, RowId(1), 7)) == FILE.replace(
        "Dialogue: 0,0:00:01.00,0:00:02.00,Default,Bob,0,0,0,,{\\i1}Go on, run.{\\i0}\n",
        "Dialogue: 0,0:00:01.00,0:00:01.57,Default,Bob,0,0,0,,{\\i1}Go on,{\\i0}\n"
        "Dialogue: 0,0:00:01.57,0:00:02.00,Default,Bob,0,0,0,,{\\i1}run.{\\i0}\n",
    )


def test_rows_that_are_merged_and_deleted(document: Document) -> None:
    merged = written(document, edits.merge(document, [RowId(2), RowId(3)]))
    assert "Dialogue: 0,0:00:03.00,0:00:06.00,Sign,,0,0,0,,{\\pos(1,2)}Inn Yes.\n" in merged
    assert "Ann" not in merged
    gone = written(document, edits.delete(document, [RowId(1)]))
    assert gone.startswith(FILE[: FILE.index("Dialogue")])
    assert "Go on" not in gone
    assert "Comment: 0,0:00:02.00" in gone


def test_an_undo_brings_the_file_back(document: Document) -> None:
    for patch in (
        edits.split(document, RowId(1), 7),
        edits.merge(document, [RowId(1), RowId(2)]),
        edits.set_cue(document, RowId(2), Cue(0, 1)),
        edits.move(document, [RowId(3)], 0),
    ):
        assert written(document, patch) != FILE
        assert written(document, patch.turned_round()) == FILE


def test_a_row_that_was_added_stands_at_its_time(document: Document) -> None:
    added = written(document, edits.add(document, RowId(2), "New"))
    assert added == FILE.replace("Inn\n", "Inn\nDialogue: 0,0:00:04.00,0:00:05.00,Default,,0,0,0,,New\n")


def test_the_project_file_keeps_it(tmp_path: Path) -> None:
    with (opened := create(tmp_path / "a.dub")).store as store:
        patch = edits.import_script(opened.document, READERS[".ass"](FILE, USUAL), "a.ass")
        opened.document.apply(patch)
        store.write("Import", patch)
    with (again := open_project(tmp_path / "a.dub")).store:
        assert written(again.document) == FILE


def test_a_file_of_another_format_comes_in_without_what_it_had(document: Document) -> None:
    script = READERS[".srt"]("1\n00:00:09,000 --> 00:00:10,000 X1:1\n<i>Ho</i>\n", USUAL)
    assert written(document, edits.import_script(document, script, "b.srt")) == (
        FILE + "Dialogue: 0,0:00:09.00,0:00:10.00,Default,,0,0,0,,Ho\n"
    )
