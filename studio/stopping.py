"""The person's wish to stop, as signals tell it."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from studio import printing
from studio.core.errors import Cancelled
from studio.core.signals import handled_by

ECHO_S = 0.3
"""So soon after the first nobody has pressed Ctrl-C again: a launcher, as torchrun, passes on what the terminal has
told all its processes already."""


class Stopping:
    """Ctrl-C and its like (SIGTERM; Windows: Ctrl-Break). Implements `wishes.Stop`."""

    def __init__(self) -> None:
        self.is_urgent = False
        """Whether the person would not even wait for the line in hand."""
        self._is_gentle = False
        self._is_requested = False
        self._requested_s = 0.0
        self._is_told = False
        self._until = ""

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Hear the signals while the block runs, if this is the thread that gets them."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        with handled_by(self._heard):
            yield

    @contextmanager
    def gently(self, until: str = "the line in hand is finished") -> Iterator[Callable[[], bool]]:
        self._is_gentle, self._until = True, until
        try:
            yield self._is_wished
        finally:
            self._is_gentle = False
        if self._is_requested:
            raise Cancelled

    def _is_wished(self) -> bool:
        # Said here rather than where the signal is heard: that may be in the middle of another print.
        if self._is_requested and not self._is_told:
            self._is_told = True
            printing.print_sentence(f"Stopping when {self._until}; press Ctrl-C again to stop at once.")
        return self._is_requested

    def _heard(self, _signal: int, _frame: FrameType | None) -> None:
        if self._is_requested and time.monotonic() - self._requested_s < ECHO_S:
            return
        if self._is_requested or not self._is_gentle:
            self.is_urgent = True
            raise KeyboardInterrupt
        self._is_requested, self._requested_s = True, time.monotonic()
