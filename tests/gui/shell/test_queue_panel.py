"""The queue panel, by keys and clicks, on a worker that works."""

from collections.abc import Generator, Iterator
from threading import Event

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from studio.core.errors import OutputError
from studio.gui.desk.desk import Desk
from studio.gui.shell.queue_delegate import state_words, time_words
from studio.gui.shell.queue_panel import QueuePanel
from studio.jobs.job import Progress
from studio.jobs.task import Task


class Stuff:
    """Work that waits to be let on, and work that fails until it is mended."""

    def __init__(self) -> None:
        self.go_on = Event()
        self.is_mended = False

    def slow(self) -> Generator[Progress, None, object]:
        yield Progress(0.4)
        while not self.go_on.wait(0.005):
            yield Progress(0.4)
        return None

    def broken(self) -> Generator[Progress, None, object]:
        yield Progress(0.1)
        if not self.is_mended:
            raise OutputError("The disk is full: free some space.")
        return None


@pytest.fixture
def stuff() -> Iterator[Stuff]:
    stuff = Stuff()
    yield stuff
    stuff.go_on.set()


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk) -> QueuePanel:
    panel = QueuePanel(desk)
    qtbot.addWidget(panel)
    panel.resize(800, 400)
    panel.show()
    return panel


def rows(panel: QueuePanel) -> list[tuple[str, str]]:
    """Title and state of each row."""
    return [(entry.job.title, entry.state) for entry in panel.model.entries]


def click(qtbot: QtBot, panel: QueuePanel, name: str) -> None:
    action = panel.actions_[name]
    button = next(b for b in panel.findChildren(QToolButton) if b.defaultAction() is action)
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(qtbot: QtBot, panel: QueuePanel, row: int) -> None:
    at: QPoint = panel.list.visualRect(panel.model.index(row)).center()
    panel.list.setFocus()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_an_empty_queue_says_what_to_do(panel: QueuePanel) -> None:
    assert panel.nothing.isVisible()
    assert "F5" in panel.nothing.text()
    assert not any(action.isEnabled() for action in panel.actions_.values())


def test_it_shows_what_runs_what_failed_and_what_waits(
    panel: QueuePanel, desk: Desk, stuff: Stuff, qtbot: QtBot
) -> None:
    desk.queue.submit(Task("broken", stuff.broken))
    desk.queue.submit(Task("slow", stuff.slow))
    desk.queue.submit(Task("later", stuff.slow))
    wanted = [("slow", "running"), ("broken", "failed"), ("later", "waiting")]
    qtbot.waitUntil(lambda: rows(panel) == wanted)
    assert panel.totals.text().startswith("0 of 3 done")
    stuff.go_on.set()
    qtbot.waitUntil(lambda: rows(panel) == [("broken", "failed")])


def test_a_row_is_drawn_in_every_state(panel: QueuePanel, desk: Desk, stuff: Stuff, qtbot: QtBot) -> None:
    desk.queue.submit(Task("broken", stuff.broken))
    desk.queue.submit(Task("slow", stuff.slow))
    desk.queue.submit(Task("later", stuff.slow))
    qtbot.waitUntil(lambda: len(rows(panel)) == 3 and rows(panel)[0][1] == "running")
    before = panel.list.grab().toImage()
    choose(qtbot, panel, 1)
    desk.queue.pause()
    qtbot.waitUntil(lambda: rows(panel)[0][1] == "paused")
    assert panel.list.grab().toImage() != before
    desk.queue.resume()


def test_pause_and_go_on(panel: QueuePanel, desk: Desk, stuff: Stuff, qtbot: QtBot) -> None:
    desk.queue.submit(Task("slow", stuff.slow))
    qtbot.waitUntil(lambda: rows(panel) == [("slow", "running")])
    click(qtbot, panel, "pause")
    qtbot.waitUntil(lambda: rows(panel) == [("slow", "paused")])
    assert "paused" in panel.totals.text()
    click(qtbot, panel, "pause")
    qtbot.waitUntil(lambda: rows(panel) == [("slow", "running")])


def test_delete_cancels_what_is_selected(panel: QueuePanel, desk: Desk, stuff: Stuff, qtbot: QtBot) -> None:
    desk.queue.submit(Task("slow", stuff.slow))
    desk.queue.submit(Task("later", stuff.slow))
    qtbot.waitUntil(lambda: len(rows(panel)) == 2)
    choose(qtbot, panel, 1)
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: rows(panel) == [("slow", "running")])


