from hypothesis import given
from hypothesis import strategies as st

from studio.core.tuning import Tuned, followed, in_order

words = st.text("ab 你好", max_size=12)
tunings = st.builds(
    Tuned, st.integers(0, 20), st.integers(0, 3), st.sampled_from(["a", "ni"]), st.none() | st.just(300), st.just(1.0)
)


def at(*starts: int) -> tuple[Tuned, ...]:
    return tuple(Tuned(start, 0, "x", 200) for start in starts)


def starts(tuning: tuple[Tuned, ...]) -> list[int]:
    return [one.start for one in tuning]


@given(words, words, words)
def test_words_before_and_after_an_insertion_keep_their_tuning(head: str, new: str, tail: str) -> None:
    before, after = head + tail, head + new + tail
    kept = followed(at(*range(len(before))), before, after)
    assert [after[one.start] for one in kept] == list(before)


@given(words, words, st.lists(tunings, max_size=5))
def test_nothing_is_lost_but_where_two_come_to_one_place(before: str, after: str, some: list[Tuned]) -> None:
    tuning = in_order(some)
    kept = followed(tuning, before, after)
    assert kept == in_order(kept)
    assert len(kept) <= len(tuning)
    assert {one.phonemes for one in kept} <= {one.phonemes for one in tuning}
    assert followed(tuning, before, before) == tuning


@given(words, st.lists(tunings, max_size=5))
def test_an_appended_text_moves_nothing(before: str, some: list[Tuned]) -> None:
    tuning = in_order(some)
    assert followed(tuning, before, f"{before}ba") == tuning


def test_what_was_tuned_in_words_that_are_gone_waits_for_them() -> None:
    tuning = at(0, 6, 12)
    gone = followed(tuning, "hello there friend", "hello friend")
    assert starts(gone) == [0, 6]  # that of the friend has come to stand where the other would wait
    assert starts(followed(at(6), "hello there", "hello my dear")) == [6]


def test_marks_round_words_move_their_tuning() -> None:
    assert starts(followed(at(0, 2, 4), "我们明天去", "我们[emph]明天[/emph]去")) == [0, 8, 17]


def test_one_for_each_beat_in_order_and_none_that_sets_nothing() -> None:
    first, again = Tuned(3, 0, "a", 200), Tuned(3, 0, "a", None, 1.5)
    assert in_order([first, Tuned(1, 0, "b", 100), again]) == (Tuned(1, 0, "b", 100), again)
    assert in_order([first, Tuned(3, 0, "a")]) == ()
