"""Readings that the person gave, judged: which kind they are, and whether they can be."""

import re

from studio.core.errors import MarkError
from studio.text import zh
from studio.text.marks import Exact, Respelled
from studio.text.spoken import Forced, Kind, Spoken

_KANA = re.compile(r"[ぁ-ゖァ-ヺー]+")
_HANGUL = re.compile(r"[가-힣]+")


def exact(piece: Exact, source: str = "mark") -> Spoken:
    """The piece's text under its phonemes; `source` tells where these were given."""
    return _forced(piece, "phonemes", piece.phonemes, source)


def respelled(piece: Respelled, source: str = "mark") -> Spoken:
    """The piece's text under its reading; Hangul, which is read by rule, takes its place.

    Raises MarkError for a reading that is none of pinyin, kana and Hangul, or that its characters do not have.
    """
    bare = "".join(piece.reading.split())
    if _HANGUL.fullmatch(bare):
        place = (piece.text_start, piece.text_start + len(piece.text))
        return Spoken(bare, (place,) * len(bare), rules=((place, source),))
    if _KANA.fullmatch(bare):
        return _forced(piece, "kana", bare, source)
    if any(char.isascii() and char.isalpha() for char in piece.text) and not any(map(str.isdigit, bare)):
        raise MarkError(
            f"{piece.reading!r} is no reading of {piece.text!r}: for an English word write its phonemes, as in "
            "[read](/ɹˈɛd/).",
            piece.start,
        )
    return _forced(piece, "pinyin", zh.checked_pinyin(piece.text, piece.reading, piece.start), source)


def _forced(piece: Exact | Respelled, kind: Kind, reading: str, source: str) -> Spoken:
    verbatim = Spoken.verbatim(piece.text, piece.text_start)
    return Spoken(verbatim.text, verbatim.origins, (Forced(0, len(piece.text), kind, reading, source),))
