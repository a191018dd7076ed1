"""What is heard: lines, stretches of the script, takes and voices on trial."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal

from studio.core.audio import Audio
from studio.core.errors import StudioError
from studio.core.listening import DeckEvent, Failed, GrowingSource, Placed, SoundSource, StoredSound
from studio.core.ports import Deck
from studio.core.speech import AudioChunk, Request, Voice, VoiceId
from studio.gui.desk.lengths import Lengths
from studio.gui.desk.library import sample_sentence
from studio.gui.desk.preferences import Preferences
from studio.gui.desk.rendering import Rendering
from studio.gui.desk.script import ScriptDesk
from studio.gui.desk.takes import Takes
from studio.jobs.job import JobId, Rendered
from studio.jobs.queue import Entry
from studio.project.document import RowId, TakeId

MakeDeck = Callable[[Callable[[DeckEvent], None]], Deck]


@dataclass(frozen=True, slots=True)
class Position:
    """What is heard just now."""

    row: RowId | None
    """None: nothing, or what belongs to no row."""
    sample: int
    """Of that row's sound, at the engine's rate."""
    project_ms: int


@dataclass(frozen=True, slots=True)
class Growing:
    """A row is heard while it is made."""

    row: RowId
    samples: np.ndarray[tuple[int], np.dtype[np.float32]]
    """The next of it."""
    start_sample: int


@dataclass(slots=True)
class _Playing:
    """What plays, as far as the deck does not know it."""

    rows: tuple[RowId | None, ...]
    starts: tuple[int, ...]
    """Where each row starts, in samples of the sound that plays; ascending."""
    base_ms: int = 0
    """Where the sound that plays begins in the project."""
    take: TakeId | None = None
    voice: VoiceId | None = None
    growing: dict[JobId, GrowingSource] = field(default_factory=dict)
    """Sounds that are still being made, by job."""


class Listening(QObject):
    """The deck, and what is put on it.

    Signals:
        changed (): something began or ended, or the state of the deck is another.
        grew (Growing): more of a row that is heard while it is made.
        failed (str): playing ended because it could not go on; carries a sentence.
    """

    changed = Signal()
    grew = Signal(object)
    failed = Signal(str)
    _told = Signal(object)

    def __init__(
        self,
        script: ScriptDesk,
        lengths: Lengths,
        takes: Takes,
        rendering: Rendering,
        preferences: Preferences,
        make_deck: MakeDeck,
        sample_rate: int,
    ) -> None:
        """`sample_rate` is the engine's."""
        super().__init__()
        self._script = script
        self._lengths = lengths
        self._takes = takes
        self._rendering = rendering
        self._preferences = preferences
        self._rate = sample_rate
        self._playing: _Playing | None = None
        self._loop: tuple[RowId, int, int] | None = None
        self._loops_line = False
        # The deck tells from its own thread.
        self._told.connect(self._follow_deck, Qt.ConnectionType.QueuedConnection)
        self._deck = make_deck(self._told.emit)
        self._deck.set_volume(preferences.settings.volume)
        self._deck.set_device(preferences.settings.output_device or None)

    @property
    def is_playing(self) -> bool:
        return self._deck.is_playing

    @property
    def is_waiting(self) -> bool:
        """Whether the sound is not made any further yet."""
        return self._deck.is_waiting

    @property
    def problem(self) -> str:
        """Why nothing can be heard, as a sentence; empty where it can."""
        return self._deck.problem or ""

    @property
    def auditioned(self) -> VoiceId | None:
        """The voice on trial that plays."""
        return self._playing.voice if self._playing and self.is_playing else None

    @property
    def heard_take(self) -> TakeId | None:
        """The take that plays by itself."""
        return self._playing.take if self._playing and self.is_playing else None

    @property
    def position(self) -> Position:
        playing = self._playing
        if playing is None:
            return Position(None, 0, 0)
        at = self._deck.position_samples
        index = max(0, bisect_right(playing.starts, at) - 1)
        return Position(playing.rows[index], at - playing.starts[index], playing.base_ms + at * 1000 // self._rate)

    def play_line(self, id_: RowId, start_sample: int = 0) -> None:
        """Play a row as it stands: its take, or where that is not current, one that is made while it is heard."""
        self._begin(_Playing((id_,), (0,), self._lengths.start_ms(id_), self._script.document.rows[id_].take))
        sound = self._sound_of(id_)
        if sound is not None:
            self._deck.play(sound, start_sample, self._loop_of(id_))

    def play_from(self, id_: RowId) -> None:
        """Play this row and all after it, each at its time."""
        self._play_rows([row.id for row in self._script.document], self._lengths.start_ms(id_))

    def play_all(self) -> None:
        """Play the whole script, each row at its time."""
        self._play_rows([row.id for row in self._script.document], 0)

    def play_take(self, take: TakeId, start_sample: int = 0) -> None:
        """Play a take, picked or not."""
        row = self._script.document.takes[take].row
        self._begin(_Playing((row,), (0,), self._lengths.start_ms(row), take))
        try:
            self._deck.play(self._takes.heard(take), start_sample, self._loop_of(row))
        except StudioError as error:
            self._give_up(str(error))

    def audition(self, voice: Voice, id_: RowId | None) -> None:
        """Hear a voice on the text of a row, or on the sample sentence of its language."""
        playing = _Playing((None,), (0,), voice=voice.id)
        self._begin(playing)
        if id_ is None:
            request = Request(sample_sentence(voice), voice.id)
        else:
            request = replace(self._lengths.request(id_), voice=voice.id)
        source = self._deck.growing(self._rate)
        job = self._rendering.sample(voice.name, request, partial(_pour, source, 0.0))
        playing.growing[job] = source
        self._deck.play(source)

    def toggle(self, id_: RowId | None) -> None:
        """Stop, or play a row."""
        if self.is_playing:
            self.stop()
        elif id_ is not None:
            self.play_line(id_)

    def stop(self) -> None:
        """Be silent at once, and stop making what only was to be heard."""
        self._deck.stop()
        self._end()

    def seek(self, id_: RowId, sample: int) -> None:
        """Go on from there where that row plays, else play it from there."""
        playing = self._playing
        if playing is None or not self.is_playing or id_ not in playing.rows:
            self.play_line(id_, sample)
        else:
            self._deck.seek(playing.starts[playing.rows.index(id_)] + sample)

    @property
    def loop(self) -> tuple[RowId, int, int] | None:
        """The stretch of a row that is played over and over, in samples."""
        return self._loop

    def set_loop(self, id_: RowId, start_sample: int, end_sample: int) -> None:
        """Play this stretch over and over, now or when the row is played next."""
        self._loop = (id_, start_sample, end_sample)
        if self.is_playing and self._playing is not None and self._playing.rows == (id_,):
            self._deck.set_loop((start_sample, end_sample))
        self.changed.emit()

    def clear_loop(self) -> None:
        self._loop = None
        self._loops_line = False
        self._deck.set_loop(None)
        self.changed.emit()

    @property
    def loops_line(self) -> bool:
        """Whether single lines are played over and over."""
        return self._loops_line

    def loop_line(self, is_on: bool) -> None:
        """Play single lines over and over, or once."""
        self._loops_line = is_on
        if not is_on:
            self._loop = None
        if self.is_playing and self._playing is not None and len(self._playing.rows) == 1:
            self._deck.set_loop(self._loop_of(self._playing.rows[0]))
        self.changed.emit()

    @property
    def volume(self) -> float:
        """0 to 1."""
        return self._deck.volume

    def set_volume(self, volume: float) -> None:
        self._deck.set_volume(volume)
        self._preferences.change(volume=volume)

    @property
    def devices(self) -> tuple[str, ...]:
        """Outputs by name, as of the last look."""
        return self._deck.devices

    @property
    def device(self) -> str:
        """The output asked for; empty: whichever the system prefers."""
        return self._deck.device or ""

    def set_device(self, name: str) -> None:
        self._deck.set_device(name or None)
        self._preferences.change(output_device=name)

    def look_for_devices(self) -> None:
        self._deck.look_for_devices()

    def close(self) -> None:
        """Be silent for good."""
        self._end()
        self._deck.close()

    def follow_rendered(self, event: Rendered) -> None:
        """A job has ended well; perhaps it was one that is listened to."""
        source = self._playing.growing.pop(event.job, None) if self._playing else None
        if source is not None:
            source.complete()

    def follow_queue(self, entries: tuple[Entry, ...]) -> None:
        """Entries have changed; perhaps one that is listened to has failed."""
        for entry in entries:
            if entry.state in ("failed", "cancelled") and self._playing is not None:
                source = self._playing.growing.pop(entry.id, None)
                if source is not None:
                    source.fail(entry.sentence or self.tr("It was cancelled."))
                    self._rendering.cancel(entry.id)  # it is told here, and need not stay in the queue

    def _play_rows(self, ids: list[RowId], from_ms: int) -> None:
        document, lengths = self._script.document, self._lengths
        heard = [id_ for id_ in ids if lengths.fit(id_).spoken_ms and lengths.start_ms(id_) >= from_ms]
        heard.sort(key=lengths.start_ms)
        if not heard:
            return
        base_ms = lengths.start_ms(heard[0])
        starts = tuple((lengths.start_ms(id_) - base_ms) * self._rate // 1000 for id_ in heard)
        playing = _Playing(tuple(heard), starts, base_ms)
        self._begin(playing)
        placed = []
        for id_, start in zip(heard, starts, strict=True):
            take = document.rows[id_].take
            if take is not None and lengths.is_current(id_):
                gain_db = lengths.gain_db(document.rows[id_])
                fetch = partial(self._takes.fetched, take, gain_db)
                placed.append(Placed(start, StoredSound(document.takes[take].n_samples, fetch)))
            else:
                placed.append(Placed(start, self._streamed(id_)))
        self._deck.play(self._deck.timeline(self._rate, placed))

    def _sound_of(self, id_: RowId) -> Audio | SoundSource | None:
        """What is heard of a row; None where it cannot be, which is told then."""
        if self._lengths.is_current(id_):
            try:
                return self._takes.clip(id_)
            except StudioError as error:
                self._give_up(str(error))
                return None
        return self._streamed(id_)

    def _streamed(self, id_: RowId) -> GrowingSource:
        assert self._playing is not None
        source = self._deck.growing(self._rate)
        gain_db = self._lengths.gain_db(self._script.document.rows[id_])

        def sink(chunk: AudioChunk) -> None:
            _pour(source, gain_db, chunk)
            self.grew.emit(Growing(id_, chunk.samples, chunk.start_sample))

        self._playing.growing[self._rendering.stream(id_, sink)] = source
        return source

    def _loop_of(self, id_: RowId | None) -> tuple[int, int] | None:
        if self._loop is not None and self._loop[0] == id_:
            return self._loop[1:]
        take = None if id_ is None else self._script.document.rows[id_].take
        if not self._loops_line or take is None:
            return None
        return (0, self._script.document.takes[take].n_samples)

    def _begin(self, playing: _Playing) -> None:
        self._end()
        self._playing = playing
        self.changed.emit()

    def _end(self) -> None:
        """Forget what played; what was made only to be heard is no longer wanted."""
        if self._playing is not None and self._playing.growing:
            jobs, self._playing.growing = tuple(self._playing.growing), {}
            self._rendering.cancel(*jobs)

    def _give_up(self, reason: str) -> None:
        self._end()
        self.failed.emit(reason)
        self.changed.emit()

    def _follow_deck(self, event: DeckEvent) -> None:
        if isinstance(event, Failed):
            self._give_up(event.reason)
        else:
            self.changed.emit()


def _pour(source: GrowingSource, gain_db: float, chunk: AudioChunk) -> None:
    """Called on the worker's thread."""
    source.append(chunk.samples * np.float32(10 ** (gain_db / 20)))
