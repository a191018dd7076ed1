"""A sound system in memory: it asks for samples like PortAudio does, and keeps what it hears.

`by_hand`: only when the test pulls. Else on a thread of its own, faster than real time.
"""

import sys
import threading
import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

BLOCK = 256
LATENCY_S = 0.05


class PortAudioError(Exception):
    pass


class FakeSoundSystem:
    """Stands in for the module `sounddevice`."""

    PortAudioError = PortAudioError

    def __init__(self) -> None:
        self.by_hand = False
        self.rates = {24_000, 48_000}
        """Rates that the outputs take."""
        self.names = ["Loudspeaker", "Headphones"]
        """The outputs, the default one first; as of the next look."""
        self.is_refused = False
        self.vanishes_after: int | None = None
        """Blocks after which the device is unplugged."""
        self.tick = threading.Event()
        """While it is clear, the device asks for nothing."""
        self.tick.set()
        self.heard: list[np.ndarray[Any, Any]] = []
        self.streams: list[FakeStream] = []
        self.n_looks = 0
        self.now_s = 0.0
        """The time of a test by hand."""

    def clock(self) -> float:
        return self.now_s

    def query_devices(self, kind: str | None = None) -> Any:
        devices = [
            {
                "name": name,
                "index": index,
                "hostapi": 0,
                "max_output_channels": 0 if name == "Microphone" else 2,
                "default_samplerate": 48_000.0,
                "default_low_output_latency": 0.01,
            }
            for index, name in enumerate([*self.names, "Microphone"])
        ]
        devices += [{**device, "hostapi": 1} for device in devices]
        if kind is None:
            return devices if self.names else []
        if not self.names:
            raise PortAudioError("Error querying device -1")
        return devices[0]

    def check_output_settings(self, samplerate: int, **_: Any) -> None:
        if samplerate not in self.rates:
            raise PortAudioError("Invalid sample rate")

    def get_portaudio_version(self) -> tuple[int, str]:
        return 1, "PortAudio in memory"

    def _terminate(self) -> None:
        assert not any(stream.active for stream in self.streams), "it would be cut off"

    def _initialize(self) -> None:
        self.n_looks += 1

    def OutputStream(self, **options: Any) -> "FakeStream":
        if self.is_refused:
            raise PortAudioError("Device unavailable")
        self.streams.append(FakeStream(self, **options))
        return self.streams[-1]

    @property
    def rate(self) -> int:
        return self.streams[-1].rate

    @property
    def sound(self) -> np.ndarray[Any, Any]:
        return np.concatenate([np.zeros(0, np.float32), *self.heard])

    def pull(self, n: int) -> np.ndarray[Any, Any]:
        """By hand: let time go on by `n` samples, which the open stream takes."""
        (stream,) = [stream for stream in self.streams if stream.active]
        block = stream.take(n, self.now_s)
        self.now_s += n / stream.rate
        return block


class FakeStream:
    def __init__(
        self, system: FakeSoundSystem, samplerate: int, device: int, callback: Callable[..., None], **_: Any
    ) -> None:
        self.rate = samplerate
        self.device = device
        self._system = system
        self._callback = callback
        self._thread = threading.Thread(target=self._run)
        self._is_closed = False
        self.active = False

    def start(self) -> None:
        self.active = True
        if not self._system.by_hand:
            self._thread.start()

    def close(self) -> None:
        self._is_closed = True
        self.active = False
        self._system.tick.set()
        if self._thread.ident is not None:
            self._thread.join()

    def take(self, n: int, now_s: float) -> np.ndarray[Any, Any]:
        out = np.full((n, 1), np.nan, np.float32)
        self._callback(out, n, SimpleNamespace(currentTime=now_s, outputBufferDacTime=now_s + LATENCY_S), None)
        self._system.heard.append(out[:, 0])
        return out[:, 0]

    def _run(self) -> None:
        while not self._is_closed:
            self._system.tick.wait()
            if self._system.vanishes_after is not None and len(self._system.heard) >= self._system.vanishes_after:
                break
            self.take(BLOCK, -LATENCY_S)
            time.sleep(0.0005)
        self.active = False


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> FakeSoundSystem:
    fake = FakeSoundSystem()
    monkeypatch.setitem(sys.modules, "sounddevice", fake)
    return fake


@pytest.fixture
def by_hand() -> FakeSoundSystem:
    fake = FakeSoundSystem()
    fake.by_hand = True
    return fake
