from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.core.fit import Fit
from studio.gui.desk.desk import Desk
from studio.gui.wave import layers
from studio.gui.wave.waveform import WaveformView
from studio.project import edits
from studio.project.document import Change, Patch, RowId

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def row_id(desk: Desk, number: int) -> RowId:
    return desk.script.document.row_at(number - 1).id


def rendered(desk: Desk, qtbot: QtBot, *numbers: int) -> None:
    for number in numbers:
        with qtbot.waitSignal(desk.queue.taken):
            desk.queue.render([row_id(desk, number)])


@pytest.fixture
def view(desk: Desk, qtbot: QtBot) -> WaveformView:
    """The first line with its take."""
    rendered(desk, qtbot, 1)
    view = WaveformView(desk)
    qtbot.addWidget(view)
    view.resize(1000, 220)
    view.show()
    view.setFocus()
    return view


def place(view: WaveformView, sample: float) -> QPoint:
    return QPoint(round(view.x_of(sample)), view.viewport().height() // 2)


def click(view: WaveformView, qtbot: QtBot, sample: float) -> None:
    QTest.mouseClick(view.viewport(), LEFT, pos=place(view, sample))


def drag(view: WaveformView, qtbot: QtBot, start: float, stop: float) -> None:
    QTest.mousePress(view.viewport(), LEFT, pos=place(view, start))
    for part in (0.3, 0.7, 1.0):
        QTest.mouseMove(view.viewport(), place(view, start + part * (stop - start)))
    QTest.mouseRelease(view.viewport(), LEFT, pos=place(view, stop))


def turn(view: WaveformView, x: float, delta: int, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    at = QPointF(x, 50)
    wheel = QWheelEvent(
        at,
        QPointF(view.viewport().mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), wheel)


def test_the_picked_take_of_the_selected_line_is_shown_with_words_and_melody(
    desk: Desk, view: WaveformView, qtbot: QtBot
) -> None:
    shown = view.shown
    assert shown.take == desk.script.document.row_at(0).take
    assert [word.text for word in shown.words][:2] == ["Hello", "there"]
    qtbot.waitUntil(lambda: bool(shown.f0_hz.any()))
    assert shown.is_current


def test_what_grows_stays_while_only_the_name_of_a_take_and_a_comment_change(desk: Desk, view: WaveformView) -> None:
    row = desk.script.document.row_at(0)
    take = desk.script.document.takes_of(row.id)[0]
    assert int(take.id) == int(row.id)  # one number, two things
    view.show_growing(np.zeros(2400, np.float32))
    changes = (
        Change("take", take.id, take, replace(take, name="best")),
        Change("row", row.id, row, replace(row, comment="good")),
    )
    desk.script.do("Edit", Patch(changes))
    assert view.shown.is_growing


def test_a_line_without_a_take_says_what_to_do(desk: Desk, view: WaveformView) -> None:
    desk.select([row_id(desk, 2)])
    assert view.shown.n_samples == 0
    assert "Play the line" in view.hint(0)
    desk.select([])
    assert "Select a line" in view.hint(0)


def test_a_click_moves_the_cursor_and_space_plays_from_there(desk: Desk, view: WaveformView, qtbot: QtBot) -> None:
    click(view, qtbot, 20_000)
    assert abs(view.cursor_sample - 20_000) <= view.axis.per_px
    assert not desk.sound.is_playing
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert desk.sound.is_playing
    assert desk.sound.position.row == row_id(desk, 1)
    assert desk.sound.position.sample >= 20_000 - view.axis.per_px
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert not desk.sound.is_playing


def test_a_click_while_it_plays_goes_on_from_there(desk: Desk, view: WaveformView, qtbot: QtBot) -> None:
    desk.sound.play_line(row_id(desk, 1))
    click(view, qtbot, 40_000)
    assert desk.sound.position.sample >= 40_000 - view.axis.per_px
    qtbot.waitUntil(lambda: (view.playhead() or 0) > 41_000)


def test_a_drag_loops_a_part_and_escape_ends_it(desk: Desk, view: WaveformView, qtbot: QtBot) -> None:
    drag(view, qtbot, 10_000, 30_000)
    assert desk.sound.loop is not None
    id_, start, stop = desk.sound.loop
    assert id_ == row_id(desk, 1)
    assert start == pytest.approx(10_000, abs=view.axis.per_px)
    assert stop == pytest.approx(30_000, abs=view.axis.per_px)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert desk.sound.loop is None


def test_dragging_backwards_loops_the_same(desk: Desk, view: WaveformView, qtbot: QtBot) -> None:
    drag(view, qtbot, 30_000, 10_000)
    assert view.loop is not None
    assert view.loop[0] < view.loop[1]


def test_a_double_click_loops_the_word(desk: Desk, view: WaveformView, qtbot: QtBot) -> None:
    word = view.shown.words[1]
    QTest.mouseDClick(view.viewport(), LEFT, pos=place(view, word.start_sample + word.n_samples / 2))
    assert view.loop == (word.start_sample, word.start_sample + word.n_samples)


def test_the_keys_move_by_steps_and_words_and_mark_a_loop(desk: Desk, view: WaveformView, qtbot: QtBot) -> None:
    first, second = view.shown.words[:2]
    QTest.keyClick(view, Qt.Key.Key_Right, CONTROL)
    assert view.cursor_sample == first.start_sample
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.cursor_sample > first.start_sample
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.cursor_sample == first.start_sample
    QTest.keyClick(view, Qt.Key.Key_Right, CONTROL | SHIFT)
    assert view.loop == (first.start_sample, first.start_sample + first.n_samples)
    QTest.keyClick(view, Qt.Key.Key_End, SHIFT)
    assert view.loop == (first.start_sample, view.shown.n_samples)
    QTest.keyClick(view, Qt.Key.Key_L)
    assert view.loop is None
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.cursor_sample == 0
    for _ in range(60):
        QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_L)
    word = view.shown.word_at(view.cursor_sample)
    assert word is not None
    assert view.loop == (word.start_sample, word.start_sample + word.n_samples)
    assert second


def test_the_wheel_zooms_at_the_cursor_and_scrolls_with_shift(view: WaveformView) -> None:
    under = view.unit_at(400)
    for _ in range(8):
        turn(view, 400, 120)
    assert not view.axis.shows_all
    assert view.unit_at(400) == pytest.approx(under, abs=view.axis.per_px)
    start = view.axis.start
    turn(view, 400, -120, SHIFT)
    assert view.axis.start > start
    view.horizontalScrollBar().setValue(0)
    assert view.axis.start == 0
    for _ in range(20):
        turn(view, 400, -120)
    assert view.axis.shows_all


def test_plus_minus_and_zero_zoom(view: WaveformView, qtbot: QtBot) -> None:
    whole = view.axis.per_px
    QTest.keyClick(view, Qt.Key.Key_Plus, CONTROL)
    assert view.axis.per_px < whole
    QTest.keyClick(view, Qt.Key.Key_Minus)
    assert view.axis.per_px == pytest.approx(whole)
    QTest.keyClick(view, Qt.Key.Key_Plus)
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.axis.shows_all


def test_the_middle_button_pulls_the_sound(view: WaveformView, qtbot: QtBot) -> None:
    view.zoom(8, 500)
    start = view.axis.start
    QTest.mousePress(view.viewport(), Qt.MouseButton.MiddleButton, pos=QPoint(500, 60))
    QTest.mouseMove(view.viewport(), QPoint(400, 60))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.MiddleButton, pos=QPoint(400, 60))
    assert view.axis.start == pytest.approx(start + 100 * view.axis.per_px)


