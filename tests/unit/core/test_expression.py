from studio.core.emotion import EMOTIONS, NO_EMOTION, Emotion
from studio.core.expression import EXPRESSIONS, delivery, expressed
from studio.core.prosody import PLAIN, RANGES, Prosody


def test_every_emotion_has_a_manner_and_none_is_plain() -> None:
    assert tuple(EXPRESSIONS) == EMOTIONS
    assert expressed(NO_EMOTION) == PLAIN


def test_the_directions_are_those_of_the_literature() -> None:
    told = {name: expressed(Emotion(**{name: 1.0})) for name in EMOTIONS}
    happy, angry, sad, afraid = (told[name] for name in EMOTIONS[:4])
    surprised, calm = told["surprised"], told["calm"]
    assert happy.pitch_semitones > 0
    assert happy.range_scale > 1
    assert angry.level_db > max(happy.level_db, 0)
    assert angry.hardness_db > max(happy.hardness_db, 0)
    assert sad.tempo < 1
    assert sad.range_scale < 1
    assert sad.level_db < 0
    assert afraid.pitch_semitones > happy.pitch_semitones
    assert afraid.tempo > 1
    assert surprised.range_scale > 1
    assert surprised.ending_semitones > 0
    assert all(abs(getattr(calm, name) - getattr(PLAIN, name)) <= 1 for name in RANGES)


def test_half_an_emotion_lies_between() -> None:
    half, whole = expressed(Emotion(angry=0.5)), expressed(Emotion(angry=1))
    assert 1 < half.tempo < whole.tempo
    assert half.level_db * 2 == whole.level_db
    assert half == expressed(Emotion(angry=1, strength=0.5))


def test_controls_come_on_top_of_the_emotion_and_no_emotion_is_left() -> None:
    total = delivery(Prosody(pitch_semitones=1, emotion=Emotion(happy=1)), Prosody(tempo=1.1))
    assert total.emotion == NO_EMOTION
    assert total.pitch_semitones == 1 + EXPRESSIONS["happy"].pitch_semitones
    assert total.tempo == EXPRESSIONS["happy"].tempo * 1.1
