"""The bracket grammar, and its only owner.

    [重]{chong2}            how it is read: pinyin with a tone (chong2 or chóng), kana or Hangul
    [tomato](/təmˈɑːtO/)    its exact phonemes
    [pause 600ms]           silence, also [pause 0.6s] and 【停顿 0.6秒】
    [angry 0.6]..[/angry]   how words are said: see spans.py, which takes these marks out before the rest is parsed
    [..] (..) 【..】 ♪..♪    anything else is a sound note: not spoken unless asked for

A bracket that is never closed is plain text, and so is one around an area code or a part of a sum: (021)5888-1234,
3×(2+1).
"""

import re
from dataclasses import dataclass

from studio.core.errors import MarkError
from studio.text import spans, symbols

LONGEST_PAUSE_MS = 10_000

_PAUSE_WORD = re.compile(r"\s*/?\s*(?:(pause)\b|(停[顿頓])(?=\s*-?[\d.]))", re.I)
_PAUSE = re.compile(r"\s*(?:pause\s|停[顿頓])\s*(\d+(?:\.\d+)?)\s*(ms|s|毫秒|秒)\s*", re.I)
_SECONDS = ("s", "秒")
_MARKED = re.compile(r"\[([^\[\]{}()\n]+)\](?=\{|\(/)")
_READING = re.compile(r"\{([^{}\n]*)\}")
_PHONEMES = re.compile(r"\(/([^/\n]*)/\)")
_LYRICS = re.compile(r"[♩♪♫♬]+(?:[^♩♪♫♬\n]*[♩♪♫♬]+)?")
_LYRIC_LINE = re.compile(r"[♩♪♫♬]+[^\n]*")
_AREA_CODE = re.compile(
    r"[(（](?:(?:0\d{0,3}|\+?86)[)）]\s?-?(?=\d)|[2-9]\d{2}[)）]\s?-?(?=\d{3}[ -.]?\d{4})"
    r"|[1-9]\d[)）]\s?(?=9?\d{4}-\d{4}))"
)
"""Of a telephone number: no sound note."""
_TERM = re.compile(r"[(（]([0-9A-Za-z.+−×÷*/^-]{1,40})[)）]")
_OPERATORS = frozenset("+-−×÷*/=^²³√")
_CLOSERS = {"[": "]］", "［": "]］", "(": ")）", "（": ")）", "【": "】"}
_OPENERS = {"[": "[［", "［": "[［", "(": "(（", "（": "(（", "【": "【"}


@dataclass(frozen=True, slots=True)
class Plain:
    """Text without marks."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Respelled:
    """Text whose reading the person gave."""

    start: int
    end: int
    text: str
    text_start: int
    """Where `text` itself begins, behind the bracket."""
    reading: str
    """As written between the braces, not yet judged."""


@dataclass(frozen=True, slots=True)
class Exact:
    """Text whose phonemes the person gave."""

    start: int
    end: int
    text: str
    text_start: int
    phonemes: str
    """Symbols of the model's table."""


@dataclass(frozen=True, slots=True)
class Pause:
    """A silence."""

    start: int
    end: int
    pause_ms: int
    """1 to 10,000."""


@dataclass(frozen=True, slots=True)
class Note:
    """A sound note: what is heard, not said."""

    start: int
    end: int
    text: str
    """Between the brackets or music signs; may be empty."""
    text_start: int


Piece = Plain | Respelled | Exact | Pause | Note


def parse(text: str) -> tuple[Piece, ...]:
    """The pieces of a bare line (see spans.py) in order; their spans tile it.

    Raises MarkError, with its place, for a mark that is malformed or holds a symbol that the model does not know.
    """
    pieces: list[Piece] = []
    plain_from = at = 0
    while at < len(text):
        piece = _piece_at(text, at)
        if piece is None:
            at += 1
            continue
        if plain_from < at:
            pieces.append(Plain(plain_from, at, text[plain_from:at]))
        pieces.append(piece)
        plain_from = at = piece.end
    if plain_from < len(text):
        pieces.append(Plain(plain_from, len(text), text[plain_from:]))
    return tuple(pieces)


def plain_text(text: str) -> str:
    """A line as people read it: without marks, and with what readings are written over.

    One with a malformed mark stays as it is, since it cannot be spoken anyway.
    """
    try:
        text = spans.bare(text).text
        kept = [
            piece.text if isinstance(piece, Respelled | Exact) else text[piece.start : piece.end]
            for piece in parse(text)
            if not isinstance(piece, Pause)
        ]
    except MarkError:
        kept = [text]
    return " ".join("".join(kept).split())


