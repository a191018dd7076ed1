"""English words as katakana, from their British phonemes and their letters, as loanwords are made."""

import re

from studio.text import en
from studio.text.spoken import Spoken
from studio.text.tables import words

_ROWS: dict[str, str] = dict(
    zip(
        ("", *"kɡszθðdtnhbvpmlɹfwjʃʒʤʧŋ"),
        words(
            "アイウエオ カキクケコク ガギグゲゴグ サシスセソス ザジズゼゾズ サシスセソス ザジズゼゾズ ダヂドデドド",
            "タチトテトト ナニヌネノン ハヒフヘホフ バビブベボブ バビブベボブ パピプペポプ",
            "マミムメモム ラリルレロル ラリルレロル フフフフフフ ワウウウウウ ヤイユイヨイ",
            "シシシシシシ ジジジジジジ ジジジジジジ チチチチチチ ガギグゲゴン",
        ),
        strict=True,
    )
)
"""Kana before a, i, u, e, o, and of a consonant alone."""
_SMALL = {
    "f": "ァィ ェォ ", "w": " ィ ェォ ", "t": " ィゥ   ", "d": " ィゥ   ", "ʃ": "ャ ュェョュ", "ʒ": "ャ ュェョ ",
    "ʤ": "ャ ュェョ ", "ʧ": "ャ ュェョ ", "j": "   ェ  ",
}  # fmt: skip
"""What follows these in small."""
_PLAIN = {"t": {1: "テ"}, "d": {1: "デ"}}
_I_ROW = dict(zip("kɡsznhbpmlɹvdtf", "キギシジニヒビピミリリビジチフ", strict=True))
"""Before the sound of you."""
_VOWELS = {
    "a": "a", "ʌ": "a", "ɑː": "aー", "ɑ": "a", "ɒ": "o", "ɔː": "oー", "ɔ": "o", "ɜː": "aー", "ɜ": "aー",
    "ɪ": "i", "iː": "iー", "i": "i", "ʊ": "u", "uː": "uー", "u": "u", "ɛː": "eア", "ɛ": "e", "A": "eー", "I": "aイ",
    "O": "oー", "Q": "oー", "W": "aウ", "Y": "oイ", "ɪə": "iア", "ʊə": "uア", "Iə": "aイア", "Wə": "aワー", "ə": "ə",
    "ᵊ": "ᵊ",
}  # fmt: skip
"""As a, i, u, e or o with what follows it; the weak ones are as they are written."""
_SOUND = re.compile("|".join(sorted(_VOWELS, key=len, reverse=True)) + "|.")
_LETTERS = re.compile(r"(?:(?<=[^aeiouy])[aeiouy]+|^[aeiou]+y?|^y(?=[^aeiou]))(?:r(?![aeiouyr]))?")
_VOWEL_LETTER = {"a": "a", "e": "e", "i": "i", "o": "o", "u": "a", "y": "i"}
_SHORT = ("a", "ʌ", "ɒ", "ɪ", "ʊ", "ɛ")
_ROW_ORDER = "aiueo"


def katakana(word: str) -> str:
    """An English word of plain letters as katakana: startup is スタートアップ; empty where no phonemes are known."""
    atoms = en.atoms(Spoken.verbatim(word.lower()), "en-GB", False)
    return "".join(of_phonemes(word.lower(), atom.phonemes) for atom in atoms)


def of_phonemes(word: str, phonemes: str) -> str:
    """The same from the phonemes that a word in small letters has."""
    sounds = _SOUND.findall(re.sub("[ˈˌ]", "", phonemes))
    vowels = [_VOWELS[sound] for sound in sounds if sound in _VOWELS]
    letters = _LETTERS.findall(re.sub(r"(?<=[^aeiouyl])es?$", "", word))
    matching = letters if len(letters) == len(vowels) else [""] * len(vowels)
    kana = ""
    at = 0
    for n, sound in enumerate(sounds):
        before, after = sounds[n - 1] if n else "", sounds[n + 1] if n + 1 < len(sounds) else ""
        if sound in _VOWELS:
            vowel = _full(vowels[at], matching[at], word, not after)
            at += 1
            kana += _syllable(_onset(sounds, n), vowel) if vowel else _alone("", before, after)
        elif after in _VOWELS or (
            after == "j" and n + 2 < len(sounds) and sounds[n + 2] in _VOWELS and sound in _I_ROW
        ):
            kana += "ッ" * _is_double(before, sound, word)
        elif not (sound == "j" and before in _I_ROW and after in _VOWELS):
            kana += "ッ" * _is_stopped(before, sound, after, word) + _alone(before, sound, after)
    return kana


def _onset(sounds: list[str], n: int) -> str:
    """The consonant before a vowel; with the sound of you behind it if that is between."""
    before = sounds[n - 1] if n and sounds[n - 1] not in _VOWELS else ""
    if before == "j" and n > 1 and sounds[n - 2] in _I_ROW:
        return f"{sounds[n - 2]}j"
    return before


def _full(vowel: str, letters: str, word: str, is_last: bool) -> str:
    """A vowel; the weak ones are what they are written with. Empty for none: the end of apple."""
    if vowel == "i" and is_last and word.endswith(("y", "ie", "ee", "i")):
        return "iー"
    if vowel == "ə" and (is_last or letters.endswith("r")):
        return "aー"
    if vowel in "əᵊ":
        letter = _VOWEL_LETTER.get(letters[-1:], "")
        return "" if vowel == "ᵊ" and word.endswith("le") else letter or ("a" if vowel == "ə" else "")
    return vowel


def _syllable(onset: str, vowel: str) -> str:
    row = _ROW_ORDER.index(vowel[0])
    if onset.endswith("j") and len(onset) == 2:
        return _I_ROW[onset[0]] + "ャィュェョ"[row] + vowel[1:]
    if onset in ("k", "ɡ") and vowel == "a":  # cat is キャット
        return _ROWS[onset][1] + "ャ"
    small = _SMALL.get(onset, "      ")[row].strip()
    plain = _PLAIN.get(onset, {}).get(row, _ROWS[onset][row] if onset in _ROWS else _ROWS[""][row])
    return plain + small + vowel[1:]


def _alone(before: str, sound: str, after: str) -> str:
    """A consonant without a vowel."""
    if sound == "m" and after in ("p", "b"):
        return "ン"
    if sound == "ŋ":
        return "ン" if after in ("k", "ɡ") else "ング"
    if sound == "t" and after == "s":
        return ""
    if sound == "s" and before == "t":
        return "ツ"
    return _ROWS[sound][5] + _SMALL.get(sound, "      ")[5].strip() if sound in _ROWS and sound else ""


def _is_stopped(before: str, sound: str, after: str, word: str) -> bool:
    """Whether a stop behind a short vowel is long, as at the end of cat and before the end of block in blockchain."""
    if before not in _SHORT or sound not in ("p", "t", "k", "d", "ɡ", "ʧ", "ʤ", "ʃ"):
        return False
    return not after or (sound == "k" and "ck" in word)


def _is_double(before: str, sound: str, word: str) -> bool:
    """Whether a stop between vowels is long, as in happy, apple and kitchen."""
    written = {"p": "pp", "ʧ": "tch", "k": "cc"}.get(sound)
    return bool(written and written in word and before in _SHORT)
