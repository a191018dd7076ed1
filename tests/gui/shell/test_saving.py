"""Where a file is saved: a name gets its ending, and no other file is replaced by that unasked."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from studio.gui.shell.saving import ask_where_to_save

KINDS = {".srt": "SubRip (*.srt)", ".vtt": "WebVTT (*.vtt)"}
YES, NO = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No

Ask = Callable[..., Path | None]


@pytest.fixture
def offered() -> list[str]:
    """What stood in the dialog each time."""
    return []


@pytest.fixture
def ask(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, offered: list[str], tmp_path: Path) -> Ask:
    """Asks a person who types these names, chooses that filter, and answers so when asked whether to replace."""
    window = QWidget()
    qtbot.addWidget(window)

    def ask(*names: str, chosen: str = "", answers: tuple[QMessageBox.StandardButton, ...] = ()) -> Path | None:
        typed, said = list(names), list(answers)

        def dialog(parent: QWidget, title: str, start: str, filters: str) -> tuple[str, str]:
            offered.append(start)
            name = typed.pop(0)
            return (str(tmp_path / name) if name else ""), chosen

        monkeypatch.setattr(QFileDialog, "getSaveFileName", dialog)
        monkeypatch.setattr(QMessageBox, "question", lambda *_: said.pop(0))
        path = ask_where_to_save(window, "Export", "dub.srt", KINDS)
        assert not typed, "the dialog was not shown again"
        assert not said, "it was not asked whether to replace"
        return path

    return ask


def test_a_name_gets_the_ending_of_the_filter(ask: Ask, tmp_path: Path) -> None:
    assert ask("new", chosen=KINDS[".vtt"]) == tmp_path / "new.vtt"
    assert ask("new") == tmp_path / "new.srt"
    assert ask("1.5") == tmp_path / "1.5.srt"


def test_an_ending_that_was_typed_stays(ask: Ask, tmp_path: Path) -> None:
    assert ask("new.VTT", chosen=KINDS[".srt"]) == tmp_path / "new.VTT"


def test_nothing_is_chosen(ask: Ask) -> None:
    assert ask("") is None


def test_the_dialog_itself_asks_about_the_name_that_was_typed(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "new.srt").touch()
    assert ask("new.srt") == tmp_path / "new.srt"


def test_it_is_asked_about_the_name_with_its_ending(ask: Ask, tmp_path: Path, offered: list[str]) -> None:
    (tmp_path / "new.srt").touch()
    assert ask("new", answers=(YES,)) == tmp_path / "new.srt"
    assert ask("new", "newer", answers=(NO,)) == tmp_path / "newer.srt"
    assert offered == ["dub.srt", "dub.srt", str(tmp_path / "new.srt")]
