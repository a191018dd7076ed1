"""A reading is chosen: for one place, for a word in all lines, or for the project."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from studio.core.pronunciation import Doubt, Pronunciation
from studio.gui.desk.readings import ReadWord, RowReading

Scope = Literal["place", "word", "project"]
SCOPES: tuple[Scope, ...] = ("place", "word", "project")


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere in a line that can be read in several ways."""

    word: ReadWord
    """The word that it belongs to."""
    doubt: Doubt
    written: str
    """Its characters."""
    offset: int
    """Its first character in the text of the word."""

    @property
    def readings(self) -> tuple[str, ...]:
        """That which it has now first."""
        return (self.doubt.reading, *self.doubt.others)

    @property
    def is_whole_word(self) -> bool:
        return self.written == self.word.text

    def entry(self, reading: str) -> Pronunciation:
        """What a dictionary has to say so that the word is read with `reading` here."""
        syllables = self.word.reading.split()
        is_one_each = self.word.lang == "zh" and len(syllables) == len(self.word.text)
        if self.is_whole_word or not is_one_each:
            return Pronunciation(self.written, reading, self.word.lang)
        syllables[self.offset : self.offset + len(self.written)] = reading.split()
        return Pronunciation(self.word.text, " ".join(syllables), self.word.lang)


def place_at(reading: RowReading, at: int) -> Place | None:
    """The doubt about the character at a place of the text."""
    word = reading.at(at)
    doubts = () if word is None else word.doubts
    found = next((doubt for doubt in doubts if doubt.start <= at < doubt.end), None)
    return None if word is None or found is None else _place(reading, word, found)


def places(reading: RowReading, most: float = 1.0) -> list[Place]:
    """The doubts of a row that are less certain than `most`, in the order of the text."""
    found = [_place(reading, word, doubt) for word in reading.words for doubt in word.doubts if doubt.confidence < most]
    return sorted(found, key=lambda place: place.doubt.start)


def same_word(reading: RowReading, place: Place) -> list[Doubt]:
    """Where a row is in the same doubt about the same word, in the order of the text."""
    words = (word for word in reading.words if word.text == place.word.text)
    found = [doubt for word in words for doubt in word.doubts if _offset(reading, word, doubt) == place.offset]
    return sorted(found, key=lambda doubt: doubt.start)


def _place(reading: RowReading, word: ReadWord, doubt: Doubt) -> Place:
    return Place(word, doubt, reading.text[doubt.start : doubt.end], _offset(reading, word, doubt))


def _offset(reading: RowReading, word: ReadWord, doubt: Doubt) -> int:
    """How many characters of the word stand before the doubt: there may be marks among them."""
    before = 0
    for char in reading.text[word.start : doubt.start]:
        before += before < len(word.text) and char == word.text[before]
    return before


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """From where to where the words around a place go, up to the next punctuation; all of a text with marks in it."""
    if any(bracket in text for bracket in "[［【"):
        return 0, len(text)
    left = max((text.rfind(mark, 0, start) for mark in _STOPS), default=-1) + 1
    rights = [at for mark in _STOPS if (at := text.find(mark, end)) >= 0]
    return left, min(rights, default=len(text))


_STOPS: Sequence[str] = ",.!?;:\n，。！？；：…"
