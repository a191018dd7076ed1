"""Web and mail addresses, spelled as people say them: the signs in the language of the line, or in English."""

import re
from collections.abc import Mapping

from studio.core.pronunciation import Lang
from studio.text import say_ko, say_zh_words
from studio.text.spoken import Spoken
from studio.text.tables import words

_TOP = "com|org|net|edu|gov|info|io|ai|dev|app|cn|jp|kr|tw|hk|uk|de|fr|eu"
_HOST = r"(?:[A-Za-z0-9-]+\.)+"
_PATH = r"(?:[/?#](?:[A-Za-z0-9._~/?#@!$&*+=%:-]*[A-Za-z0-9/_=-])?)?"
_ADDRESS = re.compile(
    rf"(?<![A-Za-z0-9@.])(?:"
    rf"(?:https?|ftp)://{_HOST}[A-Za-z]{{2,}}(?::[0-9]+)?{_PATH}"
    rf"|www\.{_HOST}[A-Za-z]{{2,}}{_PATH}"
    rf"|[A-Za-z0-9._%+-]+@{_HOST}[A-Za-z]{{2,}}"
    rf"|{_HOST}(?:{_TOP})(?![A-Za-z0-9]){_PATH}"
    rf")"
)
_SCHEME = re.compile(r"^(?:https?|ftp)://")
_PART = re.compile(r"[A-Za-z]+|[0-9]|[^A-Za-z0-9]")
_NAMES = {
    ".": "dot", "/": "slash", "@": "at", "-": "dash", "_": "underscore", ":": "colon", "?": "question mark",
    "=": "equals", "&": "and", "#": "hash", "+": "plus", "%": "percent", "~": "tilde", "www": "W W W",
} | dict(zip("0123456789", words("zero one two three four five six seven eight nine"), strict=True))  # fmt: skip

_NAMES_IN: dict[Lang, Mapping[str, str]] = {
    "zh": {**say_zh_words.SIGNS, **dict(zip("0123456789", "零一二三四五六七八九", strict=True))},
    "ko": {**say_ko.ADDRESS_SIGNS, **dict(zip("0123456789", "공일이삼사오육칠팔구", strict=True))},
    # Its digits are left to its numbers.
    "es": {
        ".": "punto", "/": "barra", "@": "arroba", "-": "guion", "_": "guion bajo", ":": "dos puntos",
        "?": "interrogación", "=": "igual", "&": "y", "#": "almohadilla", "+": "más", "%": "por ciento", "~": "tilde",
        "www": "W W W",
    },
}  # fmt: skip


def spelled(spoken: Spoken, main: Lang) -> Spoken:
    """Each address in words: https://www.example.com/a -> "W W W dot example dot com slash a"."""
    names = _NAMES_IN["es"] if main == "es" else {**_NAMES, **_NAMES_IN.get(main, {})}
    return spoken.sub(_ADDRESS, lambda match: _words(match.group(), names), "address")


def _words(address: str, names: Mapping[str, str]) -> str:
    bare = _SCHEME.sub("", address).rstrip("/")
    return f" {' '.join(names.get(part, part) for part in _PART.findall(bare))} "
