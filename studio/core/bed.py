"""The film's own sound as it is heard beside the dub."""

from collections.abc import Callable

import numpy as np

from studio.core.audio import Samples
from studio.core.ducking import Ducking
from studio.core.listening import FilmSound

_NOTHING: Samples = np.zeros(0, np.float32)


class Bed:
    """A film's sound, at the level and ducked as it is to be at that moment. A `SoundSource` of the film's length."""

    def __init__(self, film: FilmSound, ducking: Callable[[], Ducking]) -> None:
        """`ducking` is asked for every piece, from any thread: so what is changed while it plays is heard at once."""
        self._film = film
        self._ducking = ducking
        self._last: tuple[int, Ducking] | None = None  # the sample that follows, and what the one before it went by
        self.sample_rate = film.sample_rate

    @property
    def n_samples(self) -> int:
        return self._film.n_samples

    def read(self, start_sample: int, n: int) -> Samples:
        """See SoundSource. Never None: what is not ready is silent."""
        n = min(n, self.n_samples - start_sample)
        if n <= 0:
            return _NOTHING
        now = self._ducking()
        gains = now.gains(start_sample, n)
        if self._last is not None and self._last[0] == start_sample and self._last[1] is not now:
            # From one gain to the other within the piece: a step would click.
            gains += np.linspace(1, 0, n, dtype=np.float32) * (self._last[1].gains(start_sample, n) - gains)
        self._last = (start_sample + n, now)
        return self._film.read(start_sample, n) * gains
