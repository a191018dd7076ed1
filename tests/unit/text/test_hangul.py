import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.text.hangul import Syllable, parse, pronounced, spell

BLOCKS = st.text(alphabet=st.characters(min_codepoint=ord("가"), max_codepoint=ord("힣")), max_size=12)


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        # liaison
        ("국어", "구거"), ("꽃이", "꼬치"), ("값이", "갑씨"), ("앉아", "안자"), ("없어요", "업써요"),
        ("닭을", "달글"), ("있어", "이써"),
        # nasals
        ("국물", "궁물"), ("먹는", "멍는"), ("입니다", "임니다"), ("밥물", "밤물"), ("꽃만", "꼰만"),
        ("심리", "심니"), ("종로", "종노"),
        ("독립", "동닙"), ("협력", "혐녁"),
        # laterals
        ("신라", "실라"), ("설날", "설랄"), ("칼날", "칼랄"),
        # palatals
        ("같이", "가치"), ("굳이", "구지"), ("해돋이", "해도지"), ("닫히다", "다치다"), ("붙여", "부처"),
        ("핥이다", "할치다"),
        # aspirates
        ("좋다", "조타"), ("많고", "만코"), ("각하", "가카"), ("앉히다", "안치다"), ("밝히다", "발키다"),
        ("못하다", "모타다"),
        ("좋소", "조쏘"), ("놓는", "논는"), ("않는", "안는"), ("뚫는", "뚤른"), ("좋아", "조아"),
        ("많아", "마나"),
        # tense
        ("국밥", "국빱"), ("읽고", "일꼬"), ("앉고", "안꼬"), ("넓다", "널따"), ("없다", "업따"),
        ("밟다", "밥따"), ("닭장", "닥짱"),
        ("젊다", "점따"), ("굶기다", "굼기다"), ("흙과", "흑꽈"), ("여덟도", "여덜도"),
        # codas and vowels
        ("꽃", "꼳"), ("부엌", "부억"), ("앞", "압"), ("값", "갑"), ("히읗", "히읃"),
        ("가져", "가저"), ("희망", "히망"),
        ("의사", "의사"),
        ("안녕하세요", "안녕하세요"),
    ],
)  # fmt: skip
def test_standard_pronunciation(written: str, spoken: str) -> None:
    assert spell(pronounced(written)) == spoken


def test_letters() -> None:
    assert parse("값아") == (Syllable("ㄱ", "ㅏ", "ㅄ"), Syllable("", "ㅏ", ""))


@given(BLOCKS)
def test_spelling_undoes_parsing(word: str) -> None:
    assert spell(parse(word)) == word


@given(BLOCKS)
def test_what_is_spoken_has_only_the_seven_codas(word: str) -> None:
    spoken = pronounced(word)
    assert len(spoken) == len(word)
    assert all(syllable.coda in ("", *"ㄱㄴㄷㄹㅁㅂㅇ") for syllable in spoken)
