"""The script of the project as a file."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from studio.gui.desk.desk import Desk
from studio.gui.shell.files import Files
from studio.project import edits


@pytest.fixture
def files(desk: Desk, qtbot: QtBot) -> Files:
    window = QWidget()
    qtbot.addWidget(window)
    return Files(desk, lambda: None, lambda path: None, window)


def choose(monkeypatch: pytest.MonkeyPatch, name: str, chosen: str = "") -> list[tuple[str, str]]:
    """Whatever is asked for, the person chooses that. Gives the offered names and filters."""
    offered: list[tuple[str, str]] = []

    def ask(parent: QWidget, title: str, start: str, filters: str) -> tuple[str, str]:
        offered.append((Path(start).name, filters))
        return name, chosen

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return offered


def test_the_script_comes_back_with_what_was_edited(
    files: Files, desk: Desk, script_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = desk.script.document.row_at(0)
    desk.script.do("Edit", edits.set_text(desk.script.document, first.id, "Good morning."))
    offered = choose(monkeypatch, str(tmp_path / "new.srt"))
    told: list[str] = []
    desk.told.connect(lambda event: told.append(event.sentence))
    files.export_script()
    assert offered[0][0] == "film dub.srt"
    assert offered[0][1].startswith("SubRip (*.srt);;WebVTT (*.vtt);;ASS (*.ass)")
    written = (tmp_path / "new.srt").read_text("utf-8")
    assert written == script_file.read_text("utf-8").replace("Hello there, how are you today?", "Good morning.")
    assert "new.srt" in told[0]


def test_the_filter_says_the_format_where_the_name_does_not(
    files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, str(tmp_path / "new"), "WebVTT (*.vtt)")
    files.export_script()
    assert "<v Tom>" in (tmp_path / "new.vtt").read_text("utf-8")


def test_what_cannot_be_written_is_told(
    files: Files, desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told: list[str] = []
    desk.told.connect(lambda event: told.append(event.sentence))
    choose(monkeypatch, str(tmp_path / "none" / "new.srt"))
    files.export_script()
    assert "cannot be written" in told[0]
    choose(monkeypatch, "")
    files.export_script()
    assert len(told) == 1
