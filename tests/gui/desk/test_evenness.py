"""Even tempo on the desk: rows beside one another fit as a dub would fit them, whatever is edited."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from studio.core.script import Cue, SpeakerId
from studio.core.speech import Plan
from studio.core.timecode import samples_of
from studio.gui.desk.evenness import _joined
from studio.project import edits
from studio.project.document import Row, RowId
from tests.gui.desk.lengths_table import MICHAEL, ONE, THREE, TWO, Table

HURRIED, SHORT = "This is much too much to be said in a slot like this.", "Yes."


def table_of(rows: list[Row], step: float) -> Table:
    table = Table(rows)
    table.do(edits.set_options(table.document, replace(table.document.options, tempo_step=step)))
    return table


def row(number: int, text: str, start_ms: int, end_ms: int, speaker: str = "Tom") -> Row:
    return Row(RowId(number), number, text, Cue(start_ms, end_ms), SpeakerId(speaker))


@pytest.fixture
def table(qtbot: QtBot) -> Table:
    """A hurried row without room, and two slow ones."""
    rows = [row(1, HURRIED, 0, 2500), row(2, SHORT, 2500, 6000), row(3, SHORT, 6000, 9000)]
    table = table_of(rows, 1.15)
    table.answer()
    return table


def evened(table: Table) -> list[RowId]:
    return [row.id for row in table.document if table.lengths.fit(row.id).evened_from is not None]


def test_slow_rows_beside_a_hurried_one_are_spoken_faster(table: Table) -> None:
    assert evened(table) == [TWO, THREE]
    tempos = [table.lengths.fit(id_).tempo or 0 for id_ in (ONE, TWO, THREE)]
    assert tempos == sorted(tempos, reverse=True)
    assert tempos[0] / tempos[1] == pytest.approx(1.15, abs=0.01)
    assert [table.lengths.fit(id_).length_ms for id_ in (TWO, THREE)] == [3500, 3000]


def test_it_is_switched_like_any_edit(table: Table) -> None:
    table.do(edits.set_options(table.document, replace(table.document.options, tempo_step=0.0)))
    assert evened(table) == []
    table.script.undo_stack.undo()
    assert evened(table) == [TWO, THREE]


def test_another_speaker_or_voice_is_no_neighbour(table: Table) -> None:
    table.do(edits.set_speaker(table.document, [TWO], SpeakerId("Mei")))
    table.answer()
    assert evened(table) == [THREE], "nobody parts the two of Tom for longer than is remembered"
    table.do(edits.set_voice(table.document, [THREE], MICHAEL))
    table.answer()
    assert evened(table) == []


def test_typing_moves_the_neighbours_with_the_key(table: Table, qtbot: QtBot) -> None:
    before = table.lengths.fit(TWO)
    table.lengths.typing(ONE, "This.")
    assert table.lengths.fit(TWO).evened_from is None
    table.lengths.typing(ONE, HURRIED)
    table.lengths.stop_typing(ONE)
    table.answer()
    assert table.lengths.fit(TWO) == before


def test_a_row_that_is_gone_moves_nobody(table: Table) -> None:
    table.do(edits.delete(table.document, [ONE]))
    assert evened(table) == []
    table.script.undo_stack.undo()
    table.answer()
    assert evened(table) == [TWO, THREE]


def test_what_is_rendered_lasts_as_the_row_fits(table: Table) -> None:
    request = table.lengths.request(TWO)
    plan = table.lengths.plan(TWO)
    assert isinstance(plan, Plan)
    aimed = table.lengths.aim(TWO, request)(plan)
    assert aimed.target_samples == samples_of(table.lengths.fit(TWO).spoken_ms, 24_000)


def test_only_takes_whose_length_changes_become_stale(table: Table) -> None:
    for id_ in (ONE, TWO, THREE):
        table.take(id_)
    table.do(edits.set_text(table.document, ONE, "This is much too much to be said in it."))
    table.answer()
    assert not table.lengths.is_current(TWO)
    table.do(edits.set_options(table.document, replace(table.document.options, tempo_step=0.0)))
    assert not table.lengths.is_current(THREE)


def test_no_take_is_stale_because_its_neighbours_are_only_estimated(table: Table) -> None:
    for id_ in (ONE, TWO, THREE):
        table.take(id_)
    table.lengths.plan_again()
    table.lengths.typing(ONE, HURRIED + " And")
    assert table.lengths.is_current(TWO)
    assert not table.lengths.is_settled(TWO)
    assert table.lengths.place(TWO).beside is not None


def test_it_is_told_when_it_becomes_sure_that_a_take_is_stale(table: Table, qtbot: QtBot) -> None:
    table.take(TWO, target_samples=48)
    assert not table.lengths.is_current(TWO)
    table.lengths.typing(ONE, HURRIED + "!")
    assert table.lengths.is_current(TWO), "nobody knows better"
    table.lengths.stop_typing(ONE)
    qtbot.waitUntil(lambda: ONE in table.open_questions)
    table.told.clear()
    fit = table.lengths.fit(TWO)
    table.answer()
    assert (table.lengths.fit(TWO), table.lengths.is_current(TWO)) == (fit, False)
    qtbot.waitUntil(lambda: any(TWO in rows for rows in table.told))


texts = st.sampled_from((SHORT, HURRIED, "Not long, not short.", "", "!fail"))
rows = st.builds(
    lambda text, gap, slot, speaker: (text, gap, slot, speaker),
    texts,
    st.sampled_from((0, 80, 600, 5001)),
    st.integers(100, 4000),
    st.sampled_from(("Tom", "Tom", "Mei")),
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_edits_are_followed_row_by_row(qtbot: QtBot, data: st.DataObject) -> None:
    at, made = 0, []
    for number, (text, gap, slot, speaker) in enumerate(data.draw(st.lists(rows, min_size=20, max_size=40)), 1):
        made.append(row(number, text, at + gap, at + gap + slot, speaker))
        at += gap + slot
    table = table_of(made, data.draw(st.sampled_from((1.3, 2.0))))
    table.answer()
    for _ in range(data.draw(st.integers(1, 6))):
        chosen = data.draw(st.sampled_from([row.id for row in table.document]))
        cue = table.document.rows[chosen].cue
        assert cue is not None
        edit = data.draw(
            st.sampled_from(
                (
                    edits.set_text(table.document, chosen, data.draw(texts)),
                    edits.set_speaker(table.document, [chosen], SpeakerId("Mei")),
                    edits.nudge(table.document, [chosen], 0, 700),
                    edits.nudge(table.document, [chosen], 900, 900),
                    edits.delete(table.document, [chosen]),
                )
            )
        )
        table.do(edit)
        if data.draw(st.booleans()):
            table.script.undo_stack.undo()
        table.answer()
    anew = Table(list(table.document))
    anew.do(edits.set_options(anew.document, table.document.options))
    anew.answer()
    assert {id_: table.lengths.fit(id_) for id_ in table.document.rows} == {
        id_: anew.lengths.fit(id_) for id_ in table.document.rows
    }


@given(st.sets(st.integers(0, 60)), st.integers(0, 9))
def test_ranges_hold_all_that_is_near_once(at: set[int], far: int) -> None:
    ranges = _joined(sorted(at), far)
    held = [i for first, last in ranges for i in range(first, last)]
    assert held == sorted({max(0, i + by) for i in at for by in range(-far, far + 1)})
