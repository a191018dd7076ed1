import pytest

from studio.core.pronunciation import Doubt
from studio.text.ja_homographs import BY_CONTEXT, BY_DEFAULT, FREE
from studio.text.reader import read


def doubts(text: str) -> list[Doubt]:
    return [doubt for word in read(text, "ja").words for doubt in word.doubts]


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("人気がある", Doubt(0, 2, "にんき", ("ひとけ",), BY_DEFAULT)),
        ("人気のない道", Doubt(0, 2, "ひとけ", ("にんき",), BY_CONTEXT)),
        ("会議を行った", Doubt(3, 5, "おこなっ", ("いっ",), BY_CONTEXT)),
        ("明日だ", Doubt(0, 2, "あした", ("あす", "みょうにち"), FREE)),
    ],
)
def test_a_word_with_other_readings_is_doubted(text: str, doubt: Doubt) -> None:
    assert doubt in doubts(text)


def test_a_reading_that_was_given_is_not_doubted() -> None:
    assert doubts("[人気]{ひとけ}だ") == []


def test_who_decided() -> None:
    first, *_ = read("人気のない道", "ja").words
    assert (first.source, first.confidence) == ("homograph", BY_CONTEXT)


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("絵を描いて夢を描く", "えをかいてゆめをえがく"),
        ("窓を開いて、窓が開いている", "まどをひらいてまどがあいている"),
        ("水を弾く", "みずをはじく"),
        ("辛い料理、食べるのが辛い", "からいりょうりたべるのがつらい"),
    ],
)
def test_a_verb_keeps_its_ending(text: str, reading: str) -> None:
    assert "".join(word.reading for word in read(text, "ja").words) == reading
