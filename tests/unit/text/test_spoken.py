import re

from hypothesis import given
from hypothesis import strategies as st

from studio.text.spoken import Forced, Spoken


def test_a_replacement_stands_for_what_it_replaces() -> None:
    spoken = Spoken.verbatim("we ate 12 of 30").sub(re.compile("[0-9]+"), lambda m: {"12": "twelve"}.get(m.group()))
    assert spoken.text == "we ate twelve of 30"
    assert spoken.source(7, 13) == (7, 9)
    assert spoken.written(7, 13, "we ate 12 of 30") == "12"
    assert spoken.source(17, 19) == (13, 15)


def test_only_the_named_part_is_replaced() -> None:
    spoken = Spoken.verbatim("Chapter IV").sub(re.compile("Chapter (?P<said>[IVX]+)"), lambda m: "four")
    assert (spoken.text, spoken.source(8, 12)) == ("Chapter four", (8, 10))


def test_forced_readings_are_left_alone_and_stay_in_their_place() -> None:
    spoken = Spoken("1 12 1", tuple((i, i + 1) for i in range(6)), (Forced(2, 4, "pinyin", "liang3"),))
    changed = spoken.sub(re.compile("[0-9]+"), lambda m: "number")
    assert changed.text == "number 12 number"
    assert changed.forced == (Forced(7, 9, "pinyin", "liang3"),)
    assert changed.cut(7, 9).forced == (Forced(0, 2, "pinyin", "liang3"),)


@given(st.text(alphabet="ab1 ", max_size=30))
def test_every_character_keeps_an_origin_within_the_source(text: str) -> None:
    spoken = Spoken.verbatim(text).sub(re.compile("1+"), lambda m: "one").sub(re.compile(" +"), lambda m: "")
    assert len(spoken.origins) == len(spoken.text)
    assert all(0 <= start < end <= len(text) for start, end in spoken.origins)
    assert list(spoken.origins) == sorted(spoken.origins)
