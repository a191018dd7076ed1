"""A deck without a loudspeaker: time passes, and that is all."""

import threading
import time
from collections.abc import Callable, Iterable

from studio.core.audio import Audio
from studio.core.listening import (
    DeckEvent,
    Failed,
    Finished,
    GrowingSource,
    Placed,
    SoundSource,
    Started,
    Stopped,
    Waiting,
)
from studio.playback.sources import GrowingSound, WholeSound
from studio.playback.timeline import Timeline


class FakeDeck:
    """Implements `core.ports.Deck`. What was put on it is in `played`; `clock` says what time it is, in seconds."""

    def __init__(self, on_change: Callable[[DeckEvent], None], problem: str | None = None) -> None:
        self.problem = problem
        self.played: list[Audio | SoundSource] = []
        self.volume = 1.0
        self.device: str | None = None
        self.devices: tuple[str, ...] = ("Loudspeaker", "Headphones")
        self.loop: tuple[int, int] | None = None
        self.n_underflows = 0
        self.clock = time.monotonic
        self._tell = on_change
        self._sound: SoundSource | None = None
        self._began = 0.0
        self._from = self._stood = 0
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="fake deck")
        self._thread.start()

    @property
    def is_playing(self) -> bool:
        return self._sound is not None

    @property
    def is_waiting(self) -> bool:
        sound = self._sound
        return sound is not None and sound.read(self.position_samples, 1) is None

    @property
    def position_samples(self) -> int:
        sound = self._sound
        if sound is None:
            return self._stood
        at = self._from + int((self.clock() - self._began) * sound.sample_rate)
        return at if sound.n_samples is None else min(at, sound.n_samples)

    def growing(self, sample_rate: int) -> GrowingSource:
        return GrowingSound(sample_rate)

    def timeline(self, sample_rate: int, placed: Iterable[Placed]) -> SoundSource:
        return Timeline(sample_rate, placed)

    def play(self, sound: Audio | SoundSource, start_sample: int = 0, loop: tuple[int, int] | None = None) -> None:
        self.played.append(sound)
        self.loop = loop
        if self.problem:
            self._tell(Failed(self.problem))
            return
        self._from, self._began = start_sample, self.clock()
        self._sound = WholeSound(sound) if isinstance(sound, Audio) else sound
        self._tell(Started())

    def stop(self) -> None:
        if self._sound is not None:
            self._stood, self._sound = self.position_samples, None
            self._tell(Stopped())

    def seek(self, sample: int) -> None:
        self._from, self._began = sample, self.clock()

    def set_loop(self, loop: tuple[int, int] | None) -> None:
        self.loop = loop

    def set_volume(self, volume: float) -> None:
        self.volume = volume

    def set_device(self, name: str | None) -> None:
        self.device = name

    def look_for_devices(self) -> None:
        pass

    def close(self) -> None:
        self._sound = None
        self._closing.set()
        self._thread.join()

    def _run(self) -> None:
        was_waiting = False
        while not self._closing.wait(0.01):
            sound = self._sound
            if sound is not None and self.is_waiting != was_waiting:
                was_waiting = not was_waiting
                self._tell(Waiting() if was_waiting else Started())
            if sound is None or self.loop is not None:
                continue
            n_samples = sound.n_samples
            if n_samples is not None and self.position_samples >= n_samples:
                self._stood, self._sound = n_samples, None
                self._tell(Finished())
