"""The sounds of takes, read from the project's file when they are looked at or heard."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from studio.core.audio import Audio
from studio.core.effects import PLAIN, Effects
from studio.core.errors import DamagedTake
from studio.core.listening import StoredSound
from studio.core.quality import Quality
from studio.effects.heard import heard, tail_samples
from studio.gui.desk.script import ScriptDesk
from studio.gui.desk.speaking import Speaking
from studio.project.document import RowId, TakeId
from studio.project.sound import Sound

REMEMBERED = 16
"""Sounds in memory: what was looked at or heard last."""


def _nowhere(take: TakeId) -> Sound:
    """Before a project is opened there is no file."""
    raise DamagedTake("There is no project.")


@dataclass(slots=True)
class _File:
    """The file of one project, wherever it lies."""

    read: Callable[[TakeId], Sound] = _nowhere


class Takes:
    """Sounds by take."""

    def __init__(self, script: ScriptDesk, speaking: Speaking) -> None:
        self._script = script
        self._speaking = speaking
        self._file = _File()
        self._remembered: OrderedDict[TakeId, Sound] = OrderedDict()

    def open(self, read: Callable[[TakeId], Sound]) -> None:
        """Read from another project. What was promised of the one before is still read from its file."""
        self._remembered.clear()
        self._file = _File(read)

    def move(self, read: Callable[[TakeId], Sound]) -> None:
        """The project lies in another file now."""
        self._file.read = read

    def remember(self, take: TakeId, sound: Sound) -> None:
        """A sound that was just made."""
        self._remembered[take] = sound
        while len(self._remembered) > REMEMBERED:
            self._remembered.popitem(last=False)

    def sound(self, take: TakeId) -> Sound:
        """The take as it was made, at the engine's rate. Raises StudioError where the file does not give it."""
        found = self._remembered.pop(take, None) or self._file.read(take)
        self.remember(take, found)
        return found

    def read(self, take: TakeId) -> Sound:
        """The same from any thread, past the memory of this one. Raises StudioError."""
        return self._file.read(take)

    def heard(self, take: TakeId) -> Audio:
        """The take with effects and gain of its row, as it is played and exported. Raises StudioError."""
        return heard(self.sound(take).audio, *self._way(take))

    def stored(self, take: TakeId) -> StoredSound:
        """The same, read when it is about to be heard."""
        fetch, (effects, gain_db) = self.fetcher(take), self._way(take)
        record = self._script.document.takes[take]
        n_samples = record.n_samples + tail_samples(effects, record.sample_rate)
        return StoredSound(n_samples, lambda: heard(fetch(), effects, gain_db))

    def fetcher(self, take: TakeId) -> Callable[[], Audio]:
        """Reads the take as it was made, from any thread, at any later time. Raises StudioError."""
        file = self._file
        return lambda: file.read(take).audio

    def _way(self, take: TakeId) -> tuple[Effects, float]:
        """Effects and gain of its row. Raises DamagedTake."""
        record = self._script.document.takes.get(take)
        if record is None:
            raise DamagedTake("This take is no longer there: render the line again.")
        row = self._script.document.rows.get(record.row)
        return (PLAIN, 0.0) if row is None else (self._speaking.effects(row), self._speaking.heard_gain_db(row))

    def quality(self, id_: RowId) -> Quality | None:
        """Of the take that is heard of a row; None where it has none."""
        picked = self._script.document.rows[id_].take
        record = None if picked is None else self._script.document.takes.get(picked)
        return None if record is None else record.quality
