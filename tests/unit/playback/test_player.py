import threading
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from studio.core.audio import Samples
from studio.core.errors import DeviceError, SynthesisError
from studio.playback.player import SoundPlayer

RATE = 24_000


@pytest.fixture(autouse=True)
def no_tail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("studio.playback.player.TAIL_S", 0)


def tone(n: int) -> Samples:
    samples: Samples = np.sin(0.05 * np.arange(1, n + 1)).astype(np.float32)
    return samples


def heard(system: Any) -> Samples:
    """What was heard without silence, of which `tone` has none and underflows and the last block do."""
    sound: Samples = system.sound[system.sound != 0]
    return sound


@pytest.mark.parametrize("n", [1, 255, 256, 257, 10_000])
def test_plays_every_sample_to_the_end(system: Any, n: int) -> None:
    player = SoundPlayer()
    player.play_chunks((tone(n),), RATE)

    assert np.array_equal(heard(system), tone(n))
    assert system.rate == RATE


def test_more_than_it_runs_ahead(system: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("studio.playback.player.AHEAD_S", 0.2)
    SoundPlayer().play_chunks(np.split(tone(RATE), 24), RATE)

    assert len(heard(system)) == RATE


def test_sounds_before_all_is_made(system: Any) -> None:
    heard_first = threading.Event()

    def chunks() -> Iterator[Samples]:
        yield tone(2_000)
        while not np.any(system.sound):
            heard_first.wait(0.001)
        heard_first.set()
        yield tone(256)

    SoundPlayer().play_chunks(chunks(), RATE)

    assert heard_first.is_set()


def test_late_chunks_leave_counted_silence(system: Any) -> None:
    def chunks() -> Iterator[Samples]:
        yield tone(2_000)
        while not np.any(system.sound) or np.any(system.sound[-1_000:]):
            threading.Event().wait(0.001)
        yield tone(2_000)

    player = SoundPlayer()
    player.play_chunks(chunks(), RATE)

    assert player.n_underflows >= 1
    assert np.isfinite(system.sound).all()
    assert len(heard(system)) == pytest.approx(4_000, abs=10)
    assert float((heard(system) ** 2).sum()) == pytest.approx(2 * float((tone(2_000) ** 2).sum()), rel=0.1)


def test_nothing_to_play(system: Any) -> None:
    SoundPlayer().play_chunks([], RATE)
    SoundPlayer().play_chunks((tone(0),), RATE)

    assert not np.any(system.sound)


def test_rate_that_the_device_does_not_take(system: Any) -> None:
    system.rates = {48_000}
    n = RATE
    SoundPlayer().play_chunks([tone(n // 2), tone(n // 2)], RATE)

    assert system.rate == 48_000
    energy = float((system.sound**2).sum())
    assert energy == pytest.approx(2 * 2 * float((tone(n // 2) ** 2).sum()), rel=0.01)


def test_device_that_vanishes(system: Any) -> None:
    system.vanishes_after = 3

    with pytest.raises(DeviceError, match="connected"):
        SoundPlayer().play_chunks((tone(10_000),), RATE)


def test_no_output_device(system: Any) -> None:
    system.names = []

    with pytest.raises(DeviceError, match="no output device"):
        SoundPlayer().play_chunks((tone(10),), RATE)


def test_device_that_is_refused(system: Any) -> None:
    system.is_refused = True

    with pytest.raises(DeviceError, match="Device unavailable"):
        SoundPlayer().play_chunks((tone(10),), RATE)


def test_fault_in_the_making_ends_the_playback(system: Any) -> None:
    def chunks() -> Iterator[Samples]:
        yield tone(500)
        raise SynthesisError("no")

    with pytest.raises(SynthesisError):
        SoundPlayer().play_chunks(chunks(), RATE)
