from dataclasses import replace

from studio.core.tuning import Tuned
from studio.project import edits
from studio.project.document import RowId
from tests.unit.project.making import document_of, row


def test_approval_was_of_the_old_text() -> None:
    document = document_of([replace(row(1, "a"), status="approved"), replace(row(2, "a"), status="retake")])
    document.apply(edits.set_text(document, RowId(1), "b"))
    document.apply(edits.set_text(document, RowId(2), "b"))
    assert [row.status for row in document] == ["open", "retake"]
    assert not edits.set_text(document, RowId(1), "b")


def test_what_was_tuned_goes_with_its_words_and_can_be_taken_back() -> None:
    document = document_of([row(1, "我们明天去")])
    tomorrow = Tuned(2, 0, "mi", 400, 1.5)
    document.apply(edits.set_tuning(document, RowId(1), [tomorrow, Tuned(0, 0, "wo")]))
    assert document.rows[RowId(1)].tuning == (tomorrow,)
    patch = edits.set_text(document, RowId(1), "他说，我们明天去")
    document.apply(patch)
    assert document.rows[RowId(1)].tuning == (tomorrow.moved(3),)
    document.apply(patch.turned_round())
    assert document.rows[RowId(1)].tuning == (tomorrow,)
    document.apply(edits.set_tuning(document, RowId(1), ()))
    assert document.rows[RowId(1)].tuning == ()
