import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.text.hangul import spell
from studio.text.ko_phrase import said

PHRASES = st.lists(
    st.text(alphabet=st.characters(min_codepoint=ord("가"), max_codepoint=ord("힣")), min_size=1, max_size=6)
)


def read(phrase: str, everyday: bool = False) -> str:
    return " ".join(spell(word.syllables) for word in said(phrase.split(), everyday))


@pytest.mark.parametrize(
    ("phrase", "spoken"),
    [
        # lists
        ("맛없다", "마덥따"), ("결정", "결쩡"), ("육십육", "육씸뉵"), ("여권이", "여꿔니"), ("디귿이", "디그시"),
        ("공권력", "공꿘녁"), ("안녕하세요", "안녕하세요"),
        # compounds
        ("풀잎", "풀립"), ("부산역에서", "부산녀게서"), ("통역을", "통여글"), ("두통약", "두통냑"),
        ("재활용", "재화룡"),
        ("바닷가", "바다까"), ("나뭇잎", "나문닙"), ("윗옷", "위돋"),
        # stems
        ("신발을 신고", "신바를 신꼬"), ("경찰에 신고", "경차레 신고"), ("남자", "남자"), ("남고", "남꼬"),
        # -ㄹ
        ("할게요", "할께요"), ("만들게 했다", "만들게 핻따"), ("살지 않는다", "살지 안는다"),
        ("갈지 모르겠다", "갈찌 모르겓따"),
        ("할 수", "할 쑤"), ("갈 거예요", "갈 꺼예요"), ("먹을 것이", "머글 꺼시"),
        ("한 수", "한 수"), ("오일 걸려요", "오일 걸려요"), ("두 달 정도", "두 달 정도"),
        ("서울 거리", "서울 거리"),
        ("그럴 줄 알았어", "그럴 쭐 아라써"), ("돈을 줄 수", "도늘 줄 쑤"),
        # between words
        ("옷 한 벌", "오 탄 벌"), ("밭 아래", "바 다래"), ("밥 먹는다", "밤 멍는다"),
        ("할 일", "할 릴"), ("무슨 일", "무슨 닐"),
        ("옷 입다", "온 닙따"), ("열 시", "열 씨"), ("만 원", "마 눤"), ("정말 나쁜", "정말 나쁜"),
        ("잘 나가", "잘 라가"),
    ],
)  # fmt: skip
def test_words_as_they_sound(phrase: str, spoken: str) -> None:
    assert read(phrase) == spoken


@pytest.mark.parametrize(
    ("phrase", "standard", "everyday"),
    [
        ("우리의", "우리의", "우리에"),
        ("주의", "주의", "주이"),
        ("시계", "시계", "시게"),
        ("차례", "차례", "차례"),
        ("맛있다", "마딛따", "마싣따"),
    ],
)
def test_the_standard_allows_two(phrase: str, standard: str, everyday: str) -> None:
    assert (read(phrase), read(phrase, everyday=True)) == (standard, everyday)


def test_a_word_that_may_be_two_is_uncertain() -> None:
    (word,) = said(["잠자리"])
    assert word.other is not None
    assert spell(word.other) == "잠짜리"
    assert word.confidence < 1


@pytest.mark.parametrize(("word", "other"), [("물소", "물쏘"), ("오늘도", None), ("결정", None), ("놀던", None)])
def test_sounds_behind_l_that_no_list_knows_are_uncertain(word: str, other: str | None) -> None:
    (one,) = said([word])
    assert (one.other and spell(one.other)) == other


def test_what_a_person_wrote_as_it_sounds_is_no_listed_word() -> None:
    assert spell(said(["결정"], fixed=[True])[0].syllables) == "결정"


@given(PHRASES)
def test_syllables_stay_with_their_words(phrase: list[str]) -> None:
    for everyday in (False, True):
        assert [len(word.syllables) for word in said(phrase, everyday)] == [len(word) for word in phrase]
