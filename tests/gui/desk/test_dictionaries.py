from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.core.errors import InputError
from studio.core.paths import user_paths
from studio.core.pronunciation import Pronunciation
from studio.gui.desk.desk import Desk

HANG, XING = Pronunciation("行", "hang2"), Pronunciation("行", "xing2")
SKY = Pronunciation("天气", "tian1 qi4", "zh")


def test_the_projects_is_edited_with_undo(desk: Desk) -> None:
    desk.dictionaries.put("project", [HANG])
    desk.dictionaries.change("project", HANG, XING)
    assert desk.dictionaries.project == (XING,)
    for left in ((HANG,), ()):
        desk.script.undo_stack.undo()
        assert desk.dictionaries.project == left
    desk.script.undo_stack.redo()
    assert desk.dictionaries.needed("行") == (HANG,)


def test_the_projects_goes_before_ones_own(desk: Desk) -> None:
    desk.dictionaries.put("own", [XING, SKY])
    desk.dictionaries.put("project", [HANG])
    assert desk.dictionaries.needed("行，天气") == (HANG, SKY)
    assert desk.dictionaries.whose(HANG) == "project"
    assert desk.dictionaries.whose(XING) == "own"


def test_ones_own_is_there_in_the_next_project_and_window(desk: Desk, make_desk: Callable[..., Desk]) -> None:
    desk.dictionaries.put("own", [HANG])
    desk.project.new()
    assert desk.dictionaries.own == (HANG,)
    assert make_desk().dictionaries.own == (HANG,)


def test_a_row_is_read_anew(desk: Desk, qtbot: QtBot) -> None:
    row = desk.script.document.row_at(3)  # 今天天气很好
    desk.dictionaries.put("project", [SKY])

    def is_read() -> bool:
        word = desk.lengths.reading(row.id).at(2)
        return word is not None and word.is_from_dictionary

    qtbot.waitUntil(is_read)
    assert desk.lengths.rows_of_entries == {SKY: 1}


def test_an_impossible_reading_changes_nothing(desk: Desk) -> None:
    wrong = Pronunciation("天气", "tian1")
    assert "tian1" in desk.dictionaries.problem(wrong)
    for whose in ("project", "own"):
        with pytest.raises(InputError):
            desk.dictionaries.put(whose, [wrong])
    assert not desk.dictionaries.project
    assert not desk.dictionaries.own


def test_entries_move_between_the_two(desk: Desk) -> None:
    desk.dictionaries.put("project", [HANG, SKY])
    desk.dictionaries.move([SKY], "own")
    assert (desk.dictionaries.project, desk.dictionaries.own) == ((HANG,), (SKY,))
    desk.dictionaries.move([SKY], "project")
    assert (set(desk.dictionaries.project), desk.dictionaries.own) == ({HANG, SKY}, ())


def test_files(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("written,reading\n行,hang2\n天气,x\n", encoding="utf-8")
    n, faults = desk.dictionaries.import_file(tmp_path / "a.csv", "project")
    assert (n, len(faults)) == (1, 1)
    desk.dictionaries.export_file(tmp_path / "b.csv", "project")
    assert desk.dictionaries.import_file(tmp_path / "b.csv", "own") == (1, ())


def test_a_broken_file_of_ones_own_is_told(make_desk: Callable[..., Desk]) -> None:
    path = user_paths().dictionary_file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("written,reading\n行,hang2\n重,\n", encoding="utf-8")
    desk = make_desk()
    assert desk.dictionaries.own == (HANG,)
    assert "line 3" in desk.dictionaries.problems[0]
    with pytest.raises(InputError, match="lost"):
        desk.dictionaries.put("own", [SKY])
