"""Marks around words, set in the editor of a line."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu

from studio.gui.table.columns import Column
from tests.gui.table.conftest import Hands

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
RETURN = Qt.Key.Key_Return


def select(hands: Hands, words: str) -> None:
    cursor, start = hands.editor.textCursor(), hands.editor.text().index(words)
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
    hands.editor.setTextCursor(cursor)


def choose(hands: Hands, name: str) -> None:
    """From the context menu, which is not shown: where windows have no screen, that takes the focus away for good."""
    menu = QMenu()
    menu.addAction("Undo")
    hands.editor.menu_opens.emit(menu)
    (action,) = [action for action in menu.actions() if action.text() == name]
    assert action.isEnabled()
    action.trigger()


def test_a_key_marks_the_selected_words(hands: Hands) -> None:
    hands.double_click(2, Column.TEXT)
    select(hands, "thank you")
    hands.key(Qt.Key.Key_B, CTRL)
    assert hands.editor.text() == "Very well, [emph]thank you[/emph]."
    hands.key(RETURN)
    assert hands.texts[1] == "Very well, [emph]thank you[/emph]."


def test_the_word_at_the_cursor_is_marked(hands: Hands) -> None:
    hands.double_click(2, Column.TEXT)
    cursor = hands.editor.textCursor()
    cursor.setPosition(7)
    hands.editor.setTextCursor(cursor)
    hands.key(Qt.Key.Key_B, CTRL)
    assert hands.editor.text() == "Very [emph]well[/emph], thank you."


def test_the_menu_sets_an_emotion_and_takes_it_away(hands: Hands) -> None:
    hands.double_click(2, Column.TEXT)
    select(hands, "Very")
    choose(hands, "Angry")
    assert hands.editor.text() == "[angry 0.7]Very[/angry] well, thank you."
    assert len(hands.editor.extraSelections()) == 2
    choose(hands, "No marks")
    assert hands.editor.text() == "Very well, thank you."
    assert not hands.editor.extraSelections()


def test_setting_a_mark_can_be_undone_in_the_editor(hands: Hands) -> None:
    hands.double_click(2, Column.TEXT)
    select(hands, "Very")
    hands.key(Qt.Key.Key_B, CTRL)
    hands.key(Qt.Key.Key_Z, CTRL)
    assert hands.editor.text() == "Very well, thank you."


def test_a_line_is_split_inside_a_mark(hands: Hands) -> None:
    hands.double_click(2, Column.TEXT)
    select(hands, "Very well, thank")
    choose(hands, "Sad")
    select(hands, "thank")
    cursor = hands.editor.textCursor()
    cursor.setPosition(cursor.selectionStart())
    hands.editor.setTextCursor(cursor)
    hands.key(RETURN, CTRL)
    assert hands.texts[1:3] == ["[sad 0.7]Very well,[/sad]", "[sad 0.7]thank[/sad] you."]
    hands.key(Qt.Key.Key_Escape)
    hands.undo()
    assert hands.texts[1] == "Very well, thank you."


def test_a_line_is_not_split_before_its_first_word(hands: Hands) -> None:
    hands.double_click(2, Column.TEXT)
    select(hands, "Very")
    hands.key(Qt.Key.Key_B, CTRL)
    cursor = hands.editor.textCursor()
    cursor.setPosition(len("[emph]"))
    hands.editor.setTextCursor(cursor)
    hands.key(RETURN, CTRL)
    assert len(hands.rows) == 5
    assert "both sides" in hands.told[-1]
