"""Find and replace."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.table.conftest import Hands

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def current(hands: Hands) -> int:
    assert hands.desk.selection.current is not None
    return hands.ids.index(hands.desk.selection.current) + 1


def test_going_from_place_to_place(hands: Hands) -> None:
    hands.click(1)
    hands.key(Qt.Key.Key_F, CTRL)
    hands.type("you")
    assert hands.table.find_bar.told.text().startswith("2")
    hands.key(Qt.Key.Key_Return)
    assert current(hands) == 1
    hands.key(Qt.Key.Key_F3)
    assert current(hands) == 2
    assert hands.table.find_bar.told.text() == "2 of 2"
    hands.key(Qt.Key.Key_F3)
    assert current(hands) == 1
    hands.key(Qt.Key.Key_F3, SHIFT)
    assert current(hands) == 2
    hands.key(Qt.Key.Key_Escape)
    assert not hands.table.find_bar.isVisible()
    assert hands.focused is hands.table.view


def test_nothing_found_is_told(hands: Hands) -> None:
    hands.key(Qt.Key.Key_F, CTRL)
    hands.type("zebra")
    assert hands.table.find_bar.told.text() == "Nothing found."


def test_a_malformed_expression_is_told_while_it_is_typed(hands: Hands) -> None:
    hands.key(Qt.Key.Key_F, CTRL)
    hands.table.find_bar.is_regex.click()
    hands.type("(you")
    assert "malformed" in hands.table.find_bar.told.text()
    assert not hands.table.find_bar.replace_all.isEnabled()
    hands.type(")")
    assert hands.table.find_bar.told.text().startswith("2")


def test_replacing_one_after_another(hands: Hands) -> None:
    hands.click(1)
    hands.key(Qt.Key.Key_H, CTRL)
    hands.type("you")
    hands.table.find_bar.replacement.setFocus()
    hands.type("they, you")
    hands.key(Qt.Key.Key_Return)  # finds the first
    hands.key(Qt.Key.Key_Return)
    assert hands.texts[:2] == ["Hello there, how are they, you today?", "Very well, thank you."]
    assert current(hands) == 2


def test_replacing_all_is_one_step_of_undo(hands: Hands) -> None:
    before = hands.texts
    hands.key(Qt.Key.Key_H, CTRL)
    hands.type("YOU")
    hands.table.find_bar.replacement.setFocus()
    hands.type("we")
    hands.key(Qt.Key.Key_Return, ALT)
    assert hands.texts[:2] == ["Hello there, how are we today?", "Very well, thank we."]
    hands.undo()
    assert hands.texts == before


def test_only_lines_that_are_shown_are_replaced(hands: Hands) -> None:
    hands.table.filter_bar.search.setText("well")
    hands.key(Qt.Key.Key_H, CTRL)
    hands.qtbot.waitUntil(lambda: len(hands.shown()) == 1)
    hands.type("you")
    hands.table.find_bar.replacement.setText("us")
    QTest.mouseClick(hands.table.find_bar.replace_all, Qt.MouseButton.LeftButton)
    assert hands.texts[:2] == ["Hello there, how are you today?", "Very well, thank us."]


def test_case_and_words(hands: Hands) -> None:
    hands.key(Qt.Key.Key_F, CTRL)
    hands.type("TH")
    bar = hands.table.find_bar
    assert not bar.told.text().startswith("Nothing")
    bar.whole_words.click()
    assert bar.told.text() == "Nothing found."
    bar.whole_words.click()
    bar.matches_case.click()
    assert bar.told.text() == "Nothing found."
