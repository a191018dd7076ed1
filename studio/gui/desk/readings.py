"""How rows are read, as far as the table shows it: small enough to be kept for every row."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from studio.core.dictionary import stands_alone
from studio.core.pronunciation import Doubt, Lang, Pronunciation
from studio.core.speech import Reading, Request, Word
from studio.project.document import RowId

FROM_DICTIONARY = "dictionary"
"""As `Word.source` names it."""


@dataclass(frozen=True, slots=True)
class ReadWord:
    """A word as it is read."""

    text: str
    start: int
    """First character in the row's text."""
    end: int
    """One past its last character."""
    lang: Lang
    reading: str
    """As a dictionary has it."""
    spoken_reading: str
    """As it sounds among its neighbours."""
    confidence: float
    source: str
    """The rules and dictionaries that decided, with + between, the last one first."""
    doubts: tuple[Doubt, ...]

    @property
    def is_from_dictionary(self) -> bool:
        """Whether an entry of the person's decided, for some of it at least."""
        return FROM_DICTIONARY in self.source.split(" + ")

    def moved(self, by: int) -> "ReadWord":
        doubts = tuple(replace(doubt, start=doubt.start + by, end=doubt.end + by) for doubt in self.doubts)
        return replace(self, start=self.start + by, end=self.end + by, doubts=doubts)


@dataclass(frozen=True, slots=True)
class Applied:
    """An entry of a dictionary that decided."""

    start: int
    """First character in the row's text."""
    end: int
    """One past its last character."""
    entry: Pronunciation

    def moved(self, by: int) -> "Applied":
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True)
class RowReading:
    """How a text is read."""

    text: str
    spoken: str
    """In words, with the punctuation that is heard."""
    words: tuple[ReadWord, ...]
    """Those that are heard."""
    entries: tuple[Applied, ...] = ()

    def at(self, place: int) -> ReadWord | None:
        """The word of the character at a place of the text."""
        return next((word for word in self.words if word.start <= place < word.end), None)

    def carried_to(self, text: str) -> "RowReading":
        """For a text that was edited and is not read yet: the words before and after what has changed."""
        head = _common(self.text, text)
        tail = _common(self.text[head:][::-1], text[head:][::-1])
        by = len(text) - len(self.text)
        before = (word for word in self.words if word.end <= head)
        after = (word.moved(by) for word in self.words if word.start >= len(self.text) - tail)
        entries = (
            *(one for one in self.entries if one.end <= head),
            *(one.moved(by) for one in self.entries if one.start >= len(self.text) - tail),
        )
        return RowReading(text, self.spoken, (*before, *after), entries)


NOTHING_READ = RowReading("", "", ())


class Readings:
    """How the rows are read that the engine has planned."""

    def __init__(self) -> None:
        self._rows: dict[RowId, RowReading] = {}

    def keep(self, id_: RowId, request: Request, reading: Reading) -> None:
        words = tuple(_short(word) for word in reading.words if word.phonemes)
        entries = tuple(_applied(request, words)) if request.pronunciations else ()
        self._rows[id_] = RowReading(request.text, reading.spoken, words, entries)

    def of(self, id_: RowId, text: str) -> RowReading:
        """Of the row, which has this text now; without a word where it was never read."""
        kept = self._rows.get(id_, NOTHING_READ)
        return kept if kept.text == text else kept.carried_to(text)

    def forget(self, id_: RowId) -> None:
        self._rows.pop(id_, None)

    def clear(self) -> None:
        self._rows.clear()


def _short(word: Word) -> ReadWord:
    heard = word.reading if word.spoken_reading == word.reading else word.spoken_reading
    return ReadWord(
        text=word.text,
        start=word.start,
        end=word.end,
        lang=word.lang,
        reading=word.reading,
        spoken_reading=heard,
        confidence=word.confidence,
        source=sys.intern(word.source),  # thousands of words share a few
        doubts=word.doubts,
    )


def _applied(request: Request, words: Sequence[ReadWord]) -> Iterator[Applied]:
    """Where the entries of a request stand in words that were read by a dictionary, the longest first."""
    text, taken = request.text.casefold(), set[int]()
    for word in words:
        if not word.is_from_dictionary:
            taken.update(range(word.start, word.end))
    for entry in sorted(request.pronunciations, key=lambda entry: len(entry.written), reverse=True):
        start = text.find(entry.written.casefold())
        while start >= 0:
            place = range(start, start + len(entry.written))
            if taken.isdisjoint(place) and stands_alone(text, start, place.stop):
                taken.update(place)
                yield Applied(start, place.stop, entry)
            start = text.find(entry.written.casefold(), start + 1)


def _common(one: str, other: str) -> int:
    """With how many characters both begin."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
