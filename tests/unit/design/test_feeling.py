import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.emotion import EMOTIONS
from studio.core.prosody import PLAIN, RANGES
from studio.design.feeling import feeling, felt


@pytest.mark.parametrize("text", ["tired, trying not to cry", "强忍着泪，很疲惫"])
def test_tears_held_back(text: str) -> None:
    heard = feeling(text)
    assert 0.3 < heard.prosody.emotion.sad < 0.7
    assert heard.prosody.tempo < 1
    assert heard.prosody.energy < 0
    assert heard.prosody.jitter_semitones > 0
    assert not heard.description.unknown


@pytest.mark.parametrize(
    ("text", "strongest"),
    [
        ("overjoyed", "happy"),
        ("furious", "angry"),
        ("heartbroken", "sad"),
        ("scared to death", "afraid"),
        ("full of contempt", "disgusted"),
        ("gloomy", "melancholic"),
        ("startled", "surprised"),
        ("serene", "calm"),
        ("喜出望外", "happy"),
        ("怒不可遏", "angry"),
        ("悲痛欲绝", "sad"),
        ("胆战心惊", "afraid"),
        ("一脸嫌弃", "disgusted"),
        ("垂头丧气", "melancholic"),
        ("不敢相信", "surprised"),
        ("心平气和", "calm"),
    ],
)
def test_each_emotion_has_its_words(text: str, strongest: str) -> None:
    emotion = feeling(text).prosody.emotion
    assert max(EMOTIONS, key=lambda name: getattr(emotion, name)) == strongest


@pytest.mark.parametrize(
    ("weaker", "stronger"), [("slightly angry", "angry"), ("angry", "very angry"), ("有点生气", "生气")]
)
def test_modifiers_of_feelings(weaker: str, stronger: str) -> None:
    assert 0 < feeling(weaker).prosody.emotion.angry < feeling(stronger).prosody.emotion.angry


@pytest.mark.parametrize(
    ("held", "free"),
    [
        ("holding back his anger", "angry"),
        ("suppressed anger", "anger"),
        ("angry, but restrained", "angry"),
        ("愤怒，但克制", "愤怒"),
        ("压抑着愤怒", "愤怒"),
    ],
)
def test_held_back_is_weaker_and_tense(held: str, free: str) -> None:
    assert 0 < feeling(held).prosody.emotion.angry < feeling(free).prosody.emotion.angry
    assert "tense" in feeling(held).description.amounts("manner")


def test_ways_of_speaking() -> None:
    assert feeling("whispering").prosody.whisper
    assert feeling("in a hurry").prosody.tempo > 1.1
    assert feeling("说得很慢").prosody.tempo < 0.8
    assert feeling("sarcastic").prosody.vowel_scale > 1.05
    assert feeling("louder").prosody.level_db > feeling("quietly").prosody.level_db
    assert feeling("in a higher voice").prosody.pitch_semitones > 0


def test_nothing_said_is_plain() -> None:
    assert feeling("").prosody == PLAIN
    assert feeling("the voice of a person").prosody == PLAIN


def test_who_speaks_is_another_matter() -> None:
    heard = feeling("angry, like an old man")
    assert heard.description.value("age") is None
    assert [str(note) for note in heard.description.notes] == [
        "“old man” says who speaks, not how: choose another voice for it."
    ]


def test_a_corrected_chip_is_felt() -> None:
    heard = feeling("angry, fast")
    assert felt(heard.description.with_("speed", "2")).prosody.tempo < 1 < heard.prosody.tempo


def test_unknown_words_are_named() -> None:
    assert feeling("zorpy, tired").description.unknown_words == ("zorpy",)


@given(
    st.text()
    | st.lists(st.sampled_from(["very", "angry", "not", "whispering", "shouting", "tired", ",", "强忍", "drunk"])).map(
        " ".join
    )
)
def test_any_text_gives_a_manner_within_bounds(text: str) -> None:
    prosody = feeling(text).prosody
    for name, (least, most) in RANGES.items():
        assert least <= getattr(prosody, name) <= most
    assert all(0 <= getattr(prosody.emotion, name) <= 1 for name in EMOTIONS)
