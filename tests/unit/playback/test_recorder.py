import threading
import time
from collections.abc import Callable
from math import inf
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from studio.core.errors import DeviceError
from studio.playback import recorder as module
from studio.playback.portaudio import look_again
from studio.playback.recorder import SoundRecorder

RATE = 16_000
BLOCK = 160


class PortAudioError(Exception):
    pass


class Microphone:
    """Stands in for the module `sounddevice`; gives a tone of half the full scale, faster than real time."""

    PortAudioError = PortAudioError

    def __init__(self) -> None:
        self.is_there = True
        self.is_refused = False
        self.blocks = threading.Semaphore(0)
        """How many it gives."""

    def query_devices(self, kind: str) -> dict[str, Any]:
        if not self.is_there:
            raise PortAudioError("Error querying device -1")
        return {"name": kind, "index": 3, "default_samplerate": float(RATE)}

    def InputStream(self, **options: Any) -> "Stream":
        if self.is_refused:
            raise PortAudioError("Device unavailable")
        assert (options["samplerate"], options["device"], options["channels"]) == (RATE, 3, 1)
        return Stream(self, options["callback"])


class Stream:
    def __init__(self, microphone: Microphone, callback: Callable[..., None]) -> None:
        self._microphone = microphone
        self._callback = callback
        self._is_closed = False
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> "Stream":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_closed = True
        self._microphone.blocks.release()
        self._thread.join()

    def _run(self) -> None:
        while self._microphone.blocks.acquire() and not self._is_closed:
            self._callback(np.full((BLOCK, 1), 0.5, np.float32), BLOCK, None, None)


def until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + 5
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.005)


@pytest.fixture
def microphone() -> Microphone:
    return Microphone()


@pytest.fixture
def recorder(microphone: Microphone) -> SoundRecorder:
    return SoundRecorder(lambda: microphone)


def test_what_is_said_is_taken(recorder: SoundRecorder, microphone: Microphone) -> None:
    assert (recorder.is_recording, recorder.taken_ms, recorder.level_db) == (False, 0, -inf)
    recorder.start()
    microphone.blocks.release(20)
    until(lambda: recorder.taken_ms == 200)
    assert recorder.is_recording
    assert recorder.level_db == pytest.approx(-6.02, abs=0.01)
    audio = recorder.stop()
    assert not recorder.is_recording
    assert (audio.sample_rate, audio.n_samples, float(audio.samples.min())) == (RATE, 20 * BLOCK, 0.5)
    recorder.close()
    assert recorder.problem is None


def test_another_recording_begins_anew(recorder: SoundRecorder, microphone: Microphone) -> None:
    recorder.start()
    microphone.blocks.release(3)
    until(lambda: recorder.taken_ms == 30)
    recorder.start()
    microphone.blocks.release(1)
    until(lambda: recorder.taken_ms == 10)
    assert recorder.stop().n_samples == BLOCK
    recorder.close()


def test_nothing_was_recorded(recorder: SoundRecorder) -> None:
    assert recorder.stop().n_samples == 0
    recorder.close()


def test_no_microphone_is_a_sentence(recorder: SoundRecorder, microphone: Microphone) -> None:
    microphone.is_there = False
    recorder.start()
    until(lambda: not recorder.is_recording)
    assert "no microphone" in str(recorder.problem)
    recorder.close()


def test_a_microphone_that_is_refused(recorder: SoundRecorder, microphone: Microphone) -> None:
    microphone.is_refused = True
    recorder.start()
    until(lambda: not recorder.is_recording)
    assert "Device unavailable" in str(recorder.problem)
    recorder.close()


def test_without_portaudio() -> None:
    def missing() -> Any:
        raise DeviceError("The PortAudio library is missing.")

    recorder = SoundRecorder(missing)
    recorder.start()
    until(lambda: not recorder.is_recording)
    assert recorder.problem == "The PortAudio library is missing."
    recorder.close()


def test_a_microphone_that_stops_keeps_what_it_gave(
    recorder: SoundRecorder, microphone: Microphone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "STALLED_S", 0.1)
    recorder.start()
    microphone.blocks.release(2)
    until(lambda: not recorder.is_recording)
    assert "stopped" in str(recorder.problem)
    assert recorder.stop().n_samples == 2 * BLOCK
    recorder.close()


def test_a_recording_ends_where_there_is_no_more_room(
    recorder: SoundRecorder, microphone: Microphone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_S", 1)
    recorder.start()
    microphone.blocks.release(RATE // BLOCK + 5)
    until(lambda: not recorder.is_recording)
    assert "the most" in str(recorder.problem)
    assert recorder.stop().n_samples == RATE
    recorder.close()


def test_nobody_looks_for_devices_while_it_records(recorder: SoundRecorder, microphone: Microphone) -> None:
    """That would end the recording."""
    looks: list[str] = []
    system = SimpleNamespace(_terminate=lambda: looks.append("end"), _initialize=lambda: looks.append("begin"))
    recorder.start()
    microphone.blocks.release(1)
    until(lambda: recorder.taken_ms == 10)
    assert not look_again(system)
    assert not looks
    recorder.close()
    assert look_again(system)
    assert looks == ["end", "begin"]
