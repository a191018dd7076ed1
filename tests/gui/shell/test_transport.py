"""The transport: time, volume and output device."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QSlider, QToolButton
from pytestqt.qtbot import QtBot

from studio.core.listening import DeckEvent, DevicesFound
from studio.gui.desk.desk import Desk
from studio.gui.shell.actions import KEYS, Actions
from studio.gui.shell.transport import Transport
from tests.gui.fake_deck import FakeDeck
from tests.unit.jobs.conftest import BarredEngine


@pytest.fixture
def done() -> list[str]:
    """Names of the actions that were triggered."""
    return []


@pytest.fixture
def transport(qtbot: QtBot, desk: Desk, done: list[str]) -> Transport:
    return made(qtbot, desk, done)


def made(qtbot: QtBot, desk: Desk, done: list[str]) -> Transport:
    actions = Actions({name: partial(done.append, name) for name in KEYS}, desk)
    transport = Transport(desk, actions)
    qtbot.addWidget(transport)
    transport.show()
    return transport


def shows(transport: Transport, text: str) -> bool:
    return any(label.text() == text for label in transport.findChildren(QLabel))


def test_its_buttons_are_the_actions(transport: Transport, qtbot: QtBot, done: list[str]) -> None:
    for button in transport.findChildren(QToolButton)[:5]:
        assert button.toolTip()
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == ["play_line", "play_from", "play_all", "stop", "loop"]


def test_at_rest_it_shows_where_the_current_line_starts(transport: Transport, desk: Desk) -> None:
    desk.select([desk.script.document.row_at(1).id])
    assert shows(transport, "00:00:04.000")


def test_while_playing_the_time_runs_and_then_rests(transport: Transport, desk: Desk, qtbot: QtBot) -> None:
    row = desk.script.document.row_at(1).id
    desk.select([row])
    desk.sound.play_line(row)
    qtbot.waitUntil(lambda: desk.sound.is_playing and not shows(transport, "00:00:04.000"))
    desk.sound.stop()
    qtbot.waitUntil(lambda: shows(transport, "00:00:04.000"))


def test_the_volume_is_set_and_kept(transport: Transport, desk: Desk, qtbot: QtBot) -> None:
    slider = transport.findChildren(QSlider)[0]
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_Home)
    assert desk.sound.output.volume == 0
    assert desk.preferences.settings.volume == 0
    assert slider.accessibleName()


def test_an_output_device_is_chosen_from_its_menu(transport: Transport, desk: Desk) -> None:
    button = transport.findChildren(QToolButton)[-1]
    button.menu().aboutToShow.emit()
    by_name = {action.text(): action for action in button.menu().actions()}
    assert {"Loudspeaker", "Headphones"} < by_name.keys()
    by_name["Headphones"].trigger()
    assert desk.sound.output.device == "Headphones"
    assert desk.preferences.settings.output_device == "Headphones"
    button.menu().aboutToShow.emit()
    assert [action.text() for action in button.menu().actions() if action.isChecked()] == ["Headphones"]


def test_the_output_that_was_chosen_is_in_the_menu_though_it_is_not_there(transport: Transport, desk: Desk) -> None:
    desk.sound.output.set_device("Earphones")
    button = transport.findChildren(QToolButton)[-1]
    button.menu().aboutToShow.emit()
    assert [action.text() for action in button.menu().actions() if action.isChecked()] == ["Earphones"]


def test_an_output_that_was_connected_a_moment_ago_comes_into_the_open_menu(
    make_desk: Callable[..., Desk], qtbot: QtBot
) -> None:
    decks: list[FakeDeck] = []
    tell: list[Callable[[DeckEvent], None]] = []

    def make_deck(on_change: Callable[[DeckEvent], None]) -> FakeDeck:
        decks.append(FakeDeck(on_change))
        tell.append(on_change)
        return decks[-1]

    desk = make_desk(make_deck=make_deck)
    desk.project.new()
    transport = made(qtbot, desk, [])
    menu = transport.findChildren(QToolButton)[-1].menu()
    menu.popup(QPoint(0, 0))
    decks[0].devices = ("Loudspeaker", "Headphones", "Earphones")  # as the look that has just been asked for tells
    tell[0](DevicesFound())
    qtbot.waitUntil(lambda: "Earphones" in [action.text() for action in menu.actions()])
    menu.close()


def test_it_says_why_nothing_can_be_heard(make_desk: Callable[..., Desk], qtbot: QtBot) -> None:
    problem = "There is no sound device: connect one."
    desk = make_desk(make_deck=lambda on_change: FakeDeck(on_change, problem))
    desk.project.new()
    assert shows(made(qtbot, desk, []), problem)


def test_it_says_that_it_waits_for_sound_until_there_is_some(
    qtbot: QtBot, make_desk: Callable[..., Desk], script_file: Path
) -> None:
    engine = BarredEngine(chunks_pass=False)
    desk = make_desk(make_engine=lambda settings, notify: engine, other_engines={})
    desk.project.new()
    desk.import_script(script_file)
    transport = made(qtbot, desk, [])
    desk.sound.play_line(desk.script.document.row_at(0).id)
    qtbot.waitUntil(lambda: shows(transport, "Waiting for the engine…"))
    engine.chunks.open()
    qtbot.waitUntil(lambda: not shows(transport, "Waiting for the engine…"))
    assert desk.sound.is_playing
