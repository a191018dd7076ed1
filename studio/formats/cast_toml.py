"""The cast file: which voice and manner each speaker has.

    [default]
    voice = "zf_xiaobei"
    [speakers.Shaman]
    voice = "zm_yunjian"
    lang = "zh"
    pitch = -1.0        # semitones
    range = 1.2         # 1 is plain, 0.4 flat, 1.6 lively
    energy = 0.1        # 0 is plain, -0.8 soft, 0.5 firm
    tempo = 1.0         # above 1 is faster; only for lines without a length to fill
    whisper = false
    gain = -2.0         # dB

What a speaker leaves out is taken from the default.
"""

import tomllib
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path

from studio.core.cast import Cast, Role
from studio.core.errors import InputError
from studio.core.script import SpeakerId
from studio.core.speech import LANGS, Lang, Prosody, VoiceId

_RANGES = {
    "pitch": (-12.0, 12.0),
    "range": (0.0, 2.5),
    "energy": (-1.5, 1.5),
    "tempo": (0.5, 2.0),
    "gain": (-60.0, 24.0),
}
_KEYS = ("voice", "lang", *_RANGES, "whisper")


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
        raise InputError(f"{path}: unknown {key!r}: {_nearest(key, ('default', 'speakers'))}")
    default = _role(document.get("default", {}), Role(), f"{path}: [default]")
    speakers = _table(document.get("speakers", {}), f"{path}: [speakers]")
    roles = {name: _role(table, default, f"{path}: [speakers.{name}]") for name, table in speakers.items()}
    return Cast({SpeakerId(name): role for name, role in roles.items()}, default)


def _nearest(word: str, known: Iterable[str]) -> str:
    known = list(known)
    near = get_close_matches(word, known, n=1, cutoff=0.4)
    return f"did you mean {near[0]!r}?" if near else f"the words here are {', '.join(known)}."


def _table(value: object, where: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise InputError(f"{where} must be a table of keys and values.")
    return value


def _role(value: object, base: Role, where: str) -> Role:
    """`base` with what the table `value` says instead."""
    table = _table(value, where)
    for key in table:
        if key not in _KEYS:
            raise InputError(f"{where} {key}: there is no such key: {_nearest(key, _KEYS)}")

    def number(key: str, default: float) -> float:
        given, (least, most) = table.get(key, default), _RANGES[key]
        # TOML knows inf and nan: the comparison refuses both.
        if isinstance(given, bool) or not isinstance(given, int | float) or not least <= given <= most:
            raise InputError(f"{where} {key} = {given!r}: it must be a number from {least:g} to {most:g}.")
        return float(given)

    prosody = Prosody(
        tempo=number("tempo", base.prosody.tempo),
        pitch_semitones=number("pitch", base.prosody.pitch_semitones),
        range_scale=number("range", base.prosody.range_scale),
        energy=number("energy", base.prosody.energy),
        whisper=_whisper(table, base, where),
    )
    return Role(_voice(table, base, where), _lang(table, base, where), prosody, number("gain", base.gain_db))


def _whisper(table: Mapping[str, object], base: Role, where: str) -> bool:
    given = table.get("whisper", base.prosody.whisper)
    if not isinstance(given, bool):
        raise InputError(f"{where} whisper = {given!r}: it must be true or false.")
    return given


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
