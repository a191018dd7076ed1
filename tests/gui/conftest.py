"""The desk that the window's tests work on: real in all but the engine and the loudspeaker."""

import gc
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from studio.core.paths import user_paths
from studio.desktop import house as real_house
from studio.gui.desk.desk import Desk
from studio.gui.desk.house import House
from studio.gui.shell.language import language
from studio.wishes import Machine
from tests.gui.fake_deck import FakeDeck

SCRIPT = """\
1
00:00:01,000 --> 00:00:03,500
Tom: Hello there, how are you today?

2
00:00:04,000 --> 00:00:06,000
Ann: Very well, thank you.

3
00:00:06,500 --> 00:00:07,000
Tom: This line is far too long for the little time that it was given here.

4
00:00:09,000 --> 00:00:12,000
Ann: 今天天气很好。

5
00:00:13,000 --> 00:00:15,000
...
"""


@pytest.fixture(autouse=True)
def garbage_on_this_thread() -> Iterator[None]:
    """As in the window itself (shell/garbage.py): another thread would destroy Qt objects that belong to this one.

    What was there before the test is left out, as the modules of torch: to look through it takes longer than the test.
    """
    gc.disable()
    gc.freeze()
    yield
    gc.collect()
    gc.unfreeze()
    gc.enable()


@pytest.fixture(autouse=True, scope="module")
def all_garbage_on_this_thread() -> Iterator[None]:
    """What became garbage only after its own test."""
    yield
    gc.collect()


@pytest.fixture(autouse=True)
def english(qapp: QCoreApplication) -> None:
    """The window's language, whatever the test before had."""
    language.apply("en")


@pytest.fixture
def house(home: Path) -> House:
    """The house with the fake engine and a silent deck."""
    return real_house(user_paths(), Machine("fake"), FakeDeck)


@pytest.fixture
def make_desk(qtbot: QtBot, house: House) -> Iterator[Callable[..., Desk]]:
    """Makes desks, with some of the house exchanged, and closes them in the end."""
    desks: list[Desk] = []

    def make(**exchanged: object) -> Desk:
        desk = Desk(replace(house, **exchanged))  # type: ignore[arg-type]
        desks.append(desk)
        desk.worker.start()
        return desk

    yield make
    for desk in desks:
        desk.close()


@pytest.fixture
def empty_desk(make_desk: Callable[..., Desk]) -> Desk:
    """A desk with a new project."""
    desk = make_desk()
    desk.project.new()
    return desk


@pytest.fixture
def script_file(tmp_path: Path) -> Path:
    """Five lines of two speakers: one that is far too long, one with nothing to speak."""
    path = tmp_path / "film.srt"
    path.write_text(SCRIPT, "utf-8")
    return path


@pytest.fixture
def desk(empty_desk: Desk, script_file: Path, qtbot: QtBot) -> Desk:
    """A desk with the five lines on it, all planned."""
    empty_desk.import_script(script_file)
    qtbot.waitUntil(
        lambda: not any(empty_desk.lengths.length(row.id).is_estimate for row in empty_desk.script.document)
    )
    return empty_desk
