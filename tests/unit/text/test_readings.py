import pytest

from studio.core.errors import MarkError
from studio.text.marks import Exact, Respelled
from studio.text.readings import exact, respelled
from studio.text.spoken import Forced


def test_pinyin() -> None:
    spoken = respelled(Respelled(3, 14, "重", 4, "chóng"))
    assert (spoken.text, spoken.origins, spoken.forced) == ("重", ((4, 5),), (Forced(0, 1, "pinyin", "chong2"),))


def test_kana() -> None:
    assert respelled(Respelled(0, 9, "今日", 1, "きょう")).forced == (Forced(0, 2, "kana", "きょう"),)


def test_hangul_takes_the_place_of_the_text() -> None:
    spoken = respelled(Respelled(0, 9, "AI", 1, "에이 아이"))
    assert (spoken.text, set(spoken.origins), spoken.forced) == ("에이아이", {(1, 3)}, ())


def test_phonemes() -> None:
    assert exact(Exact(0, 9, "ab", 1, "eɪ")).forced == (Forced(0, 2, "phonemes", "eɪ"),)


@pytest.mark.parametrize(("text", "reading"), [("read", "red"), ("重", "tian1"), ("重", "?"), ("重", "кот")])
def test_impossible_readings(text: str, reading: str) -> None:
    with pytest.raises(MarkError) as caught:
        respelled(Respelled(5, 20, text, 6, reading))
    assert caught.value.position == 5
