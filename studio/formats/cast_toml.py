"""The cast file: which voice and manner each speaker has.

    [default]
    voice = "zf_xiaobei"
    [speakers.Shaman]
    voice = "zm_yunjian"
    lang = "zh"
    gain = -2.0         # dB
    emotion = "angry=0.7,sad=0.2"
    effects = "telephone"        # or radio, room, hall, none; or each for itself:
    [speakers.Ghost.effects]
    bass = -3.0         # dB, as are mid and treble
    channel = "none"    # telephone or radio
    reverb = 0.4        # how much of the room is heard, 0 to 1
    room = 1.8          # seconds that it rings

The words for a manner - tempo, pitch, range, energy, whisper, emotion and more - are those of core/prosody_table.py.
What a speaker leaves out is taken from the default.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from studio.core.cast import Cast, Role
from studio.core.effects import PRESETS, Effects
from studio.core.errors import InputError
from studio.core.prosody_table import nearest, prosody_of
from studio.core.script import SpeakerId
from studio.core.speech import LANGS, Lang, VoiceId

_GAIN_DB = (-60.0, 24.0)
_OWN_KEYS = ("voice", "lang", "gain", "effects")
_EFFECTS: Mapping[str, str] = {
    "bass": "low_db",
    "mid": "mid_db",
    "treble": "high_db",
    "channel": "channel",
    "reverb": "reverb",
    "room": "room_s",
}
"""What files call the fields of `Effects`."""


def read_cast(path: Path) -> Cast:
    """The cast in the file `path`. Raises `InputError`, naming file, speaker and key, for what is wrong."""
    try:
        document = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise InputError(f"The cast file {path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"The cast file {path} is not UTF-8: save it in that encoding.") from error
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"The cast file {path} is not valid TOML: {error}.") from error
    for key in document.keys() - {"default", "speakers"}:
        raise InputError(f"{path}: unknown {key!r}: {nearest(key, ('default', 'speakers'))}")
    default = _role(document.get("default", {}), Role(), f"{path}: [default]")
    speakers = _table(document.get("speakers", {}), f"{path}: [speakers]")
    roles = {name: _role(table, default, f"{path}: [speakers.{name}]") for name, table in speakers.items()}
    return Cast({SpeakerId(name): role for name, role in roles.items()}, default)


def _table(value: object, where: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise InputError(f"{where} must be a table of keys and values.")
    return value


def _role(value: object, base: Role, where: str) -> Role:
    """`base` with what the table `value` says instead."""
    table = _table(value, where)
    manner = {key: value for key, value in table.items() if key not in _OWN_KEYS}
    prosody = prosody_of(manner, where, base.prosody, others=_OWN_KEYS)
    return Role(
        _voice(table, base, where),
        _lang(table, base, where),
        prosody,
        _gain_db(table, base, where),
        _effects(table, base, where),
    )


def _effects(table: Mapping[str, object], base: Role, where: str) -> Effects:
    """A preset by its name, or what a table says on top of the default."""
    given = table.get("effects")
    if given is None:
        return base.effects
    if isinstance(given, str):
        if given not in PRESETS:
            raise InputError(f"{where} effects = {given!r}: {nearest(given, PRESETS)}")
        return PRESETS[given]
    values: dict[str, Any] = {}
    for key, value in _table(given, f"{where} effects").items():
        if key not in _EFFECTS:
            raise InputError(f"{where} effects {key}: there is no such key: {nearest(key, _EFFECTS)}")
        if key == "channel":
            values["channel"] = value
        elif isinstance(value, bool) or not isinstance(value, int | float):
            raise InputError(f"{where} effects {key} = {value!r}: it must be a number.")
        else:
            values[_EFFECTS[key]] = float(value)
    try:
        return replace(base.effects, **values)
    except InputError as error:
        raise InputError(f"{where} effects: {error}") from error


def _gain_db(table: Mapping[str, object], base: Role, where: str) -> float:
    given, (least, most) = table.get("gain", base.gain_db), _GAIN_DB
    # TOML knows inf and nan: the comparison refuses both.
    if isinstance(given, bool) or not isinstance(given, int | float) or not least <= given <= most:
        raise InputError(f"{where} gain = {given!r}: it must be a number from {least:g} to {most:g}.")
    return float(given)


def _voice(table: Mapping[str, object], base: Role, where: str) -> VoiceId | None:
    given = table.get("voice", base.voice)
    if given is not None and (not isinstance(given, str) or not given.strip()):
        raise InputError(f"{where} voice = {given!r}: it must be the name of a voice in quotes.")
    return VoiceId(given.strip()) if given else None


def _lang(table: Mapping[str, object], base: Role, where: str) -> Lang | None:
    given = table.get("lang", base.lang)
    if given is None:
        return None
    for lang in LANGS:
        if given == lang:
            return lang
    raise InputError(f"{where} lang = {given!r}: it must be one of {', '.join(LANGS)}.")
