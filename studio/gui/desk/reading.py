"""Scripts are read: small ones at once, big ones beside the window."""

import logging
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from studio.core.errors import StudioError

_T = TypeVar("_T")

BIG_BYTES = 100_000
"""Some 1,300 cues, which are read in 50 ms."""

_log = logging.getLogger(__name__)


def is_big(path: Path) -> bool:
    """Whether reading the file takes a while. One that is not there is not: reading it tells so at once."""
    try:
        return path.stat().st_size > BIG_BYTES
    except OSError:
        return False


class Reader(QObject):
    """Reads scripts.

    Signals:
        failed (str): a big one cannot be read; carries a sentence.
    """

    failed = Signal(str)
    _read = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._threads: list[Thread] = []
        self._is_closed = False
        self._read.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def read(self, path: Path, read: Callable[[], _T], then: Callable[[_T], None]) -> None:
        """Call `then` with what `read` gives of the file `path`: before this returns where that is small, else later,
        and `read` on a thread of its own. Raises InputError where a small one cannot be read."""
        if not is_big(path):
            then(read())
            return
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        self._threads.append(Thread(target=self._run, args=(path, read, then), name="reader"))
        self._threads[-1].start()

    def close(self) -> None:
        """Wait for what is being read; it is not wanted any more."""
        self._is_closed = True
        for thread in self._threads:
            thread.join()

    def _run(self, path: Path, read: Callable[[], _T], then: Callable[[_T], None]) -> None:
        try:
            found = read()
        except StudioError as error:
            self.failed.emit(str(error))
        except Exception:
            _log.exception("%s cannot be read.", path)
            self.failed.emit(f"{path.name} cannot be read because of an unexpected fault: see the log.")
        else:
            self._read.emit(lambda: then(found))

    def _call(self, then: Callable[[], None]) -> None:
        if self._is_closed:
            return
        try:
            then()
        except StudioError as error:
            self.failed.emit(str(error))
