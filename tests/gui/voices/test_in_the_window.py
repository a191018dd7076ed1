"""New voices beside the rest of the window."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.gui.desk.desk import Desk
from studio.gui.shell.window import MainWindow
from studio.gui.voices.clone_dialog import CloneDialog
from studio.voices.voice_file import write_voice
from tests.gui.voices.making import measured, voice_file

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    desk = make_desk(measure=measured)
    desk.project.new()
    return desk


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(desk)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    yield window
    window.close()


def drop(window: MainWindow, data: QMimeData) -> None:
    none = Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(400, 300), Qt.DropAction.CopyAction, data, LEFT, none))


def test_from_a_key_to_a_voice_in_the_library(window: MainWindow, desk: Desk) -> None:
    QTest.keyClick(window, KEY.Key_D, CTRL_SHIFT)
    assert window.design.words.text.hasFocus()
    QTest.keyClicks(window.design.words.text, "warm old woman")
    QTest.keyClick(window.design.words.text, KEY.Key_Return)
    QTest.mouseClick(window.design.words.cards[0].keep, LEFT)
    QTest.keyClicks(window.design.strip.name, "Granny")
    QTest.keyClick(window.design.strip.name, KEY.Key_Return)
    QTest.mouseClick(window.design.strip.accept, LEFT)
    assert window.voices.isVisible()
    assert window.voices.list.voice == "granny"
    window.voices.own.again.trigger()
    assert window.design.isVisible()
    assert window.design.words.text.toPlainText() == "warm old woman"


def test_space_opens_a_chip_though_elsewhere_it_plays(window: MainWindow) -> None:
    window.commands["design"].trigger()
    QTest.keyClicks(window.design.words.text, "old")
    (chip,) = window.design.words.chips.buttons
    space = QKeyEvent(QKeyEvent.Type.ShortcutOverride, KEY.Key_Space, Qt.KeyboardModifier.NoModifier, " ")
    space.ignore()
    QApplication.sendEvent(chip, space)
    assert space.isAccepted()


def test_a_dropped_voice_is_imported(window: MainWindow, desk: Desk, tmp_path: Path) -> None:
    write_voice(tmp_path / "x.voice", voice_file(desk.house.shelf, "Reader"))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "x.voice"))])
    drop(window, data)
    assert desk.library.voices[0].name == "Reader"
    (tmp_path / "x.voice").write_bytes(b"nonsense")
    drop(window, data)
    assert "x.voice" in window.messages.messages[0].sentence


def test_a_voice_of_the_library_is_no_file_to_the_window(window: MainWindow, desk: Desk) -> None:
    desk.own_voices.keep(voice_file(desk.house.shelf, "Reader"))
    drop(window, window.voices.cards.mimeData([window.voices.cards.index(0)]))
    assert window.voices.strip.isHidden()


def test_one_clone_dialog(window: MainWindow, qtbot: QtBot) -> None:
    for _ in range(2):
        QTest.keyClick(window, KEY.Key_K, CTRL_SHIFT)
    qtbot.waitUntil(lambda: len([each for each in window.findChildren(CloneDialog) if each.isVisible()]) == 1)
    window.voices.new.menu().actions()[2].trigger()
    qtbot.waitUntil(lambda: len([each for each in window.findChildren(CloneDialog) if each.isVisible()]) == 1)


def test_two_voices_are_blended_from_the_menu(window: MainWindow) -> None:
    window.commands["blend"].trigger()
    assert window.design.blend.isVisible()
    window.voices.list.point_at(window.voices.cards.cards[-1].voice.id)
    window.voices.blend_wanted.emit(window.voices.list.voice)
    assert window.design.blend.first.voice == window.voices.list.voice
