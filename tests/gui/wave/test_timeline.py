from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.core.script import Cue, SpeakerId
from studio.gui.desk.desk import Desk
from studio.gui.wave.timeline import EDGE_PX, TimelineView
from studio.project import edits
from studio.project.document import Change, Patch, Row, RowId

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def row(desk: Desk, number: int) -> Row:
    return desk.script.document.row_at(number - 1)


def cue(desk: Desk, number: int) -> Cue:
    found = row(desk, number).cue
    assert found is not None
    return found


def shown(desk: Desk, qtbot: QtBot) -> TimelineView:
    timeline = TimelineView(desk)
    qtbot.addWidget(timeline)
    timeline.resize(1000, 160)
    timeline.show()
    timeline.setFocus()
    return timeline


@pytest.fixture
def timeline(desk: Desk, qtbot: QtBot) -> TimelineView:
    """Two lanes, some 17 px a second."""
    return shown(desk, qtbot)


def at(timeline: TimelineView, number: int, part: float = 0.5) -> QPoint:
    """A place in the slot of a line: 0 is its start, 1 its end."""
    bar = timeline.lanes.bar(row(timeline._desk, number).id)
    assert bar is not None
    slot = timeline.slot_rect(bar)
    return QPointF(slot.left() + part * slot.width(), slot.center().y()).toPoint()


def drag(timeline: TimelineView, start: QPoint, by_px: int) -> None:
    QTest.mousePress(timeline.viewport(), LEFT, pos=start)
    for part in (0.4, 0.8, 1.0):
        QTest.mouseMove(timeline.viewport(), start + QPoint(round(by_px * part), 0))
    QTest.mouseRelease(timeline.viewport(), LEFT, pos=start + QPoint(by_px, 0))


def test_each_speaker_has_a_lane_and_each_line_a_bar_at_its_time(desk: Desk, timeline: TimelineView) -> None:
    assert timeline.lanes.speakers[:2] == ("Tom", "Ann")
    bar = timeline.lanes.bar(row(desk, 3).id)
    assert bar is not None
    assert (bar.number, bar.start_ms, bar.slot_end_ms, bar.verdict) == (3, 6500, 7000, "too_long")
    assert bar.sound_end_ms == 6500 + desk.lengths.fit(bar.id).length_ms
    assert timeline.axis.shows_all


def test_a_click_selects_and_a_double_click_plays(desk: Desk, timeline: TimelineView) -> None:
    QTest.mouseClick(timeline.viewport(), LEFT, pos=at(timeline, 2))
    assert desk.selection.current == row(desk, 2).id
    QTest.mouseClick(timeline.viewport(), LEFT, CONTROL, at(timeline, 4))
    assert set(desk.selection.rows) == {row(desk, 2).id, row(desk, 4).id}
    QTest.mouseClick(timeline.viewport(), LEFT, CONTROL, at(timeline, 4))
    assert desk.selection.rows == (row(desk, 2).id,)
    QTest.mouseDClick(timeline.viewport(), LEFT, pos=at(timeline, 1))
    assert desk.selection.current == row(desk, 1).id
    assert desk.sound.is_playing


def test_a_click_on_nothing_changes_nothing(desk: Desk, timeline: TimelineView) -> None:
    before = desk.selection
    QTest.mouseClick(timeline.viewport(), LEFT, pos=QPoint(timeline.viewport().width() - 5, 40))
    assert desk.selection == before


def test_a_drag_moves_a_line_on_the_grid_as_one_step_of_undo(desk: Desk, timeline: TimelineView) -> None:
    before = cue(desk, 4)
    steps = desk.script.undo_stack.count()
    drag(timeline, at(timeline, 4), 40)
    after = cue(desk, 4)
    assert after.start_ms > before.start_ms
    assert after.start_ms % 10 == 0
    assert after.start_ms - before.start_ms == pytest.approx(40 * timeline.axis.per_px, abs=10)
    assert after.slot_ms == before.slot_ms
    assert desk.script.undo_stack.count() == steps + 1
    assert desk.script.undo_stack.undoText() == "Move line"
    desk.script.undo_stack.undo()
    assert cue(desk, 4) == before


@pytest.mark.parametrize(("part", "title"), [(0.0, "Move start"), (1.0, "Move end")])
def test_a_drag_of_a_border_moves_that_alone(desk: Desk, timeline: TimelineView, part: float, title: str) -> None:
    before = cue(desk, 4)
    drag(timeline, at(timeline, 4, part), 25)
    after = cue(desk, 4)
    assert (after.start_ms > before.start_ms) == (part == 0.0)
    assert (after.end_ms > before.end_ms) == (part == 1.0)
    assert desk.script.undo_stack.undoText() == title


