"""Mandarin: jieba cuts words, pypinyin reads each, and pinyin becomes the model's symbols as it was taught them."""

import re
import unicodedata
from functools import lru_cache
from typing import Any

from studio.core.errors import MarkError
from studio.text.lazy import Once
from studio.text.spoken import Atom, Forced, Spoken
from studio.text.symbols import nuclei, package_file
from studio.text.word_counts import WordCounts

_HAN = re.compile(r"[〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_NON_SYLLABIC = chr(815)  # the arch under the i of ai, which the model was not taught
_SYLLABLE = re.compile(r"[^\W\d_]+[1-5]?")
_TONED = re.compile(r"[1-5āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜḿńňǹ]")


def atoms(run: Spoken, voice_lang: str, embedded: bool) -> list[Atom]:
    """One atom for each word. Forced pinyin replaces the reading of its characters and leaves the word whole."""
    readings: dict[int, str] = {}
    opaque: list[Forced] = []
    for forced in run.forced:
        syllables = forced.reading.split()
        is_han = _HAN.fullmatch(run.text, forced.start, forced.end) is not None
        if forced.kind == "pinyin" and is_han and len(syllables) == forced.end - forced.start:
            readings |= dict(enumerate(syllables, forced.start))
        else:
            opaque.append(forced)
    found = [_opaque_atom(forced) for forced in opaque]
    done = 0
    for start, end in [*((f.start, f.end) for f in opaque), (len(run.text), len(run.text))]:
        for stretch in _HAN.finditer(run.text, done, start):
            found += _stretch(stretch.group(), stretch.start(), readings)
        done = end
    return sorted(found, key=lambda atom: atom.start)


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
            f"{text!r} has {len(text)} characters, but {reading!r} has {len(written)} syllables: "
            "write one for each, with spaces between.",
            position,
        )
    checked = [_tone3(syllable) for syllable in written]
    for index, (syllable, toned) in enumerate(zip(written, checked, strict=True)):
        known = _readings(text[index]) if han else ()
        neutral = {f"{r[:-1]}5" for r in known}
        before_third = {f"{r[:-1]}2" for r in known if r[-1] == "3"}
        allowed = {*known, *neutral, *before_third} if _TONED.search(syllable) else known
        if known and toned not in allowed:
            raise MarkError(f"{text[index]!r} is not read {syllable!r}: write one of {', '.join(known)}.", position)
        if not known and not (_TONED.search(syllable) and ipa(toned)):
            raise MarkError(f"{syllable!r} is no pinyin with a tone: write it as in chong2.", position)
    if not checked:
        raise MarkError(f"{reading!r} is no pinyin: write it as in chong2.", position)
    return " ".join(checked)


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


def _stretch(text: str, start: int, readings: dict[int, str]) -> list[Atom]:
    """The words of Han characters that stand together; a character that nobody can read is no part of any."""
    found: list[Atom] = []
    at = start
    for word in _cutter().lcut(_simplified(text)):
        syllables = [readings.get(at + i, pinyin) for i, pinyin in enumerate(_pinyin(word))]
        sounds = [ipa(syllable) for syllable in syllables]
        first = 0
        for i, sound in enumerate([*sounds, ""]):
            if not sound:
                if first < i:
                    found.append(
                        Atom(
                            at + first,
                            at + i,
                            "".join(sounds[first:i]),
                            i - first,
                            beats=tuple(map(len, sounds[first:i])),
                            reading=" ".join(syllables[first:i]),
                            source="phrase",
                        )
                    )
                first = i + 1
        at += len(word)
    return found


def _pinyin(word: str) -> list[str]:
    """A syllable with its tone digit for each character of a word; empty for one that nobody reads."""
    from pypinyin import Style, lazy_pinyin

    # Characters that it does not know come back as one blank each, run together.
    found = lazy_pinyin(word, style=Style.TONE3, neutral_tone_with_five=True, errors=lambda unknown: " " * len(unknown))
    return [syllable for item in found for syllable in ([""] * len(item) if item.isspace() else [item])]


def _readings(char: str) -> tuple[str, ...]:
    """All that a character can be read, with tone digits; empty for one that pypinyin does not know."""
    from pypinyin import Style, pinyin

    found: dict[str, None] = {}
    for written in (char, _simplified(char)):
        for options in pinyin(written, style=Style.TONE3, heteronym=True, neutral_tone_with_five=True, errors="ignore"):
            found |= dict.fromkeys(options)
    return tuple(found)


def _tone3(syllable: str) -> str:
    from pypinyin.contrib.tone_convert import to_tone3

    return to_tone3(syllable, neutral_tone_with_five=True)


@lru_cache(maxsize=4096)
def ipa(syllable: str) -> str:
    """A pinyin syllable with its tone digit in the model's symbols; empty if it is none."""
    from misaki.zh import ZHG2P

    if not syllable:
        return ""
    try:
        symbols: str = ZHG2P.py2ipa(syllable)
    except ValueError:  # how misaki says that it is no pinyin
        return ""
    return symbols.replace(_NON_SYLLABIC, "")


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


def _simplified(text: str) -> str:
    """The text in simplified characters, by which jieba and pypinyin know words; one for each."""
    simple: str = _simplifier()(text)
    return simple if len(simple) == len(text) else text
