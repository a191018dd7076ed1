"""The export dialog: what goes where, and what is said when it cannot."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from studio.gui.desk.desk import Desk
from studio.gui.shell.export_dialog import ExportDialog
from studio.project.document import RowId


def opened(qtbot: QtBot, desk: Desk, ids: list[RowId] | None = None) -> ExportDialog:
    dialog = ExportDialog(desk, ids)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def type_folder(qtbot: QtBot, dialog: ExportDialog, text: str) -> None:
    dialog.folder.text.selectAll()
    qtbot.keyClicks(dialog.folder.text, text)


def texts(dialog: ExportDialog) -> str:
    return "   ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def clips(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "clips").iterdir())


def test_all_lines_go_out_rendered(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    dialog = opened(qtbot, desk)
    assert dialog.all.isChecked()
    assert "rendered first" in texts(dialog)
    type_folder(qtbot, dialog, str(tmp_path / "out"))
    with qtbot.waitSignal(desk.exports.finished, timeout=10_000):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert len(clips(tmp_path / "out")) == 4
    for name in ("mix.wav", "captions.srt", "report.json"):
        assert (tmp_path / "out" / name).is_file()


def test_only_the_selected_lines_go_out(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    dialog = opened(qtbot, desk, [desk.script.document.row_at(1).id])
    assert dialog.selected.isChecked()
    type_folder(qtbot, dialog, str(tmp_path / "out"))
    with qtbot.waitSignal(desk.exports.finished, timeout=10_000):
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert len(clips(tmp_path / "out")) == 1


@pytest.mark.parametrize("text", ["", "somewhere/else"])
def test_a_folder_must_be_whole(qtbot: QtBot, desk: Desk, text: str) -> None:
    dialog = opened(qtbot, desk)
    dialog.folder.text.clear()
    qtbot.keyClicks(dialog.folder.text, text)
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "whole path" in texts(dialog)


def test_a_rate_that_is_none_is_refused(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    dialog = opened(qtbot, desk)
    type_folder(qtbot, dialog, str(tmp_path / "out"))
    dialog.rate.setCurrentText("fast")
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "8000" in texts(dialog)
    assert not (tmp_path / "out").exists()


def test_an_empty_project_says_so(qtbot: QtBot, empty_desk: Desk, tmp_path: Path) -> None:
    dialog = opened(qtbot, empty_desk)
    type_folder(qtbot, dialog, str(tmp_path / "out"))
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert "There is no line to export" in texts(dialog)


def test_drafts_tell_what_is_left_out(qtbot: QtBot, desk: Desk) -> None:
    dialog = opened(qtbot, desk)
    dialog.drafts.click()
    assert "left out" in texts(dialog)


def test_the_last_folder_is_offered_again(qtbot: QtBot, desk: Desk, tmp_path: Path, script_file: Path) -> None:
    dialog = opened(qtbot, desk)
    assert dialog.folder.path is not None
    assert dialog.folder.path.name == "film export"
    type_folder(qtbot, dialog, str(tmp_path / "out"))
    with qtbot.waitSignal(desk.exports.finished, timeout=10_000):
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    again = opened(qtbot, desk)
    assert again.folder.path == tmp_path / "out"
    assert "replaced" in texts(again)
    desk.project.new()
    assert opened(qtbot, desk).folder.path == tmp_path / "dubsmith export"


def test_escape_exports_nothing(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    dialog = opened(qtbot, desk)
    type_folder(qtbot, dialog, str(tmp_path / "out"))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert not desk.queue.entries
    assert not (tmp_path / "out").exists()
