"""Another text in a cue that has markup: tags, line ends and the other language stay at the words where they were."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_MOST_COMPARED = 1 << 20
"""Characters before times characters after, above which only what stands at the ends of a text is kept."""
_WORD = re.compile(r"[^\W\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff]{2}")
"""Across a place that no line may end at."""
_DASH = r"(?:^|(?<=\n)|(?<=\\N))[-‐–—](?![-‐–—\d])\s?"
"""Before what one of two speakers says, at the start of a line; reading a text with two of them takes them off."""


@dataclass(frozen=True, slots=True)
class Markup:
    """How a format marks text up."""

    token: re.Pattern[str]
    """What is written and not read, line ends among it."""
    line_end: re.Pattern[str]
    """Those tokens that end a line."""
    escape: Callable[[str], str]
    """Plain text as the format writes it."""
    unescape: Callable[[str], str]


def retexted(written: str, text: str, markup: Markup, spoken: tuple[int, int] | None = None) -> str:
    """`written` with `text` for what is said in it; `spoken` tells which of its lines are said, as in `Origin`."""
    tokens, said = _parted(written, markup, spoken)
    places = _places(said, text, [place for place, _ in tokens])
    out: list[str] = []
    at = 0
    for (_, token), place in zip(tokens, places, strict=True):
        if place is None:
            continue
        is_end = bool(markup.line_end.match(token)) and 0 < place < len(text)
        if is_end and _WORD.fullmatch(text[place - 1 : place + 1]):
            space = text.find(" ", place)
            if space < 0:
                continue
            place = space
        place = max(place, at)
        piece = text[at:place]
        out.append(markup.escape(piece.rstrip() if is_end else piece))
        out.append(token)
        at = place + (is_end and text[place : place + 1] == " ")
    return "".join([*out, markup.escape(text[at:])])


def _parted(written: str, markup: Markup, spoken: tuple[int, int] | None) -> tuple[list[tuple[int, str]], str]:
    """What of a text is not said, each with the place in what is, and what is."""
    first, last = spoken or (0, written.count("\n") + len(written))
    tokens: list[tuple[int, str]] = []
    said: list[str] = []
    length = line = 0
    at = 0
    token = re.compile(f"{_DASH}|{markup.token.pattern}", markup.token.flags)
    is_dashed = any(match.start() for match in re.finditer(_DASH, written))
    for match in [*(token if is_dashed else markup.token).finditer(written), None]:
        piece = written[at : match.start()] if match else written[at:]
        if first <= line < last:
            said.append(markup.unescape(piece))
            length += len(said[-1])
        elif piece:
            tokens.append((length, piece))
        if match:
            tokens.append((length, match[0]))
            line += bool(markup.line_end.match(match[0]))
            at = match.end()
    return tokens, "".join(said)


def _places(before: str, after: str, places: Sequence[int]) -> list[int | None]:
    """Where places in one text lie in the other; None: nowhere."""
    if len(before) * len(after) > _MOST_COMPARED:
        return [0 if place == 0 else len(after) if place == len(before) else None for place in places]
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    firsts = [block.a for block in blocks]
    found: list[int | None] = []
    for place in places:
        n = bisect_right(firsts, place) - 1
        if place in (0, len(before)):
            found.append(0 if place == 0 else len(after))
        elif n < 0:
            found.append(min(place, blocks[0].b))
        else:
            following = blocks[n + 1].b if n + 1 < len(blocks) else len(after)
            found.append(min(blocks[n].b + place - blocks[n].a, following))
    return found
