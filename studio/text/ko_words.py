"""One Korean word before the rules of sound: what its spelling does not tell, found by lists and by its shape."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from studio.text import hangul
from studio.text.hangul import Syllable, Syllables
from studio.text.ko_lexicon import AMBIGUOUS, MARKED, SAISIOT

_BY_PLACE = re.compile(
    "|".join(
        ("^" if marked.startswith("^") else "") + plain + ("$" if marked.endswith("$") else "")
        for plain, marked in sorted(MARKED.items(), key=lambda item: len(item[0]), reverse=True)
    )
)
_SAISIOT = re.compile("|".join(sorted(SAISIOT, key=len, reverse=True)))
_LATTER = re.compile(
    "이불|잎|여행|열차|영화|양말|양념|엿|연필|이야기|요금|요리|연구|연습|여왕|연합|예약"
    r"|(?<=[가-힣]{2})역(?=$|에|까지|부터|으로|이|은|을|과|도|의|앞)|(?<=[가-힣]{2})약(?=$|[이을은과도])|(?<=[가-힣]{2})용(?=$|[으이품])"
    "|(?<=[가-힣]{2})율(?=$|[이을은과도])"
)
"""Second parts of compounds that take ㄴ behind a coda; one syllable only behind two."""
_ONE_STEM = re.compile(
    "(?:통|번|면|반|현|공|완|교|성|무)역|(?:계|조|절|협|공|예|제|만)약|(?:활|신|인|남|적|작|복|임|실|착|수|이|허|응|통|전|혼|관|등)용"
)
"""Words of their own that end alike."""
_LETTER_NAMES = {"디귿": "ㅅ", "지읒": "ㅅ", "치읓": "ㅅ", "티읕": "ㅅ", "히읗": "ㅅ", "키읔": "ㄱ", "피읖": "ㅂ"}
_STEMS = re.compile(
    "^(?:껴|끌어|부둥켜|얼싸|떠|싸|쓰|가|되|살아|)(안|감|남|담|참|넘|심|삼|숨|품|신|더듬|다듬|머금)"
    "(?=(고|다|지|게|던|든|더|도록|습|겠|거나|거든|자마자|자$|기가|기는|기도|기만|기조차|는다))"
)
_NO_STEMS = re.compile(
    "^(?:감지[기하되했한할해]|숨지|심지어|안다$|신고|감다운|남다른|참고|[남감신삼]자$|안도|삼다도|안지|감게|참게)"
)
_FUTURE = re.compile(
    "(?:게|게요|걸|걸요|지|지도|지는|지가|지를|지요|지라도|지언정|수록|세라|진대|거야|거예요|거에요|거지|거다|거라|거라고|거니까|거면|것|것을|것이|것도|것은|것만)$"
)
_STEMS_IN_L = re.compile(
    "(?:알|놀|들|말|길|멀|달|울|걸|밀|풀|돌|벌|늘|불|빌|얼|널|썰|털|떨|헐|졸|굴|끌|틀|힘들|만들|거칠|둥글|가늘|모질|드물|머물|흔들|열|날|물)$"
)
_ALL_ONE_CAN = re.compile("(?:할|갈|볼|올|될|줄|[있없먹믿참죽웃받]을)(밖에)$")
_ENDING = re.compile(
    "[되된될됐돼다던든더도듯들지자세습시조]|동안|사람|선생|상의|당하|드리|스러|스럽|쪽|주|줘|줄|줬|준|수록|서|실|십|전에|중|전|대로"
)
"""What stands behind ㄹ as an ending, a particle or a word of its own, and is not tense there."""
_UNLISTED = 0.8
"""How likely the rules are right about a ㄹ before ㄷ, ㅅ, ㅈ that no list knows."""
Y_LIKE = "ㅣㅑㅕㅛㅠㅒㅖ"


@dataclass(frozen=True, slots=True)
class Known:
    """A word with what lists tell about it."""

    syllables: Syllables
    """As written but for that."""
    source: str
    """"lexicon" if a list decided, else "rules"."""
    other: Syllables | None = None
    """How it may be meant as well."""
    confidence: float = 1.0


@lru_cache(maxsize=8192)
def known(word: str, everyday: bool = False) -> Known:
    """A word of Hangul. `everyday`: 맛있다 as most people say it (마싣따), not by its parts (마딛따)."""
    signs: dict[int, str] = {}
    other: dict[int, str] | None = None
    confidence = 1.0
    for match in _BY_PLACE.finditer(word):
        if everyday and match.group() in ("맛있", "멋있"):
            continue
        signs |= _signs(MARKED[match.group()], match.start())
        if match.group() in AMBIGUOUS:
            _, alternative, confidence = AMBIGUOUS[match.group()]
            other = _signs(alternative, match.start())
    found = bool(signs)
    signs = _shape(word) | signs
    syllables = _signed(hangul.parse(word), signs)
    if other is not None:
        kept = {at: sign for at, sign in signs.items() if at not in _signs_at(word)}
        return Known(syllables, "lexicon", _signed(hangul.parse(word), kept | other), confidence)
    if not found and (unlisted := _unlisted(word, signs)):
        return Known(syllables, "rules", _signed(hangul.parse(word), signs | unlisted), _UNLISTED)
    return Known(syllables, "lexicon" if found else "rules")


def _unlisted(word: str, signs: dict[int, str]) -> dict[int, str]:
    """The first ㄷ, ㅅ or ㅈ behind ㄹ that no list knows: tense if the word is Sino-Korean (갈등 갈뜽, but 물소)."""
    syllables = hangul.parse(word)
    places = (
        at
        for at in range(1, len(word))
        if syllables[at - 1].coda == "ㄹ" and syllables[at].onset in ("ㄷ", "ㅅ", "ㅈ") and at not in signs
    )
    return next(({at: "'"} for at in places if not _ENDING.match(word, at)), {})


def _signs_at(word: str) -> set[int]:
    """The places that a list of ambiguous words decides."""
    matches = [match for match in _BY_PLACE.finditer(word) if match.group() in AMBIGUOUS]
    return {at for match in matches for at in _signs(MARKED[match.group()], match.start())}


def _signs(marked: str, start: int) -> dict[int, str]:
    """The signs of a listed word by the syllables that they stand before."""
    found: dict[int, str] = {}
    at = start
    for char in marked.removeprefix("^").removesuffix("$"):
        if char in "'+/~":
            found[at] = char
        else:
            at += 1
    return found


def _shape(word: str) -> dict[int, str]:
    """Signs that follow from what a word is made of."""
    found: dict[int, str] = {}
    syllables = hangul.parse(word)
    for match in _LATTER.finditer(word):
        at = match.start()
        if at and syllables[at - 1].coda and not _ONE_STEM.fullmatch(word[at - 1 : at + 1]):
            found[at] = "+"
    for match in _SAISIOT.finditer(word):
        at = max(i for i in range(*match.span()) if syllables[i].coda == "ㅅ") + 1
        if at < len(word):
            found[at] = "ㅅ"
    stem = _STEMS.match(word)
    if stem and not _NO_STEMS.match(word):
        found[stem.end()] = "'"
    future = _FUTURE.search(word)
    if future and future.start() and syllables[future.start() - 1].coda == "ㄹ" and is_future(word, future.start()):
        found[future.start()] = "'"
    all_one_can = _ALL_ONE_CAN.search(word)
    if all_one_can:
        found[all_one_can.start(1)] = "'"
    return found


def is_future(word: str, at: int) -> bool:
    """Whether -ㄹ before `word[at:]` is an ending (할게), not the stem (알게)."""
    return word[at:] in ("게요", "수록") or not _STEMS_IN_L.search(word[:at])


def _signed(syllables: Syllables, signs: dict[int, str]) -> Syllables:
    """Syllables as their signs have them."""
    done = list(syllables)
    for at, sign in signs.items():
        left, right = done[at - 1], done[at]
        if sign == "ㅅ":
            left, right = _compound(left, right)
        elif sign == "+":
            left, right = left, replace(right, onset=right.onset or "ㄴ")
        elif sign == "~":
            right = replace(right, onset="ㄴ")
        elif sign == "/":
            left, right = replace(left, coda=""), replace(right, onset=hangul.neutral(left.coda))
        elif sign == "'":
            right = replace(right, onset=hangul.TENSE.get(right.onset, right.onset))
        done[at - 1], done[at] = left, right
    return tuple(done)


def _compound(left: Syllable, right: Syllable) -> tuple[Syllable, Syllable]:
    """사이시옷: tense, or ㄴ before i and y: 냇가 내까, 나뭇잎 나문닙."""
    if right.onset in hangul.TENSE:
        return replace(left, coda=""), replace(right, onset=hangul.TENSE[right.onset])
    if not right.onset:
        return (left, replace(right, onset="ㄴ")) if right.vowel in Y_LIKE else (replace(left, coda="ㄷ"), right)
    return left, right


def letter_name(word: str, syllables: Syllables) -> Syllables:
    """The names of letters link with another consonant than they are written with: 디귿이 디그시."""
    name = _LETTER_NAMES.get(word[:2])
    if name is None or len(word) < 3 or syllables[2].onset:
        return syllables
    return (syllables[0], replace(syllables[1], coda=""), replace(syllables[2], onset=name), *syllables[3:])
