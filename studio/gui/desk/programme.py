"""Which lines are due from a place of the project on, and where each sounds."""

from collections.abc import Callable

from studio.core.listening import GrowingSource, Placed
from studio.gui.desk.lengths import Lengths
from studio.gui.desk.playing import Playing
from studio.gui.desk.script import ScriptDesk
from studio.gui.desk.sounding import Sounding
from studio.gui.desk.takes import Takes
from studio.project.document import RowId

Due = tuple[int, RowId]
"""Where a line starts in the project, in milliseconds, and which it is."""


class Programme:
    """The lines of the project at their times."""

    def __init__(self, script: ScriptDesk, lengths: Lengths, takes: Takes, sample_rate: int) -> None:
        """`sample_rate` is the engine's."""
        self._script = script
        self._lengths = lengths
        self._takes = takes
        self._rate = sample_rate

    def from_line(self, from_ms: int) -> tuple[Due, ...]:
        """The spoken lines that begin there or later, in the order in which they do."""
        return tuple(due for due in self._all() if due[0] >= from_ms)

    def from_place(self, from_ms: int) -> tuple[Due, ...]:
        """The same, with those that are under way there."""
        lengths = self._lengths
        return tuple(due for due in self._all() if due[0] + lengths.fit(due[1]).spoken_ms > from_ms)

    def samples(self, ms: int) -> int:
        """A stretch of time in samples of what plays."""
        return ms * self._rate // 1000

    def playing(
        self, due: tuple[Due, ...], base_ms: int, growing: Callable[[], GrowingSource]
    ) -> tuple[Playing, list[Placed]]:
        """Those lines in a sound that begins at `base_ms` of the project; those without a take that fits are to come
        in sounds that `growing` gives."""
        starts = tuple(self.samples(start_ms - base_ms) for start_ms, _ in due)
        playing = Playing(tuple(id_ for _, id_ in due), starts, base_ms, is_programme=True)
        placed = []
        for (_, id_), start in zip(due, starts, strict=True):
            row = self._script.document.rows[id_]
            if row.take is not None and self._lengths.is_current(id_):
                placed.append(Placed(start, self._takes.stored(row.take)))
            else:
                source = self.sounding(id_, growing())
                playing.to_come.append((id_, source))
                placed.append(Placed(start, source))
        return playing, placed

    def sounding(self, id_: RowId, source: GrowingSource) -> GrowingSource:
        """A sound for the row that is made while it is heard; `source` holds what is heard."""
        row, speaking = self._script.document.rows[id_], self._lengths.speaking
        return Sounding(source, speaking.effects(row), speaking.heard_gain_db(row))

    def _all(self) -> list[Due]:
        lengths = self._lengths
        rows = (row for row in self._script.document if lengths.fit(row.id).spoken_ms)
        timed = sorted((lengths.start_ms(row.id), row.rank, row.id) for row in rows)
        return [(start_ms, id_) for start_ms, _, id_ in timed]
