"""Hearing a line as a draft whenever the keys rest while it is typed."""

from PySide6.QtCore import QObject, QTimer

from studio.gui.desk.lengths import Lengths
from studio.gui.desk.listening import Listening
from studio.gui.desk.qualities import Qualities
from studio.project.document import RowId

RESTED_MS = 400
"""Longer than between two keys of somebody who types."""


class HearingEdits(QObject):
    """Plays what is being typed, where that is wished for."""

    def __init__(self, lengths: Lengths, sound: Listening, qualities: Qualities) -> None:
        super().__init__()
        self._lengths = lengths
        self._sound = sound
        self._qualities = qualities
        self._row: RowId | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(RESTED_MS)
        self._rest.timeout.connect(self._hear)
        lengths.typed.connect(self._follow)

    def _follow(self, id_: RowId) -> None:
        if self._qualities.hears_edits:
            self._row = id_
            self._rest.start()

    def _hear(self) -> None:
        if self._row is not None and self._lengths.is_typed(self._row):
            self._sound.sketch(self._row)
