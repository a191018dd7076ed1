"""The film's own sound on the desk: read, heard under the lines, ducked by what is known of them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from studio.core.audio import Audio
from studio.core.ducking import Ducking, gain_factor
from studio.core.errors import InputError
from studio.gui.desk.desk import Desk
from studio.project import edits
from tests.gui.fake_deck import FakeDeck
from tests.unit.media.soundtracks import Track, make, noise

RATE = 24_000


def put_film(desk: Desk, path: Path, qtbot: QtBot) -> None:
    """Into the project, and wait until its sound is ready."""
    options = replace(desk.script.document.options, film=str(path))
    desk.script.do("Film", edits.set_options(desk.script.document, options))
    qtbot.waitUntil(lambda: desk.original.state in ("ready", "failed"))


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """Twenty seconds of noise, and another track of ten."""
    return make(tmp_path / "film.mkv", [Track(noise(20, 3)), Track(noise(10, 4))], seconds=20)


def heard(desk: Desk, start_ms: int, ms: int) -> np.ndarray:
    """What the deck plays there."""
    assert isinstance(desk.sound._deck, FakeDeck)
    sound = desk.sound._deck.played[-1]
    assert not isinstance(sound, Audio)
    pieces = [sound.read(at * RATE // 1000, RATE // 100) for at in range(start_ms, start_ms + ms, 10)]
    return np.concatenate([piece for piece in pieces if piece is not None])


def level(samples: np.ndarray) -> float:
    return float(np.sqrt(np.square(samples).mean()))


def test_it_is_read_and_heard_from_any_place_ducked_under_the_lines(desk: Desk, film: Path, qtbot: QtBot) -> None:
    assert desk.original.path is None
    put_film(desk, film, qtbot)
    assert desk.original.state == "ready"
    assert desk.original.sound is not None
    desk.sound.play_at(15_500)  # behind the last line
    plain = level(heard(desk, 16_000, 500))
    assert plain == pytest.approx(level(desk.original.sound.read(16 * RATE, RATE // 2)), rel=1e-4)
    bed = desk.original.source()
    assert bed is not None
    under = bed.read(2 * RATE, RATE // 100)
    assert under is not None
    assert level(under) == pytest.approx(plain * gain_factor(-12), rel=0.1)  # the first line
    desk.sound.stop()


def test_level_and_mute_are_heard_while_it_plays(desk: Desk, film: Path, qtbot: QtBot) -> None:
    put_film(desk, film, qtbot)
    desk.sound.play_at(15_500)
    plain = level(heard(desk, 16_000, 100))
    desk.original.change("Level", gain_db=-20.0)
    assert level(heard(desk, 16_200, 100)) == pytest.approx(plain / 10, rel=0.2)
    desk.original.change("Mute", is_muted=True)
    assert level(heard(desk, 16_400, 100)) == 0
    desk.script.undo_stack.undo()
    desk.script.undo_stack.undo()
    assert level(heard(desk, 16_600, 100)) == pytest.approx(plain, rel=0.2)
    desk.sound.stop()


def test_a_line_that_is_moved_is_ducked_where_it_lies_now(desk: Desk, film: Path, qtbot: QtBot) -> None:
    put_film(desk, film, qtbot)
    at = np.array([16.5 * RATE])
    assert desk.original.ducking.gains_at(at)[0] == 1
    last = [row.id for row in desk.script.document][3]
    with qtbot.waitSignal(desk.original.changed):
        desk.script.do("Move", edits.nudge(desk.script.document, [last], 7000, 7000))
    assert desk.original.ducking.gains_at(at)[0] == pytest.approx(gain_factor(-12), rel=1e-4)


def test_another_track_is_read_when_it_is_chosen(desk: Desk, film: Path, qtbot: QtBot) -> None:
    put_film(desk, film, qtbot)
    before = desk.original.sound
    desk.original.change("Track", track=1)
    qtbot.waitUntil(lambda: desk.original.state == "ready" and desk.original.sound is not before)
    assert desk.original.sound is not None
    assert not desk.original.sound.read(15 * RATE, 1000).any()
    desk.original.change("Track", track=7)
    qtbot.waitUntil(lambda: desk.original.state == "failed")
    assert "no sound track 8" in desk.original.problem
    desk.script.undo_stack.undo()
    qtbot.waitUntil(lambda: desk.original.state == "ready")


def test_a_film_that_is_gone_is_told_and_a_project_without_one_has_none(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    put_film(desk, tmp_path / "gone.mkv", qtbot)
    assert desk.original.state == "failed"
    assert "gone.mkv" in desk.original.problem
    assert desk.original.source() is None
    desk.script.undo_stack.undo()
    assert desk.original.path is None


def test_values_out_of_bounds_are_refused(desk: Desk) -> None:
    with pytest.raises(InputError, match="level"):
        desk.original.change("Level", gain_db=50.0)


def test_a_film_is_let_go_of_while_it_is_read(make_desk: Callable[..., Desk], film: Path, qtbot: QtBot) -> None:
    desk = make_desk()
    desk.project.new()
    options = replace(desk.script.document.options, film=str(film))
    desk.script.do("Film", edits.set_options(desk.script.document, options))
    desk.script.undo_stack.undo()
    desk.script.undo_stack.redo()
    desk.project.new()
    assert desk.original.state == "none"


def test_without_a_film_nothing_is_ducked(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_args: object) -> None:
        raise AssertionError("Thousands of lines would be looked at with every key.")

    monkeypatch.setattr(Ducking, "of", forbidden)
    first = desk.script.document.row_at(0).id
    with qtbot.assertNotEmitted(desk.original.changed, wait=200):
        desk.script.do("Text", edits.set_text(desk.script.document, first, "Something else is said here."))
