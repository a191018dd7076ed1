"""The words that we know: the tables of resources/words/, one file a language, as the person finds and amends them.

schema = 1

[[sense]]                       # words, and what they say of a voice
words = ["granny", "grandma"]
gender = "f"                    # said outright: age, gender, accent; pitch, variation, volume, speed (1 to 5);
hint.age = "old"                #   timbre, manner (names); emotion = { sad = 0.7 }. Under `hint`: only hinted at.

[[unmet]]                       # words for what no voice of ours does
words = ["scottish"]
wish = "accent"                 # of UNMET

[[degree]]                      # words that are high or low on the axis whose name stands beside them
words = ["high"]
step = 4
axis = "pitch"                  # where none stands there, or only "voice"; may be left out

[nouns]                         # the names of the axes; `voice` is that of none
pitch = ["pitch", "tone of voice"]

[modifiers]                     # see grammar.py
very = ["very", "really"]

[skip]                          # words that say nothing of a voice
words = ["the", "of"]
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar, get_args

import studio
from studio.core.errors import InputError
from studio.design.atoms import key, stems
from studio.design.axes import SINGLE, STEPPED, VALUES, Axis, Value

WORDS = Path(studio.__file__).parent.parent / "resources" / "words"
FILES = ("en.toml", "zh.toml")
SCHEMA = 1

Unmet = Literal["accent", "language", "singing", "effect", "sounds", "person", "nasal", "neutral", "several"]
"""Kinds of wishes that we cannot grant; see notes.py for what is said of them."""
UNMET: tuple[Unmet, ...] = get_args(Unmet)
ModifierKind = Literal["not", "slightly", "fairly", "very", "extremely", "hold", "or", "like"]
"""`hold` holds a feeling back; `or` carries a negation on; `like` compares."""


@dataclass(frozen=True, slots=True)
class Sense:
    """A word that says something of a voice, or wishes for what no voice of ours does."""

    values: tuple[Value, ...] = ()
    unmet: Unmet | None = None


@dataclass(frozen=True, slots=True)
class Degree:
    """High, low, big ..."""

    step: int
    axis: Axis | None
    """Where no axis is named; None: then it says nothing."""


@dataclass(frozen=True, slots=True)
class Noun:
    """The name of an axis."""

    axis: Axis | None
    """None: the voice as such."""


@dataclass(frozen=True, slots=True)
class Modifier:
    """Very, not, slightly ..."""

    kind: ModifierKind


@dataclass(frozen=True, slots=True)
class Skip:
    """A word that says nothing of a voice."""


_Name = TypeVar("_Name", bound=str)

Entry = Sense | Degree | Noun | Modifier | Skip


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words of all languages."""

    entries: Mapping[tuple[str, ...], Entry]
    """By the atoms of the word."""
    longest: int
    """Atoms of the longest word."""

    def find(self, atoms: tuple[str, ...]) -> Entry | None:
        """The entry of a word; of English words also that of which the last part is a form."""
        found = self.entries.get(atoms)
        if found is None and atoms[-1].isascii():
            forms = ((*atoms[:-1], stem) for stem in stems(atoms[-1]))
            found = next((self.entries[form] for form in forms if form in self.entries), None)
        return found


@cache
def lexicon() -> Lexicon:
    """The shipped tables. Raises InputError, naming file and word, where they are malformed."""
    return read_lexicon(WORDS / name for name in FILES)


def read_lexicon(paths: Iterable[Path]) -> Lexicon:
    """All words of some tables. Raises InputError, naming file and word, for what is malformed or stands twice."""
    entries: dict[tuple[str, ...], Entry] = {}
    for path in paths:
        try:
            table = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
            if table.get("schema") != SCHEMA:
                raise InputError(f"its schema is {table.get('schema')!r} and should be {SCHEMA}.")
            for word, entry in _words(table):
                if key(word) in entries:
                    raise InputError(f"{word!r} stands twice in the tables.")
                entries[key(word)] = entry
        except OSError as error:
            raise InputError(f"The words {path} cannot be read: {error.strerror}.") from error
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise InputError(f"The words {path} are not valid TOML: {error}.") from error
        except InputError as error:
            raise InputError(f"The words {path} cannot be used: {error}") from error
    return Lexicon(entries, max(map(len, entries), default=1))


def _words(table: Mapping[str, object]) -> Iterator[tuple[str, Entry]]:
    for sense in _tables(table, "sense"):
        values = (*_values(sense, is_hint=False), *_values(_table(sense.get("hint", {})), is_hint=True))
        for word in _list(sense, "words"):
            yield word, Sense(values)
    for unmet in _tables(table, "unmet"):
        for word in _list(unmet, "words"):
            yield word, Sense(unmet=_one_of(unmet.get("wish"), UNMET))
    for degree in _tables(table, "degree"):
        step, axis = degree.get("step"), degree.get("axis")
        if type(step) is not int or not 1 <= step <= 5:
            raise InputError(f"step = {step!r}: a step is a whole number from 1 to 5.")
        entry = Degree(step, None if axis is None else _one_of(axis, STEPPED))
        for word in _list(degree, "words"):
            yield word, entry
    nouns, modifiers = _table(table.get("nouns", {})), _table(table.get("modifiers", {}))
    for name in nouns:
        axis = None if name == "voice" else _one_of(name, STEPPED)
        for word in _list(nouns, name):
            yield word, Noun(axis)
    for name in modifiers:
        kind = _one_of(name, get_args(ModifierKind))
        for word in _list(modifiers, name):
            yield word, Modifier(kind)
    for word in _list(_table(table.get("skip", {"words": []})), "words"):
        yield word, Skip()


def _values(table: Mapping[str, object], is_hint: bool) -> Iterator[Value]:
    for axis in VALUES:
        given = table.get(axis)
        if given is None:
            continue
        if axis == "emotion":
            for name, share in _table(given).items():
                if isinstance(share, bool) or not isinstance(share, int | float) or not 0 < share <= 1:
                    raise InputError(f"{name} = {share!r}: an emotion is a number above 0, up to 1.")
                yield Value(axis, _one_of(name, VALUES[axis]), float(share), is_hint)
        elif axis in SINGLE:
            yield Value(axis, _one_of(str(given), VALUES[axis]), is_hint=is_hint)
        else:
            for name in _list(table, axis):
                yield Value(axis, _one_of(name, VALUES[axis]), is_hint=is_hint)
    for name in table.keys() - {"words", "hint", *VALUES}:
        raise InputError(f"there is no axis {name!r}.")


def _tables(table: Mapping[str, object], name: str) -> list[Mapping[str, object]]:
    given = table.get(name, [])
    if not isinstance(given, list):
        raise InputError(f"[[{name}]] should be written with two brackets.")
    return [_table(entry) for entry in given]


def _table(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise InputError(f"{value!r} should be a table of keys and values.")
    return value


def _list(table: Mapping[str, object], name: str) -> list[str]:
    given = table.get(name)
    if not isinstance(given, list) or not all(isinstance(word, str) and key(word) for word in given):
        raise InputError(f"{name} = {given!r}: it should be a list of words in quotes.")
    return given


def _one_of(given: object, known: Iterable[_Name]) -> _Name:
    for value in known:
        if given == value:
            return value
    raise InputError(f"{given!r} should be one of {', '.join(known)}.")
