"""Which words of a line were not heard, by the text that a recogniser wrote down.

Both sides are compared by how they sound, in the symbols of the model: so a homophone, a numeral or another spelling is
no difference. A recogniser has slips of its own; a word only counts as unheard where hardly a sound of it is found at
its place.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from studio.core.speech import Reading, Word
from studio.text.reader import read

FOUND = 0.45
"""A word of which less is found, 0 to 1, was not heard."""
LEAST_SOUNDS = 2
"""Shorter words are too short to be missed for certain."""
ALIKE = {"ꭧ": "ʦ", "ʨ": "ʦ", "ʂ": "s", "ɕ": "s", "ŋ": "n", "ɤ": "ə", "ɨ": "ɪ", "i": "ɪ", "ʊ": "u", "ɐ": "a", "ɑ": "a"}
"""Sounds that recognisers, like people, take for one another."""


@dataclass(frozen=True, slots=True)
class Unheard:
    """What was not heard of a line."""

    words: tuple[str, ...]
    """As written, in their order."""
    share: float
    """Of the line's sounds, 0 to 1."""


def unheard(expected: Reading, heard: str) -> Unheard:
    """The words of a line that are not in the text that was heard of it."""
    words = [(word, _sounds(word)) for word in expected.words]
    total = [sound for _, sounds in words for sound in sounds]
    found = _found(total, [sound for word in read(heard, expected.lang).words for sound in _sounds(word)])
    missed, n_missed, at = [], 0, 0
    for word, sounds in words:
        here = found[at : at + len(sounds)]
        at += len(sounds)
        if len(sounds) >= LEAST_SOUNDS and sum(here) < FOUND * len(sounds):
            missed.append(word.text)
            n_missed += len(sounds)
    return Unheard(tuple(missed), n_missed / len(total) if total else 0.0)


def _sounds(word: Word) -> list[str]:
    """Letters alone: no tones, stress or length."""
    letters = unicodedata.normalize("NFD", word.phonemes)
    return [ALIKE.get(c, c) for c in letters if unicodedata.category(c) in ("Ll", "Lu", "Lo")]


def _found(expected: Sequence[str], heard: Sequence[str]) -> list[bool]:
    """For each sound that was expected, whether it stands in what was heard, by the alignment with the fewest edits."""
    n, m = len(expected), len(heard)
    signs = {sound: number for number, sound in enumerate({*expected, *heard})}
    others = np.array([signs[sound] for sound in heard], np.int32)
    along = np.arange(m + 1, dtype=np.int32)
    cost = np.empty((n + 1, m + 1), np.int32)
    cost[0] = along
    for i, sound in enumerate(expected, 1):
        best = cost[i - 1] + 1
        best[1:] = np.minimum(best[1:], cost[i - 1, :-1] + (others != signs[sound]))
        cost[i] = np.minimum.accumulate(best - along) + along
    found = [False] * n
    i, j = n, m
    while i and j:
        if cost[i, j] == cost[i - 1, j - 1] + (expected[i - 1] != heard[j - 1]):
            i, j = i - 1, j - 1
            found[i] = expected[i] == heard[j]
        elif cost[i, j] == cost[i - 1, j] + 1:
            i -= 1
        else:
            j -= 1
    return found
