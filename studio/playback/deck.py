"""The deck: a transport with a thread of its own, so that nobody who asks it for something waits."""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from queue import Empty, SimpleQueue
from typing import Any

from studio.core.audio import Audio
from studio.core.listening import DeckEvent, Placed, SoundSource
from studio.playback.feed import Loop
from studio.playback.portaudio import open_portaudio
from studio.playback.sources import GrowingSound, WholeSound
from studio.playback.timeline import Timeline
from studio.playback.transport import Transport

CLOSING_S = 3.0
"""A sound system that hangs must not keep the program from ending."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the deck will be at when it has done the last thing asked of it."""

    number: int
    """Of that thing, from 1 on."""
    is_playing: bool
    sample: int


class SoundDeck:
    """Plays through PortAudio. See the port Deck. `on_change` is called on the deck's thread; `close` ends that."""

    def __init__(
        self,
        on_change: Callable[[DeckEvent], None],
        open_system: Callable[[], Any] = open_portaudio,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._on_change = on_change
        self._transport = Transport(self._tell, open_system, clock)
        self._requests: SimpleQueue[tuple[int, Callable[[], None]] | None] = SimpleQueue()
        self._asked = _Asked(0, False, 0)
        self._n_done = 0
        self.volume = 1.0
        self.device: str | None = None
        self._thread = threading.Thread(target=self._run, name="deck", daemon=True)
        self._thread.start()
        # A first look makes the problem known before anybody wants to play, and the first sound comes sooner.
        self.look_for_devices()

    @property
    def is_playing(self) -> bool:
        asked = self._asked
        return asked.is_playing if asked.number > self._n_done else self._transport.is_playing

    @property
    def is_waiting(self) -> bool:
        return self._transport.is_waiting

    @property
    def position_samples(self) -> int:
        asked = self._asked
        return asked.sample if asked.number > self._n_done else self._transport.position_samples

    @property
    def n_underflows(self) -> int:
        return self._transport.n_underflows

    @property
    def problem(self) -> str | None:
        return self._transport.problem

    @property
    def devices(self) -> tuple[str, ...]:
        return self._transport.devices

    def growing(self, sample_rate: int) -> GrowingSound:
        """See Deck."""
        return GrowingSound(sample_rate)

    def timeline(self, sample_rate: int, placed: Iterable[Placed]) -> Timeline:
        """See Deck. ValueError where sounds have other sample rates."""
        return Timeline(sample_rate, placed)

    def play(self, sound: Audio | SoundSource, start_sample: int = 0, loop: Loop | None = None) -> None:
        """See Deck. ValueError for a negative sample or a loop that ends before it starts."""
        _check(start_sample, loop)
        source = WholeSound(sound) if isinstance(sound, Audio) else sound
        self._ask(partial(self._transport.play, source, start_sample, loop), True, start_sample)

    def stop(self) -> None:
        self._ask(self._transport.stop, False, self.position_samples)

    def seek(self, sample: int) -> None:
        """See Deck. ValueError for a negative sample."""
        _check(sample, None)
        is_playing = self.is_playing
        self._ask(partial(self._transport.seek, sample), is_playing, sample if is_playing else self.position_samples)

    def set_loop(self, loop: Loop | None) -> None:
        """See Deck. ValueError for a loop that ends before it starts."""
        _check(0, loop)
        self._go_on(partial(self._transport.set_loop, loop))

    def set_volume(self, volume: float) -> None:
        """See Deck. ValueError outside 0 to 1."""
        if not 0 <= volume <= 1:
            raise ValueError("The volume lies between 0 and 1.")
        self.volume = volume
        self._transport.volume = volume

    def set_device(self, name: str | None) -> None:
        self.device = name
        self._go_on(partial(self._transport.set_device, name))

    def look_for_devices(self) -> None:
        self._go_on(self._transport.look)

    def close(self) -> None:
        self._requests.put(None)
        self._thread.join(CLOSING_S)
        if self._thread.is_alive():
            log.warning("The sound system does not answer; its thread is left behind.")

    def _go_on(self, request: Callable[[], None]) -> None:
        """Ask for something that changes neither whether there is sound nor where."""
        self._ask(request, self.is_playing, self.position_samples)

    def _ask(self, request: Callable[[], None], is_playing: bool, sample: int) -> None:
        number = self._asked.number + 1
        self._asked = _Asked(number, is_playing, sample)
        self._requests.put((number, request))

    def _run(self) -> None:
        wait_s: float | None = None
        while True:
            try:
                request = self._requests.get(timeout=wait_s)
                if request is None:
                    break
                number, do = request
                self._guarded(do)
                self._n_done = number
                wait_s = 0.0  # several things may have been asked for: do them all before any sound is made
            except Empty:
                wait_s = self._guarded(self._transport.step)
        self._transport.close()

    def _guarded(self, do: Callable[[], Any]) -> Any:
        """A fault in a source must not end the deck."""
        try:
            return do()
        except Exception as error:
            log.exception("The deck stumbled.")
            self._transport.fail(f"Sound cannot be played because of a fault in the program ({error}).")
            return None

    def _tell(self, event: DeckEvent) -> None:
        try:
            self._on_change(event)
        except Exception:
            log.exception("A listener of the deck stumbled.")


def _check(sample: int, loop: Loop | None) -> None:
    if sample < 0 or (loop is not None and not 0 <= loop[0] < loop[1]):
        raise ValueError("A place in a sound is 0 or more, and a loop ends behind its start.")
