import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.effects.room import Convolver, clap, impulse, tail_samples

ROOM = (-0.010537213021504612, -0.0005885091015326195, -0.0002484195328118812)
"""Three samples of a room of 0.4 s."""


def reverberation_s(response: np.ndarray, rate_hz: int) -> float:
    """T30 by backward integration (Schroeder 1965, New method of measuring reverberation time; ISO 3382)."""
    left = np.cumsum(response[::-1] ** 2)[::-1]
    level_db = 10 * np.log10(left / left[0])
    used = (level_db < -5) & (level_db > -35)
    slope, _ = np.polyfit(np.arange(len(response))[used] / rate_hz, level_db[used], 1)
    return float(-60 / slope)


@pytest.mark.parametrize("rate_hz", [24_000, 48_000])
@pytest.mark.parametrize("room_s", [0.1, 0.2, 0.4, 0.8, 1.5, 3.0])
def test_a_room_rings_as_long_as_it_says(room_s: float, rate_hz: int) -> None:
    assert reverberation_s(clap(room_s, rate_hz), rate_hz) == pytest.approx(room_s, rel=0.1)


@pytest.mark.parametrize("room_s", [0.1, 0.4, 3.0])
def test_nothing_rings_on_behind_the_tail(room_s: float) -> None:
    response = impulse(0.5, room_s, 24_000)
    assert len(response) == tail_samples(room_s, 24_000) + 1
    assert np.abs(response[-100:]).max() < 1e-3 * np.abs(response).max()


def test_it_is_the_same_room_every_time() -> None:
    """And in every version: a project sounds as it did."""
    assert clap(0.4, 24_000)[[300, 1_000, 5_000]] == pytest.approx(ROOM, rel=1e-6)


@settings(max_examples=20)
@given(st.integers(1, 7_000), st.lists(st.integers(0, 5_000), min_size=1, max_size=6), st.integers(0, 2**16))
def test_folding_in_pieces_is_folding(n_response: int, pieces: list[int], seed: int) -> None:
    draws = np.random.default_rng(seed)
    response, samples = draws.standard_normal(n_response), draws.standard_normal(sum(pieces))
    folding = Convolver(response)
    found = [folding.put(piece) for piece in np.split(samples, np.cumsum(pieces)[:-1])]
    folded = np.concatenate([*found, folding.end()])
    assert len(folded) == len(samples)
    if len(samples):
        assert np.abs(folded - np.convolve(samples, response)[: len(samples)]).max(initial=0) < 1e-9
