"""Edits of who speaks, in which voice and manner."""

from collections.abc import Iterable
from dataclasses import replace

from studio.core.cast import Role
from studio.core.errors import InputError
from studio.core.prosody import Prosody
from studio.core.script import SpeakerId
from studio.core.speech import Lang, VoiceId
from studio.project.document import Document, Patch, RowId
from studio.project.edits.sketch import Sketch, each_row


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

    def manner(prosody: Prosody) -> Prosody:
        return replace(prosody, manner_voice=new) if prosody.manner_voice == old else prosody

    def voice(id_: VoiceId | None) -> VoiceId | None:
        return new if id_ == old else id_

    for row in document:
        prosody = None if row.prosody is None else manner(row.prosody)
        sketch.put_row(replace(row, voice=voice(row.voice), prosody=prosody))
    for speaker, role in document.roles.items():
        sketch.put_role(speaker, replace(role, voice=voice(role.voice), prosody=manner(role.prosody)))
    for take in document.takes.values():
        spoken_by = new if take.voice == old else take.voice
        sketch.put_take(replace(take, voice=spoken_by, prosody=manner(take.prosody)))
    return sketch.patch()
