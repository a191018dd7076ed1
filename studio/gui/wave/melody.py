"""The F0 of the sound that is shown, measured piece by piece so that the window never waits for it."""

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from studio.core.audio import Audio, Samples
from studio.core.pitch import HOP_MS, f0_hz

PIECE_HOPS = 400
"""Takes some 10 ms."""
_REACH_HOPS = 10
"""A value depends on this much sound around it."""
_REST_MS = 30
"""Nothing is measured for lines that are only passed by."""


class Melody(QObject):
    """F0 of one sound.

    Signals:
        measured: all of `f0_hz` is there.
    """

    measured = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.f0_hz: Samples = np.zeros(0, np.float32)
        """One value for each HOP_MS, 0 = unvoiced; empty until it is measured."""
        self._audio: Audio | None = None
        self._pieces: list[Samples] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._measure_piece)

    def measure(self, audio: Audio | None) -> None:
        """Measure another sound; None is none."""
        self._timer.stop()
        self._audio, self._pieces = audio, []
        self.f0_hz = np.zeros(0, np.float32)
        if audio is not None:
            self._timer.start(_REST_MS)

    def _measure_piece(self) -> None:
        audio = self._audio
        if audio is None:
            return
        first = len(self._pieces) * PIECE_HOPS
        before = min(first, _REACH_HOPS)
        start, stop = (
            hops * HOP_MS * audio.sample_rate // 1000 for hops in (first - before, first + PIECE_HOPS + _REACH_HOPS)
        )
        found = f0_hz(Audio(audio.samples[start:stop], audio.sample_rate))
        self._pieces.append(found[before : before + PIECE_HOPS])
        if (first + PIECE_HOPS) * HOP_MS * audio.sample_rate // 1000 < audio.n_samples:
            self._timer.start(0)
        else:
            self.f0_hz = np.concatenate(self._pieces)
            self.measured.emit()
