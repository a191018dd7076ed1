"""How well texts are read, judged by lines that people have labelled.

A file of such lines is a table with tabs between its columns; lines that begin with # are remarks:

    category    text    spoken    reading

`category` names what the line tries. `text` may hold marks, [重]{chong2} or [read](/ɹˈɛd/): it is read without them,
and what they say must come out at their places. `spoken` is what the line is in words, `reading` how it is read as a
whole (zh: pinyin before sandhi, ja: kana, ko: Hangul as it sounds; several are parted by |, in phonemes by ;). A column
that is left empty is not judged.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from studio.core.errors import InputError
from studio.core.pronunciation import Lang
from studio.core.speech import Reading, Word
from studio.text import kana, marks
from studio.text.reader import read

VOICES = {"en_british": "en-GB"}
"""The BCP 47 tag of the voice that reads a file of labelled lines, by the name of the file; else it is any voice."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line and what must become of it."""

    category: str
    text: str
    """Marks included."""
    spoken: str
    reading: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that came out otherwise."""

    line: Labelled
    what: str
    """"spoken", "reading", or the text whose mark says otherwise."""
    expected: str
    found: str


def read_labelled(path: Path) -> tuple[Labelled, ...]:
    """The lines of a file. Raises InputError, with the line, where it is not as it should be."""
    found = []
    for number, row in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not row.strip() or row.startswith("#"):
            continue
        columns = row.split("\t")
        if not 2 <= len(columns) <= 4 or not columns[0] or not columns[1]:
            raise InputError(f"{path}, line {number}: write category, text, spoken and reading, with tabs between.")
        found.append(Labelled(*(column.strip() for column in (*columns, "", "")[:4])))
    return tuple(found)


def faults(line: Labelled, lang: Lang, voice_lang: str = "") -> tuple[Fault, ...]:
    """What comes out otherwise than the label says; none for a line that is read right."""
    pieces = [piece for piece in marks.parse(line.text) if isinstance(piece, marks.Respelled | marks.Exact)]
    bare, places = _without(line.text, pieces)
    reading = read(bare, lang, voice_lang)
    found = []
    if line.spoken and _words(line.spoken, lang) != (spoken := _words(_spoken(reading), lang)):
        found.append(Fault(line, "spoken", line.spoken, spoken))
    if line.reading:
        heard = [_joined((pick(word) for word in reading.words), lang) for pick in _READINGS]
        if not any(_joined([wanted], lang) in heard for wanted in line.reading.split("|")):
            found.append(Fault(line, "reading", line.reading, heard[0]))
    for piece, (start, end) in zip(pieces, places, strict=True):
        wanted = piece.reading if isinstance(piece, marks.Respelled) else piece.phonemes
        heard = [_joined([_at(reading, start, end, pick)], lang) for pick in _READINGS]
        if not any(_joined([one], lang) in heard for one in re.split("[|;]", wanted)):
            found.append(Fault(line, piece.text, wanted, heard[0]))
    return tuple(found)


_READINGS: tuple[Callable[[Word], str], ...] = (lambda word: word.reading, lambda word: word.spoken_reading)
"""A label may be of either."""


def _without(text: str, pieces: Sequence[marks.Respelled | marks.Exact]) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and where what they stand on lies in it."""
    bare, places, done = "", [], 0
    for piece in pieces:
        bare += text[done : piece.start]
        places.append((len(bare), len(bare) + len(piece.text)))
        bare += piece.text
        done = piece.end
    return bare + text[done:], places


def _at(reading: Reading, start: int, end: int, pick: Callable[[Word], str]) -> str:
    """The reading of the characters from `start` to `end`: of the Chinese ones among their words, else of the words."""
    found = []
    for word in reading.words:
        if word.start < end and start < word.end:
            syllables = pick(word).split()
            if word.lang == "zh" and len(syllables) == word.end - word.start:
                found += syllables[max(0, start - word.start) : end - word.start]
            else:
                found.append(pick(word))
    return " ".join(found)


def _spoken(reading: Reading) -> str:
    return " ".join(word.spoken for word in reading.words if word.phonemes)


def _words(spoken: str, lang: Lang) -> str:
    """Only what is heard: without case, punctuation, and, where a script has none, without spaces."""
    kept = "".join(char if char.isalnum() or char in "'’" else " " for char in unicodedata.normalize("NFKC", spoken))
    return ("" if lang in ("zh", "ja", "ko") else " ").join(kept.casefold().replace("’", "'").split())


def _joined(readings: Iterable[str], lang: Lang) -> str:
    """Readings as they are compared."""
    joined = " ".join(filter(None, readings))
    if lang == "zh":
        return " ".join(joined.split())
    return re.sub(r"[\s・]", "", kana.hiragana(joined) if lang == "ja" else joined)
