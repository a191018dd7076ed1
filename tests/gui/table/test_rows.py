"""Rows are added, deleted, split, merged and moved."""

from PySide6.QtCore import QPoint, Qt

from studio.core.script import Line, Script
from studio.gui.table.columns import Column
from studio.gui.table.rowing import middle
from studio.gui.table.view import rows_data
from studio.project import edits
from studio.project.document import RowId
from tests.gui.table.conftest import Hands

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def test_a_line_is_added_and_written(hands: Hands) -> None:
    hands.click(2)
    hands.key(Qt.Key.Key_Insert)
    hands.type("New words")
    hands.key(Qt.Key.Key_Return)
    assert hands.texts[2] == "New words"
    assert hands.rows[2].speaker == "Ann"
    assert hands.table.rows.rowCount() == 6


def test_delete_goes_on_to_the_next_line_and_can_be_undone(hands: Hands) -> None:
    before, ids = hands.texts, hands.ids
    hands.click(2)
    hands.click(3, modifiers=SHIFT)
    hands.key(Qt.Key.Key_Delete)
    assert hands.texts == [before[0], *before[3:]]
    assert hands.desk.selection.rows == (ids[3],)
    hands.undo()
    assert hands.texts == before
    assert hands.shown() == ids


def test_all_lines_deleted_leave_the_empty_state(hands: Hands) -> None:
    hands.key(Qt.Key.Key_A, CTRL)
    hands.key(Qt.Key.Key_Delete)
    hands.qtbot.waitUntil(hands.table.empty.isVisible)
    hands.undo()
    hands.qtbot.waitUntil(hands.table.view.isVisible)
    assert hands.table.rows.rowCount() == 5


def test_a_line_is_split_near_its_middle(hands: Hands) -> None:
    hands.click(1)
    hands.key(Qt.Key.Key_Return, CTRL)
    assert hands.texts[:2] == ["Hello there,", "how are you today?"]


def test_a_place_to_split() -> None:
    assert middle("One. Two three four. Five") == 20
    assert middle("one two three") == 8
    assert middle("今天，天气很好吧") == 3
    assert middle("abcd") == 2
    assert middle("Wait... what?") == 7


def test_a_line_is_merged_with_the_next(hands: Hands) -> None:
    ids = hands.ids
    hands.click(1)
    hands.key(Qt.Key.Key_J, CTRL)
    assert hands.texts[0] == "Hello there, how are you today? Very well, thank you."
    assert hands.shown() == [ids[0], *ids[2:]]
    assert hands.desk.selection.rows == (ids[0],)


def test_keys_move_lines_and_keep_them_selected(hands: Hands) -> None:
    ids, texts = hands.ids, hands.texts
    hands.click(2)
    hands.key(Qt.Key.Key_Down, ALT)
    assert hands.texts == [texts[0], texts[2], texts[1], *texts[3:]]
    assert hands.shown() == hands.ids
    assert hands.desk.selection.rows == (ids[1],)
    hands.key(Qt.Key.Key_Up, ALT)
    hands.key(Qt.Key.Key_Up, ALT)
    hands.key(Qt.Key.Key_Up, ALT)
    assert hands.texts[0] == texts[1]


def test_lines_are_dropped_between_others(hands: Hands) -> None:
    ids = hands.ids
    cell = hands.cell(4, Column.NUMBER)
    hands.drop(rows_data(ids[:2]), QPoint(cell.center().x(), cell.top() + 2))
    assert hands.ids == [ids[2], ids[0], ids[1], ids[3], ids[4]] == hands.shown()


def test_numbers_follow(hands: Hands) -> None:
    hands.click(1)
    hands.key(Qt.Key.Key_Delete)
    assert [hands.table.rows.index(row, Column.NUMBER).data() for row in range(4)] == ["1", "2", "3", "4"]


def test_many_rows_at_once_keep_the_selection(hands: Hands) -> None:
    id_ = hands.ids[1]
    hands.click(2)
    lines = tuple(Line(n, f"line {n}") for n in range(1, 401))
    hands.desk.script.do("Import", edits.import_script(hands.desk.script.document, Script(lines)))
    assert hands.table.rows.rowCount() == 405
    assert hands.desk.selection.rows == (id_,)
    assert [index.row() for index in hands.table.view.selectionModel().selectedRows()] == [1]


def test_ctrl_home_and_end_select_the_first_and_the_last_line(hands: Hands) -> None:
    hands.click(3, Column.TEXT)
    hands.key(Qt.Key.Key_End, CTRL)
    assert hands.desk.selection.rows == (hands.ids[4],)
    assert hands.desk.selection.current == hands.ids[4]
    hands.key(Qt.Key.Key_Home, CTRL)
    assert hands.desk.selection.rows == (hands.ids[0],)
    assert hands.table.view.currentIndex().column() == Column.TEXT


def test_a_deleted_row_that_was_current_leaves_no_trace(hands: Hands) -> None:
    hands.desk.select([hands.ids[2]])
    hands.desk.script.do("Delete", edits.delete(hands.desk.script.document, [hands.ids[2]]))
    assert all(id_ in hands.ids for id_ in hands.desk.selection.rows)
    assert hands.desk.selection.current != RowId(3)
