"""The sounds of takes, read from the project's file when they are looked at or heard."""

from collections import OrderedDict
from collections.abc import Callable

from studio.core.audio import Audio, gained
from studio.gui.desk.lengths import Lengths
from studio.gui.desk.script import ScriptDesk
from studio.project.document import RowId, TakeId
from studio.project.sound import Sound

REMEMBERED = 16
"""Sounds in memory: what was looked at or heard last."""


class Takes:
    """Sounds by take."""

    def __init__(self, script: ScriptDesk, lengths: Lengths) -> None:
        self._script = script
        self._lengths = lengths
        self._read: Callable[[TakeId], Sound] | None = None
        self._remembered: OrderedDict[TakeId, Sound] = OrderedDict()

    def open(self, read: Callable[[TakeId], Sound]) -> None:
        """Read from another project."""
        self._remembered.clear()
        self._read = read

    def remember(self, take: TakeId, sound: Sound) -> None:
        """A sound that was just made."""
        self._remembered[take] = sound
        while len(self._remembered) > REMEMBERED:
            self._remembered.popitem(last=False)

    def sound(self, take: TakeId) -> Sound:
        """The take as it was made, at the engine's rate. Raises StudioError where the file does not give it."""
        found = self._remembered.pop(take, None)
        if found is None:
            assert self._read is not None
            found = self._read(take)
        self.remember(take, found)
        return found

    def heard(self, take: TakeId) -> Audio:
        """The take with the gain of its row, as it is played and exported."""
        row = self._script.document.rows.get(self._script.document.takes[take].row)
        return gained(self.sound(take).audio, 0.0 if row is None else self._lengths.gain_db(row))

    def fetched(self, take: TakeId, gain_db: float) -> Audio:
        """The same, from any thread."""
        assert self._read is not None
        return gained(self._read(take).audio, gain_db)

    def clip(self, id_: RowId) -> Audio | None:
        """What is heard of a row; None where it has no take."""
        take = self._script.document.rows[id_].take
        return None if take is None else self.heard(take)
