"""One open stream of the sound system, which takes its samples from a ring, and what of them has been heard."""

from collections.abc import Callable
from typing import Any

from studio.core.audio import Samples
from studio.core.errors import DeviceError
from studio.playback.ring import RingBuffer

RING_MS = 100
"""Sound that is ready for the device. What is asked for is heard so much later, less where sound is taken back."""
LATENCY_MS = 50
"""What the device is asked to hold. Its callback runs in Python and has to wait for other threads at times."""
STALLED_S = 5.0
"""A device that takes nothing for so long is gone, although PortAudio does not say so."""


class Output:
    """Sounds what is written into `ring`, silence where that is empty, from its making until `close`."""

    def __init__(self, sounddevice: Any, device: dict[str, Any], rate: int, clock: Callable[[], float]) -> None:
        """Opens and starts the stream. DeviceError where the device refuses."""
        self.rate = rate
        """Samples per second."""
        self.ring = RingBuffer(round(RING_MS * rate / 1000))
        self.is_fed = False
        """Whether an empty ring is a fault, to be counted."""
        self.n_underflows = 0
        self._clock = clock
        self._called_s = clock()
        # Number, count and moment of the samples that were taken last, and a number that has been heard for sure.
        self._taken = (0, 0, clock(), 0)
        self._was_dry = True
        try:
            self._stream = sounddevice.OutputStream(
                samplerate=rate,
                device=device["index"],
                channels=1,
                dtype="float32",
                latency=max(LATENCY_MS / 1000, device["default_low_output_latency"]),
                callback=self._fill,
            )
            try:
                self._stream.start()
            except sounddevice.PortAudioError:
                self._stream.close()
                raise
        except sounddevice.PortAudioError as error:
            raise DeviceError(f"The sound device cannot be used ({error}).") from error

    @property
    def is_alive(self) -> bool:
        """Whether the device still takes sound."""
        return bool(self._stream.active) and self._clock() - self._called_s < STALLED_S

    @property
    def n_heard(self) -> int:
        """Samples of the ring that have come out of the loudspeaker."""
        first, n, moment_s, heard = self._taken
        return max(heard, min(first + n, first + int((self._clock() - moment_s) * self.rate)))

    def close(self) -> None:
        """End at once; what the device holds may not be heard any more."""
        self._stream.close()

    def _fill(self, out: Samples, n_frames: int, time: Any, _status: object) -> None:
        """The audio callback: no locks, no logging."""
        self._called_s = self._clock()
        first = self.ring.n_read
        n = self.ring.read_into(out[:, 0])
        if n:
            heard = first if self._was_dry else self._taken[3]
            self._taken = (first, n, self._called_s + time.outputBufferDacTime - time.currentTime, heard)
        self._was_dry = n < n_frames
        if self._was_dry:
            out[n:] = 0
            if self.is_fed:
                self.n_underflows += 1
