"""Records as JSON, and back.

Every field is written, also one that has its default: what a record means then never depends on a default that a later
version may change.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, astuple, fields
from functools import lru_cache
from typing import Any

from studio.core.cast import Role
from studio.core.effects import Effects
from studio.core.emotion import Emotion
from studio.core.errors import ProjectError
from studio.core.original import Original
from studio.core.pronunciation import Pronunciation
from studio.core.prosody import Prosody
from studio.core.script import Cue, Origin, Source, SpeakerId
from studio.core.take_fault import TakeFault, Verified
from studio.core.tuning import Tuned
from studio.project.document import Options, Record, Row, RowId, TakeId, TakeRecord

_EMOTION = tuple(field.name for field in fields(Emotion))
_PROSODY = tuple(field.name for field in fields(Prosody))
_PRONUNCIATION = tuple(field.name for field in fields(Pronunciation))
_TUNED = tuple(field.name for field in fields(Tuned))
_ORIGIN = tuple(field.name for field in fields(Origin))
_SOURCE = tuple(field.name for field in fields(Source))
_NAMES = {
    kind: tuple(field.name for field in fields(kind) if field.name != "id")
    for kind in (Row, Role, TakeRecord, Options, Pronunciation)
}


def to_json(value: Any) -> str:
    """Compact JSON that any UTF-8 text can hold."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:  # half of a surrogate pair, as input methods deliver them
        return json.dumps(value, separators=(",", ":"))
    return text


def encoded(record: Record) -> str:
    """The record without its key."""
    return to_json({name: _plain(getattr(record, name)) for name in _NAMES[type(record)]})


def parsed(texts: Iterable[str]) -> list[dict[str, Any]]:
    """The fields of many records. Raises ProjectError where there are none; the functions below raise TypeError or
    KeyError for fields that are not those of the record."""
    try:
        # Thousands of small texts take three times as long one by one.
        records = json.loads(f"[{','.join(texts)}]")
    except ValueError as error:
        raise ProjectError(f"A record is no valid JSON ({error}).") from error
    if not all(isinstance(record, dict) for record in records):
        raise ProjectError("A record is no JSON object.")
    return list(records)


def row_of(key: int, values: dict[str, Any]) -> Row:
    cue, prosody = values["cue"], values["prosody"]
    if cue:
        values["cue"] = Cue(*cue)
    if prosody:
        values["prosody"] = _prosody(prosody)
    values["notes"] = tuple(values["notes"])
    values["tuning"] = tuple(Tuned(*one) for one in values["tuning"])
    if values["origin"]:
        values["origin"] = _origin(*values["origin"])
    return Row(id=RowId(key), **values)


def role_of(values: dict[str, Any]) -> Role:
    values["prosody"] = _prosody(values["prosody"])
    values["effects"] = Effects(**values["effects"])
    return Role(**values)


def take_of(key: int, values: dict[str, Any]) -> TakeRecord:
    values["prosody"] = _prosody(values["prosody"])
    values["voice_digests"] = tuple(values.get("voice_digests", ()))
    values["pronunciations"] = tuple(Pronunciation(*entry) for entry in values["pronunciations"])
    values["tuning"] = tuple(Tuned(*one) for one in values["tuning"])
    if verified := values["verified"]:
        values["verified"] = Verified(tuple(TakeFault(*fault) for fault in verified[0]), verified[1])
    return TakeRecord(id=TakeId(key), **values)


def options_of(values: dict[str, Any]) -> Options:
    values["original"] = Original(**values["original"])
    if values["source"]:
        ending, size, asides, tongues, spoken = values["source"]
        pairs = tuple((place, text) for place, text in asides)
        values["source"] = Source(ending, size, pairs, tuple(tongues), spoken)
    return Options(**values)


def pronunciation_of(values: dict[str, Any]) -> Pronunciation:
    return Pronunciation(**values)


def _origin(
    place: int,
    slots: str,
    parts: list[str],
    text: str,
    cue: list[int] | None,
    speaker: SpeakerId,
    lead: str,
    spoken: list[int] | None,
    beside: list[Any],
) -> Origin:
    when = Cue(*cue) if cue else None
    lines = (spoken[0], spoken[1]) if spoken else None
    others = tuple(_origin(*one) for one in beside)
    return Origin(place, slots, tuple(parts), text, when, speaker, lead, lines, others)


def _prosody(values: dict[str, Any]) -> Prosody:
    values["emotion"] = Emotion(*values["emotion"])
    return Prosody(**values)


@lru_cache(maxsize=256)  # thousands of rows share a manner
def _plain_prosody(prosody: Prosody) -> dict[str, Any]:
    emotion = [getattr(prosody.emotion, name) for name in _EMOTION]
    return {name: getattr(prosody, name) for name in _PROSODY} | {"emotion": emotion}


def _plain(value: Any) -> Any:
    """As JSON has it. Cheaper than `dataclasses.asdict`, which copies all it meets."""
    if isinstance(value, Prosody):
        return _plain_prosody(value)
    if isinstance(value, Cue):
        return (value.start_ms, value.end_ms)
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Verified):
        return [[list(astuple(fault)) for fault in value.faults], value.by_ear]
    if isinstance(value, Pronunciation):
        return [getattr(value, name) for name in _PRONUNCIATION]
    if isinstance(value, Effects | Original):
        return asdict(value)
    if isinstance(value, Origin):
        return [_plain(getattr(value, name)) for name in _ORIGIN]
    if isinstance(value, Source):
        return [_plain(getattr(value, name)) for name in _SOURCE]
    if isinstance(value, Tuned):
        return [getattr(value, name) for name in _TUNED]
    return value
