"""From letters to sounds by rules, for languages that are spelled as they are spoken.

A word is written with its stressed vowel as a capital. The rules are tried at each letter in the order in which they
stand, so what is longer or rarer goes first; what no rule reads is silent. A rule is a pattern, which may look around
itself, and the sounds of what it matches.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence

from studio.text.spoken import Atom, Spoken
from studio.text.symbols import VOWELS

Rules = Sequence[tuple[str, str]]
_VOWEL = re.compile(f"[{''.join(sorted(VOWELS))}]")
_NUCLEUS = re.compile(f"(?!(?<=ɾ)ə){_VOWEL.pattern}\u0303?[ʊɪ]?")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*['’]?")
_BREAK = re.compile(r"[^\s'’-]")
_LONGEST_SPELLED = 3


class Spelling:
    """The letters of one language."""

    def __init__(self, rules: Rules, afterwards: Rules = ()) -> None:
        """`afterwards`: what becomes of the sounds once all are there, pattern by pattern; \\1 is the first group."""
        self._rules = [(re.compile(pattern, re.IGNORECASE), sounds) for pattern, sounds in rules]
        self._afterwards = [(re.compile(pattern), sounds) for pattern, sounds in afterwards]

    def sounds(self, word: str) -> str:
        """The phonemes of a word in small letters, but for its stressed vowel; stress stands before its vowel."""
        found = ""
        at = 0
        while at < len(word):
            written, sounds = self._first(word, at)
            found += stressed(sounds) if written != written.lower() else sounds
            at += len(written)
        for pattern, sounds in self._afterwards:
            found = pattern.sub(sounds, found)
        return found

    def _first(self, word: str, at: int) -> tuple[str, str]:
        """What the first rule that fits reads from `at` on, and its sounds."""
        for pattern, sounds in self._rules:
            if match := pattern.match(word, at):
                return match.group(), match.expand(sounds).lower() if "\\" in sounds else sounds
        return word[at], ""


def stressed(sounds: str, mark: str = "ˈ") -> str:
    """Sounds with the mark of stress before their first vowel."""
    return _VOWEL.sub(lambda vowel: mark + vowel.group(), sounds, count=1)


def with_capital(word: str, at: int) -> str:
    """A word with the letter at `at` as a capital."""
    return word[:at] + word[at].upper() + word[at + 1 :]


def plain_letters(word: str, kept: str) -> str:
    """Small letters, without the accents that are not among `kept`."""
    composed = unicodedata.normalize("NFC", word.lower())
    return "".join(char if char in kept else _bare(char) for char in composed)


def _bare(char: str) -> str:
    known = {"ß": "ss", "æ": "e", "œ": "e", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "t", "ı": "i"}
    return known.get(char) or unicodedata.normalize("NFD", char)[0]


def rhythm(sounds: str, beside: bool = False) -> str:
    """Sounds with a weaker stress on every other syllable, from the first on, that is not beside the main one, or,
    with `beside`, is the only one."""
    head, mark, tail = sounds.partition("ˈ")
    places = [match.start() for match in _NUCLEUS.finditer(head)] if mark else []
    for place in reversed(places[::2] if beside and len(places) == 1 else places[:-1:2]):
        head = head[:place] + "ˌ" + head[place:]
    return head + mark + tail


def syllables(phonemes: str) -> int:
    """Of a word that has any: its vowels, two of which may be a diphthong."""
    return max(1, len(_NUCLEUS.findall(phonemes)))


def is_spelled(word: str, vowels: str) -> bool:
    """Whether a word is read letter by letter: it has no vowel (kg, but not shh), or is a few capitals (FBI, ONU)."""
    small = word.lower()
    if not any(char in vowels for char in small):
        return not re.search(r"(.)\1", small)
    return 1 < len(word) <= _LONGEST_SPELLED and word.isupper() and all(char not in vowels for char in small[:2])


def words(run: Spoken) -> Iterable[tuple[int, int, str, str]]:
    """(start, end, word, word before it) of each word of a run that has no forced reading; the word before is empty at
    the start and behind a break."""
    before, done = "", 0
    for match in _WORD.finditer(run.text):
        if _BREAK.search(run.text[done : match.start()]):
            before = ""
        if not run.is_forced(*match.span()):
            yield match.start(), match.end(), match.group(), before
        before, done = match.group(), match.end()


def atoms(run: Spoken, read: Callable[[str, str], str], letters: Mapping[str, str], vowels: str) -> list[Atom]:
    """The words of a run: `read` gives the phonemes of a word after another, `letters` the names of the letters."""
    found = [Atom(f.start, f.end, f.reading, syllables(f.reading), source=f.source) for f in run.forced]
    for start, end, word, before in words(run):
        spelled = is_spelled(word, vowels)
        names = [letters[letter] for letter in plain_letters(word, "".join(letters)) if letter in letters]
        if spelled and names:
            phonemes = " ".join(read(name, last) for name, last in zip(names, ["", *names], strict=False))
        else:
            phonemes = read(word, before)
        if phonemes:
            found.append(Atom(start, end, phonemes, syllables(phonemes), source="letters" if spelled else "rules"))
    return sorted(found, key=lambda atom: atom.start)
