import numpy as np
import pytest
import soxr
from hypothesis import given
from hypothesis import strategies as st

from studio.core.audio import Audio, Samples
from studio.playback.feed import Feed, Loop
from studio.playback.sources import GrowingSound, WholeSound

RATE = 24_000
FADE = RATE * 5 // 1000


def noise(n: int) -> Samples:
    return np.random.default_rng(1).uniform(-1, 1, n).astype(np.float32)


def pulled(feed: Feed, n_pieces: int = 10**6) -> tuple[Samples, list[int]]:
    """What comes up to the end, and where its stretches begin in the source."""
    pieces: list[Samples] = [np.zeros(0, np.float32)]
    begins: list[int] = []
    for _ in range(n_pieces):
        piece = feed.pull()
        if piece is None:
            break
        pieces.append(piece.samples)
        begins += [] if piece.begins_at is None else [piece.begins_at]
    return np.concatenate(pieces), begins


def feed(samples: Samples, start: int = 0, loop: Loop | None = None, rate: int = RATE) -> Feed:
    return Feed(WholeSound(Audio(samples, RATE)), start, loop, rate)


@given(st.integers(0, 3_000))
def test_every_sample_from_the_start_to_the_end(n: int) -> None:
    played = feed(noise(n))

    assert np.array_equal(pulled(played)[0], noise(n))
    assert played.has_ended
    assert played.at == n


@pytest.mark.parametrize("rate", [44_100, 48_000, 16_000])
def test_at_the_rate_of_the_device(rate: int) -> None:
    samples, _ = pulled(feed(noise(5_000), rate=rate))

    assert len(samples) == round(5_000 * rate / RATE)
    assert np.allclose(samples, soxr.resample(noise(5_000), RATE, rate), atol=1e-4)


def test_a_start_inside_fades_in() -> None:
    samples, begins = pulled(feed(noise(2_000), start=500))

    assert begins == [500]
    assert abs(samples[0]) < 1e-3
    assert np.all(np.abs(samples[:FADE]) <= np.abs(noise(2_000)[500 : 500 + FADE]))
    assert np.array_equal(samples[FADE:], noise(2_000)[500 + FADE :])


def test_behind_the_end_is_nothing() -> None:
    assert not len(pulled(feed(noise(100), start=200))[0])


def test_a_loop_goes_round_without_a_click() -> None:
    a, b = 1_000, 4_000
    samples, begins = pulled(feed(noise(10_000), start=a, loop=(a, b)), n_pieces=100)

    assert begins[:3] == [a, a, a]
    one, other = samples[: b - a], samples[b - a : 2 * (b - a)]
    assert np.array_equal(one, other)
    assert np.array_equal(one[FADE:-FADE], noise(10_000)[a + FADE : b - FADE])
    assert abs(one[0]) < 1e-3
    assert abs(one[-1]) < 1e-3


def test_a_loop_that_reaches_behind_the_end_turns_there() -> None:
    samples, begins = pulled(feed(noise(5_000), start=4_000, loop=(2_000, 9_000)), n_pieces=40)

    assert begins[:2] == [4_000, 2_000]
    assert np.array_equal(samples[FADE:1_000], noise(5_000)[4_000 + FADE :])


def test_a_loop_behind_the_end_ends() -> None:
    assert not len(pulled(feed(noise(100), start=200, loop=(200, 5_000)))[0])


def test_a_loop_is_never_too_short_to_be_heard() -> None:
    assert feed(noise(5_000), loop=(10, 11)).loop == (10, 10 + RATE // 20)


@pytest.mark.parametrize("rate", [RATE, 48_000])
def test_waits_and_goes_on(rate: int) -> None:
    sound = GrowingSound(RATE)
    played = Feed(sound, 0, None, rate)
    assert played.pull() is None
    assert not played.has_ended

    sound.append(noise(1_000))
    first, _ = pulled(played)
    rest = played.pause().samples
    assert len(first) + len(rest) == 1_000 * rate // RATE

    sound.append(noise(1_000))
    sound.complete()
    second, begins = pulled(played)
    assert begins == [1_000]
    assert len(second) == 1_000 * rate // RATE
    assert played.has_ended
