"""The deck with its thread; what it plays, and how, is in test_transport.py."""

import threading
from collections.abc import Callable, Iterator
from queue import SimpleQueue
from typing import Any

import numpy as np
import pytest

from studio.core.audio import Audio, Samples
from studio.core.listening import DeckEvent, DevicesFound, Failed, Finished, Placed, Started, Stopped
from studio.core.ports import Deck
from studio.playback.deck import SoundDeck

RATE = 24_000
PATIENCE_S = 5.0

Events = SimpleQueue[DeckEvent]


def tone(n: int) -> Samples:
    samples: Samples = np.sin(0.05 * np.arange(1, n + 1)).astype(np.float32)
    return samples


@pytest.fixture
def events() -> Events:
    return SimpleQueue()


@pytest.fixture
def deck(system: Any, events: Events) -> Iterator[Deck]:
    deck = SoundDeck(events.put, lambda: system)
    assert events.get(timeout=PATIENCE_S) == DevicesFound()
    yield deck
    deck.close()


def test_plays_a_sound_to_the_end(deck: Deck, events: Events, system: Any) -> None:
    deck.play(Audio(tone(5_000), RATE))
    assert deck.is_playing

    assert events.get(timeout=PATIENCE_S) == Started()
    assert events.get(timeout=PATIENCE_S) == Finished()
    assert np.array_equal(system.sound[system.sound != 0], tone(5_000))
    assert not deck.is_playing
    assert deck.position_samples == 5_000
    assert deck.devices == ("Loudspeaker", "Headphones")
    assert deck.problem is None


def test_its_state_is_that_of_what_was_asked_last(deck: Deck, events: Events) -> None:
    deck.play(Audio(tone(90_000), RATE), 1_000)
    assert deck.is_playing
    assert deck.position_samples >= 1_000
    deck.seek(50_000)
    assert deck.position_samples >= 50_000
    deck.set_loop((50_000, 60_000))
    deck.stop()
    assert not deck.is_playing
    deck.seek(0)
    assert deck.position_samples >= 50_000, "nothing plays"

    while events.get(timeout=PATIENCE_S) != Stopped():
        pass
    assert not deck.is_playing


def test_asking_never_waits_for_the_sound_system(events: Events, system: Any) -> None:
    may_open = threading.Event()

    def slow() -> Any:
        may_open.wait(PATIENCE_S)
        return system

    deck = SoundDeck(events.put, slow)
    deck.play(Audio(tone(500), RATE))
    deck.set_volume(0.5)
    deck.set_device("Headphones")
    assert deck.is_playing
    assert events.empty()
    may_open.set()
    while events.get(timeout=PATIENCE_S) != Finished():
        pass
    deck.close()


def test_a_growing_sound_in_a_timeline(deck: Deck, events: Events, system: Any) -> None:
    sound = deck.growing(RATE)
    deck.play(deck.timeline(RATE, [Placed(1_000, sound)]))
    sound.append(tone(3_000))
    sound.complete()
    while events.get(timeout=PATIENCE_S) != Finished():
        pass

    assert np.count_nonzero(system.sound) == 3_000
    assert deck.position_samples == 4_000


def test_a_fault_in_a_source_is_told_and_the_deck_lives_on(
    deck: Deck, events: Events, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken:
        sample_rate = RATE
        n_samples = None

        def read(self, start_sample: int, n: int) -> Samples:
            raise RuntimeError("slip")

    deck.play(Broken())
    event = events.get(timeout=PATIENCE_S)
    assert isinstance(event, Failed)
    assert "slip" in event.reason
    assert "stumbled" in caplog.text

    deck.play(Audio(tone(100), RATE))
    assert events.get(timeout=PATIENCE_S) == Started()


def test_a_fault_in_the_listener_does_not_end_the_deck(system: Any, caplog: pytest.LogCaptureFixture) -> None:
    finished = threading.Event()

    def listen(event: DeckEvent) -> None:
        if event == Finished():
            finished.set()
        raise RuntimeError("slip")

    deck = SoundDeck(listen, lambda: system)
    deck.play(Audio(tone(100), RATE))
    assert finished.wait(PATIENCE_S)
    deck.close()
    assert "listener" in caplog.text


def test_closing_while_it_plays(deck: Deck, system: Any) -> None:
    deck.play(Audio(tone(90_000), RATE))
    deck.close()

    assert not any(stream.active for stream in system.streams)


def test_closing_does_not_wait_for_a_sound_system_that_hangs(
    system: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("studio.playback.deck.CLOSING_S", 0.01)
    may_open = threading.Event()

    def hanging() -> Any:
        may_open.wait(PATIENCE_S)
        return system

    deck = SoundDeck(lambda event: None, hanging)
    deck.close()
    may_open.set()

    assert "does not answer" in caplog.text


@pytest.mark.parametrize(
    "ask",
    [
        lambda deck: deck.set_volume(1.1),
        lambda deck: deck.seek(-1),
        lambda deck: deck.play(Audio(tone(5), RATE), -1),
        lambda deck: deck.set_loop((5, 5)),
    ],
)
def test_what_makes_no_sense(deck: Deck, ask: Callable[[Deck], None]) -> None:
    with pytest.raises(ValueError, match=r"0"):
        ask(deck)
