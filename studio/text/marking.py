"""Marks in a line as written: found, set, taken away, and carried on where the line is split."""

import re
from collections.abc import Iterator, Sequence

from studio.core.errors import MarkError
from studio.text.marks import Respelled, parse
from studio.text.spans import Tag, tag_pairs

_READ = re.compile(r"\](?:\{[^}]*\}|\(/.*?/\))", re.DOTALL)
"""The end of a mark that tells how what stands in it is read."""
_PHONEMES = re.compile(r"/(.+)/", re.DOTALL)


def tags(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each mark and of each end of one, in their order; none where one is malformed."""
    return tuple((tag.start, tag.end) for tag in _tags(_pairs(text)))


def marked(text: str, start: int, end: int, mark: str) -> str:
    """The line with `mark`, as "emph" or "angry 0.6", around what stands from `start` to `end`.

    Where that reaches into other marks or out of them, each part gets a mark of its own, so that all stay in each
    other. Marks themselves are never cut, and blanks at the ends are left out.
    """
    pairs = _pairs(text)
    for tag in _tags(pairs):
        start = tag.end if tag.start < start < tag.end else start
        end = tag.start if tag.start < end < tag.end else end
    parts = [text[:start]]
    for part_start, part_end in _parts(text, start, end, pairs):
        parts.append(text[start:part_start])
        parts.append(f"[{mark}]{text[part_start:part_end]}[/{mark.partition(' ')[0]}]")
        start = part_end
    return "".join((*parts, text[start:]))


def unmarked(text: str, start: int, end: int) -> str:
    """The line without the marks that hold anywhere from `start` to `end`."""
    gone = [pair for pair in _pairs(text) if pair[0].start <= end and start <= pair[1].end]
    for tag in reversed(_tags(gone)):
        text = text[: tag.start] + text[tag.end :]
    return text


def respelled(text: str, start: int, end: int, reading: str) -> str:
    """The line with a reading for what stands from `start` to `end`, in place of one that it has.

    Phonemes stand between slashes, all else is pinyin, kana or Hangul; empty: none. Raises MarkError for a reading that
    cannot be.
    """
    from studio.text import readings  # knows the readings of all languages, which takes a while to load

    inside, closing = text[start:end], _READ.match(text, end)
    if closing and text[start - 1 : start] == "[":
        start, end = start - 1, closing.end()
    phonemes = _PHONEMES.fullmatch(reading.strip())
    mark = f"(/{phonemes[1].strip()}/)" if phonemes else f"{{{reading.strip()}}}"
    given = f"[{inside}]{mark}" if reading.strip() else inside
    for piece in parse(given):
        if isinstance(piece, Respelled):
            readings.respelled(piece)
    return text[:start] + given + text[end:]


def divided(text: str, position: int) -> tuple[str, str]:
    """The line before and after a place: marks that hold there are closed in the first half and begin the second."""
    pairs = _pairs(text)
    for opening, _ in sorted(pairs, reverse=True):
        if opening.start < position and not text[opening.end : position].strip():
            position = opening.start
    for _, closing in pairs:
        if position < closing.end and not text[position : closing.start].strip():
            position = closing.end
    held = sorted(pair for pair in pairs if pair[0].end <= position <= pair[1].start)
    ends = "".join(closing.written for _, closing in reversed(held))
    begins = "".join(opening.written for opening, _ in held)
    left, right = text[:position].rstrip(), text[position:].lstrip()
    return left + ends, begins + right


def _pairs(text: str) -> list[tuple[Tag, Tag]]:
    try:
        return tag_pairs(text)
    except MarkError:
        return []  # the line says so by itself, in the table


def _tags(pairs: Sequence[tuple[Tag, Tag]]) -> list[Tag]:
    return sorted(tag for pair in pairs for tag in pair)


def _parts(text: str, start: int, end: int, pairs: Sequence[tuple[Tag, Tag]]) -> Iterator[tuple[int, int]]:
    """What can be marked as a whole, from `start` to `end`: up to each tag whose other one stands outside."""
    crossed = sorted(
        tag
        for opening, closing in pairs
        for tag, other in ((opening, closing), (closing, opening))
        if start <= tag.start < end and not start <= other.start < end
    )
    for tag_start, tag_end in (*((tag.start, tag.end) for tag in crossed), (end, end)):
        part = text[start:tag_start]
        if part.strip():
            yield start + len(part) - len(part.lstrip()), start + len(part.rstrip())
        start = tag_end
