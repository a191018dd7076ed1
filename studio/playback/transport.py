"""What a deck does, without its thread: begin, go on in small steps, end. One thread asks; any may look."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from studio.core.errors import DeviceError, StudioError
from studio.core.listening import DeckEvent, DevicesFound, Failed, Finished, SoundSource, Started, Stopped, Waiting
from studio.playback.feed import FADE_MS, Feed, Loop, Piece
from studio.playback.output import Output
from studio.playback.portaudio import look_again, output_device, output_names, usable_rate

TICK_S = 0.01
"""How often the ring is filled up while something plays."""
CLEAR_MS = 20
"""Sound right before the device that is not taken back: the device may be at it."""
LOW_MS = 30
"""With less than this ready, and no more made, the playing counts as waiting."""
KEPT_OPEN_S = 2.0
"""How long the device stays open after the end: the next sound starts at once, and the last one is not cut short."""

_VANISHED = "The sound device stopped before the end; see whether it is still connected."


@dataclass(frozen=True, slots=True)
class _Mark:
    """Where a stretch of a source lies in the ring."""

    number: int
    """Of its first sample in the ring."""
    sample: int
    """The same in the source."""


@dataclass(frozen=True, slots=True)
class _Place:
    """All it takes to tell which sample is heard."""

    sample: int
    """The answer as long as there are no marks."""
    output: Output | None = None
    marks: tuple[_Mark, ...] = ()
    ratio: float = 1.0
    """Samples of the source per sample of the ring."""

    def at(self, number: int) -> int:
        """The sample of the source at a place in the ring."""
        if not self.marks:
            return self.sample
        mark = next((mark for mark in reversed(self.marks) if mark.number <= number), self.marks[0])
        return mark.sample + max(int((number - mark.number) * self.ratio), 0)


class Transport:
    """Plays one source at a time. `on_change` is called by whoever calls the method that changes something."""

    def __init__(
        self, on_change: Callable[[DeckEvent], None], open_system: Callable[[], Any], clock: Callable[[], float]
    ) -> None:
        self.problem: str | None = None
        self.device: str | None = None
        self.devices: tuple[str, ...] = ()
        self.volume = 1.0
        self.is_waiting = False
        self._on_change = on_change
        self._open_system = open_system
        self._clock = clock
        self._system: Any = None
        self._is_stale = False  # PortAudio has to look for devices again
        self._wants_look = False
        self._output: Output | None = None
        self._output_of: tuple[str | None, int] = (None, 0)  # the device and source rate that it was opened for
        self._n_past_underflows = 0
        self._idle_since_s = 0.0
        self._feed: Feed | None = None
        self._left = np.zeros(0, np.float32)  # had no room in the ring
        self._gain = 1.0
        self._is_flowing = False
        self._end: DeckEvent | None = None  # to be told when the last sample has been heard
        self._place = _Place(0)

    @property
    def is_playing(self) -> bool:
        return self._feed is not None

    @property
    def n_underflows(self) -> int:
        output = self._output
        return self._n_past_underflows + (0 if output is None else output.n_underflows)

    @property
    def position_samples(self) -> int:
        place, feed = self._place, self._feed
        sample = place.sample if place.output is None else place.at(place.output.n_heard)
        n_samples = None if feed is None else feed.source.n_samples
        return sample if n_samples is None else min(sample, n_samples)

    def play(self, source: SoundSource, start_sample: int, loop: Loop | None) -> None:
        self._take_back()
        self._gain = self.volume
        try:
            output = self._open(source.sample_rate)
        except DeviceError as error:
            self._feed = None
            self._place = _Place(start_sample)
            self._fail_device(str(error))
            return
        self.problem = None
        self._begin(Feed(source, start_sample, loop, output.rate), output)

    def stop(self) -> None:
        if self._feed is not None:
            self._take_back()
            output = self._place.output
            place = self._place.at(output.ring.n_written) if output is not None else self._place.sample
            self._finish(Stopped(), place)

    def seek(self, sample: int) -> None:
        if self._feed is not None and self._output is not None:
            self._take_back()
            old = self._feed
            self._begin(Feed(old.source, sample, old.loop, self._output.rate), self._output)

    def set_loop(self, loop: Loop | None) -> None:
        feed = self._feed
        if feed is None:
            return
        feed.loop = loop
        if loop is not None and feed.at > loop[1]:  # was read, though perhaps not heard yet
            self.seek(self.position_samples if self.position_samples < loop[1] else loop[0])

    def set_device(self, name: str | None) -> None:
        if name == self.device:
            return
        self.device = name
        feed, place = self._feed, self.position_samples
        self._close_output()
        if feed is not None:
            self.play(feed.source, place, feed.loop)
        self.look()

    def look(self) -> None:
        """See which outputs there are, at once or when nothing plays any more."""
        self._wants_look = self._feed is not None
        if self._wants_look:
            return
        self._close_output()
        self._is_stale = self._system is not None
        try:
            self._device()
            self.problem = None
        except DeviceError as error:
            self.problem = str(error)
        self.devices = () if self._system is None else output_names(self._system)
        self._on_change(DevicesFound())

    def step(self) -> float | None:
        """Do what is due. The seconds until the next step, None: only when something is asked for."""
        output = self._output
        if output is None:
            return None
        if not output.is_alive:
            self._is_stale = True
            if self._feed is not None:
                self._fail_device(_VANISHED)
            self._close_output()
        elif self._feed is not None:
            self._fill(self._feed, output)
            return TICK_S
        elif self._clock() - self._idle_since_s < KEPT_OPEN_S and not self._wants_look:
            return KEPT_OPEN_S
        else:
            self._close_output()
        if self._wants_look:
            self.look()
        return None

    def fail(self, reason: str) -> None:
        """End with that sentence."""
        self._take_back()
        self._finish(Failed(reason), self.position_samples)

    def close(self) -> None:
        self._feed = None
        self._close_output()

    def _device(self) -> dict[str, Any]:
        if self._system is None:
            self._system = self._open_system()
        elif self._is_stale:
            self._is_stale = not look_again(self._system)
        return output_device(self._system, self.device)

    def _open(self, sample_rate: int) -> Output:
        wanted = (self.device, sample_rate)
        if self._output is not None and self._output_of == wanted and self._output.is_alive:
            return self._output
        self._close_output()
        device = self._device()
        rate = usable_rate(self._system, device, sample_rate)
        self._output, self._output_of = Output(self._system, device, rate, self._clock), wanted
        return self._output

    def _close_output(self) -> None:
        output, self._output = self._output, None
        if output is not None:
            self._n_past_underflows += output.n_underflows
            output.close()

    def _begin(self, feed: Feed, output: Output) -> None:
        self._end = None
        self._is_flowing = self.is_waiting = False
        self._place = _Place(feed.at, output, (), feed.ratio)
        self._feed = feed

    def _take_back(self) -> None:
        """Let what is heard fade out within `CLEAR_MS` and `FADE_MS`."""
        self._left = self._left[:0]
        if self._output is not None:
            self._output.is_fed = False
            ring, rate = self._output.ring, self._output.rate
            ring.cut(round((CLEAR_MS + FADE_MS) * rate / 1000))
            ring.fade_out(round(FADE_MS * rate / 1000))

    def _finish(self, event: DeckEvent, place: int) -> None:
        self._place = _Place(place)
        self._feed = None
        self.is_waiting = False
        self._idle_since_s = self._clock()
        self._on_change(event)

    def _fail_device(self, reason: str) -> None:
        self.problem = reason
        self._is_stale = self._system is not None  # what is missing now may be there next time
        self.fail(reason)

    def _fill(self, feed: Feed, output: Output) -> None:
        """Write until the ring is full, or as far as the sound is made."""
        try:
            is_dry = self._end is None and self._write_all(feed, output)
        except StudioError as error:
            self._break_off(feed, output)
            self._end, is_dry = Failed(str(error)), False
        if feed.has_ended and self._end is None:
            self._end = Finished()
        if self._end is not None:
            self._write(output)
            output.is_fed = False
            if not len(self._left) and output.n_heard >= output.ring.n_written:
                self._finish(self._end, feed.at)
        elif is_dry and output.ring.n_waiting < LOW_MS * output.rate / 1000:
            if not self.is_waiting:
                self._break_off(feed, output)
                self._is_flowing, self.is_waiting = False, True
                self._on_change(Waiting())
        else:
            output.is_fed = self._is_flowing

    def _write_all(self, feed: Feed, output: Output) -> bool:
        """Whether there is room left because no more sound is made yet, or none follows."""
        while self._write(output):
            piece = feed.pull()
            if piece is None:
                return True
            self._take(piece, output)
        return False

    def _take(self, piece: Piece, output: Output) -> None:
        """Get a piece ready, at the volume asked for. Nothing may be left of the one before."""
        if piece.begins_at is not None:
            heard = output.n_heard
            now = next((mark for mark in reversed(self._place.marks) if mark.number <= heard), None)
            marks = [mark for mark in self._place.marks if now is None or mark.number >= now.number]
            mark = _Mark(output.ring.n_written, piece.begins_at)
            self._place = replace(self._place, marks=(*marks, mark))
            if not self._is_flowing:
                self._is_flowing, self.is_waiting = True, False
                self._on_change(Started())
        n = len(piece.samples)
        if n:
            gains = np.linspace(self._gain, self.volume, n, dtype=np.float32)
            self._gain = self.volume
            self._left = piece.samples * gains

    def _write(self, output: Output) -> bool:
        """Put what is left into the ring. Whether all of it had room."""
        self._left = self._left[output.ring.write(self._left) :]
        return not len(self._left)

    def _break_off(self, feed: Feed, output: Output) -> None:
        """End the present stretch without a click, with all that was read of it."""
        output.is_fed = False
        rest = feed.pause()
        if self._is_flowing:
            self._take(rest, output)
            self._write(output)
            output.ring.fade_out(round(FADE_MS * output.rate / 1000))
