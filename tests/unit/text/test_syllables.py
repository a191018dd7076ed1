import pytest

from studio.core.speech import Lang
from studio.text.syllables import of_number, of_word


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("I a go the make bread straight strengths please walked comes don't she's Tom's gate's", 1),
        ("table closely opened noted boxes banner isn't isn’t happy apple wanted houses movement", 2),
        ("radio tomato potato remember", 3),
    ],
)
def test_words_have_the_syllables_that_people_count(words: str, count: int) -> None:
    counted = {word: of_word(word)[0] for word in words.split()}

    assert {word: n for word, n in counted.items() if n != count} == {}


@pytest.mark.parametrize(("word", "count"), [("USB", 3), ("FBI", 3), ("NASA", 2), ("WWW", 9), ("km", 2), ("NO", 1)])
def test_capitals_and_what_has_no_vowel_are_spelled(word: str, count: int) -> None:
    assert of_word(word)[0] == count


def test_consonants_are_counted_as_letters() -> None:
    assert of_word("strengths") == (1, 8)
    assert of_word("radio") == (3, 2)


@pytest.mark.parametrize(
    ("written", "lang", "least", "most"),
    [
        ("7", "zh", 1, 1),
        ("12", "zh", 2, 3),
        ("3500", "zh", 4, 4),
        ("1,234", "zh", 7, 7),
        ("3.14", "zh", 4, 4),
        ("007", "zh", 3, 3),
        ("120000", "zh", 4, 5),
        ("3500", "en", 5, 7),
        ("1998", "en", 4, 6),
        ("10:45", "en", 4, 6),
        ("185", "ja", 6, 9),
        ("3500", "ko", 4, 4),
        ("0", "en", 1, 2),
        ("1" * 30, "zh", 30, 30),
    ],
)
def test_numbers_are_said_in_words(written: str, lang: Lang, least: float, most: float) -> None:
    assert least <= of_number(written, lang, is_year=False) <= most


def test_a_chinese_year_is_said_digit_by_digit() -> None:
    assert of_number("1998", "zh", is_year=True) == 4
    assert of_number("1998", "zh", is_year=False) == 7
