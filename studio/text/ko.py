"""Korean: Hangul as it is pronounced, in symbols that the model knows from other languages. Experimental."""

import re

from studio.core.pronunciation import Doubt
from studio.text import hangul, ko_phrase
from studio.text.ko_phrase import Said
from studio.text.spoken import Atom, Spoken
from studio.text.symbols import nuclei

_WORD = re.compile("[가-힣]+")
# Chosen by ear of two recognisers among what the model knows (docs/benchmarks.md): plain stops at the start of a word
# are aspirated, as they are in Seoul; tense ones are bare, tense ㅆ is held.
_VOWELS = {
    "ㅏ": "a", "ㅐ": "ɛ", "ㅑ": "ja", "ㅒ": "jɛ", "ㅓ": "ɔ", "ㅔ": "e", "ㅕ": "jɔ", "ㅖ": "je", "ㅗ": "o", "ㅘ": "wa",
    "ㅙ": "wɛ", "ㅚ": "we", "ㅛ": "jo", "ㅜ": "u", "ㅝ": "wɔ", "ㅞ": "we", "ㅟ": "wi", "ㅠ": "ju", "ㅡ": "ɨ",
    "ㅢ": "ɰi", "ㅣ": "i",
}  # fmt: skip
_ONSETS = {
    "": "", "ㄱ": "kʰ", "ㄲ": "k", "ㄴ": "n", "ㄷ": "tʰ", "ㄸ": "t", "ㄹ": "ɾ", "ㅁ": "m", "ㅂ": "pʰ", "ㅃ": "p",
    "ㅅ": "s", "ㅆ": "ʔs", "ㅈ": "ʨ", "ㅉ": "ʨ", "ㅊ": "ʨʰ", "ㅋ": "kʰ", "ㅌ": "tʰ", "ㅍ": "pʰ", "ㅎ": "h",
}  # fmt: skip
_VOICED = {"ㄱ": "ɡ", "ㄷ": "d", "ㅂ": "b", "ㅈ": "ʥ"}
_CODAS = {"": "", "ㄱ": "k", "ㄴ": "n", "ㄷ": "t", "ㄹ": "l", "ㅁ": "m", "ㅂ": "p", "ㅇ": "ŋ"}


def atoms(run: Spoken, voice_lang: str, embedded: bool) -> list[Atom]:
    """One atom for each word between spaces. A reading in Hangul is no matter for us: it stands in the text."""
    found = [Atom(f.start, f.end, f.reading, nuclei(f.reading), source=f.source) for f in run.forced]
    for phrase in _phrases(run):
        words = [word.group() for word in phrase]
        fixed = [run.rule(*run.source(*word.span())) in ("mark", "dictionary") for word in phrase]
        standard, heard = ko_phrase.said(words, False, fixed), ko_phrase.said(words, True, fixed)
        found += [_atom(*placed) for placed in zip(phrase, standard, heard, strict=True)]
    return sorted(found, key=lambda atom: atom.start)


def _phrases(run: Spoken) -> list[list[re.Match[str]]]:
    """Words with nothing but spaces between them."""
    phrases: list[list[re.Match[str]]] = []
    end = -1
    for word in _WORD.finditer(run.text):
        if run.is_forced(*word.span()):
            end = -1
        else:
            if end < 0 or run.text[end : word.start()].strip():
                phrases.append([])
            phrases[-1].append(word)
            end = word.end()
    return phrases


def _atom(word: re.Match[str], standard: Said, heard: Said) -> Atom:
    """A word as it is heard; its first reading is the one that the standard puts first."""
    sounds = sounds_of(heard.syllables)
    reading = hangul.spell(standard.syllables)
    other = heard.other and hangul.spell(heard.other)
    return Atom(
        *word.span(),
        "".join(sounds),
        len(sounds),
        beats=tuple(map(len, sounds)),
        reading=reading,
        spoken_reading=hangul.spell(heard.syllables),
        source=heard.source,
        confidence=heard.confidence,
        doubts=(Doubt(*word.span(), reading, (other,), heard.confidence),) if other else (),
    )


def phonemes(syllables: hangul.Syllables) -> str:
    """Syllables as they are pronounced in the model's symbols."""
    return "".join(sounds_of(syllables))


def sounds_of(syllables: hangul.Syllables) -> list[str]:
    """The same, for each syllable."""
    return [
        _onset(syllable, before) + _VOWELS[syllable.vowel] + _CODAS[syllable.coda]
        for syllable, before in zip(syllables, (None, *syllables), strict=False)
    ]


def _onset(syllable: hangul.Syllable, before: hangul.Syllable | None) -> str:
    """Plain stops are voiced between voiced sounds; ㅅ and ㅆ are soft before i; ㄹㄹ is one long l."""
    onset = syllable.onset
    if before and onset in _VOICED and before.coda not in ("ㄱ", "ㄷ", "ㅂ"):
        return _VOICED[onset]
    if onset == "ㄹ" and before and before.coda == "ㄹ":
        return "l"
    if onset in ("ㅅ", "ㅆ") and syllable.vowel in "ㅣㅑㅕㅛㅠㅒㅖㅟ":
        return _ONSETS[onset].replace("s", "ɕ")
    return _ONSETS[onset]
