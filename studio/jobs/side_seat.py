"""An engine beside the one of the studio: loaded at need, and put aside when it has nothing to do."""

import logging
from collections.abc import Callable, Sequence
from threading import Lock

from studio.core.errors import SetupError, StudioError
from studio.core.ports import Engine, PatientEngine
from studio.core.quality import Quality
from studio.jobs.events import EngineLost, Notice
from studio.jobs.seat import MakeEngine

_log = logging.getLogger(__name__)


class SideSeat:
    """Holds an engine of another quality than the studio's. Safe for several threads.

    An engine that is unloaded while another thread works with it loads itself again: so nobody waits for anybody.
    """

    def __init__(self, quality: Quality, make: MakeEngine, tell: Callable[[EngineLost | Notice], None]) -> None:
        self.quality = quality
        self._make = make
        self._tell = tell
        self._engine: Engine | None = None
        self._failure = ""
        self._lock = Lock()

    def taken(self) -> Engine:
        """The engine, loaded. Raises SetupError where it cannot be, which is told once."""
        engine = self._made()
        if self._failure:
            raise SetupError(self._failure)
        try:
            engine.load()
        except StudioError as error:
            self._lose(engine, str(error))
        except Exception:
            _log.exception("The %s engine cannot be loaded.", self.quality)
            self._lose(
                engine, f"The {self.quality} engine cannot be loaded because of an unexpected fault: see the log."
            )
        return engine

    @property
    def is_loaded(self) -> bool:
        return self._engine is not None and bool(self._engine.device)

    def estimate_s(self, lines_ms: Sequence[int]) -> float | None:
        """How many seconds lines that last so long take, at once; None for an engine that is quick."""
        engine = self._made()
        return engine.estimate_s(lines_ms) if isinstance(engine, PatientEngine) else None

    def renew(self) -> None:
        """Make another engine when it is wanted next."""
        with self._lock:
            engine, self._engine, self._failure = self._engine, None, ""
        if engine is not None:
            engine.unload()

    def clear(self) -> None:
        """Give the engine's memory back."""
        if self._engine is not None:
            self._engine.unload()

    def _made(self) -> Engine:
        with self._lock:
            if self._engine is None:
                self._engine = self._make(lambda sentence: self._tell(Notice(sentence)))
            return self._engine

    def _lose(self, engine: Engine, sentence: str) -> None:
        engine.unload()  # what was loaded of it
        with self._lock:
            is_news, self._failure = not self._failure, sentence
        if is_news:
            self._tell(EngineLost(self.quality, sentence))
        raise SetupError(sentence)
