import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.errors import MarkError
from studio.core.pronunciation import Pronunciation
from studio.text.dictionary import checked
from studio.text.reader import read


def readings(text: str, *entries: Pronunciation) -> list[tuple[str, str, str]]:
    found = read(text, pronunciations=entries)
    return [(word.text, word.reading, word.source) for word in found.words if word.phonemes]


def test_an_entry_decides_how_its_text_is_read() -> None:
    assert readings("去朝阳")[-1][1] != "chao2 yang2"
    word = readings("去朝阳", Pronunciation("朝阳", "chao2 yang2"))[-1]
    assert word[:2] == ("朝阳", "chao2 yang2")
    assert word[2].startswith("dictionary")


def test_the_longest_entry_wins_and_of_those_as_long_the_first() -> None:
    entries = (Pronunciation("重", "chong2"), Pronunciation("重量", "chong2 liang4"), Pronunciation("重", "zhong4"))
    found = [reading for _, reading, _ in readings("重量重", *entries)]
    assert " ".join(found) == "chong2 liang4 chong2"


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("in New\nYork", Pronunciation("New York", "/nuj/")),
        ("in New  York", Pronunciation("new york", "/nuj/")),
        ("我在朝\n阳", Pronunciation("朝阳", "chao2 yang2")),
    ],
)
def test_an_entry_may_be_broken_over_two_lines(text: str, entry: Pronunciation) -> None:
    assert readings(text, entry)[-1][2].startswith("dictionary")


def test_a_mark_stands_above_an_entry() -> None:
    found = [reading for _, reading, _ in readings("[重]{zhong4}", Pronunciation("重", "chong2"))]
    assert found == ["zhong4"]


def test_latin_letters_stand_for_whole_words_in_any_case() -> None:
    entry = Pronunciation("nguyen", "/wˈɪn/")
    words = [(text, source) for text, _, source in readings("Nguyen and Nguyens", entry)]
    assert words[0] == ("Nguyen", "dictionary")
    assert words[2] != ("Nguyens", "dictionary")


def test_capitals_are_meant_where_an_entry_has_them() -> None:
    entry = Pronunciation("US", "/jˌuˈɛs/")
    sources = [source for text, _, source in readings("US and us", entry) if text.lower() == "us"]
    assert sources[0] == "dictionary"
    assert sources[1] != "dictionary"


def test_an_entry_of_another_language_does_not_apply() -> None:
    entry = Pronunciation("今日", "きょう", "ja")
    assert "dictionary" in readings("今日は", entry)[0]
    assert all(source != "dictionary" for _, _, source in readings("今日很好", entry))


def test_each_language_has_its_own() -> None:
    entries = Pronunciation("東京は", "dong1 jing1 ha1", "zh"), Pronunciation("東京", "とうきょう", "ja")
    assert read("東京は", "ja", pronunciations=entries).words[0].reading.startswith("とうきょう")
    both = Pronunciation("東行", "dong1 hang2", "zh"), Pronunciation("東行", "とーきん", "ja")
    assert read("東行", "ja", pronunciations=both).words[0].reading == "とーきん"
    words = read("東行", "zh", pronunciations=both).words
    assert " ".join(word.reading for word in words) == "dong1 hang2"


def test_an_impossible_entry_is_told_and_left_out() -> None:
    reading = read("重要", pronunciations=[Pronunciation("重要", "chong2")])
    assert any("'重要'" in note for note in reading.notes)
    assert not reading.is_silent


def test_hangul_and_kana_readings() -> None:
    assert read("AI가 좋다", pronunciations=[Pronunciation("AI", "에이아이")]).words[0].spoken.startswith("에이아이")
    assert read("明日は", "ja", pronunciations=[Pronunciation("明日", "あす")]).words[0].phonemes == "asɨ"


@pytest.mark.parametrize(
    ("written", "reading"),
    [("重", "tian1"), ("重", "/§/"), ("cat", "miao"), ("重量", "zhong4"), ("a", "//"), ("重]", "zhong4")],
)
def test_impossible_readings_are_refused(written: str, reading: str) -> None:
    with pytest.raises(MarkError):
        checked(Pronunciation(written, reading))


@given(st.text(alphabet="重量的a b1，", min_size=1, max_size=12), st.text(alphabet="重量的ab", min_size=1, max_size=3))
def test_places_stay_true(text: str, written: str) -> None:
    words = read(text, "zh", pronunciations=[Pronunciation(written, "/a/")]).words
    assert all(word.text == text[word.start : word.end] for word in words if word.phonemes)
