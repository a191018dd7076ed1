"""Which language a text in Latin letters is in, by its commonest words and the letters that only one language has."""

import re
from collections.abc import Mapping
from functools import lru_cache

from studio.core.pronunciation import Lang
from studio.text.tables import words

_WORD = re.compile(r"[a-zà-ÿœ]+(?:['’](?=[a-zà-ÿ]))?")
_COMMON: Mapping[Lang, frozenset[str]] = {
    "en": frozenset(
        words(
            "the a an and of to is are was were be been you your it it's that this these those in on at for with from",
            "have has had not don't i i'm my he his she her we our they their what which who when where how there do",
            "does did can will would could should no yes but or if so as all by up out about just me him them us",
        )
    ),
    "es": frozenset(
        words(
            "el la los las que de y en un una por con para está es del lo se muy pero como más sí qué cómo yo tú al su",
            "le mi nos hay fue eso esta este porque no ya cuando hasta sin sobre también todo ella ellos usted ser",
        )
    ),
    "it": frozenset(
        words(
            "il lo la gli le che di e è un una per con non del della dei delle nel nella sono ho hai ha anche più ma",
            "come questo questa perché cosa mi ti ci si lui lei noi voi io tu al alla da dal sul era molto quando se",
        )
    ),
    "pt": frozenset(
        words(
            "o a os as que de e em um uma por com para não está é do da dos das na no nos nas ao mais mas muito você",
            "eu ele ela isso este esta foi seu sua se me minha meu são tem como quando também já só até nós",
        )
    ),
}
_LETTERS: Mapping[Lang, str] = {"es": "ñ", "it": "ìò", "pt": "ãõ"}
_LEAST = 3
"""Different common words, or letters that no other language has, that a language is known by."""
_LETTER = 2
"""How many words such a letter counts for."""
_SIGNS: Mapping[Lang, str] = {"es": "¿¡"}
"""These are enough."""


@lru_cache(maxsize=512)
def tongue(text: str) -> Lang:
    """The language of a text in Latin letters; English unless it is clearly another."""
    small = text.lower()
    for lang, signs in _SIGNS.items():
        if any(sign in small for sign in signs):
            return lang
    found = set(_WORD.findall(small))
    score = {
        lang: len(found & common) + _LETTER * any(letter in small for letter in _LETTERS.get(lang, ""))
        for lang, common in _COMMON.items()
    }
    best = max(score, key=lambda lang: score[lang])  # the first of equals: English
    clear = score[best] >= _LEAST and list(score.values()).count(score[best]) == 1
    return best if clear else "en"
