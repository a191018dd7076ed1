"""Garbage is collected on the window's thread alone.

Python collects cycles on whichever thread happens to allocate. Where a cycle holds a Qt object, that destroys a widget
on the worker's or the writer's thread, which crashes.
"""

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_EVERY_MS = 1000
FULL_EVERY = 30
"""Every so many looks all generations are collected, not the youngest alone."""


class GarbageCollector(QObject):
    """Collects from its making to `stop`, instead of Python's own collector."""

    def __init__(self) -> None:
        super().__init__()
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
        gc.collect(2 if self._looks % FULL_EVERY == 0 else 1)

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        if self._was_on:
            gc.enable()
