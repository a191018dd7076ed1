"""Editing what is spoken, by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from studio.core.script import Line, Script
from studio.gui.table.columns import Column
from studio.gui.table.line_editor import LineEditor
from studio.project import edits
from tests.gui.table.conftest import Hands

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_enter_edits_takes_over_and_goes_on(hands: Hands) -> None:
    hands.click(1)
    hands.key(Qt.Key.Key_Return)
    hands.type(" Friend")
    hands.key(Qt.Key.Key_Return)
    assert hands.texts[0] == "Hello there, how are you today? Friend"
    assert hands.editor.text() == hands.texts[1]
    assert hands.desk.selection.current == hands.ids[1]


def test_enter_on_the_last_line_ends_there(hands: Hands) -> None:
    hands.click(5)
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_Return)
    assert hands.focused is hands.table.view


def test_shift_enter_breaks_the_line(hands: Hands) -> None:
    hands.double_click(2, Column.TEXT)
    hands.key(Qt.Key.Key_Return, SHIFT)
    hands.type("Really.")
    hands.key(Qt.Key.Key_Return)
    assert hands.texts[1] == "Very well, thank you.\nReally."


def test_escape_gives_up(hands: Hands) -> None:
    before = hands.texts
    hands.double_click(1, Column.TEXT)
    hands.type("nonsense")
    hands.key(Qt.Key.Key_Escape)
    assert hands.texts == before
    assert hands.desk.lengths.text(hands.ids[0]) == before[0]
    assert not hands.desk.script.undo_stack.canUndo() or hands.desk.script.undo_stack.undoText() != "Edit text"


def test_the_meter_moves_with_every_key(hands: Hands) -> None:
    id_ = hands.ids[1]
    before = hands.desk.lengths.length(id_).natural_ms
    hands.double_click(2, Column.TEXT)
    hands.type(" And")
    first = hands.desk.lengths.length(id_)
    assert first.is_estimate
    hands.type(" you, my dear old friend from the north?")
    assert hands.desk.lengths.length(id_).natural_ms > first.natural_ms > 0
    assert hands.desk.lengths.length(id_).natural_ms > before
    hands.qtbot.waitUntil(lambda: not hands.desk.lengths.length(id_).is_estimate)
    assert hands.texts[1] == "Very well, thank you."


def test_ctrl_enter_splits_at_the_cursor_as_one_step(hands: Hands) -> None:
    before = hands.texts
    hands.double_click(2, Column.TEXT)
    hands.type(" Truly")
    for _ in range(len(" thank you. Truly")):
        hands.key(Qt.Key.Key_Left)
    hands.key(Qt.Key.Key_Return, CTRL)
    assert hands.texts[1:3] == ["Very well,", "thank you. Truly"]
    assert hands.editor.text() == "thank you. Truly"
    hands.key(Qt.Key.Key_Escape)
    hands.undo()
    assert hands.texts == before


def test_a_split_without_two_halves_says_what_to_do(hands: Hands) -> None:
    hands.double_click(2, Column.TEXT)
    hands.key(Qt.Key.Key_Return, CTRL)
    assert len(hands.rows) == 5
    assert "both sides" in hands.told[-1]
    assert isinstance(hands.focused, LineEditor)


def test_what_is_typed_stays_when_the_focus_goes(hands: Hands) -> None:
    hands.double_click(1, Column.TEXT)
    hands.type("!")
    hands.click(3)
    assert hands.texts[0].endswith("today?!")


def test_what_is_typed_stays_while_plans_come_in(hands: Hands) -> None:
    hands.double_click(1, Column.TEXT)
    hands.type(" One")
    hands.qtbot.waitUntil(lambda: not hands.desk.lengths.length(hands.ids[0]).is_estimate)
    hands.qtbot.wait(100)
    assert hands.editor.text().endswith(" One")
    hands.type(" two")
    hands.key(Qt.Key.Key_Return)
    assert hands.texts[0].endswith(" One two")


def test_the_editor_grows_and_stays_in_sight(hands: Hands) -> None:
    hands.double_click(5, Column.TEXT)
    editor = hands.editor
    before = editor.height()
    for _ in range(5):
        hands.key(Qt.Key.Key_Return, SHIFT)
        hands.type("More")
    assert editor.height() > before
    assert editor.geometry().bottom() <= hands.table.view.viewport().height()


def test_ctrl_m_writes_a_comment(hands: Hands) -> None:
    hands.click(2)
    hands.key(Qt.Key.Key_M, CTRL)
    hands.type("softer")
    hands.key(Qt.Key.Key_Return)
    assert hands.rows[1].comment == "softer"
    index = hands.table.rows.index(1, Column.COMMENT)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "softer"
    assert hands.focused is hands.table.view


def test_what_is_selected_stays_while_plans_come_in(hands: Hands) -> None:
    hands.double_click(1, Column.TEXT)
    hands.key(Qt.Key.Key_A, CTRL)
    first = hands.table.model.index(0, 0)
    hands.table.model.dataChanged.emit(first, hands.table.model.index(0, len(Column) - 1))
    hands.type("Hi")
    assert hands.editor.text() == "Hi"


def test_what_is_typed_stays_when_hundreds_of_lines_come_in(hands: Hands) -> None:
    hands.double_click(2, Column.TEXT)
    hands.type(" Really")
    hands.key(Qt.Key.Key_Left)
    lines = tuple(Line(n, f"line {n}") for n in range(1, 401))
    script = hands.desk.script
    script.do("Import", edits.import_script(script.document, Script(lines), after=hands.ids[0]))
    assert hands.editor.text() == "Very well, thank you. Really"
    assert hands.desk.lengths.text(hands.ids[401]) == "Very well, thank you. Really"
    hands.type("-")
    hands.key(Qt.Key.Key_Return)
    assert hands.texts[401] == "Very well, thank you. Reall-y"


def test_what_is_typed_goes_with_its_line_and_with_its_project(hands: Hands) -> None:
    hands.double_click(2, Column.TEXT)
    hands.type(" Really")
    script = hands.desk.script
    lines = tuple(Line(n, f"line {n}") for n in range(1, 401))
    script.do("Import", edits.import_script(script.document, Script(lines), replacing=True))
    hands.qtbot.waitUntil(lambda: not hands.table.view.viewport().findChildren(LineEditor))
    script.undo_stack.undo()
    hands.double_click(2, Column.TEXT)
    hands.type(" Really")
    script.open(script.document, lambda title, patch: None, is_read_only=False)
    hands.qtbot.waitUntil(lambda: not hands.table.view.viewport().findChildren(LineEditor))


def test_the_row_being_written_stays_though_it_does_not_pass_the_filter(hands: Hands) -> None:
    hands.table.filter_bar.search.setText("you")
    hands.qtbot.waitUntil(lambda: len(hands.shown()) == 2)
    first, second = hands.shown()
    hands.double_click(1, Column.TEXT)
    hands.key(Qt.Key.Key_Return)  # on to the second
    hands.qtbot.wait(1)  # the view is done with the first editor
    hands.key(Qt.Key.Key_A, CTRL)
    hands.type("Nothing of it")
    hands.desk.script.do("Text", edits.set_text(hands.desk.script.document, second, "Gone"))
    assert hands.shown() == [first, second]


@pytest.mark.parametrize(
    ("column", "typed"), [(Column.COMMENT, "loud"), (Column.START, "0.25"), (Column.SPEAKER, "Zoe")]
)
def test_what_is_typed_elsewhere_survives_a_big_import(hands: Hands, column: Column, typed: str) -> None:
    first = hands.ids[0]
    hands.double_click(1, column)
    hands.key(Qt.Key.Key_A, CTRL)
    hands.type(typed)
    lines = tuple(Line(n, f"line {n}") for n in range(1, 401))
    script = hands.desk.script
    script.do("Import", edits.import_script(script.document, Script(lines)))
    assert isinstance(hands.focused, QLineEdit | LineEditor)
    assert hands.focused.text() == typed
    hands.key(Qt.Key.Key_Return)
    row = script.document.rows[first]
    assert row.cue is not None
    assert typed in (row.comment, row.speaker, f"{row.cue.start_ms / 1000:.2f}")
    assert not hands.told


def test_a_new_name_being_typed_is_still_for_all_lines_after_a_big_import(hands: Hands) -> None:
    hands.click(1)
    hands.table.actions_["rename"].trigger()
    hands.key(Qt.Key.Key_A, CTRL)
    hands.type("Zoe")
    lines = tuple(Line(n, f"line {n}") for n in range(1, 401))
    script = hands.desk.script
    script.do("Import", edits.import_script(script.document, Script(lines)))
    hands.key(Qt.Key.Key_Return)
    assert [row.speaker for row in hands.rows[:4]] == ["Zoe", "Ann", "Zoe", "Ann"]
