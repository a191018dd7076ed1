"""Giving voices and manners to lines and speakers: the edits behind the panels, each one step of undo."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QObject

from studio.core.cast import Role
from studio.core.errors import InputError
from studio.core.script import SpeakerId
from studio.core.speech import Prosody, VoiceId
from studio.gui.desk.desk import Desk
from studio.gui.library.selected import Selected
from studio.project import edits
from studio.project.document import Change, Patch, RowId
from studio.project.presets import Preset

Bend = Callable[[Prosody], Prosody]
"""From a manner to another one."""


class Giving(QObject):
    """What can be done to the selected lines and their speakers. Does nothing where nothing is selected."""

    def __init__(self, desk: Desk, selected: Selected) -> None:
        super().__init__(selected)
        self._desk = desk
        self._selected = selected

    def voice_to_lines(self, voice: VoiceId) -> None:
        """For the selected lines alone."""
        patch = edits.set_voice(self._desk.script.document, self._ids(), voice)
        self._do(self.tr("Give a voice to lines"), patch)

    def voice_to_speakers(self, voice: VoiceId) -> None:
        """For all lines of the speakers of the selected lines, also those that had a voice of their own."""
        document, speakers = self._desk.script.document, self._selected.speakers
        own = [row.id for row in self._selected.rows_of(speakers) if row.voice is not None]
        changes = [*self._recast(speakers, lambda role: replace(role, voice=voice))]
        self._do(self.tr("Give a voice to a speaker"), Patch((*changes, *edits.set_voice(document, own, None).changes)))

    def follow_voice(self) -> None:
        """The selected lines are spoken in the voices of their speakers again."""
        patch = edits.set_voice(self._desk.script.document, self._ids(), None)
        self._do(self.tr("Voice as the speaker"), patch)

    def manner_to_lines(self, title: str, bend: Bend, merge: str) -> None:
        """Change the manner of each selected line, from what it is now."""
        document, lengths = self._desk.script.document, self._desk.lengths
        wanted: dict[Prosody, list[RowId]] = {}
        for row in self._selected.rows:
            before = lengths.prosody(row)
            after = bend(before)
            if after != before:
                wanted.setdefault(after, []).append(row.id)
        patches = (edits.set_prosody(document, ids, prosody) for prosody, ids in wanted.items())
        self._do(title, Patch(tuple(change for patch in patches for change in patch.changes)), merge)

    def manner_to_speakers(self, title: str, bend: Bend, merge: str) -> None:
        """Change the manner of the speakers; lines with a manner of their own keep that."""
        speakers = self._selected.speakers
        changes = self._recast(speakers, lambda role: replace(role, prosody=bend(role.prosody)))
        self._do(title, Patch(tuple(changes)), merge)

    def preset_to_lines(self, preset: Preset, merge: str) -> None:
        patch = edits.set_preset(self._desk.script.document, self._ids(), preset.name, preset.prosody)
        self._do(self.tr("Manner {name}").format(name=preset.name), patch, merge)

    def follow_manner(self, ids: Iterable[RowId]) -> None:
        """These lines are spoken in the manner of their speakers again."""
        self._do(self.tr("Manner as the speaker"), edits.set_prosody(self._desk.script.document, ids, None))

    def _ids(self) -> list[RowId]:
        return [row.id for row in self._selected.rows]

    def _recast(self, speakers: Iterable[SpeakerId], change: Callable[[Role], Role]) -> Iterable[Change]:
        document = self._desk.script.document
        for speaker in speakers:
            yield from edits.cast_speaker(document, speaker, change(document.role(speaker))).changes

    def _do(self, title: str, patch: Patch, merge: str = "") -> None:
        try:
            self._desk.script.do(title, patch, merge)
        except InputError as error:
            self._desk.tell(str(error))
