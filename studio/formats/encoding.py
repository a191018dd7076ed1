"""Bytes of a script file -> text: which encoding they are in.

A byte order mark decides, then the zero bytes of UTF-16 and UTF-32, then UTF-8, which other text hardly
ever is by accident. The older encodings of East Asia cannot be told apart by what is valid: five Chinese
characters are valid Korean as well. So each reading is ranked by how probable its characters are in its
language, which settles it from about three characters on. Where none is plausible, charset-normalizer guesses
among all others.
"""

import codecs
import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from studio.core.errors import InputError, ScriptError
from studio.formats import common_characters as common


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file."""

    text: str
    notes: tuple[str, ...]
    """What the person should know about how it was read, one sentence each."""


@dataclass(frozen=True, slots=True)
class _Charset:
    """One way to read bytes above ASCII, and how probable each character then is."""

    label: str | None
    """Its name in the notes; None for UTF-8, which needs no telling."""
    codec: str
    listed: tuple[tuple[str, float], ...]
    """Characters in order of frequency, with the share of all text that they make up together."""
    core_codec: str
    """The older set inside: characters outside it are hardly ever written."""
    levels: tuple[tuple[int, int, float, int], ...]
    """For the rest, by first byte in the older set: first, last, share of all text, number of characters."""
    strays: str
    """Matches where characters stand together that seldom do in the languages of this encoding."""


_BESIDE_LETTERS = r"[A-Za-z](?=[^\x00-\x7f\W])|(?<=[A-Za-z])[^\x00-\x7f\W]"
_BESIDE_EACH_OTHER = r"[^\x00-\x7f](?=[^\x00-\x7f])"
_UNSPACED = _BESIDE_LETTERS + r"|(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])"
_SPACED = _BESIDE_LETTERS + "|[가-힣]{5}"

_CHARSETS = (
    _Charset(
        "GB18030", "gb18030",
        ((common.ZH_HANS, 0.76), (common.PUNCTUATION, 0.12)),
        "gb2312", ((0xB0, 0xD7, 0.1, 3755), (0xD8, 0xF7, 0.005, 3008), (0xA1, 0xA9, 0.005, 700)),
        _UNSPACED,
    ),
    _Charset(
        "Big5", "big5hkscs",
        ((common.ZH_HANT, 0.76), (common.PUNCTUATION, 0.12)),
        "big5", ((0xA4, 0xC5, 0.1, 5338), (0xC6, 0xF9, 0.005, 8000), (0xA1, 0xA3, 0.005, 400)),
        _UNSPACED,
    ),
    _Charset(
        "Shift-JIS", "cp932",
        ((common.HIRAGANA, 0.5), (common.KATAKANA, 0.1), (common.KANJI, 0.22), (common.PUNCTUATION, 0.1)),
        "shift_jis", ((0x88, 0x97, 0.06, 2965), (0x98, 0x9F, 0.003, 1500), (0xE0, 0xEA, 0.004, 1890),
                      (0x81, 0x84, 0.005, 500), (0xA1, 0xDF, 0.005, 63)),
        _UNSPACED,
    ),
    _Charset(
        "CP949", "cp949",
        ((common.HANGUL, 0.92), (common.KOREAN_PUNCTUATION, 0.03)),
        "euc_kr", ((0xB0, 0xC8, 0.04, 2350), (0xCA, 0xFD, 0.0005, 4888), (0xA1, 0xAC, 0.005, 900)),
        _SPACED,
    ),
    _Charset(
        "Windows-1252", "cp1252",
        ((common.WESTERN, 0.2),),
        "cp1252", ((0x80, 0xFF, 0.02, 128),),
        _BESIDE_EACH_OTHER,
    ),
    _Charset(
        None, "utf-8",
        ((common.WESTERN, 0.2),),
        "utf-8", ((0xC2, 0xC3, 0.02, 128), (0xC4, 0xDF, 0.005, 1792), (0xE0, 0xEF, 0.001, 61440)),
        _BESIDE_EACH_OTHER,
    ),
)  # fmt: skip

_ASCII_LOG_P = math.log(0.02)
_STRAY_LOG_P = math.log(0.01)
_RARE_LOG_P = math.log(1e-9)
_BROKEN_LOG_P = math.log(1e-12)

_PLAUSIBLE_LOG_P = math.log(7e-5)
"""Mean of the characters above ASCII from which the best reading is believed. Measured on film subtitles, 20
characters at a time: right readings lie above 8e-5, wrong ones of other encodings below 5e-5."""
_GUESSABLE = 20
"""Characters above ASCII from which charset-normalizer is worth asking."""
_NO_ACCIDENT = 8
"""Different characters of two bytes from which valid UTF-8 is no accident."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8 with a byte order mark"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_CONTROLS = bytes(range(32)).translate(None, b"\t\n\v\f\r\x1a") + b"\x7f"
_NAMES = ("utf-8", "utf-16", "gb18030", "gbk", "big5", "shift-jis", "euc-jp", "cp949", "euc-kr", "cp1252")


def decode(data: bytes, name: str, encoding: str | None = None) -> Decoded:
    """Read `data`, the content of the file `name`, in `encoding`, or in the one that it seems to be in.

    Bytes that fit nowhere become U+FFFD and are counted in the notes. Raises `ScriptError` for data that is
    no text, `InputError` for an encoding that does not exist.
    """
    if encoding is not None:
        return _asked_for(data, name, encoding)
    for mark, codec, label in _MARKS:
        if data.startswith(mark):
            return _unless_binary(_read(data[len(mark) :], codec, label), name)
    wide = _unmarked_wide(data)
    if wide is not None:
        return _unless_binary(_read(data, wide, wide[:-3].upper()), name)
    if _too_many(len(data) - len(data.translate(None, _CONTROLS)), len(data)):
        raise _not_text(name)
    return _read(data, "utf-8", None) if _surely_utf8(data) else _ranked(data)


