"""What the plans tell of readings, and what is set by hand."""

import pytest
from pytestqt.qtbot import QtBot

from studio.core.beats import beats
from studio.core.dictionary import Dictionary
from studio.core.pronunciation import Pronunciation
from studio.core.tuning import Tuned
from studio.project import edits
from studio.project.document import Row, RowId
from tests.gui.desk.lengths_table import ONE, TWO, Table, rows_of


@pytest.fixture
def table(qtbot: QtBot) -> Table:
    table = Table(rows_of("Hello there.", "How are you?", "Very well."))
    table.answer()
    return table


class TestReadings:
    def test_a_planned_row_tells_how_it_is_read(self) -> None:
        table = Table([Row(RowId(1), 1, "他行走。")])
        assert table.lengths.reading(ONE).words == ()
        table.answer()
        reading = table.lengths.reading(ONE)
        assert reading.spoken == "他行走。"
        word = reading.at(1)
        assert word is not None
        assert (word.text, word.reading, word.doubts[0].others) == ("行", "xing2", ("hang2",))
        assert reading.at(3) is None

    def test_what_is_typed_leaves_the_words_around_it(self) -> None:
        table = Table([Row(RowId(1), 1, "重要，行")])
        table.answer()
        table.lengths.typing(ONE, "重要的，行")
        assert [(word.text, word.start) for word in table.lengths.reading(ONE).words] == [
            ("重", 0),
            ("要", 1),
            ("行", 4),
        ]
        assert table.lengths.reading(ONE).words[-1].doubts[0].start == 4
        table.do(edits.set_text(table.document, ONE, "没有"))
        table.lengths.stop_typing(ONE)
        assert table.lengths.reading(ONE).words == ()

    def test_an_entry_makes_the_takes_of_its_rows_stale_and_no_others(self) -> None:
        table = Table([Row(RowId(1), 1, "他行走。"), Row(RowId(2), 2, "你好。")])
        table.answer()
        table.take(ONE)
        table.take(TWO)
        entry = Pronunciation("行", "hang2")
        table.dictionary = Dictionary([entry])
        table.lengths.read_again([entry])
        assert [table.lengths.is_current(id_) for id_ in (ONE, TWO)] == [False, True]
        assert table.asked[-1] == [ONE]
        table.answer()
        word = table.lengths.reading(ONE).at(1)
        assert word is not None
        assert word.is_from_dictionary
        assert table.lengths.rows_of_entries == {entry: 1}

        table.dictionary = Dictionary()
        table.lengths.read_again([entry])
        assert table.lengths.is_current(ONE)


def test_tuning_counts_at_once_and_the_engine_need_not_be_waited_for(table: Table) -> None:
    plan = table.lengths.plan(ONE)
    assert plan is not None
    beat = beats(plan)[0]
    before = table.lengths.length(ONE)
    one = Tuned(beat.start, beat.number, beat.phonemes, 900)
    table.do(edits.set_tuning(table.document, ONE, [one]))
    tuned = table.lengths.length(ONE)
    assert not tuned.is_estimate
    assert tuned.natural_ms > before.natural_ms + 500
    assert table.open_questions[ONE].tuning == (one,)
    table.answer()
    assert table.lengths.length(ONE) == tuned


def test_a_take_is_of_the_tuning_that_it_was_made_with(table: Table) -> None:
    table.take(ONE)
    assert table.lengths.is_current(ONE)
    plan = table.lengths.plan(ONE)
    assert plan is not None
    beat = beats(plan)[0]
    table.do(edits.set_tuning(table.document, ONE, [Tuned(beat.start, beat.number, beat.phonemes, None, 1.5)]))
    assert not table.lengths.is_current(ONE)
    table.script.undo_stack.undo()
    assert table.lengths.is_current(ONE)


def test_tuning_follows_the_text_while_it_is_typed(table: Table) -> None:
    table.do(edits.set_tuning(table.document, ONE, [Tuned(6, 0, "t", 300)]))
    table.lengths.typing(ONE, "Oh, hello there.")
    assert [one.start for one in table.lengths.request(ONE).tuning] == [10]
    table.lengths.stop_typing(ONE)
    assert [one.start for one in table.lengths.request(ONE).tuning] == [6]
