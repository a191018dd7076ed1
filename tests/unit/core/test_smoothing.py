"""Tempos of neighbours: as near as slots allow, with the least change, told as it is."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.core.fit import FitLimits, fit_line, room_after
from studio.core.smoothing import APART_MS, STEPS, USUAL_STEP, Single, are_neighbours, evened, reach

LIMITS = FitLimits()


def single(natural_ms: int, slot_ms: int, gap_ms: int | None = 80, shortest_ms: int = 1) -> Single:
    fit = fit_line(natural_ms, shortest_ms, 10, slot_ms, gap_ms, "fill", LIMITS)
    return Single(fit, natural_ms, shortest_ms, slot_ms, room_after(gap_ms, LIMITS))


def at_tempo(tempo: float, gap_ms: int | None = 80) -> Single:
    return single(1000, round(1000 / tempo), gap_ms)


def tempos(lines: list[Single], step: float = 1.15) -> list[float]:
    return [round(fit.tempo or 0, 2) for fit in evened(lines, step, LIMITS)]


singles = st.builds(
    lambda natural, part, gap, shortest: single(natural, round(natural * part), gap, max(1, round(natural * shortest))),
    st.integers(100, 6000),
    st.floats(0, 2.5),
    st.none() | st.integers(-500, 2000),
    st.floats(0, 0.95),
)
runs = st.lists(singles, min_size=1, max_size=12)
steps = st.floats(*STEPS).map(lambda step: round(step, 3))


def test_a_slow_line_is_spoken_faster_beside_a_hurried_one_and_silence_follows() -> None:
    hurried, slow = at_tempo(1.25), single(1000, 2000)
    first, second = evened([hurried, slow], 1.15, LIMITS)
    assert first == hurried.fit
    assert second.verdict == "padded"
    assert second.tempo == pytest.approx(1.25 / 1.15, abs=0.002)
    assert second.evened_from == slow.fit.tempo == 0.8
    assert second.length_ms == 2000
    assert second.spoken_ms + second.padded_ms == 2000


def test_a_hurried_line_slows_down_into_its_gap_before_others_are_hurried() -> None:
    calm, hurried = at_tempo(1.0), at_tempo(1.25, gap_ms=None)
    first, second = evened([calm, hurried], 1.15, LIMITS)
    assert first == calm.fit
    assert second.verdict == "borrowed"
    assert second.tempo == pytest.approx(1.15, abs=0.002)
    assert second.length_ms == second.spoken_ms == 800 + second.borrowed_ms


def test_a_hurried_line_does_not_slow_down_for_a_drawling_one() -> None:
    assert tempos([at_tempo(0.8), at_tempo(1.1, gap_ms=None)]) == [0.96, 1.1]


def test_an_influence_fades_from_line_to_line() -> None:
    assert tempos([single(1000, 400), *[at_tempo(0.8)] * 6]) == [1.43, 1.24, 1.08, 0.94, 0.82, 0.8, 0.8]


def test_what_needs_no_change_keeps_its_fit() -> None:
    lines = [at_tempo(1.0), at_tempo(1.1), at_tempo(1.2)]
    assert evened(lines, 1.15, LIMITS) == tuple(line.fit for line in lines)
    assert evened([], 1.15, LIMITS) == ()


def test_what_cannot_be_evened_is_told() -> None:
    rushed, slow = single(1000, 400), at_tempo(0.8)
    first, second = evened([rushed, slow], 1.05, LIMITS)
    assert first == rushed.fit
    assert second.tempo == 1.25, "nobody is rushed because another is"
    assert second.jump == pytest.approx(1.25 / (1000 / 700))


def test_neighbours_are_within_hearing() -> None:
    assert are_neighbours(1000, 1000 + APART_MS)
    assert are_neighbours(1000, 500)
    assert not are_neighbours(1000, 1001 + APART_MS)


@given(runs, steps)
def test_lengths_stay_within_slot_gap_and_limits(lines: list[Single], step: float) -> None:
    for line, fit in zip(lines, evened(lines, step, LIMITS), strict=True):
        assert fit.length_ms == fit.spoken_ms + fit.padded_ms == max(fit.spoken_ms, line.slot_ms)
        assert fit.spoken_ms <= max(line.fit.spoken_ms, line.slot_ms + line.room_ms)
        assert fit.spoken_ms >= max(line.shortest_ms, 1)
        assert fit.tempo == line.natural_ms / fit.spoken_ms
        assert fit.tempo <= max(line.fit.tempo or 0, LIMITS.fastest)
        assert (fit.evened_from is not None) == (fit.spoken_ms != line.fit.spoken_ms)
        if fit.verdict != "too_long":
            assert fit.borrowed_ms == max(0, fit.spoken_ms - line.slot_ms)
        if line.fit.verdict in ("rushed", "too_long"):
            assert replace(fit, jump=None) == line.fit


@given(runs, steps)
def test_the_slower_of_two_is_near_the_faster_or_at_its_limit(lines: list[Single], step: float) -> None:
    fits = evened(lines, step, LIMITS)
    for (one, fit), (other, beside) in pairwise(zip(lines, fits, strict=True)):
        slower, line, faster = (fit, one, beside) if (fit.tempo or 0) < (beside.tempo or 0) else (beside, other, fit)
        within = (faster.tempo or 0) / (slower.tempo or 1) <= step + 1e-9
        fastest_ms = max(line.shortest_ms, -(-line.natural_ms * 100 // 125))
        assert within or slower.spoken_ms == min(line.fit.spoken_ms, fastest_ms)
        assert within == (beside.jump is None)


@given(st.lists(st.builds(single, st.integers(500, 6000), st.integers(0, 9000), st.integers(-500, 2000)), max_size=12))
def test_the_usual_step_leaves_no_jump_to_lines_that_can_be_spoken_faster(lines: list[Single]) -> None:
    assert all(fit.jump is None for fit in evened(lines, USUAL_STEP, LIMITS))


@settings(max_examples=60)
@given(
    st.lists(st.builds(single, st.integers(24, 40), st.integers(10, 60), st.integers(80, 100)), min_size=3, max_size=3),
    st.sampled_from((1.25, 1.3, 1.5)),
)
def test_no_other_solution_changes_less(lines: list[Single], step: float) -> None:
    """All solutions, tried: none hurries any line less; of those that hurry no more, none borrows less; of those that
    borrow no more, none speeds any line up less."""
    found = [fit.spoken_ms for fit in evened(lines, step, LIMITS)]
    alone = [line.fit.spoken_ms for line in lines]
    natural = [line.natural_ms for line in lines]
    least = [min(ms, -(-line.natural_ms * 100 // 125)) for ms, line in zip(alone, lines, strict=True)]
    most = [max(ms, min(line.slot_ms + line.room_ms, line.natural_ms)) for ms, line in zip(alone, lines, strict=True)]
    percent = round(step * 100)

    def is_near(ms: tuple[int, ...], i: int, j: int) -> bool:
        return ms[i] <= max(least[i], natural[i] * ms[j] * percent // (natural[j] * 100))

    def hurry(ms: tuple[int, ...] | list[int]) -> list[int]:
        return [max(0, min(alone[i], natural[i]) - ms[i]) for i in range(3)]

    def borrowed(ms: tuple[int, ...] | list[int]) -> list[int]:
        return [max(0, ms[i] - alone[i]) for i in range(3)]

    solutions = [
        ms
        for ms in product(*(range(least[i], most[i] + 1) for i in range(3)))
        if all(is_near(ms, i, j) for i, j in ((0, 1), (1, 0), (1, 2), (2, 1)))
    ]
    assert tuple(found) in solutions
    assert all(ours <= least for ours, least in zip(hurry(found), least_of(map(hurry, solutions)), strict=True))
    calm = [ms for ms in solutions if hurry(ms) == hurry(found)]
    assert borrowed(found) == least_of(map(borrowed, calm))
    frugal = [ms for ms in calm if borrowed(ms) == borrowed(found)]
    assert found == [max(ms[i] for ms in frugal) for i in range(3)]


def least_of(vectors: Iterable[list[int]]) -> list[int]:
    return [min(column) for column in zip(*vectors, strict=True)]


@given(st.lists(singles, min_size=40, max_size=60), singles, st.data())
def test_an_edit_is_felt_within_reach_alone(lines: list[Single], other: Single, data: st.DataObject) -> None:
    step = data.draw(st.sampled_from((1.15, 1.3, 2.0)))
    at = data.draw(st.integers(0, len(lines) - 1))
    changed = [*lines[:at], other, *lines[at + 1 :]]
    before, after = evened(lines, step, LIMITS), evened(changed, step, LIMITS)
    moved = [i for i in range(len(lines)) if i != at and before[i] != after[i]]
    assert all(abs(i - at) <= reach(step, LIMITS) for i in moved)
