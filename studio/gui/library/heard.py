"""Which voice is on trial just now, for whatever offers to be heard."""

from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

from studio.core.speech import VoiceId
from studio.gui.desk.listening import Listening

FOLLOW_MS = 50
"""While a voice is on trial: how often is looked whether it is heard already."""

Sounding = Literal["", "waiting", "playing"]


class Heard(QObject):
    """Follows the voice on trial.

    Signals:
        changed (): another voice is on trial, or none, or it is heard now.
    """

    changed = Signal()

    def __init__(self, sound: Listening, parent: QObject) -> None:
        super().__init__(parent)
        self._sound = sound
        self.voice: VoiceId | None = None
        self._sounding: Sounding = ""
        self._timer = QTimer(self)
        self._timer.setInterval(FOLLOW_MS)
        self._timer.timeout.connect(self._look)
        sound.changed.connect(self._look)

    def sounding(self, voice: VoiceId | None) -> Sounding:
        """How it is with this voice."""
        return self._sounding if voice is not None and voice == self.voice else ""

    def _look(self) -> None:
        sound, before = self._sound, (self.voice, self._sounding)
        self.voice = sound.auditioned
        self._sounding = "waiting" if sound.is_waiting else "playing" if sound.is_playing else ""
        if self.voice is None:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()
        if (self.voice, self._sounding) != before:
            self.changed.emit()
