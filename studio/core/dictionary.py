"""The person's pronunciation dictionaries as one, which knows the entries that a text may need."""

import re
from collections import defaultdict
from collections.abc import Iterable

from studio.core.pronunciation import Pronunciation

_MARK = re.compile(r"[\[［【][^\[\]［］【】]*[\]］】]")

_IN_A_NUMBER = re.compile("[0-9][.,:][0-9]")
_BREAK = re.compile(r"\s*\n\s*")


class Dictionary:
    """Entries of one dictionary after another; an entry hides those of later ones for the same words and language.

    It finds what a text needs in a time that hardly depends on the number of entries, so that a script of 10,000 lines
    can be asked about at once.
    """

    def __init__(self, *dictionaries: Iterable[Pronunciation]) -> None:
        """Those dictionaries that go first in front."""
        ranks: dict[tuple[str, str | None], tuple[int, Pronunciation]] = {}
        for rank, entries in enumerate(dictionaries):
            for entry in entries:
                ranks.setdefault((entry.written, entry.lang), (rank, entry))
        # Of entries for the same words that of one language alone is the closer one, and that with its own capitals.
        ordered = sorted(
            ranks.values(), key=lambda kept: (kept[0], kept[1].lang is None, _is_small(kept[1]), _key(kept[1]))
        )
        self.entries: tuple[Pronunciation, ...] = tuple(entry for _, entry in ordered)
        """In the order in which they count."""
        self._by_words: dict[str, list[int]] = defaultdict(list)
        lengths: dict[str, set[int]] = defaultdict(set)
        for number, entry in enumerate(self.entries):
            words = entry.written.casefold()
            self._by_words[words].append(number)
            lengths[words[0]].add(len(words))
        self._lengths = {first: tuple(sorted(found)) for first, found in lengths.items()}

    def needed(self, text: str) -> tuple[Pronunciation, ...]:
        """The entries whose words stand in a text, in the order in which they count; an entry that stands there may
        still not apply, because of its language, or a longer one over it."""
        if not self._lengths:
            return ()
        # Marks may begin within a word, 重[emph]庆[/emph], and a line may be broken in it: New\nYork, 重\n庆.
        bare = _MARK.sub("", text)
        forms = {text, bare, " ".join(bare.split()), _BREAK.sub("", bare)}
        found = {number for form in forms for number in self._numbers(form.casefold())}
        return tuple(self.entries[number] for number in sorted(found))

    def _numbers(self, text: str) -> set[int]:
        found: set[int] = set()
        if self._lengths.keys().isdisjoint(text):
            return found
        for at, char in enumerate(text):
            for length in self._lengths.get(char, ()):
                words = text[at : at + length]
                numbers = self._by_words.get(words)
                if numbers and stands_alone(text, at, at + len(words)):
                    found.update(numbers)
        return found


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether Latin letters and digits at the ends of `text[start:end]` are not part of a longer word or number."""
    if _IN_A_NUMBER.fullmatch(text[max(0, start - 2) : start + 1]) or _IN_A_NUMBER.match(text, end - 1):
        return False
    return not (_is_latin(text[start - 1 : start]) and _is_latin(text[start])) and not (
        _is_latin(text[end - 1]) and _is_latin(text[end : end + 1])
    )


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _is_small(entry: Pronunciation) -> bool:
    return entry.written == entry.written.lower()


def _key(entry: Pronunciation) -> tuple[str, str]:
    return entry.written, entry.lang or ""
