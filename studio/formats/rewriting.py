"""A script back into a file of the format that it comes from: what was not edited stands there as it did before."""

import html
import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from studio.core.script import NARRATOR, Line, Origin, Script, Source
from studio.formats.markup import tidy
from studio.formats.retext import Markup, retexted

Plain = Callable[[str], str]
"""The text of a line without the marks that are for the engine."""


@dataclass(frozen=True, slots=True)
class Way:
    """How a format writes what was edited."""

    time: Callable[[int, str, int], str]
    """A time in milliseconds in the manner of another, as the file has that and in milliseconds."""
    markup: Markup
    revoiced: Callable[[str, str], str]
    """A written text with another speaker, where the format names them within it."""
    new: Callable[[Line, Source], str]
    """A cue that the file never had."""
    read: Callable[[str], str]
    """A written text without its markup, but with its line ends."""
    name: Callable[[str], str] = str
    """A speaker in a slot of its own."""
    bare: Callable[[str], str] = str
    """A written text without the quotes around it."""
    cell: Callable[[str], str] = str
    """A text or time, quoted where the format needs that."""
    gap: str = "\n\n"
    """Between two cues."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A cue that is to be written."""

    start_ms: int
    place: float
    """Among the cues of the file, or between two of them."""
    line: Line
    origin: Origin | None


def rewritten(script: Script, source: Source, way: Way, plain: Plain) -> str:
    """The file `source` with the lines of `script` for its cues."""
    pieces = _in_order(list(_pieces(script)))
    is_whole = [piece.place for piece in pieces] == list(range(source.size))
    asides = deque(source.asides)
    chunks: list[str] = []
    before = -1.0
    for number, piece in enumerate(pieces, 1):
        while asides and asides[0][0] <= piece.place:
            _add(chunks, asides.popleft()[1], "" if is_whole else way.gap)
        if piece.origin is None:
            text = way.new(replace(piece.line, id=number, text=plain(piece.line.text)), source)
        else:
            text = _cue(piece.line, piece.origin, number if not is_whole else None, way, plain)
        _add(chunks, text, "" if piece.place == before + 1 else way.gap)
        before = piece.place
    for _, aside in asides:
        _add(chunks, aside, "" if is_whole else way.gap)
    return "".join(chunks)


def displayed(script: Script, way: Way, plain: Plain) -> Script:
    """The script with the texts that its file, of the format of `way`, shows: with their line ends, and in both
    languages where it has two."""

    def shown(line: Line) -> str:
        if line.origin is None:
            return plain(line.text)
        together = sorted((line.origin, *line.origin.beside), key=lambda one: one.place)
        texts = (_text(line, one, way, plain) if one is line.origin else slot(one, "t") for one in together)
        read = (tidy(way.read(way.bare(text))) for text in texts)
        return "\n".join(filter(None, read))

    return replace(script, lines=tuple(replace(line, text=shown(line)) for line in script.lines))


def _pieces(script: Script) -> Iterator[_Piece]:
    place = -1.0
    for line in script.lines:
        start_ms = line.cue.start_ms if line.cue else 0
        if line.origin is None:
            yield _Piece(start_ms, place + 0.5, line, None)
            continue
        place = line.origin.place
        for origin in (line.origin, *line.origin.beside):
            yield _Piece(start_ms, origin.place, line, origin)


def _in_order(pieces: list[_Piece]) -> list[_Piece]:
    """In the order of time, if that was the order of the file, else in the order of the file."""
    first = [(piece.origin.place, piece.origin.cue.start_ms) for piece in pieces if piece.origin and piece.origin.cue]
    was_sorted = sorted(first) == sorted(first, key=lambda pair: pair[::-1])
    return sorted(pieces, key=lambda piece: (piece.start_ms if was_sorted else 0, piece.place))


def _add(chunks: list[str], text: str, gap: str) -> None:
    """Put `text` behind the others, with `gap` between them."""
    if chunks and gap and text:
        end = chunks[-1]
        lacking = next(n for n in range(len(gap) + 1) if end.endswith(gap[: len(gap) - n]))
        chunks.append(gap[len(gap) - lacking :])
    chunks.append(text)


def _cue(line: Line, origin: Origin, number: int | None, way: Way, plain: Plain) -> str:
    """A cue of the file; `number` is its new one, None: that which it has."""
    values: Mapping[str, Callable[[str], str]] = {
        "n": lambda old: old if number is None else str(number),
        "s": lambda old: _time(line.cue.start_ms, origin.cue.start_ms, old, way) if line.cue and origin.cue else old,
        "e": lambda old: _time(line.cue.end_ms, origin.cue.end_ms, old, way) if line.cue and origin.cue else old,
        "p": lambda old: old if line.speaker == origin.speaker else way.name(line.speaker),
        "t": lambda old: _text(line, origin, way, plain) if origin is line.origin else old,
    }
    parts = list(origin.parts)
    for n, letter in enumerate(origin.slots):
        parts[2 * n + 1] = values[letter](parts[2 * n + 1])
        if letter == "t" and parts[2 * n + 1] and not origin.parts[2 * n + 1] and way.gap == "\n\n":
            parts[2 * n + 1] = _on_its_own(parts, 2 * n + 1)
    return "".join(parts)


def _on_its_own(parts: list[str], at: int) -> str:
    """The text of a cue that had none, on a line below its time."""
    before, text, behind = parts[at - 1], parts[at], parts[at + 1]
    return ("" if before.endswith("\n") else "\n") + text + ("" if behind.startswith("\n") or not behind else "\n")


def _time(ms: int, was_ms: int, old: str, way: Way) -> str:
    return old if ms == was_ms else way.cell(way.time(ms, old, was_ms))


def slot(origin: Origin, letter: str) -> str:
    """What a cue has in a slot as it is written; empty where it has none."""
    at = origin.slots.find(letter)
    return "" if at < 0 else origin.parts[2 * at + 1]


def _text(line: Line, origin: Origin, way: Way, plain: Plain) -> str:
    """What stands for a line's text in the file."""
    old = slot(origin, "t")
    is_same_speaker = line.speaker == origin.speaker
    if plain(line.text) != plain(origin.text) or (origin.lead and not is_same_speaker):
        lead = origin.lead
        if lead and not is_same_speaker:
            named = re.sub(re.escape(origin.speaker), lambda _: line.speaker, lead, flags=re.IGNORECASE)
            lead = named if line.speaker else ""
        old = way.cell(retexted(way.bare(old), lead + plain(line.text), way.markup, origin.spoken))
    return old if is_same_speaker or origin.lead else way.revoiced(old, line.speaker)


_VOICE_TAG = re.compile(r"<v(?:\.[^\s<>]*)?\s+[^<>]+>", re.IGNORECASE)


def in_voice_tag(text: str, speaker: str, may_add: bool) -> str:
    """A text of vtt with another speaker in its voice tag; with one before it where it has none and `may_add`."""
    name = html.escape(speaker, quote=False).replace("{", "&#123;")
    tag = f"<v {name}>" if speaker != NARRATOR else ""
    changed, n_found = _VOICE_TAG.subn(lambda _: tag, text, count=1)
    return changed if n_found else f"{tag if may_add else ''}{text}"
