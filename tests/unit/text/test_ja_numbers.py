import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.text.ja_numbers import kanji, numerals, one_by_one

VALUES = {digit: n for n, digit in enumerate("零一二三四五六七八九")}


def value(written: str) -> int:
    """Of a number in kanji, as a person would count it."""
    total = group = 0
    count = -1
    for char in written:
        if char in VALUES:
            count = VALUES[char]
        elif char in "十百千":
            group += abs(count) * 10 ** (1 + "十百千".index(char))
            count = -1
        else:
            total += (group + max(count, 0)) * 10 ** (4 + 4 * "万億兆京".index(char))
            group, count = 0, -1
    return total + group + max(count, 0)


def read(text: str) -> str:
    (found,) = numerals(text, lambda *place: True)
    assert (found.start, found.end) == (0, len(text))
    return found.reading


@given(st.integers(0, 10**16 - 1))
def test_a_number_in_kanji_is_that_number(n: int) -> None:
    assert value(kanji(str(n))) == n


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("零", "ぜろ"),
        ("一千万", "いっせんまん"),
        ("千百", "せんひゃく"),
        ("八兆", "はっちょう"),
        ("十点五", "じゅってんご"),
        ("零点五秒", "れいてんごびょう"),
        ("千本", "せんぼん"),
        ("二十四日", "にじゅうよっか"),
        ("百四人", "ひゃくよにん"),
        ("十二袋", "じゅうにふくろ"),
        (one_by_one("0120"), "ぜろいちにぜろ"),
    ],
)
def test_readings(text: str, reading: str) -> None:
    assert read(text) == reading


def test_digits_one_by_one_are_drawn_out() -> None:
    (found,) = numerals("〇二五", lambda *place: True)
    assert found.spoken == "ぜろにーごー"


def test_what_was_written_in_kanji_is_left_alone() -> None:
    assert not list(numerals("千葉で一番", lambda *place: False))


@given(st.text(alphabet="〇零一三八十百千万億兆点本分日つ", max_size=12))
def test_any_sequence_is_read(text: str) -> None:
    for numeral in numerals(text, lambda *place: True):
        assert numeral.reading
        assert numeral.spoken
