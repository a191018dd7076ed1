"""A sound that goes through effects while it is made, and what effects need before the first of them is heard."""

from threading import Thread

from PySide6.QtCore import QObject

from studio.core.audio import Samples
from studio.core.effects import Effects
from studio.core.listening import GrowingSource
from studio.effects.heard import Passing, warm
from studio.gui.desk.script import ScriptDesk


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


class Warming(QObject):
    """Loads what effects need beside the window, as soon as somebody has any: so nobody waits who plays them."""

    def __init__(self, script: ScriptDesk) -> None:
        super().__init__()
        self._script = script
        self._thread: Thread | None = None
        script.opened.connect(self._look)
        script.edited.connect(self._look)

    def close(self) -> None:
        """Wait for what is being loaded."""
        if self._thread is not None:
            self._thread.join()

    def _look(self) -> None:
        if self._thread is None and not all(role.effects.is_plain for role in self._script.document.roles.values()):
            self._thread = Thread(target=warm, name="effects")
            self._thread.start()
