from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.errors import InputError
from studio.core.script import Cue
from studio.core.timecode import PAL_25, FrameRate, Timecode
from studio.project import edits
from studio.project.document import Row, RowId
from tests.unit.project.making import document_of, row, timed

IDS = [RowId(1), RowId(2)]
RATES = [FrameRate(Fraction(rate)) for rate in ("24000/1001", "24", "25", "30000/1001", "30", "50", "60000/1001", "60")]


def cue_of(row: Row) -> Cue:
    assert row.cue is not None
    return row.cue


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

    @given(
        st.lists(st.tuples(st.integers(0, 10**7), st.integers(1, 20_000)), min_size=1, max_size=5),
        st.sampled_from(RATES),
    )
    def test_snapped_cues_start_and_end_with_pictures_and_stay_there(
        self, cues: list[tuple[int, int]], rate: FrameRate
    ) -> None:
        document = timed(*((start_ms, start_ms + slot_ms) for start_ms, slot_ms in cues))
        before = [cue_of(found) for found in document]
        ids = [found.id for found in document]
        document.apply(edits.snap_to_film(document, ids, rate))
        picture_ms = 1000 / rate.fps
        for old, new in zip(before, [cue_of(found) for found in document], strict=True):
            start, end = (Timecode.at_ms(ms, rate) for ms in (new.start_ms, new.end_ms))
            assert (start.ms, end.ms) == (new.start_ms, new.end_ms)
            assert Timecode.shown_at(new.start_ms, rate) == start  # what is shown when it starts
            assert abs(new.start_ms - old.start_ms) <= picture_ms / 2 + 1
            assert abs(new.end_ms - old.end_ms) <= 1.5 * picture_ms + 1
            assert end.video_frames > start.video_frames
        assert not edits.snap_to_film(document, ids, rate)

    def test_snapping_leaves_what_has_no_times_or_broken_ones(self) -> None:
        document = document_of([row(1), replace(row(2), cue=Cue(500, 490))])
        assert not edits.snap_to_film(document, IDS, PAL_25)

    def test_nudging_along_a_film_goes_to_its_pictures(self) -> None:
        document = timed((101, 205))
        document.apply(edits.nudge(document, [RowId(1)], start_ms=30, rate=PAL_25))
        assert document.row_at(0).cue == Cue(120, 205)
