import pytest

from studio.text.spoken import Spoken
from studio.text.web import spelled


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("https://www.example.com/foo", "W W W dot example dot com slash foo"),
        ("http://example.org/", "example dot org"),
        ("see www.a-b.net.", "see W W W dot a dash b dot net ."),
        ("me@example.com,", "me at example dot com ,"),
        ("访问example.com吧", "访问 example dot com 吧"),
        ("Host9.io", "Host nine dot io"),
        ("ASP.NET", "ASP.NET"),
        ("e.g. this", "e.g. this"),
        ("The end.Next", "The end.Next"),
        ("3.14", "3.14"),
    ],
)
def test_addresses(text: str, said: str) -> None:
    assert " ".join(spelled(Spoken.verbatim(text), "en").text.split()) == said


def test_the_words_stand_for_the_address() -> None:
    spoken = spelled(Spoken.verbatim("at example.com!"), "en")
    assert spoken.source(4, len(spoken.text) - 1) == (3, 14)


def test_in_chinese_the_signs_and_digits_are_chinese() -> None:
    spoken = spelled(Spoken.verbatim("发到a_1@163.com"), "zh")
    assert spoken.text.split() == ["发到", "a", "下划线", "一", "艾特", "一", "六", "三", "点", "com"]
