"""Which stretch of time a view shows, and the ruler along it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil, floor

from studio.core.timecode import clock


@dataclass(frozen=True, slots=True)
class Axis:
    """Time against pixels. Its unit is that of the view: samples of a take, or milliseconds of a project."""

    length: float
    """Of all there is to show, in units, > 0; shown from 0."""
    width: int
    """Of the view in pixels, > 0."""
    closest: float
    """Units per pixel beyond which it does not zoom in."""
    start: float = 0.0
    """The unit at the left border."""
    per_px: float = 0.0
    """Units per pixel; 0 is as many as show everything."""

    def __post_init__(self) -> None:
        widest = max(self.length / self.width, self.closest)
        per_px = min(max(self.per_px, self.closest), widest) if self.per_px > 0 else widest
        object.__setattr__(self, "per_px", per_px)
        object.__setattr__(self, "start", min(max(self.start, 0.0), max(0.0, self.length - per_px * self.width)))

    @property
    def end(self) -> float:
        """The unit at the right border."""
        return self.start + self.per_px * self.width

    @property
    def shows_all(self) -> bool:
        return self.per_px * self.width >= self.length

    def x(self, unit: float) -> float:
        """Pixels from the left border."""
        return (unit - self.start) / self.per_px

    def unit(self, x: float) -> float:
        return self.start + x * self.per_px

    def zoomed(self, factor: float, x: float) -> "Axis":
        """`factor` times as near; what lies under `x` stays there."""
        near = replace(self, per_px=self.per_px / factor)
        return replace(near, start=self.unit(x) - x * near.per_px)

    def scrolled(self, px: float) -> "Axis":
        return replace(self, start=self.start + px * self.per_px)

    def whole(self) -> "Axis":
        return replace(self, per_px=0.0)

    def resized(self, length: float, width: int) -> "Axis":
        """The same stretch in another view or of another whole; who saw all still sees all."""
        return replace(self, length=length, width=width, per_px=0.0 if self.shows_all else self.per_px)

    def showing(self, first: float, last: float) -> "Axis":
        """Scrolled just far enough that the stretch is seen, a tenth of the view from the border; else the same."""
        if self.start <= first and last <= self.end:
            return self
        margin = 0.1 * self.per_px * self.width
        if first < self.start or last - first > self.end - self.start - 2 * margin:
            return replace(self, start=first - margin)
        return replace(self, start=last + margin - self.per_px * self.width)


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of a ruler."""

    x: float
    label: str
    """Empty for a small mark."""


_STEPS_MS: tuple[int, ...] = (
    *(1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000),
    *(minutes * 60_000 for minutes in (1, 2, 5, 10, 15, 30, 60, 120, 360, 720, 1440)),
)
_PARTS = 5


def step_ms(ms_per_px: float, label_px: int) -> int:
    """Milliseconds from one labelled tick to the next, so that labels of `label_px` keep clear of each other."""
    return next((step for step in _STEPS_MS if step >= ms_per_px * label_px * 1.5), _STEPS_MS[-1])


def ticks(axis: Axis, units_per_ms: float, label_px: int) -> Iterator[Tick]:
    """The ruler's marks from the left border to the right."""
    step = step_ms(axis.per_px / units_per_ms, label_px)
    small_ms = step / _PARTS
    first, last = floor(axis.start / units_per_ms / small_ms), ceil(axis.end / units_per_ms / small_ms)
    for number in range(first, last + 1):
        is_labelled = number % _PARTS == 0
        label = tick_label(number // _PARTS * step, step) if is_labelled else ""
        yield Tick(axis.x(number * small_ms * units_per_ms), label)


def tick_label(ms: int, step: int) -> str:
    """A time as short as the distance of the ticks allows: 0.25, 1:07.5, 1:00:00."""
    hours_to_ms = clock(ms, ".")
    whole, fraction = hours_to_ms.split(".")
    hours, minutes, seconds = (int(part) for part in whole.split(":"))
    digits = next(n for n in range(4) if step % 10 ** (3 - n) == 0)
    tail = f".{fraction[:digits]}" if digits else ""
    if hours:
        return f"{hours}:{minutes:02}:{seconds:02}{tail}"
    return f"{minutes}:{seconds:02}{tail}" if minutes or step >= 1000 else f"{seconds}{tail}"
