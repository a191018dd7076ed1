"""The film's own sound below the lanes, by mouse and keys."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.gui.desk.desk import Desk
from studio.gui.wave.timeline import TimelineView
from studio.project import edits
from tests.unit.media.soundtracks import Track, make, noise

LEFT = Qt.MouseButton.LeftButton


def put_film(desk: Desk, film: Path, qtbot: QtBot) -> None:
    options = replace(desk.script.document.options, film=str(film))
    desk.script.do("Film", edits.set_options(desk.script.document, options))
    qtbot.waitUntil(lambda: desk.original.state in ("ready", "failed"))


@pytest.fixture
def timeline(desk: Desk, tmp_path: Path, qtbot: QtBot) -> TimelineView:
    """Two lanes over thirty seconds of noise."""
    timeline = TimelineView(desk)
    qtbot.addWidget(timeline)
    timeline.resize(1000, 200)
    timeline.show()
    timeline.setFocus()
    assert timeline.strip_height() == 0
    assert timeline.original_head.isHidden()
    put_film(desk, make(tmp_path / "film.mkv", [Track(noise(30)), Track(noise(1))], seconds=30), qtbot)
    return timeline


def place(timeline: TimelineView, ms: float) -> QPoint:
    """Of a moment on the strip."""
    y = timeline.lanes_bottom() + timeline.strip_height() / 2
    return QPointF(timeline.x_of(ms), y).toPoint()


def height_at(timeline: TimelineView, ms: float) -> int:
    """How many pixels of a column are painted as loud as they will be heard."""
    timeline.repaint_still()
    picture = timeline.viewport().grab().toImage()
    x = round(timeline.x_of(ms))
    from studio.gui.shell.theme import theme

    strong = {theme.colour("wave").rgb(), theme.colour("wave_dim").rgb()}
    rows = range(timeline.lanes_bottom(), timeline.viewport().height())
    return sum(picture.pixel(x, y) in strong for y in rows)


def test_it_lies_below_the_lanes_as_far_as_the_film_goes(timeline: TimelineView) -> None:
    assert timeline.strip_height() > 20
    assert timeline.original_head.isVisible()
    assert timeline.axis.length >= 29_900
    assert timeline.bar_at(QPointF(place(timeline, 2000))) is None


def test_it_is_painted_as_loud_as_it_will_be_heard(timeline: TimelineView) -> None:
    desk = timeline._desk
    assert height_at(timeline, 25_000) > 2 * height_at(timeline, 2_500)
    desk.original.change("Keep", under="keep")
    assert height_at(timeline, 25_000) == pytest.approx(height_at(timeline, 2_500), abs=3)
    desk.original.change("Mute", is_muted=True)
    assert height_at(timeline, 25_000) <= 1


def test_m_and_the_button_mute_it_and_it_can_be_undone(timeline: TimelineView) -> None:
    desk = timeline._desk
    QTest.keyClick(timeline, Qt.Key.Key_M)
    assert desk.original.settings.is_muted
    assert timeline.original_head.mute.isChecked()
    QTest.mouseClick(timeline.original_head.mute, LEFT)
    assert not desk.original.settings.is_muted
    desk.script.undo_stack.undo()
    assert desk.original.settings.is_muted
    assert timeline.original_head.mute.isChecked()


def test_a_double_click_plays_from_there(timeline: TimelineView) -> None:
    QTest.mouseDClick(timeline.viewport(), LEFT, pos=place(timeline, 20_000))
    assert 19_000 < timeline._desk.sound.position.project_ms < 21_500
    assert timeline._desk.sound.is_playing
    timeline._desk.sound.stop()


def test_the_fields_are_edits(timeline: TimelineView, qtbot: QtBot) -> None:
    original, panel = timeline._desk.original, timeline.original_head.panel
    at = place(timeline, 5000)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, timeline.viewport().mapToGlobal(at))
    QApplication.sendEvent(timeline.viewport(), event)
    assert panel.isVisible()
    level = panel.numbers["gain_db"]
    assert level.hasFocus()
    level.selectAll()
    QTest.keyClicks(level, "-7")
    QTest.keyClick(level, Qt.Key.Key_Tab)
    assert original.settings.gain_db == -7
    QTest.keyClick(panel.under, Qt.Key.Key_Down)
    panel.under.activated.emit(2)
    assert original.settings.under == "remove"
    assert not panel.numbers["depth_db"].isEnabled()
    assert panel.numbers["release_ms"].isEnabled()
    panel.mute.click()
    assert original.settings.is_muted
    panel.track.activated.emit(1)
    qtbot.waitUntil(lambda: original.state == "ready")
    assert original.settings.track == 1
    for _ in range(4):
        timeline._desk.script.undo_stack.undo()
    assert (original.settings.gain_db, original.settings.under, original.settings.track) == (0, "duck", 0)
    assert level.value() == 0
    panel.close()
    qtbot.waitUntil(lambda: original.state == "ready")


def test_a_film_that_cannot_be_read_says_so_on_the_strip(timeline: TimelineView, tmp_path: Path, qtbot: QtBot) -> None:
    put_film(timeline._desk, tmp_path / "gone.mkv", qtbot)
    assert "gone.mkv" in timeline.strip_hint()
    assert timeline.strip_height() > 20
