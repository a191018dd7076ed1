"""The dictionaries as a person works with them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from studio.core.errors import OutputError
from studio.core.pronunciation import Pronunciation
from studio.core.speech import Request
from studio.gui.desk.desk import Desk
from studio.gui.desk.house import House
from studio.gui.words.model import Column
from studio.gui.words.panel import DictionaryPanel
from studio.jobs.job import JobId
from studio.jobs.render_job import Sink

SKY, GIF = Pronunciation("天气", "tian1 qi4", "zh"), Pronunciation("GIF", "/dʒˈɪf/")


@pytest.fixture
def panel(desk: Desk, qtbot: QtBot) -> DictionaryPanel:
    panel = DictionaryPanel(desk)
    qtbot.addWidget(panel)
    panel.resize(900, 300)
    panel.show()
    panel.activateWindow()
    qtbot.waitActive(panel)
    return panel


@pytest.fixture
def full(panel: DictionaryPanel, desk: Desk) -> DictionaryPanel:
    desk.dictionaries.put("project", [SKY])
    desk.dictionaries.put("own", [GIF])
    return panel


def shown(panel: DictionaryPanel) -> list[list[str]]:
    return [[panel.model.index(row, column).data() for column in Column] for row in range(panel.model.rowCount())]


def type_entry(panel: DictionaryPanel, written: str, reading: str) -> None:
    panel.bar.written.setText(written)
    panel.bar.reading.setFocus()
    QTest.keyClicks(panel.bar.reading, reading)


def choose(panel: DictionaryPanel, word: str) -> None:
    row = next(i for i, item in enumerate(panel.model.items) if item.entry.written == word)
    where = panel.view.visualRect(panel.model.index(row, Column.WRITTEN)).center()
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=where)


def edit(panel: DictionaryPanel, word: str, column: Column) -> QWidget:
    """The editor of a cell, opened by a double click."""
    choose(panel, word)
    index = panel.view.currentIndex().siblingAtColumn(column)
    where = panel.view.visualRect(index).center()
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    QTest.mouseDClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    editor = QApplication.focusWidget()
    assert editor is not None
    return editor


def test_an_empty_one_says_what_to_do(panel: DictionaryPanel) -> None:
    assert "Type a word" in panel.view._empty()
    assert not any(action.isEnabled() for action in panel._actions.values())


def test_a_word_is_added_by_keys_alone(panel: DictionaryPanel, desk: Desk, qtbot: QtBot) -> None:
    type_entry(panel, "天气", "tian1 qi4")
    QTest.keyClick(panel.bar.reading, Qt.Key.Key_Return)
    assert desk.dictionaries.project == (Pronunciation("天气", "tian1 qi4"),)
    assert panel.bar.written.text() == panel.bar.reading.text() == ""
    assert panel.bar.written.hasFocus()
    qtbot.waitUntil(lambda: shown(panel) == [["天气", "tiān qì", "", "Project", "1"]])
    desk.script.undo_stack.undo()
    assert shown(panel) == []


def test_an_impossible_reading_is_told_with_the_key(panel: DictionaryPanel, desk: Desk) -> None:
    type_entry(panel, "天气", "tian1")
    assert panel.problem.isVisible()
    assert "tian1" in panel.problem.text()
    assert not panel.bar.add.isEnabled()
    QTest.keyClick(panel.bar.reading, Qt.Key.Key_Return)
    assert not desk.dictionaries.project
    QTest.keyClicks(panel.bar.reading, " qi4")
    assert not panel.problem.isVisible()


def test_ones_own_and_a_language(panel: DictionaryPanel, desk: Desk) -> None:
    panel.bar.whose.setCurrentIndex(1)
    panel.bar.lang.setCurrentIndex(panel.bar.lang.findData("zh"))
    type_entry(panel, "天气", "tian1 qi4")
    QTest.mouseClick(panel.bar.add, Qt.MouseButton.LeftButton)
    assert desk.dictionaries.own == (SKY,)


def test_what_cannot_be_kept_is_still_there_to_be_tried_again(
    make_desk: Callable[..., Desk], house: House, qtbot: QtBot
) -> None:
    def full(entries: object) -> None:
        raise OutputError("The disk is full.")

    desk = make_desk(pronouncing=replace(house.pronouncing, put=full))
    desk.project.new()
    panel = DictionaryPanel(desk)
    qtbot.addWidget(panel)
    panel.bar.whose.setCurrentIndex(1)
    type_entry(panel, "天气", "tian1 qi4")
    with qtbot.waitSignal(desk.told):
        QTest.keyClick(panel.bar.reading, Qt.Key.Key_Return)
    assert panel.bar.entry == Pronunciation("天气", "tian1 qi4")


def test_a_reading_is_changed_in_place(full: DictionaryPanel, desk: Desk) -> None:
    editor = edit(full, "天气", Column.READING)
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "tian1 qi4"
    editor.selectAll()
    QTest.keyClicks(editor, "tian1")
    assert full.problem.isVisible()
    QTest.keyClicks(editor, " qi5")
    assert not full.problem.isVisible()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt takes over a little later
    assert desk.dictionaries.project == (Pronunciation("天气", "tian1 qi5", "zh"),)
    desk.script.undo_stack.undo()
    assert desk.dictionaries.project == (SKY,)


def test_an_impossible_change_is_told_and_not_done(full: DictionaryPanel, desk: Desk) -> None:
    told: list[str] = []
    desk.told.connect(lambda event: told.append(event.sentence))
    editor = edit(full, "天气", Column.READING)
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "x")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt takes over a little later
    assert desk.dictionaries.project == (SKY,)
    assert told


def test_a_language_is_chosen_in_place(full: DictionaryPanel, desk: Desk) -> None:
    editor = edit(full, "GIF", Column.LANG)
    assert isinstance(editor, QComboBox)
    editor.setCurrentIndex(editor.findData("en"))
    editor.activated.emit(editor.currentIndex())
    assert desk.dictionaries.own == (Pronunciation("GIF", "/dʒˈɪf/", "en"),)


def test_entries_move_and_go(full: DictionaryPanel, desk: Desk) -> None:
    choose(full, "天气")
    full._actions["move"].trigger()
    assert set(desk.dictionaries.own) == {SKY, GIF}
    choose(full, "GIF")
    QTest.keyClick(full.view, Qt.Key.Key_Delete)
    assert desk.dictionaries.own == (SKY,)


def test_a_search_goes_by_words_and_readings(full: DictionaryPanel) -> None:
    for wanted, found in (("tiān", ["天气"]), ("TIAN1", ["天气"]), ("gif", ["GIF"]), ("zzz", [])):
        full.search.setText(wanted)
        assert [row[0] for row in shown(full)] == found
    assert "No entry" in full.view._empty()


def test_an_entry_is_heard_as_it_says(full: DictionaryPanel, desk: Desk) -> None:
    heard: list[str] = []
    speak = desk.queue.sample

    def sample(title: str, request: Request, sink: Sink) -> JobId:
        heard.append(request.text)
        return speak(title, request, sink)

    desk.queue.sample = sample  # type: ignore[method-assign]
    choose(full, "天气")
    QTest.keyClick(full.view, Qt.Key.Key_P)
    desk.select([])
    choose(full, "GIF")
    QTest.keyClick(full.view, Qt.Key.Key_P)
    assert heard == ["[天气]{tian1 qi4}", "[GIF](/dʒˈɪf/)"]


def test_files_come_and_go(full: DictionaryPanel, desk: Desk, tmp_path: Path) -> None:
    told: list[str] = []
    desk.told.connect(lambda event: told.append(event.sentence + event.details))
    (tmp_path / "a.csv").write_text("written,reading\n行,hang2\n天气,x\n", encoding="utf-8")
    full.import_file(tmp_path / "a.csv", "project")
    assert len(desk.dictionaries.project) == 2
    assert "1 pronunciation" in told[0]
    assert "line 3" in told[1]
    full.export_file(tmp_path / "b.csv", "project")
    assert "hang2" in (tmp_path / "b.csv").read_text("utf-8-sig")
    full.import_file(tmp_path / "none.csv", "own")
    assert "none.csv" in told[-1]


def test_a_click_beside_the_rows_does_nothing(full: DictionaryPanel) -> None:
    QTest.mouseDClick(full.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 180))
    assert full.model.rowCount() == 2
