from collections.abc import Callable
from dataclasses import replace
from math import inf
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from studio.analysis.faults import Fault
from studio.core.audio import Audio
from studio.gui.desk.desk import Desk
from studio.gui.desk.house import House
from studio.gui.shell.language import language
from studio.gui.voices.checks import checks_said
from studio.gui.voices.clone_dialog import CloneDialog
from tests.gui.voices.making import Cloner, measured, recording, voice_file

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton


class Microphone:
    """Implements `core.ports.Recorder`."""

    def __init__(self) -> None:
        self.is_recording = False
        self.problem: str | None = None
        self.level_db = -inf
        self.taken_ms = 0

    def start(self) -> None:
        self.problem, self.is_recording = None, True

    def stop(self) -> Audio:
        self.is_recording = False
        return recording(self.taken_ms / 1000).audio if self.taken_ms else Audio(np.zeros(0, np.float32), 48_000)

    def close(self) -> None:
        self.is_recording = False


@pytest.fixture
def cloner(house: House) -> Cloner:
    return Cloner(house.shelf)


@pytest.fixture
def microphone() -> Microphone:
    return Microphone()


@pytest.fixture
def faults() -> list[Fault]:
    """What is found in recordings; the test may put something in."""
    return []


@pytest.fixture
def clone_desk(make_desk: Callable[..., Desk], cloner: Cloner, microphone: Microphone, faults: list[Fault]) -> Desk:
    desk = make_desk(
        clone=cloner, make_recorder=lambda: microphone, check_recordings=lambda _: tuple(faults), measure=measured
    )
    desk.project.new()
    return desk


@pytest.fixture
def dialog(clone_desk: Desk, qtbot: QtBot) -> CloneDialog:
    return shown(CloneDialog(clone_desk), qtbot)


def shown(dialog: CloneDialog, qtbot: QtBot) -> CloneDialog:
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def speech(folder: Path, name: str = "reader.wav", seconds: float = 6.0) -> Path:
    soundfile.write(folder / name, recording(seconds).audio.samples, 16_000)
    return folder / name


def drop(dialog: CloneDialog, *paths: Path) -> bool:
    data, none = QMimeData(), Qt.KeyboardModifier.NoModifier
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    enter = QDragEnterEvent(dialog.rect().center(), Qt.DropAction.CopyAction, data, LEFT, none)
    dialog.dragEnterEvent(enter)
    if enter.isAccepted():
        dialog.dropEvent(QDropEvent(QPointF(20, 20), Qt.DropAction.CopyAction, data, LEFT, none))
    return enter.isAccepted()


def fill_in(dialog: CloneDialog, clone_desk: Desk, folder: Path, qtbot: QtBot, name: str = "Reader") -> None:
    """All that it takes to begin."""
    drop(dialog, speech(folder))
    qtbot.waitUntil(lambda: clone_desk.cloning.is_usable)
    QTest.keyClicks(dialog.name, name)
    dialog.permission.click()


