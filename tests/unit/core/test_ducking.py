"""The gain of the film's own sound under the dub."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.ducking import LEAST_RAMP_MS, Ducking, Stretch, gain_factor
from studio.core.original import UNDERS, Original

RATE = 8000
stretches = st.lists(st.tuples(st.integers(0, 4000), st.integers(1, 900)).map(lambda pair: (pair[0], sum(pair))))
originals = st.builds(
    Original,
    gain_db=st.floats(-60, 12),
    is_muted=st.booleans(),
    under=st.sampled_from(UNDERS),
    depth_db=st.floats(0, 60),
    attack_ms=st.integers(0, 600),
    release_ms=st.integers(0, 900),
)


def gains_of(spoken: list[Stretch], original: Original, ms: int = 6000) -> np.ndarray:
    return Ducking.of(spoken, original, RATE).gains(0, ms * RATE // 1000)


@given(stretches, originals, st.lists(st.integers(0, 48_000), max_size=6))
def test_it_does_not_matter_how_the_film_is_cut_into_blocks(
    spoken: list[Stretch], original: Original, cuts: list[int]
) -> None:
    ducking = Ducking.of(spoken, original, RATE)
    edges = sorted({0, *cuts, 48_000})
    blocks = [ducking.gains(start, end - start) for start, end in pairwise(edges)]
    assert np.array_equal(np.concatenate(blocks), ducking.gains(0, 48_000))


@given(stretches, originals)
def test_it_is_all_the_way_back_while_the_dub_speaks_and_never_further(
    spoken: list[Stretch], original: Original
) -> None:
    gains = gains_of(spoken, original)
    level = 0.0 if original.is_muted else gain_factor(original.gain_db)
    least = {"keep": level, "duck": level * gain_factor(-original.depth_db), "remove": 0.0}[original.under]
    assert gains.min() >= least * 0.999 - 1e-7
    assert gains.max() <= level * 1.001 + 1e-7
    for start, end in spoken:
        under = gains[start * RATE // 1000 : end * RATE // 1000]
        assert np.allclose(under, least, rtol=1e-4, atol=1e-6)


@given(stretches, originals)
def test_it_is_untouched_where_nobody_speaks_near(spoken: list[Stretch], original: Original) -> None:
    gains = gains_of(spoken, original)
    near = np.zeros(len(gains), bool)
    attack, release = max(original.attack_ms, LEAST_RAMP_MS), max(original.release_ms, LEAST_RAMP_MS)
    last = -1e9
    for start, end in sorted(spoken):
        held_from = last if start - last <= attack + release else start - attack
        near[max(0, int(held_from * RATE / 1000)) : int((end + release) * RATE / 1000) + 1] = True
        last = max(last, end)
    level = 0.0 if original.is_muted else gain_factor(original.gain_db)
    assert np.allclose(gains[~near], level, rtol=1e-5, atol=1e-7)


@given(stretches, st.integers(0, 600), st.integers(0, 900), st.sampled_from(("duck", "remove")))
def test_it_moves_without_a_step(spoken: list[Stretch], attack_ms: int, release_ms: int, under: str) -> None:
    original = Original(under=under, attack_ms=attack_ms, release_ms=release_ms)  # type: ignore[arg-type]
    quickest = max(LEAST_RAMP_MS, min(attack_ms, release_ms)) * RATE / 1000
    steps = np.abs(np.diff(gains_of(spoken, original).astype(np.float64)))
    assert steps.max(initial=0.0) <= 2.5 / quickest  # a raised cosine's steepest is half of pi over its length


def test_short_gaps_do_not_pump_and_long_ones_come_back() -> None:
    original = Original(attack_ms=100, release_ms=400)
    short = gains_of([(1000, 2000), (2500, 3000)], original)
    assert np.ptp(short[RATE : 3 * RATE]) == 0.0
    long = gains_of([(1000, 2000), (2502, 3000)], original)
    assert long[RATE : 3 * RATE].max() > 0.99


def test_it_steps_back_before_and_comes_back_after() -> None:
    ducking = Ducking.of([(1000, 2000)], Original(depth_db=12, attack_ms=100, release_ms=400), RATE)
    found = ducking.gains_at(np.array([899.0, 950, 1000, 2200, 2401]) * RATE / 1000)
    wanted = [gain_factor(gain_db) for gain_db in (0, -6, -12, -6, 0)]
    assert found == pytest.approx(np.array(wanted, np.float32), rel=1e-3)


def test_what_is_spoken_from_the_first_sample_on_is_heard_over_it() -> None:
    assert gains_of([(0, 500)], Original(under="remove"))[0] == 0.0
