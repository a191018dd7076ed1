"""Sound from the microphone, taken on a thread of its own."""

import logging
import threading
import time
from collections.abc import Callable
from math import inf, log10
from typing import Any

import numpy as np

from studio.core.audio import Audio, Samples
from studio.core.errors import DeviceError
from studio.playback.portaudio import input_device, open_portaudio, spared

MOST_S = 120
"""Longest recording: there is no room for more."""
LEVEL_MS = 100
"""The level is that of so much sound."""
TICK_S = 0.05
"""How often is looked whether the recording goes on."""
STALLED_S = 3.0
"""A device that gives nothing for so long is gone."""
NO_SOUND = Audio(np.zeros(0, np.float32), 48_000)

_FULL = f"The recording was ended after {MOST_S} seconds, which is the most."
_VANISHED = "The microphone stopped; see whether it is still connected, and whether Dubsmith may use it."

_log = logging.getLogger(__name__)


class SoundRecorder:
    """Records through PortAudio. See the port Recorder."""

    def __init__(self, open_system: Callable[[], Any] = open_portaudio) -> None:
        self._open_system = open_system
        self._taking: _Taking | None = None

    @property
    def is_recording(self) -> bool:
        return self._taking is not None and not self._taking.is_over

    @property
    def problem(self) -> str | None:
        return None if self._taking is None else self._taking.problem

    @property
    def taken_ms(self) -> int:
        return 0 if self._taking is None else self._taking.taken_ms

    @property
    def level_db(self) -> float:
        return -inf if self._taking is None else self._taking.level_db

    def start(self) -> None:
        self.close()
        self._taking = _Taking(self._open_system)

    def stop(self) -> Audio:
        if self._taking is None:
            return NO_SOUND
        self._taking.end()
        return self._taking.audio()

    def close(self) -> None:
        if self._taking is not None:
            self._taking.end()
            self._taking.join()


class _Taking:
    """One recording, from its making until `end`."""

    def __init__(self, open_system: Callable[[], Any]) -> None:
        self.problem: str | None = None
        self._open_system = open_system
        self._rate = NO_SOUND.sample_rate
        self._kept = NO_SOUND.samples
        self._n = 0
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="recorder", daemon=True)
        self._thread.start()

    @property
    def is_over(self) -> bool:
        return self._ending.is_set()

    @property
    def taken_ms(self) -> int:
        return self._n * 1000 // self._rate

    @property
    def level_db(self) -> float:
        recent = self._kept[max(0, self._n - self._rate * LEVEL_MS // 1000) : self._n]
        peak = float(np.abs(recent).max(initial=0.0))
        return 20 * log10(peak) if peak else -inf

    def audio(self) -> Audio:
        """What was taken so far."""
        return Audio(self._kept[: self._n].copy(), self._rate)

    def end(self) -> None:
        self._ending.set()

    def join(self) -> None:
        self._thread.join()

    def _run(self) -> None:
        try:
            self._take()
        except DeviceError as error:
            self.problem = str(error)
        except Exception:
            _log.exception("The microphone has failed.")
            self.problem = _VANISHED
        finally:
            self._ending.set()

    def _take(self) -> None:
        sounddevice = self._open_system()
        with spared():
            self._take_from(sounddevice, input_device(sounddevice))

    def _take_from(self, sounddevice: Any, device: dict[str, Any]) -> None:
        self._rate = int(device["default_samplerate"])
        self._kept = np.zeros(MOST_S * self._rate, np.float32)
        try:
            with sounddevice.InputStream(
                samplerate=self._rate, device=device["index"], channels=1, dtype="float32", callback=self._fill
            ):
                self._watch()
        except sounddevice.PortAudioError as error:
            raise DeviceError(f"The microphone cannot be used ({error}).") from error

    def _watch(self) -> None:
        """Until somebody ends it, nothing comes any more, or there is no more room."""
        n, since = 0, time.monotonic()
        while not self._ending.wait(TICK_S):
            if self._n == len(self._kept):
                raise DeviceError(_FULL)
            if self._n > n:
                n, since = self._n, time.monotonic()
            elif time.monotonic() - since > STALLED_S:
                raise DeviceError(_VANISHED)

    def _fill(self, taken: Samples, n_frames: int, _time: Any, _status: object) -> None:
        """The audio callback: no locks, no logging."""
        n = min(n_frames, len(self._kept) - self._n)
        self._kept[self._n : self._n + n] = taken[:n, 0]
        self._n += n
