"""The quality in the window: the switch, drafts as they are shown, the way to the archive, and exports."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from studio.core.settings import load_settings
from studio.gui.desk.desk import Desk
from studio.gui.shell.archive_dialog import ArchiveDialog
from studio.gui.shell.export_dialog import ExportDialog
from studio.gui.shell.quality_button import QualityButton
from studio.gui.shell.window import MainWindow
from studio.gui.table.words import TakeState
from studio.project import edits
from studio.project.document import RowId


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    desk.preferences.change(checks_takes=False)
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


@pytest.fixture
def button(window: MainWindow) -> QualityButton:
    button = window.transport.findChild(QualityButton)
    assert isinstance(button, QualityButton)
    return button


def ids(desk: Desk) -> list[RowId]:
    return [row.id for row in desk.script.document]


def settled(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not desk.queue.queued)


def texts(dialog: ArchiveDialog | ExportDialog) -> str:
    return "   ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_the_switch_is_a_key_and_a_menu(window: MainWindow, button: QualityButton, desk: Desk) -> None:
    assert (button.text(), button.isVisible()) == ("Studio", True)
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert button.text() == "Drafts"
    assert window.commands["drafts"].isChecked()
    assert load_settings(desk.house.paths.settings_file).quality == "draft"
    drafts, studio = (action for action in button.menu().actions()[:2])
    assert (drafts.isChecked(), studio.isChecked()) == (True, False)
    studio.trigger()
    assert (button.text(), window.commands["drafts"].isChecked()) == ("Studio", False)
    QTest.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    assert desk.qualities.hears_edits


def test_there_is_no_switch_where_there_is_no_choice(window: MainWindow, button: QualityButton, desk: Desk) -> None:
    desk.qualities.lose("archive")
    assert not window.commands["render_archive"].isVisible()
    desk.qualities.lose("draft")
    assert not button.isVisible()
    assert not window.commands["drafts"].isVisible()
    desk.qualities.find_again()
    assert button.isVisible()


def test_drafts_look_like_drafts(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    first, second = ids(desk)[:2]
    QTest.keyClick(window, Qt.Key.Key_F6)
    desk.select([first])
    QTest.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    settled(desk, qtbot)
    model = window.table.model
    states = [TakeState.DRAFT, TakeState.NONE]
    qtbot.waitUntil(lambda: [model.take_state(id_) for id_ in (first, second)] == states)
    assert window.takes.model.name(0) == "Draft 1"
    assert "a draft" in window.takes.model.sentence(0)
    before = window.timeline.grab().toImage()
    QTest.keyClick(window, Qt.Key.Key_F6)
    QTest.keyClick(window, Qt.Key.Key_F5)
    settled(desk, qtbot)
    qtbot.waitUntil(lambda: model.take_state(first) is TakeState.CURRENT)
    assert window.takes.model.name(0) == "Take 1"
    qtbot.waitUntil(lambda: window.timeline.grab().toImage() != before)


def test_a_draft_is_heard_at_once_and_replaced(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    first = ids(desk)[0]
    desk.select([first])
    told: list[str] = []  # it may be heard for a moment alone
    desk.sound.changed.connect(lambda: told.extend(label.text() for label in window.transport.findChildren(QLabel)))
    window.commands["play_line"].trigger()
    qtbot.waitUntil(lambda: "Draft" in told)
    qtbot.waitUntil(lambda: desk.takes.quality(first) == "studio")


def test_the_archive_counts_no_line_twice_that_waits_for_it(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.queue.pause()
    desk.queue.render(ids(desk)[:1], "archive")
    desk.select([])
    dialog = ArchiveDialog(desk, window)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.time.text().startswith("3 lines")
    assert "1 line is in the queue already." in texts(dialog)
    desk.queue.cancel_all()
    qtbot.waitUntil(lambda: dialog.time.text().startswith("4 lines"))
    dialog.go.click()
    assert len(desk.queue.queued) == 4
    desk.queue.cancel_all()
    desk.queue.resume()


def test_the_archive_says_how_long_it_takes_and_is_cancelled_and_resumed(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    first, second = ids(desk)[:2]
    desk.select([first, second])
    dialog = ArchiveDialog(desk, window)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.selected.isChecked()
    seconds = 50 * sum(desk.lengths.fit(id_).spoken_ms for id_ in (first, second)) / 1000
    assert f"about {round(seconds / 60)} minutes on this machine" in dialog.time.text()
    desk.queue.pause()
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert desk.queue.queued == {first, second}
    window.commands["cancel_all"].trigger()
    assert not desk.queue.queued
    desk.queue.resume()
    desk.queue.render([first], "archive")
    settled(desk, qtbot)
    assert desk.takes.quality(first) == "archive"
    again = ArchiveDialog(desk, window)
    qtbot.addWidget(again)
    again.show()
    assert "already" in texts(again)
    again.all.click()
    assert "3 " in again.time.text(), "one of five is done, and one has nothing to say"
    qtbot.keyClick(again, Qt.Key.Key_Return)
    settled(desk, qtbot)
    assert [desk.takes.quality(id_) for id_ in ids(desk)] == ["archive"] * 4 + [None]


def test_the_export_dialog_says_what_becomes_of_drafts(
    window: MainWindow, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.qualities.work_in("draft")
    desk.queue.render(ids(desk)[:2])
    settled(desk, qtbot)
    dialog = ExportDialog(desk, None, window)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "2 lines are drafts and will be rendered first. 2 other lines will be, too." in texts(dialog)
    desk.script.do("Silence", edits.set_text(desk.script.document, ids(desk)[1], ""))
    dialog.all.toggled.emit(dialog.all.isChecked())
    assert "1 line is a draft and will be rendered first. 2 other lines will be, too." in texts(dialog)
    desk.script.undo_stack.undo()
    dialog.as_is.click()
    assert "2 lines are drafts: allow them" in texts(dialog)
    dialog.clips.folder.text.setText(str(tmp_path / "out"))
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "drafts (1, 2)" in texts(dialog)
    dialog.drafts.click()
    assert "drafts" not in texts(dialog).replace("drafts (1, 2)", "").replace("allow drafts", "")
    with qtbot.waitSignal(desk.exports.finished, timeout=10_000):
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert '"quality": "draft"' in (tmp_path / "out" / "report.json").read_text("utf-8")
