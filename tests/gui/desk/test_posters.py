"""Small pictures of the film, made while nothing moves."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import pytest
from pytestqt.qtbot import QtBot

from studio.core.errors import InputError
from studio.core.film import Picture
from studio.gui.desk import posters
from studio.gui.desk.desk import Desk
from studio.gui.desk.projector import Films
from studio.media.frames import FilmPictures
from studio.media.probe import probe
from tests.films import Making, make_film, number_of
from tests.gui.desk.test_film import opened, pixels_of

SIZE = (64, 36)


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return make_film(tmp_path / "film.mov", Making(n_pictures=400))


def test_they_are_those_of_their_times(desk: Desk, film: Path, qtbot: QtBot) -> None:
    opened(desk, film, qtbot)
    times = [0, 5000, 5040, 12_000]
    desk.posters.want(times, SIZE, 0)
    qtbot.waitUntil(lambda: all(desk.posters.at(ms, SIZE) is not None for ms in times))
    for ms in times:
        image = desk.posters.at(ms, SIZE)
        assert image is not None
        assert (number_of(pixels_of(image)), image.size().toTuple()) == (ms // 40, SIZE)


def test_they_wait_while_the_film_runs(desk: Desk, film: Path, qtbot: QtBot) -> None:
    opened(desk, film, qtbot)
    desk.film.play()
    desk.posters.want([1000, 2000], SIZE, 0)
    qtbot.wait(150)
    assert desk.posters.at(1000, SIZE) is None
    desk.film.pause()
    qtbot.waitUntil(lambda: desk.posters.at(2000, SIZE) is not None)


def test_only_so_many_are_kept_and_none_of_another_film(
    desk: Desk, film: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posters, "MOST", 3)
    opened(desk, film, qtbot)
    desk.posters.want([0, 1000, 2000, 3000, 4000], SIZE, 0)
    qtbot.waitUntil(lambda: desk.posters.at(4000, SIZE) is not None)
    assert [desk.posters.at(ms, SIZE) is None for ms in (0, 1000, 2000)] == [True, True, False]
    opened(desk, make_film(tmp_path / "other.mp4", Making(n_pictures=50)), qtbot)
    assert desk.posters.at(4000, SIZE) is None


class Counted(FilmPictures):
    """Keeps what it was asked for. There is no picture at two seconds, and none that can be read at three."""

    asked: ClassVar[list[int]] = []

    def at(self, ms: int, size: tuple[int, int], tolerance_ms: int = 0) -> Picture | None:
        self.asked.append(ms)
        if ms == 3000:
            raise InputError("It cannot be read.")
        return None if ms == 2000 else super().at(ms, size, tolerance_ms)


def test_each_is_made_once_and_those_that_cannot_be_made_stop_no_others(
    make_desk: Callable[..., Desk], film: Path, qtbot: QtBot
) -> None:
    desk = make_desk(films=Films(probe, FilmPictures, Counted))
    desk.project.new()
    opened(desk, film, qtbot)
    Counted.asked.clear()
    times = [1000, 2000, 3000, 4000, 5000]

    def has_last() -> bool:
        desk.posters.want(times, SIZE, 0)  # as with every paint
        return desk.posters.at(5000, SIZE) is not None

    qtbot.waitUntil(has_last)
    assert has_last()
    qtbot.wait(30)
    assert Counted.asked == times
    assert desk.posters.at(2000, SIZE) is None
    assert desk.film.state.kind == "ready"
