"""The problem report: what is in it, and what is not unless it was ticked."""

import io
import json
import wave
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from studio.core.errors import OutputError, ProjectError
from studio.core.settings import Settings
from studio.gui.desk.desk import Desk
from studio.gui.shell.bundle import Bundle, write_bundle
from studio.gui.shell.report_problem import ReportDialog


def facts() -> dict[str, Any]:
    return {"dubsmith": "0.1.0", "torch": {"problem": None}}


def made(path: Path, bundle: Bundle) -> zipfile.ZipFile:
    assert list(write_bundle(path, bundle, facts))
    return zipfile.ZipFile(path)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    folder = tmp_path / "log"
    folder.mkdir()
    (folder / "dubsmith.log").write_text("now", "utf-8")
    (folder / "dubsmith.log.1").write_text("before", "utf-8")
    (folder / "secret.txt").write_text("secret", "utf-8")
    return folder


def test_it_has_log_machine_and_settings_and_nothing_else(tmp_path: Path, log: Path) -> None:
    settings = Settings(recent=("/home/her/secret.dub",), threads=3)
    with made(tmp_path / "report.zip", Bundle("It hums.", settings, log)) as pack:
        names = {"what_happened.txt", "doctor.json", "settings.json", "log/dubsmith.log", "log/dubsmith.log.1"}
        assert set(pack.namelist()) == names
        assert pack.read("what_happened.txt") == b"It hums."
        assert json.loads(pack.read("doctor.json")) == facts()
        told = json.loads(pack.read("settings.json"))
        assert told["threads"] == 3
        assert "recent" not in told


def test_without_a_log_there_is_still_a_report(tmp_path: Path) -> None:
    with made(tmp_path / "report.zip", Bundle("", Settings(), tmp_path / "nowhere")) as pack:
        assert "doctor.json" in pack.namelist()


def test_a_sound_that_cannot_be_read_is_told_in_its_place(tmp_path: Path, log: Path) -> None:
    def refuse() -> Any:
        raise ProjectError("The take is damaged: make another.")

    with made(tmp_path / "report.zip", Bundle("", Settings(), log, sounds={"line 1": refuse})) as pack:
        assert pack.read("sound/line 1.txt") == b"The take is damaged: make another."


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, log: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(OutputError, match="choose another place"):
        list(write_bundle(tmp_path / "file" / "report.zip", Bundle("", Settings(), log), facts))


def test_a_report_that_is_given_up_leaves_no_file(tmp_path: Path, log: Path) -> None:
    bundle = Bundle("", Settings(), log, sounds={})
    steps = write_bundle(tmp_path / "new" / "report.zip", bundle, facts)
    next(steps)
    steps.close()
    assert not (tmp_path / "new").exists()


@pytest.fixture
def dialog(qtbot: QtBot, make_desk: Callable[..., Desk], script_file: Path, tmp_path: Path) -> ReportDialog:
    desk = make_desk(examine=facts)
    desk.project.new()
    desk.import_script(script_file)
    dialog = ReportDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.file.set_path(tmp_path / "report.zip")
    return dialog


def texts(dialog: ReportDialog) -> str:
    return "   ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_script_and_sound_stay_at_home_unless_ticked(dialog: ReportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    qtbot.keyClicks(dialog.words, "It hums.")
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert not dialog.go.isEnabled()
    qtbot.waitUntil(lambda: "The file is made" in texts(dialog))
    assert dialog.go.isEnabled()
    assert dialog.show_folder.isVisible()
    with zipfile.ZipFile(tmp_path / "report.zip") as pack:
        assert pack.read("what_happened.txt") == b"It hums."
        assert not [name for name in pack.namelist() if "script" in name or "sound" in name]


def test_script_and_sound_go_in_where_they_are_ticked(dialog: ReportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    desk = dialog._desk
    first = desk.script.document.row_at(0).id
    desk.select([first])
    desk.queue.render([first])
    qtbot.waitUntil(lambda: desk.script.document.rows[first].take is not None)
    dialog.script.click()
    dialog.sound.click()
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "The file is made" in texts(dialog))
    with zipfile.ZipFile(tmp_path / "report.zip") as pack:
        assert len(json.loads(pack.read("script.json"))) == 5
        with wave.open(io.BytesIO(pack.read("sound/line 1.wav"))) as sound:
            assert (sound.getnchannels(), sound.getsampwidth()) == (1, 3)
            take = desk.script.document.rows[first].take
            assert take is not None
            assert sound.getnframes() == desk.script.document.takes[take].n_samples


def test_what_stands_in_the_way_is_said_in_the_dialog(dialog: ReportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    dialog.file.set_path(tmp_path / "file" / "report.zip")
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "choose another place" in texts(dialog))
    assert dialog.go.isEnabled()
    assert not dialog._desk.queue.entries


def test_a_file_must_have_a_whole_path(dialog: ReportDialog, qtbot: QtBot) -> None:
    dialog.file.text.setText("report.zip")
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert "whole path" in texts(dialog)
