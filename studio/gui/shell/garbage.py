"""Garbage is collected on the window's thread alone.

Python collects cycles on whichever thread happens to allocate. Where a cycle holds a Qt object, that destroys a widget
on the worker's or the writer's thread, which crashes.

Nobody else runs meanwhile, the audio callback neither: a third of a second, with torch in memory, is heard as a hole.
"""

import gc
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

LOOK_EVERY_MS = 1000
FULL_EVERY = 30
"""After so many looks all generations are collected, not the youngest alone, as soon as nobody listens."""
LONG_S = 0.02
"""A collection that takes longer has looked through what a library brought along, which stays: once is enough."""


class GarbageCollector(QObject):
    """Collects from its making to `stop`, instead of Python's own collector."""

    def __init__(self) -> None:
        super().__init__()
        self.is_heard: Callable[[], bool] = lambda: False
        """Whether somebody listens just now."""
        self._was_on = gc.isenabled()
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        gc.disable()
        self._timer.start()

    def look(self) -> None:
        """Collect what there may be."""
        self._looks += 1
        is_full = self._looks >= FULL_EVERY and not self.is_heard()
        if is_full:
            self._looks = 0
        began_s = time.thread_time()
        gc.collect(2 if is_full else 1)
        if time.thread_time() - began_s > LONG_S:
            gc.freeze()

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_on:
            gc.enable()
