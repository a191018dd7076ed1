"""The selected lines, as voices and manners see them."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from studio.core.script import NARRATOR, SpeakerId
from studio.core.speech import Lang, VoiceId
from studio.gui.desk.desk import Desk
from studio.gui.desk.lengths import Fitted
from studio.gui.desk.script import Edited
from studio.project.document import Row, RowId

TOGETHER_MS = 30
"""News that come within this time are told together: 10,000 lines may be selected."""


class Selected(QObject):
    """Follows the selection and what happens to its lines.

    Signals:
        changed (): other lines are selected, or they or their speakers are others than before.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ids: frozenset[RowId] = frozenset()
        self._lang: Lang | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(TOGETHER_MS)
        self._soon.timeout.connect(self.changed)
        desk.selected.connect(self._select)
        desk.script.opened.connect(self._select)
        desk.script.edited.connect(self._follow_edit)
        desk.lengths.fitted.connect(self._follow_lang)
        self._note()

    @property
    def rows(self) -> tuple[Row, ...]:
        """As they stand in the document."""
        rows = self._desk.script.document.rows
        return tuple(rows[id_] for id_ in self._desk.selection.rows if id_ in rows)

    @property
    def current(self) -> RowId | None:
        current = self._desk.selection.current
        return current if current in self._desk.script.document.rows else None

    @property
    def speakers(self) -> tuple[SpeakerId, ...]:
        """Who speaks them."""
        return tuple(dict.fromkeys(row.speaker for row in self.rows))

    def speaker_names(self) -> str:
        """For people; of many only how many they are."""
        speakers = self.speakers
        if len(speakers) > 1:
            return self.tr("%n speaker(s)", "", len(speakers))
        return self.tr("Narrator") if speakers in ((), (NARRATOR,)) else speakers[0]

    @property
    def lang(self) -> Lang | None:
        """Language of the current line; None where there is none, or the engine has not read it yet."""
        current = self.current
        return None if current is None else self._desk.lengths.length(current).lang

    @property
    def voices(self) -> frozenset[VoiceId]:
        """Who is heard in them."""
        return frozenset(self._desk.speaking.voice(row) for row in self.rows)

    @property
    def may_change(self) -> bool:
        """Whether there is something to change, and it may be changed."""
        return bool(self.rows) and not self._desk.script.is_read_only

    def rows_of(self, speakers: Iterable[SpeakerId]) -> list[Row]:
        """All their lines, selected or not."""
        who = set(speakers)
        return [row for row in self._desk.script.document if row.speaker in who]

    def _select(self) -> None:
        self._note()
        self._soon.stop()
        self.changed.emit()

    def _note(self) -> None:
        self._ids = frozenset(self._desk.selection.rows)
        self._lang = self.lang

    def _follow_edit(self, event: Edited) -> None:
        if (
            event.patch.touched("role")
            or event.patch.touched("options")
            or not self._ids.isdisjoint(event.patch.touched("row"))
        ):
            self._soon.start()

    def _follow_lang(self, event: Fitted) -> None:
        # An estimate knows no language: the one that was read before is shown until the engine has read it again.
        lang = self.lang
        if self.current in event.rows and lang is not None and lang != self._lang:
            self._lang = lang
            self._soon.start()
