"""Chinese words with their readings: ours (resources/words/zh_words.txt) before the phrases of pypinyin."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from studio.text import pinyin
from studio.text.lazy import Once

_PART = re.compile(r"([^a-z1-5\s])([a-z]+[1-5])?")
_SURE = 3
"""From so many characters on, a word of ours is one wherever it stands, even across the words that jieba finds."""
_IDIOM = 4
"""A phrase of so many characters is read as it is whatever stands around it."""
_SANDHI = {"一": "yi1", "不": "bu4"}
"""The phrases write these as they sound; a dictionary does not."""


class Told(NamedTuple):
    """What a word says of one of its characters."""

    reading: str
    source: str
    """"idiom" or "phrase" of pypinyin; "word" that has no entry there, because each character is read as usual; or the
    heading in our file: "neutral", "surname", "place"."""
    is_ours: bool = False
    """Whether it is one of our words."""


def _read_words() -> dict[str, tuple[tuple[str, ...], str]]:
    found: dict[str, tuple[tuple[str, ...], str]] = {}
    group = ""
    for line in (pinyin.WORDS / "zh_words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            group = line[1:].strip()
        elif not line.startswith("#"):
            for word in line.split():
                parts = _PART.findall(word)
                found["".join(char for char, _ in parts)] = tuple(reading for _, reading in parts), group
    return found


_words = Once(_read_words)
_longest = Once(lambda: max(map(len, _words())))


def told(text: str, ends: Sequence[int]) -> dict[int, Told]:
    """What words say of the characters of a simplified text; `ends` are those of jieba's words, in order."""
    found: dict[int, Told] = {}
    start = 0
    for end in ends:
        for at, readings in _phrases(text, start, end):
            source = "idiom" if len(readings) >= _IDIOM else "phrase"
            found |= {at + i: Told(_plain(text[at + i], reading), source) for i, reading in enumerate(readings)}
        if end - start > 1:
            rest = {at: pinyin.of_character(text[at]) for at in range(start, end) if at not in found}
            found |= {at: Told(readings[0], "word") for at, readings in rest.items() if readings}
        start = end
    for at, readings, group in _ours(text, ends):
        found |= {at + i: Told(reading, group, is_ours=True) for i, reading in enumerate(readings) if reading}
    return found


def _phrases(text: str, start: int, end: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The phrases in one of jieba's words, the longest from the left."""
    at = start
    while at < end - 1:
        for stop in range(end, at + 1, -1):
            if len(readings := pinyin.of_word(text[at:stop])) == stop - at:
                yield at, readings
                at = stop - 1
                break
        at += 1


def _ours(text: str, ends: Sequence[int]) -> Iterator[tuple[int, tuple[str, ...], str]]:
    """Our words in a text, the longest from the left."""
    words, longest = _words(), _longest()
    bounds = {0, *ends}
    at = 0
    while at < len(text) - 1:
        for stop in range(min(len(text), at + longest), at + 1, -1):
            if (entry := words.get(text[at:stop])) and _is_whole(at, stop, bounds):
                yield at, *entry
                at = stop - 1
                break
        at += 1


def _is_whole(start: int, stop: int, bounds: set[int]) -> bool:
    """Whether words end where this one does, or it begins or ends one of them, or is too long to be there by chance."""
    at_bounds = (start in bounds) + (stop in bounds)
    inside = bounds.isdisjoint(range(start + 1, stop))
    return at_bounds == 2 or (at_bounds == 1 and inside) or stop - start >= _SURE


def _plain(char: str, reading: str) -> str:
    """A reading of a phrase before tone sandhi, which some phrases have in them."""
    if char in _SANDHI and reading[-1] != "5":
        return _SANDHI[char]
    known = pinyin.of_character(char)
    third = f"{reading[:-1]}3"
    return third if reading[-1] == "2" and reading not in known and third in known else reading