def _asked_for(data: bytes, name: str, encoding: str) -> Decoded:
    try:
        codecs.lookup(encoding)
        return _read(data, encoding, encoding)
    except LookupError:
        near = get_close_matches(encoding.lower(), _NAMES, n=3, cutoff=0.4) or _NAMES
        raise InputError(f"There is no text encoding {encoding!r}: did you mean {', '.join(near)}?") from None
    except ValueError as error:
        raise InputError(f"{name} cannot be read as {encoding!r}: leave the encoding out.") from error


def _read(data: bytes, codec: str, label: str | None) -> Decoded:
    """Decode, and note the encoding unless `label` is None."""
    text = data.decode(codec, errors="replace")
    notes = [] if label is None else [f"Read as {label}."]
    n_broken = text.count("\ufffd")
    if n_broken:
        notes.append(f"What cannot be read stands as \ufffd, {n_broken} times: check the file's encoding.")
    return Decoded(text, tuple(notes))


def _too_many(n_odd: int, n: int) -> bool:
    """Whether so many odd characters speak against text: a stray one does not."""
    return n_odd > 1 + n // 100


def _not_text(name: str) -> ScriptError:
    return ScriptError(f"{name} is not a text file: name a script such as .srt, .vtt, .ass, .csv or .txt.")


def _unless_binary(decoded: Decoded, name: str) -> Decoded:
    """`decoded`, unless a mark or zero bytes made text of what is none."""
    controls = _CONTROLS.decode() + "\ufffd"
    if _too_many(sum(char in controls for char in decoded.text), len(decoded.text)):
        raise _not_text(name)
    return decoded


def _unmarked_wide(data: bytes) -> str | None:
    """The codec of UTF-16 or UTF-32 without a mark, by where the zero bytes of its ASCII characters stand."""
    zeros = [data[place::4].count(0) for place in range(4)]
    n_units, n_left = divmod(len(data), 4)
    if n_left == 0 and zeros[3] == n_units and zeros[2] * 2 > n_units:
        return "utf-32-le"
    if n_left == 0 and zeros[0] == n_units and zeros[1] * 2 > n_units:
        return "utf-32-be"
    even, odd = zeros[0] + zeros[2], zeros[1] + zeros[3]
    if len(data) % 2 or even == odd or 2 * min(even, odd) > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _surely_utf8(data: bytes) -> bool:
    """Whether this is ASCII or UTF-8, a few damaged bytes aside, and not so by accident.

    A few two-byte characters can be an accident: 谢谢 in GBK is лл in UTF-8.
    """
    text = data.decode("utf-8", errors="replace")
    n_broken = text.count("\ufffd") - data.count("\ufffd".encode())
    n_long = sum(char >= "\u0800" for char in text) - n_broken
    if n_broken:
        return n_long >= 10 * n_broken
    n_short_kinds = sum(char > "\x7f" for char in set(text))
    return n_short_kinds == 0 or n_long > 0 or n_short_kinds >= _NO_ACCIDENT


def _ranked(data: bytes) -> Decoded:
    """Read in the most plausible of the older encodings."""
    readings = [(charset, data.decode(charset.codec, errors="replace")) for charset in _CHARSETS]
    log_p, charset, text = max(
        ((_log_p(text, charset), charset, text) for charset, text in readings), key=lambda reading: reading[0]
    )
    n_ascii = sum(char <= "\x7f" for char in text)
    n_foreign = len(text) - n_ascii
    if n_foreign >= _GUESSABLE and (log_p - n_ascii * _ASCII_LOG_P) / n_foreign < _PLAUSIBLE_LOG_P:
        from charset_normalizer import from_bytes

        guess = from_bytes(data).best()
        if guess is not None:
            return _read(data, guess.encoding, guess.encoding)
    return _read(data, charset.codec, charset.label)


def _log_p(text: str, charset: _Charset) -> float:
    """Log probability of `text` as text of this encoding's languages."""
    known = _listed(charset)
    total = _STRAY_LOG_P * sum(1 for _ in re.finditer(charset.strays, text))
    for char, count in Counter(text).items():
        if char <= "\x7f":
            total += count * _ASCII_LOG_P
        else:
            total += count * (known[char] if char in known else _unlisted_log_p(char, charset))
    return total


@cache
def _listed(charset: _Charset) -> Mapping[str, float]:
    """Log probability of each listed character. It falls with the rank by Zipf's law, flatter at the top."""
    found: dict[str, float] = {}
    for chars, share in charset.listed:
        weights = {char: 1 / (rank + 15) for rank, char in enumerate(chars)}
        whole = sum(weights.values())
        found |= {char: math.log(share * weight / whole) for char, weight in weights.items()}
    return found


def _unlisted_log_p(char: str, charset: _Charset) -> float:
    if char == "\ufffd":
        return _BROKEN_LOG_P
    try:
        lead = char.encode(charset.core_codec)[0]
    except UnicodeEncodeError:
        return _RARE_LOG_P
    for first, last, share, n_chars in charset.levels:
        if first <= lead <= last:
            return math.log(share / n_chars)
    return _RARE_LOG_P
