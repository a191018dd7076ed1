"""A sound system in memory: a thread that asks for samples like PortAudio does, and keeps what it hears."""

import sys
import threading
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

BLOCK = 256


class PortAudioError(Exception):
    pass


class CallbackStop(Exception):
    pass


class FakeSoundSystem:
    """Stands in for the module `sounddevice`."""

    PortAudioError = PortAudioError
    CallbackStop = CallbackStop

    def __init__(self) -> None:
        self.rates = {24_000, 48_000}
        """Rates that the output takes."""
        self.has_output = True
        self.vanishes_after: int | None = None
        """Blocks after which the device is unplugged."""
        self.tick = threading.Event()
        """While it is clear, the device asks for nothing."""
        self.tick.set()
        self.heard: list[np.ndarray[Any, Any]] = []
        self.rate = 0

    def query_devices(self, kind: str | None = None) -> Any:
        device = {"name": "Loudspeaker", "max_output_channels": 2, "default_samplerate": 48_000.0}
        if kind is None:
            return [device, {**device, "name": "Microphone", "max_output_channels": 0}] if self.has_output else []
        if not self.has_output:
            raise PortAudioError("Error querying device -1")
        return device

    def check_output_settings(self, samplerate: int, **_: Any) -> None:
        if samplerate not in self.rates:
            raise PortAudioError("Invalid sample rate")

    def get_portaudio_version(self) -> tuple[int, str]:
        return 1, "PortAudio in memory"

    def OutputStream(self, **options: Any) -> "FakeStream":
        self.rate = options["samplerate"]
        return FakeStream(self, options["callback"], options["finished_callback"])

    @property
    def sound(self) -> np.ndarray[Any, Any]:
        return np.concatenate(self.heard)


class FakeStream:
    def __init__(self, system: FakeSoundSystem, callback: Callable[..., None], finished: Callable[[], None]) -> None:
        self._system = system
        self._callback = callback
        self._finished = finished
        self._thread = threading.Thread(target=self._run)
        self._closed = False
        self.active = False

    def start(self) -> None:
        self.active = True
        self._thread.start()

    def close(self) -> None:
        self._closed = True
        self._system.tick.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        while not self._closed:
            self._system.tick.wait()
            if self._system.vanishes_after is not None and len(self._system.heard) >= self._system.vanishes_after:
                self.active = False
                return
            out = np.full((BLOCK, 1), np.nan, np.float32)
            try:
                self._callback(out, BLOCK, None, None)
            except CallbackStop:
                self._system.heard.append(out[:, 0])
                break
            self._system.heard.append(out[:, 0])
        self.active = False
        self._finished()


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> FakeSoundSystem:
    fake = FakeSoundSystem()
    monkeypatch.setitem(sys.modules, "sounddevice", fake)
    return fake
