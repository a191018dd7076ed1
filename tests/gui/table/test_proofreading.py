"""Readings are marked, told, heard and chosen, as a person does it."""

from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QRadioButton, QToolButton, QToolTip
from pytestqt.qtbot import QtBot

from studio.core.pronunciation import Pronunciation
from studio.core.speech import Request
from studio.gui.desk.desk import Desk
from studio.gui.table.columns import Column
from studio.gui.table.line_editor import LineEditor
from studio.gui.table.readings_popup import ReadingsPopup
from studio.gui.table.underlines import Underline, shown_by, underlines
from studio.jobs.job import JobId
from studio.jobs.render_job import Sink
from tests.gui.table.conftest import Hands

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
LINES = ("他行走。", "重要的话，重复说。", "Nothing.", "很重，不行。")


@pytest.fixture
def reader(make_hands: Callable[[Desk], Hands], empty_desk: Desk, tmp_path: Path, qtbot: QtBot) -> Hands:
    """At a table with four lines, all read."""
    path = tmp_path / "a.srt"
    cues = (f"{i + 1}\n00:00:{5 * i + 1:02},000 --> 00:00:{5 * i + 4:02},000\n{text}\n" for i, text in enumerate(LINES))
    path.write_text("\n".join(cues), "utf-8")
    empty_desk.import_script(path)
    hands = make_hands(empty_desk)
    wait_read(hands)
    return hands


def wait_read(hands: Hands) -> None:
    lengths = hands.desk.lengths
    hands.qtbot.waitUntil(lambda: not any(lengths.length(id_).is_estimate for id_ in hands.ids))


def popup(hands: Hands) -> ReadingsPopup:
    found = hands.table.proofreading.popup
    assert found is not None
    return found


def press(hands: Hands, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """In the popup."""
    QTest.keyClick(popup(hands), key, modifiers)
    QApplication.processEvents()


def click_on(editor: LineEditor, at: int) -> None:
    """The middle of a character."""
    rect = editor.place_on_screen(at, at + 1)
    point = editor.viewport().mapFromGlobal(rect.center())
    QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)


def marks(hands: Hands, number: int) -> list[Underline]:
    return underlines(hands.desk.lengths.reading(hands.ids[number - 1]), shown_by(hands.desk.preferences.settings))


class TestMarks:
    def test_what_is_uncertain_is_told_from_what_is_certain(self, reader: Hands) -> None:
        assert marks(reader, 4) == [Underline(1, 2, "unsure"), Underline(4, 5, "sure")]

    @pytest.mark.parametrize(("shown", "n"), [("all", 2), ("unsure", 1), ("none", 0), ("nonsense", 2)])
    def test_the_setting_says_which_are_shown(self, reader: Hands, shown: str, n: int) -> None:
        reader.desk.preferences.change(doubts=shown)
        assert len(marks(reader, 4)) == n

    def test_they_are_drawn(self, reader: Hands) -> None:
        reader.table.view.clearFocus()
        with_marks = reader.table.view.viewport().grab().toImage()
        reader.desk.preferences.change(doubts="none")
        assert reader.table.view.viewport().grab().toImage() != with_marks

    def test_a_word_of_a_dictionary_is_marked_otherwise(self, reader: Hands) -> None:
        reader.desk.dictionaries.put("project", [Pronunciation("行走", "xing2 zou3")])
        wait_read(reader)
        assert {mark.kind for mark in marks(reader, 1)} == {"dictionary"}

    def test_they_move_with_what_is_typed(self, reader: Hands) -> None:
        reader.double_click(4, Column.TEXT)
        reader.key(Qt.Key.Key_Home)
        reader.editor.insertPlainText("是")
        assert [(mark.start, mark.kind) for mark in reader.editor._underlines] == [(2, "unsure"), (5, "sure")]


