"""The library beside the window's own keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from studio.core.speech import VoiceId
from studio.gui.desk.desk import Desk
from studio.gui.library.cards import MIME
from studio.gui.shell.window import MainWindow
from studio.gui.table.columns import Column

SPACE = Qt.Key.Key_Space


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(desk)
    window.resize(1400, 900)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    desk.select([desk.script.document.row_at(0).id])
    yield window
    window.close()


def reached(widget: QWidget) -> QWidget:
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    assert widget.hasFocus()
    return widget


def test_space_presses_what_was_reached_by_tab(window: MainWindow, desk: Desk) -> None:
    buttons: tuple[QAbstractButton, ...] = (
        window.manner.whisper,
        window.manner.whom.for_speakers,
        window.voices.filters.only_favourites,
    )
    for button in buttons:
        QTest.keyClick(reached(button), SPACE)
        assert button.isChecked()
    assert not desk.sound.is_playing


def test_space_plays_after_a_click_on_a_button(window: MainWindow, desk: Desk) -> None:
    reached(window.manner.dials["energy"].slider)
    QTest.mouseClick(window.manner.whom.for_speakers, Qt.MouseButton.LeftButton)
    QTest.keyClick(window.focusWidget(), SPACE)
    assert desk.sound.is_playing
    assert desk.sound.auditioned is None


def test_space_in_the_list_hears_the_voice(window: MainWindow, desk: Desk) -> None:
    window.voices.list.point_at(VoiceId("af_bella"))
    QTest.keyClick(reached(window.voices.list), SPACE)
    assert desk.sound.auditioned == "af_bella"


def test_keys_of_the_list_are_its_own(window: MainWindow, desk: Desk) -> None:
    n_rows = len(desk.script.document)
    window.voices.list.point_at(VoiceId("af_bella"))
    QTest.keyClick(reached(window.voices.list), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.script.document.row_at(0).voice == "af_bella"
    assert len(desk.script.document) == n_rows


def test_a_voice_is_dropped_on_a_line(window: MainWindow, desk: Desk) -> None:
    view, third = window.table.view, desk.script.document.row_at(2).id
    data = window.voices.cards.mimeData([window.voices.cards.index(0)])
    assert isinstance(data, QMimeData)
    assert data.hasFormat(MIME)
    where = view.visualRect(view.model().index(2, Column.TEXT)).center()
    none = Qt.KeyboardModifier.NoModifier
    view.dropEvent(QDropEvent(QPointF(where), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none))
    assert desk.script.document.rows[third].voice == window.voices.cards.cards[0].voice.id
