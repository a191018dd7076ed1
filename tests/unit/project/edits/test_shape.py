from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.errors import InputError
from studio.core.script import Cue, SpeakerId
from studio.core.speech import VoiceId
from studio.core.tuning import Tuned
from studio.project import edits
from studio.project.document import Document, Row, RowId, TakeId
from studio.text.marking import divided
from tests.unit.project.making import document_of, record_of, row


def split(first: Row, position: int) -> tuple[Row, Row]:
    document = document_of([first])
    document.apply(edits.split(document, first.id, position))
    left, right = document
    return left, right


def merged(*rows: Row, ids: tuple[int, ...] = (1,)) -> Row:
    document = document_of(rows)
    document.apply(edits.merge(document, [RowId(id_) for id_ in ids]))
    return document.row_at(0)


class TestSplit:
    def test_text_and_time_are_shared(self) -> None:
        left, right = split(row(1, "Hello there. Bye now.", Cue(1000, 3000)), 12)
        assert (left.text, right.text) == ("Hello there.", "Bye now.")
        assert left.cue == Cue(1000, 2250)
        assert right.cue == Cue(2250, 3000)

    def test_each_half_keeps_the_tuning_of_its_words(self) -> None:
        tuning = tuple(Tuned(start, 0, "x", 300) for start in (0, 6, 13, 40))
        left, right = split(replace(row(1, "Hello there. Hello now."), tuning=tuning), 12)
        assert [one.start for one in left.tuning] == [0, 6]
        assert [one.start for one in right.tuning] == [0]
        document = document_of([replace(row(1, "[sad]我们明天去[/sad]"), tuning=(Tuned(7, 0, "m", 1),))])
        document.apply(edits.split(document, RowId(1), 7, divided))
        left, right = document
        assert right.text[right.tuning[0].start] == "明"

    def test_a_chinese_character_counts_as_long_as_a_syllable(self) -> None:
        left, _ = split(row(1, "你好你好你 hello", Cue(0, 3500)), 5)
        assert left.cue == Cue(0, 2500)

    def test_who_speaks_and_how_is_the_same_for_both(self) -> None:
        first = replace(row(1, "one two"), speaker=SpeakerId("Ann"), voice=VoiceId("v"), gain_db=2.0, comment="hm")
        left, right = split(first, 3)
        assert (right.speaker, right.voice, right.gain_db) == ("Ann", "v", 2.0)
        assert (left.comment, right.comment) == ("hm", "")

    def test_takes_stay_with_the_first_and_none_is_picked(self) -> None:
        first = replace(row(1, "one two"), take=TakeId(1), status="approved")
        document = document_of([first], [record_of(1, 1)])
        document.apply(edits.split(document, RowId(1), 3))
        assert [(row.take, row.status) for row in document] == [(None, "open"), (None, "open")]
        assert [take.id for take in document.takes_of(RowId(1))] == [1]

    def test_marks_go_on_in_the_second_half(self) -> None:
        document = document_of([row(1, "one [emph]two three[/emph] four")])
        document.apply(edits.split(document, RowId(1), len("one [emph]two"), divided))
        assert [row.text for row in document] == ["one [emph]two[/emph]", "[emph]three[/emph] four"]

    @pytest.mark.parametrize("position", [-1, 0, 1, 4, 99])
    def test_there_must_be_text_on_both_sides(self, position: int) -> None:
        with pytest.raises(InputError, match="both sides"):
            split(row(1, " one"), position)

    @given(st.text(min_size=2), st.integers(0, 20), st.integers(0, 5000), st.integers(0, 5000))
    def test_no_character_and_no_time_is_lost(self, text: str, position: int, start_ms: int, slot_ms: int) -> None:
        try:
            left, right = split(row(1, text, Cue(start_ms, start_ms + slot_ms)), position)
        except InputError:
            return
        assert "".join((left.text + right.text).split()) == "".join(text.split())
        assert left.cue is not None
        assert right.cue is not None
        assert (left.cue.start_ms, right.cue.end_ms) == (start_ms, start_ms + slot_ms)
        if slot_ms >= 2:
            assert left.cue.end_ms == right.cue.start_ms
            assert left.cue.slot_ms > 0
            assert right.cue.slot_ms > 0


class TestMerge:
    def test_a_row_with_the_next(self) -> None:
        both = merged(row(1, "one", Cue(0, 10)), row(2, "two", Cue(20, 30)), row(3))
        assert (both.text, both.cue) == ("one two", Cue(0, 30))

    def test_what_was_tuned_of_the_words_of_each(self) -> None:
        tuned = (Tuned(0, 0, "w", 300), Tuned(9, 0, "x", 300))
        both = merged(replace(row(1, "one"), tuning=tuned), replace(row(2, "two"), tuning=tuned))
        assert [one.start for one in both.tuning] == [0, 4]

    def test_several_neighbours(self) -> None:
        both = merged(row(1, "a"), row(2, "b"), row(3, "c"), row(4, "d"), ids=(3, 1, 2))
        assert both.text == "a b c"

    @pytest.mark.parametrize(
        ("left", "right", "whole"),
        [
            ("你好", "世界", "你好世界"),
            ("你好。", "World", "你好。World"),
            ("Hello", "世界", "Hello 世界"),
            ("안녕", "하세요", "안녕 하세요"),
            ("", "b", "b"),
            ("a", "", "a"),
        ],
    )
    def test_a_space_stands_between_where_the_script_has_spaces(self, left: str, right: str, whole: str) -> None:
        rows = [Row(RowId(1), 1, left), Row(RowId(2), 2, right)]
        assert merged(*rows).text == whole

    def test_all_takes_are_kept_and_none_is_picked(self) -> None:
        rows = [replace(row(i), take=TakeId(i)) for i in (1, 2)]
        document = document_of(rows, [record_of(1, 1), record_of(2, 2)])
        document.apply(edits.merge(document, [RowId(1)]))
        assert document.row_at(0).take is None
        assert [take.id for take in document.takes_of(RowId(1))] == [1, 2]

    def test_comments_and_work_to_do_are_kept(self) -> None:
        both = merged(replace(row(1), comment="x", status="approved"), replace(row(2), comment="y", status="retake"))
        assert (both.comment, both.status) == ("x\ny", "retake")

    def test_only_neighbours(self) -> None:
        with pytest.raises(InputError, match="line 3 does not follow"):
            merged(row(1), row(2), row(3), ids=(1, 3))
        with pytest.raises(InputError, match="last line"):
            merged(row(1))
        with pytest.raises(InputError, match="Choose"):
            edits.merge(Document(), [])

    def test_it_undoes_a_split(self) -> None:
        document = document_of([row(1, "one two", Cue(0, 100))])
        document.apply(edits.split(document, RowId(1), 3))
        document.apply(edits.merge(document, [RowId(1)]))
        assert list(document) == [row(1, "one two", Cue(0, 100))]
