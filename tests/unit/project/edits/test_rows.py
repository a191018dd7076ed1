import pytest

from studio.core.errors import InputError
from studio.core.script import Cue, Line, Script, SpeakerId
from studio.project import edits
from studio.project.document import Document, Row, RowId, TakeId
from tests.unit.project.making import document_of, record_of, row, timed


class TestAdd:
    def added(self, document: Document, behind: int | None) -> Row:
        patch = edits.add(document, None if behind is None else RowId(behind), "new")
        document.apply(patch)
        (id_,) = patch.added("row")
        return document.rows[RowId(int(id_))]

    def test_it_stands_behind_its_row_with_the_same_speaker(self) -> None:
        document = document_of([Row(RowId(1), 10, "a", speaker=SpeakerId("Ann")), Row(RowId(2), 11, "b")])
        new = self.added(document, 1)
        assert [row.text for row in document] == ["a", "new", "b"]
        assert (new.id, new.speaker, new.cue) == (3, "Ann", None)

    def test_it_can_be_the_first(self) -> None:
        document = timed((5000, 6000))
        assert self.added(document, None).cue == Cue(0, 2000)
        assert document.row_at(0).text == "new"

    def test_an_empty_project_gets_its_first_row(self) -> None:
        document = Document()
        assert self.added(document, None).cue is None

    def test_its_time_lies_in_the_gap(self) -> None:
        assert self.added(timed((0, 1000), (1800, 3000)), 1).cue == Cue(1000, 1800)
        assert self.added(timed((0, 1000), (9000, 9900)), 1).cue == Cue(1000, 3000)
        assert self.added(timed((0, 1000)), 1).cue == Cue(1000, 3000)

    def test_without_a_gap_it_has_two_seconds_all_the_same(self) -> None:
        assert self.added(timed((0, 1000), (1100, 3000)), 1).cue == Cue(1000, 3000)


class TestDelete:
    def test_takes_go_with_their_row(self) -> None:
        document = document_of([row(1), row(2)], [record_of(1, 1), record_of(2, 2)])
        document.apply(edits.delete(document, [RowId(1)]))
        assert list(document.rows) == [2]
        assert list(document.takes) == [2]

    def test_a_row_that_is_gone_is_named(self) -> None:
        with pytest.raises(InputError, match="no longer there"):
            edits.delete(document_of([row(1)]), [RowId(7)])


class TestMove:
    def moved(self, document: Document, ids: set[int], to: int) -> list[int]:
        document.apply(edits.move(document, {RowId(id_) for id_ in ids}, to))
        return [row.id for row in document]

    def test_rows_stand_before_the_place_in_their_order(self) -> None:
        rows = [row(i) for i in range(1, 6)]
        assert self.moved(document_of(rows), {4, 2}, 0) == [2, 4, 1, 3, 5]
        assert self.moved(document_of(rows), {1}, 5) == [2, 3, 4, 5, 1]
        assert self.moved(document_of(rows), {1, 2}, 3) == [3, 1, 2, 4, 5]

    def test_onto_their_own_place_nothing_happens(self) -> None:
        document = document_of([row(1), row(2), row(3)])
        assert not edits.move(document, {RowId(2)}, 1)
        assert not edits.move(document, {RowId(2)}, 2)

    def test_times_stay_and_what_is_said_goes_on_to_them(self) -> None:
        document = timed((0, 10), (20, 30), (40, 50))
        assert self.moved(document, {3}, 0) == [3, 1, 2]
        assert [row.cue for row in document] == [Cue(0, 10), Cue(20, 30), Cue(40, 50)]


class TestImport:
    script = Script((Line(1, "x", Cue(0, 10)), Line(2, "y", Cue(20, 30), SpeakerId("Ann"), notes=("odd",))))

    def test_lines_come_behind_all_or_behind_a_row(self) -> None:
        document = document_of([row(1, "a"), row(2, "b")])
        document.apply(edits.import_script(document, self.script, "a.srt"))
        document.apply(edits.import_script(document, self.script, after=RowId(1)))
        assert [row.text for row in document] == ["a", "x", "y", "b", "x", "y"]
        assert document.options.script == "a.srt"
        assert document.row_at(2).notes == ("odd",)
        assert document.row_at(2).speaker == "Ann"

    def test_they_take_the_place_of_all(self) -> None:
        document = document_of([row(1, "a")], [record_of(1, 1)])
        document.apply(edits.import_script(document, self.script, replacing=True))
        assert [row.text for row in document] == ["x", "y"]
        assert [row.id for row in document] == [2, 3]
        assert not document.takes

    def test_an_empty_script_is_refused(self) -> None:
        with pytest.raises(InputError, match="no line"):
            edits.import_script(Document(), Script(()))


class TestTakes:
    def test_a_new_take_is_picked_unless_asked_otherwise(self) -> None:
        document = document_of([row(1)])
        document.apply(edits.add_take(document, record_of(1, 1)))
        document.apply(edits.add_take(document, record_of(2, 1), pick=False))
        assert document.rows[RowId(1)].take == 1
        assert [take.id for take in document.takes_of(RowId(1))] == [1, 2]

    def test_a_take_of_another_row_cannot_be_picked(self) -> None:
        document = document_of([row(1), row(2)], [record_of(1, 2)])
        with pytest.raises(InputError, match="another line"):
            edits.pick_take(document, RowId(1), TakeId(1))

    def test_cleaning_up_keeps_what_is_picked_or_named(self) -> None:
        document = document_of([row(1)], [record_of(1, 1), record_of(2, 1, name="best"), record_of(3, 1)])
        document.apply(edits.pick_take(document, RowId(1), TakeId(3)))
        assert edits.unused_takes(document) == (1,)
        document.apply(edits.clean_up_takes(document))
        assert list(document.takes) == [2, 3]

    def test_a_row_whose_picked_take_is_deleted_has_none(self) -> None:
        document = document_of([row(1)], [record_of(1, 1), record_of(2, 1)])
        document.apply(edits.pick_take(document, RowId(1), TakeId(1)))
        document.apply(edits.delete_takes(document, [TakeId(1)]))
        assert document.rows[RowId(1)].take is None
        assert list(document.takes) == [2]
