"""Spanish, as in Spain, by rules: its spelling tells how it sounds and where the stress is."""

import re
from functools import lru_cache

from studio.text import spelling
from studio.text.spelling import Spelling
from studio.text.spoken import Atom, Spoken
from studio.text.tables import words

_VOWELS = "aeiouyáéíóúü"
_KEPT = "áéíóúüñ"
_UNSTRESSED = frozenset(
    words(
        "el la los las lo de del en y e o u a al con por que se me te le les nos os si mi mis tu tus su sus",
        "ni sin porque",
    )
)
_SHORT = {"y": "i", "e": "e", "o": "o", "u": "u"}

# A strong vowel with the weak ones round it, or weak ones alone; a weak one with an accent is strong.
_NUCLEUS = re.compile(
    "(?:(?<!q)(?<!g(?=u[eé]))[iuü](?=[aeoáéó]))?[aeoáéóíú](?:[iuü](?![aeoáéóíú])|y(?![a-zñáéíóú]))?|[iuü]+y?|y$"
)
_STRONG = re.compile("[aeoáéóíú]")

_FRONT = "(?=[eiéíy])"
_SPELLING = Spelling(
    (
        ("^ps(?=[aeioué])", "s"),
        ("^x", "s"),
        ("(?<=m[eé])x(?=ic|[ií]c)|(?<=oa)x(?=ac)|(?<=te)x(?=as|an)", "x"),
        ("x", "ks"),
        ("ch", "ʧ"),
        ("(?<=^de)s(?=h)|(?<=^tra)s(?=h)", "s"),
        ("sch|sh", "ʃ"),
        ("ph", "f"),
        ("th", "t"),
        ("zz", "ʦ"),
        ("ll", "ʎ"),
        ("rr|^r|(?<=[nls])r", "r"),
        ("r", "ɾ"),
        (f"sc{_FRONT}", "sθ"),
        (f"cc{_FRONT}", "kθ"),
        (f"c{_FRONT}|z|ç", "θ"),
        ("c+k?|k+|qu(?=[eiéí])|q", "k"),
        ("gu(?=[eiéí])", "ɡ"),
        ("gü", "ɡw"),
        (f"g{_FRONT}|j", "x"),
        ("g", "ɡ"),
        ("^hu(?=[eé])", "w"),
        ("^h?i(?=[eé])", "j"),
        ("h", ""),
        ("ñ", "ɲ"),
        ("n(?=[bpvm])", "m"),
        ("n(?=[gj])", "ŋ"),
        ("[bv]", "b"),
        ("w", "w"),
        ("ny(?=[aeiouáéíóú])", "ɲ"),
        ("y(?=[aeiouáéíóú])", "ʝ"),
        ("ai(?![aeo])|ái|ay(?![a-zñáéíóú])", "I"),
        ("au(?![aeo])|áu", "W"),
        ("ei(?![aeo])|éi|ey(?![a-zñáéíóú])", "A"),
        ("eu(?![aeo])|éu", "eʊ"),
        ("oi(?![aeo])|ói|oy(?![a-zñáéíóú])", "oɪ"),
        ("ou(?![aeo])|óu", "O"),
        ("uy(?![a-zñáéíóú])", "uj"),
        ("i(?=[aeouáéóú])", "j"),
        ("u(?=[aeioáéíó])", "w"),
        ("ü(?=[eiéí])", "w"),
        ("[aá]", "a"),
        ("[eé]", "e"),
        ("[iíy]", "i"),
        ("[oó]", "o"),
        ("[uúü]", "u"),
        ("([dflmnpst])\\1?", "\\1"),
    ),
    (
        ("(?<=[^mn])b(?!$)", "β"),
        ("(?<=[^nl])d(?!$)", "ð"),
        ("(?<=[^nŋ])ɡ", "ɣ"),
        ("(?<=[ʎʝ])w(?=ˈ?[aeo])", "u"),
    ),
)
_SOFT = {"b": "β", "d": "ð", "ɡ": "ɣ"}

_LETTERS = dict(
    zip(
        "abcdefghijklmnñopqrstuvwxyz",
        words(
            "a be ce de e efe ge hache i jota ka ele eme ene eñe o pe cu erre ese te u uve uvedoble equis igriega zeta"
        ),
        strict=True,
    )
)


def atoms(run: Spoken, voice_lang: str, embedded: bool) -> list[Atom]:
    """One atom for each word; b, d and g are soft behind another word, but for n and, where it is a d, l."""
    return spelling.atoms(run, _read, _LETTERS, _VOWELS)


def _read(word: str, before: str) -> str:
    sounds = phonemes(word)
    hard = "nmNM" + "lL" * (sounds[:1] == "d")
    return _SOFT.get(sounds[0], sounds[0]) + sounds[1:] if sounds and before and before[-1] not in hard else sounds


def syllables(word: str) -> int:
    """Of a word."""
    return spelling.syllables(phonemes(word))


@lru_cache(maxsize=4096)
def phonemes(word: str) -> str:
    """The phonemes of a word by itself; empty where it has no sound."""
    small = spelling.plain_letters(word, _KEPT)
    if small in _SHORT:
        return _SHORT[small]
    if small in _UNSTRESSED:
        return _SPELLING.sounds(small)
    if small.endswith("mente") and _NUCLEUS.search(small[:-5]):
        return _SPELLING.sounds(_stressed(small[:-5])) + "mˈente"
    return spelling.rhythm(_SPELLING.sounds(_stressed(small)))


def _stressed(word: str) -> str:
    """The word with its stressed vowel as a capital: that with an accent, or else the last but one before a vowel, n
    or s, and the last before other consonants."""
    accent = re.search("[áéíóú]", word)
    if accent:
        return spelling.with_capital(word, accent.start())
    nuclei = list(_NUCLEUS.finditer(re.sub("(?<=[gq])u(?=[ei])", "h", word)))
    if not nuclei:
        return word
    ends_open = word[-1] in "aeiouns"
    nucleus = nuclei[-2] if ends_open and len(nuclei) > 1 else nuclei[-1]
    strong = _STRONG.search(nucleus.group())
    letters = nucleus.group().rstrip("y") or "y"
    return spelling.with_capital(word, nucleus.start() + (strong.start() if strong else len(letters) - 1))
