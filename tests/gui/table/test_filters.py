"""Which lines are shown."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from studio.core.script import SpeakerId
from studio.gui.table.columns import Column
from tests.gui.table.conftest import Hands

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def pick(hands: Hands, box: QComboBox, text: str) -> None:
    box.setFocus()
    place = box.findText(text)
    assert place >= 0
    while box.currentIndex() != place:
        QTest.keyClick(box, Qt.Key.Key_Down)


def numbers(hands: Hands) -> list[int]:
    return [hands.ids.index(id_) + 1 for id_ in hands.shown()]


def test_by_text_with_the_keys(hands: Hands) -> None:
    hands.key(Qt.Key.Key_F, CTRL | SHIFT)
    hands.type("well")
    hands.qtbot.waitUntil(lambda: numbers(hands) == [2])
    hands.qtbot.waitUntil(lambda: hands.table.filter_bar.count.text() == "1 of 5 lines")
    hands.key(Qt.Key.Key_Escape)
    assert numbers(hands) == [1, 2, 3, 4, 5]


def test_by_speaker(hands: Hands) -> None:
    pick(hands, hands.table.filter_bar.speakers, "Ann")
    assert numbers(hands) == [2, 4]


def test_by_verdict(hands: Hands) -> None:
    pick(hands, hands.table.filter_bar.verdicts, "does not fit")
    assert numbers(hands) == [3]


def test_by_status(hands: Hands) -> None:
    hands.table.commands.set_status(hands.ids[3:4], "approved")
    pick(hands, hands.table.filter_bar.statuses, "approved")
    assert numbers(hands) == [4]
    hands.undo()
    assert numbers(hands) == []
    hands.qtbot.waitUntil(hands.table.empty.all_button.isVisible)
    QTest.mouseClick(hands.table.empty.all_button, Qt.MouseButton.LeftButton)
    assert numbers(hands) == [1, 2, 3, 4, 5]


def test_what_is_to_render(hands: Hands) -> None:
    first = hands.ids[0]
    hands.desk.queue.render([first])
    hands.table.filter_bar.unrendered.click()
    assert numbers(hands) == [1, 2, 3, 4]
    hands.qtbot.waitUntil(lambda: numbers(hands) == [2, 3, 4])


def test_a_line_stays_while_it_is_edited(hands: Hands) -> None:
    pick(hands, hands.table.filter_bar.verdicts, "does not fit")
    hands.double_click(1, Column.TEXT)
    hands.key(Qt.Key.Key_A, CTRL)
    hands.type("Hi.")
    hands.qtbot.waitUntil(lambda: hands.desk.lengths.fit(hands.ids[2]).verdict != "too_long")
    hands.qtbot.wait(150)
    assert hands.editor.text() == "Hi."
    hands.key(Qt.Key.Key_Return)
    assert hands.texts[2] == "Hi."
    hands.qtbot.waitUntil(lambda: numbers(hands) == [])


def test_a_new_line_is_shown_until_it_was_written(hands: Hands) -> None:
    pick(hands, hands.table.filter_bar.verdicts, "does not fit")
    hands.click(1)
    hands.table.row_actions.add()
    assert numbers(hands) == [3, 4]
    assert hands.desk.selection.current == hands.ids[3]
    hands.type("Hi.")
    hands.key(Qt.Key.Key_Return)
    assert hands.texts[3] == "Hi."
    hands.qtbot.waitUntil(lambda: numbers(hands) == [3])


def test_a_new_line_that_is_given_up_goes_out_of_sight(hands: Hands) -> None:
    pick(hands, hands.table.filter_bar.verdicts, "does not fit")
    hands.click(1)
    hands.table.row_actions.add()
    hands.key(Qt.Key.Key_Escape)
    hands.qtbot.waitUntil(lambda: numbers(hands) == [3])


def test_a_speaker_who_is_renamed_stays_chosen(hands: Hands) -> None:
    speakers = hands.table.filter_bar.speakers
    pick(hands, speakers, "Ann")
    hands.table.commands.rename_speaker(SpeakerId("Ann"), "Zoe")
    assert (speakers.currentText(), numbers(hands)) == ("Zoe", [2, 4])
    hands.undo()
    assert (speakers.currentText(), numbers(hands)) == ("Ann", [2, 4])


def test_where_the_chosen_speaker_is_gone_all_lines_are_shown(hands: Hands) -> None:
    pick(hands, hands.table.filter_bar.speakers, "Ann")
    hands.table.commands.delete([hands.ids[1], hands.ids[3]])
    assert hands.table.filter_bar.speakers.currentText() == "All speakers"
    assert numbers(hands) == [1, 2, 3]
    assert not hands.table.filter_bar.count.isVisible()


def test_speakers_follow_the_script(hands: Hands) -> None:
    hands.table.commands.set_speaker(hands.ids[:1], "Zoe")
    assert hands.table.filter_bar.speakers.findText("Zoe") >= 0