def test_cancel_all_empties_the_queue(panel: QueuePanel, desk: Desk, stuff: Stuff, qtbot: QtBot) -> None:
    desk.queue.submit(Task("slow", stuff.slow))
    desk.queue.submit(Task("later", stuff.slow))
    qtbot.waitUntil(lambda: len(rows(panel)) == 2)
    click(qtbot, panel, "cancel_all")
    qtbot.waitUntil(lambda: rows(panel) == [])
    qtbot.waitUntil(panel.nothing.isVisible)


def test_a_failed_job_tells_why_and_can_be_tried_again(
    panel: QueuePanel, desk: Desk, stuff: Stuff, qtbot: QtBot
) -> None:
    desk.queue.submit(Task("broken", stuff.broken))
    qtbot.waitUntil(lambda: rows(panel) == [("broken", "failed")])
    assert not panel.reason.isVisible()
    choose(qtbot, panel, 0)
    assert "The disk is full: free some space." in panel.reason.text()
    assert not panel.details.isVisible()
    qtbot.mouseClick(panel.fold, Qt.MouseButton.LeftButton)
    assert "Traceback" in panel.details.toPlainText()
    assert panel.details.isVisible()
    stuff.is_mended = True
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rows(panel) == [])
    assert not panel.reason.isVisible()


def test_clear_takes_failed_jobs_off_the_list(panel: QueuePanel, desk: Desk, stuff: Stuff, qtbot: QtBot) -> None:
    desk.queue.submit(Task("slow", stuff.slow))
    desk.queue.submit(Task("broken", stuff.broken, is_urgent=True))
    qtbot.waitUntil(lambda: ("broken", "failed") in rows(panel))
    click(qtbot, panel, "clear")
    qtbot.waitUntil(lambda: rows(panel) == [("slow", "running")])


def test_what_failed_while_somebody_waited_is_all_there_is_to_say(
    panel: QueuePanel, desk: Desk, stuff: Stuff, qtbot: QtBot
) -> None:
    desk.queue.submit(Task("broken", stuff.broken, is_urgent=True))
    qtbot.waitUntil(lambda: rows(panel) == [("broken", "failed")])
    assert panel.totals.text() == "1 failed"
    assert not panel.progress.isVisible()
    assert panel.actions_["retry"].isEnabled()


def test_the_selection_stays_on_its_job(panel: QueuePanel, desk: Desk, stuff: Stuff, qtbot: QtBot) -> None:
    desk.queue.submit(Task("slow", stuff.slow))
    desk.queue.submit(*[Task("second", stuff.slow)])
    desk.queue.submit(Task("third", stuff.slow))
    qtbot.waitUntil(lambda: len(rows(panel)) == 3)
    choose(qtbot, panel, 2)
    desk.queue.cancel(panel.model.entries[1].id)
    qtbot.waitUntil(lambda: len(rows(panel)) == 2)
    assert [entry.job.title for entry in panel.selected()] == ["third"]


def test_rendering_shows_lines_by_number(panel: QueuePanel, desk: Desk, qtbot: QtBot) -> None:
    desk.queue.pause()
    desk.queue.render_changed()
    qtbot.waitUntil(lambda: bool(rows(panel)) and rows(panel)[0][0] == "Line 1")
    desk.queue.resume()
    qtbot.waitUntil(lambda: rows(panel) == [])


def test_a_hidden_panel_rests(panel: QueuePanel, desk: Desk, stuff: Stuff, qtbot: QtBot) -> None:
    panel.hide()
    desk.queue.submit(Task("slow", stuff.slow))
    qtbot.waitUntil(lambda: bool(desk.queue.entries))
    assert rows(panel) == []
    panel.show()
    assert len(rows(panel)) == 1


def test_every_button_has_a_name_a_tooltip_and_every_key_stands_in_it(panel: QueuePanel) -> None:
    for action in panel.actions_.values():
        assert action.text()
        assert action.toolTip()
        key = action.shortcut().toString()
        assert not key or key in action.toolTip()
    assert panel.list.accessibleName()


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.0, "0:01"), (0.2, "0:01"), (59.2, "1:00"), (61, "1:01"), (3600, "60:00")]
)
def test_time_is_told_in_minutes_and_seconds(seconds: float, words: str) -> None:
    assert time_words(seconds) == words


def test_a_job_without_an_estimate_is_just_running(panel: QueuePanel, desk: Desk, stuff: Stuff, qtbot: QtBot) -> None:
    desk.queue.submit(Task("slow", stuff.slow))
    qtbot.waitUntil(lambda: rows(panel) == [("slow", "running")])
    entry = panel.model.entries[0]
    assert state_words(entry) in ("running", f"{time_words(entry.left_s or 0)} left")
