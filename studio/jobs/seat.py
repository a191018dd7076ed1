"""The engine in use, which may be exchanged for another while the worker runs."""

import logging
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import RLock

from studio.core.errors import SetupError, StudioError
from studio.core.ports import Engine
from studio.jobs.events import EngineFailed, EngineLoading, EngineReady, Notice

_log = logging.getLogger(__name__)

MakeEngine = Callable[[Callable[[str], None]], Engine]
"""Makes an engine that is not loaded yet; it tells notices, one sentence each, to what it is given."""


class EngineSeat:
    """Holds an engine that is loaded, or none. Filled by one thread, lent to any."""

    def __init__(self, tell: Callable[[EngineLoading | EngineReady | EngineFailed | Notice], None]) -> None:
        self._tell = tell
        self._engine: Engine | None = None
        self._device = ""
        self._load_s = 0.0
        self._lock = RLock()  # held while the engine is exchanged or works for another thread than its owner
        self._failure = "The engine was not loaded."

    @property
    def is_filled(self) -> bool:
        return self._engine is not None

    def taken(self) -> Engine:
        """The engine, for the thread that fills the seat. Raises SetupError where there is none."""
        if self._engine is None:
            raise SetupError(self._failure)
        return self._engine

    @contextmanager
    def lent(self) -> Iterator[Engine | None]:
        """The engine, which stays as it is for so long."""
        with self._lock:
            yield self._engine

    def fill(self, make: MakeEngine, load_first: Callable[[], bool] = lambda: True) -> None:
        """Unload the engine, make another, and load that after `load_first`, which says whether it is wanted still;
        whether it can be loaded is told."""
        with self._lock:
            self._tell(EngineLoading())
            began = time.perf_counter()
            try:
                self.clear()
                if not load_first():
                    return
                engine = make(lambda sentence: self._tell(Notice(sentence)))
                engine.load()
            except StudioError as error:
                self._fail(str(error))
            except Exception:
                _log.exception("The engine cannot be loaded.")
                self._fail("The engine cannot be loaded because of an unexpected fault: see the details and the log.")
            else:
                self._engine, self._load_s = engine, time.perf_counter() - began
                self.look()

    def look(self) -> None:
        """Tell the device where it is another than before, as when a full graphics card made the engine change."""
        if self._engine is not None and self._engine.device != self._device:
            self._device = self._engine.device
            device, _, precision = self._device.partition(" ")
            self._tell(EngineReady(device, precision, self._load_s))

    def clear(self) -> None:
        """Give the engine's memory back."""
        with self._lock:
            engine, self._engine, self._device = self._engine, None, ""
            if engine is not None:
                engine.unload()

    def _fail(self, sentence: str) -> None:
        self._failure = sentence
        self._tell(EngineFailed(sentence, traceback.format_exc()))
