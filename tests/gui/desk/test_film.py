"""The film on the desk, read by PyAV: opened, followed, stepped, found missing or damaged."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from studio.core.errors import SetupError
from studio.core.film import Picture, Pixels
from studio.core.script import Cue
from studio.core.timecode import NTSC_29_97, Timecode
from studio.gui.desk.desk import Desk
from studio.gui.desk.projector import Films, Size
from studio.media.frames import FilmPictures
from studio.media.probe import probe
from studio.project import edits
from tests.films import Making, damage, make_film, number_of
from tests.gui.fake_deck import FakeDeck

NTSC = Fraction(30000, 1001)
PATIENCE_S = 30
"""For a machine that has much to do."""


def pixels_of(image: QImage) -> Pixels:
    """[height, width, 4]."""
    flat = np.frombuffer(image.constBits(), np.uint8).copy()
    return flat.reshape(image.height(), image.bytesPerLine() // 4, 4)[:, : image.width()]


def shown(desk: Desk) -> int:
    return number_of(pixels_of(desk.film.image)) if not desk.film.image.isNull() else -1


def opened(desk: Desk, path: Path, qtbot: QtBot) -> Path:
    desk.film.open(path)
    qtbot.waitUntil(lambda: desk.film.state.kind in ("ready", "failed"), timeout=PATIENCE_S * 1000)
    qtbot.waitUntil(lambda: desk.original.sound is not None or bool(desk.original.problem))
    return path


def sees(desk: Desk, number: int, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: shown(desk) == number, timeout=PATIENCE_S * 1000)


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """Sixteen seconds of 25 pictures."""
    return make_film(tmp_path / "film.mov", Making(n_pictures=400, timecode="01:00:00:00"))


def test_it_shows_the_start_of_the_line_that_is_looked_at(desk: Desk, film: Path, qtbot: QtBot) -> None:
    rows = [row.id for row in desk.script.document]
    assert desk.film.state.kind == "none"
    opened(desk, film, qtbot)
    sees(desk, 25, qtbot)  # the first line is looked at
    assert str(desk.film.timecode) == "01:00:01:00"
    desk.select([rows[3]])
    sees(desk, 225, qtbot)
    desk.script.do("Move line", edits.nudge(desk.script.document, [rows[3]], 1000, 1000))
    sees(desk, 250, qtbot)
    desk.film.seek(3000)
    sees(desk, 75, qtbot)
    desk.script.undo_stack.undo()
    assert desk.film.place_ms == 3000


def test_steps_and_places(desk: Desk, film: Path, qtbot: QtBot) -> None:
    opened(desk, film, qtbot)
    desk.film.seek(2010)
    sees(desk, 50, qtbot)
    desk.film.step(-1)
    sees(desk, 49, qtbot)
    qtbot.waitUntil(lambda: desk.film.place_ms == 1960)
    for _ in range(3):
        desk.film.step(1)
    sees(desk, 52, qtbot)
    qtbot.waitUntil(lambda: desk.film.place_ms == 2080)
    desk.film.seek(-100)
    assert desk.film.place_ms == 0


def test_a_picture_is_as_large_as_it_is_wanted(desk: Desk, film: Path, qtbot: QtBot) -> None:
    opened(desk, film, qtbot)
    desk.film.show_at((96, 96))
    qtbot.waitUntil(lambda: desk.film.image.size().toTuple() == (96, 54))


class Hindered(FilmPictures):
    """Waits before each picture until it may go on."""

    def __init__(self, path: Path, may_go_on: Event) -> None:
        super().__init__(path)
        self._may_go_on = may_go_on

    def at(self, ms: int, size: Size, tolerance_ms: int = 0) -> Picture | None:
        assert self._may_go_on.wait(PATIENCE_S)
        return super().at(ms, size, tolerance_ms)


def test_the_picture_keeps_up_with_the_sound(
    make_desk: Callable[..., Desk], script_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    may_go_on = Event()
    may_go_on.set()
    desk = make_desk(films=Films(probe, lambda path: Hindered(path, may_go_on), FilmPictures))
    desk.project.new()
    desk.import_script(script_file)
    opened(desk, make_film(tmp_path / "film.mp4", Making(NTSC, 450, n_between=2)), qtbot)
    desk.film.seek(1500)
    sees(desk, 44, qtbot)
    now_s, seen = [100.0], list[int]()
    deck = desk.sound._deck
    assert isinstance(deck, FakeDeck)
    deck.clock = lambda: now_s[0]
    desk.film.play()
    desk.film.shown.connect(lambda: seen.append(shown(desk)))

    def due() -> int:
        return Timecode.shown_at(desk.sound.position.project_ms, NTSC_29_97).video_frames

    for step_s in (0.04, 0.05, 0.4, 0.035, 1.3):
        now_s[0] += step_s
        sees(desk, due(), qtbot)
    assert len(seen) == 5, "one for each, and none before its time"
    # What the reader was asked for while it had no time is not shown any more.
    may_go_on.clear()
    now_s[0] += 0.1
    first = due()
    qtbot.waitUntil(lambda: desk.film.place_ms == desk.sound.position.project_ms)
    for _ in range(20):
        now_s[0] += 0.1
        qtbot.waitUntil(lambda: desk.film.place_ms == desk.sound.position.project_ms)
    may_go_on.set()
    sees(desk, due(), qtbot)
    assert seen[5:] in ([first, due()], [due()])
    desk.film.pause()
    assert not desk.sound.is_playing
    assert desk.film.place_ms == desk.sound.position.project_ms


def test_a_place_that_is_chosen_while_it_plays_is_played_from(desk: Desk, film: Path, qtbot: QtBot) -> None:
    opened(desk, film, qtbot)
    desk.film.play()
    desk.film.seek(12_000)
    assert desk.sound.is_playing
    assert desk.sound.position.project_ms >= 12_000
    qtbot.waitUntil(lambda: shown(desk) > 302)
    desk.film.pause()


def test_it_runs_forth_and_back_without_sound(desk: Desk, film: Path, qtbot: QtBot) -> None:
    opened(desk, film, qtbot)
    desk.film.seek(4000)
    desk.film.shuttle(4)
    qtbot.waitUntil(lambda: shown(desk) > 160)
    assert not desk.sound.is_playing
    desk.film.shuttle(-100)
    assert desk.film.shuttle_speed == -8
    qtbot.waitUntil(lambda: desk.film.place_ms == 0)
    assert desk.film.shuttle_speed == 0
    sees(desk, 0, qtbot)


def test_a_voice_on_trial_leaves_the_film_alone(desk: Desk, film: Path, qtbot: QtBot) -> None:
    opened(desk, film, qtbot)
    desk.film.seek(5000)
    desk.sound.audition(desk.library.voices[0], None)
    qtbot.wait(60)
    assert desk.film.place_ms == 5000
    desk.sound.stop()


def test_the_project_names_its_film_and_finds_it_again(
    desk: Desk, make_desk: Callable[..., Desk], tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "work"
    (folder / "pictures").mkdir(parents=True)
    film = make_film(folder / "pictures" / "film.mp4", Making(n_pictures=50))
    opened(desk, film, qtbot)
    assert desk.script.document.options.film == str(film)
    desk.project.save_as(folder / "a.dub")
    assert desk.script.document.options.film == "pictures/film.mp4"
    assert desk.film.state.kind == "ready"
    desk.project.close()
    shutil.move(folder, tmp_path / "elsewhere")
    other = make_desk()
    other.project.open(tmp_path / "elsewhere" / "a.dub")
    qtbot.waitUntil(lambda: other.film.state.kind == "ready")
    assert other.film.path == tmp_path / "elsewhere" / "pictures" / "film.mp4"
    other.project.new()
    assert other.film.state.kind == "none"
    assert other.film.image.isNull()


def test_opening_and_closing_can_be_undone(desk: Desk, film: Path, qtbot: QtBot) -> None:
    opened(desk, film, qtbot)
    assert desk.script.undo_stack.undoText() == "Open film"
    desk.film.close_film()
    assert desk.film.state.kind == "none"
    desk.script.undo_stack.undo()
    qtbot.waitUntil(lambda: desk.film.state.kind == "ready")
    desk.script.undo_stack.undo()
    assert desk.film.state.kind == "none"


def test_a_film_that_is_gone_is_told_and_may_come_back(desk: Desk, film: Path, qtbot: QtBot) -> None:
    away = film.with_name("away.mov")
    film.rename(away)
    options = replace(desk.script.document.options, film=str(film))
    desk.script.do("Open film", edits.set_options(desk.script.document, options))
    assert desk.film.state.kind == "missing"
    assert "film.mov is no longer in" in desk.film.state.problem
    opened(desk, away, qtbot)
    assert desk.film.film is not None


def test_no_film_damage_and_a_missing_reader_are_sentences(
    desk: Desk, make_desk: Callable[..., Desk], film: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"nothing" * 100)
    opened(desk, broken, qtbot)
    assert desk.film.state.kind == "failed"
    assert "cannot be opened as a film" in desk.film.state.problem
    hurt = make_film(tmp_path / "hurt.mp4", Making(n_pictures=250, has_sound=False))
    damage(hurt, 0.4, 4000)
    opened(desk, hurt, qtbot)
    for ms in range(0, 10_000, 500):
        desk.film.seek(ms)
        qtbot.wait(10)
    qtbot.waitUntil(lambda: "is damaged near" in desk.film.fault)
    sees(desk, 237, qtbot)

    def without(path: Path) -> None:
        raise SetupError("Films need PyAV.")

    other = make_desk(films=Films(without, without, without))  # type: ignore[arg-type]
    other.project.new()
    opened(other, film, qtbot)
    assert other.film.state.problem == "Films need PyAV."


def test_sound_alone_has_places_but_no_pictures(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    opened(desk, make_film(tmp_path / "talk.wav", Making(n_pictures=100, has_picture=False)), qtbot)
    assert (desk.film.state.kind, desk.film.has_pictures, desk.film.timecode) == ("ready", False, None)
    assert desk.film.length_ms == 4000
    desk.film.step(1)
    desk.film.seek(2000)
    assert desk.film.place_ms == 2000


def test_a_cue_on_the_border_of_a_picture_shows_that_one(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    opened(desk, make_film(tmp_path / "film.mkv", Making(Fraction(24000, 1001), 100)), qtbot)
    row = desk.script.document.row_at(0).id
    for number in (1, 2, 31, 47):
        start_ms = round(number * 1001 / 24)
        desk.script.do("Move", edits.set_cue(desk.script.document, row, Cue(start_ms, start_ms + 500)))
        desk.select([])
        desk.select([row])
        sees(desk, number, qtbot)


def test_another_project_begins_at_its_start_though_it_has_the_same_film(desk: Desk, film: Path, qtbot: QtBot) -> None:
    opened(desk, film, qtbot)
    desk.film.seek(9000)
    desk.film.shuttle(-1)
    desk.project.new()
    assert (desk.film.place_ms, desk.film.shuttle_speed, desk.film.state.kind) == (0, 0, "none")


def test_another_film_is_not_heard_with_the_sound_of_the_one_before(desk: Desk, film: Path, qtbot: QtBot) -> None:
    opened(desk, film, qtbot)
    desk.film.play()
    assert desk.sound.is_playing
    desk.film.close_film()
    assert not desk.sound.is_playing


def test_a_film_that_failed_is_not_opened_again_with_every_option(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"nothing" * 100)
    opened(desk, broken, qtbot)
    assert desk.film.state.kind == "failed"
    desk.levelling.wish(-16.0)
    assert desk.film.state.kind == "failed"
    make_film(broken, Making(n_pictures=50))
    opened(desk, broken, qtbot)
    qtbot.waitUntil(lambda: desk.film.state.kind == "ready")
    qtbot.waitUntil(lambda: desk.original.state == "ready")


def test_an_unexpected_fault_is_told_and_the_next_film_opens(
    make_desk: Callable[..., Desk], film: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    faults = [RuntimeError("Nobody has thought of this.")]

    def pictures(path: Path) -> FilmPictures:
        if faults:
            raise faults.pop()
        return FilmPictures(path)

    desk = make_desk(films=Films(probe, pictures, FilmPictures))
    desk.project.new()
    opened(desk, film, qtbot)
    assert desk.film.state.kind == "failed"
    assert "see the log" in desk.film.state.problem
    assert "Nobody has thought of this." in caplog.text
    opened(desk, film, qtbot)
    qtbot.waitUntil(lambda: desk.film.state.kind == "ready")
