from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from pytestqt.qtbot import QtBot

from studio.analysis.faults import Fault
from studio.analysis.recording import Recording
from studio.core.audio import Audio
from studio.core.errors import InputError
from studio.gui.desk.cloning import Cloning
from studio.gui.desk.desk import Desk
from studio.gui.desk.house import CloneWish, House
from tests.gui.voices.making import Cloner, measured, recording


def good(recordings: object) -> tuple[Fault, ...]:
    return ()


@pytest.fixture
def cloner(house: House) -> Cloner:
    return Cloner(house.shelf)


@pytest.fixture
def cloning_desk(make_desk: Callable[..., Desk], cloner: Cloner) -> Desk:
    return make_desk(clone=cloner, check_recordings=good, measure=measured)


@pytest.fixture
def cloning(cloning_desk: Desk) -> Cloning:
    return cloning_desk.cloning


def wish(cloning: Cloning, name: str = "Reader", has_permission: bool = True) -> CloneWish:
    return CloneWish(cloning.recordings, name, "en", False, has_permission)


def file_of(folder: Path, name: str, seconds: float = 6.0) -> Path:
    path = folder / name
    soundfile.write(path, recording(seconds).audio.samples, 16_000)
    return path


def test_files_are_read_and_looked_at(cloning: Cloning, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "no.wav").write_bytes(b"nothing")
    with qtbot.waitSignal(cloning.refused) as refused:
        cloning.add_files([file_of(tmp_path, "a.wav"), tmp_path / "no.wav", file_of(tmp_path, "b.flac")])
        assert cloning.is_checking
    assert "no.wav" in refused.args[0]
    qtbot.waitUntil(lambda: cloning.is_usable)
    assert [each.name for each in cloning.recordings] == ["a.wav", "b.flac"]
    assert cloning.length_ms == 12_000
    cloning.remove(0)
    assert not cloning.is_usable
    qtbot.waitUntil(lambda: cloning.is_usable)
    assert [each.name for each in cloning.recordings] == ["b.flac"]


def test_what_forbids_forbids(make_desk: Callable[..., Desk], tmp_path: Path, qtbot: QtBot) -> None:
    def check(recordings: object) -> tuple[Fault, ...]:
        return (Fault("short", "Too short.", True), Fault("tone", "It hums.", False))

    cloning = make_desk(check_recordings=check).cloning
    cloning.add_files([file_of(tmp_path, "a.wav")])
    qtbot.waitUntil(lambda: cloning.faults is not None)
    assert not cloning.is_usable


def test_what_is_still_being_read_is_not_of_the_next_voice(
    cloning_desk: Desk, cloning: Cloning, tmp_path: Path, qtbot: QtBot
) -> None:
    cloning.add_files([file_of(tmp_path, "a.wav")])
    qtbot.waitUntil(lambda: cloning.is_usable)
    cloning.begin(wish(cloning))
    qtbot.waitUntil(lambda: cloning.state == "made")
    cloning.add_files([file_of(tmp_path, "b.wav")])
    cloning.keep("Reader", is_replacement=False)
    assert not cloning.is_checking
    qtbot.waitUntil(lambda: not cloning_desk.queue.entries)
    qtbot.wait(50)
    assert cloning.recordings == ()


def test_a_voice_is_made_heard_and_kept(
    cloning_desk: Desk, cloning: Cloning, cloner: Cloner, tmp_path: Path, qtbot: QtBot
) -> None:
    cloning.add_files([file_of(tmp_path, "a.wav")])
    qtbot.waitUntil(lambda: cloning.is_usable)
    with qtbot.waitSignal(cloning.reached):
        cloning.begin(wish(cloning))
    qtbot.waitUntil(lambda: cloning.state == "made")
    assert cloner.wishes[0].recordings == cloning.recordings
    assert cloning.fitting is not None
    assert cloning.fitting.similarity == pytest.approx(0.6)
    assert cloning.result is not None
    cloning_desk.sound.audition(cloning.result, None)
    qtbot.waitUntil(lambda: cloning_desk.sound.is_playing)
    cloning_desk.sound.stop()
    assert cloning_desk.own_voices.own("Reader") is None
    assert cloning.keep("My reader", False).kind == "cloned"
    assert cloning_desk.library.voices[0].name == "My reader"
    assert (cloning.state, cloning.recordings) == ("gathering", ())


