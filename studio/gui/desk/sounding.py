"""A sound that goes through effects while it is made."""

from studio.core.audio import Samples
from studio.core.effects import Effects
from studio.core.listening import GrowingSource
from studio.effects.heard import Passing


class Sounding:
    """A growing sound as it is heard: what is appended to it goes through effects and gain. See GrowingSource."""

    def __init__(self, source: GrowingSource, effects: Effects, gain_db: float) -> None:
        """`source` holds what is heard."""
        self._source = source
        self._passing = Passing(effects, gain_db, source.sample_rate)

    @property
    def sample_rate(self) -> int:
        return self._source.sample_rate

    @property
    def n_samples(self) -> int | None:
        return self._source.n_samples

    @property
    def n_made(self) -> int:
        return self._source.n_made

    def read(self, start_sample: int, n: int) -> Samples | None:
        """See SoundSource."""
        return self._source.read(start_sample, n)

    def append(self, samples: Samples) -> None:
        """Put more of the take behind what is there. ValueError where it has ended."""
        self._source.append(self._passing.put(samples))

    def complete(self) -> None:
        """The take has ended; what rings on behind it follows. ValueError after `fail`."""
        self._source.append(self._passing.end())
        self._source.complete()

    def fail(self, reason: str) -> None:
        """See GrowingSource."""
        self._source.fail(reason)
