"""Mandarin: jieba cuts words, polyphones.py chooses how each character is read, pinyin.py makes symbols of it."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

from studio.core.errors import MarkError
from studio.core.pronunciation import Doubt
from studio.text.lazy import Once
from studio.text.pinyin import ipa, of_character, toned
from studio.text.polyphones import Choice, chosen, in_use
from studio.text.sandhi import sounding
from studio.text.spoken import Atom, Forced, Spoken
from studio.text.symbols import nuclei, package_file
from studio.text.word_counts import WordCounts

_HAN = re.compile(r"[〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_GIVEN = ("mark", "dictionary")
"""Sources of what the person decided."""
_DRY = re.compile("乾(?![隆坤卦])")
_CHANGING = "一不"
"""The model is given these as they sound; it turns third tones by itself, as measured (docs/benchmarks.md)."""
_MASK = "\n"
"""For characters that are read as one with others, by a mark: no word reaches over it."""
_SYLLABLE = re.compile(r"[^\W\d_]+[1-5]?")
_TONED = re.compile(r"[1-5āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜḿńňǹ]")


def atoms(run: Spoken, voice_lang: str, embedded: bool) -> list[Atom]:
    """One atom for each word. Forced pinyin replaces the reading of its characters and leaves the word whole."""
    given: dict[int, Forced] = {}
    found: list[Atom] = []
    text = run.text
    for forced in run.forced:
        is_han = _HAN.fullmatch(run.text, forced.start, forced.end) is not None
        if forced.kind == "pinyin" and is_han and len(forced.reading.split()) == forced.end - forced.start:
            given |= dict.fromkeys(range(forced.start, forced.end), forced)
        else:
            found.append(_opaque_atom(forced))
            text = text[: forced.start] + _MASK * (forced.end - forced.start) + text[forced.end :]
    text = simplified(text)
    words = list(_words(text))
    if words:
        # What stands between words ends where the next begins.
        choices = chosen(text, sorted({bound for word in words for bound in word}))
        choices = [_given(given[at], at) if at in given else choice for at, choice in enumerate(choices)]
        heard = _heard(text, words, choices)
        found += [atom for start, end in words for atom in _atoms(text, start, end, choices, heard)]
    return sorted(found, key=lambda atom: atom.start)


def _words(text: str) -> Iterator[tuple[int, int]]:
    """The places of the words in a simplified text."""
    for stretch in _HAN.finditer(text):
        start = stretch.start()
        for word in _cutter().lcut(stretch.group()):
            yield start, start + len(word)
            start += len(word)


def _heard(text: str, words: Sequence[tuple[int, int]], choices: Sequence[Choice]) -> dict[int, str]:
    """How each character sounds among those that it stands together with; a mark is taken at its word."""
    found: dict[int, str] = {}
    for stretch in _HAN.finditer(text):
        start, stop = stretch.span()
        ends = [end - start for _, end in words if start < end <= stop]
        readings = [choice.reading for choice in choices[start:stop]]
        sounds = sounding(stretch.group(), readings, ends, _is_word)
        found |= dict(enumerate(sounds, start))
    return found | {at: choice.reading for at, choice in enumerate(choices) if choice.source in _GIVEN}


def _is_word(text: str) -> bool:
    return bool(_cutter().FREQ.get(text, 0))


def _given(forced: Forced, at: int) -> Choice:
    """The reading that the person gave for the character at a place."""
    return Choice(forced.reading.split()[at - forced.start], forced.source, 1.0)


def _atoms(text: str, start: int, end: int, choices: Sequence[Choice], heard: Mapping[int, str]) -> Iterator[Atom]:
    """A word, parted where nobody can read a character."""
    silent = [at for at in range(start, end) if not ipa(choices[at].reading)]
    for before, after in pairwise([start - 1, *silent, end]):
        if after - before > 1:
            yield _atom(text, before + 1, after, choices, heard)


def _atom(text: str, start: int, end: int, choices: Sequence[Choice], heard: Mapping[int, str]) -> Atom:
    """A word, all of whose characters can be read."""
    own = choices[start:end]
    sounds = [ipa(heard[at] if text[at] in _CHANGING else choices[at].reading) for at in range(start, end)]
    deciding = min(own, key=lambda choice: choice.confidence)
    return Atom(
        start,
        end,
        "".join(sounds),
        end - start,
        beats=tuple(map(len, sounds)),
        reading=" ".join(choice.reading for choice in own),
        spoken_reading=" ".join(heard[at] for at in range(start, end)),
        source=deciding.source,
        confidence=deciding.confidence,
        doubts=tuple(
            Doubt(at, at + 1, choice.reading, choice.others, choice.confidence)
            for at, choice in enumerate(own, start)
            if choice.others
        ),
    )


def checked_pinyin(text: str, reading: str, position: int) -> str:
    """Pinyin as the person wrote it, as syllables with tone digits: "chóng" -> "chong2".

    Raises MarkError where a character has no such reading (a neutral tone, and the second tone that a third becomes
    before another third, are allowed to all), where the number of syllables differs, or where a tone lacks that the
    character cannot do without.
    """
    written = _SYLLABLE.findall(unicodedata.normalize("NFC", reading).lower().replace("u:", "ü"))
    han = _HAN.fullmatch(text) is not None
    if han and len(written) != len(text):
        raise MarkError(
            f"{text!r} has {_counted(len(text), 'character')}, but {reading!r} has "
            f"{_counted(len(written), 'syllable')}: write one for each, with spaces between, or kana.",
            position,
        )
    checked = [toned(syllable) for syllable in written]
    for index, (syllable, exact) in enumerate(zip(written, checked, strict=True)):
        known = _readings(text[index]) if han else ()
        neutral = {f"{r[:-1]}5" for r in known}
        before_third = {f"{r[:-1]}2" for r in known if r[-1] == "3"}
        allowed = {*known, *neutral, *before_third} if _TONED.search(syllable) else known
        if known and exact not in allowed:
            raise MarkError(f"{text[index]!r} is not read {syllable!r}: write one of {', '.join(known)}.", position)
        if not known and not (_TONED.search(syllable) and ipa(exact)):
            raise MarkError(f"{syllable!r} is no pinyin with a tone: write it as in chong2.", position)
    if not checked:
        raise MarkError(f"{reading!r} is no pinyin: write it as in chong2.", position)
    return " ".join(checked)


def _counted(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def _opaque_atom(forced: Forced) -> Atom:
    if forced.kind == "phonemes":
        return Atom(forced.start, forced.end, forced.reading, nuclei(forced.reading), source=forced.source)
    sounds = [ipa(syllable) for syllable in forced.reading.split()]
    return Atom(
        forced.start,
        forced.end,
        "".join(sounds),
        len(sounds),
        beats=tuple(map(len, sounds)),
        reading=forced.reading,
        source=forced.source,
    )


def _readings(char: str) -> tuple[str, ...]:
    """All that a character can be read, with tone digits, the commonest first; empty for one that nobody knows."""
    simple = simplified(char)
    return tuple(dict.fromkeys((*in_use(simple), *of_character(char), *of_character(simple))))


def _make_cutter() -> Any:
    import jieba

    # Filled by hand: initialize() would read its whole list, leave a cache in the temporary folder, read back by
    # whoever finds it there, and write to the console.
    cutter = jieba.Tokenizer()
    with cutter.get_dict_file() as file:
        cutter.FREQ = WordCounts(file.read())
    cutter.total = cutter.FREQ.total
    cutter.initialized = True
    return cutter


_cutter = Once(_make_cutter)


def _make_simplifier() -> Any:
    import kaldifst

    # wetext's own import would load the transducers of all its languages; this one is all that we want.
    return kaldifst.TextNormalizer(str(package_file("wetext", "fsts", "traditional_to_simple.fst")))


_simplifier = Once(_make_simplifier)


@lru_cache(maxsize=8192)
def _simple(char: str) -> str:
    simple: str = _simplifier()(char)
    return simple if len(simple) == 1 else char


def simplified(text: str) -> str:
    """The text in simplified characters, by which jieba and pypinyin know words; one for each. The table looks at one
    character at a time, and leaves alone what depends on the next."""
    return _DRY.sub("干", "".join(map(_simple, text)))
