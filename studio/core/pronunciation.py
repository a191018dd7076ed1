"""How words are read: what a person decided, and what is uncertain."""

from dataclasses import dataclass
from typing import Literal

Lang = Literal["zh", "en", "ja", "ko", "es", "it", "pt"]
LANGS: tuple[Lang, ...] = ("zh", "en", "ja", "ko", "es", "it", "pt")
SURE = 0.9
"""From this confidence on a reading is taken to be right."""


@dataclass(frozen=True, slots=True)
class Pronunciation:
    """An entry of a pronunciation dictionary: wherever this is written, it is read so."""

    written: str
    """At least one character; Latin letters stand for whole words, small ones for capitals too."""
    reading: str
    """As between the braces of a mark: pinyin with tones, kana, Hangul; or /phonemes/ between slashes."""
    lang: Lang | None = None
    """Only where the text is of this language; None: in all."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place in a text that can be read in several ways."""

    start: int
    """First character in the text of the request."""
    end: int
    """One past its last character."""
    reading: str
    """As it is read, in the notation of marks: pinyin with a tone, kana, or /phonemes/."""
    others: tuple[str, ...]
    """The other readings that it may have, the likeliest first."""
    confidence: float
    """0 to 1: how likely the reading is right."""
