"""Edits of who speaks, in which voice and manner."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from studio.core.cast import Role
from studio.core.errors import InputError
from studio.core.prosody import Prosody
from studio.core.script import SpeakerId
from studio.core.speech import Lang, VoiceId
from studio.project.document import Document, Patch, Record, Row, RowId, TakeRecord
from studio.project.edits.sketch import Sketch, each_row

Spoken = TypeVar("Spoken", bound=Row | Role | TakeRecord)


def set_speaker(document: Document, ids: Iterable[RowId], speaker: SpeakerId) -> Patch:
    return each_row(document, ids, lambda row: replace(row, speaker=speaker))


def rename_speaker(document: Document, old: SpeakerId, new: SpeakerId) -> Patch:
    """Rename a speaker in all rows and in the cast. Where there is one of the new name the two become one, who keeps
    the role of the new name, or gets that of the old where the new had none."""
    sketch = Sketch(document)
    rows = [row for row in document if row.speaker == old]
    role = document.roles.get(old)
    if not rows and role is None:
        raise InputError(f"Nobody in this script is called {old!r}.")
    if old == new:
        return sketch.patch()
    for row in rows:
        sketch.put_row(replace(row, speaker=new))
    if role is not None:
        sketch.put_role(old, None)
        sketch.put_role(new, document.roles.get(new, role))
    return sketch.patch()


def cast_speaker(document: Document, speaker: SpeakerId, role: Role) -> Patch:
    """Give a speaker a role; the plain role takes the speaker out of the cast."""
    sketch = Sketch(document)
    sketch.put_role(speaker, None if role == Role() else role)
    return sketch.patch()


def set_voice(document: Document, ids: Iterable[RowId], voice: VoiceId | None) -> Patch:
    """None: that of the speaker."""
    return each_row(document, ids, lambda row: replace(row, voice=voice))


def set_prosody(document: Document, ids: Iterable[RowId], prosody: Prosody | None) -> Patch:
    """Set a manner by hand, which is then no preset's; None: that of the speaker."""
    return each_row(document, ids, lambda row: replace(row, prosody=prosody, preset=""))


def set_preset(document: Document, ids: Iterable[RowId], name: str, prosody: Prosody) -> Patch:
    """Set the manner of the preset of that name."""
    return each_row(document, ids, lambda row: replace(row, prosody=prosody, preset=name))


def set_lang(document: Document, ids: Iterable[RowId], lang: Lang | None) -> Patch:
    """None: that of the speaker's role, or detected."""
    return each_row(document, ids, lambda row: replace(row, lang=lang))


def exchange_voice(document: Document, old: VoiceId, new: VoiceId) -> Patch:
    """The voice `old` is called `new` now: so it is in rows, roles, takes, and as the source of a manner."""
    sketch = Sketch(document)
    for row in document:
        sketch.put_row(_exchanged(row, old, new))
    for speaker, role in document.roles.items():
        sketch.put_role(speaker, _exchanged(role, old, new))
    for take in document.takes.values():
        sketch.put_take(_exchanged(take, old, new))
    return sketch.patch()


def with_voice_exchanged(patch: Patch, old: VoiceId, new: VoiceId) -> Patch:
    """The same edit of a document in which the voice `old` is called `new` now."""

    def exchanged(record: Record | None) -> Record | None:
        return _exchanged(record, old, new) if isinstance(record, Row | Role | TakeRecord) else record

    changes = (replace(each, before=exchanged(each.before), after=exchanged(each.after)) for each in patch.changes)
    return Patch(tuple(changes))


def _exchanged(record: Spoken, old: VoiceId, new: VoiceId) -> Spoken:
    changes: dict[str, Any] = {}
    if record.voice == old:
        changes["voice"] = new
    if record.prosody is not None and record.prosody.manner_voice == old:
        changes["prosody"] = replace(record.prosody, manner_voice=new)
    return replace(record, **changes)
