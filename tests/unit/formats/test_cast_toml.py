from pathlib import Path

import pytest

from studio.core.cast import Cast, Role
from studio.core.effects import PRESETS, Effects
from studio.core.errors import InputError
from studio.core.prosody import Prosody
from studio.core.script import SpeakerId
from studio.core.speech import VoiceId
from studio.formats.cast_toml import read_cast

FULL = """
[default]
voice = "zf_xiaobei"
energy = 0.2

[speakers.Shaman]
voice = "zm_yunjian"
lang = "zh"
pitch = -1
range = 1.2
energy = 0.1
tempo = 1.1
whisper = true
gain = -2.0

[speakers."老 王"]
pitch = 2.5
"""


def cast(tmp_path: Path, text: str) -> Cast:
    path = tmp_path / "cast.toml"
    path.write_text(text, "utf-8")
    return read_cast(path)


def test_a_full_cast(tmp_path: Path) -> None:
    roles = cast(tmp_path, FULL)
    assert roles.default == Role(VoiceId("zf_xiaobei"), None, Prosody(energy=0.2))
    assert roles.role(SpeakerId("Shaman")) == Role(
        VoiceId("zm_yunjian"),
        "zh",
        Prosody(tempo=1.1, pitch_semitones=-1.0, range_scale=1.2, energy=0.1, whisper=True),
        -2.0,
    )
    assert roles.role(SpeakerId("Sintel")) is roles.default


def test_what_a_speaker_leaves_out_comes_from_the_default(tmp_path: Path) -> None:
    role = cast(tmp_path, FULL).role(SpeakerId("老 王"))
    assert role == Role(VoiceId("zf_xiaobei"), None, Prosody(pitch_semitones=2.5, energy=0.2))


def test_an_empty_file_leaves_all_open(tmp_path: Path) -> None:
    assert cast(tmp_path, "") == Cast()
    assert cast(tmp_path, "\ufeff[default]\n") == Cast()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[speakers.Shaman]\npich = 1", "[speakers.Shaman] pich: there is no such key: did you mean 'pitch'?"),
        ("[default]\nzzz = 1", "[default] zzz: there is no such key: the words here are tempo, pitch"),
        ("[speaker.A]\n", "unknown 'speaker': did you mean 'speakers'?"),
        ("[default]\npitch = 13", "[default] pitch = 13: it must be a number from -12 to 12."),
        ("[default]\npitch = nan", "[default] pitch = nan: it must be a number"),
        ("[default]\ntempo = inf", "[default] tempo = inf: it must be a number"),
        ("[default]\ntempo = true", "[default] tempo = True: it must be a number"),
        ('[default]\ngain = "loud"', "[default] gain = 'loud': it must be a number from -60 to 24."),
        ("[default]\nwhisper = 1", "[default] whisper = 1: it must be true or false."),
        ("[default]\nvoice = 3", "[default] voice = 3: it must be the name of a voice in quotes."),
        ('[default]\nvoice = " "', "[default] voice = ' ': it must be the name of a voice in quotes."),
        ('[default]\nlang = "de"', "[default] lang = 'de': it must be one of zh, en, ja, ko, es, it, pt."),
        ("[default]\nlang = [1]", "[default] lang = [1]: it must be one of zh, en, ja, ko, es, it, pt."),
        ("default = 1", "[default] must be a table"),
        ("speakers = 1", "[speakers] must be a table"),
        ("[speakers]\nShaman = 'zm_yunjian'", "[speakers.Shaman] must be a table"),
        ("[default", "is not valid TOML"),
    ],
)
def test_mistakes_are_named_with_file_speaker_and_key(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(InputError) as refused:
        cast(tmp_path, text)
    assert str(tmp_path / "cast.toml") in str(refused.value)
    assert sentence in str(refused.value)


def test_files_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_cast(tmp_path / "none.toml")
    with pytest.raises(InputError, match="cannot be read"):
        read_cast(tmp_path)
    (tmp_path / "gbk.toml").write_bytes("[speakers.老王]".encode("gbk"))
    with pytest.raises(InputError, match="not UTF-8"):
        read_cast(tmp_path / "gbk.toml")


def test_effects_by_name_or_each_for_itself(tmp_path: Path) -> None:
    roles = cast(
        tmp_path,
        """
        [default]
        effects = "telephone"
        [speakers.Ghost.effects]
        channel = "none"
        bass = -3
        treble = 2.5
        reverb = 0.4
        room = 1.8
        [speakers.Boss]
        effects = "none"
        [speakers.Mo]
        """,
    )
    assert roles.role(SpeakerId("Ghost")).effects == Effects(-3.0, 0.0, 2.5, "none", 0.4, 1.8)
    assert roles.role(SpeakerId("Boss")).effects.is_plain
    assert roles.role(SpeakerId("Mo")).effects == PRESETS["telephone"]


@pytest.mark.parametrize(
    ("effects", "told"),
    [
        ('"phone"', "did you mean 'telephone'"),
        ("3", "must be a table"),
        ("{ bas = 2 }", "did you mean 'bass'"),
        ("{ bass = 40 }", "give -12 to 12"),
        ("{ bass = nan }", "give -12 to 12"),
        ("{ reverb = true }", "must be a number"),
        ('{ channel = "tube" }', "choose none, telephone, radio"),
        ("{ channel = 3 }", "choose none, telephone, radio"),
    ],
)
def test_effects_that_cannot_be_are_refused(tmp_path: Path, effects: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        cast(tmp_path, f"[speakers.Mo]\neffects = {effects}\n")
