"""Kana to the model's symbols, in the romanisation it was taught (misaki 0.7)."""

import re
import unicodedata

from studio.text.tables import words

_ROWS = """
あ a   い i   う ɯ   え e   お o      か ka  き kʲi く kɯ  け ke  こ ko     が ɡa  ぎ ɡʲi ぐ ɡɯ  げ ɡe  ご ɡo
さ sa  し ɕi  す sɨ  せ se  そ so     ざ ʣa  じ ʥi  ず zɨ  ぜ ʣe  ぞ ʣo     た ta  ち ʨi  つ ʦɨ  て te  と to
だ da  ぢ ʥi  づ zɨ  で de  ど do     な na  に ɲi  ぬ nɯ  ね ne  の no     は ha  ひ çi  ふ ɸɯ  へ he  ほ ho
ば ba  び bʲi ぶ bɯ  べ be  ぼ bo     ぱ pa  ぴ pʲi ぷ pɯ  ぺ pe  ぽ po     ま ma  み mʲi む mɯ  め me  も mo
や ja  ゆ jɯ  よ jo  ら ɾa  り ɾʲi    る ɾɯ  れ ɾe  ろ ɾo  わ βa  ゐ i      ゑ e   を o   ゔ vɯ
ぁ a   ぃ i   ぅ ɯ   ぇ e   ぉ o      ゃ ja  ゅ jɯ  ょ jo  ゎ βa  ゕ ka     ゖ ke
いぇ je  うぃ βi  うぇ βe  うぉ βo    くぁ kᵝa くぃ kᵝi くぇ kᵝe くぉ kᵝo   ぐぁ ɡᵝa ぐぃ ɡᵝi ぐぇ ɡᵝe ぐぉ ɡᵝo
しぇ ɕe  じぇ ʥe  ちぇ ʨe  つぁ ʦa    つぃ ʦʲi つぇ ʦe つぉ ʦo  てぃ tʲi    てゅ tʲɨ でぃ dʲi でゅ dʲɨ とぅ tɯ
どぅ dɯ  ふぁ ɸa  ふぃ ɸʲi ふぇ ɸe    ふぉ ɸo  ゔぁ va  ゔぃ vʲi ゔぇ ve    ゔぉ vo  ゔゅ bʲɨ ゔょ bʲo ふゅ ɸʲɨ
ふょ ɸʲo きぇ kʲe にぇ ɲe  ひぇ çe
"""
_PALATAL = "き kʲ ぎ ɡʲ し ɕ じ ʥ ち ʨ ぢ ʥ に ɲ ひ ç び bʲ ぴ pʲ み mʲ り ɾʲ"
_SMALL = "ぁぃぅぇぉゃゅょゎ"


def _table() -> dict[str, str]:
    cells = words(_ROWS)
    table = dict(zip(cells[::2], cells[1::2], strict=True))
    cells = words(_PALATAL)
    for kana, onset in zip(cells[::2], cells[1::2], strict=True):
        table |= {f"{kana}ゃ": f"{onset}a", f"{kana}ゅ": f"{onset}ɨ", f"{kana}ょ": f"{onset}o"}
    return table


TABLE = _table()
_LONG = re.compile(
    "(?<=[えけせてねへめれげぜでべぺ])い|(?<=[うくすつぬふむゆるぐずぶぷゅ])う"
    "|(?<=[おこそとのほもよろごぞどぼぽょ])[うお]"
)


def hiragana(text: str) -> str:
    """Katakana as hiragana; the rest as it is."""
    return "".join(chr(ord(c) - 96) if "ァ" <= c <= "ヶ" else c for c in unicodedata.normalize("NFKC", text))


def katakana(text: str) -> str:
    """Hiragana as katakana; the rest as it is."""
    return "".join(chr(ord(c) + 96) if "ぁ" <= c <= "ゖ" else c for c in text)


def moras(text: str) -> list[str]:
    """Hiragana in beats: a small kana joins the one before it."""
    beats: list[str] = []
    for char in text:
        if char in _SMALL and beats and len(beats[-1]) == 1 and beats[-1] in TABLE:
            beats[-1] += char
        else:
            beats.append(char)
    return beats


def phonemes(text: str) -> tuple[str, tuple[int, ...]]:
    """A word in kana as the model's symbols, and how many of these each mora has; other characters are nothing."""
    beats = [beat for beat in moras(hiragana(text)) if beat in "っんー" or beat[0] in TABLE]
    sounds = [_sound(beat) for beat in beats]
    for i, beat in enumerate(beats):
        if beat == "ん":
            sounds[i] = _nasal(sounds[i + 1] if i + 1 < len(sounds) else "")
    return "".join(sounds), tuple(map(len, sounds))


def lengthened(word: str) -> str:
    """A Sino-Japanese word or numeral in hiragana as it is pronounced: めい is めー, きゅう きゅー, とお とー."""
    return _LONG.sub("ー", word)


def _sound(beat: str) -> str:
    if beat == "っ":
        return "ʔ"
    if beat == "ー":
        return "ː"
    # A pair that the table lacks: the first kana without its vowel, then the small one.
    return TABLE.get(beat) or (TABLE[beat[0]][:-1] + TABLE[beat[1]] if len(beat) == 2 else "")


def _nasal(following: str) -> str:
    """ん takes the place of the consonant behind it."""
    for places, nasal in (("mpb", "m"), ("kɡ", "ŋ"), ("ɲʨʥ", "ɲ"), ("ntdɾz", "n")):
        if following[:1] and following[0] in places:
            return nasal
    return "ɴ"
