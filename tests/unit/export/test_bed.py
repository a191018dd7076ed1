"""The film's own sound under the dub, as it is written."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.analysis.loudness import true_peak
from studio.core.ducking import Ducking, gain_factor
from studio.core.original import Original
from studio.export.bed import ducked, layout_of, with_speech

RATE = 48_000


def cut(sound: np.ndarray, size: int) -> Iterator[np.ndarray]:
    return (sound[..., start : start + size] for start in range(0, sound.shape[-1], size))


@settings(max_examples=30)
@given(
    st.integers(1000, 70_000),
    st.integers(1000, 70_000),
    st.sampled_from((1, 2, 6)),
    st.integers(0, 150_000),
    st.integers(0, 150_000),
)
def test_speech_and_bed_are_summed_however_they_come(
    film_piece: int, speech_piece: int, n_channels: int, n_film: int, n_speech: int
) -> None:
    rng = np.random.default_rng(3)
    film = rng.uniform(-0.2, 0.2, (n_channels, n_film)).astype(np.float32)
    speech = rng.uniform(-0.2, 0.2, n_speech)
    pieces = list(with_speech(cut(film, film_piece), cut(speech, speech_piece), n_channels, RATE, 0.9))
    mix = np.concatenate([np.zeros((n_channels, 0)), *pieces], axis=1)
    assert mix.shape[1] == max(n_film, n_speech)
    wanted = np.zeros_like(mix)
    wanted[:, :n_film] += film
    wanted[2 if n_channels > 2 else slice(None), :n_speech] += speech
    assert np.allclose(mix, wanted, atol=1e-6)


def test_no_peak_gets_through_and_no_side_moves() -> None:
    rng = np.random.default_rng(4)
    film = (rng.standard_normal((2, 3 * RATE)) * [[0.5], [0.1]]).astype(np.float32)
    limit = gain_factor(-1)
    mix = np.concatenate(list(with_speech(cut(film, 5000), cut(np.zeros(100), 10), 2, RATE, limit)), axis=1)
    assert max(true_peak(channel).max() for channel in mix) <= limit * 1.001
    assert np.allclose(mix[0] * film[1], mix[1] * film[0], atol=1e-5)  # one gain for both


def test_it_is_ducked_as_it_is_heard() -> None:
    ducking = Ducking.of([(500, 900)], Original(gain_db=-2), RATE)
    film = np.ones((2, 2 * RATE), np.float32)
    bed = np.concatenate(list(ducked(cut(film, 777), ducking)), axis=1)
    assert np.array_equal(bed[0], ducking.gains(0, 2 * RATE))
    assert np.array_equal(bed[0], bed[1])


@pytest.mark.parametrize(("n_channels", "layout"), [(0, "mono"), (1, "mono"), (2, "stereo"), (3, "stereo"), (6, "5.1")])
def test_channels_are_those_of_the_film(n_channels: int, layout: str) -> None:
    assert layout_of(n_channels) == layout
