import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from studio.core.pcm import from_pcm24, to_pcm24


@given(st.lists(st.integers(-(2**23), 2**23 - 1)))
def test_24_bit_samples_survive_to_the_bit(steps: list[int]) -> None:
    pcm = np.array(steps, np.int32)
    assert np.array_equal(to_pcm24(from_pcm24(pcm)), pcm)


def test_full_scale_and_above_is_limited() -> None:
    assert to_pcm24(np.array([1.0, 7.0, -1.0, -7.0])).tolist() == [2**23 - 1, 2**23 - 1, -(2**23), -(2**23)]