def is_mark(inside: str) -> bool:
    """Whether `[inside]` can be a mark of ours rather than a name."""
    return bool(_PAUSE_WORD.match(inside)) or spans.is_mark(inside)


def _piece_at(text: str, at: int) -> Piece | None:
    lyrics = _LYRICS.match(text, at)
    if lyrics:
        return _lyrics(text, lyrics)
    if text[at] not in _CLOSERS or _AREA_CODE.match(text, at) or _is_term(text, at):
        return None
    marked = _MARKED.match(text, at)
    if marked:
        return _reading(text, marked) if text[marked.end()] == "{" else _exact(text, marked)
    close = _closing(text, at)
    if close is None:
        return None
    inside = text[at + 1 : close]
    asked = _PAUSE_WORD.match(inside) if text[at] in "[［【" else None
    if asked:
        return _pause(inside, asked[1] or asked[2], at, close + 1)
    return Note(at, close + 1, inside, at + 1)


def _is_term(text: str, at: int) -> bool:
    """Whether a bracket opens a part of a sum, as in 3×(2+1)."""
    term = _TERM.match(text, at)
    if term is None or not re.search("[0-9]", term[1]) or not re.search("[-+−×÷*/^]", term[1]):
        return False
    return text[at - 1 : at] in _OPERATORS or text[term.end() : term.end() + 1] in _OPERATORS


def _closing(text: str, at: int) -> int | None:
    """Index of the bracket that closes the one at `at`; brackets of its kind may nest."""
    openers, closers, depth = _OPENERS[text[at]], _CLOSERS[text[at]], 0
    if all(text.find(closer, at) < 0 for closer in closers):
        return None
    for index in range(at, len(text)):
        depth += (text[index] in openers) - (text[index] in closers)
        if depth == 0:
            return index
    return None


def _lyrics(text: str, match: re.Match[str]) -> Note:
    """What stands between two music signs, or after one that begins a line; a lone sign otherwise."""
    at = match.start()
    starts_line = not text[text.rfind("\n", 0, at) + 1 : at].strip()
    if starts_line and not match.group().strip("♩♪♫♬"):
        match = _LYRIC_LINE.match(text, at) or match
    signs = len(match.group()) - len(match.group().lstrip("♩♪♫♬"))
    return Note(at, match.end(), match.group().strip("♩♪♫♬"), at + signs)


def _reading(text: str, marked: re.Match[str]) -> Respelled:
    braces = _READING.match(text, marked.end())
    if braces is None:
        raise MarkError(f"The reading of {marked[1]!r} is not closed: write [{marked[1]}]{{...}}.", marked.start())
    if not braces[1].strip():
        raise MarkError(
            f"The reading of {marked[1]!r} is empty: write pinyin, kana or Hangul.",
            marked.start(),
        )
    return Respelled(marked.start(), braces.end(), marked[1], marked.start(1), braces[1].strip())


def _exact(text: str, marked: re.Match[str]) -> Exact:
    slashes = _PHONEMES.match(text, marked.end())
    if slashes is None:
        raise MarkError(f"The phonemes of {marked[1]!r} are not closed: write [{marked[1]}](/.../).", marked.start())
    phonemes = " ".join(slashes[1].split()).replace("g", "ɡ")  # the keyboard's g is no phonetic letter
    if not phonemes:
        raise MarkError(f"There are no phonemes for {marked[1]!r} between the slashes.", marked.start())
    known = symbols.table()
    for symbol in phonemes:
        if symbol not in known:
            raise MarkError(
                f"The model has no phoneme {symbol!r} (U+{ord(symbol):04X}), given for {marked[1]!r}: "
                "`dubsmith g2p` shows the phonemes of a word that sounds alike.",
                slashes.start(1) + slashes[1].find(symbol),
            )
    return Exact(marked.start(), slashes.end(), marked[1], marked.start(1), phonemes)


def _pause(inside: str, word: str, start: int, end: int) -> Pause:
    pause = _PAUSE.fullmatch(inside)
    pause_ms = round(float(pause[1]) * (1000 if pause[2].lower() in _SECONDS else 1)) if pause else 0
    if not 0 < pause_ms <= LONGEST_PAUSE_MS:
        name = word.lower()
        raise MarkError(f"[{inside.strip()}] is no pause: write [{name} 600ms] or [{name} 1.5s], at most 10 s.", start)
    return Pause(start, end, pause_ms)
