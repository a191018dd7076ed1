"""Readings as people write them: pinyin with its tones above the vowels."""

import re

_MARKS = {"a": "āáǎà", "e": "ēéěè", "i": "īíǐì", "o": "ōóǒò", "u": "ūúǔù", "ü": "ǖǘǚǜ"}
_SYLLABLE = re.compile(r"([a-zü]+)([1-5])")


def toned(reading: str) -> str:
    """`chong2 qing4` as chóng qìng; phonemes, kana and Hangul as they are."""
    if reading.startswith("/"):
        return reading
    return _SYLLABLE.sub(lambda syllable: _toned(syllable[1].replace("v", "ü"), int(syllable[2])), reading)


def _toned(letters: str, tone: int) -> str:
    if tone == 5:
        return letters
    # The tone stands above a or e, above the o of ou, else above the last vowel.
    at = next((letters.index(part) for part in ("a", "e", "ou") if part in letters), -1)
    if at < 0:
        at = max((i for i, letter in enumerate(letters) if letter in _MARKS), default=-1)
    if at < 0:
        return f"{letters}{tone}"  # ng, m: no letter can carry it
    return letters[:at] + _MARKS[letters[at]][tone - 1] + letters[at + 1 :]
