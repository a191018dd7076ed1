"""Portuguese, as in Brazil, by rules: stress and most sounds are in the spelling, but not how open e and o are."""

import re
from functools import lru_cache

from studio.text import spelling
from studio.text.spelling import Spelling
from studio.text.spoken import Atom, Spoken
from studio.text.tables import words

_VOWELS = "aeiouyáàâãéêíóôõúü"
_KEPT = "áàâãéêíóôõúüç"
_UNSTRESSED = frozenset(
    words(
        "o a os as um de do da dos das em no na nos nas e ou que se me te lhe lhes por pelo pela pelos pelas com ao à",
        "aos às num numa sem mas nem sob seu sua meu minha",
    )
)

_SOFT = "(?=[eiéêí])"
_V = "[aeiouáàâãéêíóôõú]"
# Two vowels are none as one where the second has the stress (sair, a capital then) or is nasal: ainda, rainha.
_PARTED = f"(?!nh|[mn](?!{_V}))"
_SPELLING = Spelling(
    (
        ("^muit(?=[oa])", "mwiŋt"),
        ("^mãe", "mɐ̃y"),
        ("lh", "lj"),
        ("nh", "ɲ"),
        ("ch|sh", "ʃ"),
        ("ph", "f"),
        ("th(?!e)", "t"),
        ("^h|h", ""),
        ("rr|^r|(?<=[nls])r", "x"),
        (f"r(?={_V})(?<=[bcdfgptv]r)", "r"),
        (f"r(?={_V})", "ɾ"),
        ("r$", "r"),
        ("r", "ɾə"),
        (f"ss|sc{_SOFT}|sç|xc{_SOFT}", "s"),
        (f"c{_SOFT}|ç", "s"),
        ("ck|cc?|k", "k"),
        ("qu(?=[eiéêí])", "k"),
        ("q(?=u)|q", "k"),
        ("gu(?=[eiéêí])", "ɡ"),
        (f"g{_SOFT}|j", "ʒ"),
        ("g", "ɡ"),
        (f"(?<={_V})s(?={_V})|s(?=[bdgmnrvlz])", "z"),
        ("s", "s"),
        ("z$", "s"),
        ("z", "z"),
        (f"(?<=^e)x(?={_V})", "z"),
        ("(?<=^e)x", "s"),
        ("(?<=tá)x|(?<=fi)x(?=[oa])|(?<=fle)x|(?<=ple)x|(?<=ane)x|(?<=se)x|(?<=tó)x|x$|(?<=cone)x|(?<=oxi)x", "ks"),
        ("(?<=pró)x|(?<=má)x|(?<=trou)x|(?<=au)x(?=[ií])", "s"),
        ("x", "ʃ"),
        ("ões|õe", "o\u0303j"),
        ("ãe", "ɐ̃y"),
        ("ão", "ɐ̃ʊ̃"),
        ("ã", "ɐ̃"),
        ("õ", "o\u0303"),
        ("am$", "ɐ̃ʊ̃"),
        ("[eéê]m$|[eéê]n(?=s$)", "Aŋ"),
        ("im$|in(?=s$)", "iŋ"),
        ("om$|on(?=s$)", "oŋ"),
        ("um$|un(?=s$)", "uŋ"),
        ("[aâá]m(?=[pb])", "ɐ̃m"),
        (f"[aâá][mn](?!h|{_V}|[mn])", "ɐ̃ŋ"),
        ("[eêé]m(?=[pb])", "Am"),
        (f"[eêé][mn](?!h|{_V}|[mn])", "Aŋ"),
        ("[ií]m(?=[pb])", "im"),
        (f"[ií][mn](?!h|{_V}|[mn])", "iŋ"),
        ("[oôó]m(?=[pb])", "om"),
        (f"[oôó][mn](?!h|{_V}|[mn])", "oŋ"),
        ("[uú]m(?=[pb])", "um"),
        (f"[uú][mn](?!h|{_V}|[mn])", "uŋ"),
        (f"(?-i:[aA]i){_PARTED}|ái", "I"),
        ("(?-i:[aA]u)|áu|al(?![aeiouáâãéêíóôõúh])|ál(?![aeiouáâãéêíóôõúh])", "W"),
        (f"(?-i:[eE]i){_PARTED}|êi", "A"),
        ("éi", "ɛɪ"),
        ("eu|êu|el(?=[^aeiouáâãéêíóôõúhl]+[aeiou])", "eʊ"),
        ("éu|él(?![aeiouh])|el(?![aeiouáâãéêíóôõúh])", "ɛʊ"),
        (f"(?-i:[oO]i){_PARTED}|ôi", "oɪ"),
        ("ói", "ɔɪ"),
        ("ou|ow|ol(?=[^aeiouáâãéêíóôõúhl]+[aeiou])", "ow"),
        ("ol(?![aeiouáâãéêíóôõúh])|ól(?![aeiouh])", "ɔʊ"),
        ("iu|il(?![aeiouáâãéêíóôõúh])|íl(?![aeiouh])", "iʊ"),
        (f"(?-i:[uU]i){_PARTED}|úi", "uɪ"),
        ("ul(?![aeiouáâãéêíóôõúh])", "uʊ"),
        ("(?<=[qg])[uü](?=[aeiouáâãéêíóôõ])", "w"),
        ("ü", "w"),
        ("(?<=á[a-z])[i](?=[oa])|(?<=[áéíóúâêô][a-z])[i](?=[oa])|(?<=[áéíóúâêô][a-z][a-z])[i](?=[oa])", "j"),
        ("(?<=[áéíóúâêô][a-z])u(?=[oa])", "w"),
        ("[áà]", "a"),
        ("â", "ɐ"),
        ("é", "ɛ"),
        ("ê", "e"),
        ("[íy]", "i"),
        ("ó", "ɔ"),
        ("ô", "o"),
        ("ú", "u"),
        ("w", "w"),
        ("([aeiou])", "\\1"),
        ("([bdfklmnptv])\\1?", "\\1"),
    ),
    (
        ("ˈa(?=[mnɲ])", "ˈɐ̃"),
        ("a(?=ɲ)", "ɐ̃"),
        ("(?<=[^ˈˌ])a(?=s?$)", "æ"),
        ("(?<=[^ˈˌ])o(?=s?$)", "ʊ"),
        ("(?<=[^ˈˌ])e(?=s?$)", "y"),
        ("ˈo(?=[zɾ]æs?$|dæ|ljæs?$|lærs?|vʊs$|ljʊs$)", "ˈɔ"),
        ("ˈe(?=læs?$|ljæs?$|ljʊs?$|drʊ|dræs?$|stæs?$|ɾəræs?$|lʊs?$|ɡæ|ɾəkæ|xæ|xʊ|ʃɾ)", "ˈɛ"),
        ("d(?=ˈ?ˌ?[iyj])", "ʤ"),
        ("t(?=ˈ?ˌ?[iyj])", "ʧ"),
    ),
)

