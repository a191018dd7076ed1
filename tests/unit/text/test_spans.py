import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.emotion import EMOTIONS
from studio.core.errors import MarkError
from studio.text.spans import Bare, Span, bare, is_mark


def marked(text: str) -> list[tuple[str, str, float]]:
    """What each mark is around."""
    found = bare(text)
    return [(found.text[span.start : span.end], span.mark, span.share) for span in found.spans]


def test_a_mark_is_taken_out_and_its_place_kept() -> None:
    assert bare("a[emph]bc[/emph]d") == Bare("abcd", (Span(1, 3, "emph", 1.0),), (0, 7, 8, 16, 17))
    assert bare("") == Bare("", (), (0,))


@pytest.mark.parametrize("name", ["emph", "whisper", *EMOTIONS])
def test_every_mark(name: str) -> None:
    assert marked(f"[{name}]x[/{name}]") == [("x", name, 1.0)]


@pytest.mark.parametrize(
    ("opening", "share"),
    [
        ("[angry 0.6]", 0.6), ("[angry=.6]", 0.6), ("[angry: 1]", 1.0), ("[ Angry  0 ]", 0.0), ("[怒0.25]", 0.25),
        ("【愤怒 0.6】", 0.6), ("［生气\u30000.6］", 0.6), ("[angry]", 1.0),
    ],
)  # fmt: skip
def test_ways_to_write_an_emotion(opening: str, share: float) -> None:
    assert marked(f"{opening}x[/angry]") == [("x", "angry", share)]


@pytest.mark.parametrize(
    ("names", "mark"),
    [
        ("强调", "emph"), ("耳语", "whisper"), ("喜 开心", "happy"), ("怒 愤怒", "angry"), ("哀 悲伤", "sad"),
        ("惧 害怕", "afraid"), ("厌恶 厭惡", "disgusted"), ("低落", "melancholic"),
        ("惊喜 惊讶", "surprised"), ("平静", "calm"),
    ],
)  # fmt: skip
def test_chinese_names(names: str, mark: str) -> None:
    for name in names.split():
        assert marked(f"【{name}】好【/{name}】") == [("好", mark, 1.0)]


def test_marks_stand_in_each_other_in_the_order_in_which_they_begin() -> None:
    assert marked("[sad 0.5]a[whisper]b[angry]c[/angry][/whisper]d[/sad] [emph]e[/emph]") == [
        ("abcd", "sad", 0.5),
        ("bc", "whisper", 1.0),
        ("c", "angry", 1.0),
        ("e", "emph", 1.0),
    ]
    assert marked("[sad 0.5]a[sad]b[/sad]c[/sad]") == [("abc", "sad", 0.5), ("b", "sad", 1.0)]


def test_marks_go_around_notes_readings_and_pauses() -> None:
    assert bare("[sad](sighs) [重]{chong2}[pause 1s]♪ la[/sad]").text == "(sighs) [重]{chong2}[pause 1s]♪ la"


@pytest.mark.parametrize(
    "text",
    [
        "[angry] No!", "[whisper]", "[calm]a[happy]b", "[sad music] hm", "[Sad...] oh", "[happy 80s song]",
        "[whispering] a", "【笑声】", "[开心地笑]", "[i]a[/i]", "[b]bold[/b]", "(angry) a (/angry)", "[angry]{ˈa}",
        "[calm](/kɑm/)", "[ angry", "[]",
    ],
)  # fmt: skip
def test_what_is_no_mark_stays(text: str) -> None:
    assert bare(text) == Bare(text, (), tuple(range(len(text) + 1)))


def test_a_name_that_is_not_closed_stays_within_marks_that_are() -> None:
    assert bare("[sad]a [sighs] [angry] b[/sad]").text == "a [sighs] [angry] b"


@pytest.mark.parametrize(
    ("text", "position", "says"),
    [
        ("so [angry 0.6] no", 3, r"\[angry 0.6\] is not closed: write \[/angry\]"),
        ("[sad]a[angry 0.6]b[/sad]", 6, "is not closed"),
        ("no[/angry]", 2, r"\[/angry\] closes nothing: write \[angry\]"),
        ("【/愤怒】", 0, r"write \[愤怒\]"),
        ("[angry]a[emph]b[/angry]c[/emph]", 24, "the inner one is closed first"),
        ("x[angry 1.5]a[/angry]", 1, "not within 0 and 1"),
        ("[angry -0.5]a[/angry]", 0, "not within 0 and 1"),
        ("[angry 60%]a[/angry]", 0, r"write for example \[angry 0.6\]"),
        ("[angry 0,6]a[/angry]", 0, "not within 0 and 1"),
        ("[emph 0.5]a[/emph]", 0, "which only emotions have"),
        ("[calm]a[/calm 0.5]", 7, r"no end of a mark: write \[/calm\]"),
        ("[angry]a[/angri]", 8, r"did you mean \[/angry\]"),
    ],
)
def test_a_malformed_mark_is_told_with_its_place(text: str, position: int, says: str) -> None:
    with pytest.raises(MarkError, match=says) as caught:
        bare(text)
    assert caught.value.position == position


def test_what_can_be_a_mark() -> None:
    assert all(map(is_mark, ["emph", "/emph", "angry 0.6", "Sad", "愤怒", " calm "]))
    assert not any(map(is_mark, ["Anna", "sad music", "", "angry]x[emph", "(calm)"]))


@given(st.text(alphabet="[]［】/()（♪ \nab重0.6%sadSADſemph怒", max_size=40))
def test_any_text_is_taken_apart_or_refused_with_a_place(text: str) -> None:
    try:
        found = bare(text)
    except MarkError as error:
        position = error.position
    else:
        position = 0
        _fits(found, text)
    assert 0 <= position <= len(text)


def _fits(found: Bare, text: str) -> None:
    *places, end = found.places
    assert end == len(text)
    assert places == sorted(set(places))
    assert "".join(text[place] for place in places) == found.text
    assert all(0 <= span.start <= span.end <= len(found.text) for span in found.spans)


MARKS = st.sampled_from(["emph", "whisper", "angry 0.4", "sad", "平静", "惊喜 0.9"])
NESTED = st.recursive(
    st.sampled_from(["a", "重 ", "1.5", "(laughs)", "[happy]", "♪", "", "[pause 1s]"]).map(lambda text: (text, text)),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda two: (two[0][0] + two[1][0], two[0][1] + two[1][1])),
        st.tuples(MARKS, inner).map(lambda two: (f"[{two[0]}]{two[1][0]}[/{two[0].split()[0]}]", two[1][1])),
    ),
)
"""A text with marks, and the same without."""


@given(NESTED)
def test_what_is_left_is_the_text_without_marks(texts: tuple[str, str]) -> None:
    written, without = texts
    found = bare(written)
    assert found.text == without
    assert all(
        one.end <= other.start or other.end <= one.end
        for i, one in enumerate(found.spans)
        for other in found.spans[i + 1 :]
    )
