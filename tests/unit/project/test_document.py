from dataclasses import replace

import pytest

from studio.core.errors import InputError
from studio.core.prosody import Prosody
from studio.core.speech import VoiceId
from studio.project.document import Change, Document, Options, Patch, Row, RowId, TakeId, TakeRecord


def row(id_: int, rank: int, text: str = "a") -> Row:
    return Row(RowId(id_), rank, text)


def take(id_: int, of: int) -> TakeRecord:
    return TakeRecord(TakeId(id_), RowId(of), "d", "a", VoiceId("v"), Prosody(), 0, None, 10, 24_000, 0.1, "")


def document_of(*rows: Row, takes: tuple[TakeRecord, ...] = ()) -> Document:
    return Document.of(rows, {}, takes, Options())


class TestDocument:
    def test_rows_stand_in_the_order_of_their_ranks(self) -> None:
        document = document_of(row(1, 20), row(2, 10), row(3, 30))
        assert [row.id for row in document] == [2, 1, 3]
        assert document.index_of(RowId(1)) == 1
        assert document.row_at(2).id == 3

    def test_takes_of_a_row_stand_in_the_order_of_making(self) -> None:
        document = document_of(row(1, 10), takes=(take(5, 1), take(3, 1), take(4, 2)))
        assert [take.id for take in document.takes_of(RowId(1))] == [3, 5]

    def test_a_loaded_document_equals_one_that_was_edited_into_being(self) -> None:
        records = (row(1, 10), row(2, 5))
        edited = Document()
        edited.apply(Patch(tuple(Change("row", r.id, None, r) for r in records)))
        assert edited == document_of(*records)

    def test_a_patch_that_does_not_fit_changes_nothing(self) -> None:
        document = document_of(row(1, 10))
        patch = Patch((Change("row", RowId(2), None, row(2, 20)), Change("row", RowId(1), row(1, 10, "b"), None)))
        with pytest.raises(InputError, match="no longer fits"):
            document.apply(patch)
        assert document == document_of(row(1, 10))

    def test_ids_are_not_given_out_again_after_a_deletion(self) -> None:
        document = document_of(row(1, 10))
        added = Patch((Change("row", RowId(2), None, row(2, 20)),))
        document.apply(added)
        document.apply(added.turned_round())
        assert document.free_row_ids(2) == (3, 4)

    def test_ids_that_were_given_out_before_the_opening_stay_taken(self) -> None:
        document = Document.of([row(1, 10)], {}, [], Options(), last_row=7, last_take=9)
        assert document.free_row_ids(1) == (8,)
        assert document.new_take_id() == 10
        assert document.new_take_id() == 11

    def test_an_undo_leaves_what_was_changed_elsewhere(self) -> None:
        document = document_of(row(1, 10))
        patch = Patch((Change("row", RowId(1), row(1, 10), row(1, 10, "b")),))
        document.apply(patch)
        picked = replace(row(1, 10, "b"), take=TakeId(1))
        document.apply(Patch((Change("row", RowId(1), row(1, 10, "b"), picked),)))
        document.apply(document.rebased(patch.turned_round()))
        assert document.rows[RowId(1)] == replace(row(1, 10), take=TakeId(1))

    def test_an_undo_gives_no_row_a_take_that_is_gone(self) -> None:
        """As a draft is, once the studio's take is picked."""
        draft, better = take(1, 1), take(2, 1)
        document = document_of(row(1, 10), row(2, 20))
        document.apply(Patch((Change("take", draft.id, None, draft), Change("take", better.id, None, better))))
        with_draft = replace(row(1, 10), take=draft.id)
        document.apply(Patch((Change("row", RowId(1), row(1, 10), with_draft),)))
        moved = replace(draft, row=RowId(2))
        edit = Patch(
            (Change("take", draft.id, draft, moved), Change("row", RowId(1), with_draft, row(1, 10, "merged")))
        )
        document.apply(edit)
        with_better = replace(row(1, 10, "merged"), take=better.id)
        document.apply(
            Patch((Change("row", RowId(1), row(1, 10, "merged"), with_better), Change("take", draft.id, moved, None)))
        )
        document.apply(document.rebased(edit.turned_round()))
        assert document.rows[RowId(1)] == replace(row(1, 10), take=better.id)
        assert draft.id not in document.takes

    def test_a_patch_names_what_it_adds(self) -> None:
        patch = Patch((Change("row", RowId(2), None, row(2, 20)), Change("row", RowId(1), row(1, 1), None)))
        assert patch.added("row") == (2,)
        assert patch.added("take") == ()


@pytest.mark.parametrize("step", [1.0, 1.019, 2.01, -1.15])
def test_a_tempo_step_that_cannot_be_kept_is_refused(step: float) -> None:
    with pytest.raises(InputError, match="tempo step"):
        Options(tempo_step=step)
