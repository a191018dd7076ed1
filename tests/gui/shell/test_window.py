"""The whole window, as a person uses it: keys and menus, with the fake engine."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QHeaderView,
    QLineEdit,
    QListView,
    QMessageBox,
    QScrollBar,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from studio.core.errors import OutputError
from studio.gui.desk.desk import Desk
from studio.gui.shell.doubts_menu import DoubtsMenu
from studio.gui.shell.export_dialog import ExportDialog
from studio.gui.shell.tempo_menu import TempoMenu
from studio.gui.shell.theme import theme
from studio.gui.shell.window import MainWindow
from studio.gui.table.columns import Column
from studio.gui.table.line_editor import LineEditor
from studio.project import edits
from studio.project.document import RowId


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    theme.apply("light")
    window = MainWindow(desk)
    window.resize(1280, 800)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


def ids(desk: Desk) -> list[RowId]:
    return [row.id for row in desk.script.document]


def test_render_what_changed_is_one_key(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: len(desk.script.document.takes) == 4)


def test_the_space_bar_plays_and_stops(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.select([ids(desk)[0]])
    window.commands["play"].trigger()
    assert desk.sound.is_playing
    window.commands["play"].trigger()
    assert not desk.sound.is_playing


def test_space_presses_every_button_that_tab_reaches(window: MainWindow) -> None:
    """A key that is not overridden is the window's, and plays."""
    deaf = []
    for button in window.findChildren(QAbstractButton):
        if button.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        assert button.focusPolicy() == Qt.FocusPolicy.TabFocus, "after a click Space still plays"
        space = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ")
        space.ignore()
        QApplication.sendEvent(button, space)
        if not space.isAccepted():
            deaf.append(button.accessibleName() or button.text())
    assert deaf == []


def test_b_compares_takes_from_anywhere_in_the_window(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    first = ids(desk)[0]
    desk.select([first])
    for _ in range(2):
        with qtbot.waitSignal(desk.queue.taken):
            desk.queue.retake([first])
    pair = [take.id for take in desk.script.document.takes_of(first)]
    for take in pair:
        window.takes.model.mark(take)
    window.activateWindow()
    qtbot.waitActive(window)
    window.table.view.setFocus()
    for take in pair:
        QTest.keyClick(window.table.view, Qt.Key.Key_B)
        assert desk.sound.heard_take == take
    desk.sound.stop()
    window.table.selecting.edit(first, Column.TEXT)
    editor = window.table.view.viewport().findChild(LineEditor)
    assert isinstance(editor, LineEditor)
    QTest.keyClicks(editor, "b")
    assert desk.lengths.text(first).endswith("b")
    assert not desk.sound.is_playing


def test_undo_names_what_it_undoes(window: MainWindow, desk: Desk) -> None:
    assert "Import film.srt" in window.commands["undo"].text()
    window.commands["undo"].trigger()
    assert not len(desk.script.document)
    assert not window.commands["undo"].isEnabled()
    assert "Import film.srt" in window.commands["redo"].text()


def test_a_dropped_script_is_imported(window: MainWindow, desk: Desk, script_file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(script_file))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(event)
    assert len(desk.script.document) == 10


def test_a_script_that_cannot_be_read_becomes_a_sentence(window: MainWindow, desk: Desk, tmp_path: Path) -> None:
    window.files.take(tmp_path / "missing.srt")
    assert "missing.srt" in window.messages.messages[0].sentence
    assert len(desk.script.document) == 5


def test_save_as_gives_the_window_its_name(
    window: MainWindow, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.windowTitle().startswith("Untitled")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "film"), ""))
    window.commands["save_as"].trigger()
    assert desk.project.path == tmp_path / "film.dub"
    assert window.windowTitle().startswith("film")


def test_save_as_replaces_no_project_unasked(
    window: MainWindow, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "film.dub").write_bytes(b"years of work")
    names = [str(tmp_path / "film"), ""]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (names.pop(0), ""))
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.No)
    window.commands["save_as"].trigger()
    assert not names
    assert (tmp_path / "film.dub").read_bytes() == b"years of work"
    assert desk.project.is_untitled


def test_every_command_has_a_tooltip_and_a_name_of_its_own(window: MainWindow) -> None:
    names = [window.commands[name].text() for name in window.commands.names]
    assert all(names)
    assert len(set(names)) == len(names)
    assert all(window.commands[name].toolTip() for name in window.commands.names)


def test_no_two_commands_share_a_key(window: MainWindow) -> None:
    """Those of a panel count while it has the focus; none of them may take a key from the window's own."""
    actions = window.findChildren(QAction)
    everywhere = [a for a in actions if a.shortcutContext() == Qt.ShortcutContext.WindowShortcut]
    own = [key.toString() for action in everywhere for key in action.shortcuts()]
    assert sorted(own) == sorted(set(own))
    others = {key.toString() for action in actions if action not in everywhere for key in action.shortcuts()}
    assert others.isdisjoint(own)


