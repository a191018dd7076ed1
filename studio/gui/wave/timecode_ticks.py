"""The ruler in the timecode of a film."""

from collections.abc import Iterator
from math import floor

from studio.core.film import Film
from studio.core.timecode import FrameRate, Timecode
from studio.gui.wave.axis import Axis, Tick

_STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 43_200, 86_400)
_STEPS_PICTURES = (1, 2, 5, 10)
_ROOM = 1.25
"""From label to label, in lengths of a label."""


def timecode_ticks(axis: Axis, film: Film, label_px: int) -> Iterator[Tick]:
    """Marks from the left border to the right, each at the start of its picture. The axis is in milliseconds from the
    first picture; the film has pictures, all of one length."""
    rate = film.rate
    assert rate is not None
    opening = film.opening.video_frames if film.opening is not None else 0
    step_s, step_pictures = _step(rate, axis.per_px * label_px * _ROOM)
    first, last = (_second_of(ms, rate, opening) for ms in (axis.start, axis.end))
    for second in range(first // step_s * step_s, last + 2, step_s):
        for picture in range(0, rate.nominal, step_pictures):
            place = numbered(second, picture, rate)
            ms = (place.video_frames - opening) * 1000 / rate.fps
            label = str(place) if step_pictures < rate.nominal else str(place)[:-3]
            is_labelled = picture + step_pictures <= rate.nominal or not picture
            yield Tick(axis.x(float(ms)), label if is_labelled else "")


def numbered(second: int, picture: int, rate: FrameRate) -> Timecode:
    """The picture of that number in a second of timecode, or where that number is left out, the next there is."""
    minutes, dropped = second // 60, rate.dropped_per_minute
    if minutes % 10 and not second % 60:
        picture = max(picture, dropped)
    left_out = dropped * (minutes - minutes // 10)
    return Timecode(second * rate.nominal + picture - left_out, rate)


def _second_of(ms: float, rate: FrameRate, opening: int) -> int:
    """The second of timecode at a time of the film."""
    hours, minutes, seconds = str(Timecode(opening + floor(ms * rate.fps / 1000), rate)).split(":")[:3]
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds[:2])


def _step(rate: FrameRate, least_ms: float) -> tuple[int, int]:
    """Seconds and pictures from one label to the next, at least so long; the pictures of a second where it is one or
    more."""
    for pictures in _STEPS_PICTURES:
        if pictures * 1000 / rate.fps >= least_ms:
            return 1, pictures
    return next((step for step in _STEPS_S if step * 1000 >= least_ms), _STEPS_S[-1]), rate.nominal
