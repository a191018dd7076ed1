"""A text in its smallest parts: English words, single Chinese characters, numbers and punctuation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

HAN = r"[\u3400-\u4dbf\u4e00-\u9fff]"
_LETTERS = rf"(?:(?!{HAN})[^\W\d_])+"
_ATOM = re.compile(
    rf"(?P<han>{HAN})|(?P<word>{_LETTERS}(?:['’]{_LETTERS})*)|(?P<number>\d+)|(?P<break>[^\w\s'’\-]+|\n)"
)


@dataclass(frozen=True, slots=True)
class Atom:
    """One part of a text. Spaces and hyphens are none."""

    text: str
    """In lower case, with a straight apostrophe."""
    start: int
    end: int
    is_break: bool = False
    """Punctuation, which parts clauses."""

    @property
    def is_han(self) -> bool:
        return re.fullmatch(HAN, self.text) is not None


def atoms(text: str) -> tuple[Atom, ...]:
    """In the order of the text; what is none of ours (emoji, signs) counts as punctuation."""
    return tuple(
        Atom(match[0].lower().replace("’", "'"), match.start(), match.end(), match.lastgroup == "break")
        for match in _ATOM.finditer(text)
    )


def key(text: str) -> tuple[str, ...]:
    """What a word of the tables is looked up by."""
    return tuple(atom.text for atom in atoms(text))


def stems(word: str) -> Iterator[str]:
    """What an English word may be a form of: softly soft, huskier husky, bigger big, whispers whisper, lowish low."""
    if word.endswith("'s"):
        yield word[:-2]
    for suffix in ("ly", "er", "est", "ing", "ed", "ish", "ness", "es", "s", "y"):
        stem = word.removesuffix(suffix)
        if stem == word or len(stem) < 3:
            continue
        yield stem
        if suffix in ("ly", "y", "er", "est", "ing", "ed", "ish"):
            yield stem + "e"
            yield stem + "y"
        if stem[-1] == stem[-2]:
            yield stem[:-1]
        if stem.endswith("i"):
            yield stem[:-1] + "y"
        if stem.endswith("al"):
            yield stem[:-2]


def is_chinese(text: str) -> bool:
    """Whether there is any Chinese in it."""
    return re.search(HAN, text) is not None
