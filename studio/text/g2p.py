"""A line as tokens, every character of it in one: what each is said as, how it sounds, and who decided."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from studio.core.pronunciation import Lang, Pronunciation
from studio.core.speech import Reading, Word
from studio.text.reader import read


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or what stands between words."""

    text: str
    """As written, marks included; those of all tokens joined are the line."""
    lang: Lang
    spoken: str
    """In words; empty for what is not said."""
    reading: str
    """As `Word.reading`."""
    spoken_reading: str
    """As `Word.spoken_reading`."""
    phonemes: str
    """The model's symbols."""
    confidence: float
    """0 to 1: how likely the reading is right."""
    source: str
    """The rule or dictionary that decided; "silent" for what is not said."""


def tokens(
    text: str, lang: Lang | None = None, voice_lang: str = "", pronunciations: Sequence[Pronunciation] = ()
) -> tuple[tuple[Token, ...], tuple[str, ...]]:
    """The tokens of a line, and what the person should know, a sentence each. Raises MarkError."""
    reading = read(text, lang, voice_lang, pronunciations=pronunciations)
    return tuple(_tiled(text, reading)), reading.notes


def _tiled(text: str, reading: Reading) -> Iterator[Token]:
    """The words in the order of the text, with the brackets that belong to them, and what lies between them."""
    done = 0
    spoken = sorted((word for word in reading.words if word.phonemes), key=lambda word: (word.start, word.end))
    for word in spoken:
        if done < word.start:
            yield _silent(text[done : word.start], reading.lang)
        # Two words may share a character, such as one half of a ligature: the first has it.
        yield _said(text[max(done, word.start) : word.end], word)
        done = max(done, word.end)
    if done < len(text):
        yield _silent(text[done:], reading.lang)


def _said(written: str, word: Word) -> Token:
    return Token(
        written,
        word.lang,
        word.spoken,
        word.reading,
        word.spoken_reading,
        word.phonemes,
        round(word.confidence, 3),
        word.source,
    )


def _silent(written: str, lang: Lang) -> Token:
    return Token(written, lang, "", "", "", "", 1.0, "silent")
