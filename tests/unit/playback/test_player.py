import threading
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from studio.core.audio import Audio, Samples
from studio.core.errors import DeviceError, SynthesisError
from studio.playback.player import BUFFER_S, SoundPlayer

RATE = 24_000


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
    player.play(Audio(tone(n), RATE))

    assert np.array_equal(heard(system), tone(n))
    assert system.rate == RATE


def test_more_than_the_buffer_holds(system: Any) -> None:
    n = RATE * BUFFER_S + 5_000
    SoundPlayer().play(Audio(tone(n), RATE))

    assert np.array_equal(heard(system), tone(n))


def test_sounds_before_all_is_made(system: Any) -> None:
    heard_first = threading.Event()

    def chunks() -> Iterator[Samples]:
        yield tone(256)
        while not system.heard:
            heard_first.wait(0.001)
        heard_first.set()
        yield tone(256)

    SoundPlayer().play_chunks(chunks(), RATE)

    assert heard_first.is_set()


def test_late_chunks_leave_counted_silence(system: Any) -> None:
    def chunks() -> Iterator[Samples]:
        yield tone(300)
        while len(system.heard) < 5:
            threading.Event().wait(0.001)
        system.tick.clear()
        yield tone(300)
        system.tick.set()

    player = SoundPlayer()
    player.play_chunks(chunks(), RATE)

    assert player.n_underflows >= 3
    assert np.isfinite(system.sound).all()
    assert np.array_equal(heard(system), np.tile(tone(300), 2))


def test_nothing_to_play(system: Any) -> None:
    SoundPlayer().play_chunks([], RATE)
    SoundPlayer().play(Audio(tone(0), RATE))

    assert not system.heard


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
        SoundPlayer().play(Audio(tone(10_000), RATE))


def test_no_output_device(system: Any) -> None:
    system.has_output = False

    with pytest.raises(DeviceError, match="no output device"):
        SoundPlayer().play(Audio(tone(10), RATE))


def test_device_that_is_refused(system: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: Any) -> None:
        raise system.PortAudioError("Device unavailable")

    monkeypatch.setattr(system, "OutputStream", refuse)

    with pytest.raises(DeviceError, match="Device unavailable"):
        SoundPlayer().play(Audio(tone(10), RATE))


def test_fault_in_the_making_ends_the_playback(system: Any) -> None:
    def chunks() -> Iterator[Samples]:
        yield tone(500)
        raise SynthesisError("no")

    with pytest.raises(SynthesisError):
        SoundPlayer().play_chunks(chunks(), RATE)
