"""24-bit FLAC."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from studio.core.audio import Audio
from studio.core.flac import from_flac, to_flac
from studio.core.pcm import from_pcm24


@given(st.lists(st.integers(-(2**23), 2**23 - 1), min_size=1, max_size=200))
def test_sound_on_the_24_bit_grid_comes_back_to_the_bit(steps: list[int]) -> None:
    audio = Audio(from_pcm24(np.array(steps, np.int32)), 24_000)
    back = from_flac(to_flac(audio))
    assert back.sample_rate == audio.sample_rate
    np.testing.assert_array_equal(back.samples, audio.samples)
