import pytest
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from studio.gui.desk.desk import Desk
from studio.gui.shell.loudness_button import LoudnessButton


@pytest.fixture
def button(desk: Desk, qtbot: QtBot) -> LoudnessButton:
    button = LoudnessButton(desk)
    qtbot.addWidget(button)
    return button


def choose(button: LoudnessButton, word: str) -> None:
    button.menu().aboutToShow.emit()
    (action,) = (action for action in button.menu().actions() if word in action.text())
    action.trigger()


def checked(button: LoudnessButton) -> list[str]:
    button.menu().aboutToShow.emit()
    return [action.text() for action in button.menu().actions() if action.isChecked()]


def test_a_loudness_is_chosen_and_its_gains_are_told(button: LoudnessButton, desk: Desk, qtbot: QtBot) -> None:
    assert checked(button) == ["As it is"]
    desk.queue.render_changed()
    qtbot.waitUntil(lambda: not desk.queue.queued)
    choose(button, "-16")
    assert desk.levelling.target_lufs == -16
    assert button.text() == "-16 LUFS"
    qtbot.waitUntil(lambda: desk.levelling.is_settled and "dB" in button.toolTip(), timeout=10_000)
    voice = desk.library.voice(desk.speaking.voice(desk.script.document.row_at(0)))
    assert voice is not None
    assert f"{voice.name}: " in button.toolTip()
    choose(button, "As it is")
    assert desk.levelling.target_lufs is None
    assert "dB" not in button.toolTip()


def test_another_loudness(button: LoudnessButton, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QInputDialog, "getDouble", lambda *_: (-18.5, True))
    choose(button, "Another")
    assert desk.levelling.target_lufs == -18.5
    assert checked(button) == ["-18.5 LUFS…"]
    monkeypatch.setattr(QInputDialog, "getDouble", lambda *_: (-20.0, False))
    choose(button, "…")
    assert desk.levelling.target_lufs == -18.5
