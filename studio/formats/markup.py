"""Text as files hold it -> text of lines: without markup, on one line.

Marks and readings belong to the line and stay: [pause 600ms], [重]{chong2}, (laughs), ♪.
"""

import html
import re
import unicodedata
from collections.abc import Iterable

_LINE_END = re.compile(r"\r+\n?")

_TAG_NAMES = "b|i|u|s|em|strong|strike|font|span|div|p|a|small|big|sub|sup|center|c|v|lang|ruby|rb|rp|rt"
# How to read the characters before it; it would be spoken twice.
_RUBY_TEXT = re.compile(r"< ?rt(?:[.\s][^<>]*)?>[^<]*", re.IGNORECASE)
_BREAK = re.compile(r"< ?br ?/? ?>", re.IGNORECASE)
# Beside its name a tag has attributes, classes or, of some, a word: a < b then c > d is none.
_TAG = re.compile(
    rf"< ?/? ?(?:{_TAG_NAMES})(?:\s+[\w:-]+\s*=[^<>]*)?\s*/?>|<(?:{_TAG_NAMES})\.[^<>]*>|<(?:v|lang)\s[^<>]*>"
    r"|<\d[\d:.,]*>",
    re.IGNORECASE,
)
_OVERRIDE = re.compile(r"\{\\[^{}]*\}")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?\s+([^<>]+)>", re.IGNORECASE)

_ESCAPED = re.compile(
    r"<(?= ?/? ?[A-Za-z]|\d[\d:.,]*>)|\{(?=\\)|(?:(?<=[-–—－])|(?<=[-–—－] ))[>＞]|&(?=[A-Za-z0-9#]+;)"
)
_ESCAPES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "{": "&#123;", "＞": "&#65310;"}

# Zero-width and direction characters: they sound like nothing and hide a speaker's name from a search. The
# joiners U+200C and U+200D stay, emoji are made with them.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")

_WIDE = r"[\u3000-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff9f\U00020000-\U0003ffff]"
_BREAK_IN_WIDE = re.compile(rf"(?<={_WIDE})\n(?={_WIDE})")
_SPEAKER_DASH = re.compile(r"[-‐–—](?![-‐–—\d])\s*")

TOKEN = re.compile(rf"\n|{_RUBY_TEXT.pattern}|{_BREAK.pattern}|{_TAG.pattern}|{_OVERRIDE.pattern}", re.IGNORECASE)
"""What `without_markup` takes out, one at a time, and line ends."""
LINE_END = re.compile(rf"\n|{_BREAK.pattern}", re.IGNORECASE)


def lines_of(text: str) -> list[str]:
    """The lines of a file, whatever ends them: LF, CR LF, CR, or CR CR LF after a careless conversion."""
    return _LINE_END.sub(lambda end: "\n" if end[0].endswith("\n") else "\n" * len(end[0]), text).split("\n")


def without_markup(text: str) -> str:
    """`text` of an srt, vtt or csv cue without tags such as <i> and {\\an8}, entities resolved."""
    text = _RUBY_TEXT.sub("", text)
    text = _BREAK.sub("\n", text)
    text = _OVERRIDE.sub("", _TAG.sub("", text))
    return unescaped(text)


def unescaped(text: str) -> str:
    """`text` with its entities resolved."""
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text)


def escaped(text: str) -> str:
    """`text` such that `without_markup` gives it back and no part of it reads as a cue's time."""
    return _ESCAPED.sub(lambda match: _ESCAPES[match[0]], text)


def voices(text: str) -> tuple[str, ...]:
    """The speakers that the voice tags of a vtt cue name, e.g. <v Shaman>, in order of first appearance."""
    return tuple(dict.fromkeys(filter(None, (tidy(without_markup(name)) for name in _VOICE.findall(text)))))


def tidy(text: str) -> str:
    """`text` without control and invisible characters, each run of white space but line ends one space."""
    text = re.sub(r"[\r\v\f\x1c-\x1e\x85\u2028\u2029]", "\n", text)
    text = "".join(char for char in text if char in "\n\t" or unicodedata.category(char) not in {"Cc", "Cs"})
    lines = (" ".join(line.split()) for line in _INVISIBLE.sub("", text).split("\n"))
    return "\n".join(filter(None, lines))


def on_one_line(text: str) -> tuple[str, tuple[str, ...]]:
    """Tidied `text` with its lines joined, and notes on what was changed beside that.

    Dashes that mark two speakers in one cue are taken off.
    """
    lines = tidy(text).split("\n")
    notes: tuple[str, ...] = ()
    if any(_SPEAKER_DASH.match(line) for line in lines[1:]):
        undashed = (line[match.end() :] if (match := _SPEAKER_DASH.match(line)) else line for line in lines)
        lines = list(filter(None, undashed))
        notes = ("Two speakers share this cue: it is read as one line.",)
    return joined(lines), notes


def joined(lines: Iterable[str]) -> str:
    """Tidied `lines` as one: a line end is nothing between Chinese or Japanese characters, else a space."""
    return _BREAK_IN_WIDE.sub("", "\n".join(lines)).replace("\n", " ")
