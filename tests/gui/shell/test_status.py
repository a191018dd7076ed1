"""The status bar: engine, script, queue and room, as they are."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from studio.core.errors import SetupError
from studio.gui.desk.desk import Desk
from studio.gui.shell.language import language
from studio.gui.shell.status import StatusBar
from studio.project import edits


@pytest.fixture
def bar(qtbot: QtBot, desk: Desk) -> StatusBar:
    bar = StatusBar(desk)
    qtbot.addWidget(bar)
    bar.show()
    return bar


def shown(bar: StatusBar) -> str:
    """Everything that can be read."""
    return "   ".join(label.text() for label in bar.findChildren(QLabel) if not label.isHidden())


def engine(bar: StatusBar) -> QToolButton:
    return bar.findChildren(QToolButton)[0]


def test_it_sums_up_the_script(bar: StatusBar, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "5 lines" in shown(bar))
    assert "1 too long" in shown(bar)
    assert "4 to render" in shown(bar) or "3 to render" in shown(bar)


def test_it_follows_edits(bar: StatusBar, desk: Desk, qtbot: QtBot) -> None:
    document = desk.script.document
    desk.script.do("Delete", edits.delete(document, [document.row_at(at).id for at in range(4)]))
    qtbot.waitUntil(lambda: "1 line " in shown(bar))
    desk.script.undo_stack.undo()
    qtbot.waitUntil(lambda: "5 lines" in shown(bar))


def test_what_is_rendered_is_no_longer_to_be_rendered(bar: StatusBar, desk: Desk, qtbot: QtBot) -> None:
    desk.queue.render_changed()
    qtbot.waitUntil(lambda: "to render" not in shown(bar))
    assert "Queue" not in shown(bar)


def test_a_paused_queue_is_told(bar: StatusBar, desk: Desk, qtbot: QtBot) -> None:
    desk.queue.pause()
    desk.queue.render_changed()
    qtbot.waitUntil(lambda: "paused" in shown(bar))


def test_the_engine_in_use_is_named(bar: StatusBar, desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: desk.engine.state == "ready")
    qtbot.waitUntil(lambda: desk.engine.device in engine(bar).text())
    assert engine(bar).accessibleName()


def test_the_device_is_changed_from_its_menu(bar: StatusBar, desk: Desk, qtbot: QtBot) -> None:
    menu = engine(bar).menu()
    menu.aboutToShow.emit()
    named = {action.text(): action for action in menu.actions()}
    assert named.keys() >= {"Automatic", "CPU", "GPU (CUDA)", "bf16"}
    with qtbot.waitSignal(desk.engine_changed):
        named["CPU"].trigger()
    assert desk.preferences.settings.device == "cpu"


def test_an_engine_that_cannot_be_loaded_is_told(make_desk: Callable[..., Desk], qtbot: QtBot) -> None:
    def refuse(*_: object) -> None:
        raise SetupError("There is no such device: choose another.")

    desk = make_desk(make_engine=refuse)
    bar = StatusBar(desk)
    qtbot.addWidget(bar)
    qtbot.waitUntil(lambda: "No engine" in engine(bar).text())


def test_memory_is_measured_now_and_then(bar: StatusBar, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.memory_measured):
        desk.measure_memory()
    assert "MiB" in shown(bar) or "GiB" in shown(bar) or "MB" in shown(bar)


def test_it_speaks_chinese_as_soon_as_asked(bar: StatusBar, qtbot: QtBot) -> None:
    language.apply("zh_CN")
    qtbot.waitUntil(lambda: "5 句台词" in shown(bar))
