"""How Korean is pronounced: the standard's rules as steps over the syllables of one word, in this order.

Each step is pure and named after its rule. What it needs of the word is in front of it: codas are still as written
until `neutralise`, so liaison and aspiration see the true consonant.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from studio.text.tables import words

ONSETS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
CODAS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
_FIRST = ord("가")

_TENSE = dict(zip("ㄱㄷㅂㅅㅈ", "ㄲㄸㅃㅆㅉ", strict=True))
_ASPIRATED = dict(zip("ㄱㄷㅂㅈ", "ㅋㅌㅍㅊ", strict=True))
_PARTS = {
    "ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ", "ㄼ": "ㄹㅂ", "ㄽ": "ㄹㅅ", "ㄾ": "ㄹㅌ",
    "ㄿ": "ㄹㅍ", "ㅀ": "ㄹㅎ", "ㅄ": "ㅂㅅ",
}  # fmt: skip
"""Double codas; ㄲ and ㅆ are one sound."""

_NEUTRAL = {
    **dict.fromkeys("ㄱㄲㅋㄳㄺ", "ㄱ"), **dict.fromkeys("ㄷㅅㅆㅈㅊㅌㅎ", "ㄷ"), **dict.fromkeys("ㅂㅍㅄㄿ", "ㅂ"),
    **dict.fromkeys("ㄴㄵㄶ", "ㄴ"), **dict.fromkeys("ㄹㄼㄽㄾㅀ", "ㄹ"), "ㅁ": "ㅁ", "ㄻ": "ㅁ", "ㅇ": "ㅇ", "": "",
}  # fmt: skip
_NASAL = {"ㄱ": "ㅇ", "ㄷ": "ㄴ", "ㅂ": "ㅁ"}

_RESPELLED = words(
    # ㄴ is added where two words meet, or the first keeps its neutral coda.
    "꽃잎 꼰닙  깻잎 깬닙  나뭇잎 나문닙  맛없 마덦  첫인상 처딘상  색연필 생년필  담요 담뇨  서울역 서울력",
    "한여름 한녀름  솜이불 솜니불  십육 심뉵  육십육 육씸뉵  지하철역 지하철력",
    # ㄹ is ㄴ behind a word of its own.
    "의견란 의견난  생산량 생산냥  음운론 음운논  판단력 판단녁",
    # Tense by word, not by rule.
    "갈등 갈뜽  발전 발쩐  결정 결쩡  활동 활똥  일정 일쩡  물질 물찔  절대 절때  실수 실쑤  열심 열씸  글자 글짜",
    "발달 발딸  출장 출짱  철저 철쩌  손가락 손까락  인기 인끼  여권 여꿘  조건 조껀  사건 사껀  성격 성껵",
    "평가 평까  문법 문뻡  헌법 헌뻡  갈증 갈쯩  일주일 일쭈일  밀접 밀쩝  길거리 길꺼리  눈동자 눈똥자  아침밥 아침빱",
)
LEXICON = dict(zip(_RESPELLED[::2], _RESPELLED[1::2], strict=True))
"""Stretches that the rules cannot know, respelled as they sound; longest first wins."""


_BOUND = re.compile(
    "수(?:가|는|도|를|밖에)?|것[가-힣]*|거(?:야|예요|에요|죠|지|다|라고|라|고|니까|든|도|면)?|건(?:가|가요|데)?|겁니다|"
    "줄(?:은|도|을)?|적[이은도]?|데[가는]?|듯[가-힣]*|바[를가]?"
)
"""Nouns that lean on a verb in -ㄹ before them and are tense there."""


@dataclass(frozen=True, slots=True)
class Syllable:
    """One block; `onset` is empty before a vowel, `coda` where there is none."""

    onset: str
    vowel: str
    coda: str


Syllables = tuple[Syllable, ...]


def parse(word: str) -> Syllables:
    """A word of Hangul blocks in its letters."""
    return tuple(_parse_block(ord(block) - _FIRST) for block in word)


def _parse_block(index: int) -> Syllable:
    onset, rest = divmod(index, len(VOWELS) * len(CODAS))
    vowel, coda = divmod(rest, len(CODAS))
    return Syllable(ONSETS[onset].replace("ㅇ", ""), VOWELS[vowel], CODAS[coda])


def spell(syllables: Syllables) -> str:
    """The letters as blocks again."""
    return "".join(
        chr(_FIRST + (ONSETS.index(s.onset or "ㅇ") * len(VOWELS) + VOWELS.index(s.vowel)) * len(CODAS)
            + CODAS.index(s.coda))
        for s in syllables
    )  # fmt: skip


def pronounced(word: str, before: str = "") -> Syllables:
    """A word as it sounds, behind the word `before`: 국물 -> 궁물, 할 수 -> 할 쑤."""
    syllables = parse(respell(word))
    for step in STEPS:
        syllables = step(syllables)
    if before and parse(before[-1])[0].coda == "ㄹ" and _BOUND.fullmatch(word):
        syllables = (replace(syllables[0], onset=_TENSE[syllables[0].onset]), *syllables[1:])
    return syllables


def respell(word: str) -> str:
    """The stretches that LEXICON knows, as they sound."""
    for written in _BY_LENGTH:
        if written in word:
            word = word.replace(written, LEXICON[written])
    return word


_BY_LENGTH = sorted(LEXICON, key=len, reverse=True)

Pair = Callable[[Syllable, Syllable], tuple[Syllable, Syllable]]


def _pairwise(rule: Pair) -> Callable[[Syllables], Syllables]:
    """A step that applies a rule to each two neighbours, from left to right."""

    def step(syllables: Syllables) -> Syllables:
        done = list(syllables)
        for i in range(len(done) - 1):
            done[i], done[i + 1] = rule(done[i], done[i + 1])
        return tuple(done)

    step.__name__ = rule.__name__
    step.__doc__ = rule.__doc__
    return step


@_pairwise
def palatalise(left: Syllable, right: Syllable) -> tuple[Syllable, Syllable]:
    """ㄷ, ㅌ before 이 are ㅈ, ㅊ, before 히 both ㅊ: 같이 가치, 굳이 구지, 닫히다 다치다."""
    if right.vowel not in "ㅣㅕ" or left.coda not in ("ㄷ", "ㅌ", "ㄾ"):
        return left, right
    kept = "ㄹ" if left.coda == "ㄾ" else ""
    if right.onset == "ㅎ":
        return replace(left, coda=kept), replace(right, onset="ㅊ")
    if right.onset == "":
        return replace(left, coda=kept), replace(right, onset="ㅈ" if left.coda == "ㄷ" else "ㅊ")
    return left, right


@_pairwise
def aspirate(left: Syllable, right: Syllable) -> tuple[Syllable, Syllable]:
    """ㅎ and a plain stop are one aspirate: 좋다 조타, 많고 만코, 각하 가카, 앉히다 안치다; 좋소 조쏘, 놓는 논는."""
    if left.coda in ("ㅎ", "ㄶ", "ㅀ"):
        kept = {"ㅎ": "", "ㄶ": "ㄴ", "ㅀ": "ㄹ"}[left.coda]
        if right.onset in _ASPIRATED:
            return replace(left, coda=kept), replace(right, onset=_ASPIRATED[right.onset])
        if right.onset == "ㅅ":
            return replace(left, coda=kept), replace(right, onset="ㅆ")
        if right.onset in ("", "ㅎ"):
            return replace(left, coda=kept), right
        return replace(left, coda=kept or "ㄷ"), right
    if right.onset == "ㅎ":
        kept, last = _PARTS.get(left.coda, left.coda)[:-1], _PARTS.get(left.coda, left.coda)[-1:]
        if last in _ASPIRATED and left.coda not in ("ㄷ",):
            return replace(left, coda=kept), replace(right, onset=_ASPIRATED[last])
        if _NEUTRAL[left.coda] in _ASPIRATED:
            return replace(left, coda=""), replace(right, onset=_ASPIRATED[_NEUTRAL[left.coda]])
    return left, right


@_pairwise
def link(left: Syllable, right: Syllable) -> tuple[Syllable, Syllable]:
    """A coda moves to a vowel: 국어 구거, 앉아 안자, 값이 갑씨; ㅎ goes: 좋아 조아."""
    if right.onset or left.coda in ("", "ㅇ"):
        return left, right
    parts = _PARTS.get(left.coda, left.coda)
    if len(parts) == 1:
        return replace(left, coda=""), replace(right, onset=parts)
    return replace(left, coda=parts[0]), replace(right, onset="ㅆ" if parts[1] == "ㅅ" else parts[1])


@_pairwise
def tense(left: Syllable, right: Syllable) -> tuple[Syllable, Syllable]:
    """A plain consonant behind a stop is tense: 국밥 국빱, 읽고 일꼬, 앉고 안꼬, 넓다 널따."""
    if right.onset not in _TENSE:
        return left, right
    if _NEUTRAL[left.coda] in ("ㄱ", "ㄷ", "ㅂ") or left.coda in ("ㄵ", "ㄻ", "ㄼ", "ㄾ"):
        coda = "ㄹ" if left.coda == "ㄺ" and right.onset == "ㄱ" else left.coda
        return replace(left, coda=coda), replace(right, onset=_TENSE[right.onset])
    return left, right


def tense_future(syllables: Syllables) -> Syllables:
    """The endings -ㄹ게, -ㄹ걸, -ㄹ수록 are tense: 할게요 할께요."""
    for count, ending in ((1, "게"), (2, "게요"), (1, "걸"), (2, "걸요"), (2, "수록")):
        stem, tail = syllables[:-count], syllables[-count:]
        if spell(tail) == ending and stem and stem[-1].coda == "ㄹ":
            return (*stem, replace(tail[0], onset=_TENSE[tail[0].onset]), *tail[1:])
    return syllables


def neutralise(syllables: Syllables) -> Syllables:
    """Seven codas remain: 꽃 꼳, 닭 닥, 값 갑; 밟 is 밥 before a consonant."""
    done = []
    for i, syllable in enumerate(syllables):
        is_balb = (syllable.onset, syllable.vowel, syllable.coda) == ("ㅂ", "ㅏ", "ㄼ") and i + 1 < len(syllables)
        done.append(replace(syllable, coda="ㅂ" if is_balb else _NEUTRAL[syllable.coda]))
    return tuple(done)


@_pairwise
def nasalise(left: Syllable, right: Syllable) -> tuple[Syllable, Syllable]:
    """A stop before ㄴ, ㅁ is nasal, and ㄹ behind all but ㄴ, ㄹ is ㄴ: 국물 궁물, 독립 동닙, 심리 심니."""
    if right.onset == "ㄹ" and left.coda not in ("", "ㄴ", "ㄹ"):
        right = replace(right, onset="ㄴ")
    if right.onset in ("ㄴ", "ㅁ") and left.coda in _NASAL:
        left = replace(left, coda=_NASAL[left.coda])
    return left, right


@_pairwise
def lateralise(left: Syllable, right: Syllable) -> tuple[Syllable, Syllable]:
    """ㄴ beside ㄹ is ㄹ: 신라 실라, 설날 설랄."""
    if (left.coda, right.onset) in (("ㄴ", "ㄹ"), ("ㄹ", "ㄴ")):
        return replace(left, coda="ㄹ"), replace(right, onset="ㄹ")
    return left, right


def simplify_vowels(syllables: Syllables) -> Syllables:
    """가져 가저, 시계 시게, 희망 히망."""
    done = []
    for s in syllables:
        vowel = s.vowel
        if s.onset in ("ㅈ", "ㅉ", "ㅊ"):
            vowel = {"ㅑ": "ㅏ", "ㅕ": "ㅓ", "ㅛ": "ㅗ", "ㅠ": "ㅜ"}.get(vowel, vowel)
        elif s.onset not in ("", "ㄹ"):
            vowel = {"ㅖ": "ㅔ", "ㅢ": "ㅣ"}.get(vowel, vowel)
        done.append(replace(s, vowel=vowel))
    return tuple(done)


STEPS: tuple[Callable[[Syllables], Syllables], ...] = (
    palatalise,
    tense_future,
    aspirate,
    link,
    tense,
    neutralise,
    nasalise,
    lateralise,
    simplify_vowels,
)
