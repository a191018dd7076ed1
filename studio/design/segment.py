"""A text in words: those that the lexicon knows, those that it does not, and breaks between clauses."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from studio.design.ages import ages
from studio.design.atoms import Atom, atoms
from studio.design.lexicon import Entry, Lexicon, Modifier, Noun, Sense, Skip

Found = Entry | Literal["unknown", "break"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text."""

    start: int
    end: int
    found: Found


def pieces(text: str, lexicon: Lexicon) -> tuple[Piece, ...]:
    """The words of `text`, in order and without overlap, split so that as little as possible is unknown, in as few
    words as possible. Ages in numbers ("60-year-old") are words too."""
    aged = [Piece(start, end, Sense((value,))) for start, end, value in ages(text)]
    rest = [atom for atom in atoms(text) if not any(age.start < atom.end and atom.start < age.end for age in aged)]
    found = [*aged, *_split(rest, lexicon)]
    return tuple(_whole_unknowns(sorted(found, key=lambda piece: piece.start), text))


def _split(parts: Sequence[Atom], lexicon: Lexicon) -> list[Piece]:
    # best[i]: the cost of the first i atoms, and the last word among them.
    best: list[tuple[tuple[int, int], int, Found]] = [((0, 0), 0, "break")]
    for end in range(1, len(parts) + 1):
        options: list[tuple[tuple[int, int], int, Found]] = []
        for start in range(max(0, end - lexicon.longest), end):
            (unknown, n_words), *_ = best[start]
            entry = _entry(parts[start:end], lexicon)
            if entry is not None:
                options.append(((unknown + (entry == "unknown"), n_words + 1), start, entry))
        # Of equals the longer last word.
        best.append(min(options, key=lambda option: (option[0], option[1])))
    words: list[Piece] = []
    end = len(parts)
    while end:
        _, start, entry = best[end]
        words.append(Piece(parts[start].start, parts[end - 1].end, entry))
        end = start
    return words


def _entry(parts: Sequence[Atom], lexicon: Lexicon) -> Found | None:
    if len(parts) == 1 and parts[0].is_break:
        return "break"
    entry = lexicon.find(tuple(part.text for part in parts))
    return "unknown" if entry is None and len(parts) == 1 else entry


def _whole_unknowns(words: Sequence[Piece], text: str) -> list[Piece]:
    """A lone Chinese character beside an unknown one is part of an unknown word, unless it is a particle."""
    whole: list[Piece] = []
    lone = [_is_lone(piece, text) for piece in words]
    unknown = [piece.found == "unknown" for piece in words]
    for i, piece in enumerate(words):
        beside = any(0 <= j < len(words) and unknown[j] and is_han(words[j], text) for j in (i - 1, i + 1))
        found: Found = "unknown" if lone[i] and beside else piece.found
        if (
            found == "unknown"
            and whole
            and whole[-1].found == "unknown"
            and whole[-1].end == piece.start
            and is_han(piece, text)
        ):
            whole[-1] = Piece(whole[-1].start, piece.end, "unknown")
        else:
            whole.append(Piece(piece.start, piece.end, found))
    return whole


def _is_lone(piece: Piece, text: str) -> bool:
    return piece.end - piece.start == 1 and is_han(piece, text) and not isinstance(piece.found, Skip | Modifier | Noun)


def is_han(piece: Piece, text: str) -> bool:
    return not text[piece.start].isascii() and "\u3400" <= text[piece.start] <= "\u9fff"
