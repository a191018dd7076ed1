"""Scripts are read: small ones at once, big ones beside the window."""

import logging
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from studio.core.errors import StudioError
from studio.core.script import Script

BIG_BYTES = 100_000
"""Some 1,300 cues, which are read in 50 ms."""

_log = logging.getLogger(__name__)


class Reader(QObject):
    """Reads scripts.

    Signals:
        failed (str): a big one cannot be read; carries a sentence.
    """

    failed = Signal(str)
    _read = Signal(object)

    def __init__(self, read_script: Callable[[Path], Script]) -> None:
        """`read_script` is called from any thread. It raises InputError."""
        super().__init__()
        self._read_script = read_script
        self._threads: list[Thread] = []
        self._is_closed = False
        self._read.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def read(self, path: Path, then: Callable[..., None], *more: Any) -> None:
        """Call `then(path, script, *more)`: before this returns where the file is small, else later. Raises InputError
        where a small one cannot be read."""
        if not path.is_file() or path.stat().st_size <= BIG_BYTES:
            then(path, self._read_script(path), *more)
            return
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        self._threads.append(Thread(target=self._run, args=(path, then, more), name="reader"))
        self._threads[-1].start()

    def close(self) -> None:
        """Wait for what is being read; it is not wanted any more."""
        self._is_closed = True
        for thread in self._threads:
            thread.join()

    def _run(self, path: Path, then: Callable[..., None], more: tuple[Any, ...]) -> None:
        try:
            script = self._read_script(path)
        except StudioError as error:
            self.failed.emit(str(error))
        except Exception:
            _log.exception("%s cannot be read.", path)
            self.failed.emit(f"{path.name} cannot be read because of an unexpected fault: see the log.")
        else:
            self._read.emit(lambda: then(path, script, *more))

    def _call(self, then: Callable[[], None]) -> None:
        if self._is_closed:
            return
        try:
            then()
        except StudioError as error:
            self.failed.emit(str(error))
