"""Whose manner it is: that of the voice that speaks, or another's."""

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox

from studio.core.prosody import VoiceId
from studio.core.speech import Voice
from studio.gui.desk.desk import Desk
from studio.gui.library.naming import shown_names
from studio.gui.library.words import language_name
from studio.gui.shell.language import Retranslated

FEWEST_CHARACTERS = 8


class MannerVoice(Retranslated, QComboBox):
    """A list of voices, the favourites first.

    Signals:
        chosen (VoiceId | None): the manner is to be this one's; None: that of the voice that speaks.
    """

    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: frozenset[VoiceId | None] = frozenset((None,))
        self._listed: tuple[list[Voice], ...] = ()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(FEWEST_CHARACTERS)
        self.activated.connect(lambda index: self.chosen.emit(self.itemData(index)))
        desk.library.changed.connect(self._list)
        self.retranslate()

    def show_voices(self, voices: frozenset[VoiceId | None]) -> None:
        """Those of the manners that are selected."""
        self._shown = voices
        place, said = -1, self.tr("Mixed")
        if len(voices) == 1:
            (voice,) = voices
            place, said = self.findData(voice), voice or ""
        with QSignalBlocker(self):
            self.setPlaceholderText(said)
            self.setCurrentIndex(place)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Manner of"))
        self.setToolTip(self.tr("Speak with the rhythm and melody of another voice; the sound stays"))
        self._listed = ()
        self._list()

    def _list(self) -> None:
        library = self._desk.library
        favourites = [voice for voice in library.voices if voice.id in library.favourites]
        others = [voice for voice in library.voices if voice.id not in library.favourites]
        if (groups := (_in_order(favourites), _in_order(others))) == self._listed:
            return
        self._listed = groups
        with QSignalBlocker(self):
            self.clear()
            self.addItem(self.tr("The voice itself"), None)
            for voices in groups:
                if voices:
                    self.insertSeparator(self.count())
                for voice in voices:
                    name, _ = shown_names(voice, self._desk.own_voices.preset(voice.id))
                    self.addItem(f"{name}  ·  {language_name(voice.lang)}", voice.id)
        self.show_voices(self._shown)


def _in_order(voices: Iterable[Voice]) -> list[Voice]:
    return sorted(voices, key=lambda voice: (voice.lang, voice.name.casefold()))
