"""Times are typed and nudged."""

import pytest
from PySide6.QtCore import Qt

from studio.core.script import Cue
from studio.gui.table.columns import Column
from studio.gui.table.field_cells import parse_time
from tests.gui.table.conftest import Hands

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.mark.parametrize(
    ("text", "ms"),
    [("1:02.5", 62_500), ("00:01:02,500", 62_500), ("62.5", 62_500), ("7", 7000), (" 0:01.020 ", 1020)],
)
def test_times_are_read_as_people_write_them(text: str, ms: int) -> None:
    assert parse_time(text) == ms


@pytest.mark.parametrize("text", ["", "soon", "-1:00", "1:2:3:4", "1.2.3"])
def test_what_is_no_time(text: str) -> None:
    assert parse_time(text) is None


def test_a_start_is_typed(hands: Hands) -> None:
    hands.double_click(2, Column.START)
    hands.type("0:04.25")
    hands.key(Qt.Key.Key_Return)
    assert hands.rows[1].cue == Cue(4250, 6000)


def test_an_end_and_a_slot_are_typed(hands: Hands) -> None:
    hands.double_click(2, Column.END)
    hands.type("6.4")
    hands.key(Qt.Key.Key_Return)
    assert hands.rows[1].cue == Cue(4000, 6400)
    hands.double_click(2, Column.SLOT)
    hands.type("1.5")
    hands.key(Qt.Key.Key_Return)
    assert hands.rows[1].cue == Cue(4000, 5500)


def test_what_is_no_time_stays_open_until_mended(hands: Hands) -> None:
    hands.double_click(2, Column.START)
    hands.type("soon")
    hands.key(Qt.Key.Key_Return)
    assert hands.focused is not hands.table.view
    assert "1:02.5" in hands.focused.toolTip()
    hands.key(Qt.Key.Key_Escape)
    assert hands.rows[1].cue == Cue(4000, 6000)


def test_an_end_before_the_start_is_refused_in_a_sentence(hands: Hands) -> None:
    hands.double_click(2, Column.END)
    hands.type("1")
    hands.key(Qt.Key.Key_Return)
    assert hands.rows[1].cue == Cue(4000, 6000)
    assert "end after its start" in hands.told[-1]


def test_keys_nudge_start_end_and_line(hands: Hands) -> None:
    hands.click(2)
    hands.key(Qt.Key.Key_Right, ALT)
    hands.key(Qt.Key.Key_Right, ALT)
    hands.key(Qt.Key.Key_Left, ALT | SHIFT)
    assert hands.rows[1].cue == Cue(4020, 5990)
    hands.key(Qt.Key.Key_Left, CTRL)
    hands.key(Qt.Key.Key_Right, CTRL | SHIFT)
    assert hands.rows[1].cue == Cue(4110, 6080)


def test_presses_of_one_key_are_one_step_of_undo(hands: Hands) -> None:
    hands.click(2)
    for _ in range(3):
        hands.key(Qt.Key.Key_Right, ALT)
    hands.undo()
    assert hands.rows[1].cue == Cue(4000, 6000)


def test_all_selected_lines_are_nudged(hands: Hands) -> None:
    hands.click(1)
    hands.click(2, modifiers=SHIFT)
    hands.key(Qt.Key.Key_Right, CTRL)
    assert [row.cue.start_ms for row in hands.rows[:3] if row.cue] == [1010, 4010, 6500]
