"""The beats of a line, dragged and keyed as a person does it."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.core.script import Cue
from studio.core.tuning import Tuned
from studio.gui.desk.desk import Desk
from studio.gui.desk.tuning import Cell
from studio.gui.wave.reading_edit import ReadingEdit
from studio.gui.wave.waveform import WaveformView
from studio.project import edits
from studio.project.document import Row

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def view(desk: Desk, qtbot: QtBot) -> WaveformView:
    """The Chinese line, without a take."""
    view = WaveformView(desk)
    qtbot.addWidget(view)
    view.resize(1000, 240)
    view.show()
    view.setFocus()
    desk.select([desk.script.document.row_at(3).id])
    return view


def row(desk: Desk) -> Row:
    assert desk.selection.current is not None
    return desk.script.document.rows[desk.selection.current]


def cell(view: WaveformView, number: int) -> Cell:
    return view.beats.cells[number]


def border(view: WaveformView, number: int) -> QPoint:
    return QPoint(round(view.x_of(cell(view, number).end_sample)) - 2, round(view.cell_lane().center().y()))


def middle(view: WaveformView, number: int) -> QPoint:
    one = cell(view, number)
    return QPoint(round(view.x_of((one.start_sample + one.end_sample) / 2)), round(view.cell_lane().center().y()))


def drag(view: WaveformView, start: QPoint, by: QPoint, release: bool = True) -> None:
    QTest.mousePress(view.viewport(), LEFT, pos=start)
    for part in (0.3, 0.7, 1.0):
        QTest.mouseMove(view.viewport(), start + QPoint(round(part * by.x()), round(part * by.y())))
    if release:
        QTest.mouseRelease(view.viewport(), LEFT, pos=start + by)


def spoken_ms(desk: Desk) -> int:
    return desk.lengths.fit(row(desk).id).spoken_ms


def test_the_beats_are_there_before_there_is_a_take(desk: Desk, view: WaveformView) -> None:
    assert row(desk).take is None
    assert "".join(one.beat.phonemes for one in view.beats.cells) == "".join(
        word.phonemes
        for word in desk.lengths.plan(row(desk).id).reading.words  # type: ignore[union-attr]
    )
    assert not view.grab().isNull()


def test_a_dragged_border_sets_the_length_and_the_total_stays(desk: Desk, view: WaveformView) -> None:
    place = view.beats.cells[2].place
    ends = [one.end_sample for one in view.beats.cells]
    desk.script.do("Times", edits.set_cue(desk.script.document, row(desk).id, Cue(9000, 10_600)))
    before, total = cell(view, 2).length_ms, spoken_ms(desk)
    steps = desk.script.undo_stack.index()
    drag(view, border(view, 2), QPoint(round(300 * view.units_per_ms / view.axis.per_px), 0), release=False)
    assert cell(view, 2).length_ms == pytest.approx(before + 300, abs=200)
    assert row(desk).tuning == ()
    assert "ms" in view.tuner.held_text
    wanted = cell(view, 2).length_ms
    QTest.mouseRelease(view.viewport(), LEFT, pos=border(view, 2))
    assert [(one.place, one.length_ms) for one in row(desk).tuning] == [(place, wanted)]
    assert wanted % 25 == 0
    assert cell(view, 2).length_ms == wanted
    assert spoken_ms(desk) == total
    assert [one.end_sample for one in view.beats.cells] != ends
    assert desk.script.undo_stack.index() == steps + 1
    assert desk.script.undo_stack.undoText() == "Tune syllable"
    desk.script.undo_stack.undo()
    assert row(desk).tuning == ()
    assert not view.beats.score.is_tuned  # type: ignore[union-attr]


def test_a_cell_dragged_upwards_sounds_higher(desk: Desk, view: WaveformView) -> None:
    drag(view, middle(view, 1), QPoint(0, -12))
    assert [(one.shift_semitones, one.length_ms) for one in row(desk).tuning] == [(1.5, None)]
    assert "+1.5 st" in view.hint_of(cell(view, 1))
    drag(view, middle(view, 1), QPoint(0, 20))
    assert row(desk).tuning[0].shift_semitones == -1.0


def test_a_click_only_gives_a_cell_the_keys(desk: Desk, view: WaveformView) -> None:
    QTest.mouseClick(view.viewport(), LEFT, pos=middle(view, 3))
    assert view.beats.focus == cell(view, 3).place
    assert row(desk).tuning == ()
    assert cell(view, 3).label in view.accessibleDescription()
    QTest.mouseClick(view.viewport(), LEFT, pos=QPoint(300, 60))
    assert view.beats.focus is None


def test_escape_ends_a_drag_and_all_is_as_before(desk: Desk, view: WaveformView) -> None:
    ends = [one.end_sample for one in view.beats.cells]
    drag(view, border(view, 2), QPoint(60, 0), release=False)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(view.viewport(), LEFT, pos=border(view, 2))
    assert row(desk).tuning == ()
    assert [one.end_sample for one in view.beats.cells] == ends


def test_the_keys_do_the_same(desk: Desk, view: WaveformView) -> None:
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.beats.focus == cell(view, 0).place
    QTest.keyClick(view, Qt.Key.Key_Right)
    before = cell(view, 1).length_ms
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Right, ALT)
    QTest.keyClick(view, Qt.Key.Key_Left, ALT)
    for _ in range(2):
        QTest.keyClick(view, Qt.Key.Key_Up, ALT)
    QTest.keyClick(view, Qt.Key.Key_Down, ALT | SHIFT)
    assert row(desk).tuning == (Tuned(*cell(view, 1).place, cell(view, 1).beat.phonemes, before + 50, 0.9),)
    steps = desk.script.undo_stack.index()
    desk.script.undo_stack.undo()
    desk.script.undo_stack.undo()
    assert row(desk).tuning == ()
    assert desk.script.undo_stack.index() == steps - 2
    desk.script.undo_stack.redo()
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert row(desk).tuning == ()
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.beats.focus == view.beats.cells[-1].place
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.beats.focus is None
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert row(desk).tuning == ()


def test_one_or_all_can_be_reset(desk: Desk, view: WaveformView, qtbot: QtBot) -> None:
    assert not view.reset_button.isVisible()
    for number in (0, 2):
        drag(view, middle(view, number), QPoint(0, -16))
    assert len(row(desk).tuning) == 2
    menu = view.tuner.menu(cell(view, 2))
    reset = next(action for action in menu.actions() if action.text() == "Reset syllable")
    reset.trigger()
    assert [one.place for one in row(desk).tuning] == [cell(view, 0).place]
    menu = view.tuner.menu(cell(view, 2))
    assert [action.isEnabled() for action in menu.actions()] == [True, False, True]
    qtbot.mouseClick(view.reset_button, LEFT)
    assert row(desk).tuning == ()
    assert not view.reset_button.isVisible()


def test_the_take_is_out_of_date_until_it_is_rendered_anew(desk: Desk, view: WaveformView, qtbot: QtBot) -> None:
    id_ = row(desk).id
    with qtbot.waitSignal(desk.queue.taken):
        desk.queue.render([id_])
    assert desk.lengths.is_current(id_)
    drag(view, border(view, 1), QPoint(40, 0))
    assert not desk.lengths.is_current(id_)
    with qtbot.waitSignal(desk.queue.taken):
        desk.sound.play_line(id_)
    assert desk.lengths.is_current(id_)
    taken = desk.script.document.takes[row(desk).take or 0]  # type: ignore[index]
    assert taken.tuning == row(desk).tuning
    held = row(desk).tuning[0]
    own = [p for p in view.shown.phonemes if p.word == cell(view, 1).beat.word]
    assert sum(p.n_samples for p in own) == (held.length_ms or 0) * 24
    assert [one.start_sample for one in view.beats.cells][1] == own[0].start_sample


def test_what_the_pitch_is_to_become_is_shown_over_the_sound(desk: Desk, view: WaveformView, qtbot: QtBot) -> None:
    id_ = row(desk).id
    with qtbot.waitSignal(desk.queue.taken):
        desk.queue.render([id_])
    qtbot.waitUntil(lambda: bool(view.shown.f0_hz.any()))
    one = cell(view, 2)
    drag(view, middle(view, 2), QPoint(0, -16), release=False)
    (bend,) = view.beats.bends()
    assert (bend.start_sample, bend.end_sample, bend.semitones) == (one.start_sample, one.end_sample, 2.0)
    assert not view.grab().isNull()
    QTest.mouseRelease(view.viewport(), LEFT, pos=middle(view, 2))
    with qtbot.waitSignal(desk.queue.taken):
        desk.queue.render([id_])
    assert view.beats.bends() == []


def test_a_take_that_is_not_picked_has_no_beats_to_tune(desk: Desk, view: WaveformView, qtbot: QtBot) -> None:
    id_ = row(desk).id
    with qtbot.waitSignal(desk.queue.taken):
        desk.queue.render([id_])
    first, height = row(desk).take, view.cell_lane().height()
    with qtbot.waitSignal(desk.queue.taken):
        desk.queue.retake([id_])
    qtbot.waitUntil(lambda: view.cell_lane().height() == height)
    view.show_take(first)
    assert view.beats.cells == ()
    assert view.cell_at(QPointF(middle_of(view))) is None
    assert not view.grab().isNull()
    view.show_take(None)
    assert view.beats.cells


def middle_of(view: WaveformView) -> QPoint:
    return QPoint(view.viewport().width() // 2, view.viewport().height() - 20)


def reading_field(view: WaveformView) -> ReadingEdit | None:
    return view.viewport().findChild(ReadingEdit)


def test_a_double_click_edits_the_reading(desk: Desk, view: WaveformView, qtbot: QtBot) -> None:
    drag(view, middle(view, 3), QPoint(0, -16))
    at = middle(view, 1)
    QTest.mouseDClick(view.viewport(), LEFT, pos=at)
    field = reading_field(view)
    assert field is not None
    field.selectAll()
    QTest.keyClicks(field, "tian1")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert row(desk).text == "今[天]{tian1}天气很好。"
    assert [one.start for one in row(desk).tuning] == [12]
    assert desk.script.undo_stack.undoText() == "Change reading"
    desk.script.undo_stack.undo()
    assert row(desk).text == "今天天气很好。"
    assert [one.start for one in row(desk).tuning] == [3]


def test_a_reading_that_cannot_be_stays_in_its_field(desk: Desk, view: WaveformView, qtbot: QtBot) -> None:
    QTest.mouseDClick(view.viewport(), LEFT, pos=middle(view, 1))
    field = reading_field(view)
    assert field is not None
    field.selectAll()
    QTest.keyClicks(field, "nonsense")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert row(desk).text == "今天天气很好。"
    assert not field.isHidden()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.isHidden()
    assert row(desk).text == "今天天气很好。"


def test_a_project_for_reading_only_is_not_tuned(desk: Desk, view: WaveformView) -> None:
    desk.script.is_read_only = True
    drag(view, middle(view, 1), QPoint(0, -30))
    QTest.keyClick(view, Qt.Key.Key_Right, ALT)
    assert row(desk).tuning == ()
    desk.script.is_read_only = False


def test_another_line_has_its_own_beats(desk: Desk, view: WaveformView, qtbot: QtBot) -> None:
    QTest.mouseClick(view.viewport(), LEFT, pos=middle(view, 2))
    desk.select([desk.script.document.row_at(0).id])
    assert view.beats.focus is None
    assert len(view.beats.cells) > 10
    desk.select([desk.script.document.row_at(4).id])
    assert view.beats.cells == ()
    assert view.cell_lane().isEmpty()
    QApplication.processEvents()
    assert not view.grab().isNull()
