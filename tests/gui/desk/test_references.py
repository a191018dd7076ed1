"""Recordings whose manner is measured beside the window."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import numpy as np
import pytest
import soundfile
from pytestqt.qtbot import QtBot

from studio.analysis.reference import Carried
from studio.core.errors import InputError
from studio.core.prosody import Prosody
from studio.core.speech import Lang
from studio.gui.desk.desk import Desk
from studio.gui.desk.house import House

HERE, BAD = Path("here.wav"), Path("bad.wav")
CARRIED = Carried(Prosody(energy=0.3))


@pytest.fixture
def go_on() -> Event:
    return Event()


@pytest.fixture
def desk(make_desk: Callable[..., Desk], go_on: Event) -> Desk:
    def manner_from(path: Path, lang: Lang | None) -> Carried:
        go_on.wait(10)
        if path == BAD:
            raise InputError("Nobody speaks in bad.wav.")
        return CARRIED

    desk = make_desk(manner_from=manner_from)
    desk.project.new()
    return desk


def test_the_manner_comes_later(desk: Desk, qtbot: QtBot, go_on: Event) -> None:
    got: list[Carried] = []
    desk.references.measure(HERE, "en", got.append)
    assert HERE in desk.references.paths
    assert not got
    go_on.set()
    qtbot.waitUntil(lambda: got == [CARRIED])
    assert not desk.references.paths


def test_another_project_does_not_get_it(desk: Desk, qtbot: QtBot, go_on: Event) -> None:
    got: list[Carried] = []
    desk.references.measure(HERE, "en", got.append)
    desk.project.new()
    assert not desk.references.paths
    go_on.set()
    desk.references.measure(HERE, "en", lambda carried: got.append(Carried(Prosody(), ("second",))))
    qtbot.waitUntil(lambda: bool(got))
    assert got == [Carried(Prosody(), ("second",))]


def test_what_cannot_be_measured_is_told_and_can_be_tried_again(desk: Desk, qtbot: QtBot, go_on: Event) -> None:
    go_on.set()
    for _ in range(2):
        with qtbot.waitSignal(desk.told) as told:
            if entries := desk.queue.entries:
                desk.queue.retry(entries[0].id)
            else:
                desk.references.measure(BAD, None, lambda carried: None)
        assert told.args[0].sentence == "Nobody speaks in bad.wav."
        assert not desk.references.paths


def test_a_recording_without_speech(house: House, tmp_path: Path) -> None:
    soundfile.write(tmp_path / "silence.wav", np.zeros(8000, np.float32), 8000)
    carried = house.manner_from(tmp_path / "silence.wav", "en")
    assert carried.prosody == Prosody()
    assert "hardly any speech" in carried.notes[0]


def test_a_file_that_is_no_recording(house: House, tmp_path: Path) -> None:
    (tmp_path / "x.wav").write_bytes(b"nonsense")
    with pytest.raises(InputError, match=r"x\.wav cannot be read"):
        house.manner_from(tmp_path / "x.wav", None)
