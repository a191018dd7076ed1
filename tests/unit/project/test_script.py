from hypothesis import given
from hypothesis import strategies as st

from studio.core.script import Cue
from studio.project.document import RowId
from studio.project.script import script_of
from tests.unit.project.making import document_of, row, timed


class TestScript:
    def test_lines_are_in_the_order_of_time_and_numbered(self) -> None:
        script = script_of(timed((500, 600), (100, 200)))
        assert [(line.id, line.text) for line in script.lines] == [(1, "line 2"), (2, "line 1")]

    def test_untimed_rows_stay_in_their_order(self) -> None:
        script = script_of(document_of([row(2, "b"), row(1, "a")]))
        assert [line.text for line in script.lines] == ["a", "b"]
        assert not script.is_timed

    def test_only_the_chosen_rows(self) -> None:
        assert [line.text for line in script_of(timed((0, 1), (2, 3)), {RowId(2)}).lines] == ["line 2"]

    def test_among_timed_rows_every_line_has_times(self) -> None:
        rows = [row(1), row(2, cue=Cue(3000, 4000)), row(3), row(4), row(5, cue=Cue(9000, 9500)), row(6)]
        cues = [line.cue for line in script_of(document_of(rows)).lines]
        assert cues == [
            Cue(0, 2000),
            Cue(3000, 4000),
            Cue(4000, 6000),
            Cue(6000, 8000),
            Cue(9000, 9500),
            Cue(9500, 11500),
        ]

    @given(st.lists(st.none() | st.builds(Cue, st.integers(0, 5000), st.integers(0, 5000)), max_size=8))
    def test_all_are_timed_or_none_and_none_is_lost(self, cues: list[Cue | None]) -> None:
        script = script_of(document_of(row(i, cue=cue) for i, cue in enumerate(cues, 1)))
        assert sorted(line.text for line in script.lines) == sorted(f"line {i}" for i in range(1, len(cues) + 1))
        assert len({line.cue is None for line in script.lines}) <= 1
        starts = [line.cue.start_ms for line in script.lines if line.cue]
        assert starts == sorted(starts)
