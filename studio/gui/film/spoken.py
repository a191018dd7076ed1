"""Which lines are said at a place of the film."""

import numpy as np

from studio.gui.desk.desk import Desk


class Spoken:
    """The lines of the script by their times, arranged anew only after they have changed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._is_stale = True
        desk.script.opened.connect(self._forget)
        desk.script.edited.connect(self._forget)
        desk.lengths.fitted.connect(self._refitted)

    def at(self, ms: int) -> str:
        """What stands under the picture there: each line that has begun and not ended, without marks."""
        if self._is_stale:
            self._arrange()
        under_way = np.flatnonzero((self._starts_ms <= ms) & (ms < self._ends_ms))
        plain = self._desk.house.marks.plain
        # Whoever asks while the script is being exchanged comes before us: some rows are gone by then.
        ids = (id_ for index in under_way.tolist() if (id_ := self._ids[index]) in self._desk.script.document.rows)
        texts = (self._desk.lengths.text(id_) for id_ in ids)
        return "\n".join(text for text in map(plain, texts) if text)

    def _arrange(self) -> None:
        lengths, rows = self._desk.lengths, list(self._desk.script.document)
        self._ids = [row.id for row in rows]
        starts = [lengths.start_ms(row.id) if row.cue is None else row.cue.start_ms for row in rows]
        slots = [lengths.fit(row.id).length_ms if row.cue is None else row.cue.slot_ms for row in rows]
        self._starts_ms = np.array(starts, np.int64)
        self._ends_ms = self._starts_ms + np.array(slots, np.int64)
        self._has_untimed = any(row.cue is None for row in rows)
        self._is_stale = False

    def _forget(self) -> None:
        self._is_stale = True

    def _refitted(self) -> None:
        """How long lines last matters only where there are no cues."""
        self._is_stale = self._is_stale or self._has_untimed
