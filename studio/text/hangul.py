"""How Korean is pronounced: the rules of 표준 발음법 as steps over syllables, in this order.

Each step is pure and named after its rule. What it needs of the word is in front of it: codas are still as written
until `neutralise`, so liaison and aspiration see the true consonant. What only a list can tell is in ko_words.py.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

ONSETS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
CODAS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
_FIRST = ord("가")

TENSE = dict(zip("ㄱㄷㅂㅅㅈ", "ㄲㄸㅃㅆㅉ", strict=True))
ASPIRATED = dict(zip("ㄱㄷㅂㅈ", "ㅋㅌㅍㅊ", strict=True))
_PARTS = {
    "ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ", "ㄼ": "ㄹㅂ", "ㄽ": "ㄹㅅ", "ㄾ": "ㄹㅌ",
    "ㄿ": "ㄹㅍ", "ㅀ": "ㄹㅎ", "ㅄ": "ㅂㅅ",
}  # fmt: skip
"""Double codas; ㄲ and ㅆ are one sound."""

_NEUTRAL = {
    **dict.fromkeys("ㄱㄲㅋㄳㄺ", "ㄱ"), **dict.fromkeys("ㄷㅅㅆㅈㅊㅌㅎ", "ㄷ"), **dict.fromkeys("ㅂㅍㅄㄿ", "ㅂ"),
    **dict.fromkeys("ㄴㄵㄶ", "ㄴ"), **dict.fromkeys("ㄹㄼㄽㄾㅀ", "ㄹ"), "ㅁ": "ㅁ", "ㄻ": "ㅁ", "ㅇ": "ㅇ", "": "",
}  # fmt: skip
NASAL = {"ㄱ": "ㅇ", "ㄷ": "ㄴ", "ㅂ": "ㅁ"}


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


def neutral(coda: str) -> str:
    """Which of the seven codas is heard where no vowel follows."""
    return _NEUTRAL[coda]


def sounded(syllables: Syllables) -> Syllables:
    """A word as it sounds in itself; what its end does to the next word is left to `assimilated`."""
    for step in WORD_STEPS:
        syllables = step(syllables)
    return syllables


def assimilated(syllables: Syllables) -> Syllables:
    """Words that are said without a pause, each `sounded`, with what neighbours do to each other."""
    for step in PHRASE_STEPS:
        syllables = step(syllables)
    return syllables


def pronounced(word: str) -> Syllables:
    """A word by the rules alone: 국물 -> 궁물."""
    return assimilated(sounded(parse(word)))


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
    if right.onset == "ㅎ" and right.coda != "ㅇ":  # 닫혀 다처, but 맏형 마텽
        return replace(left, coda=kept), replace(right, onset="ㅊ")
    if right.onset == "":
        return replace(left, coda=kept), replace(right, onset="ㅈ" if left.coda == "ㄷ" else "ㅊ")
    return left, right


@_pairwise
def aspirate(left: Syllable, right: Syllable) -> tuple[Syllable, Syllable]:
    """ㅎ and a plain stop are one aspirate: 좋다 조타, 많고 만코, 각하 가카, 앉히다 안치다; 좋소 조쏘, 놓는 논는."""
    if left.coda in ("ㅎ", "ㄶ", "ㅀ"):
        kept = {"ㅎ": "", "ㄶ": "ㄴ", "ㅀ": "ㄹ"}[left.coda]
        if right.onset in ASPIRATED:
            return replace(left, coda=kept), replace(right, onset=ASPIRATED[right.onset])
        if right.onset == "ㅅ":
            return replace(left, coda=kept), replace(right, onset="ㅆ")
        if right.onset in ("", "ㅎ"):
            return replace(left, coda=kept), right
        return replace(left, coda=kept or "ㄷ"), right
    if right.onset == "ㅎ":
        kept, last = _PARTS.get(left.coda, left.coda)[:-1], _PARTS.get(left.coda, left.coda)[-1:]
        if last in ASPIRATED and left.coda not in ("ㄷ",):
            return replace(left, coda=kept), replace(right, onset=ASPIRATED[last])
        if _NEUTRAL[left.coda] in ASPIRATED:
            return replace(left, coda=""), replace(right, onset=ASPIRATED[_NEUTRAL[left.coda]])
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
    """A plain consonant behind a stop is tense: 국밥 국빱, 읽고 일꼬, 앉고 안꼬, 넓다 널따; but 흙과 흑꽈, 여덟도
    여덜도, 옮기다 옴기다."""
    is_causative = left.coda == "ㄻ" and right.onset + right.vowel in ("ㄱㅣ", "ㄱㅕ")
    if right.onset not in TENSE or left == _EIGHT or is_causative:
        return left, right
    if _NEUTRAL[left.coda] in NASAL or left.coda in ("ㄵ", "ㄻ", "ㄼ", "ㄾ"):
        coda = "ㄹ" if left.coda == "ㄺ" and right.onset == "ㄱ" and right.vowel != "ㅘ" else left.coda
        return replace(left, coda=coda), replace(right, onset=TENSE[right.onset])
    return left, right


def neutralise(syllables: Syllables) -> Syllables:
    """Seven codas remain: 꽃 꼳, 닭 닥, 값 갑; ㄼ is ㅂ in 밟다, 넓죽하다 and 넓둥글다."""
    done = []
    for i, syllable in enumerate(syllables):
        after = syllables[i + 1] if i + 1 < len(syllables) else None
        is_b = syllable == _TREAD and after is not None
        is_b = is_b or (syllable == _WIDE and after is not None and after.onset + after.vowel in ("ㅉㅜ", "ㄸㅜ"))
        done.append(replace(syllable, coda="ㅂ" if is_b else _NEUTRAL[syllable.coda]))
    return tuple(done)


_EIGHT, _TREAD, _WIDE = Syllable("ㄷ", "ㅓ", "ㄼ"), Syllable("ㅂ", "ㅏ", "ㄼ"), Syllable("ㄴ", "ㅓ", "ㄼ")


@_pairwise
def nasalise(left: Syllable, right: Syllable) -> tuple[Syllable, Syllable]:
    """A stop before ㄴ, ㅁ is nasal, and ㄹ behind all but ㄴ, ㄹ is ㄴ: 국물 궁물, 독립 동닙, 심리 심니."""
    if right.onset == "ㄹ" and left.coda not in ("", "ㄴ", "ㄹ"):
        right = replace(right, onset="ㄴ")
    if right.onset in ("ㄴ", "ㅁ") and left.coda in NASAL:
        left = replace(left, coda=NASAL[left.coda])
    return left, right


@_pairwise
def lateralise(left: Syllable, right: Syllable) -> tuple[Syllable, Syllable]:
    """ㄴ beside ㄹ is ㄹ: 신라 실라, 설날 설랄."""
    if (left.coda, right.onset) in (("ㄴ", "ㄹ"), ("ㄹ", "ㄴ")):
        return replace(left, coda="ㄹ"), replace(right, onset="ㄹ")
    return left, right


def plain_ui(syllables: Syllables) -> Syllables:
    """ㅢ behind a consonant is ㅣ: 희망 히망."""
    return tuple(replace(s, vowel="ㅣ") if s.onset and s.vowel == "ㅢ" else s for s in syllables)


def plain_glides(syllables: Syllables) -> Syllables:
    """No y behind ㅈ, ㅉ, ㅊ: 가져 가저."""
    glides = {"ㅑ": "ㅏ", "ㅕ": "ㅓ", "ㅛ": "ㅗ", "ㅠ": "ㅜ", "ㅖ": "ㅔ", "ㅒ": "ㅐ"}
    return tuple(
        replace(s, vowel=glides.get(s.vowel, s.vowel)) if s.onset in ("ㅈ", "ㅉ", "ㅊ") else s for s in syllables
    )


WORD_STEPS: tuple[Callable[[Syllables], Syllables], ...] = (
    plain_ui,
    palatalise,
    aspirate,
    link,
    tense,
    neutralise,
    plain_glides,
)
PHRASE_STEPS: tuple[Callable[[Syllables], Syllables], ...] = (nasalise, lateralise)
