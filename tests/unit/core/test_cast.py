from studio.core.cast import Cast, Role
from studio.core.effects import PRESETS
from studio.core.script import NARRATOR, SpeakerId
from studio.core.speech import VoiceId

SHAMAN = SpeakerId("Shaman")


def test_speaker_without_role_gets_the_default() -> None:
    default = Role(voice=VoiceId("zf_xiaobei"))
    cast = Cast({SHAMAN: Role(voice=VoiceId("zm_yunjian"))}, default)
    assert cast.role(SHAMAN).voice == "zm_yunjian"
    assert cast.role(SpeakerId("Sintel")) is default
    assert cast.role(NARRATOR) is default


def test_empty_cast_leaves_all_open() -> None:
    assert Cast().role(SHAMAN) == Role(voice=None, lang=None)


def test_effects_for_all_who_have_none_of_their_own() -> None:
    radio = Role(effects=PRESETS["radio"])
    cast = Cast({SpeakerId("Tom"): radio, SpeakerId("Ann"): Role(gain_db=2.0)}).with_effects(PRESETS["hall"])
    assert cast.role(SpeakerId("Tom")) == radio
    assert cast.role(SpeakerId("Ann")) == Role(gain_db=2.0, effects=PRESETS["hall"])
    assert cast.role(SpeakerId("Mo")).effects == PRESETS["hall"]
