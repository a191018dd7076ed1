import pytest

from studio.core.fake_engine import FakeEngine
from studio.core.speech import LANGS, Voice, VoiceId
from studio.render.voice_measures import SENTENCES, measured_voice
from studio.voices.measures import measures_of


@pytest.mark.parametrize("is_rough", [False, True])
def test_a_voice_is_measured_in_the_words_of_its_file(is_rough: bool) -> None:
    engine = FakeEngine()
    fields = measured_voice(engine, engine.voices[0], is_rough)

    assert measures_of(fields, "measured") == fields
    assert fields["pitch_hz"] > 0
    assert tuple(fields["rates"]) == LANGS
    assert Voice(VoiceId("x"), "X", "en", "f", "Apache-2.0", "here", **fields).breathiness == fields["breathiness"]


def test_it_is_the_same_every_time() -> None:
    engine = FakeEngine()
    assert measured_voice(engine, engine.voices[0]) == measured_voice(FakeEngine(), engine.voices[0])


def test_there_are_as_many_sentences_in_every_language() -> None:
    assert {len(sentences) for sentences in SENTENCES.values()} == {4}
    assert set(SENTENCES) == set(LANGS)
