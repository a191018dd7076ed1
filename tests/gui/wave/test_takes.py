import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from studio.core.pronunciation import Pronunciation
from studio.core.script import Cue
from studio.gui.desk.desk import Desk
from studio.gui.wave.takes import TakesPanel
from studio.gui.wave.takes_model import Column
from studio.project import edits
from studio.project.document import Row, TakeId, TakeRecord
from tests.gui.voices.making import ADAM, voice_file

LEFT = Qt.MouseButton.LeftButton


def row(desk: Desk, number: int = 1) -> Row:
    return desk.script.document.row_at(number - 1)


def takes(desk: Desk) -> tuple[TakeRecord, ...]:
    return desk.script.document.takes_of(row(desk).id)


def rendered(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.queue.taken):
        desk.queue.render([row(desk).id])


def retaken(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.queue.taken):
        desk.queue.retake([row(desk).id])


@pytest.fixture
def panel(desk: Desk, qtbot: QtBot) -> TakesPanel:
    """Three takes of the first line, the last of them picked."""
    rendered(desk, qtbot)
    retaken(desk, qtbot)
    retaken(desk, qtbot)
    panel = TakesPanel(desk)
    qtbot.addWidget(panel)
    panel.resize(520, 220)
    panel.show()
    panel.activateWindow()
    panel.view.setFocus()
    qtbot.waitUntil(panel.view.hasFocus)
    return panel


def text(panel: TakesPanel, number: int, column: Column) -> str:
    return str(panel.model.index(number, column).data())


def choose(panel: TakesPanel, number: int) -> None:
    place = panel.view.visualRect(panel.model.index(number, Column.SEED)).center()
    QTest.mouseClick(panel.view.viewport(), LEFT, pos=place)


def test_the_takes_of_the_line_stand_in_the_order_in_which_they_were_made(
    desk: Desk, panel: TakesPanel, qtbot: QtBot
) -> None:
    assert [text(panel, i, Column.NAME) for i in range(3)] == ["Take 1", "Take 2", "Take 3"]
    assert [text(panel, i, Column.SEED) for i in range(3)] == ["0", "1", "2"]
    assert text(panel, 0, Column.LENGTH) == "2.50"
    assert text(panel, 0, Column.FIT) == "fits"
    assert text(panel, 0, Column.STATE) == "current"
    qtbot.waitUntil(lambda: panel.title.text() == "Line 1, take 3")  # the job ends a moment after its take comes
    assert panel.current == takes(desk)[2]
    assert "picked" in panel.model.sentence(2)


def test_enter_and_a_click_on_the_arrow_play(desk: Desk, panel: TakesPanel, qtbot: QtBot) -> None:
    choose(panel, 0)
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.sound.heard_take == takes(desk)[0].id)
    arrow = panel.view.visualRect(panel.model.index(1, Column.PLAY)).center()
    QTest.mouseClick(panel.view.viewport(), LEFT, pos=arrow)
    qtbot.waitUntil(lambda: desk.sound.heard_take == takes(desk)[1].id)


def test_p_picks_with_undo(desk: Desk, panel: TakesPanel) -> None:
    choose(panel, 0)
    QTest.keyClick(panel.view, Qt.Key.Key_P)
    assert row(desk).take == takes(desk)[0].id
    assert desk.script.undo_stack.undoText() == "Pick take"
    desk.script.undo_stack.undo()
    assert row(desk).take == takes(desk)[2].id


def test_b_switches_between_two_marked_takes_at_the_same_place(desk: Desk, panel: TakesPanel, qtbot: QtBot) -> None:
    first, second, _ = (take.id for take in takes(desk))
    for number in (0, 1):
        choose(panel, number)
        QTest.keyClick(panel.view, Qt.Key.Key_A)
    assert [text(panel, i, Column.MARK) for i in range(3)] == ["A", "B", ""]
    desk.sound.play_take(first, 20_000)
    QTest.keyClick(panel.view, Qt.Key.Key_B)
    assert desk.sound.heard_take == second
    assert desk.sound.position.sample >= 20_000
    QTest.keyClick(panel.view, Qt.Key.Key_B)
    assert desk.sound.heard_take == first
    desk.sound.stop()
    QTest.keyClick(panel.view, Qt.Key.Key_B)
    assert desk.sound.heard_take == first
    assert desk.sound.position.sample < 20_000


def test_of_three_marked_takes_the_first_is_let_go_and_a_second_press_unmarks(panel: TakesPanel) -> None:
    for number in (0, 1, 2):
        choose(panel, number)
        QTest.keyClick(panel.view, Qt.Key.Key_A)
    assert [text(panel, i, Column.MARK) for i in range(3)] == ["", "A", "B"]
    QTest.keyClick(panel.view, Qt.Key.Key_A)
    assert [text(panel, i, Column.MARK) for i in range(3)] == ["", "A", ""]


def test_without_marks_the_picked_take_is_compared_with_the_current(desk: Desk, panel: TakesPanel) -> None:
    heard: list[TakeId | None] = []
    choose(panel, 0)
    QTest.keyClick(panel.view, Qt.Key.Key_B)
    heard.append(desk.sound.heard_take)
    assert heard == [takes(desk)[2].id]


