"""Korean words that are said in one breath: what each does to the next, and which need their neighbours to be read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from studio.text import hangul, ko_words
from studio.text.hangul import ASPIRATED, NASAL, TENSE, Syllable, Syllables
from studio.text.tables import words

_BOUND = re.compile(
    "수(?:가|는|도|를|밖에|만|록|조차)?|것[가-힣]*|거(?:야|예요|에요|였[가-힣]*|죠|지|다|라고|라|고|니까|니|냐|든|도|면|잖아[요]?|란[가-힣]*|를|는|란)?"
    "|건(?:가|가요|데|데요|지|지도)?|겁니[가-힣]+|걸(?:요|까요|로|랑)?|게(?:요|)|줄(?:은|도|을|만)?|적(?:이|에|도)?|데[가는도를]?|듯[가-힣]*|바[를가는]?"
    "|곳(?:이|을|은|에|도|으로|에서)?"
)
"""Nouns that lean on a verb in -ㄹ before them and are tense there."""
_ADNOMINAL = re.compile(
    ".*(?:할|될|갈|올|볼|줄|만날|죽일|보낼|떠날|기다릴|돌아올|드릴|시킬|지킬|버릴|내릴|느낄|그럴|어쩔|이럴|쉴|살릴|일어날|가질|마실|전할|바꿀"
    "|[있없었았했갔왔됐겠였렸졌먹읽믿찾받죽잡입앉잊싶않많좋같높]을)"
)
"""Verbs before a noun in -ㄹ that can be nothing else."""
_NOUN_IN_L = words("오늘 내일 서울 정말 이걸 그걸 저걸 뭘 날 널 술 물 말 길 말을 마을 가을 겨울 얼굴")
_ADDING = re.compile(
    "일(?:이(?![삼십백천])[가-힣]*|[을은도만로과의]|들[가-힣]*|에[가-힣]*|인[가-힣]*|입니[가-힣]+|까지|부터|보다|처럼|뿐[가-힣]*)?"
)
"""일 (a matter), which takes ㄴ behind what tells of it."""
_ADDING_VERBS = re.compile(
    "(?:입(?!니|장|구|학|술|시|원|력|금)|잊|읽|익|이겨|이기|이긴|이길|이깁|열리|열려|엮|일어|일러|여물|엿)[가-힣]*"
)
_ADDING_NOUNS = re.compile(
    "(?:이불|이야기|이름|여행|여자|여인|연필|양말|양념|엿|요리|영화|연구|유리|유로|약|역)[가-힣]*"
)
_LINKING = frozenset(words("안 한 잘"))
_COUNTED = re.compile(
    "(?:개|시|살|달|대|권|병|잔|장|줄|번|가지|송이|사람|자루|접시|그릇|배|분|시간|군데|단|조각)[가-힣]{0,3}"
)
_TENS = re.compile(".*(?:열|여덟)")
_AMOUNT = re.compile("[영공일이삼사오육칠팔구십백천만억조]+")
_GLIDES = "ㅑㅕㅛㅠㅒㅖ"
_NOT = re.compile("[않마말못]")
_BECOMING = re.compile("[되됐돼된될하해한할했만]")
_WEAR = re.compile("(?:신발|구두|양말|운동화|장화|슬리퍼|부츠|샌들|하이힐|스타킹|버선)[을를도만]?")
_AFTER_WEAR = re.compile("있|나|다니|다녀|가|간|갔|온|왔|들어|뛰|걷|걸|달")
_AFTER_REFERENCE = re.compile("[하해할한됐되될]|자료|문헌|사항|로|인")


@dataclass(frozen=True, slots=True)
class Said:
    """A word as it sounds where it stands."""

    syllables: Syllables
    source: str
    other: Syllables | None = None
    """How it may be meant as well."""
    confidence: float = 1.0


def said(phrase: Sequence[str], everyday: bool = False, fixed: Sequence[bool] = ()) -> list[Said]:
    """Words of Hangul without a pause between them, as they sound. `everyday`: as most people speak, where the standard
    allows it beside its first choice; `fixed`: the words that are written as they sound, by a person."""
    known = [
        ko_words.Known(hangul.parse(word), "rules") if i < len(fixed) and fixed[i] else _in_place(phrase, i, everyday)
        for i, word in enumerate(phrase)
    ]
    parts = [list(hangul.sounded(one.syllables)) for one in known]
    for i in range(len(parts) - 1):
        parts[i][-1], parts[i + 1][0] = _meet(parts[i][-1], parts[i + 1][0], phrase[i], phrase[i + 1])
    joined = list(_assimilated(parts))
    done = []
    for word, one in zip(phrase, known, strict=True):
        syllables, joined = tuple(joined[: len(word)]), joined[len(word) :]
        other = None if one.other is None else hangul.assimilated(hangul.sounded(one.other))
        done.append(Said(_eased(word, syllables) if everyday else syllables, one.source, other, one.confidence))
    return done


def _in_place(phrase: Sequence[str], i: int, everyday: bool) -> ko_words.Known:
    """A word with what its neighbours tell about it."""
    word = phrase[i]
    before, after = phrase[i - 1] if i else "", phrase[i + 1] if i + 1 < len(phrase) else ""
    known = ko_words.known(word, everyday)
    known = replace(known, syllables=ko_words.letter_name(word, known.syllables))
    if word == "신고" and (_WEAR.fullmatch(before) or _AFTER_WEAR.match(after)):
        return replace(known, syllables=_tense_at(known.syllables, 1), other=known.syllables, confidence=0.95)
    if word == "참고" and not _AFTER_REFERENCE.match(after):
        return replace(known, syllables=_tense_at(known.syllables, 1), other=known.syllables, confidence=0.8)
    if (word == "감지" or word == "안지") and _NOT.match(after):
        return replace(known, syllables=_tense_at(known.syllables, 1))
    # What follows -지 or -게 tells the ending of a stem in ㄹ (살지 않다) from the future.
    is_stem = (word.endswith("지") and _NOT.match(after)) or (word.endswith("게") and _BECOMING.match(after))
    if is_stem and len(word) > 1 and hangul.parse(word)[-2].coda == "ㄹ":
        return replace(known, syllables=(*known.syllables[:-1], hangul.parse(word)[-1]), other=None, confidence=1.0)
    if before and _is_tense_behind(before, word, after):
        return replace(known, syllables=_tense_at(known.syllables, 0))
    return known


def _tense_at(syllables: Syllables, at: int) -> Syllables:
    onset = syllables[at].onset
    return (*syllables[:at], replace(syllables[at], onset=TENSE.get(onset, onset)), *syllables[at + 1 :])


def _is_tense_behind(before: str, word: str, after: str) -> bool:
    """Whether a verb in -ㄹ, 열 or 여덟 makes the first consonant of a word tense."""
    if _TENS.fullmatch(before) and _COUNTED.fullmatch(word):
        return True
    if hangul.parse(before[-1])[0].coda != "ㄹ" or before in _NOUN_IN_L:
        return False
    if word == "줄" or word == "걸" or word == "게":
        return bool(re.match("[알아안모몰]", after)) if word == "줄" else bool(_ADNOMINAL.fullmatch(before))
    return bool(_BOUND.fullmatch(word) or (_ADNOMINAL.fullmatch(before) and not word.startswith(("지", "듣"))))


def _meet(left: Syllable, right: Syllable, before: str, word: str) -> tuple[Syllable, Syllable]:
    """The end of a word and the beginning of the next: 옷 한 벌 오탄벌, 밭 아래 바다래, 할 일 할릴, 몇 시 멷씨."""
    is_stop = left.coda in NASAL
    if _adds(left, right, before, word):
        return left, replace(right, onset="ㄹ" if left.coda == "ㄹ" else "ㄴ")
    if is_stop and right.onset == "ㅎ":
        return replace(left, coda=""), replace(right, onset=ASPIRATED[left.coda])
    if is_stop and right.onset == "ㄹ":
        return replace(left, coda=NASAL[left.coda]), replace(right, onset="ㄴ")
    if is_stop and right.onset in TENSE:
        return left, replace(right, onset=TENSE[right.onset])
    links = (is_stop and right.vowel not in _GLIDES) or (before in _LINKING and right.vowel not in ko_words.Y_LIKE)
    links = links or (word.startswith("원") and bool(_AMOUNT.fullmatch(before)))
    if links and not right.onset and left.coda not in ("", "ㅇ"):
        return replace(left, coda=""), replace(right, onset=left.coda)
    return left, right


def _adds(left: Syllable, right: Syllable, before: str, word: str) -> bool:
    """Whether ㄴ stands between two words: 한 일 한닐, 옷 입다 온닙따, 무슨 약 무슨냑."""
    if right.onset or right.vowel not in ko_words.Y_LIKE or not left.coda:
        return False
    if _ADDING.fullmatch(word):
        return (
            left.coda in ("ㄴ", "ㄹ", "ㄷ")
            and (len(word) > 1 or not _AMOUNT.fullmatch(before))
            and before not in _NOUN_IN_L
        )
    if before in ("못", "잘", "안", "옷") and _ADDING_VERBS.fullmatch(word):
        return True
    if before in ("한", "맨", "무슨", "첫") and re.match("입|잎|약|역|여름|양", word):
        return True
    if re.match("여섯|여덟", word) and re.fullmatch("열|스물|서른|마흔|쉰|예순|일흔|여든|아흔", before):
        return True
    if word.startswith("엿") and left.coda in ("ㄴ", "ㄹ"):
        return True
    return left.coda in NASAL and bool(_ADDING_NOUNS.fullmatch(word))


def _assimilated(parts: Sequence[Sequence[Syllable]]) -> Syllables:
    """All words as one; but ㄹ at the start of a word stays, and ㄴ behind ㄹ but where the first word is short."""
    done: list[Syllable] = []
    run: list[Syllable] = []
    before: Sequence[Syllable] = ()
    for part in parts:
        apart = part[0].onset == "ㄹ" or (
            part[0].onset == "ㄴ" and before and before[-1].coda == "ㄹ" and len(before) > 1
        )
        if apart:
            done += hangul.assimilated(tuple(run))
            run = []
        run += part
        before = part
    return (*done, *hangul.assimilated(tuple(run)))


_NOUN_IN_UI = re.compile(
    ".*(?:회의|주의|의의|정의|강의|동의|합의|협의|논의|문의|거의|유의|상의|하의|예의|성의|호의|모의|심의|건의|결의|제의|창의|편의|사의|악의|열의|고의|임의|항의|결의)"
)


def _eased(word: str, syllables: Syllables) -> Syllables:
    """What most people say: 의 behind the first syllable is 이, the particle 에, ㅖ is ㅔ but in 예 and 례."""
    done = []
    for i, (char, one) in enumerate(zip(word, syllables, strict=True)):
        vowel = one.vowel
        if i and char == "의":
            vowel = "ㅔ" if i == len(word) - 1 and not _NOUN_IN_UI.fullmatch(word) else "ㅣ"
        elif vowel == "ㅖ" and one.onset not in ("", "ㄹ"):
            vowel = "ㅔ"
        done.append(replace(one, vowel=vowel))
    return tuple(done)
