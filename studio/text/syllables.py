"""Syllables by rules of thumb: of English words by their spelling, of numbers by their digits."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

from studio.core.speech import Lang
from studio.text import es, it, pt


class _Words(NamedTuple):
    """Syllables of the words that numbers are made of."""

    digit: float
    places: tuple[float, ...]
    """On top of the digit: for ones, tens, hundreds; after these it starts over."""
    group: float
    """Each thousand, million (zh, ja, ko: ten thousand, hundred million)."""
    point: float


_WORDS: dict[Lang, _Words] = {
    "zh": _Words(1, (0, 1, 1, 1), 1, 1),
    "en": _Words(1.3, (0, 0.8, 2), 2, 1),
    "ja": _Words(1.7, (0, 1.5, 2, 2), 2, 2),
    "ko": _Words(1, (0, 1, 1, 1), 1, 1),
    "es": _Words(1.6, (0, 1.4, 2), 1, 2),
    "it": _Words(1.6, (0, 1.6, 2), 1.5, 3),
    "pt": _Words(1.5, (0, 2, 3), 1, 3),
}

SPELLED: Mapping[Lang, Callable[[str], int]] = {"es": es.syllables, "it": it.syllables, "pt": pt.syllables}
"""Languages whose spelling tells how many syllables a word has."""
_YEAR = 4.8
"""Syllables of an English year: nineteen ninety-eight."""
_LONGEST_NUMBER = 12
"""Digits; longer ones are read one by one."""

_ENGLISH_YEARS = re.compile("1[1-9][0-9]{2}|20[0-9]{2}")
_VOWELS = re.compile("[aeiouyà-ỿ]+")
_MUTE_E = re.compile(
    "(?<=[^aeiouyl])e$|(?<=[aeiouyrl]l)e$|(?<=[^aeiouydtl])ed$|(?<=[^aeiouyscxzghl])es$|(?<=[kpt]h)es$"
    "|(?<=[^aeiouyl])e(?=ly$|ment|less$|ful$|'s?$)"
)
_TWO_VOWELS = re.compile("ia(?!l|n)|eo(?!u|p)|iu|(?<![tsgcx])io|ua(?!r)|ying|ism$|[snd]n't$")
_CONSONANTS = re.compile("[bcdfghjklmnpqrstvwxz]")
_LONGEST_SPELLED = 3
"""Capitals alone: USB, but NASA."""
_PLAIN = re.compile("(?:[b-df-hj-np-tv-z]|[stw]h)[aeiouy]+[b-df-hj-np-tv-z]?")
"""A word that nobody spells, capitals or not: NO, WAY, THE."""


@lru_cache(maxsize=4096)
def of_word(word: str, lang: Lang = "en") -> tuple[int, int]:
    """Syllables and, in English, consonant letters of a word in Latin letters."""
    if lang in SPELLED:
        return SPELLED[lang](word), 0
    small = word.lower().replace("’", "'")
    consonants = len(_CONSONANTS.findall(small))
    vowels = len(_VOWELS.findall(small))
    is_spelled = word.isupper() and len(word) <= _LONGEST_SPELLED and not _PLAIN.fullmatch(small)
    if (is_spelled or not vowels) and "'" not in small:
        return len(word) + 2 * small.count("w"), consonants
    count = vowels + len(_TWO_VOWELS.findall(small)) - len(_MUTE_E.findall(small))
    return max(1, count), consonants


def of_number(written: str, lang: Lang, is_year: bool) -> float:
    """Syllables of digits with points, commas and colons among them; `is_year`: the word for year follows."""
    words = _WORDS[lang]
    if lang == "en" and _ENGLISH_YEARS.fullmatch(written):
        return _YEAR
    count = 0.0
    for before, digits in re.findall("([.:]?)([0-9]+)", written.replace(",", "")):
        if before == "." or digits[0] == "0" or len(digits) > _LONGEST_NUMBER or (lang == "zh" and is_year):
            count += len(digits) * words.digit
        else:
            size = len(words.places)
            count += sum(words.digit + words.places[i % size] for i, d in enumerate(digits[::-1]) if d != "0")
            count += (len(digits) - 1) // size * words.group
        count += words.point if before == "." else 0
    return count
