"""Desks whose engine takes its time."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.core.fake_engine import FakeEngine, FixedVoices
from studio.gui.desk.desk import Desk
from studio.gui.desk.house import House
from studio.gui.desk.states import Told


def is_planned(desk: Desk) -> bool:
    return not any(desk.lengths.length(row.id).is_estimate for row in desk.script.document)


@pytest.fixture
def slow_desk(house: House, make_desk: Callable[..., Desk], script_file: Path, qtbot: QtBot) -> Desk:
    """A desk with the five lines, each of which takes a second to be rendered, and without drafts."""
    voices = FixedVoices(house.shelf.voices)
    desk = make_desk(make_engine=lambda settings, notify: FakeEngine(voices, chunk_s=0.1), other_engines={})
    desk.project.new()
    desk.import_script(script_file)
    qtbot.waitUntil(lambda: is_planned(desk))
    return desk


@pytest.fixture
def told(desk: Desk) -> list[Told]:
    """What the person reads."""
    told: list[Told] = []
    desk.told.connect(told.append)
    return told
