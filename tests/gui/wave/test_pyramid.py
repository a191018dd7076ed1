from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from studio.gui.wave.pyramid import Pyramid

VALUES = st.floats(-1, 1, width=32)


@given(samples=st.lists(VALUES, max_size=70), edges=st.lists(st.integers(-20, 90), min_size=2, max_size=20))
def test_extremes_and_loudness_are_those_of_the_samples(samples: list[float], edges: list[int]) -> None:
    sound = np.array(samples, np.float32)
    rising = np.array(sorted(edges), np.int64)
    columns = Pyramid(sound).columns(rising)
    for i, (start, stop) in enumerate(pairwise(rising)):
        part = sound[max(start, 0) : max(stop, 0)]
        assert columns.low[i] == part.min(initial=np.inf if len(part) else 0)
        assert columns.high[i] == part.max(initial=-np.inf if len(part) else 0)
        rms = np.sqrt(np.mean(np.square(part, dtype=np.float64))) if len(part) else 0
        assert abs(columns.rms[i] - rms) < 1e-6


@given(seed=st.integers(0, 99), n_samples=st.integers(1, 20_000), n_columns=st.integers(1, 500))
def test_the_whole_of_any_sound(seed: int, n_samples: int, n_columns: int) -> None:
    sound = np.random.default_rng(seed).normal(size=n_samples).astype(np.float32)
    edges = np.linspace(0, n_samples, n_columns + 1).astype(np.int64)
    columns = Pyramid(sound).columns(edges)
    assert columns.low.min() == min(sound.min(), 0 if (np.diff(edges) == 0).any() else np.inf)
    assert columns.high.max() == max(sound.max(), 0 if (np.diff(edges) == 0).any() else -np.inf)


def test_no_sound_has_columns_of_nothing() -> None:
    columns = Pyramid(np.zeros(0, np.float32)).columns(np.array([0, 5, 10]))
    assert not np.concatenate(columns).any()
