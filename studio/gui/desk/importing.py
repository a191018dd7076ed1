"""What an imported script does to a project."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from studio.core.cast import Role
from studio.core.script import Script, SpeakerId
from studio.core.speech import VoiceId
from studio.project import edits
from studio.project.document import OPTIONS_KEY, Change, Document, Patch

Casting = Callable[[Script, Mapping[SpeakerId, VoiceId | None]], Mapping[SpeakerId, VoiceId]]
"""Voices for the speakers of a script, where some have theirs already."""


def imported(document: Document, script: Script, name: str, roles: Mapping[SpeakerId, Role], cast: Casting) -> Patch:
    """The script of a file called `name` behind what the project holds, with a voice for every speaker: that of
    `roles`, or else the one that `cast` chooses."""
    options = replace(document.options, script=document.options.script or name)
    named = Change("options", OPTIONS_KEY, document.options, options)
    rows = edits.import_script(document, script)
    return Patch((*rows.changes, *_roles(document, script, roles, cast), named))


def _roles(document: Document, script: Script, roles: Mapping[SpeakerId, Role], cast: Casting) -> tuple[Change, ...]:
    given = {speaker: document.role(speaker).voice for speaker in (*document.speakers, *script.speakers)}
    chosen = cast(script, given)
    changes = []
    for speaker in script.speakers:
        if given[speaker] is None:
            before = document.roles.get(speaker)
            after = roles.get(speaker) or replace(before or Role(), voice=chosen[speaker])
            changes.append(Change("role", speaker, before, after))
    return tuple(changes)
