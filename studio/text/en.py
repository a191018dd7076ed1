"""English: hibari's tokens, tags, lexicon and network for unknown words, American or British."""

import re
import unicodedata
from itertools import pairwise
from typing import Any

from studio.text import punctuation
from studio.text.lazy import Once
from studio.text.spoken import Atom, Spoken, shifted
from studio.text.symbols import nuclei

LONGEST_WORD = 48
"""Letters and signs without a space; what is longer is no word and read in pieces."""

# WORKAROUND: hibari's time grows with the third power of the parts of a word; 300 of them take minutes.
_MONSTER = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_ODD = str.maketrans({"ʀ": "ɹ", "-": None, "1": None})
"""What hibari's network for unknown words may give beside the model's symbols."""
_QUOTES = "'\"‘’“”()[]{}<>«»"


def atoms(run: Spoken, voice_lang: str, embedded: bool) -> list[Atom]:
    """One atom for each word. Forced phonemes replace those of their words; the rest still hears their context.

    A letter alone among words of another language is a letter: A is not the article there.
    """
    g2p = _british() if voice_lang.lower().startswith("en-gb") else _american()
    cuts = [
        cut
        for monster in _MONSTER.finditer(run.masked(" "))
        for cut in range(monster.start() + LONGEST_WORD, monster.end(), LONGEST_WORD)
    ]
    borders = [0, *cuts, len(run.text)]
    found = (shifted(_atoms(g2p, run.cut(*piece), embedded), piece[0]) for piece in pairwise(borders))
    return [atom for piece in found for atom in piece]


def _atoms(g2p: Any, run: Spoken, embedded: bool) -> list[Atom]:
    text = punctuation.plain(run.text)
    tokens = g2p.tokenize(text)
    for before, token in pairwise(tokens):
        if token.text == "-" and not before.whitespace and not token.whitespace:
            token.tag = "HYPH"  # not the dash that the tagger sometimes sees in well-known
    if embedded and sum(map(str.isalpha, text)) == 1:
        for token in tokens:
            token.tag = "NN"
    found: list[Atom] = []
    at = 0
    for token in g2p.phonemize_tokens(tokens):
        start, at = _span(text, at, token.text)
        start, end = _trimmed(text, start, at)
        if any(map(str.isalnum, text[start:end])) and not run.is_forced(start, end):
            phonemes = (token.phonemes or _without_marks(g2p, token.text)).translate(_ODD).strip()
            if phonemes:
                found.append(Atom(start, end, phonemes, nuclei(phonemes), source="lexicon"))
    found += [Atom(f.start, f.end, f.reading, nuclei(f.reading), source=f.source) for f in run.forced]
    return sorted(found, key=lambda atom: atom.start)


def _span(text: str, at: int, token: str) -> tuple[int, int]:
    """Where a token lies in the text from `at` on; hibari may have dropped an apostrophe inside it."""
    start = at = text.index(token[0], at)
    for char in token:
        at = text.index(char, at) + 1
    return start, at


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A token's place without the quotes around it, and without the full stop that ends the line."""
    ends_line = not any(map(str.isalnum, text[end:]))
    bare = text[start:end].rstrip(_QUOTES + "." if ends_line else _QUOTES)
    end = start + len(bare)
    return end - len(bare.lstrip(_QUOTES)), end


def _without_marks(g2p: Any, word: str) -> str:
    """Phonemes of a word whose letters hibari does not know with their marks on."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    phonemes: str = g2p(plain, normalize_text=False) if plain != word else ""
    return phonemes


def _make(*, british: bool) -> Any:
    from hibari.g2p import G2P

    return G2P(british=british)


_american = Once(lambda: _make(british=False))
_british = Once(lambda: _make(british=True))
