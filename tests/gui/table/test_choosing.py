"""What a reading is chosen for."""

import pytest

from studio.core.pronunciation import Doubt, Lang, Pronunciation
from studio.gui.desk.pinyin import toned
from studio.gui.desk.readings import ReadWord, RowReading
from studio.gui.table.choosing import Place, clause, place_at, same_word


def row(text: str, written: str, reading: str, *doubts: Doubt, lang: Lang = "zh") -> RowReading:
    """A row that is one word."""
    word = ReadWord(written, 0, len(text), lang, reading, reading, 0.9, "phrase", doubts)
    return RowReading(text, written, (word,))


def place(reading: RowReading, at: int) -> Place:
    found = place_at(reading, at)
    assert found is not None
    return found


class TestEntry:
    def test_the_whole_word_with_one_syllable_exchanged(self) -> None:
        found = place(
            row("银行行长", "银行行长", "yin2 hang2 hang2 zhang3", Doubt(3, 4, "zhang3", ("chang2",), 0.8)), 3
        )
        assert found.entry("chang2") == Pronunciation("银行行长", "yin2 hang2 hang2 chang2", "zh")

    def test_marks_within_the_word_are_no_part_of_it(self) -> None:
        text = "银[行]{xing2}行长"
        reading = row(text, "银行行长", "yin2 xing2 hang2 zhang3", Doubt(11, 12, "hang2", ("xing2",), 0.8))
        found = place(reading, 11)
        assert (found.written, found.offset) == ("行", 2)
        assert found.entry("xing2").reading == "yin2 xing2 xing2 zhang3"
        plain = row("银行行长", "银行行长", "yin2 hang2 hang2 zhang3", Doubt(2, 3, "hang2", ("xing2",), 0.8))
        assert [doubt.start for doubt in same_word(plain, found)] == [2]

    def test_a_word_of_another_language_is_what_the_doubt_is_about(self) -> None:
        found = place(row("今日は", "今日は", "きょうは", Doubt(0, 2, "きょう", ("こんにち",), 0.8), lang="ja"), 1)
        assert found.entry("こんにち") == Pronunciation("今日", "こんにち", "ja")


@pytest.mark.parametrize(
    ("text", "at", "words"),
    [("天气好，他行走。对", 5, "他行走"), ("行", 0, "行"), ("a [行]{xing2}，行", 11, "a [行]{xing2}，行")],
)
def test_the_words_around_a_place(text: str, at: int, words: str) -> None:
    start, end = clause(text, at, at + 1)
    assert text[start:end] == words


@pytest.mark.parametrize(
    ("reading", "shown"),
    [
        ("chong2 qing4", "chóng qìng"), ("nv3 lve4", "nǚ lüè"), ("liu2 gui4 gou3", "liú guì gǒu"), ("de5 er2", "de ér"),
        ("/ɹˈɛd/", "/ɹˈɛd/"), ("きょう", "きょう"), ("ng2", "ng2"), ("xiong2 jue2 duo1", "xióng jué duō"),
    ],
)  # fmt: skip
def test_pinyin_as_people_write_it(reading: str, shown: str) -> None:
    assert toned(reading) == shown