def test_an_unforeseen_fault_is_told_and_the_window_stays(
    window: MainWindow, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    from studio.gui.shell.start import told_by

    try:
        raise ZeroDivisionError("by zero")
    except ZeroDivisionError as error:
        told_by(desk)(type(error), error, error.__traceback__)
    assert "ZeroDivisionError" in window.messages.messages[0].details
    assert window.isVisible()


def test_the_window_is_gone_while_the_worker_ends(
    window: MainWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []
    shutdown = desk.worker.shutdown

    def watched() -> bool:
        seen.append(window.isVisible())
        return shutdown()

    monkeypatch.setattr(desk.worker, "shutdown", watched)
    window.close()
    assert seen == [False]


def test_what_cannot_be_written_keeps_the_window_open(
    window: MainWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk() -> None:
        raise OutputError("The disk is full.")

    with monkeypatch.context() as trouble:
        trouble.setattr(desk, "close", full_disk)
        trouble.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.No)
        assert not window.close()
    assert window.isVisible()


def test_a_project_is_taken_up_where_it_was_left(
    window: MainWindow, desk: Desk, make_desk: Callable[..., Desk], qtbot: QtBot
) -> None:
    window.close()
    other = make_desk()
    other.start()
    assert [row.text for row in other.script.document] == [row.text for row in desk.script.document]


def test_every_control_says_what_it_is(window: MainWindow) -> None:
    """By its own text or an accessible name, and by a tooltip where it has no text."""
    mute = []
    for panel in ("timeline", "queue"):  # they share a place
        window.raise_panel(panel)
        for control in window.findChildren(QWidget):
            if not isinstance(control, QAbstractButton | QComboBox | QLineEdit | QAbstractSlider | QAbstractItemView):
                continue
            # Parts of Qt's own controls, which speak for them.
            is_part = isinstance(control, QScrollBar | QHeaderView) or type(control) in (QAbstractButton, QListView)
            is_part |= isinstance(control.parent(), QAbstractSpinBox | QLineEdit | QTabBar)
            if is_part or not control.isVisibleTo(window):
                continue
            named = control.accessibleName() or getattr(control, "text", str)()
            if not named or not (control.toolTip() or isinstance(control, QAbstractItemView)):
                mute.append(
                    f"{type(control).__name__} in {type(control.parent()).__name__} {control.accessibleName()!r}"
                )
    assert mute == []


def test_no_forgotten_tabs_lie_over_the_panels(desk: Desk, window: MainWindow, qtbot: QtBot) -> None:
    def tabs(of: MainWindow) -> list[list[str]]:
        bars = of.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return sorted([bar.tabText(i) for i in range(bar.count())] for bar in bars if bar.isVisible())

    expected = [["Manner", "Sound"], ["Timeline", "Queue"], ["Voices", "Design", "Dictionary"]]
    assert tabs(window) == expected
    state = window.saveState()
    again = MainWindow(desk)
    qtbot.addWidget(again)
    again.restoreState(state)
    again.show()
    assert tabs(again) == expected


def test_the_menu_says_which_readings_are_marked(window: MainWindow, desk: Desk) -> None:
    menu = window.findChild(DoubtsMenu)
    assert isinstance(menu, DoubtsMenu)
    every, unsure, none = menu.actions()
    assert every.isChecked()
    none.trigger()
    assert desk.preferences.settings.doubts == "none"
    unsure.trigger()
    assert (every.isChecked(), unsure.isChecked()) == (False, True)


def test_the_menu_says_how_even_tempos_are(window: MainWindow, desk: Desk) -> None:
    menu = window.findChild(TempoMenu)
    assert isinstance(menu, TempoMenu)
    off, _, usual, _, other = menu.actions()
    assert off.isChecked()
    usual.trigger()
    assert desk.script.document.options.tempo_step == 1.15
    desk.script.undo_stack.undo()
    menu.aboutToShow.emit()
    assert off.isChecked()
    options = replace(desk.script.document.options, tempo_step=1.2)
    desk.script.do("Step", edits.set_options(desk.script.document, options))
    menu.aboutToShow.emit()
    assert (other.isChecked(), other.isVisible(), other.text()) == (True, True, "Neighbours within 20 %")


def test_a_word_of_the_script_begins_an_entry_of_the_dictionary(window: MainWindow) -> None:
    window.table.word_wanted.emit("重庆")
    assert window.words.isVisible()
    assert window.words.bar.written.text() == "重庆"


def test_what_cannot_be_done_for_reading_only_can_be_done_in_the_next_project(
    window: MainWindow, desk: Desk, make_desk: Callable[..., Desk], tmp_path: Path, qtbot: QtBot
) -> None:
    changing = ("render_changed", "check", "import", "clean_up", "open_film", "render_selected", "retake")
    other = make_desk()
    other.project.new()
    desk.project.save_as(tmp_path / "film.dub")
    desk.project.new()
    other.project.open(tmp_path / "film.dub")
    desk.project.open(tmp_path / "film.dub")
    assert desk.script.is_read_only
    qtbot.waitUntil(lambda: not any(window.commands[name].isEnabled() for name in changing))
    other.project.new()
    desk.project.open(tmp_path / "film.dub")
    qtbot.waitUntil(lambda: all(window.commands[name].isEnabled() for name in changing))
    assert not window.commands["close_film"].isEnabled()


def test_an_export_that_was_being_prepared_goes_with_its_project(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    window.commands["export"].trigger()
    assert window.findChild(ExportDialog) is not None
    desk.project.new()
    qtbot.waitUntil(lambda: window.findChild(ExportDialog) is None)
