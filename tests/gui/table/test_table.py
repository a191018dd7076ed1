"""The table as a whole: what it shows, selection, empty and read-only states."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from studio.gui.desk.desk import Desk
from studio.gui.shell.theme import theme
from studio.gui.table.columns import Column
from studio.gui.table.words import TakeState
from tests.gui.table.conftest import Hands

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def shown(hands: Hands, number: int, column: Column, role: int = Qt.ItemDataRole.DisplayRole) -> object:
    return hands.table.rows.index(number - 1, column).data(role)


def test_what_a_row_shows(hands: Hands) -> None:
    columns = (Column.NUMBER, Column.START, Column.END, Column.SLOT, Column.SPEAKER, Column.TEXT)
    assert [shown(hands, 2, column) for column in columns] == [
        "2",
        "0:04.000",
        "0:06.000",
        "2.00",
        "Ann",
        "Very well, thank you.",
    ]
    assert shown(hands, 3, Column.VERDICT) == "too long"
    assert "too long" in str(shown(hands, 3, Column.FIT, Qt.ItemDataRole.ToolTipRole))
    assert shown(hands, 5, Column.VERDICT) == "skipped"


def test_every_cell_has_words_for_those_who_hear_the_window(hands: Hands) -> None:
    for column in (Column.STATE, Column.VERDICT, Column.FIT, Column.STATUS):
        assert shown(hands, 1, column, Qt.ItemDataRole.AccessibleTextRole)
    model = hands.table.model
    for column in Column:
        assert model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)


def test_take_states(hands: Hands) -> None:
    desk, model, id_ = hands.desk, hands.table.model, hands.ids[1]
    assert model.take_state(id_) is TakeState.NONE
    desk.queue.pause()
    desk.queue.render([id_])
    hands.qtbot.waitUntil(lambda: model.take_state(id_) is TakeState.RENDERING)
    desk.queue.resume()
    hands.qtbot.waitUntil(lambda: model.take_state(id_) is TakeState.CURRENT)
    assert shown(hands, 2, Column.TAKES) == "1"
    hands.table.commands.set_text(id_, "Something else.")
    assert model.take_state(id_) is TakeState.STALE


def test_the_selection_goes_both_ways(hands: Hands) -> None:
    hands.click(2)
    hands.click(4, modifiers=SHIFT)
    assert hands.desk.selection.rows == tuple(hands.ids[1:4])
    hands.desk.select([hands.ids[0], hands.ids[4]], hands.ids[4])
    rows = {index.row() for index in hands.table.view.selectionModel().selectedRows()}
    assert rows == {0, 4}
    assert hands.table.view.currentIndex().row() == 4


def test_arrow_keys_select(hands: Hands) -> None:
    hands.click(1)
    hands.key(Qt.Key.Key_Down)
    assert hands.desk.selection.rows == (hands.ids[1],)


def test_another_project_takes_the_place(hands: Hands) -> None:
    hands.desk.project.new()
    assert hands.table.model.rowCount() == 0
    hands.qtbot.waitUntil(hands.table.empty.isVisible)


def test_an_empty_project_says_what_to_do(make_hands: Callable[[Desk], Hands], empty_desk: Desk) -> None:
    hands = make_hands(empty_desk)
    assert hands.table.empty.isVisible()
    assert not hands.table.filter_bar.isVisible()
    with hands.qtbot.waitSignal(hands.table.import_wanted):
        QTest.mouseClick(hands.table.empty.import_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(hands.table.empty.line_button, Qt.MouseButton.LeftButton)
    hands.qtbot.waitUntil(hands.table.view.isVisible)
    hands.type("First words")
    hands.key(Qt.Key.Key_Return)
    assert hands.texts == ["First words"]


def test_ins_writes_the_first_line_of_an_empty_project(make_hands: Callable[[Desk], Hands], empty_desk: Desk) -> None:
    hands = make_hands(empty_desk)
    hands.table.empty.retranslate()  # a new text must not take the key away
    hands.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    hands.key(Qt.Key.Key_Insert)
    hands.qtbot.waitUntil(hands.table.view.isVisible)
    hands.type("First words")
    hands.key(Qt.Key.Key_Return)
    assert hands.texts == ["First words"]


def test_a_project_for_reading_cannot_be_edited(hands: Hands) -> None:
    script = hands.desk.script
    script.open(script.document, lambda title, patch: None, is_read_only=True)
    hands.click(1)
    hands.key(Qt.Key.Key_Return)
    assert hands.focused is hands.table.view
    assert not hands.table.actions_["delete"].isEnabled()
    assert hands.table.actions_["find"].isEnabled()


def test_the_menu_of_a_speaker(hands: Hands) -> None:
    hands.click(1)
    hands.table.view.customContextMenuRequested.emit(hands.cell(1, Column.SPEAKER).center())
    menu = hands.table.findChild(QMenu)
    assert isinstance(menu, QMenu)
    assert menu.actions()[0] is hands.table.actions_["rename"]
    menu.close()


def test_a_row_is_rendered_in_archive_quality_by_its_menu(hands: Hands, qtbot: QtBot) -> None:
    hands.click(1)
    hands.table.view.customContextMenuRequested.emit(hands.cell(1, Column.TEXT).center())
    menu = hands.table.findChild(QMenu)
    assert isinstance(menu, QMenu)
    (archive,) = (action for action in menu.actions() if "archive" in action.text())
    with qtbot.waitSignal(hands.table.archive_wanted):
        archive.trigger()
    menu.close()


def test_columns_are_hidden_by_the_menu_of_the_header(hands: Hands) -> None:
    header = hands.table.view.horizontalHeader()
    header.customContextMenuRequested.emit(header.rect().center())
    menu = hands.table.findChild(QMenu)
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == "Gain").trigger()
    menu.close()
    assert header.isSectionHidden(Column.GAIN)
    hands.table.show_lines(1)
    kept = hands.table.save_state()
    header.showSection(Column.GAIN)
    hands.table.show_lines(2)
    hands.table.restore_state(kept)
    assert header.isSectionHidden(Column.GAIN)
    assert hands.table.view.lines == 1
    hands.table.restore_state(QByteArray(b"nonsense"))
    assert header.isSectionHidden(Column.GAIN)


def test_rows_of_one_line_are_less_high(hands: Hands) -> None:
    before = hands.table.view.rowHeight(0)
    hands.table.show_lines(1)
    assert hands.table.view.rowHeight(0) < before


def test_it_is_drawn_in_both_themes_and_after_a_change_of_language(hands: Hands) -> None:
    hands.table.commands.set_comment(hands.ids[0], "softer")
    hands.table.commands.set_status(hands.ids[:2], "approved")
    light = hands.table.grab().toImage()
    try:
        theme.apply("dark")
        QApplication.sendEvent(hands.table, QEvent(QEvent.Type.LanguageChange))
        assert hands.table.grab().toImage() != light
    finally:
        theme.apply("light")


def test_every_action_tells_its_key(hands: Hands) -> None:
    actions = hands.table.actions_
    for name in actions.names:
        action = actions[name]
        assert action.text()
        if not action.shortcut().isEmpty():
            assert "(" in action.toolTip()
