from dataclasses import replace

from studio.project import edits
from studio.project.document import RowId
from tests.unit.project.making import document_of, row


def test_approval_was_of_the_old_text() -> None:
    document = document_of([replace(row(1, "a"), status="approved"), replace(row(2, "a"), status="retake")])
    document.apply(edits.set_text(document, RowId(1), "b"))
    document.apply(edits.set_text(document, RowId(2), "b"))
    assert [row.status for row in document] == ["open", "retake"]
    assert not edits.set_text(document, RowId(1), "b")
