"""Scripts that cannot come in without an answer."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from studio.core.script import Cue
from studio.formats.writers import script_text
from studio.gui.desk import reading
from studio.gui.desk.desk import Desk
from studio.gui.scripts.asking import ask
from studio.gui.scripts.columns_dialog import ColumnsDialog
from studio.gui.scripts.languages_dialog import LanguagesDialog
from studio.project.script import script_of

TWO = "".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n你好{n}\nHello {n}.\n\n" for n in range(1, 6))
TABLE = "1;00:00:01:00;00:00:02:12;Bob;Hello there, you\n2;00:00:03:00;00:00:04:00;Ann;Ho\n"


@pytest.fixture
def asked(empty_desk: Desk, qtbot: QtBot) -> Callable[[Path], Any]:
    """Imports a file, and gives the dialog that is shown then."""
    dialogs: list[QDialog] = []
    window = QWidget()
    qtbot.addWidget(window)

    def show(name: str, dialog: QDialog) -> None:
        dialogs.append(dialog)
        dialog.show()

    ask(empty_desk, show, window)

    def dialog_for(path: Path) -> Any:
        empty_desk.import_script(path)
        qtbot.waitUntil(lambda: bool(dialogs))
        return dialogs.pop()

    return dialog_for


def texts(desk: Desk) -> list[str]:
    return [row.text for row in desk.script.document]


@pytest.fixture(params=[False, True], ids=["small", "big"])
def two_languages(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    if request.param:
        monkeypatch.setattr(reading, "BIG_BYTES", -1)
    path = tmp_path / "film.srt"
    path.write_text(TWO, "utf-8")
    return path


def test_nothing_comes_in_before_a_language_is_chosen(
    empty_desk: Desk, asked: Callable[[Path], LanguagesDialog], two_languages: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = asked(two_languages)
    assert not len(empty_desk.script.document)
    assert "Chinese" in dialog.choices[0].text()
    assert dialog.choices[0].isChecked()
    qtbot.mouseClick(dialog.choices[1], Qt.MouseButton.LeftButton, pos=QPoint(8, dialog.choices[1].height() // 2))
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert texts(empty_desk) == [f"Hello {n}." for n in range(1, 6)]
    assert script_text(script_of(empty_desk.script.document), ".srt") == TWO
    assert not dialog.isVisible()
    empty_desk.script.undo_stack.undo()
    assert texts(empty_desk) == []


def test_the_language_that_stands_first_by_a_key(
    empty_desk: Desk, asked: Callable[[Path], LanguagesDialog], two_languages: Path, qtbot: QtBot
) -> None:
    dialog = asked(two_languages)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert texts(empty_desk) == [f"你好{n}" for n in range(1, 6)]


def test_a_question_that_is_not_answered(
    empty_desk: Desk, asked: Callable[[Path], LanguagesDialog], two_languages: Path, qtbot: QtBot
) -> None:
    qtbot.keyClick(asked(two_languages), Qt.Key.Key_Escape)
    assert texts(empty_desk) == []


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "script.csv"
    path.write_text(TABLE, "utf-8")
    return path


def choose(dialog: ColumnsDialog, *kinds: str) -> None:
    for field, kind in zip(dialog.kinds, kinds, strict=True):
        field.setCurrentIndex(field.findData(kind))


def test_columns_are_guessed_and_shown_as_they_would_be_read(
    empty_desk: Desk, asked: Callable[[Path], ColumnsDialog], table: Path, qtbot: QtBot
) -> None:
    dialog = asked(table)
    assert [field.currentData() for field in dialog.kinds] == ["", "start", "end", "speaker", "text"]
    assert "counts video frames, whose rate is not known" in dialog.found.text()
    dialog.rate.setCurrentIndex(dialog.rate.findData("24"))
    assert dialog.found.text().endswith("00:00:01,000 – 00:00:02,500  Bob: Hello there, you")
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert texts(empty_desk) == ["Hello there, you", "Ho"]
    assert empty_desk.script.document.row_at(0).cue == Cue(1000, 2500)
    assert not dialog.isVisible()


def test_a_column_may_hold_lengths(
    empty_desk: Desk, asked: Callable[[Path], ColumnsDialog], table: Path, qtbot: QtBot
) -> None:
    table.write_text("7,1.5,2,Hello there\n8,4,1.25,Ho\n")
    dialog = asked(table)
    choose(dialog, "", "start", "duration", "text")
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert [row.cue for row in empty_desk.script.document] == [Cue(1500, 3500), Cue(4000, 5250)]


def test_what_is_missing_is_said(asked: Callable[[Path], ColumnsDialog], table: Path) -> None:
    dialog = asked(table)
    for kinds, sentence in (
        (("", "start", "end", "speaker", ""), "Choose which column holds the text."),
        (("", "", "end", "speaker", "text"), "Choose which column holds the starts."),
        (("", "", "duration", "speaker", "text"), "Choose which column holds the starts."),
        (("duration", "start", "end", "speaker", "text"), "Choose the ends or the lengths"),
        (("text", "start", "end", "speaker", "text"), "Two columns cannot hold the same"),
    ):
        choose(dialog, *kinds)
        assert sentence in dialog.found.text()
        assert not dialog.go.isEnabled()


def test_a_table_that_is_gone_meanwhile_is_said(
    asked: Callable[[Path], ColumnsDialog], table: Path, qtbot: QtBot
) -> None:
    dialog = asked(table)
    dialog.rate.setCurrentIndex(dialog.rate.findData("24"))
    table.unlink()
    dialog.rate.setCurrentIndex(dialog.rate.findData("25"))
    assert table.name in dialog.found.text()
    assert not dialog.go.isEnabled()


def test_choices_are_remembered_for_the_same_first_row(
    empty_desk: Desk, asked: Callable[[Path], ColumnsDialog], table: Path, qtbot: QtBot
) -> None:
    dialog = asked(table)
    choose(dialog, "", "time", "", "text", "speaker")
    dialog.rate.setCurrentIndex(dialog.rate.findData("25"))
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert texts(empty_desk) == ["Bob", "Ann"]
    again = asked(table)
    assert [field.currentData() for field in again.kinds] == ["", "time", "", "text", "speaker"]
    assert again.rate.currentData() == "25"
    table.write_text(TABLE.replace("Bob", "Tom"))
    other = asked(table)
    assert [field.currentData() for field in other.kinds] == ["", "start", "end", "speaker", "text"]


def test_the_rate_of_frames_is_asked_for(
    empty_desk: Desk, asked: Callable[[Path], ColumnsDialog], table: Path, qtbot: QtBot
) -> None:
    table.write_text("start,end,text\n00:00:01:12,00:00:02:00,Hi\n")
    dialog = asked(table)
    assert [field.currentData() for field in dialog.kinds] == ["start", "end", "text"]
    assert "say the frame rate" in dialog.found.text()
    assert not dialog.go.isEnabled()
    dialog.rate.setCurrentIndex(dialog.rate.findData("24"))
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert empty_desk.script.document.row_at(0).cue == Cue(1500, 2000)
