"""Two sounds that say the same are laid on one another, however unevenly one of them says it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.training.alignment import Features, aligned

WORDS = np.random.default_rng(5).normal(0, 2, (12, 20)).astype(np.float32)
"""Spectra of twelve sounds."""


def said(order: list[int], lengths: list[int], seed: int = 0, tilt: float = 0.0) -> Features:
    """These sounds, each so many half frames long, by a voice of some colour."""
    noise = np.random.default_rng(seed).normal(0, 0.3, (sum(lengths), 20))
    return (np.repeat(WORDS[order], lengths, axis=0) + noise + tilt * np.arange(20)).astype(np.float32)


LENGTHS = st.lists(st.integers(4, 9), min_size=12, max_size=12)
"""At most about twice as long in one as in the other: of neighbours that differ more, and against one another, some is
taken for the other, which costs less than waiting."""


@settings(max_examples=15)
@given(LENGTHS, LENGTHS, st.floats(-0.3, 0.3))
def test_each_sound_is_found_where_it_is(one: list[int], other: list[int], tilt: float) -> None:
    found = aligned(said(list(range(12)), one), said(list(range(12)), other, seed=1, tilt=tilt))
    bounds = found.at(np.cumsum(one)[:-1])
    assert np.abs(bounds - np.cumsum(other)[:-1]).max() <= 2
    assert (np.diff(found.places) >= 0).all()
    assert 0 < found.together <= 1


def test_the_same_goes_together() -> None:
    same = said(list(range(12)), [6] * 12)
    found = aligned(same, same)
    np.testing.assert_allclose(found.places, np.arange(72) + 0.5)
    assert found.together == 1
    assert found.likeness < 0.2


def test_something_else_is_unlike() -> None:
    text = said(list(range(12)), [6] * 12)
    others = [list(np.random.default_rng(seed).permutation(12)) for seed in range(4)]
    assert min(aligned(text, said(order, [6] * 12, seed=1)).likeness for order in others) > 0.8
    assert aligned(text, said(list(range(12)), [7] * 12, seed=1)).likeness < 0.5


@pytest.mark.parametrize("n", [1, 2])
def test_the_shortest(n: int) -> None:
    assert len(aligned(said([0], [n]), said([1], [3])).places) == n
