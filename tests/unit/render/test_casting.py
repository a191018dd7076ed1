from studio.core.cast import Cast, Role
from studio.core.fake_engine import VOICES, language_of
from studio.core.script import Line, Script, SpeakerId
from studio.core.speech import Lang, VoiceId
from studio.render.casting import cast_voices

KNOWN = [voice.id for voice in VOICES]
RECOMMENDED: dict[Lang, tuple[VoiceId, ...]] = {
    "en": (VoiceId("af_heart"), VoiceId("am_michael")),
    "zh": (VoiceId("zf_gone"), VoiceId("zf_xiaobei"), VoiceId("zm_yunxi")),
}
A, B, C = (SpeakerId(name) for name in "ABC")


def script(*lines: tuple[SpeakerId, str]) -> Script:
    return Script(tuple(Line(i, text, speaker=speaker) for i, (speaker, text) in enumerate(lines, 1)))


def voices(script: Script, cast: Cast | None = None, lang: Lang | None = None) -> dict[SpeakerId, VoiceId]:
    return cast_voices(script, cast or Cast(), lang, language_of, RECOMMENDED, KNOWN)


def test_each_further_speaker_of_a_language_gets_its_next_voice() -> None:
    assert voices(script((A, "one"), (B, "two"), (A, "three"))) == {A: "af_heart", B: "am_michael"}


def test_a_speaker_gets_a_voice_of_the_language_of_most_of_his_lines() -> None:
    assert voices(script((A, "hello"), (A, "你好"), (A, "再见"), (B, "hello"))) == {
        A: "zf_xiaobei",
        B: "af_heart",
    }


def test_when_all_are_taken_it_starts_again() -> None:
    assert voices(script((A, "one"), (B, "two"), (C, "three")))[C] == "af_heart"


def test_the_cast_decides_where_it_names_a_voice_and_that_one_is_taken() -> None:
    cast = Cast({B: Role(VoiceId("af_heart"))})
    assert voices(script((A, "one"), (B, "two")), cast) == {A: "am_michael", B: "af_heart"}


def test_the_default_voice_speaks_for_roles_without_one() -> None:
    cast = Cast({A: Role(gain_db=3.0)}, Role(VoiceId("zm_yunxi")))
    assert voices(script((A, "one"), (B, "two")), cast) == {A: "zm_yunxi", B: "zm_yunxi"}


def test_a_given_language_goes_before_the_text_and_a_role_before_both() -> None:
    cast = Cast({B: Role(lang="en")})
    assert voices(script((A, "one"), (B, "two")), cast, "zh") == {A: "zf_xiaobei", B: "af_heart"}


def test_a_language_without_a_voice_gets_the_first_there_is() -> None:
    assert voices(script((A, "ひらがな"))) == {A: KNOWN[0]}
