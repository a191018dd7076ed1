"""What can be done to the rows of the table: each an edit with a name, or a sentence that says why not."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject

from studio.core.errors import StudioError
from studio.core.script import Cue, SpeakerId
from studio.core.speech import VoiceId
from studio.gui.desk.desk import Desk
from studio.project import edits
from studio.project.document import Document, Patch, RowId, Status
from studio.project.presets import Preset


class Commands(QObject):
    """Edits of the script. Each tells whether it was done; what stands in the way is told by the desk."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    @property
    def document(self) -> Document:
        return self._desk.script.document

    # Text

    def set_text(self, id_: RowId, text: str) -> bool:
        return self._do(self.tr("Edit text"), lambda: edits.set_text(self.document, id_, text))

    def set_texts(self, title: str, texts: Mapping[RowId, str]) -> bool:
        """The texts of several rows in one step."""

        def patch() -> Patch:
            patches = [edits.set_text(self.document, id_, text) for id_, text in texts.items()]
            return Patch(tuple(change for patch in patches for change in patch.changes))

        return self._do(title, patch)

    def set_comment(self, id_: RowId, comment: str) -> bool:
        return self._do(self.tr("Comment"), lambda: edits.set_comment(self.document, id_, comment))

    # Times

    def set_start(self, id_: RowId, start_ms: int) -> bool:
        """The end stays; a row without times gets as much time as it takes to say."""
        cue = self.document.rows[id_].cue
        end_ms = start_ms + max(1, self._desk.lengths.fit(id_).length_ms) if cue is None else cue.end_ms
        return self._set_cue(id_, Cue(start_ms, end_ms))

    def set_end(self, id_: RowId, end_ms: int) -> bool:
        cue = self.document.rows[id_].cue
        return cue is not None and self._set_cue(id_, replace(cue, end_ms=end_ms))

    def set_slot(self, id_: RowId, slot_ms: int) -> bool:
        """The start stays."""
        cue = self.document.rows[id_].cue
        return cue is not None and self._set_cue(id_, Cue(cue.start_ms, cue.start_ms + slot_ms))

    def nudge(self, ids: Collection[RowId], start_ms: int, end_ms: int) -> bool:
        """Move starts and ends; presses of one key make one step of undo."""
        merge = f"nudge {sorted(ids)} {start_ms != 0} {end_ms != 0}"
        return self._do(self.tr("Nudge times"), lambda: edits.nudge(self.document, ids, start_ms, end_ms), merge)

    def sort_by_time(self) -> bool:
        return self._do(self.tr("Sort by time"), lambda: edits.sort_by_time(self.document))

    # Who speaks, and how

    def set_speaker(self, ids: Collection[RowId], speaker: str) -> bool:
        title = self.tr("Change speaker")
        return self._do(title, lambda: edits.set_speaker(self.document, ids, SpeakerId(speaker)))

    def rename_speaker(self, old: SpeakerId, new: str) -> bool:
        """In all of their lines."""
        title = self.tr("Rename speaker")
        return self._do(title, lambda: edits.rename_speaker(self.document, old, SpeakerId(new)))

    def set_voice(self, ids: Collection[RowId], voice: VoiceId | None) -> bool:
        """For these rows alone; None: that of the speaker."""
        return self._do(self.tr("Change voice"), lambda: edits.set_voice(self.document, ids, voice))

    def cast(self, speaker: SpeakerId, voice: VoiceId) -> bool:
        """For all lines of a speaker, those too that had a voice of their own."""

        def patch() -> Patch:
            own = [row.id for row in self.document if row.speaker == speaker and row.voice is not None]
            role = replace(self.document.role(speaker), voice=voice)
            cast = edits.cast_speaker(self.document, speaker, role)
            return Patch((*cast.changes, *edits.set_voice(self.document, own, None).changes))

        return self._do(self.tr("Cast speaker"), patch)

    def set_preset(self, ids: Collection[RowId], preset: Preset | None) -> bool:
        """None: the manner of the speaker."""
        title = self.tr("Change manner")
        if preset is None:
            return self._do(title, lambda: edits.set_prosody(self.document, ids, None))
        return self._do(title, lambda: edits.set_preset(self.document, ids, preset.name, preset.prosody))

    def set_gain(self, ids: Collection[RowId], gain_db: float) -> bool:
        return self._do(self.tr("Change gain"), lambda: edits.set_gain(self.document, ids, gain_db))

    def set_status(self, ids: Collection[RowId], status: Status) -> bool:
        return self._do(self.tr("Change status"), lambda: edits.set_status(self.document, ids, status))

    # Rows

    def add(self, after: RowId | None) -> RowId | None:
        """Gives the new row; None where it was not done."""
        before = set(self.document.rows)
        self._do(self.tr("Add line"), lambda: edits.add(self.document, after))
        return next(iter(self.document.rows.keys() - before), None)

    def delete(self, ids: Collection[RowId]) -> bool:
        return self._do(self.tr("Delete %n line(s)", None, len(ids)), lambda: edits.delete(self.document, ids))

    def split(self, id_: RowId, text: str, position: int) -> RowId | None:
        """Take over the text that was typed and split it before the character at `position`, as one step of undo.

        Gives the second half; None where it was not done.
        """
        before = set(self.document.rows)
        title, merge = self.tr("Split line"), f"split {id_} of {len(before)}"
        divide = self._desk.house.marks.divided
        has_halves = all(divide(text, position))
        if has_halves:
            self._do(title, lambda: edits.set_text(self.document, id_, text), merge)
        # Without two halves the edit says what to do.
        place = position if has_halves else 0
        self._do(title, lambda: edits.split(self.document, id_, place, divide), merge)
        return next(iter(self.document.rows.keys() - before), None)

    def merge(self, ids: Collection[RowId]) -> bool:
        return self._do(self.tr("Merge lines"), lambda: edits.merge(self.document, tuple(ids)))

    def move(self, ids: Collection[RowId], to: int) -> bool:
        """Before the row that is the `to`th now."""
        return self._do(self.tr("Move %n line(s)", None, len(ids)), lambda: edits.move(self.document, ids, to))

    def step(self, ids: Collection[RowId], by: int) -> bool:
        """Move rows up (-1) or down (1) by one place; nothing at the border."""
        places = [self.document.index_of(id_) for id_ in ids]
        if not places or min(places) + by < 0 or max(places) + by >= len(self.document):
            return False
        return self.move(ids, min(places) - 1 if by < 0 else max(places) + 2)

    def _set_cue(self, id_: RowId, cue: Cue) -> bool:
        return self._do(self.tr("Change time"), lambda: edits.set_cue(self.document, id_, cue))

    def _do(self, title: str, patch: Callable[[], Patch], merge: str = "") -> bool:
        if self._desk.script.is_read_only:
            return False
        try:
            self._desk.script.do(title, patch(), merge)
        except StudioError as error:
            self._desk.tell(str(error))
            return False
        return True
