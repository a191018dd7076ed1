"""What a film is: its length, how its pictures are counted, and its sounds."""

from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from studio.core.errors import InputError
from studio.core.film import Film, Sound
from studio.core.timecode import FrameRate, Timecode
from studio.media.library import opened, picture_of, start_timecode, tag
from studio.media.sound import length_of

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.video.stream import VideoStream

_LOOKED_AT = 240
"""Pictures from which is told whether the film has a steady rate."""
_STEADY = Fraction(1, 4)
"""Of a picture's length: the clocks of some containers round by a millisecond."""
_KNOWN = tuple(Fraction(*rate) for rate in ((24000, 1001), (30000, 1001), (60000, 1001)))
_NEAR = Fraction(1, 1000)


def probe(path: Path) -> Film:
    """What is in a film. Raises InputError where it is none, and SetupError without PyAV."""
    with opened(path) as container:
        sounds = tuple(
            Sound(
                tag(stream, "language").replace("und", ""),
                stream.codec_context.name,
                stream.codec_context.channels,
                stream.codec_context.sample_rate,
            )
            for stream in container.streams.audio
        )
        video = picture_of(container)
        if video is None and not sounds:
            raise InputError(f"There is neither picture nor sound in {path}.")
        length_ms = round(1000 * length_of(container))
        if video is None:
            return Film(path, length_ms, None, True, None, (0, 0), sounds)
        size = (video.codec_context.width, video.codec_context.height)
        fps = _exact(Fraction(video.average_rate or 0))
        steady = _is_steady(container, video, fps)
        written = start_timecode(container)
        rate = FrameRate(fps, drop=";" in written and round(fps) % 30 == 0)
        return Film(path, length_ms, rate, steady, _timecode(written, rate), size, sounds)


def _exact(fps: Fraction) -> Fraction:
    """The rate that is meant: containers which count milliseconds only come near it."""
    for known in (*_KNOWN, Fraction(round(fps))):
        if known and abs(fps - known) / known < _NEAR:
            return known
    return fps.limit_denominator(1001)


def _is_steady(container: "InputContainer", video: "VideoStream", fps: Fraction) -> bool:
    times: list[Fraction] = []
    for packet in container.demux(video):
        if packet.pts is not None and packet.time_base is not None:
            times.append(packet.pts * packet.time_base)
        if len(times) == _LOOKED_AT:
            break
    # The last ones may still wait for pictures that are shown before them.
    shown = sorted(times)[: max(2, len(times) - 8)]
    return all(abs((after - before) * fps - 1) < _STEADY for before, after in pairwise(shown))


def _timecode(written: str, rate: FrameRate) -> Timecode | None:
    try:
        return Timecode.parse(written, rate) if written else None
    except InputError:
        return None
