"""Scripts come into a project."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from studio.core.cast import Role
from studio.core.script import Script, SpeakerId
from studio.core.speech import VoiceId
from studio.gui.desk.reading import Reader
from studio.gui.desk.script import ScriptDesk
from studio.project import edits
from studio.project.document import OPTIONS_KEY, Change, Document, Patch

Casting = Callable[[Script, Mapping[SpeakerId, VoiceId | None]], Mapping[SpeakerId, VoiceId]]
"""Voices for the speakers of a script, where some have theirs already."""
NOBODY: Mapping[SpeakerId, Role] = {}


class Importer(QObject):
    """Puts scripts behind what the project holds.

    Signals:
        came_in (): a script has.
        noted (str): what is to be known of one; carries a sentence.
        failed (str): a big script cannot come in; carries a sentence.
    """

    came_in = Signal()
    noted = Signal(str)
    failed = Signal(str)

    def __init__(self, script: ScriptDesk, read_script: Callable[[Path], Script], cast: Casting) -> None:
        """`read_script` is called from any thread. It raises InputError."""
        super().__init__()
        self._script = script
        self._cast = cast
        self._reader = Reader(read_script)
        self._reader.failed.connect(self.failed)

    def read(self, path: Path, roles: Mapping[SpeakerId, Role]) -> None:
        """Import a script, as one step of undo: a small one at once, a big one later. Raises InputError."""
        if self._script.may_edit():
            self._reader.read(path, partial(self._put_in, roles), self._script.document)

    def close(self) -> None:
        """Wait for what is being read; it is not wanted any more."""
        self._reader.close()

    def _put_in(self, roles: Mapping[SpeakerId, Role], path: Path, script: Script, document: Document) -> None:
        if document is not self._script.document:
            sentence = self.tr("{name} was not imported, because another project was opened meanwhile.")
            self.noted.emit(sentence.format(name=path.name))
            return
        patch = imported(document, script, path.name, roles, self._cast)
        self._script.do(self.tr("Import {name}").format(name=path.name), patch)
        for note in script.notes:
            self.noted.emit(note)
        self.came_in.emit()


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