def test_the_sound_grows_while_it_is_played_and_made(desk: Desk, view: WaveformView, qtbot: QtBot) -> None:
    id_ = row_id(desk, 2)
    desk.select([id_])
    sizes: list[int] = []
    view.shown.changed.connect(lambda: sizes.append(view.shown.n_samples if view.shown.is_growing else -1))
    with qtbot.waitSignal(desk.queue.taken):
        desk.sound.play_line(id_)
    qtbot.waitUntil(lambda: view.shown.take == desk.script.document.rows[id_].take is not None)
    grown = [size for size in sizes if size > 0]
    assert grown == sorted(grown)
    assert len(set(grown)) > 1
    assert view.shown.n_samples == desk.takes.sound(view.shown.take or 0).audio.n_samples  # type: ignore[arg-type]


def test_what_is_given_up_half_made_does_not_stay(desk: Desk, view: WaveformView, qtbot: QtBot) -> None:
    id_ = row_id(desk, 3)
    desk.select([id_])
    for _ in range(5):
        desk.sound.play_line(id_)
        QTest.qWait(15)
        desk.sound.stop()
        qtbot.waitUntil(lambda: not view.shown.is_growing and not desk.queue.is_queued(id_))
        assert view.shown.take == desk.script.document.rows[id_].take
    QTest.qWait(50)
    assert not view.shown.is_growing


