"""A manner of speaking in the words of files: casts, presets and voices.

    tempo = 0.9        # above 1 is faster; only for lines without a length to fill
    pitch = -1.0       # semitones
    range = 0.8        # 1 is plain, 0.4 flat, 1.6 lively
    energy = -0.3      # 0 is plain, -0.8 soft, 0.5 firm
    whisper = false
    emotion = { sad = 0.7, calm = 0.2 }   # or "sad=0.7,calm=0.2"
    strength = 0.8     # how much of the emotion shows, 0 to 1
    manner = "zf_xiaobei"                 # the voice whose manner is taken
    slope = -1.0       # semitones from the beginning of a phrase to its end
    ending = 2.0       # semitones on its last syllables
    pauses = 1.5       # factor of their length
    vowels = 1.1       # factor of their length
    level = -3.0       # dB
    hardness = 2.0     # dB above 1 kHz
    breath = 0.2       # 0 to 1
    jitter = 0.1       # semitones

What is left out is as it was.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from studio.core.emotion import EMOTIONS, Emotion, checked, parse_emotion
from studio.core.errors import InputError
from studio.core.prosody import PLAIN, RANGES, Prosody, VoiceId

NUMBERS: Mapping[str, str] = {
    "tempo": "tempo",
    "pitch": "pitch_semitones",
    "range": "range_scale",
    "energy": "energy",
    "slope": "slope_semitones",
    "ending": "ending_semitones",
    "pauses": "pause_scale",
    "vowels": "vowel_scale",
    "level": "level_db",
    "hardness": "hardness_db",
    "breath": "breath",
    "jitter": "jitter_semitones",
}
"""What files call the numbers of a `Prosody`."""
KEYS = (*NUMBERS, "whisper", "emotion", "strength", "manner")


def prosody_of(table: Mapping[str, object], where: str, base: Prosody = PLAIN, others: Iterable[str] = ()) -> Prosody:
    """`base` with what a table says instead; keys in `others` are left to the caller.

    Raises InputError, which begins with `where` and the key.
    """
    known = (*KEYS, *others)
    for key in table:
        if key not in known:
            raise InputError(f"{where} {key}: there is no such key: {nearest(key, known)}")
    numbers = {name: _number(table, key, name, where) for key, name in NUMBERS.items() if key in table}
    prosody = replace(base, **numbers)  # type: ignore[arg-type]  # floats all
    if "whisper" in table:
        prosody = replace(prosody, whisper=_truth(table, "whisper", where))
    if "emotion" in table or "strength" in table:
        prosody = replace(prosody, emotion=_emotion(table, where, base.emotion))
    if "manner" in table:
        prosody = replace(prosody, manner_voice=_voice(table["manner"], f"{where} manner"))
    return prosody


def table_of(prosody: Prosody) -> dict[str, Any]:
    """What `prosody_of` reads: only what is not plain."""
    table: dict[str, Any] = {
        key: getattr(prosody, name) for key, name in NUMBERS.items() if getattr(prosody, name) != getattr(PLAIN, name)
    }
    if prosody.whisper:
        table["whisper"] = True
    emotion = {name: getattr(prosody.emotion, name) for name in EMOTIONS if getattr(prosody.emotion, name)}
    if emotion:
        table["emotion"] = emotion
    if prosody.emotion.strength != 1:
        table["strength"] = prosody.emotion.strength
    if prosody.manner_voice is not None:
        table["manner"] = prosody.manner_voice
    return table


def nearest(word: str, known: Iterable[str]) -> str:
    """What the person may have meant, as the end of a sentence."""
    known = list(known)
    near = get_close_matches(word, known, n=1, cutoff=0.4)
    return f"did you mean {near[0]!r}?" if near else f"the words here are {', '.join(known)}."


def _number(table: Mapping[str, object], key: str, name: str, where: str) -> float:
    given, (least, most) = table[key], RANGES[name]
    # TOML knows inf and nan: the comparison refuses both.
    if isinstance(given, bool) or not isinstance(given, int | float) or not least <= given <= most:
        raise InputError(f"{where} {key} = {given!r}: it must be a number from {least:g} to {most:g}.")
    return float(given)


def _truth(table: Mapping[str, object], key: str, where: str) -> bool:
    given = table[key]
    if not isinstance(given, bool):
        raise InputError(f"{where} {key} = {given!r}: it must be true or false.")
    return given


def _emotion(table: Mapping[str, object], where: str, base: Emotion) -> Emotion:
    given, strength = table.get("emotion"), table.get("strength", base.strength)
    if isinstance(strength, bool) or not isinstance(strength, int | float) or not 0 <= strength <= 1:
        raise InputError(f"{where} strength = {strength!r}: it must be a number from 0 to 1.")
    try:
        if given is None:
            return replace(base, strength=float(strength))
        if isinstance(given, str):
            return parse_emotion(given, float(strength))
        return checked(Emotion(**_shares(given), strength=float(strength)))
    except InputError as error:
        raise InputError(f"{where} emotion: {error}") from error


def _shares(given: object) -> dict[str, float]:
    if not isinstance(given, dict):
        raise InputError("write { angry = 0.7, sad = 0.2 }, or the same in quotes.")
    for name, share in given.items():
        if name not in EMOTIONS:
            raise InputError(f"there is no emotion {name!r}: {nearest(str(name), EMOTIONS)}")
        if isinstance(share, bool) or not isinstance(share, int | float):
            raise InputError(f"{name} = {share!r}: an emotion is a number from 0 to 1.")
    return {name: float(share) for name, share in given.items()}


def _voice(given: object, where: str) -> VoiceId:
    if not isinstance(given, str) or not given.strip():
        raise InputError(f"{where} = {given!r}: it must be the name of a voice in quotes.")
    return VoiceId(given.strip())
