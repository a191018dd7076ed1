"""Speakers, voices, manner, status and gain."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from studio.core.prosody import Prosody
from studio.core.script import SpeakerId
from studio.core.speech import VoiceId
from studio.gui.library.cards import MIME
from studio.gui.table.columns import Column
from tests.gui.table.conftest import Hands

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def drop_voice(hands: Hands, voice: str, number: int, column: Column) -> None:
    data = QMimeData()
    data.setData(MIME, voice.encode())
    hands.drop(data, hands.cell(number, column).center())


def test_a_speaker_is_typed_for_all_selected_lines(hands: Hands) -> None:
    hands.click(1)
    hands.click(2, modifiers=SHIFT)
    hands.key(Qt.Key.Key_S, CTRL | SHIFT)
    hands.type("Bob")
    hands.key(Qt.Key.Key_Return)
    assert [row.speaker for row in hands.rows] == ["Bob", "Bob", "Tom", "Ann", ""]


def test_a_speaker_is_renamed_in_all_lines(hands: Hands) -> None:
    hands.click(1)
    hands.key(Qt.Key.Key_F2, SHIFT)
    hands.type("Thomas")
    hands.key(Qt.Key.Key_Return)
    assert [row.speaker for row in hands.rows] == ["Thomas", "Ann", "Thomas", "Ann", ""]
    hands.undo()
    assert hands.rows[0].speaker == "Tom"


def test_renaming_once_does_not_rename_the_next_time(hands: Hands) -> None:
    hands.click(1)
    hands.key(Qt.Key.Key_F2, SHIFT)
    hands.key(Qt.Key.Key_Escape)
    hands.double_click(1, Column.SPEAKER)
    hands.type("Zoe")
    hands.key(Qt.Key.Key_Return)
    assert [row.speaker for row in hands.rows[:3]] == ["Zoe", "Ann", "Tom"]


def test_a_voice_is_searched_and_chosen(hands: Hands) -> None:
    hands.click(2)
    hands.key(Qt.Key.Key_V, CTRL | SHIFT)
    hands.type("yunxi")
    hands.key(Qt.Key.Key_Return)
    assert hands.rows[1].voice == "zm_yunxi"
    assert hands.rows[3].voice is None


def test_a_voice_is_chosen_for_all_lines_of_the_speaker(hands: Hands) -> None:
    hands.click(2)
    hands.key(Qt.Key.Key_V, CTRL | SHIFT)
    hands.type("yunxi")
    hands.key(Qt.Key.Key_Return, CTRL)
    assert hands.desk.script.document.role(SpeakerId("Ann")).voice == "zm_yunxi"
    assert [hands.desk.speaking.voice(row) == "zm_yunxi" for row in hands.rows] == [False, True, False, True, False]


def test_the_voice_of_the_speaker_is_chosen_again(hands: Hands) -> None:
    hands.table.commands.set_voice([hands.ids[1]], VoiceId("zm_yunxi"))
    hands.click(2)
    hands.key(Qt.Key.Key_V, CTRL | SHIFT)
    for _ in range(100):
        hands.key(Qt.Key.Key_Up)
    hands.key(Qt.Key.Key_Return)
    assert hands.rows[1].voice is None


def test_escape_leaves_the_voice(hands: Hands) -> None:
    hands.click(2)
    hands.key(Qt.Key.Key_V, CTRL | SHIFT)
    hands.type("yunxi")
    hands.key(Qt.Key.Key_Escape)
    assert hands.rows[1].voice is None
    assert hands.focused is hands.table.view


def test_a_voice_dropped_on_a_line_is_for_that_line(hands: Hands) -> None:
    drop_voice(hands, "zm_yunxi", 2, Column.TEXT)
    assert [row.voice for row in hands.rows] == [None, "zm_yunxi", None, None, None]


def test_a_voice_dropped_on_a_selected_line_is_for_all_of_them(hands: Hands) -> None:
    hands.click(1)
    hands.click(2, modifiers=SHIFT)
    drop_voice(hands, "zm_yunxi", 2, Column.VOICE)
    assert [row.voice for row in hands.rows[:3]] == ["zm_yunxi", "zm_yunxi", None]


def test_a_voice_dropped_on_a_speaker_is_for_all_of_their_lines(hands: Hands) -> None:
    hands.table.commands.set_voice([hands.ids[3]], VoiceId("jf_alpha"))
    drop_voice(hands, "zm_yunxi", 2, Column.SPEAKER)
    assert [hands.desk.speaking.voice(row) for row in (hands.rows[1], hands.rows[3])] == ["zm_yunxi", "zm_yunxi"]
    hands.undo()
    assert hands.rows[3].voice == "jf_alpha"


@pytest.mark.parametrize(("key", "status"), [(Qt.Key.Key_2, "approved"), (Qt.Key.Key_3, "retake")])
def test_keys_set_the_status(hands: Hands, key: Qt.Key, status: str) -> None:
    hands.click(1)
    hands.click(2, modifiers=SHIFT)
    hands.key(key, CTRL)
    assert [row.status for row in hands.rows[:3]] == [status, status, "open"]
    hands.key(Qt.Key.Key_1, CTRL)
    assert hands.rows[0].status == "open"


def test_a_status_is_chosen_in_its_cell(hands: Hands) -> None:
    hands.double_click(1, Column.STATUS)
    box = hands.table.view.findChild(QComboBox)
    assert isinstance(box, QComboBox)
    hands.qtbot.waitUntil(lambda: box.view().isVisible())
    QTest.keyClick(box.view(), Qt.Key.Key_Down)
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    assert hands.rows[0].status == "approved"


def test_a_preset_is_chosen_in_its_cell(hands: Hands) -> None:
    hands.desk.library.save_preset("Tired", Prosody(pitch_semitones=-2.0))
    hands.double_click(1, Column.MANNER)
    box = hands.table.view.findChild(QComboBox)
    assert isinstance(box, QComboBox)
    hands.qtbot.waitUntil(lambda: box.view().isVisible())
    QTest.keyClick(box.view(), Qt.Key.Key_Home)
    QTest.keyClick(box.view(), Qt.Key.Key_Down)  # the person's own come first
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    assert (hands.rows[0].preset, hands.rows[0].prosody) == ("Tired", Prosody(pitch_semitones=-2.0))
    assert hands.table.rows.index(0, Column.MANNER).data() == "Tired"


def test_a_gain_is_typed_for_all_selected_lines(hands: Hands) -> None:
    hands.click(1)
    hands.click(2, modifiers=SHIFT)
    hands.key(Qt.Key.Key_G, CTRL)
    hands.type("-3.5")
    hands.key(Qt.Key.Key_Return)
    assert [row.gain_db for row in hands.rows[:3]] == [-3.5, -3.5, 0.0]
    assert hands.table.rows.index(1, Column.GAIN).data() == "-3.5"
