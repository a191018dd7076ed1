"""Web and mail addresses, spelled in English as people say them."""

import re

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
    "=": "equals", "&": "and", "#": "hash", "+": "plus", "%": "percent", "~": "tilde",
}  # fmt: skip
_DIGITS = words("zero one two three four five six seven eight nine")


def spelled(spoken: Spoken) -> Spoken:
    """Each address in words: https://www.example.com/a -> "W W W dot example dot com slash a"."""
    return spoken.sub(_ADDRESS, lambda match: _words(match.group()), "address")


def _words(address: str) -> str:
    bare = _SCHEME.sub("", address).rstrip("/")
    said = ["W W W" if part == "www" else _NAMES.get(part, part) for part in _PART.findall(bare)]
    return f" {' '.join(_DIGITS[int(part)] if part.isdigit() else part for part in said)} "
