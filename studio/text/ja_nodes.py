"""The words of a Japanese sentence as OpenJTalk cuts and reads them."""

import re
from difflib import SequenceMatcher
from itertools import accumulate, zip_longest
from typing import Any, NamedTuple

from studio.text import kana

_UNVOICED = "’"
"""OpenJTalk's sign of a vowel that is whispered; the model hears that by itself."""


_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


class Node(NamedTuple):
    """A word as OpenJTalk cut it."""

    surface: str
    start: int
    """In the text that was read."""
    end: int
    reading: str
    """Hiragana as a dictionary has it, ん and っ and voicing as they are heard; empty for punctuation."""
    spoken: str
    """Hiragana as pronounced: きょー, the particle は as わ; empty for punctuation."""
    source: str = "OpenJTalk"
    """What decided the reading."""
    confidence: float = 1.0
    others: tuple[str, ...] = ()
    """Other readings that it may have."""


def nodes(text: str) -> list[Node]:
    """The words and marks of a sentence in order; `text` should not be longer than some hundred characters."""
    import pyopenjtalk

    features = pyopenjtalk.run_frontend(text, use_sudachi_kanji_yomi=False)
    surfaces = [feature["string"] for feature in features]
    ends = list(accumulate(map(len, surfaces)))
    place = _places("".join(surfaces), text)
    return [
        Node(
            surface,
            place[end - len(surface)][0],
            place[end - 1][1],
            *_readings(feature),
        )
        for feature, surface, end in zip(features, surfaces, ends, strict=True)
        if surface
    ]


def wide_word(word: str) -> str:
    """The katakana of a Latin word that OpenJTalk's dictionary has; empty for one that it would spell."""
    import pyopenjtalk

    features = pyopenjtalk.run_frontend(word.translate(_WIDE), use_sudachi_kanji_yomi=False)
    return features[0]["read"] if len(features) == 1 and features[0]["pos"] == "名詞" else ""


def _readings(feature: Any) -> tuple[str, str]:
    """As in a dictionary, and as pronounced."""
    spoken = kana.hiragana(feature["pron"].replace(_UNVOICED, ""))
    if feature["pos"] == "記号" and not re.search("[ぁ-ゖ]", spoken):
        return "", ""
    read = kana.hiragana(feature["read"])
    if not re.fullmatch("[ぁ-ゖー]+", read) or "助数詞" in (feature["pos_group1"], feature["pos_group2"]):
        return _as_heard(read, spoken), spoken
    return (_as_heard(read, spoken) if feature["pos_group1"] == "数" else read), spoken


def _as_heard(read: str, spoken: str) -> str:
    """A numeral or counter spelled as it sounds in its place: ほん said ぼん, じゅう said じゅっ or じゅー."""
    if spoken == f"{read}ー":
        return read
    return "".join(
        _spelled(spoken[:at], was) if said == "ー" else said
        for at, (was, said) in enumerate(zip_longest(read, spoken, fillvalue=""))
    )


def _spelled(before: str, was: str) -> str:
    """The kana of a long vowel: that of the dictionary, or い behind e, else う."""
    if was and was in "あいうえおー":
        return was
    return "い" if before[-1:] and before[-1] in "えけせてねへめれげぜでべぺ" else "う"


def _places(read: str, text: str) -> list[tuple[int, int]]:
    """For each character that OpenJTalk gave back its range in the text; it writes some anew (々 as the kanji)."""
    if read == text:
        return [(i, i + 1) for i in range(len(text))]
    places: list[tuple[int, int]] = []
    for tag, i, j, k, m in SequenceMatcher(None, read, text, autojunk=False).get_opcodes():
        if tag == "equal":
            places += [(n, n + 1) for n in range(k, m)]
        elif tag == "delete":  # written out longer than it was: part of the character before
            places += [(max(k - 1, 0), max(k, 1))] * (j - i)
        else:
            places += [(k, m)] * (j - i)
    return places
