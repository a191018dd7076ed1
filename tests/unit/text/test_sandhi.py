from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.text.pinyin import ipa
from studio.text.sandhi import sounding
from studio.text.spoken import Spoken
from studio.text.zh import atoms


def heard(text: str) -> str:
    return " ".join(atom.spoken_reading or atom.reading for atom in atoms(Spoken.verbatim(text), "zh", False))


@pytest.mark.parametrize(
    ("text", "sounds"),
    [
        ("你好", "ni2 hao3"),
        ("我很好", "wo3 hen2 hao3"),
        ("展览馆", "zhan2 lan2 guan3"),
        ("老厂长", "lao3 chang2 zhang3"),
        ("你有几把伞", "ni2 you3 ji2 ba2 san3"),
        ("雨伞", "yu2 san3"),
        ("好，你走", "hao3 ni2 zou3"),
    ],
)
def test_third_tones_turn_within_words_first(text: str, sounds: str) -> None:
    assert heard(text) == sounds


@pytest.mark.parametrize(
    ("text", "sounds"),
    [
        ("一个", "yi2 ge4"),
        ("一天", "yi4 tian1"),
        ("一起", "yi4 qi3"),
        ("一定", "yi2 ding4"),
        ("第一", "di4 yi1"),
        ("星期一", "xing1 qi1 yi1"),
        ("十一", "shi2 yi1"),
        ("看一看", "kan4 yi5 kan4"),
        ("一月", "yi1 yue4"),
        ("不是", "bu2 shi4"),
        ("不好", "bu4 hao3"),
        ("好不好", "hao3 bu5 hao3"),
        ("不", "bu4"),
    ],
)
def test_one_and_not(text: str, sounds: str) -> None:
    assert heard(text) == sounds


def test_the_reading_is_that_of_the_dictionary() -> None:
    assert [atom.reading for atom in atoms(Spoken.verbatim("一定"), "zh", False)] == ["yi1 ding4"]


def test_the_model_gets_one_and_not_as_they_sound_and_third_tones_as_they_are_written() -> None:
    (no,) = atoms(Spoken.verbatim("不是"), "zh", False)
    assert no.phonemes.startswith(ipa("bu2"))
    (hello,) = atoms(Spoken.verbatim("你好"), "zh", False)
    assert hello.phonemes == ipa("ni3") + ipa("hao3")


@given(st.lists(st.sampled_from(["ma1", "ma2", "ma3", "ma4", "ma5"]), min_size=1, max_size=12), st.data())
def test_only_third_tones_turn_and_never_the_last(readings: list[str], data: st.DataObject) -> None:
    length = len(readings)
    ends = sorted({*data.draw(st.lists(st.integers(1, length), max_size=5)), length})
    found = sounding("妈" * length, readings, ends, lambda word: False)
    assert found[-1] == readings[-1]
    changed = [(one, other) for one, other in zip(readings, found, strict=True) if one != other]
    assert set(changed) <= {("ma3", "ma2")}
    assert not any(one == other == "ma3" for one, other in pairwise(found))
