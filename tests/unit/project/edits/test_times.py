import pytest

from studio.core.errors import InputError
from studio.core.script import Cue
from studio.project import edits
from studio.project.document import RowId
from tests.unit.project.making import document_of, row, timed

IDS = [RowId(1), RowId(2)]


class TestTimes:
    def test_a_cue_is_set_and_taken_away(self) -> None:
        document = timed((0, 10))
        document.apply(edits.set_cue(document, RowId(1), Cue(5, 25)))
        assert document.row_at(0).cue == Cue(5, 25)
        document.apply(edits.set_cue(document, RowId(1), None))
        assert document.row_at(0).cue is None

    @pytest.mark.parametrize("cue", [Cue(-1, 5), Cue(5, 5), Cue(5, 4)])
    def test_a_cue_that_cannot_be_is_refused(self, cue: Cue) -> None:
        with pytest.raises(InputError):
            edits.set_cue(timed((0, 10)), RowId(1), cue)

    def test_borders_of_several_rows_are_nudged(self) -> None:
        document = timed((100, 200), (300, 400))
        document.apply(edits.nudge(document, IDS, start_ms=-40))
        document.apply(edits.nudge(document, IDS, end_ms=20))
        assert [row.cue for row in document] == [Cue(60, 220), Cue(260, 420)]

    def test_nudging_stops_at_the_start_and_at_the_other_border(self) -> None:
        document = timed((100, 200), (10, 400))
        with pytest.raises(InputError, match="line 2 would start before 0"):
            edits.nudge(document, IDS, start_ms=-40)
        with pytest.raises(InputError, match="line 1 would end before it starts"):
            edits.nudge(document, IDS, end_ms=-100)
        with pytest.raises(InputError, match="line 1 has no times"):
            edits.nudge(document_of([row(1)]), [RowId(1)], 10)

    def test_shifting_leaves_rows_without_times(self) -> None:
        document = document_of([row(1, cue=Cue(100, 50)), row(2)])
        document.apply(edits.shift(document, IDS, 40))
        assert [row.cue for row in document] == [Cue(140, 90), None]

    def test_sorting_keeps_untimed_rows_behind_theirs(self) -> None:
        document = document_of([row(1), row(2, cue=Cue(50, 60)), row(3), row(4, cue=Cue(10, 20))])
        document.apply(edits.sort_by_time(document))
        assert [row.id for row in document] == [1, 4, 2, 3]
