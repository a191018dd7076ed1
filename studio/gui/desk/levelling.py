"""All voices of the project equally loud, as its options wish: heard with the gains with which it is exported."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from threading import Event, Thread

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from studio.analysis.levelling import LEAST_LUFS, MOST_LUFS, Spoken, check_target, even_gains, powers_of
from studio.analysis.loudness import Block
from studio.core.audio import Audio
from studio.core.effects import Effects
from studio.core.errors import StudioError
from studio.core.speech import VoiceId
from studio.effects.heard import heard
from studio.gui.desk.lengths import Lengths
from studio.gui.desk.rendering import Rendering
from studio.gui.desk.script import ScriptDesk
from studio.gui.desk.speaking import Speaking
from studio.gui.desk.takes import Takes
from studio.project import edits
from studio.project.document import Row, TakeId

REST_MS = 200
"""Edits and takes that come so close together are looked at once."""
STEADY_DB = 1.0
"""While lines are being made, a gain stays that is no further off."""

_Heard = tuple[TakeId, Effects]


@dataclass(frozen=True, slots=True)
class _Line:
    """A row with a take, as far as its loudness goes: see `Spoken`."""

    voice: VoiceId
    start_ms: int
    key: _Heard
    gain_db: float


class Levelling(QObject):
    """Measures takes beside the window and keeps `Speaking.even_gains`.

    The gain of a voice is found when its first take is there; until then the loudness that the library measured stands
    for it. While lines are being made it moves only where it is off by more than `STEADY_DB`, and settles when the last
    of them is done; so it does not jump with every take. What plays keeps the gains with which it began.

    Signals:
        changed (): the gains are others, or known for certain now.
    """

    changed = Signal()
    _found = Signal(object, object)

    def __init__(
        self,
        script: ScriptDesk,
        speaking: Speaking,
        lengths: Lengths,
        takes: Takes,
        rendering: Rendering,
        usual_lufs: Callable[[VoiceId], float | None],
    ) -> None:
        """`usual_lufs` is the loudness of a voice as the library knows it."""
        super().__init__()
        self._script = script
        self._speaking = speaking
        self._lengths = lengths
        self._takes = takes
        self._rendering = rendering
        self._usual_lufs = usual_lufs
        self._powers: dict[_Heard, Block] = {}
        self._looks_again = False  # something changed meanwhile
        self._was_busy = False
        self._known: frozenset[VoiceId] = frozenset()  # whose gain comes from takes
        self._thread: Thread | None = None
        self._is_stopped = Event()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._look)
        self._found.connect(self._take_in, Qt.ConnectionType.QueuedConnection)
        script.opened.connect(self._start_over)
        script.edited.connect(self._look_soon)
        lengths.fitted.connect(self._look_soon)
        rendering.changed.connect(self._follow_queue)

    @property
    def target_lufs(self) -> float | None:
        """Of all speech together; None: voices are as they are. Whatever a file says, it is one that can be reached."""
        wished = self._script.document.options.loudness_lufs
        return None if wished is None else min(max(wished, LEAST_LUFS), MOST_LUFS)

    @property
    def gains_db(self) -> Mapping[VoiceId, float]:
        """What is added to each voice."""
        return self._speaking.even_gains

    @property
    def is_settled(self) -> bool:
        """Whether the gains are those of the takes that there are."""
        return self.target_lufs is None or not (self._rest.isActive() or self._thread is not None)

    def wish(self, target_lufs: float | None) -> None:
        """Have all speech together at a loudness, or (None) leave the voices as they are. Raises InputError."""
        if target_lufs is not None:
            check_target(target_lufs)
        document = self._script.document
        options = replace(document.options, loudness_lufs=target_lufs)
        self._script.do(self.tr("Change loudness"), edits.set_options(document, options))

    def close(self) -> None:
        """Measure no more."""
        self._rest.stop()
        self._is_stopped.set()
        if self._thread is not None:
            self._thread.join()

    def _look_soon(self) -> None:
        if self.target_lufs is None:
            self._give({}, frozenset())
        elif not self._rest.isActive():
            self._rest.start()

    def _follow_queue(self) -> None:
        """What was kept steady may settle."""
        is_busy = bool(self._rendering.queued)
        if self._was_busy and not is_busy:
            self._look_soon()
        self._was_busy = is_busy

    def _look(self) -> None:
        """Have the gains found, with all that must be measured for them."""
        target_lufs = self.target_lufs
        if target_lufs is None:
            return
        if self._thread is not None:
            self._looks_again = True
            return
        speaking, start_ms = self._speaking, self._lengths.start_ms
        lines = [
            _Line(speaking.voice(row), start_ms(row.id), key, speaking.gain_db(row))
            for row in self._script.document
            if (key := self._key(row)) is not None
        ]
        due = [key for key in dict.fromkeys(line.key for line in lines) if key not in self._powers]
        fetch = {key: self._takes.fetcher(key[0]) for key in due}
        self._thread = Thread(target=self._find, args=(self._powers, lines, fetch, target_lufs), name="loudness")
        self._thread.start()

    def _steady(self, found: Mapping[VoiceId, float]) -> dict[VoiceId, float]:
        """The gains of before, while lines are being made, where they are not far off."""
        if not self._rendering.queued:
            return dict(found)
        before = {voice: gain_db for voice, gain_db in self.gains_db.items() if voice in self._known}
        return {
            voice: before[voice] if abs(before.get(voice, np.inf) - gain_db) <= STEADY_DB else gain_db
            for voice, gain_db in found.items()
        }

    def _usual_db(self, voice: VoiceId, target_lufs: float) -> float:
        usual_lufs = self._usual_lufs(voice)
        return 0.0 if usual_lufs is None else round(target_lufs - usual_lufs, 1)

    def _give(self, gains: Mapping[VoiceId, float], known: frozenset[VoiceId]) -> None:
        is_news = self.target_lufs is not None or bool(self.gains_db)
        self._speaking.even_gains, self._known = gains, known
        if is_news:
            self.changed.emit()

    def _key(self, row: Row) -> _Heard | None:
        """What is heard of a row, where its take is one of its voice."""
        take = None if row.take is None else self._script.document.takes.get(row.take)
        if take is None or take.voice != self._speaking.voice(row):
            return None
        return take.id, self._speaking.effects(row)

    def _find(
        self, powers: dict[_Heard, Block], lines: list[_Line], fetch: Mapping[_Heard, Callable[[], Audio]], lufs: float
    ) -> None:
        """On a thread of its own, which alone writes into `powers`."""
        for (take, effects), read in fetch.items():
            if self._is_stopped.is_set():
                return
            powers[take, effects] = _measured(read, effects)
        spoken = [Spoken(line.voice, line.start_ms, powers[line.key], line.gain_db) for line in lines]
        self._found.emit(powers, even_gains(spoken, lufs))

    def _take_in(self, powers: dict[_Heard, Block], found: Mapping[VoiceId, float]) -> None:
        if powers is not self._powers or self._thread is None or self._is_stopped.is_set():
            return
        self._thread.join()
        self._thread = None
        if self._looks_again:
            self._looks_again = False
            self._look()
        elif self.target_lufs is not None:
            voices = dict.fromkeys(self._speaking.voice(row) for row in self._script.document)
            usual = {voice: self._usual_db(voice, self.target_lufs) for voice in voices}
            self._give(usual | self._steady(found), frozenset(found))

    def _start_over(self) -> None:
        """Takes of the project before mean nothing any more."""
        self._is_stopped.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        self._is_stopped.clear()
        self._looks_again = False
        self._powers = {}
        self._give({}, frozenset())
        self._look_soon()


def _measured(read: Callable[[], Audio], effects: Effects) -> Block:
    """Of what is heard of a take; nothing where it cannot be read, which is told where it is looked at or heard."""
    try:
        sound = heard(read(), effects, 0.0)
    except StudioError:
        return np.zeros(0)
    return powers_of([sound.samples.astype(np.float64)], sound.sample_rate)
