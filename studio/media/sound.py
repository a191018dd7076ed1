"""The sound of a film, or of a file of sound, piece by piece."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from studio.core.audio import Samples
from studio.core.errors import InputError
from studio.media.library import opened, picture_of, pyav

if TYPE_CHECKING:
    from av.audio.stream import AudioStream
    from av.container import InputContainer

Planes = npt.NDArray[np.float32]
"""Sound of several channels, [n_channels, n_samples]."""

_GAP_S = Fraction(1, 100)
"""Time stamps this far from where the sound has come to mean that some is missing, or there twice: the clocks of
containers are off by a few milliseconds at most."""
_PIECE = 1 << 17
"""Silence comes in pieces too, however long it is."""


def blocks(path: Path, rate_hz: int, track: int = 0) -> Iterator[Samples]:
    """One of its sound tracks as mono, float32 [n] at `rate_hz`, from the start of the film.

    What lies before the first picture is left out, and silence stands where the sound begins after it, or where some of
    it is missing. Raises InputError, and SetupError without PyAV.
    """
    return (planes[0] for planes in planes_of(path, rate_hz, track, "mono"))


def planes_of(path: Path, rate_hz: int, track: int, layout: str) -> Iterator[Planes]:
    """The same in the channels of `layout`, such as stereo or 5.1."""
    with opened(path) as container:
        stream = sound_stream(container, track, path)
        place = _Place(n_channels=pyav().AudioLayout(layout).nb_channels)
        for segment_at, planes in _segments(container, stream, rate_hz, layout):
            yield from place.put(segment_at, planes)


def sound_stream(container: "InputContainer", track: int, path: Path) -> "AudioStream":
    """A sound track by its number, from 0. Raises InputError where there is none."""
    if not 0 <= track < len(container.streams.audio):
        raise InputError(f"There is no sound track {track + 1} in {path}.")
    return container.streams.audio[track]


def start_of(container: "InputContainer") -> Fraction:
    """Where the film is counted from, in seconds: its first picture, or its first sound where there are none. What a
    codec has put before that sound (MP3) counts as time, and is not heard."""
    video = picture_of(container)
    if video is None:
        return Fraction(container.start_time or 0, 1_000_000)
    return (video.start_time or 0) * Fraction(video.time_base or 0)


def length_of(container: "InputContainer") -> Fraction:
    """How long the film is from there on, in seconds; 0 where it does not say."""
    if not container.duration:
        return Fraction(0)
    end = Fraction((container.start_time or 0) + container.duration, 1_000_000)
    return max(Fraction(0), end - start_of(container))


def _segments(
    container: "InputContainer", stream: "AudioStream", rate_hz: int, layout: str
) -> Iterator[tuple[int | None, Planes]]:
    """What is decoded, at `rate_hz`; with the sample at which it belongs where it does not follow what was before."""
    start, end = start_of(container), start_of(container) + length_of(container)
    resampler: Any = None
    expected: Fraction | None = None
    for frame in container.decode(stream):
        time = None if frame.pts is None or frame.time_base is None else frame.pts * frame.time_base
        at: int | None = None
        is_off = expected is None or (time is not None and abs(time - expected) > _GAP_S)
        # A stamp behind the end of the film is a fault of the file; silence up to there would fill the disk.
        if is_off and (expected is None or (time is not None and time <= max(end, expected))):
            if resampler is not None:
                yield from ((None, part.to_ndarray()) for part in resampler.resample(None))
            resampler = pyav().AudioResampler(format="fltp", layout=layout, rate=rate_hz)
            expected = start if time is None else time
            at = round((expected - start) * rate_hz)
        assert expected is not None
        expected += Fraction(frame.samples, frame.sample_rate)
        for part in resampler.resample(frame):
            yield at, part.to_ndarray()
            at = None
    if resampler is not None:
        yield from ((None, part.to_ndarray()) for part in resampler.resample(None))


class _Place:
    """Puts pieces of sound where they belong: silence where some is missing, nothing twice."""

    def __init__(self, n_channels: int) -> None:
        self._n_channels = n_channels
        self._n_given = 0
        self._n_surplus = 0  # of what comes, to be left out

    def put(self, at: int | None, planes: Planes) -> Iterator[Planes]:
        """What follows; `at`: where in the film `planes` begin, None right behind what came before."""
        if at is not None:
            self._n_surplus = max(0, self._n_given - at)
            while self._n_given < at:
                n = min(_PIECE, at - self._n_given)
                self._n_given += n
                yield np.zeros((self._n_channels, n), np.float32)
        n_left_out = min(self._n_surplus, planes.shape[1])
        self._n_surplus -= n_left_out
        if n_left_out < planes.shape[1]:
            self._n_given += planes.shape[1] - n_left_out
            yield planes[:, n_left_out:]
