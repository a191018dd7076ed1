"""From a take to what is heard of it: effects, gain and a limit. What plays and what is exported come from here."""

from collections.abc import Iterable, Iterator

import numpy as np

from studio.core.audio import Audio, Samples
from studio.core.effects import Effects
from studio.effects.channels import channel
from studio.effects.limiter import Limiter
from studio.effects.room import Convolver, impulse
from studio.effects.room import tail_samples as _room_tail
from studio.effects.stage import Curve, Filter, InTurn, Stage
from studio.effects.tone import tone


def warm() -> None:
    """Load what effects need, which takes a second once; from any thread."""
    import scipy.ndimage
    import scipy.signal  # noqa: F401


def tail_samples(effects: Effects, rate_hz: int) -> int:
    """How many samples ring on behind a sound: its room, if it stands in one."""
    return _room_tail(effects.room_s, rate_hz) if effects.reverb else 0


def heard(take: Audio, effects: Effects, gain_db: float) -> Audio:
    """The take as it is heard, longer than it by `tail_samples`."""
    passing = Passing(effects, gain_db, take.sample_rate)
    return Audio(np.concatenate([passing.put(take.samples), passing.end()]), take.sample_rate)


def passed(chunks: Iterable[Samples], effects: Effects, gain_db: float, rate_hz: int) -> Iterator[Samples]:
    """The same, chunk by chunk, while they are made."""
    passing = Passing(effects, gain_db, rate_hz)
    for chunk in chunks:
        yield passing.put(chunk)
    yield passing.end()


class Passing:
    """The same, of a take that comes in pieces: the same samples, however it is cut.

    Sound that effects or a gain above 0 dB have changed is limited; all else passes as it is, times its gain.
    """

    def __init__(self, effects: Effects, gain_db: float, rate_hz: int) -> None:
        self._tail = tail_samples(effects, rate_hz)
        gain = self._gain = np.float32(10 ** (gain_db / 20))
        stages: list[Stage] = [] if effects.is_plain else _stages(effects, rate_hz)
        is_limited = bool(stages) or gain_db > 0
        self._way = InTurn([*stages, Curve(lambda x: x * gain), Limiter(rate_hz)]) if is_limited else None

    def put(self, samples: Samples) -> Samples:
        """What these samples add; some of it may come only with the next ones."""
        if self._way is None:
            return samples * self._gain
        return self._way.put(samples.astype(np.float64)).astype(np.float32)

    def end(self) -> Samples:
        """The rest of it, and what rings on behind its end."""
        if self._way is None:
            return np.zeros(0, np.float32)
        return np.concatenate([self._way.put(np.zeros(self._tail)), self._way.end()]).astype(np.float32)


def _stages(effects: Effects, rate_hz: int) -> list[Stage]:
    """Tone, line, room: in this order."""
    sections = tone(effects, rate_hz)
    line = channel(effects.channel, rate_hz)
    stages: list[Stage] = [Filter(sections)] if len(sections) else []
    if line is not None:
        stages.append(line)
    if effects.reverb:
        stages.append(Convolver(impulse(effects.reverb, effects.room_s, rate_hz)))
    return stages
