import numpy as np
import pytest

from studio.synth.variation import BOUND, LINE_SEMITONES, MANNER, TEMPO, WORD_SEMITONES, variation
from studio.voices.stock import manner_spread

SPREAD = manner_spread()


def test_seed_0_is_the_plain_reading() -> None:
    plain = variation(0, 4, SPREAD)
    assert not plain.manner.any()
    assert not plain.shift_semitones.any()
    np.testing.assert_array_equal(plain.stretch, np.ones(4))


@pytest.mark.parametrize("seed", [1, 2, 77, 2**40])
def test_a_seed_always_draws_the_same_and_stays_within_bounds(seed: int) -> None:
    one, same, other = (variation(number, 9, SPREAD) for number in (seed, seed, seed + 1))
    np.testing.assert_array_equal(one.manner, same.manner)
    np.testing.assert_array_equal(one.stretch, same.stretch)
    assert not np.array_equal(one.shift_semitones, other.shift_semitones)
    assert (np.abs(one.manner) <= BOUND * MANNER * SPREAD + 1e-6).all()
    assert (np.abs(np.log(one.stretch)) <= BOUND * TEMPO + 1e-6).all()
    assert (np.abs(one.shift_semitones) <= BOUND * (LINE_SEMITONES + WORD_SEMITONES) + 1e-6).all()