def test_show_growing_shows_what_there_is(view: WaveformView) -> None:
    view.show_growing(np.zeros(5000, np.float32))
    assert view.shown.n_samples == 5000
    assert view.shown.take is None
    view.show_take(None)
    assert view.shown.take is not None


def test_an_edit_marks_the_take_as_out_of_date_and_a_new_take_replaces_it(
    desk: Desk, view: WaveformView, qtbot: QtBot
) -> None:
    old = view.shown.take
    desk.script.do("Edit text", edits.set_text(desk.script.document, row_id(desk, 1), "Hello, my friend there!"))
    assert view.shown.take == old
    assert not view.shown.is_current
    rendered(desk, qtbot, 1)
    assert view.shown.take != old
    assert view.shown.is_current


def test_another_take_that_is_heard_is_shown(desk: Desk, view: WaveformView, qtbot: QtBot) -> None:
    first = view.shown.take
    assert first is not None
    with qtbot.waitSignal(desk.queue.taken):
        desk.queue.retake([row_id(desk, 1)])
    assert view.shown.take != first
    desk.sound.play_take(first)
    qtbot.waitUntil(lambda: view.shown.take == first)


def test_a_deleted_take_or_line_leaves_no_sound(desk: Desk, view: WaveformView) -> None:
    assert view.shown.take is not None
    desk.script.do("Delete take", edits.delete_takes(desk.script.document, [view.shown.take]))
    assert view.shown.n_samples == 0
    desk.script.undo_stack.undo()
    assert view.shown.n_samples > 0
    desk.script.do("Delete line", edits.delete(desk.script.document, [row_id(desk, 1)]))
    assert view.shown.line is None
    assert view.shown.n_samples == 0


def test_the_slot_is_that_of_the_line_and_follows_it(desk: Desk, view: WaveformView, qtbot: QtBot) -> None:
    assert view.shown.slot == (60_000, 0)
    desk.script.do("Move end", edits.nudge(desk.script.document, [row_id(desk, 1)], end_ms=-1900))
    fit: Fit = desk.lengths.fit(row_id(desk, 1))
    assert fit.borrowed_ms > 0
    assert view.shown.slot == (14_400, fit.borrowed_ms * 24)


def test_it_is_painted_at_any_zoom_and_size(view: WaveformView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(view.shown.f0_hz.any()))
    view.set_loop((1000, 9000))
    for size in ((1, 1), (60, 40), (1000, 220)):
        view.resize(*size)
        for factor in (1, 7, 5000):
            view.zoom(factor)
            assert not view.grab().isNull()
        view.show_axis(view.axis.whole())


def test_it_is_told_to_those_who_do_not_see_it(view: WaveformView, qtbot: QtBot) -> None:
    assert view.accessibleName() == "Waveform"
    assert "loop" in view.whatsThis()
    word = view.shown.words[0]
    assert word.text in view.hint(word.start_sample + 1)


def test_in_a_low_panel_the_message_stands_alone(
    view: WaveformView, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[tuple[str, str, str]] = []
    monkeypatch.setattr(layers, "paint_slot", lambda *args: said.append(args[-1]))
    desk.select([desk.script.document.row_at(1).id])  # it has no take yet
    view.grab()
    assert said[-1][0].startswith("slot")
    view.resize(1000, 120)
    view.grab()
    assert not any(said[-1])
