from dataclasses import replace

import pytest

from studio.core.emotion import Emotion
from studio.core.expression import EXPRESSIONS
from studio.core.prosody import PLAIN, Prosody
from studio.core.speech import Voice, VoiceId, Word
from studio.synth.delivery import delivered
from studio.synth.tokens import FRAME, Token

WOMAN = Voice(VoiceId("w"), "Woman", "en-US", "f", "Apache-2.0", "test", pitch_hz=200.0)
MAN = Voice(VoiceId("m"), "Man", "en-US", "m", "Apache-2.0", "test", pitch_hz=100.0)
WORD = Word("word", 0, 4, "en", "a", " ", 1)


def test_plain_words_are_said_plainly() -> None:
    delivery = delivered([WORD, WORD], WOMAN, None, PLAIN)
    assert delivery.words == (PLAIN, PLAIN)
    assert not delivery.is_filtered
    assert delivery.stretch(Token(5, "a", 0)) == 1
    assert delivery.stretch(FRAME) == 1


def test_the_emotion_of_a_mark_stands_in_place_of_the_lines() -> None:
    marked = replace(WORD, emotion=Emotion(calm=1))
    delivery = delivered([WORD, marked], WOMAN, None, Prosody(pitch_semitones=1, emotion=Emotion(happy=1)))
    assert delivery.words[0].pitch_semitones == 1 + EXPRESSIONS["happy"].pitch_semitones
    assert delivery.words[1].pitch_semitones == pytest.approx(1 + EXPRESSIONS["calm"].pitch_semitones)
    assert delivery.line == delivery.words[0]


def test_marks_add_to_the_emotion() -> None:
    marked = replace(WORD, whisper=True, emphasis=True)
    plain, loud = delivered([WORD, marked], WOMAN, None, Prosody(emotion=Emotion(sad=1))).words
    assert loud.whisper
    assert not plain.whisper
    assert loud.level_db > plain.level_db
    assert loud.tempo < plain.tempo


def test_a_borrowed_manner_comes_in_the_speakers_register() -> None:
    assert delivered([WORD], WOMAN, MAN, PLAIN).line.pitch_semitones == pytest.approx(12)
    assert delivered([WORD], MAN, WOMAN, PLAIN).line.pitch_semitones == pytest.approx(-12)


def test_emotions_stretch_the_plan_but_the_lines_own_tempo_does_not() -> None:
    vowel, consonant, pause = Token(5, "a", 0), Token(6, "t", 0), Token(7, ",", 0)
    hurried = delivered([WORD], WOMAN, None, Prosody(tempo=2.0))
    assert hurried.stretch(vowel) == 1
    drawn = delivered([WORD], WOMAN, None, Prosody(vowel_scale=1.5, pause_scale=2.0))
    assert [drawn.stretch(token) for token in (vowel, consonant, pause)] == [1.5, 1, 2]
    assert delivered([WORD], WOMAN, None, Prosody(emotion=Emotion(sad=1))).stretch(consonant) > 1
    assert drawn.stretch(FRAME) == 1


@pytest.mark.parametrize("prosody", [Prosody(whisper=True), Prosody(breath=0.1), Prosody(level_db=-1)])
def test_what_the_decoder_cannot_do_is_filtered(prosody: Prosody) -> None:
    assert delivered([WORD], WOMAN, None, prosody).is_filtered
    assert not delivered([WORD], WOMAN, None, Prosody(pitch_semitones=2)).is_filtered


def test_a_voice_of_other_formants_is_filtered_always() -> None:
    assert delivered([WORD], replace(WOMAN, formant_scale=1.1), None, PLAIN).is_filtered