def test_no_drag_leads_before_the_start_or_turns_a_slot_round(desk: Desk, timeline: TimelineView) -> None:
    length = cue(desk, 1).slot_ms
    drag(timeline, at(timeline, 1), -900)
    assert cue(desk, 1) == Cue(0, length)
    drag(timeline, at(timeline, 4, 1.0), -900)
    assert cue(desk, 4).slot_ms == 10
    drag(timeline, at(timeline, 2, 0.0), 900)
    assert cue(desk, 2).slot_ms == 10


def test_selected_lines_are_moved_together(desk: Desk, timeline: TimelineView) -> None:
    before = [cue(desk, number).start_ms for number in (2, 4)]
    desk.select([row(desk, 2).id, row(desk, 4).id])
    drag(timeline, at(timeline, 4), 30)
    moved = [cue(desk, number).start_ms - start for number, start in zip((2, 4), before, strict=True)]
    assert moved[0] == moved[1] > 0


def test_a_drag_shows_how_the_line_would_fit_and_escape_gives_it_up(desk: Desk, timeline: TimelineView) -> None:
    before = cue(desk, 3)
    timeline.zoom(8, at(timeline, 3).x())
    start = at(timeline, 3, 1.0)
    QTest.mousePress(timeline.viewport(), LEFT, pos=start)
    QTest.mouseMove(timeline.viewport(), start + QPoint(30, 0))
    QTest.mouseMove(timeline.viewport(), start + QPoint(1500, 0))
    (bar,) = timeline.moved
    assert bar.verdict != "too_long"
    assert not timeline.grab().isNull()
    QTest.keyClick(timeline, Qt.Key.Key_Escape)
    QTest.mouseRelease(timeline.viewport(), LEFT, pos=start)
    assert timeline.moved == ()
    assert cue(desk, 3) == before


def test_the_keys_go_from_line_to_line_and_nudge(desk: Desk, timeline: TimelineView) -> None:
    QTest.keyClick(timeline, Qt.Key.Key_Home)
    QTest.keyClick(timeline, Qt.Key.Key_Right)
    assert desk.selection.current == row(desk, 2).id
    before, steps = cue(desk, 2), desk.script.undo_stack.count()
    for _ in range(3):
        QTest.keyClick(timeline, Qt.Key.Key_Right, ALT)
    assert cue(desk, 2) == Cue(before.start_ms + 30, before.end_ms + 30)
    assert desk.script.undo_stack.count() == steps + 1
    QTest.keyClick(timeline, Qt.Key.Key_Left, ALT | SHIFT)
    QTest.keyClick(timeline, Qt.Key.Key_Left, ALT | CONTROL)
    assert cue(desk, 2) == Cue(before.start_ms + 20, before.end_ms + 20)
    QTest.keyClick(timeline, Qt.Key.Key_End)
    assert desk.selection.current == row(desk, 5).id
    QTest.keyClick(timeline, Qt.Key.Key_Home)
    QTest.keyClick(timeline, Qt.Key.Key_Return)
    assert desk.sound.position.row == row(desk, 1).id


def test_a_nudge_that_makes_no_sense_is_told(desk: Desk, timeline: TimelineView, qtbot: QtBot) -> None:
    desk.script.do("Move", edits.set_cue(desk.script.document, row(desk, 1).id, Cue(0, 500)))
    desk.select([row(desk, 1).id])
    with qtbot.waitSignal(desk.told):
        QTest.keyClick(timeline, Qt.Key.Key_Left, ALT)
    assert cue(desk, 1) == Cue(0, 500)


def test_it_follows_edits_and_undo(desk: Desk, timeline: TimelineView, qtbot: QtBot) -> None:
    id_ = row(desk, 3).id
    desk.script.do("Edit text", edits.set_text(desk.script.document, id_, "Short."))
    qtbot.waitUntil(lambda: _verdict(timeline, id_) != "too_long")
    desk.script.do("Delete line", edits.delete(desk.script.document, [id_]))
    qtbot.waitUntil(lambda: timeline.lanes.bar(id_) is None)
    desk.script.undo_stack.undo()
    qtbot.waitUntil(lambda: timeline.lanes.bar(id_) is not None)


