"""The pictures of a film, one at a time: what is shown at a time, and its neighbours."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from studio.core.errors import InputError
from studio.core.film import Picture, Pixels
from studio.core.timecode import clock
from studio.media.library import open_film, picture_of, pyav

if TYPE_CHECKING:
    from av.video.frame import VideoFrame

_THREADS = 4
"""Of the decoder: enough for 4K in the usual codecs. Each keeps some pictures, so that more cost memory."""
_READ_ON = Fraction(1, 2)
"""Seconds that are read on rather than sought."""
_FURTHER_BACK = (Fraction(0), Fraction(1), Fraction(5), Fraction(30))
"""Seconds by which it seeks before the wanted time, one after the other: some containers find only what comes later."""
_BEFORE_ALL = Fraction(-10)
"""Where the first picture is sought: at its very time some containers find the next that stands by itself."""
_MOST_FAULTS = 50
"""So often it tries to read on where nothing can be read, before it gives up the rest."""
_HD_LINES = 720
_ITU709, _UNKNOWN = 1, 2
"""Of the colours: that of high definition, and that a film which does not say has."""


@dataclass(frozen=True, slots=True, eq=False)
class _Decoded:
    frame: "VideoFrame"
    start: Fraction
    """In seconds from the first picture of the film."""


class FilmPictures:
    """Implements `core.film.Pictures`.

    It keeps two decoded pictures: the one that is shown, and the next, whose start is the end of the other.
    """

    def __init__(self, path: Path, n_threads: int = _THREADS) -> None:
        """Raises InputError where it is no film or has no picture, and SetupError without PyAV."""
        self._path = path
        self._container = open_film(path)
        stream = picture_of(self._container)
        if stream is None:
            self._container.close()
            raise InputError(f"There is no picture in {path}: it holds only sound.")
        self._stream = stream
        self._stream.thread_type = "AUTO"
        self._stream.codec_context.thread_count = n_threads
        self._tick = Fraction(stream.time_base or Fraction(1, 1000))
        self._opening = (stream.start_time or 0) * self._tick
        # Starts are whole milliseconds to those who ask, and some containers round them once more.
        self._slack = Fraction(1, 2000) + min(self._tick, Fraction(1, 1000))
        self._scaler = pyav().video.reformatter.VideoReformatter()
        self._frames: Iterator[_Decoded] = iter(())
        self._now: _Decoded | None = None
        self._next: _Decoded | None = None
        self._earliest = Fraction(0)
        self._fault = ""
        self._given: tuple[_Decoded, tuple[int, int], Picture] | None = None
        first = self._seek(Fraction(0))
        width, height = stream.codec_context.width, stream.codec_context.height
        aspect = stream.sample_aspect_ratio or Fraction(1)
        upright = (round(width * aspect), height)
        self._rotation = first.frame.rotation if first is not None else 0
        self.size = upright if self._rotation % 180 == 0 else (upright[1], upright[0])

    def at(self, ms: int, size: tuple[int, int], tolerance_ms: int = 0) -> Picture | None:
        time = max(Fraction(ms, 1000) + self._slack, self._earliest)
        self._go_to(time, time - Fraction(tolerance_ms, 1000))
        return self._picture(size)

    def step(self, n_pictures: int, size: tuple[int, int]) -> Picture | None:
        for _ in range(n_pictures):
            if self._next is not None:
                self._now, self._next = self._next, next(self._frames, None)
        for _ in range(-n_pictures):
            if self._now is not None:
                time = max(self._now.start - self._tick, self._earliest)
                self._go_to(time, time)
        return self._picture(size)

    def take_fault(self) -> str:
        fault, self._fault = self._fault, ""
        return fault

    def close(self) -> None:
        self._frames = iter(())
        self._now = self._next = self._given = None
        self._container.close()

    def _go_to(self, time: Fraction, enough: Fraction) -> None:
        """Have what is shown at `time`, or a picture from `enough` on that is had sooner."""
        now = self._now
        if now is None or time < now.start or not self._is_near(now, time):
            self._seek(time)
        while self._now is not None and self._next is not None and self._next.start <= time:
            if enough <= self._now.start and enough < time:
                return
            self._now, self._next = self._next, next(self._frames, None)

    def _is_near(self, now: _Decoded, time: Fraction) -> bool:
        """Whether reading on is the quickest way there: no picture that stands by itself lies between."""
        if time - now.start <= _READ_ON or self._next is None:
            return True
        entries = self._stream.index_entries
        key = entries.search_timestamp(round((time + self._opening) / self._tick), backward=True)
        return key >= 0 and entries[key].timestamp * self._tick - self._opening <= now.start

    def _seek(self, time: Fraction) -> _Decoded | None:
        """Have the nearest picture before `time` that stands by itself, or the first."""
        av = pyav()
        for further in _FURTHER_BACK:
            wanted = time - further if time > further else _BEFORE_ALL
            try:
                self._container.seek(round((wanted + self._opening) / self._tick), stream=self._stream)
            except av.FFmpegError as error:
                self._note(time, str(error.strerror))
                continue
            self._frames = self._decoded()
            self._now = next(self._frames, None)
            if (self._now is not None and self._now.start <= time) or wanted < 0:
                break
        if self._now is not None and self._now.start > time:
            self._earliest = self._now.start  # nothing can be read before it
        self._next = next(self._frames, None)
        return self._now

    def _decoded(self) -> Iterator[_Decoded]:
        """The pictures from where the container stands, in the order in which they are shown."""
        av = pyav()
        last, n_faults = Fraction(-1), 0
        packets = self._container.demux(self._stream)
        while n_faults < _MOST_FAULTS:
            try:
                packet = next(packets, None)
            except av.FFmpegError as error:
                n_faults += 1
                self._note(last, str(error.strerror))
                packets = self._container.demux(self._stream)
                continue
            if packet is None:
                return
            try:
                frames = packet.decode()
            except av.error.EOFError:
                return
            except av.FFmpegError as error:
                self._note(last, str(error.strerror))
                continue
            for frame in frames:
                time = frame.pts if frame.pts is not None else frame.dts
                start = last + self._usual if time is None else time * self._tick - self._opening
                if frame.is_corrupt:
                    self._note(start)
                if start > last:  # damage may leave a picture whose time has passed
                    last, n_faults = start, 0
                    yield _Decoded(frame, start)

    @property
    def _usual(self) -> Fraction:
        """How long a picture lasts where it does not say."""
        return 1 / Fraction(self._stream.average_rate or 25)

    def _note(self, at: Fraction, reason: str = "") -> None:
        place = clock(max(0, round(at * 1000)), ".")
        because = f" ({reason})" if reason else ""
        self._fault = f"{self._path.name} is damaged near {place}{because}: pictures are missing or torn there."

    def _picture(self, size: tuple[int, int]) -> Picture | None:
        if self._now is None:
            return None
        if self._given is None or self._given[:2] != (self._now, size):
            picture = Picture(max(0, round(self._now.start * 1000)), self._pixels(self._now.frame, size))
            self._given = (self._now, size, picture)
        return self._given[2]

    def _pixels(self, frame: "VideoFrame", size: tuple[int, int]) -> Pixels:
        """As large as fits into `size`, but no larger than it is."""
        scale = min(1.0, size[0] / self.size[0], size[1] / self.size[1])
        width, height = (max(1, round(side * scale)) for side in self.size)
        lies = self._rotation % 180 != 0
        colours: Any = _ITU709 if frame.colorspace == _UNKNOWN and frame.height >= _HD_LINES else None
        size = (height, width) if lies else (width, height)
        try:
            scaled = self._scaler.reformat(frame, *size, "bgra", src_colorspace=colours, threads=1)
        except (pyav().FFmpegError, ValueError) as error:
            kind = frame.format.name
            raise InputError(f"Pictures of the kind {kind}, as in {self._path.name}, cannot be shown.") from error
        # Where its rows are filled up to a round number of bytes, that is left out here.
        return np.ascontiguousarray(np.rot90(scaled.to_ndarray(), self._rotation // 90))
