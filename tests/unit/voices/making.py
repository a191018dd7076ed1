"""Voice files for the tests of this room."""

from studio.core.prosody import Prosody
from studio.core.speech import Voice, VoiceId
from studio.voices.stock import stock_pack
from studio.voices.voice_file import VoiceFile


def own_voice(name: str = "Old Tom", like: str = "am_michael") -> VoiceFile:
    voice = Voice(
        id=VoiceId(""),
        name=name,
        lang="en-US",
        gender="m",
        licence="Apache-2.0",
        source="test",
        kind="made",
        pitch_hz=110.0,
        rates={"en": 4.5},
        prosody=Prosody(tempo=0.9, breath=0.2),
        formant_scale=0.95,
        sample="Hello.",
    )
    file = VoiceFile(voice, stock_pack(VoiceId(like)), "2026-11-21T12:00:00+00:00", {"description": "an old man"})
    return file.named(name).sealed()
