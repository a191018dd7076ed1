"""From voices to cards: which are found, and what is said of each."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from studio.core.speech import Lang, Voice
from studio.gui.desk.desk import Desk
from studio.gui.library.cards import Card
from studio.gui.library.heard import Heard
from studio.gui.library.naming import names_of, shown_names
from studio.gui.library.search import Wish, found
from studio.gui.library.selected import Selected
from studio.voices.presets import Preset


class Dealer(QObject):
    """Deals the cards of a desk's library."""

    def __init__(self, desk: Desk, selected: Selected, heard: Heard) -> None:
        super().__init__(selected)
        self._desk = desk
        self._selected = selected
        self._heard = heard

    def deal(self, wish: Wish) -> list[Card]:
        """The cards of the voices that are looked for."""
        library, in_use = self._desk.library, self._selected.voices
        pitches = [voice.pitch_hz for voice in library.voices if voice.pitch_hz]
        rates = [rate for voice in library.voices if (rate := self._rate(voice))]
        cards = []
        for voice in found(library.voices, wish, library.favourites, self._rate, self._all_names):
            name, about = shown_names(voice, self._preset(voice))
            cards.append(
                Card(
                    voice=voice,
                    name=name,
                    about=about,
                    pitch_hz=voice.pitch_hz,
                    rate=self._rate(voice),
                    rate_lang=self._lang(voice),
                    pitch_part=_part(voice.pitch_hz, pitches),
                    rate_part=_part(self._rate(voice), rates),
                    is_favourite=voice.id in library.favourites,
                    is_in_use=voice.id in in_use,
                    sounding=self._heard.sounding(voice.id),
                )
            )
        return cards

    def _lang(self, voice: Voice) -> Lang:
        """In which language its rate is told: that of the current line, or else its own."""
        return self._selected.lang or voice.main_lang

    def _rate(self, voice: Voice) -> float:
        return voice.rates.get(self._lang(voice), 0.0)

    def _preset(self, voice: Voice) -> Preset | None:
        return self._desk.own_voices.preset(voice.id) if voice.kind == "preset" else None

    def _all_names(self, voice: Voice) -> str:
        return names_of(voice, self._preset(voice))


def _part(value: float, among: Sequence[float]) -> float:
    """Where a value lies between the least and the greatest, with a tenth to spare below."""
    if not among or not value or max(among) == min(among):
        return 0.5
    return 0.1 + 0.9 * (value - min(among)) / (max(among) - min(among))
