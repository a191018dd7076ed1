import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.export.names import clip_names, is_clip_name, slug


def name(id_: int, speaker: str, text: str) -> str:
    return clip_names([(id_, speaker, text)])[id_]


@pytest.mark.parametrize(
    ("speaker", "text", "expected"),
    [
        ("Shaman", "Hello, you there!", "0007_Shaman_Hello-you-there.wav"),
        ("", "它沾满了太多无辜者的鲜血", "0007_它沾满了太多无辜者的鲜血.wav"),
        ("Ⓐ老人", "…", "0007_老人.wav"),
        ("", "♪ 😀", "0007.wav"),
        ("../../etc", 'a/b\\c:d*e?f"g<h>i|j', "0007_etc_a-b-c-d-e-f-g-h-i-j.wav"),
        ("CON", "NUL.", "0007_CON_NUL.wav"),
        ("", "trailing dots... ", "0007_trailing-dots.wav"),
    ],
)
def test_names(speaker: str, text: str, expected: str) -> None:
    assert name(7, speaker, text) == expected


def test_a_long_text_ends_with_a_whole_word() -> None:
    long = name(1, "", "one two three four five six seven eight nine ten eleven twelve thirteen")
    assert long == "0001_one-two-three-four-five-six-seven-eight-nine-ten-eleven.wav"


def test_one_long_word_is_cut() -> None:
    assert slug("它" * 100, 20) == "它" * 20


def test_the_number_widens_for_all_when_there_are_more_than_9999_lines() -> None:
    names = clip_names([(3, "", "a"), (12_345, "", "a")])
    assert names == {3: "00003_a.wav", 12_345: "12345_a.wav"}


@given(st.lists(st.tuples(st.text(max_size=80), st.text(max_size=300)), max_size=20))
def test_every_name_is_safe_on_every_system(lines: list[tuple[str, str]]) -> None:
    names = clip_names((i, speaker, text) for i, (speaker, text) in enumerate(lines, 1))
    assert len({name.casefold() for name in names.values()}) == len(lines)
    for name in names.values():
        assert len(name) <= 64
        assert not set(name) & set('<>:"/\\|?* ')
        assert all(unicodedata.category(c)[0] in "LNM" or c in "_-." for c in name)
        assert name.count(".") == 1
        assert is_clip_name(name)


@pytest.mark.parametrize(
    "other", ["", "song.wav", "001.wav", "0001_a.aiff", "0001_a/b.wav", "../0001.wav", "0001a.wav"]
)
def test_other_names_are_not_taken_for_ours(other: str) -> None:
    assert not is_clip_name(other)
