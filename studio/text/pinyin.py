"""Pinyin: what the dictionaries say for characters and words, and syllables as the model's symbols.

The words are those of pypinyin (MIT), read from its files without its code: to import it takes longer than a line may.
"""

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

import studio
from studio.text.lazy import Once
from studio.text.symbols import package_file

WORDS = Path(studio.__file__).parent.parent / "resources" / "words"
TONES = {"1": "→", "2": "↗", "3": "↓", "4": "↘", "5": ""}
"""The model's marks."""

_ACCENTS = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
_PHRASE = re.compile(rb'^"([^"]+)": \[([^"][^:]*)\](?:,|\n\})$', re.MULTILINE)
_OPTION = re.compile(r'\[\s*"([^"]*)"')


def rows(name: str) -> list[list[str]]:
    """The lines of a table in resources/words, in columns; lines that begin with # are remarks."""
    lines = (WORDS / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


_symbols = Once(lambda: {syllable: symbols for syllable, symbols in rows("zh_syllables.tsv")})


def ipa(syllable: str) -> str:
    """A pinyin syllable with its tone digit in the model's symbols; empty if it is none."""
    symbols = _symbols().get(syllable[:-1], "")
    return symbols.replace(TONES["4"], TONES[syllable[-1]]) if symbols and syllable[-1] in TONES else ""


@lru_cache(maxsize=4096)
def toned(syllable: str) -> str:
    """A syllable as people write it with its tone as a digit, ü as v: "chóng" -> "chong2", "de" -> "de5"."""
    tone, bare = "", ""
    for char in unicodedata.normalize("NFD", syllable.replace("ü", "v")):
        if char in _ACCENTS:
            tone = _ACCENTS[char]
        else:
            bare += char
    bare = unicodedata.normalize("NFC", bare).replace("ü", "v")
    return bare if bare[-1:].isdigit() else bare + (tone or "5")


@lru_cache(maxsize=8192)
def of_character(char: str) -> tuple[str, ...]:
    """All that a simplified or traditional character can be read, the commonest first; empty for an unknown one."""
    raw = _characters()
    found = raw.find(b'"%d": "' % ord(char))
    if found < 0:
        return ()
    start = raw.index(b'": "', found) + 4
    return tuple(dict.fromkeys(map(toned, raw[start : raw.index(b'"', start)].decode("utf-8").split(","))))


@lru_cache(maxsize=8192)
def of_word(word: str) -> tuple[str, ...]:
    """A syllable for each character of a word that the phrases have; empty for another."""
    place = _phrases().get(word.encode("utf-8"))
    if place is None:
        return ()
    return tuple(toned(option) for option in _OPTION.findall(_phrase_file()[slice(*place)].decode("utf-8")))


_characters = Once(lambda: package_file("pypinyin", "pinyin_dict.json").read_bytes())
_phrase_file = Once(lambda: package_file("pypinyin", "phrases_dict.json").read_bytes())
_phrases = Once(lambda: {match[1]: match.span(2) for match in _PHRASE.finditer(_phrase_file())})