def test_it_says_what_is_missing_step_by_step(
    dialog: CloneDialog, clone_desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    assert dialog.said.text() == "Add recordings first."
    drop(dialog, speech(tmp_path))
    assert "looked at" in dialog.said.text()
    qtbot.waitUntil(lambda: clone_desk.cloning.is_usable)
    assert dialog.said.text() == "Give the voice a name."
    QTest.keyClicks(dialog.name, "Reader")
    assert dialog.said.text() == "Say that you have the permission."
    assert not dialog.go.isEnabled()
    dialog.permission.click()
    assert dialog.go.isEnabled()
    assert dialog.said.text() == ""


def test_a_voice_is_cloned_heard_and_kept(
    dialog: CloneDialog, clone_desk: Desk, cloner: Cloner, tmp_path: Path, qtbot: QtBot
) -> None:
    cloner.waits = True
    fill_in(dialog, clone_desk, tmp_path, qtbot)
    dialog.lang.setCurrentIndex(dialog.lang.findData("zh"))
    dialog.keeps.click()
    QTest.keyClick(dialog.name, KEY.Key_Return)
    qtbot.waitUntil(lambda: dialog.said.text() == "Similarity 70%")
    assert dialog.progress.value() == 900
    assert not dialog.permission.isEnabled()
    assert not drop(dialog, tmp_path / "reader.wav")
    cloner.waits = False
    qtbot.waitUntil(dialog.card.isVisible)
    (wish,) = cloner.wishes
    assert (wish.name, wish.lang, wish.keeps_recording, wish.has_permission) == ("Reader", "zh", True, True)
    QTest.mouseClick(dialog.card, LEFT)
    qtbot.waitUntil(lambda: clone_desk.sound.auditioned == clone_desk.cloning.result.id)  # type: ignore[union-attr]
    clone_desk.sound.stop()
    with qtbot.waitSignal(dialog.kept) as kept:
        QTest.mouseClick(dialog.card.keep, LEFT)
    assert kept.args == ["reader"]
    assert clone_desk.library.voices[0].kind == "cloned"
    assert dialog.isHidden()


def test_what_goes_on_is_found_again(
    dialog: CloneDialog, clone_desk: Desk, cloner: Cloner, tmp_path: Path, qtbot: QtBot
) -> None:
    cloner.waits = True
    fill_in(dialog, clone_desk, tmp_path, qtbot)
    QTest.mouseClick(dialog.go, LEFT)
    qtbot.waitUntil(lambda: dialog.said.text() == "Similarity 70%")
    dialog.close()
    again = shown(CloneDialog(clone_desk), qtbot)
    assert (again.name.text(), again.permission.isChecked()) == ("Reader", True)
    assert again.cancel.isVisible()
    QTest.mouseClick(again.cancel, LEFT)
    qtbot.waitUntil(lambda: clone_desk.cloning.state == "gathering")
    assert again.recordings.list.count() == 1
    assert again.go.isEnabled()


def test_a_voice_of_that_name_is_replaced_only_on_a_tick(
    dialog: CloneDialog, clone_desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    clone_desk.own_voices.keep(voice_file(clone_desk.house.shelf, "Reader"))
    fill_in(dialog, clone_desk, tmp_path, qtbot, "READER")
    assert dialog.replaces.isVisible()
    assert not dialog.go.isEnabled()
    dialog.replaces.click()
    QTest.mouseClick(dialog.go, LEFT)
    qtbot.waitUntil(dialog.card.isVisible)
    dialog.replaces.click()
    assert not dialog.card.keep.isEnabled()
    dialog.replaces.click()
    QTest.mouseClick(dialog.card.keep, LEFT)
    assert clone_desk.library.voices[0].name == "READER"
    assert clone_desk.library.voices[0].kind == "cloned"


def test_a_name_of_a_stock_voice(dialog: CloneDialog, clone_desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    fill_in(dialog, clone_desk, tmp_path, qtbot, "AF heart")
    assert not dialog.go.isEnabled()
    assert not dialog.replaces.isVisible()


def test_what_is_wrong_with_recordings(
    dialog: CloneDialog, clone_desk: Desk, faults: list[Fault], tmp_path: Path, qtbot: QtBot
) -> None:
    faults += [Fault("short", "There are 2.0 s of speech.", True), Fault("tone", "A tone of 50 Hz.", False)]
    drop(dialog, speech(tmp_path))
    qtbot.waitUntil(lambda: bool(dialog.checks.sentences))
    assert dialog.checks.sentences == ("There are 2.0 s of speech.", "A tone of 50 Hz.")
    assert dialog.said.text() == "No voice can be made of these recordings."
    del faults[0]
    drop(dialog, speech(tmp_path, "more.wav"))
    qtbot.waitUntil(lambda: dialog.checks.sentences == ("A tone of 50 Hz.",))
    assert dialog.recordings.length.text() == "12.0 s in all"
    dialog.recordings.list.setCurrentRow(0)
    QTest.mouseClick(dialog.recordings.remove, LEFT)
    assert dialog.recordings.length.text() == "6.0 s in all"


def test_faults_in_another_language() -> None:
    fault = Fault("silent", "Nothing is heard in a.wav.", True)
    assert checks_said(None) == []
    assert checks_said(())[0][0] == "circle-check"
    language.apply("zh_CN")
    (said,) = checks_said((fault,))
    language.apply("en")
    assert said[0] == "circle-x"
    assert "a.wav" not in said[1]
    assert checks_said((replace(fault, forbids=False),)) == [("triangle-alert", fault.sentence)]


def test_recording_from_the_microphone(
    dialog: CloneDialog, clone_desk: Desk, microphone: Microphone, qtbot: QtBot
) -> None:
    bar = dialog.recordings.recorder
    QTest.mouseClick(bar.button, LEFT)
    assert bar.button.text() == "S&top"
    microphone.level_db, microphone.taken_ms = -12.3, 6000
    qtbot.waitUntil(lambda: bar.time.text() == "6.0 s")
    assert bar.level.said == "-12 dB"
    microphone.level_db = -0.2
    qtbot.waitUntil(lambda: bar.level.said == "too loud")
    assert not dialog.grab().isNull()
    QTest.mouseClick(bar.button, LEFT)
    qtbot.waitUntil(lambda: clone_desk.cloning.is_usable)
    assert dialog.recordings.list.item(0).text().startswith("Recording 1")


@pytest.mark.parametrize("leave", [QWidget.close, lambda dialog: QTest.keyClick(dialog, KEY.Key_Escape)])
def test_closing_keeps_what_was_recorded(
    leave: Callable[[QWidget], object], dialog: CloneDialog, clone_desk: Desk, microphone: Microphone, qtbot: QtBot
) -> None:
    QTest.mouseClick(dialog.recordings.recorder.button, LEFT)
    microphone.taken_ms = 6000
    leave(dialog)
    assert not microphone.is_recording
    qtbot.waitUntil(lambda: len(clone_desk.cloning.recordings) == 1)


def test_no_microphone_is_said(dialog: CloneDialog, microphone: Microphone, qtbot: QtBot) -> None:
    bar = dialog.recordings.recorder
    QTest.mouseClick(bar.button, LEFT)
    microphone.problem, microphone.is_recording = "Nothing can be recorded.", False
    qtbot.waitUntil(bar.problem.isVisible)
    assert bar.problem.text() == "Nothing can be recorded."
    assert bar.button.text() == "&Record"


def test_files_are_chosen(
    dialog: CloneDialog, clone_desk: Desk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *args: ([str(speech(tmp_path))], ""))
    QTest.mouseClick(dialog.recordings.add, LEFT)
    qtbot.waitUntil(lambda: dialog.recordings.list.count() == 1)
    (tmp_path / "no.wav").write_bytes(b"no sound")
    with qtbot.waitSignal(clone_desk.told) as told:
        drop(dialog, tmp_path / "no.wav")
    assert "no.wav" in told.args[0].sentence


def test_every_control_says_what_it_is(dialog: CloneDialog) -> None:
    mute: list[QWidget] = []
    for control in dialog.findChildren(QWidget):
        if isinstance(control, QAbstractButton | QComboBox | QLineEdit) and control.isVisible():
            named = control.accessibleName() or getattr(control, "text", str)()
            if not (named and control.toolTip()):
                mute.append(control)
    assert mute == []
