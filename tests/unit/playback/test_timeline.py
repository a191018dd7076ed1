import threading
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.core.audio import Audio, Samples
from studio.core.errors import OutputError
from studio.core.listening import Placed, SoundSource, StoredSound
from studio.playback import timeline as timeline_module
from studio.playback.sources import GrowingSound, WholeSound
from studio.playback.timeline import Timeline

RATE = 1_000
PATIENCE_S = 5.0


def whole(samples: Samples) -> WholeSound:
    return WholeSound(Audio(samples, RATE))


def growing(samples: Samples) -> GrowingSound:
    sound = GrowingSound(RATE)
    for chunk in np.array_split(samples, 3):
        sound.append(chunk)
    sound.complete()
    return sound


def stored(samples: Samples) -> StoredSound:
    return StoredSound(len(samples), lambda: Audio(samples, RATE))


def read(source: SoundSource, start: int, n: int) -> Samples:
    """What comes there, once it has been fetched."""
    deadline = threading.Event()
    timer = threading.Timer(PATIENCE_S, deadline.set)
    timer.start()
    try:
        while (piece := source.read(start, n)) is None:
            assert not deadline.wait(0.001), "it never comes"
        return piece
    finally:
        timer.cancel()
        timer.join()


def read_on(source: SoundSource, sizes: list[int]) -> Samples:
    pieces: list[Samples] = [np.zeros(0, np.float32)]
    at, turn = 0, 0
    while len(piece := read(source, at, sizes[turn % len(sizes)])):
        pieces.append(piece)
        at, turn = at + len(piece), turn + 1
    return np.concatenate(pieces)


MAKERS: tuple[Callable[[Samples], SoundSource | StoredSound], ...] = (whole, growing, stored)
PLACED = st.tuples(st.integers(0, 60), st.integers(0, 30), st.sampled_from(MAKERS))


@settings(max_examples=50)
@given(st.lists(PLACED, max_size=8), st.lists(st.integers(1, 50), min_size=1))
def test_the_sum_of_its_sounds_in_any_blocks(
    entries: list[tuple[int, int, Callable[[Samples], SoundSource | StoredSound]]], sizes: list[int]
) -> None:
    rng = np.random.default_rng(len(entries))
    sounds = [rng.integers(-99, 99, n).astype(np.float32) for _, n, _ in entries]
    mix = np.zeros(max((start + n for start, n, _ in entries), default=0), np.float32)
    for (start, n, _), samples in zip(entries, sounds, strict=True):
        mix[start : start + n] += samples
    line = Timeline(RATE, [Placed(e[0], e[2](samples)) for e, samples in zip(entries, sounds, strict=True)])

    assert line.n_samples == len(mix)
    assert np.array_equal(read_on(line, sizes), mix)


def ones(n: int) -> Samples:
    return np.ones(n, np.float32)


def test_waits_for_a_growing_sound_only_where_that_is() -> None:
    sound = GrowingSound(RATE)
    line = Timeline(RATE, [Placed(10, sound), Placed(5, whole(ones(20)))])

    assert read(line, 0, 100).tolist() == [0] * 5 + [1] * 5
    assert line.read(10, 5) is None
    sound.append(ones(3))
    assert read(line, 8, 100).tolist() == [1, 1, 2, 2, 2]
    assert line.n_samples is None
    sound.complete()
    assert line.n_samples == 25
    assert read(line, 13, 100).tolist() == [1] * 12
    assert not len(read(line, 25, 5))


def test_a_failed_sound_fails_where_it_is() -> None:
    sound = GrowingSound(RATE)
    sound.fail("It could not be made.")
    line = Timeline(RATE, [Placed(10, sound)])

    assert len(read(line, 0, 10)) == 10
    with pytest.raises(Exception, match="could not be made"):
        line.read(10, 5)


def test_fetches_only_what_is_near() -> None:
    fetched: list[int] = []

    def fetch(i: int) -> Audio:
        fetched.append(i)
        return Audio(ones(100), RATE)

    def entry(i: int) -> Placed:
        return Placed(i * 1_000, StoredSound(100, lambda: fetch(i)))

    line = Timeline(RATE, [entry(i) for i in range(100)])
    assert len(read(line, 50_000, 10)) == 10
    for thread in threading.enumerate():
        if thread.name == "timeline":
            thread.join()

    assert fetched == [50, 51, 52, 53]


def test_lets_go_of_what_was_heard_long_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline_module, "KEPT_S", 1)
    fetched: list[int] = []

    def entry(i: int) -> Placed:
        def fetch() -> Audio:
            fetched.append(i)
            return Audio(ones(900), RATE)

        return Placed(i * 10_000, StoredSound(900, fetch))

    line = Timeline(RATE, [entry(i) for i in range(4)])
    for i in (0, 1, 1, 2, 2, 3, 0):
        read(line, i * 10_000, 10)

    assert fetched == [0, 1, 2, 3, 0]


def test_a_fault_in_the_fetching_is_told_and_tried_again() -> None:
    def fetch() -> Audio:
        if next(faults):
            raise OutputError("The project file is gone.")
        return Audio(ones(5), RATE)

    faults = iter([True, False])
    line = Timeline(RATE, [Placed(0, StoredSound(5, fetch))])

    with pytest.raises(OutputError, match="gone"):
        read(line, 0, 5)
    assert len(read(line, 0, 5)) == 5


def test_stored_sound_that_is_not_as_long_as_promised() -> None:
    line = Timeline(RATE, [Placed(0, StoredSound(5, lambda: Audio(ones(4), RATE)))])

    with pytest.raises(ValueError, match="4 samples"):
        read(line, 0, 5)


def test_what_cannot_be_placed() -> None:
    with pytest.raises(ValueError, match="start"):
        Timeline(RATE, [Placed(-1, whole(ones(5)))])
    with pytest.raises(ValueError, match="Hz"):
        Timeline(2 * RATE, [Placed(0, whole(ones(5)))])
