from studio.core.cast import Cast, Role
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
