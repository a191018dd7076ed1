"""What is uncertain in a script: every place that can be read in several ways."""

from collections.abc import Iterable
from dataclasses import dataclass

from studio.core.dictionary import Dictionary
from studio.core.errors import InputError, MarkError
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


def sample(written: str, reading: str, lang: Lang) -> str:
    """A common word in which a Chinese character is read so; empty where none is known."""
    if lang != "zh" or len(written) != 1:
        return ""
    char = simplified(written)
    word = sample_word(char, reading)
    return "" if word == char else word


def proof(lines: Iterable[Line], dictionary: Dictionary, lang: Lang | None, voice_lang: str) -> tuple[Uncertain, ...]:
    """Every doubt of a script, the least certain first.

    `lang` is the language of all lines, detected for each if None; `voice_lang` is as `reader.read` has it. Raises
    InputError, with a sentence for each line that is malformed.
    """
    found: list[Uncertain] = []
    malformed: list[str] = []
    for line in lines:
        try:
            words = read(line.text, lang, voice_lang, pronunciations=dictionary.needed(line.text)).words
        except MarkError as error:
            malformed.append(f"Line {line.id}: {error}")
        else:
            found += [Uncertain(line, doubt, word.lang, word.source) for word in words for doubt in word.doubts]
    if malformed:
        raise InputError("\n".join(malformed))
    return tuple(sorted(found, key=lambda one: (one.doubt.confidence, one.line.id, one.doubt.start)))