def test_f2_names_a_take_in_place(desk: Desk, panel: TakesPanel, qtbot: QtBot) -> None:
    choose(panel, 1)
    QTest.keyClick(panel.view, Qt.Key.Key_F2)
    editor = panel.view.findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "Take 2"
    editor.selectAll()
    QTest.keyClicks(editor, "Angry paRt B")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: takes(desk)[1].name == "Angry paRt B")
    assert text(panel, 1, Column.NAME) == "Angry paRt B"
    assert desk.script.undo_stack.undoText() == "Name take"
    desk.script.undo_stack.undo()
    assert text(panel, 1, Column.NAME) == "Take 2"


def test_a_name_that_is_left_as_it_was_is_no_name(desk: Desk, panel: TakesPanel) -> None:
    assert not panel.model.setData(panel.model.index(1, Column.NAME), "Take 2")
    assert takes(desk)[1].name == ""


def test_delete_removes_the_selected_takes_with_undo(desk: Desk, panel: TakesPanel) -> None:
    choose(panel, 2)
    QTest.keyClick(panel.view, Qt.Key.Key_Delete)
    assert len(takes(desk)) == 2
    assert row(desk).take is None
    assert panel.current == takes(desk)[1]
    desk.script.undo_stack.undo()
    assert len(takes(desk)) == 3
    assert row(desk).take == takes(desk)[2].id
    panel.view.selectAll()
    QTest.keyClick(panel.view, Qt.Key.Key_Delete)
    assert takes(desk) == ()
    assert "Play or render" in panel._empty()
    assert not panel.grab().isNull()


def test_r_makes_another_take_with_a_new_seed(desk: Desk, panel: TakesPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.queue.taken):
        QTest.keyClick(panel.view, Qt.Key.Key_R)
    assert [take.seed for take in takes(desk)] == [0, 1, 2, 3]
    assert panel.current == takes(desk)[3]
    assert row(desk).take == takes(desk)[3].id


def test_what_has_changed_since_a_take_was_made_is_told(desk: Desk, panel: TakesPanel) -> None:
    desk.script.do("Edit text", edits.set_text(desk.script.document, row(desk).id, "Hello!"))
    assert text(panel, 0, Column.STATE) == "text changed"
    assert "changed since: text" in panel.model.sentence(0)


def test_what_has_changed_is_what_makes_the_line_stale(desk: Desk, panel: TakesPanel, qtbot: QtBot) -> None:
    id_, document = row(desk).id, desk.script.document
    desk.script.do("Language", edits.set_lang(document, [id_], "zh"))
    assert text(panel, 2, Column.STATE) == "language changed"
    desk.script.undo_stack.undo()
    assert desk.lengths.is_current(id_)
    desk.dictionaries.put("project", [Pronunciation("Hello", "/həlˈO/")])
    assert text(panel, 2, Column.STATE) == "pronunciation changed"
    assert not desk.lengths.is_current(id_)
    desk.script.undo_stack.undo()
    reader = desk.own_voices.keep(voice_file(desk.house.shelf, "Reader"))
    desk.script.do("Voice", edits.set_voice(document, [id_], reader.id))
    retaken(desk, qtbot)
    assert text(panel, 3, Column.STATE) == "current"
    desk.own_voices.keep(voice_file(desk.house.shelf, "Reader", ADAM), is_replacement=True)
    assert text(panel, 3, Column.STATE) == "voice changed"


def test_a_take_that_is_too_long_for_its_slot_says_by_how_much(desk: Desk, panel: TakesPanel) -> None:
    id_, cue = row(desk).id, row(desk).cue
    assert cue is not None
    other = Cue(cue.start_ms, cue.start_ms + 500)
    desk.script.do("Move end", edits.set_cue(desk.script.document, id_, other))
    over_ms = 2500 - 500 - desk.lengths.fit(id_).borrowed_ms
    assert over_ms > 0
    assert text(panel, 0, Column.FIT) == f"+{over_ms / 1000:.2f}"
    assert "too long for its slot" in panel.model.sentence(0)
    desk.script.do("Move end", edits.set_cue(desk.script.document, id_, Cue(cue.start_ms, cue.start_ms + 3000)))
    assert text(panel, 0, Column.FIT) == "−0.50"


def test_another_line_shows_its_own_takes(desk: Desk, panel: TakesPanel) -> None:
    desk.select([row(desk, 2).id])
    assert panel.model.rowCount() == 0
    assert panel.title.text() == panel.title.toolTip() == "Line 2, no take"
    desk.select([])
    assert "Select a line" in panel._empty()
    QTest.keyClick(panel.view, Qt.Key.Key_R)
    QTest.keyClick(panel.view, Qt.Key.Key_B)
    desk.select([row(desk, 1).id])
    assert panel.model.rowCount() == 3


def test_a_line_that_is_deleted_takes_its_takes_away(desk: Desk, panel: TakesPanel) -> None:
    desk.script.do("Delete line", edits.delete(desk.script.document, [row(desk).id]))
    assert panel.model.rowCount() == 0


def test_every_button_has_a_name_a_tip_and_a_key(panel: TakesPanel) -> None:
    tips = [action.toolTip() for action in panel.view.actions()]
    assert [tip[tip.rindex("(") :] for tip in tips] == ["(Enter)", "(P)", "(A)", "(B)", "(F2)", "(R)", "(Del)"]
    assert all(action.text() for action in panel.view.actions())
    assert panel.view.accessibleName() == "Takes"
    assert QApplication.focusWidget() is panel.view
