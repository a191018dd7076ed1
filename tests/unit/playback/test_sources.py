import threading

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.audio import Audio, Samples
from studio.core.errors import SynthesisError
from studio.core.listening import SoundSource
from studio.playback.sources import GrowingSound, WholeSound, read_fully

RATE = 24_000


def ramp(n: int) -> Samples:
    return np.arange(1, n + 1, dtype=np.float32)


def read_on(source: SoundSource, sizes: list[int]) -> Samples:
    """All of it, in blocks of these sizes, the last one over and over."""
    pieces: list[Samples] = [np.zeros(0, np.float32)]
    at, turn = 0, 0
    while True:
        piece = source.read(at, sizes[min(turn, len(sizes) - 1)])
        assert piece is not None
        if not len(piece):
            return np.concatenate(pieces)
        pieces.append(piece)
        at, turn = at + len(piece), turn + 1


@given(st.integers(0, 100), st.lists(st.integers(1, 40), min_size=1))
def test_a_finished_sound_in_any_blocks(n: int, sizes: list[int]) -> None:
    sound = WholeSound(Audio(ramp(n), RATE))

    assert np.array_equal(read_on(sound, sizes), ramp(n))
    assert sound.n_samples == n


@given(st.lists(st.integers(0, 20)), st.lists(st.integers(1, 40), min_size=1))
def test_a_growing_sound_in_any_blocks(chunks: list[int], sizes: list[int]) -> None:
    sound, n = GrowingSound(RATE), 0
    for chunk in chunks:
        sound.append(ramp(n + chunk)[n:])
        n += chunk
        assert sound.n_made == n
        assert sound.n_samples is None
        assert sound.read(n, 10) is None
        assert read_fully(sound, 0, n + 1)[1] is False
    sound.complete()

    assert sound.n_samples == n
    assert np.array_equal(read_on(sound, sizes), ramp(n))
    samples, is_all = read_fully(sound, 0, n + 1)
    assert np.array_equal(samples, ramp(n))
    assert is_all


def test_it_is_read_while_it_grows() -> None:
    sound, n = GrowingSound(RATE), 3_000

    def make() -> None:
        for at in range(0, n, 7):
            sound.append(ramp(min(at + 7, n))[at:])
        sound.complete()

    maker = threading.Thread(target=make)
    maker.start()
    got: list[float] = []
    while (piece := sound.read(len(got), 50)) is None or len(piece):
        got += [] if piece is None else piece.tolist()
    maker.join()

    assert got == ramp(n).tolist()


def test_what_is_appended_may_be_used_again() -> None:
    sound, buffer = GrowingSound(RATE), ramp(3)
    sound.append(buffer)
    buffer[:] = 0

    piece = sound.read(0, 3)
    assert piece is not None
    assert piece.tolist() == [1, 2, 3]


def test_a_failure_is_told_where_the_sound_breaks_off() -> None:
    sound = GrowingSound(RATE)
    sound.append(ramp(5))
    sound.fail("The engine is gone.")

    piece = sound.read(3, 10)
    assert piece is not None
    assert piece.tolist() == [4, 5]
    with pytest.raises(SynthesisError, match="gone"):
        sound.read(5, 10)


def test_nothing_comes_behind_the_end() -> None:
    sound, failed = GrowingSound(RATE), GrowingSound(RATE)
    sound.complete()
    failed.fail("no")

    with pytest.raises(ValueError, match="ended"):
        sound.append(ramp(1))
    with pytest.raises(ValueError, match="ended"):
        sound.fail("no")
    with pytest.raises(ValueError, match="complete"):
        failed.complete()
