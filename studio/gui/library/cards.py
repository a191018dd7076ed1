"""The voices that are shown, as cards, for the list to draw and to drag."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, QUrl

from studio.core.speech import Voice, VoiceId
from studio.gui.library.heard import Sounding
from studio.gui.library.words import gender_name, language_name

MIME = "application/x-dubsmith-voice"
"""A voice that is dragged: its id in UTF-8."""
CARD = Qt.ItemDataRole.UserRole
"""The `Card` of an index."""

Index = QModelIndex | QPersistentModelIndex
GiveAway = Callable[[VoiceId], Path | None]
"""Makes the file of a voice that is dragged out of the window; None where it stays here."""


def _keep_here(voice: VoiceId) -> Path | None:
    return None


@dataclass(frozen=True, slots=True)
class Card:
    """A voice, with what the list says of it."""

    voice: Voice
    name: str
    """In the language of the window, where it has one there."""
    about: str
    """What stands beside the name: its id, its name in the other language, or how it came to be."""
    pitch_hz: float
    """Measured; 0 where it was not."""
    rate: float
    """Measured syllables per second; 0 where it was not."""
    rate_lang: str
    """In which language the rate was measured."""
    pitch_part: float
    """Where the pitch lies between the lowest and the highest of all voices, 0 to 1."""
    rate_part: float
    """Where the rate lies between the slowest and the fastest of all voices, 0 to 1."""
    is_favourite: bool = False
    is_in_use: bool = False
    """Whether the selected lines are spoken by it."""
    sounding: Sounding = ""


class CardModel(QAbstractListModel):
    """Cards in their order."""

    def __init__(self, parent: QObject | None = None, give_away: GiveAway = _keep_here) -> None:
        super().__init__(parent)
        self._give_away = give_away
        self._cards: tuple[Card, ...] = ()

    @property
    def cards(self) -> tuple[Card, ...]:
        return self._cards

    def show(self, cards: Iterable[Card]) -> None:
        """Show these. Where they are the same voices as before, only what changed is drawn anew."""
        cards = tuple(cards)
        if [card.voice.id for card in cards] != [card.voice.id for card in self._cards]:
            self.beginResetModel()
            self._cards = cards
            self.endResetModel()
            return
        changed = [row for row, (old, new) in enumerate(zip(self._cards, cards, strict=True)) if old != new]
        self._cards = cards
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))

    def sound(self, voice: VoiceId | None, sounding: Sounding) -> None:
        """`voice` is heard, or none."""
        self.show(replace(card, sounding=sounding if card.voice.id == voice else "") for card in self._cards)

    def row_of(self, voice: VoiceId | None) -> int:
        """-1 where it is not shown."""
        return next((row for row, card in enumerate(self._cards) if card.voice.id == voice), -1)

    def retranslate(self) -> None:
        if self._cards:
            self.dataChanged.emit(self.index(0), self.index(len(self._cards) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        card = self._cards[index.row()]
        if role == CARD:
            return card
        if role == Qt.ItemDataRole.DisplayRole:
            return card.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._described(card, "\n")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._described(card, ", ")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        for index in indexes:
            voice = self._cards[index.row()].voice.id
            data.setData(MIME, voice.encode())
            path = self._give_away(voice)
            if path is not None:
                data.setUrls([QUrl.fromLocalFile(str(path))])
        return data

    def _described(self, card: Card, between: str) -> str:
        voice = card.voice
        said = [
            self.tr("{name} ({id})").format(name=card.name, id=voice.id),
            self.tr("{language}, {gender}").format(language=language_name(voice.lang), gender=gender_name(voice)),
        ]
        if card.about != voice.id:
            said.append(card.about)
        if card.pitch_hz:
            said.append(self.tr("Mean pitch {hz} Hz").format(hz=round(card.pitch_hz)))
        if card.rate:
            per_s = self.tr("{rate} syllables per second in {language}")
            said.append(per_s.format(rate=f"{card.rate:.1f}", language=language_name(card.rate_lang)))
        if card.is_favourite:
            said.append(self.tr("Favourite"))
        if card.is_in_use:
            said.append(self.tr("Speaks the selected lines"))
        if card.sounding == "playing":
            said.append(self.tr("Is being heard"))
        if card.sounding == "waiting":
            said.append(self.tr("Will be heard in a moment"))
        said.append(self.tr("Licence: {licence}").format(licence=voice.licence))
        return between.join(said)
