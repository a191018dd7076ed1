"""The player: sound is made outside the audio callback, which only copies."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import Any

from studio.core.audio import Audio, Samples
from studio.core.errors import DeviceError
from studio.playback.portaudio import open_portaudio, output_device
from studio.playback.ring import RingBuffer

BUFFER_S = 30
"""How far the making of sound may run ahead of the hearing."""
TAIL_S = 0.25
"""Silence behind the end: some sound systems (PulseAudio) drop what they hold when the stream stops."""
POLL_S = 0.01


class SoundPlayer:
    """Plays on the system's default output. DeviceError, as a sentence, where that is not possible."""

    def __init__(self) -> None:
        self.n_underflows = 0
        """How often the last playback had to put in silence because the next sound was not there yet."""

    def play(self, audio: Audio) -> None:
        """Play to the end."""
        self.play_chunks((audio.samples,), audio.sample_rate)

    def play_chunks(self, chunks: Iterable[Samples], sample_rate: int) -> None:
        """Play chunks (float32 [n] each) as they come: sound starts with the first; returns at the end."""
        sounddevice = open_portaudio()
        device_rate = _usable_rate(sounddevice, sample_rate)
        if device_rate != sample_rate:
            chunks = _resampled(chunks, sample_rate, device_rate)
        playback = _Playback(device_rate, sounddevice.CallbackStop)
        try:
            stream = sounddevice.OutputStream(
                samplerate=device_rate,
                channels=1,
                dtype="float32",
                callback=playback.fill,
                finished_callback=playback.stopped.set,
            )
            with closing(stream):
                playback.run(stream, chunks)
        except sounddevice.PortAudioError as error:
            raise DeviceError(f"The sound device cannot be used ({error}).") from error
        finally:
            self.n_underflows = playback.n_underflows


class _Playback:
    """One stream of the sound device, from its first chunk to its end."""

    def __init__(self, sample_rate: int, stop_signal: type[Exception]) -> None:
        self.n_underflows = 0
        self.stopped = threading.Event()
        """The stream says that it has ended."""
        self._ring = RingBuffer(BUFFER_S * sample_rate)
        self._n_tail = round(TAIL_S * sample_rate)
        self._started = False
        self._complete = False  # all there is to hear is in the ring
        self._stop_signal = stop_signal

    def run(self, stream: Any, chunks: Iterable[Samples]) -> None:
        """Feed the stream, and start it with the first sample."""
        for chunk in chunks:
            n = self._ring.write(chunk)
            if n and not self._started:
                stream.start()
                self._started = True
            while n < len(chunk):
                self._wait(stream)
                n += self._ring.write(chunk[n:])
        self._complete = True
        while self._ring.n_waiting:
            self._wait(stream)
        # The device still has a buffer to sound. One that has gone away is inactive without saying so.
        while stream.active:
            self.stopped.wait(POLL_S)

    def _wait(self, stream: Any) -> None:
        self.stopped.wait(POLL_S)
        if not stream.active and self._ring.n_waiting:
            raise DeviceError("The sound device stopped before the end; see whether it is still connected.")

    def fill(self, out: Samples, n_frames: int, _time: object, _status: object) -> None:
        """The audio callback: no locks, no logging, no allocation."""
        complete = self._complete  # before reading, so that what was written until then is read below
        n = self._ring.read_into(out[:, 0])
        if n < n_frames:
            out[n:] = 0
            if not complete:
                self.n_underflows += 1
            elif self._n_tail <= 0:
                raise self._stop_signal
            else:
                self._n_tail -= n_frames - n


def _usable_rate(sounddevice: Any, sample_rate: int) -> int:
    """`sample_rate` where the default output takes it, else that output's own rate."""
    device = output_device(sounddevice)
    try:
        sounddevice.check_output_settings(samplerate=sample_rate, channels=1, dtype="float32")
    except sounddevice.PortAudioError:
        return int(device["default_samplerate"])
    return sample_rate


def _resampled(chunks: Iterable[Samples], from_rate: int, to_rate: int) -> Iterator[Samples]:
    """The same sound, piece by piece, at another rate."""
    import numpy as np
    import soxr

    stream = soxr.ResampleStream(from_rate, to_rate, 1, dtype="float32")
    for chunk in chunks:
        yield stream.resample_chunk(chunk)
    yield stream.resample_chunk(np.zeros(0, np.float32), last=True)
