"""English: hibari's tokens, tags, lexicon and network for unknown words, American or British."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from studio.core.pronunciation import Doubt
from studio.text import en_g2p, heteronyms, punctuation
from studio.text.en_g2p import Words
from studio.text.heteronym_rules import RARE
from studio.text.heteronyms import Choice
from studio.text.ipa import in_symbols
from studio.text.spoken import Atom, Forced, Spoken, shifted
from studio.text.symbols import nuclei

LEXICON, HETERONYM, NETWORK, ACRONYM, LETTERS = "lexicon", "heteronym", "network", "acronym", "letters"
"""Sources of a reading; the network reads what no lexicon has."""
MIN_SHOUTED = 2
"""Words in capitals that make a line shouted, if they are the most."""

LONGEST_WORD = 48
"""Letters and signs without a space; what is longer is no word and read in pieces."""

# WORKAROUND: hibari's time grows with the third power of the parts of a word; 300 of them take minutes.
_MONSTER = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_ODD = str.maketrans({"ʀ": "ɹ", "-": None, "1": None})
"""What hibari's network for unknown words may give beside the model's symbols."""
_DRAWN_OUT = re.compile(r"([a-zA-Z])\1{2,}")
_FROM_NETWORK, _FROM_LEXICON = 2, 4
"""hibari's ratings: its network for unknown words, its checked lexicon; the larger lexicon between."""
_QUOTES = "'\"‘’“”()[]{}<>«»"


def atoms(run: Spoken, voice_lang: str, embedded: bool) -> list[Atom]:
    """One atom for each word. Forced phonemes replace those of their words; the rest still hears their context.

    A letter alone among words of another language is a letter: A is not the article there.
    """
    words = en_g2p.words(voice_lang)
    cuts = [
        cut
        for monster in _MONSTER.finditer(run.masked(" "))
        for cut in range(monster.start() + LONGEST_WORD, monster.end(), LONGEST_WORD)
    ]
    borders = [0, *cuts, len(run.text)]
    found = (shifted(_atoms(words, run.cut(*piece), embedded), piece[0]) for piece in pairwise(borders))
    return [atom for piece in found for atom in piece]


def _atoms(words: Words, run: Spoken, embedded: bool) -> list[Atom]:
    text = punctuation.plain(run.text)
    run = _with_phrases(words, run, text)
    tokens = words.g2p.tokenize(text)
    _tag(words, tokens, is_letter=embedded and sum(map(str.isalpha, text)) == 1)
    chosen = _chosen(words, tokens, text)
    found: list[Atom] = []
    at = 0
    for token in words.g2p.phonemize_tokens(tokens):
        start, at = _span(text, at, token.text)
        start, end = _trimmed(text, start, at)
        if any(map(str.isalnum, text[start:end])) and not run.is_forced(start, end):
            phonemes = (token.phonemes or _without_marks(words, token.text)).translate(_ODD).strip()
            if phonemes:
                found.append(_atom(words, start, end, token, phonemes, chosen.get((start, end))))
    found += [_given(words, forced) for forced in run.forced]
    return sorted(found, key=lambda atom: atom.start)


def _given(words: Words, forced: Forced) -> Atom:
    phonemes = in_symbols(forced.reading, british=words.british)
    return Atom(forced.start, forced.end, phonemes, nuclei(phonemes), source=forced.source)


def _with_phrases(words: Words, run: Spoken, text: str) -> Spoken:
    """The run with the readings of names of several words."""
    named = [
        Forced(start, end, "phonemes", reading, LEXICON)
        for start, end, reading in words.phrases(text)
        if not run.is_forced(start, end)
    ]
    return replace(run, forced=tuple(sorted((*run.forced, *named), key=lambda f: f.start))) if named else run


def _tag(words: Words, tokens: Sequence[Any], *, is_letter: bool) -> None:
    """Sets right what the tagger cannot know."""
    for before, token in pairwise(tokens):
        if token.text == "-" and not before.whitespace and not token.whitespace:
            token.tag = "HYPH"  # not the dash that the tagger sometimes sees in well-known
    if is_letter:
        for token in tokens:
            token.tag = "NN"
    entries = words.g2p.lexicon.golds
    for token in tokens:
        token.alias = _shortened(token.text, entries)
    capitals = [token for token in tokens if len(token.text) > 1 and token.text.isalpha() and token.text.isupper()]
    plain = [token for token in tokens if token.text.isalpha() and not token.text.isupper()]
    if len(capitals) >= MIN_SHOUTED and len(capitals) > len(plain):
        # In a line that is shouted, a word in capitals is no name and no row of letters.
        small = [token.text.lower() for token in tokens]
        for token, word, tag in zip(tokens, small, words.g2p.tagger(small), strict=True):
            if token in capitals and not isinstance(entries.d.get(token.text), str) and word in entries:
                token.alias, token.tag = word, tag


def _shortened(word: str, entries: Any) -> str | None:
    """The word that is drawn out: nooo is no; None for any other."""
    if not _DRAWN_OUT.search(word) or word in entries:
        return None
    shorter = (_DRAWN_OUT.sub(letters, word) for letters in (r"\1\1", r"\1"))
    return next((one for one in shorter if one in entries), None)


def _chosen(words: Words, tokens: Sequence[Any], text: str) -> dict[tuple[int, int], Choice]:
    """The reading of each word that has several, by its place; their tags are set to it."""
    found = {}
    at = 0
    for index, token in enumerate(tokens):
        start, at = _span(text, at, token.text)
        readings = words.readings(token.alias or token.text)
        if readings:
            chosen = heteronyms.choice(tokens, index, frozenset(readings))
            token.tag = chosen.tag
            found[start, at] = chosen
    return found


def _atom(words: Words, start: int, end: int, token: Any, phonemes: str, chosen: Choice | None) -> Atom:
    """A word with who decided its reading and what is doubtful in it."""
    source, confidence, others = _decided(words, token, phonemes)
    if chosen:
        readings = dict.fromkeys(words.readings(token.text).values())
        rest = tuple(f"/{other}/" for other in readings if other != phonemes)
        if token.text.lower() not in RARE or phonemes != next(iter(readings)):
            source, confidence, others = HETERONYM, chosen.confidence, rest
    is_doubtful = others or source == NETWORK
    doubts = (Doubt(start, end, f"/{phonemes}/", others, confidence),) if is_doubtful else ()
    return Atom(start, end, phonemes, nuclei(phonemes), source=source, confidence=confidence, doubts=doubts)


def _decided(words: Words, token: Any, phonemes: str) -> tuple[str, float, tuple[str, ...]]:
    """Source, confidence and other readings of a word of one reading."""
    if token.rating == _FROM_NETWORK:
        spelled = words.spelled(token.text) if token.text.isupper() else ""
        return NETWORK, 0.7 if token.text.islower() else 0.6, (f"/{spelled}/",) if spelled else ()
    if token.text.replace(".", "").isupper() and len(token.text) > 1:
        is_spelled = phonemes == words.spelled(token.text)
        return (LETTERS, 0.95, ()) if is_spelled else (ACRONYM if token.alias is None else LEXICON, 0.95, ())
    return LEXICON, 1.0 if token.rating == _FROM_LEXICON else 0.95, ()


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


def _without_marks(words: Words, word: str) -> str:
    """Phonemes of a word whose letters hibari does not know with their marks on."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    phonemes: str = words.g2p(plain, normalize_text=False) if plain != word else ""
    return phonemes
