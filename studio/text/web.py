"""Web and mail addresses, spelled as people say them: the signs in the language of the line, or in English."""

import re
from collections.abc import Mapping

from studio.core.pronunciation import Lang
from studio.text import say_ja, say_ko, say_zh_words
from studio.text.say_es import SPANISH
from studio.text.say_it import ITALIAN
from studio.text.say_pt import PORTUGUESE
from studio.text.say_romance import Romance
from studio.text.spoken import Spoken
from studio.text.tables import words

_TOP = (
    "com|org|net|edu|gov|info|io|ai|dev|app|cn|jp|kr|tw|hk|uk|de|fr|eu|tv|ca|au|nz|ru|nl|se|ch|es|br|pt|mx|xyz|online|tech"
    "|biz|fm|gg"
)
_HOST = r"(?:[A-Za-z0-9-]+\.)+"
_PATH = r"(?:[/?#](?:[A-Za-z0-9._~/?#@!$&*+=%:-]*[A-Za-z0-9/_=-])?)?"
_ADDRESS = re.compile(
    rf"(?<![A-Za-z0-9@.])(?:"
    rf"(?:https?|ftp)://{_HOST}[A-Za-z]{{2,}}(?::[0-9]+)?{_PATH}"
    rf"|(?:https?|ftp)://[0-9]{{1,3}}(?:\.[0-9]{{1,3}}){{3}}(?::[0-9]+)?{_PATH}"
    rf"|www\.{_HOST}[A-Za-z]{{2,}}{_PATH}"
    rf"|[A-Za-z0-9._%+-]+@{_HOST}[A-Za-z]{{2,}}"
    rf"|{_HOST}(?:{_TOP})(?![A-Za-z0-9]){_PATH}"
    rf")"
)
_ITALIAN = re.compile(rf"(?<![A-Za-z0-9@.]){_HOST}it(?![A-Za-z0-9]){_PATH}")
"""In English a missing space behind a full stop is likelier: Stop.it hurts."""
_WORDS_TOO = ("go", "ass")
"""Extensions that are words behind a full stop rather."""
_EXTENSIONS = "|".join(
    (
        *(extension for extension in say_zh_words.EXTENSIONS if extension not in _WORDS_TOO),
        *words("sh bat css php rb swift bin tar pkg deb bak cfg toml tsv odt rtf eps"),
    )
)
_FILE = re.compile(
    rf"(?<![\w.@/\\])(?:[A-Za-z]:\\|\.{{0,2}}/|~/)?(?:[\w.-]+[/\\])*[\w-]+(?:\.[\w-]+)*\.(?:{_EXTENSIONS})\b(?![\w(])"
    r"|(?<!\S)(?:[A-Za-z]:\\|\.{1,2}/|/|~/)[\w.-]*[A-Za-z][\w.-]*(?:[/\\][\w-]+)*",
    re.ASCII,
)
"""A file by its extension, with the folders before it, or a path that begins as one."""
_VOWEL = re.compile("[aeiouyAEIOUY]")
_SAID = {
    "exe": "EXE", "apk": "APK", "avi": "AVI", "aac": "AAC", "py": "P Y", "js": "JS", "ts": "TS", "jpg": "JPEG",
    "iso": "ISO", "odt": "ODT", "eps": "EPS", "epub": "EPUB", "yml": "YAML", "doc": "doc", "docx": "doc X", "ai": "AI",
    "sh": "S H",
}  # fmt: skip
_SCHEME = re.compile(r"^(?:https?|ftp)://")
_PART = re.compile(r"[A-Za-z]+|[0-9]|[^A-Za-z0-9]")
_NAMES = {
    ".": "dot", "/": "slash", "@": "at", "-": "dash", "_": "underscore", ":": "colon", "?": "question mark",
    "=": "equals", "&": "and", "#": "hash", "+": "plus", "%": "percent", "~": "tilde", "www": "W W W",
} | dict(zip("0123456789", words("zero one two three four five six seven eight nine"), strict=True))  # fmt: skip


def _digits(speaker: Romance) -> dict[str, str]:
    return dict(zip("0123456789", speaker.words.digits, strict=True))


_NAMES_IN: dict[Lang, Mapping[str, str]] = {
    "zh": {**say_zh_words.SIGNS, **dict(zip("0123456789", "零一二三四五六七八九", strict=True))},
    "ja": {**say_ja.ADDRESS_SIGNS, **dict(zip("0123456789", say_ja.DIGIT_NAMES, strict=True))},
    "ko": {**say_ko.ADDRESS_SIGNS, **dict(zip("0123456789", "공일이삼사오육칠팔구", strict=True))},
    "es": {
        ".": "punto", "/": "barra", "@": "arroba", "-": "guion", "_": "guion bajo", ":": "dos puntos",
        "?": "interrogación", "=": "igual", "&": "y", "#": "almohadilla", "+": "más", "%": "por ciento", "~": "tilde",
        "www": "W W W", **_digits(SPANISH),
    },
    "it": {
        ".": "punto", "/": "barra", "@": "chiocciola", "-": "trattino", "_": "trattino basso", ":": "due punti",
        "?": "punto interrogativo", "=": "uguale", "&": "e", "#": "cancelletto", "+": "più", "%": "per cento",
        "~": "tilde", "www": "W W W", **_digits(ITALIAN),
    },
    "pt": {
        ".": "ponto", "/": "barra", "@": "arroba", "-": "hífen", "_": "sublinhado", ":": "dois pontos",
        "?": "interrogação", "=": "igual", "&": "e", "#": "cerquilha", "+": "mais", "%": "por cento", "~": "til",
        "www": "W W W", **_digits(PORTUGUESE),
    },
}  # fmt: skip


def spelled(spoken: Spoken, main: Lang) -> Spoken:
    """Each address in words: https://www.example.com/a -> "W W W dot example dot com slash a"."""
    names = _NAMES_IN.get(main, _NAMES)
    for address in (_ADDRESS, _ITALIAN)[: 1 + (main == "it")]:
        spoken = spoken.sub(address, lambda match: _words(match.group(), names), "address")
    # The others have rules of their own for files.
    return spoken.sub(_FILE, lambda match: _file(match.group()), "file") if main == "en" else spoken


def _words(address: str, names: Mapping[str, str]) -> str:
    bare = _SCHEME.sub("", address).rstrip("/")
    return f" {' '.join(names.get(part, part) for part in _PART.findall(bare))} "


def _file(path: str) -> str:
    """A path part by part: report_v2.pdf -> report underscore V two dot PDF."""
    names = _NAMES | {"\\": "backslash"}
    parts = re.findall(r"[A-Za-z]+|[0-9]{1,4}|[^A-Za-z0-9]", path)
    said = [names.get(part) or (_spelled(part) if part.isalpha() else part) for part in parts]
    return f" {' '.join(said)} "


def _spelled(part: str) -> str:
    """What has no vowels, or is an extension said by its letters, in capitals: pdf, exe, py."""
    return _SAID.get(part.lower()) or (part.upper() if not _VOWEL.search(part) else part)
