"""The timeline of a project with a film: its pictures, its timecode, and the place in it."""

from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.core.film import Film
from studio.core.timecode import NTSC_29_97_DROP, PAL_25, FrameRate, Timecode
from studio.gui.desk.desk import Desk
from studio.gui.wave.axis import Axis
from studio.gui.wave.timecode_ticks import timecode_ticks
from studio.gui.wave.timeline import TimelineView
from tests.films import Making, make_film, number_of
from tests.gui.desk.test_film import opened, pixels_of, sees
from tests.gui.wave.test_timeline import at, cue, drag, row, shown

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def timeline(desk: Desk, tmp_path: Path, qtbot: QtBot) -> TimelineView:
    timeline = shown(desk, qtbot)
    timeline.resize(1000, 260)
    opened(desk, make_film(tmp_path / "film.mov", Making(n_pictures=400, timecode="01:00:00:00")), qtbot)
    return timeline


def test_small_pictures_stand_where_they_are_shown(desk: Desk, timeline: TimelineView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(desk.posters._kept) and not desk.posters._wanted and desk.posters._asked is None)
    made = {ms: number_of(pixels_of(image)) for (ms, _), image in desk.posters._kept.items()}
    times = sorted(made)
    step_ms = times[1] - times[0]
    assert times == list(range(0, 16_000, step_ms))
    # One that stands by itself will do, but none that comes later or belongs to the one before.
    assert all((ms - step_ms) / 40 <= number <= ms / 40 for ms, number in made.items())
    strip = timeline.viewport().grab().toImage()
    assert strip.pixelColor(timeline.left_margin() + 2, timeline.ruler_height() + 8).lightness() < 60  # of number 0
    assert timeline.lanes_top() == timeline.ruler_height() + timeline.posters_height()


def test_the_ruler_tells_the_timecode_of_the_film(timeline: TimelineView) -> None:
    labels = [tick.label for tick in timeline.ruler_ticks(timeline.fontMetrics()) if tick.label]
    assert labels[0] == "01:00:00"
    assert labels == sorted(labels)


@pytest.mark.parametrize("per_px", [0.5, 2.0, 17.0, 60.0, 500.0, 9000.0])
@pytest.mark.parametrize(
    ("rate", "opening"),
    [(PAL_25, "00:00:00:00"), (NTSC_29_97_DROP, "00:59:55;10"), (FrameRate(PAL_25.fps * 2), "10:00:00:07")],
)
def test_every_label_stands_at_its_picture(per_px: float, rate: FrameRate, opening: str) -> None:
    first = Timecode.parse(opening, rate)
    film = Film(Path("a.mov"), 7_200_000, rate, True, first, (192, 108), ())
    axis = Axis(7_200_000, 1000, 0.5, 120_000.0, per_px)
    ticks = [tick for tick in timecode_ticks(axis, film, 80) if tick.label]
    seen = [tick for tick in ticks if 0 <= tick.x <= 1000]
    assert 2 <= len(seen) <= 13
    assert all(after.x - before.x >= 80 for before, after in pairwise(ticks))
    for tick in seen:
        ms = axis.unit(tick.x)
        written = str(film.timecode(round(ms)))
        assert tick.label in (written, written[:-3])


def test_a_click_on_ruler_or_pictures_looks_there_and_a_drag_scrubs(
    desk: Desk, timeline: TimelineView, qtbot: QtBot
) -> None:
    x = round(timeline.x_of(8000))
    QTest.mouseClick(timeline.viewport(), LEFT, pos=QPoint(x, 4))
    assert desk.film.place_ms == pytest.approx(8000, abs=timeline.axis.per_px)
    sees(desk, desk.film.place_ms // 40, qtbot)
    y = timeline.ruler_height() + 8
    QTest.mousePress(timeline.viewport(), LEFT, pos=QPoint(x, y))
    QTest.mouseMove(timeline.viewport(), QPoint(x + 100, y))
    QTest.mouseRelease(timeline.viewport(), LEFT, pos=QPoint(x + 100, y))
    place = timeline.unit_at(x + 100)
    assert desk.film.place_ms == pytest.approx(place, abs=timeline.axis.per_px)
    QTest.mouseMove(timeline.viewport(), QPoint(x, y))
    assert desk.film.place_ms == pytest.approx(place, abs=timeline.axis.per_px)


def test_a_border_that_is_dragged_is_seen(desk: Desk, timeline: TimelineView, qtbot: QtBot) -> None:
    before = cue(desk, 4)
    drag(timeline, at(timeline, 4, 1.0), 30)
    assert cue(desk, 4).end_ms > before.end_ms
    assert desk.film.place_ms == cue(desk, 4).end_ms


def test_lines_are_still_found_where_they_stand(desk: Desk, timeline: TimelineView) -> None:
    QTest.mouseClick(timeline.viewport(), LEFT, pos=at(timeline, 2))
    assert desk.selection.current == row(desk, 2).id
    assert timeline.bar_at(QPoint(at(timeline, 2).x(), timeline.lanes_top() - 3).toPointF()) is None


def test_letters_move_the_film_here_too(desk: Desk, timeline: TimelineView, qtbot: QtBot) -> None:
    sees(desk, 25, qtbot)
    QTest.keyClick(timeline, Qt.Key.Key_Period)
    sees(desk, 26, qtbot)
    QTest.keyClick(timeline, Qt.Key.Key_L)
    assert desk.sound.is_playing
    QTest.keyClick(timeline, Qt.Key.Key_K)
    assert not desk.sound.is_playing


def test_lines_snap_to_pictures_on_request_and_while_they_are_moved(
    desk: Desk, timeline: TimelineView, tmp_path: Path, qtbot: QtBot
) -> None:
    fps = Fraction(24000, 1001)
    opened(desk, make_film(tmp_path / "cinema.mov", Making(fps, 400)), qtbot)
    rate = FrameRate(fps)

    def is_snapped(ms: int) -> bool:
        return Timecode.at_ms(ms, rate).ms == ms

    ids = [row(desk, number).id for number in range(1, 6)]
    desk.film.snap(ids)
    assert desk.script.undo_stack.undoText() == "Snap to film frames"
    assert all(is_snapped(cue(desk, n).start_ms) and is_snapped(cue(desk, n).end_ms) for n in range(1, 6))
    desk.script.undo_stack.undo()
    assert cue(desk, 2).start_ms == 4000
    desk.preferences.change(snaps_to_film=True)
    drag(timeline, at(timeline, 2), 37)
    assert cue(desk, 2).start_ms > 4000
    assert is_snapped(cue(desk, 2).start_ms)
    assert is_snapped(cue(desk, 2).end_ms)
    first = Timecode.at_ms(cue(desk, 2).start_ms, rate).video_frames
    QTest.keyClick(timeline, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert cue(desk, 2).start_ms == Timecode(first - 1, rate).ms


def test_without_steady_pictures_there_is_nothing_to_snap_to(empty_desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    told: list[str] = []
    empty_desk.told.connect(lambda event: told.append(event.sentence))
    empty_desk.film.snap([])
    assert "open a film first" in told[-1]
    opened(empty_desk, make_film(tmp_path / "a.mkv", Making(gaps=(3, 4, 9, 20, 33, 34))), qtbot)
    empty_desk.film.snap([])
    assert "last differently long" in told[-1]
