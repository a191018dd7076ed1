"""Scripts come into a project."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from studio.core.cast import Role
from studio.core.choices import USUAL, Choices
from studio.core.errors import UnknownColumns
from studio.core.script import Script, SpeakerId
from studio.core.speech import VoiceId
from studio.gui.desk.reading import Reader
from studio.gui.desk.script import ScriptDesk
from studio.gui.desk.scripts import Columns, Scripts, TwoLanguages
from studio.project import edits
from studio.project.document import Change, Document, Patch

Casting = Callable[[Script, Mapping[SpeakerId, VoiceId | None]], Mapping[SpeakerId, VoiceId]]
"""Voices for the speakers of a script, where some have theirs already."""
NOBODY: Mapping[SpeakerId, Role] = {}


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    """A script that can come in."""

    path: Path
    roles: Mapping[SpeakerId, Role]
    script: Script


Found = _Read | TwoLanguages | Columns


class Importer(QObject):
    """Puts scripts behind what the project holds.

    Signals:
        came_in (): a script has.
        noted (str): what is to be known of one; carries a sentence.
        failed (str): a big script cannot come in; carries a sentence.
        asked (TwoLanguages | Columns): the person has to say something first.
    """

    came_in = Signal()
    noted = Signal(str)
    failed = Signal(str)
    asked = Signal(object)

    def __init__(self, script: ScriptDesk, scripts: Scripts, cast: Casting) -> None:
        super().__init__()
        self._script = script
        self._scripts = scripts
        self._cast = cast
        self._reader = Reader()
        self._reader.failed.connect(self.failed)

    def read(self, path: Path, roles: Mapping[SpeakerId, Role], choices: Choices = USUAL) -> None:
        """Import a script, as one step of undo: a small one at once, a big one later. Raises InputError."""
        if self._script.may_edit():
            document = self._script.document
            self._reader.read(path, partial(self._read, path, roles, choices), partial(self._take, document))

    def choose(self, asked: TwoLanguages, number: int) -> None:
        """Import the script that was asked about in its first language (0) or its second (1)."""
        self._take(self._script.document, _Read(asked.path, asked.roles, asked.scripts[number]))

    def close(self) -> None:
        """Wait for what is being read; it is not wanted any more."""
        self._reader.close()

    def _read(self, path: Path, roles: Mapping[SpeakerId, Role], choices: Choices) -> Found:
        try:
            script = self._scripts.read(path, choices)
        except UnknownColumns as error:
            return Columns(path, roles, error.rows)
        tongues = script.source.tongues if script.source else ()
        if not tongues or choices.spoken:
            return _Read(path, roles, script)
        # Asked for by their places: both may be of one tongue as far as its letters tell.
        first, second = (self._scripts.read(path, replace(choices, spoken=place)) for place in ("first", "second"))
        return TwoLanguages(path, roles, (first, second))

    def _take(self, document: Document, found: Found) -> None:
        if isinstance(found, _Read):
            self._put_in(found.roles, found.path, found.script, document)
        else:
            self.asked.emit(found)

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
    rows = edits.import_script(document, script, document.options.script or name)
    return Patch((*rows.changes, *_roles(document, script, roles, cast)))


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