def test_overlaps_and_gaps_are_known(desk: Desk, timeline: TimelineView) -> None:
    assert list(timeline.lanes.overlaps.within(0, 6000)) == []
    desk.script.do("Move", edits.nudge(desk.script.document, [row(desk, 2).id], -1500, -1500))
    timeline.renew_now()
    ((start, stop),) = timeline.lanes.overlaps.within(0, 6000)
    assert start == 2500
    assert stop <= 3500
    assert (0, 1000) in list(timeline.lanes.gaps.within(0, 20_000))
    assert not timeline.grab().isNull()


def test_the_playhead_runs_while_it_plays(desk: Desk, timeline: TimelineView, qtbot: QtBot) -> None:
    assert timeline.playhead() is None
    desk.sound.play_line(row(desk, 1).id)
    qtbot.waitUntil(lambda: (timeline.playhead() or 0) > 1050)
    desk.sound.stop()
    assert timeline.playhead() is None


def test_what_is_selected_elsewhere_is_scrolled_to(desk: Desk, timeline: TimelineView) -> None:
    timeline.zoom(20, 0)
    desk.select([row(desk, 4).id])
    assert timeline.axis.start <= 9000 <= timeline.axis.end


def test_a_tip_tells_of_a_line(desk: Desk, timeline: TimelineView) -> None:
    bar = timeline.bar_at(QPointF(at(timeline, 3)))
    assert bar is not None
    hint = timeline.hint(bar)
    assert "far too long" in hint
    assert "00:00:06,500" in hint
    assert "too long" in hint.splitlines()[-1]
    assert timeline.bar_at(QPointF(2, 2)) is None


def test_borders_are_only_held_where_there_is_room(desk: Desk, timeline: TimelineView) -> None:
    bar = timeline.lanes.bar(row(desk, 1).id)
    assert bar is not None
    left = timeline.slot_rect(bar).left()
    assert timeline.part_at(bar, left + EDGE_PX) == "start"
    assert timeline.part_at(bar, left + EDGE_PX + 2) == "both"
    timeline.show_axis(replace(timeline.axis, length=1e6).whole())
    assert timeline.part_at(bar, timeline.slot_rect(bar).left()) == "both"


def test_untimed_lines_follow_each_other_and_are_not_moved(empty_desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    text = tmp_path / "story.txt"
    text.write_text("Once upon a time.\n\nThere was a king.\n", "utf-8")
    empty_desk.import_script(text)
    timeline = shown(empty_desk, qtbot)
    qtbot.waitUntil(
        lambda: not any(empty_desk.lengths.length(line.id).is_estimate for line in empty_desk.script.document)
    )
    timeline.renew_now()
    first, second = (timeline.lanes.bar(line.id) for line in empty_desk.script.document)
    assert first is not None
    assert second is not None
    assert second.start_ms >= first.sound_end_ms > 0
    drag(timeline, at(timeline, 2), 60)
    assert empty_desk.script.undo_stack.count() == 1
    assert timeline.left_margin() == 0


def test_an_empty_project_says_what_to_do_next(empty_desk: Desk, qtbot: QtBot) -> None:
    timeline = shown(empty_desk, qtbot)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Return):
        QTest.keyClick(timeline, key)
        QTest.keyClick(timeline, key, ALT)
    assert not timeline.grab().isNull()
    assert len(timeline.lanes) == 0


def test_many_lines_of_many_speakers_scroll_both_ways(make_desk: Callable[..., Desk], qtbot: QtBot) -> None:
    desk = make_desk()
    desk.project.new()
    rows = [
        Row(RowId(i + 1), i << 20, f"Line {i}", Cue(i * 1500, i * 1500 + 1000), SpeakerId(f"S{i % 12}"))
        for i in range(600)
    ]
    desk.script.do("Add", Patch(tuple(Change("row", line.id, None, line) for line in rows)))
    timeline = shown(desk, qtbot)
    assert not timeline.axis.shows_all
    assert timeline.verticalScrollBar().maximum() > 0
    desk.select([rows[11].id])
    assert timeline.lane_top(11) + timeline.lane_height() <= timeline.viewport().height()
    desk.select([rows[599].id])
    assert timeline.axis.end > 599 * 1500
    for factor in (1, 0.01, 1e6):
        timeline.zoom(factor)
        assert not timeline.grab().isNull()


def _verdict(timeline: TimelineView, id_: RowId) -> str:
    bar = timeline.lanes.bar(id_)
    assert bar is not None
    return bar.verdict