_LETTERS = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        words("a bê cê dê e efe gê agá i jota cá ele eme ene o pê quê erre esse tê u vê dábliu xis ípsilon zê"),
        strict=True,
    )
)


def atoms(run: Spoken, voice_lang: str, embedded: bool) -> list[Atom]:
    """One atom for each word."""
    return spelling.atoms(run, lambda word, before: phonemes(word), _LETTERS, _VOWELS)


def syllables(word: str) -> int:
    """Of a word."""
    return spelling.syllables(phonemes(word))


@lru_cache(maxsize=4096)
def phonemes(word: str) -> str:
    """The phonemes of a word by itself; empty where it has no sound."""
    small = spelling.plain_letters(word.replace("ñ", "nh"), _KEPT).replace("’", "'").replace("'", "")
    if small in _SHORT:
        return _SHORT[small]
    if small in _UNSTRESSED:
        return _SPELLING.sounds(small)
    if small.endswith("mente") and len(small) > 7:
        return _SPELLING.sounds(_stressed(small[:-5])).replace("ˈ", "ˌ") + "mˈAŋʧy"
    sounds = _SPELLING.sounds(_stressed(small))
    return spelling.rhythm(sounds, beside=spelling.syllables(sounds.partition("ˈ")[2]) > 1)


_SHORT = {
    "e": "i",
    "o": "ʊ",
    "os": "ʊs",
    "a": "a",
    "as": "as",
    "é": "ˈɛ",
    "y": "i",
    "da": "da",
    "das": "das",
    "na": "na",
    "nas": "nas",
    "mas": "mas",
}
_NUCLEUS = re.compile(
    "(?<=[qg])u(?=[aeio])|([aeo][iu](?![aeou]|nh|[lmnrz]$|[mn][^aeiou])|[iu]u|ui(?![mrz]$|[mn][^aeiou])|[aeiouy])"
)


def _stressed(word: str) -> str:
    """The word with its stressed vowel as a capital: that with an accent or else a tilde, the last but one before a, e,
    o, am and em, and the last before all else."""
    accent = re.search("[áàâéêíóôú]", word) or re.search("[ãõ](?!.*[ãõ])", word)
    if accent:
        return spelling.with_capital(word, accent.start())
    places = [match.start(1) for match in _NUCLEUS.finditer(word) if match[1]]
    if not places:
        return word
    is_open = re.search("(?:[^aeo]|^|[aeo](?=[aeo]))[aeo]s?$|[^aeo]?[ea]m$|ens$", word) and not re.search(
        "[aeo][iu]s?$", word
    )
    return spelling.with_capital(word, places[-2] if is_open and len(places) > 1 else places[-1])
