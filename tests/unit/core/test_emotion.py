from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.emotion import EMOTIONS, NO_EMOTION, Emotion, checked, parse_emotion
from studio.core.errors import InputError

emotions = st.builds(Emotion, **{name: st.floats(0, 1) for name in (*EMOTIONS, "strength")})


def test_names_and_numbers_are_read() -> None:
    assert parse_emotion("angry=0.7,sad=0.2") == Emotion(angry=0.7, sad=0.2)
    assert parse_emotion(" Angry 0.7 , sad:.2 ", 0.5) == Emotion(angry=0.7, sad=0.2, strength=0.5)
    assert parse_emotion("calm") == Emotion(calm=1)


@pytest.mark.parametrize("text", ["", "angry=", "angry=1.1", "angry=-1", "cross=1", "angry=1,angry=1", "angry=nan"])
def test_what_is_no_emotion_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        parse_emotion(text)


@given(emotions)
def test_what_is_written_is_read_again(emotion: Emotion) -> None:
    rounded = replace(emotion, **{name: round(getattr(emotion, name), 3) for name in EMOTIONS})
    if str(rounded):
        assert parse_emotion(str(rounded), emotion.strength) == rounded


@given(emotions)
def test_shares_are_never_more_than_the_strength(emotion: Emotion) -> None:
    assert sum(emotion.shares.values()) <= emotion.strength + 1e-9
    assert all(share > 0 for share in emotion.shares.values())


def test_one_emotion_shows_as_much_as_it_is_given() -> None:
    assert Emotion(sad=0.5, strength=0.5).shares == {"sad": 0.25}
    assert Emotion(happy=1, angry=1).shares == {"happy": 0.5, "angry": 0.5}
    assert NO_EMOTION.is_plain
    assert Emotion(happy=1, strength=0).is_plain


def test_numbers_out_of_range_are_refused() -> None:
    with pytest.raises(InputError, match="strength"):
        checked(Emotion(strength=1.5))
    with pytest.raises(InputError, match="afraid"):
        checked(Emotion(afraid=float("nan")))


def test_the_comma_may_be_that_of_a_chinese_keyboard() -> None:
    assert parse_emotion("angry=0.7，sad=0.2") == Emotion(angry=0.7, sad=0.2)