class TestTips:
    def tip(self, hands: Hands, number: int, at: QPoint) -> str:
        view = hands.table.view
        QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at)))
        return unescape(QToolTip.text())

    def test_the_word_under_the_mouse_and_the_whole_line(self, reader: Hands) -> None:
        cell = reader.cell(4, Column.TEXT)
        unit = reader.table.view.fontMetrics().horizontalAdvance("重")
        tip = self.tip(reader, 4, QPoint(cell.left() + 8 + unit * 3 // 2, cell.center().y()))
        assert "zhòng" in tip
        assert "60 % sure" in tip
        assert "很重，不行。" in tip

    def test_a_dictionary_is_named(self, reader: Hands) -> None:
        reader.desk.dictionaries.put("project", [Pronunciation("很重", "hen3 chong2")])
        wait_read(reader)
        cell = reader.cell(4, Column.TEXT)
        tip = self.tip(reader, 4, QPoint(cell.left() + 12, cell.center().y()))
        assert "From the project's dictionary: 很重 = hěn chóng" in tip


class TestChoosing:
    def test_a_click_offers_the_readings_and_a_digit_chooses(self, reader: Hands) -> None:
        reader.double_click(4, Column.TEXT)
        editor = reader.editor
        click_on(editor, 0)
        assert reader.table.proofreading.popup is None
        click_on(editor, 1)
        press(reader, Qt.Key.Key_2)
        assert editor.text() == "很[重]{chong2}，不行。"
        assert reader.texts[3] == LINES[3]
        QTest.keyClick(editor, Qt.Key.Key_Return)
        assert reader.texts[3] == "很[重]{chong2}，不行。"
        wait_read(reader)
        assert [mark.kind for mark in marks(reader, 4)] == ["sure"]
        reader.undo()
        assert reader.texts[3] == LINES[3]

    def test_escape_changes_nothing(self, reader: Hands) -> None:
        reader.double_click(4, Column.TEXT)
        click_on(reader.editor, 1)
        press(reader, Qt.Key.Key_Escape)
        assert reader.table.proofreading.popup is None
        assert reader.editor.text() == LINES[3]

    def test_arrows_and_enter(self, reader: Hands) -> None:
        reader.double_click(4, Column.TEXT)
        editor = reader.editor
        click_on(editor, 4)
        press(reader, Qt.Key.Key_Down)
        press(reader, Qt.Key.Key_Return)
        assert editor.text() == "很重，不[行]{hang2}。"

    def test_f7_goes_through_what_is_uncertain(self, reader: Hands) -> None:
        reader.click(1)
        places = []
        for _ in range(4):
            reader.key(Qt.Key.Key_F7) if reader.table.proofreading.popup is None else press(reader, Qt.Key.Key_F7)
            found = popup(reader)
            places.append((reader.desk.selection.current, found._place.doubt.start))
        two, four = reader.ids[1], reader.ids[3]
        assert places == [(two, 0), (two, 5), (four, 1), (two, 0)]
        press(reader, Qt.Key.Key_F7, SHIFT)
        assert (reader.desk.selection.current, popup(reader)._place.doubt.start) == (four, 1)

    def test_f7_says_so_where_all_is_certain(self, reader: Hands) -> None:
        reader.desk.dictionaries.put("project", [Pronunciation("重", "zhong4")])
        wait_read(reader)
        reader.click(1)
        reader.key(Qt.Key.Key_F7)
        assert "Nothing is uncertain" in reader.told[-1]

    def test_a_key_offers_the_readings_at_the_cursor(self, reader: Hands) -> None:
        reader.double_click(4, Column.TEXT)
        reader.key(Qt.Key.Key_Left)  # behind 行
        reader.key(Qt.Key.Key_F7, CTRL)
        assert popup(reader)._place.written == "行"
        press(reader, Qt.Key.Key_Escape)

    def test_f7_goes_on_from_the_cursor_of_the_editor(self, reader: Hands) -> None:
        reader.double_click(2, Column.TEXT)
        reader.key(Qt.Key.Key_Home)
        reader.key(Qt.Key.Key_Right)
        reader.key(Qt.Key.Key_F7)
        assert popup(reader)._place.doubt.start == 5
        press(reader, Qt.Key.Key_2)
        assert reader.editor.text() == "重要的话，[重]{chong2}复说。"
        reader.key(Qt.Key.Key_F7)
        assert reader.desk.selection.current == reader.ids[3]
        assert reader.texts[1] == "重要的话，[重]{chong2}复说。"
        press(reader, Qt.Key.Key_Escape)

    def test_the_menu_of_a_row_offers_the_readings_of_what_was_clicked(self, reader: Hands) -> None:
        cell = reader.cell(4, Column.TEXT)
        unit = reader.table.view.fontMetrics().horizontalAdvance("重")
        reader.table.view.customContextMenuRequested.emit(QPoint(cell.left() + 8 + unit * 3 // 2, cell.center().y()))
        menu = next(menu for menu in reader.table.findChildren(QMenu) if menu.isVisible())
        action = menu.actions()[0]
        assert "重" in action.text()
        action.trigger()
        menu.close()
        assert popup(reader)._place.doubt.start == 1
        press(reader, Qt.Key.Key_Escape)

    def test_selected_words_go_to_the_dictionary(self, reader: Hands) -> None:
        wanted: list[str] = []
        reader.table.word_wanted.connect(wanted.append)
        reader.double_click(3, Column.TEXT)
        reader.editor.selectAll()
        menu = QMenu(reader.editor)
        menu.addAction("Copy")
        reader.editor.menu_opens.emit(menu)
        next(action for action in menu.actions() if "dictionary" in action.text()).trigger()
        assert wanted == ["Nothing."]

    def test_this_word_in_all_lines_is_one_step(self, reader: Hands) -> None:
        reader.double_click(4, Column.TEXT)
        reader.editor.insertPlainText("好")
        click_on(reader.editor, 1)
        press(reader, Qt.Key.Key_Right)
        press(reader, Qt.Key.Key_2)
        assert reader.texts[1] == "[重]{chong2}要的话，[重]{chong2}复说。"
        assert reader.texts[3] == "很[重]{chong2}，不行。好"
        assert reader.editor.text() == reader.texts[3]
        reader.undo()
        assert reader.texts[1] == LINES[1]
        assert reader.texts[3] == "很重，不行。好"

    def test_a_reading_that_is_given_stays(self, reader: Hands) -> None:
        reader.double_click(2, Column.TEXT)
        click_on(reader.editor, 0)
        press(reader, Qt.Key.Key_1)
        QTest.keyClick(reader.focused, Qt.Key.Key_Return)
        wait_read(reader)
        reader.double_click(4, Column.TEXT)
        click_on(reader.editor, 1)
        press(reader, Qt.Key.Key_Right)
        press(reader, Qt.Key.Key_2)
        assert reader.texts[1] == "[重]{zhong4}要的话，[重]{chong2}复说。"

    def test_the_project_gets_an_entry(self, reader: Hands) -> None:
        reader.double_click(4, Column.TEXT)
        click_on(reader.editor, 1)
        for button in popup(reader).findChildren(QRadioButton):
            if "dictionary" in button.text():
                QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, button.height() // 2))
        press(reader, Qt.Key.Key_2)
        assert reader.desk.dictionaries.project == (Pronunciation("重", "chong2", "zh"),)
        assert reader.texts == list(LINES)
        wait_read(reader)
        assert [mark.kind for mark in marks(reader, 2)] == ["dictionary", "dictionary"]
        reader.undo()
        assert not reader.desk.dictionaries.project

    def test_each_reading_can_be_heard_in_the_words_around_it(self, reader: Hands) -> None:
        heard: list[str] = []
        speak = reader.desk.queue.sample

        def sample(title: str, request: Request, sink: Sink) -> JobId:
            heard.append(request.text)
            return speak(title, request, sink)

        reader.desk.queue.sample = sample  # type: ignore[method-assign]
        reader.double_click(2, Column.TEXT)
        click_on(reader.editor, 5)
        press(reader, Qt.Key.Key_Space)
        assert heard == ["[重]{zhong4}复说"]
        play = popup(reader).findChildren(QToolButton)[1]
        QTest.mouseClick(play, Qt.MouseButton.LeftButton)
        assert heard[1] == "[重]{chong2}复说"
        press(reader, Qt.Key.Key_Escape)
