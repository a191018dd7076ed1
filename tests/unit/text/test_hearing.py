import pytest

from studio.core.speech import Lang
from studio.text.hearing import unheard
from studio.text.reader import read


@pytest.mark.parametrize(
    ("lang", "line", "heard"),
    [
        ("zh", "它沾满了太多的鲜血。", "他占满了太多的鲜血"),
        ("zh", "会议在2025年3月开。", "會議在二零二五年三月開"),
        ("en", "It's half past 7, Mr. Smith.", "its half past seven mister smith"),
        ("en", "The colour of their eyes.", "The color of there eyes"),
        ("ja", "今日はとても良い天気ですね。", "きょうはとてもよい天気ですね"),
        ("ko", "오늘은 날씨가 정말 좋네요.", "오느른 날씨가 정말 좋네요"),
        ("es", "¿Dónde está la biblioteca?", "donde esta la biblioteca"),
    ],
)
def test_another_spelling_of_what_is_said_is_no_fault(lang: Lang, line: str, heard: str) -> None:
    assert unheard(read(line, lang), heard).words == ()


@pytest.mark.parametrize(
    ("lang", "line", "heard", "words"),
    [
        ("zh", "它沾满了太多的鲜血。", "它沾满了太多的", ("鲜血",)),
        ("en", "It has shed much innocent blood.", "It has shed much blood.", ("innocent",)),
        ("en", "We will meet at the station at half past seven.", "We will meet at half past seven.", ("station",)),
        ("ja", "昨日の夜、友達と一緒に映画を見ました。", "昨日の夜、一緒に映画を見ました。", ("友達",)),
        ("ko", "오늘은 날씨가 정말 좋네요.", "오늘은 정말 좋네요.", ("날씨가",)),
    ],
)
def test_words_that_are_left_out_are_named(lang: Lang, line: str, heard: str, words: tuple[str, ...]) -> None:
    found = unheard(read(line, lang), heard)
    assert set(words) <= set(found.words)
    assert 0 < found.share < 0.6


def test_nothing_heard_is_all_unheard() -> None:
    assert unheard(read("Good morning.", "en"), "").share == 1.0


def test_nothing_to_say_is_never_missed() -> None:
    assert unheard(read("...", "en"), "hello").share == 0.0
