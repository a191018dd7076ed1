"""hibari's English, made ready fast, with the readings that we add to its lexicon.

resources/words/en_readings.tsv gives words their readings by part of speech or sense, en_names.tsv names, brands, loans
and acronyms that its network for unknown words gets wrong.
"""

import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import Any

from studio.core.errors import WeightsError
from studio.text.lazy import Once
from studio.text.tables import WORDS

_BRITISH = (
    ("ᵻ", "ɪ"), ("T", "t"), ("O", "Q"), ("æ", "a"), ("ɑɹ(?![aeiouAIQWYɑɛɪʊʌəɔɜˈˌ])", "ɑː"),
    ("ɔɹ(?![aeiouAIQWYɑɛɪʊʌəɔɜˈˌ])", "ɔː"), ("ɜɹ", "ɜː"), ("əɹ(?![aeiouAIQWYɑɛɪʊʌəɔɜˈˌ])", "ə"),
    ("ɪɹ(?![aeiouAIQWYɑɛɪʊʌəɔɜˈˌ])", "ɪə"), ("ɛɹ(?![aeiouAIQWYɑɛɪʊʌəɔɜˈˌ])", "ɛː"),
    ("ʊɹ(?![aeiouAIQWYɑɛɪʊʌəɔɜˈˌ])", "ʊə"), ("ɑ(?!ː)", "ɑː"), ("ɔ(?!ː)", "ɔː"), ("u(?!ː)", "uː"),
    ("(?<=[ˈˌ])i(?!ː)", "iː"),
)  # fmt: skip
"""Of an American reading to the British one, where none is given."""


class Words:
    """hibari's G2P for one English."""

    def __init__(self, *, british: bool) -> None:
        self.british = british
        self.g2p = _made(british=british)
        entries = self.g2p.lexicon.golds.d
        entries.update(_readings(british=british))
        names = dict(_names(british=british))
        entries.update({name: reading for name, reading in names.items() if " " not in name})
        self._phrases = {name: reading for name, reading in names.items() if " " in name}
        self._phrase = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in self._phrases), re.IGNORECASE)
        self._phrases |= {name.casefold(): reading for name, reading in self._phrases.items()}

    def phrases(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Names of several words in a text: where each begins and ends, and its phonemes."""
        for match in self._phrase.finditer(text):
            reading = self._phrases.get(match.group()) or self._phrases.get(match.group().casefold())
            if reading:
                yield match.start(), match.end(), reading

    def readings(self, word: str) -> dict[str, str]:
        """What a word of several sounds can be, by the keys of hibari's lexicon; empty for all others."""
        entry = self.g2p.lexicon.golds.get(word) or self.g2p.lexicon.golds.get(word.lower())
        if not isinstance(entry, dict) or {"None", "DT"} & entry.keys():
            return {}  # "None" and "DT" are the weak and strong forms of a function word
        found = {key: heard(reading) for key, reading in entry.items() if reading}
        return found if len(set(found.values())) > 1 else {}

    def spelled(self, word: str) -> str:
        """The names of a word's letters as one reading; empty for what has other signs."""
        reading, _ = self.g2p.lexicon.get_NNP(word)
        return reading or ""


def heard(phonemes: str) -> str:
    """An entry of the lexicon in the model's symbols."""
    return phonemes.replace("ɾ", "T").replace("ʔ", "t")


def words(voice_lang: str) -> Words:
    """Those of the voice's English: British for en-GB, else American."""
    return _british() if voice_lang.lower().startswith("en-gb") else _american()


_american = Once(lambda: Words(british=False))
_british = Once(lambda: Words(british=True))


class _Later:
    """A dictionary of hibari's that is read when first asked."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._made = Once(make)

    def get(self, word: str) -> Any:
        return self._made().get(word)

    def __contains__(self, word: str) -> bool:
        return word in self._made()


def _made(*, british: bool) -> Any:
    """A G2P as its constructor makes one, but for the second lexicon, which is read when a word is not in the first."""
    _without_synthesiser()
    g2p = import_module("hibari.g2p")
    accent = "gb" if british else "us"
    made = g2p.G2P.__new__(g2p.G2P)
    made.lexicon = g2p.Lexicon(g2p._load_json(f"lexicon_{accent}_gold.json.gz"), {}, british)
    made.lexicon.silvers = _Later(lambda: type(made.lexicon.golds)(g2p._load_json(f"lexicon_{accent}_silver.json.gz")))
    made.tokenizer = g2p.Tokenizer(g2p._load_json("tokenizer_exceptions.json"))
    made.tagger = g2p.Tagger(g2p._load_json("tagger.json.gz"))
    made._oov, made.unk, made.british = None, "", british
    return made


def _without_synthesiser() -> None:
    """Makes hibari's text side importable alone.

    WORKAROUND: `import hibari` loads its speech synthesiser with scipy, half a second for what is never used here.
    """
    if "hibari" not in sys.modules:
        spec = find_spec("hibari")
        if spec is None:
            raise WeightsError("The package hibari is missing: run `python3 run.py` again to install it.")
        sys.modules["hibari"] = module_from_spec(spec)


def _readings(*, british: bool) -> dict[str, dict[str, str]]:
    entries: dict[str, dict[str, str]] = {}
    for word, key, american, own in _rows("en_readings.tsv", 4):
        entries.setdefault(word, {})[key] = own if british else american
    return entries


def _names(*, british: bool) -> Iterator[tuple[str, str]]:
    for word, american, own in _rows("en_names.tsv", 3):
        yield word, (own or britished(american)) if british else american


@cache
def _rows(name: str, columns: int) -> tuple[tuple[str, ...], ...]:
    lines = (WORDS / name).read_text(encoding="utf-8").splitlines()
    return tuple((*line.split("\t"), "", "")[:columns] for line in lines if line and not line.startswith("#"))


def britished(american: str) -> str:
    """An American reading as a British speaker says it, as far as rules go: long vowels, no r but before a vowel."""
    for pattern, said in _BRITISH:
        american = re.sub(pattern, said, american)
    return american
