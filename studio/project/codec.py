"""Records as JSON, and back.

Every field is written, also one that has its default: what a record means then never depends on a default that a later
version may change.
"""

import json
from dataclasses import fields
from typing import Any, TypeVar

from studio.core.cast import Role
from studio.core.errors import ProjectError
from studio.core.script import Cue
from studio.core.speech import Prosody
from studio.project.document import Options, Record, Row, RowId, TakeId, TakeRecord

Kind = TypeVar("Kind")

_PROSODY = tuple(field.name for field in fields(Prosody))
_NAMES = {
    kind: tuple(field.name for field in fields(kind) if field.name != "id") for kind in (Row, Role, TakeRecord, Options)
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


def row_of(key: int, text: str) -> Row:
    """The row with that key. Raises ProjectError where `text` is no row, as do the functions below."""
    values = _parsed(text)
    cue, prosody = values.pop("cue", None), values.pop("prosody", None)
    notes = values.pop("notes", ())
    return _made(
        Row,
        values,
        id=RowId(key),
        cue=cue and _made(Cue, dict(zip(("start_ms", "end_ms"), cue, strict=False))),
        prosody=prosody and _made(Prosody, prosody),
        notes=tuple(notes),
    )


def role_of(text: str) -> Role:
    values = _parsed(text)
    return _made(Role, values, prosody=_made(Prosody, values.pop("prosody", {})))


def take_of(key: int, text: str) -> TakeRecord:
    values = _parsed(text)
    return _made(TakeRecord, values, id=TakeId(key), prosody=_made(Prosody, values.pop("prosody", {})))


def options_of(text: str) -> Options:
    return _made(Options, _parsed(text))


def _plain(value: Any) -> Any:
    """As JSON has it. Cheaper than `dataclasses.asdict`, which copies all it meets."""
    if isinstance(value, Prosody):
        return {name: getattr(value, name) for name in _PROSODY}
    if isinstance(value, Cue):
        return (value.start_ms, value.end_ms)
    return value


def _parsed(text: str) -> dict[str, Any]:
    try:
        values = json.loads(text)
    except ValueError as error:
        raise ProjectError(f"A record is no valid JSON ({error}).") from error
    if not isinstance(values, dict):
        raise ProjectError("A record is no JSON object.")
    return values


def _made(kind: type[Kind], values: dict[str, Any], **more: Any) -> Kind:
    try:
        return kind(**values, **more)
    except TypeError as error:
        raise ProjectError(f"A record is not as it should be ({error}).") from error
