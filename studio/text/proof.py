"""What is uncertain in a script: every place that can be read in several ways."""

from collections.abc import Iterable
from dataclasses import dataclass

from studio.core.dictionary import Dictionary
from studio.core.errors import MarkError
from studio.core.pronunciation import Doubt, Lang
from studio.core.script import Line
from studio.text.polyphones import sample_word
from studio.text.reader import read
from studio.text.zh import simplified


@dataclass(frozen=True, slots=True)
class Uncertain:
    """A place in a line that can be read in several ways."""

    line: Line
    doubt: Doubt
    """In places of the line's text."""
    lang: Lang
    """Of the word that it belongs to."""
    source: str
    """The rule or dictionary that decided."""

    @property
    def written(self) -> str:
        return self.line.text[self.doubt.start : self.doubt.end]

    @property
    def marked(self) -> str:
        """The sentence with the place in brackets."""
        text = self.line.text
        return f"{text[: self.doubt.start]}[{self.written}]{text[self.doubt.end :]}"


@dataclass(frozen=True, slots=True)
class Malformed:
    """A line that cannot be read, for a mark in it is wrong."""

    line: Line
    sentence: str
    """What is wrong, and what to do."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What a script leaves open."""

    doubts: tuple[Uncertain, ...]
    """Of all lines that can be read, the least certain first."""
    malformed: tuple[Malformed, ...]
    """The lines that cannot, in their order."""
    notes: tuple[str, ...] = ()
    """What else the person should know of lines, as that something is left out, a sentence each."""


def sample(written: str, reading: str, lang: Lang) -> str:
    """A common word in which a Chinese character is read so; empty where none is known."""
    if lang != "zh" or len(written) != 1:
        return ""
    char = simplified(written)
    word = sample_word(char, reading)
    return "" if word == char else word


def proof(lines: Iterable[Line], dictionary: Dictionary, lang: Lang | None, voice_lang: str) -> Proof:
    """Every doubt of a script.

    `lang` is the language of all lines, detected for each if None; `voice_lang` is as `reader.read` has it.
    """
    found: list[Uncertain] = []
    malformed: list[Malformed] = []
    notes: list[str] = []
    for line in lines:
        try:
            reading = read(line.text, lang, voice_lang, pronunciations=dictionary.needed(line.text))
        except MarkError as error:
            malformed.append(Malformed(line, str(error)))
        else:
            found += [Uncertain(line, doubt, word.lang, word.source) for word in reading.words for doubt in word.doubts]
            notes += [f"Line {line.id}: {note}" for note in reading.notes]
    found.sort(key=lambda one: (one.doubt.confidence, one.line.id, one.doubt.start))
    return Proof(tuple(found), tuple(malformed), tuple(notes))
