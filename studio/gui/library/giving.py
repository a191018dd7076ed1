"""Giving voices and manners to lines and speakers: the edits behind the panels, each one step of undo."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject

from studio.core.cast import Role
from studio.core.errors import InputError
from studio.core.prosody import Prosody
from studio.core.script import SpeakerId
from studio.core.speech import VoiceId
from studio.gui.desk.desk import Desk
from studio.gui.library.selected import Selected
from studio.project import edits
from studio.project.document import Change, Patch, RowId
from studio.project.presets import Preset

Bend = Callable[[Prosody], Prosody]
"""From a manner to another one."""


@dataclass(frozen=True, slots=True)
class Whom:
    """Whose manner is changed: that of some lines, or of all lines of some speakers that have none of their own."""

    rows: tuple[RowId, ...] = ()
    speakers: tuple[SpeakerId, ...] = ()


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

    def manner(self, whom: Whom, title: str, bend: Bend, merge: str = "") -> None:
        """Change manners, each from what it is now."""
        changes = [
            *self._bent(whom.rows, bend),
            *self._recast(whom.speakers, lambda role: replace(role, prosody=bend(role.prosody))),
        ]
        self._do(title, Patch(tuple(changes)), merge)

    def preset(self, whom: Whom, title: str, preset: Preset, merge: str) -> None:
        """Lines keep its name as well."""
        document = self._desk.script.document
        changes = [
            *edits.set_preset(document, whom.rows, preset.name, preset.prosody).changes,
            *self._recast(whom.speakers, lambda role: replace(role, prosody=preset.prosody)),
        ]
        self._do(title, Patch(tuple(changes)), merge)

    def follow_manner(self, ids: Iterable[RowId]) -> None:
        """These lines are spoken in the manner of their speakers again."""
        self._do(self.tr("Manner as the speaker"), edits.set_prosody(self._desk.script.document, ids, None))

    def _bent(self, ids: Iterable[RowId], bend: Bend) -> Iterable[Change]:
        document, alike = self._desk.script.document, dict[Prosody, list[RowId]]()
        for id_ in ids:
            if (row := document.rows.get(id_)) is not None:  # it may have gone while a recording was measured
                alike.setdefault(self._desk.speaking.prosody(row), []).append(id_)
        for before, rows in alike.items():
            after = bend(before)
            if after != before:
                yield from edits.set_prosody(document, rows, after).changes

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
