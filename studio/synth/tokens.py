"""A reading as the tokens of the network, in passages that each fit into it."""

from collections.abc import Iterator
from dataclasses import dataclass

from studio.core.speech import Reading, Word
from studio.text import symbols

PASSAGE_TOKENS = 200
"""A passage ends at the first sentence end after which the next sentence would make it longer than this."""
MAX_TOKENS = 510
"""What the network takes at once, beside the two framing tokens."""
MEL_FRAME_MS = 25

_SENTENCE_ENDS = frozenset(".!?…")
_CLAUSE_ENDS = frozenset(",;:—")
PAUSE_SYMBOL = ","
"""Read where a pause mark stands: the network falls silent at a comma for as long as it is held."""


@dataclass(frozen=True, slots=True)
class Token:
    """One input symbol of the network."""

    id: int
    symbol: str
    """Empty for the framing tokens."""
    word: int
    """Index into `Reading.words`; -1 for the framing tokens."""
    pinned_frames: int = 0
    """Natural length in mel frames where the text says it (a pause mark); 0: the network decides."""

    @property
    def is_pause(self) -> bool:
        return not self.symbol or symbols.kind(self.symbol) == "pause"


Passage = tuple[Token, ...]
"""Tokens that the network reads in one go, framed by token 0 at both ends."""

_FRAME = Token(0, "", -1)


def passages(reading: Reading) -> tuple[Passage, ...]:
    """The whole reading, nothing left out, in passages of at most 512 tokens.

    Cut at sentence ends where there are any, else at clause ends, else between words, else anywhere.
    """
    parts = _joined(_split(_tokens(reading.words), _SENTENCE_ENDS))
    return tuple((_FRAME, *part, _FRAME) for part in parts)


def _tokens(words: tuple[Word, ...]) -> list[Token]:
    table = symbols.table()
    found = []
    for index, word in enumerate(words):
        if word.pause_ms:
            frames = max(1, round(word.pause_ms / MEL_FRAME_MS))
            found.append(Token(table[PAUSE_SYMBOL], PAUSE_SYMBOL, index, frames))
        found += [Token(table[symbol], symbol, index) for symbol in word.phonemes + word.after]
    return found


def _split(tokens: list[Token], ends: frozenset[str]) -> Iterator[list[Token]]:
    """Cut after each run of end symbols and the space behind it."""
    part: list[Token] = []
    for token, after in zip(tokens, [*tokens[1:], None], strict=True):
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
