import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.emotion import EMOTIONS, Emotion
from studio.core.errors import InputError
from studio.core.prosody import RANGES, Prosody
from studio.core.prosody_table import KEYS, NUMBERS, prosody_of, table_of
from studio.core.speech import VoiceId

emotions = st.builds(Emotion, **{name: st.floats(0, 1) for name in (*EMOTIONS, "strength")})
prosodies = st.builds(
    Prosody,
    **{name: st.floats(*limits) for name, limits in RANGES.items()},
    whisper=st.booleans(),
    emotion=emotions,
    manner_voice=st.none() | st.just(VoiceId("zf_xiaobei")),
)


def test_every_number_has_a_word() -> None:
    assert set(NUMBERS.values()) == set(RANGES)


@given(prosodies)
def test_what_is_written_is_read_again(manner: Prosody) -> None:
    assert prosody_of(table_of(manner), "here") == manner


anything = st.none() | st.booleans() | st.floats() | st.text() | st.lists(st.text())


@given(st.dictionaries(st.sampled_from(KEYS), anything))
def test_a_table_is_read_or_refused_with_a_sentence(table: dict[str, object]) -> None:
    told = "file: [default] "
    try:
        manner = prosody_of(table, "file: [default]")
        assert all(math.isfinite(getattr(manner, name)) for name in RANGES)
    except InputError as error:
        told = str(error)
    assert told.startswith("file: [default] ")


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ({"emotion": {"cross": 1}}, "there is no emotion 'cross'"),
        ({"emotion": {"angry": 2}}, "angry is 2"),
        ({"emotion": {"angry": True}}, "angry = True"),
        ({"emotion": "angry=2"}, "angry is 2"),
        ({"strength": 1.5}, "strength = 1.5"),
        ({"manner": ""}, "the name of a voice"),
        ({"breth": 1}, "did you mean 'breath'?"),
    ],
)
def test_mistakes_are_named(table: dict[str, object], sentence: str) -> None:
    with pytest.raises(InputError) as refused:
        prosody_of(table, "here")
    assert sentence in str(refused.value)


def test_a_strength_alone_is_that_of_the_emotion_that_was_there() -> None:
    base = Prosody(emotion=Emotion(sad=1))
    assert prosody_of({"strength": 0.5}, "here", base).emotion == Emotion(sad=1, strength=0.5)
