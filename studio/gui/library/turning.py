"""Live changes of a dial: done at once, but never so often that the window lags."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from studio.gui.library.dial_row import DialRow

LEAST_REST_MS = 40
"""While a slider is dragged the script is changed no oftener than this."""
REST_PER_WORK = 3
"""Nor does changing it take more than a quarter of the time."""


class Turning(QObject):
    """Passes on what dials are turned to: now, or while a slider is dragged as soon as there has been some rest."""

    def __init__(self, do: Callable[[DialRow, float], None], parent: QObject) -> None:
        super().__init__(parent)
        self._do = do
        self._due: tuple[DialRow, float] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self.catch_up)

    def turn(self, row: DialRow, value: float) -> None:
        self._due = (row, value)
        if not (self._rest.isActive() and row.slider.isSliderDown()):
            self.catch_up()

    def catch_up(self) -> None:
        """Do what is still to be done."""
        if self._due is None:
            return
        due, self._due = self._due, None
        began = time.perf_counter()
        self._do(*due)
        work_ms = (time.perf_counter() - began) * 1000
        self._rest.start(max(LEAST_REST_MS, round(work_ms * REST_PER_WORK)))
