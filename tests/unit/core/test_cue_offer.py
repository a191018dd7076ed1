"""Times from the film's speech for lines that have none."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from studio.core.cue_offer import LEAST_MS, beside, offered
from studio.core.script import Cue


@st.composite
def speech(draw: st.DrawFn) -> list[Cue]:
    """Stretches in the order of time."""
    now, found = 0, []
    for pause, length in draw(st.lists(st.tuples(st.integers(1, 5000), st.integers(250, 9000)), max_size=40)):
        found.append(Cue(now + pause, now + pause + length))
        now += pause + length
    return found


@given(speech(), st.lists(st.floats(0.1, 100), max_size=60))
def test_every_line_gets_a_time_in_order_within_the_speech(stretches: list[Cue], lengths: list[float]) -> None:
    cues = offered(stretches, lengths)
    if not stretches or not lengths:
        assert cues == ()
        return
    assert len(cues) == len(lengths)
    assert all(later.start_ms >= earlier.end_ms for earlier, later in pairwise(cues))
    assert all(cue.slot_ms >= LEAST_MS for cue in cues)
    if len(lengths) <= sum(cue.slot_ms // LEAST_MS for cue in stretches):
        assert cues[-1].end_ms <= stretches[-1].end_ms
    assert cues[0].start_ms == stretches[0].start_ms
    if len(stretches) >= len(lengths):
        starts, ends = {cue.start_ms for cue in stretches}, {cue.end_ms for cue in stretches}
        assert {cue.start_ms for cue in cues} <= starts
        assert {cue.end_ms for cue in cues} <= ends
        assert cues[-1].end_ms == stretches[-1].end_ms


def test_a_stretch_is_not_divided_too_finely_beside_one_with_room() -> None:
    assert [cue.slot_ms for cue in offered([Cue(0, 199), Cue(300, 650)], [1.0] * 4)] == [199, 117, 116, 117]


def test_as_many_stretches_as_lines_are_taken_as_they_are() -> None:
    stretches = [Cue(100, 900), Cue(1000, 5000)]
    assert offered(stretches, [1, 1]) == tuple(stretches)


def test_the_shortest_pauses_are_passed_over() -> None:
    stretches = [Cue(0, 1000), Cue(1200, 2000), Cue(4000, 5000), Cue(5300, 6000)]
    assert offered(stretches, [1, 1]) == (Cue(0, 2000), Cue(4000, 6000))
    assert offered(stretches, [1, 1, 1]) == (Cue(0, 2000), Cue(4000, 5000), Cue(5300, 6000))


def test_the_longest_is_divided_by_the_length_of_the_lines() -> None:
    assert offered([Cue(0, 1000), Cue(2000, 5200)], [5, 3, 1]) == (Cue(0, 1000), Cue(2000, 4350), Cue(4350, 5200))


def test_lines_that_are_too_many_for_the_speech_stay_in_their_order() -> None:
    cues = offered([Cue(0, 250), Cue(251, 501)], [1] * 8)
    assert cues == tuple(Cue(start, start + 100) for start in range(0, 800, 100))


@given(
    st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20)), max_size=12), st.lists(st.integers(0, 60), max_size=5)
)
def test_speech_beside_the_lines_is_found(lines: list[tuple[int, int]], speech: list[int]) -> None:
    cues = [Cue(start, start + length) for start, length in lines]
    heard = [Cue(start, start + 5) for start in speech]
    expected = [one for one in heard if all(one.end_ms <= cue.start_ms or cue.end_ms <= one.start_ms for cue in cues)]
    assert list(beside(heard, cues)) == expected