def test_cancelled_the_recordings_stay(cloning: Cloning, cloner: Cloner, tmp_path: Path, qtbot: QtBot) -> None:
    cloner.waits = True
    cloning.add_files([file_of(tmp_path, "a.wav")])
    qtbot.waitUntil(lambda: cloning.is_usable)
    cloning.begin(wish(cloning))
    qtbot.waitUntil(lambda: cloning.fitting is not None and cloning.fitting.similarity == 0.7)
    cloning.cancel()
    qtbot.waitUntil(lambda: cloning.state == "gathering" and cloner.was_closed)
    assert len(cloning.recordings) == 1
    assert cloning.result is None


def test_another_project_stops_the_fit_and_that_is_told(
    cloning_desk: Desk, cloning: Cloning, cloner: Cloner, tmp_path: Path, qtbot: QtBot
) -> None:
    cloner.waits = True
    cloning.add_files([file_of(tmp_path, "a.wav")])
    qtbot.waitUntil(lambda: cloning.is_usable)
    cloning.begin(wish(cloning))
    qtbot.waitUntil(lambda: cloning.fitting is not None and cloning.fitting.similarity == 0.7)
    with qtbot.waitSignal(cloning_desk.told) as told:
        cloning_desk.project.new()
    assert "Reader was stopped" in told.args[0].sentence
    qtbot.waitUntil(lambda: cloning.state == "gathering")
    assert len(cloning.recordings) == 1


def test_a_fit_that_fails_is_told(make_desk: Callable[..., Desk], tmp_path: Path, qtbot: QtBot) -> None:
    def clone(engine: object, wish: CloneWish) -> Iterator[None]:
        raise InputError("Nobody speaks in the recordings.")
        yield

    desk = make_desk(clone=clone, check_recordings=good)
    desk.cloning.add_files([file_of(tmp_path, "a.wav")])
    qtbot.waitUntil(lambda: desk.cloning.is_usable)
    with qtbot.waitSignal(desk.told) as told:
        desk.cloning.begin(wish(desk.cloning))
    assert told.args[0].sentence == "Nobody speaks in the recordings."
    assert desk.cloning.state == "gathering"
    qtbot.waitUntil(lambda: not desk.queue.entries)


def test_not_without_permission_nor_a_name(cloning: Cloning) -> None:
    with pytest.raises(InputError, match="permission"):
        cloning.begin(wish(cloning, has_permission=False))
    with pytest.raises(InputError, match="name"):
        cloning.begin(wish(cloning, name=" "))
    with pytest.raises(InputError, match="already"):
        cloning.begin(wish(cloning, name="af heart"))
    with pytest.raises(InputError, match="no voice yet"):
        cloning.keep("Reader", False)


class Microphone:
    """Implements `core.ports.Recorder`: six seconds are taken at once."""

    problem: str | None = None
    level_db = -12.0
    taken_ms = 6000

    def __init__(self) -> None:
        self.is_recording = False
        self.is_closed = False

    def start(self) -> None:
        self.is_recording = True

    def stop(self) -> Audio:
        self.is_recording = False
        return recording(6.0).audio if self.taken_ms else Audio(np.zeros(0, np.float32), 48_000)

    def close(self) -> None:
        self.is_closed = True


def test_what_is_recorded_joins_the_recordings(make_desk: Callable[..., Desk], qtbot: QtBot) -> None:
    microphone = Microphone()
    cloning = make_desk(make_recorder=lambda: microphone, check_recordings=good).cloning
    for _ in range(2):
        cloning.recorder.start()
        cloning.stop_recording()
    qtbot.waitUntil(lambda: cloning.is_usable)
    names: list[Recording] = list(cloning.recordings)
    assert [each.name for each in names] == ["Recording 1", "Recording 2"]
    microphone.taken_ms = 0
    cloning.stop_recording()
    assert not cloning.is_checking
    cloning.close()
    assert microphone.is_closed
