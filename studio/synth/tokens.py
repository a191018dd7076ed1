"""A reading as the tokens of the network, in passages that each fit into it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, zip_longest

from studio.core.speech import Reading, Word
from studio.text import symbols

PASSAGE_TOKENS = 200
"""A passage ends at the first sentence end after which the next sentence would make it longer than this."""
MAX_TOKENS = 510
"""What the network takes at once, beside the two framing tokens."""
MEL_FRAME_MS = 25

_SENTENCE_ENDS = frozenset(".!?…")
_CLAUSE_ENDS = frozenset(",;:—")


@dataclass(frozen=True, slots=True)
class Token:
    """One input symbol of the network."""

    id: int
    symbol: str
    """Empty for the framing tokens."""
    word: int
    """Index into `Reading.words`; -1 for the framing tokens."""

    @property
    def is_pause(self) -> bool:
        return not self.symbol or symbols.kind(self.symbol) == "pause"


FRAME = Token(0, "", -1)


@dataclass(frozen=True, slots=True)
class Passage:
    """What the network reads in one go."""

    pause_frames: int
    """Silence before it, in mel frames, where the text has a pause mark there."""
    tokens: tuple[Token, ...]
    """Framed by token 0 at both ends, at most 512; none where a text ends in a pause mark."""


def passages(reading: Reading) -> tuple[Passage, ...]:
    """The whole reading, nothing left out.

    Cut at pause marks (the network makes sounds of its own where a symbol is held for long); what is still too long is
    cut at sentence ends where there are any, else at clause ends, else between words, else anywhere.
    """
    found = []
    pause_frames = 0
    for is_pause, group in groupby(enumerate(reading.words), key=lambda numbered: numbered[1].pause_ms > 0):
        if is_pause:
            pause_frames = max(1, round(sum(word.pause_ms for _, word in group) / MEL_FRAME_MS))
            continue
        for part in _joined(_split(_tokens(group), _SENTENCE_ENDS)):
            found.append(Passage(pause_frames, (FRAME, *part, FRAME)))
            pause_frames = 0
    return (*found, Passage(pause_frames, ())) if pause_frames else tuple(found)


def _tokens(words: Iterable[tuple[int, Word]]) -> list[Token]:
    table = symbols.table()
    return [Token(table[symbol], symbol, index) for index, word in words for symbol in word.phonemes + word.after]


def _split(tokens: list[Token], ends: frozenset[str]) -> Iterator[list[Token]]:
    """Cut after each run of end symbols and the space behind it."""
    part: list[Token] = []
    for token, after in zip_longest(tokens, tokens[1:]):
        part.append(token)
        ended = any(t.symbol in ends for t in part[-2:]) and (token.symbol in ends or token.symbol == " ")
        if ended and (after is None or (after.symbol not in ends and after.symbol != " ")):
            yield part
            part = []
    if part:
        yield part


def _joined(sentences: Iterator[list[Token]]) -> list[list[Token]]:
    """Sentences together as long as they stay short; those that are too long in pieces."""
    parts: list[list[Token]] = []
    for sentence in sentences:
        for piece in _pieces(sentence):
            if parts and len(parts[-1]) + len(piece) <= PASSAGE_TOKENS:
                parts[-1] += piece
            else:
                parts.append(list(piece))
    return parts


def _pieces(sentence: list[Token]) -> list[list[Token]]:
    if len(sentence) <= MAX_TOKENS:
        return [sentence]
    pieces: list[list[Token]] = []
    for clause in _split(sentence, _CLAUSE_ENDS):
        rest = clause
        while len(rest) > MAX_TOKENS:
            cut = _word_start(rest)
            pieces.append(rest[:cut])
            rest = rest[cut:]
        pieces.append(rest)
    return pieces


def _word_start(tokens: list[Token]) -> int:
    """The last place within reach of the network where a word starts; the very limit within an endless word."""
    starts = (i for i in range(MAX_TOKENS, 0, -1) if tokens[i].word != tokens[i - 1].word)
    return next(starts, MAX_TOKENS)
