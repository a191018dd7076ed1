"""What is heard: lines, stretches of the script, takes and voices on trial."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from studio.core.errors import StudioError
from studio.core.listening import DeckEvent, Failed, GrowingSource, Placed, SoundSource
from studio.core.ports import Deck
from studio.core.speech import AudioChunk, Lang, Request, Voice, VoiceId
from studio.gui.desk.lengths import Lengths
from studio.gui.desk.library import sample_sentence
from studio.gui.desk.loops import Loops, Stretch
from studio.gui.desk.output import Output
from studio.gui.desk.playing import Growing, Playing, Position, pour
from studio.gui.desk.preferences import Preferences
from studio.gui.desk.programme import Due, Programme
from studio.gui.desk.rendering import Rendering
from studio.gui.desk.script import Edited, ScriptDesk
from studio.gui.desk.takes import Takes
from studio.gui.desk.taking_in import is_replaced
from studio.jobs.job import JobId, Rendered
from studio.jobs.queue import Entry
from studio.jobs.render_job import RenderLine
from studio.project.document import RowId, TakeId

LOOK_AGAIN_MS = 30
"""A deck that fails needs less than this until it says that nothing plays."""

MakeDeck = Callable[[Callable[[DeckEvent], None]], Deck]
FilmSound = Callable[[], SoundSource | None]
"""What is heard beside the lines, from the start of the project on, at the engine's rate; None: nothing is."""


class Listening(QObject):
    """The deck, and what is put on it.

    Signals:
        changed (): something began or ended, or the state of the deck is another.
        grew (Growing): more of a row that is heard while it is made.
        failed (str): what was to be heard cannot be, or not all of it; carries a sentence.
    """

    changed = Signal()
    grew = Signal(object)
    failed = Signal(str)
    _told = Signal(object)
    _poured = Signal(object, object)

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
        self._rate = sample_rate
        self._programme = Programme(script, lengths, takes, sample_rate)
        self.film_sound: FilmSound = lambda: None
        """The sound of the film."""
        self._playing: Playing | None = None
        self._loops = Loops()
        # The deck tells from its own thread.
        self._told.connect(self._follow_deck, Qt.ConnectionType.QueuedConnection)
        # So do the sinks, from the worker's.
        self._poured.connect(self._follow_poured, Qt.ConnectionType.QueuedConnection)
        script.opened.connect(self._start_over)
        script.edited.connect(self._follow_edit)
        rendering.taken.connect(self._follow_taken)
        self._deck = make_deck(self._told.emit)
        self.output = Output(self._deck, preferences)

    @property
    def is_playing(self) -> bool:
        return self._deck.is_playing

    @property
    def plays_project(self) -> bool:
        """Whether what plays, or played last, is of the project, and no sample of a voice or of words."""
        return self._playing is not None and (self._playing.is_programme or self._playing.rows != (None,))

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
    def hears_draft(self) -> bool:
        """Whether the line that plays by itself is a draft."""
        return self.is_playing and self._playing is not None and self._playing.is_draft

    @property
    def position(self) -> Position:
        playing = self._playing
        if playing is None:
            return Position(None, 0, 0)
        at = self._deck.position_samples
        row, sample = playing.place(at)
        is_there = row in self._script.document.rows
        return Position(row if is_there else None, sample, playing.base_ms + at * 1000 // self._rate)

    def play_line(self, id_: RowId, start_sample: int = 0) -> None:
        """Play a row as it stands: its take, or where that is not current, one that is made while it is heard."""
        self._rendering.find_again([id_])
        row = self._script.document.rows.get(id_)
        if row is None:
            return
        take = row.take if self._lengths.is_current(id_) else None
        is_draft = self._rendering.streams_drafts if take is None else self._takes.quality(id_) == "draft"
        self._begin(Playing((id_,), (0,), self._lengths.start_ms(id_), take=take, is_draft=is_draft))
        if take is None:
            self._deck.play(self._streamed(id_), start_sample, self._loops.of(id_, None))
        else:
            self._play_kept(take, start_sample, id_)
            self._rendering.finish(id_)

    def sketch(self, id_: RowId) -> None:
        """Play a row as a draft, as its text is being typed; nothing of it is kept. Longer stretches play on."""
        if id_ not in self._script.document.rows or not self._lengths.fit(id_).spoken_ms:
            return
        if self.is_playing and self._playing is not None and self._playing.is_programme:
            return
        playing = Playing((id_,), (0,), self._lengths.start_ms(id_), is_draft=True, is_sketch=True)
        self._begin(playing)
        source = self._programme.sounding(id_, self._deck.growing(self._rate))
        playing.growing[self._rendering.sketch(id_, partial(pour, source))] = source
        self._deck.play(source)

    def play_from(self, id_: RowId) -> None:
        """Play this row and all after it, each at its time."""
        if id_ in self._script.document.rows:
            self._play_lines(self._lengths.start_ms(id_))

    def play_all(self) -> None:
        """Play the whole script, each row at its time; with a film, from its start."""
        self._play_lines(0)

    def play_at(self, project_ms: int) -> None:
        """Play all that is due from a place of the project on: the lines that begin later, the rest of those that are
        under way there, and the film's own sound. Without a film it is silent until the first line; nothing happens
        where no line is left."""
        from_ms = max(0, project_ms)
        film = self.film_sound()
        due = self._programme.from_place(from_ms)
        if due or film is not None:
            self._play_due(due, 0, from_ms, film)

    def play_take(self, take: TakeId, start_sample: int = 0) -> None:
        """Play a take, picked or not."""
        record = self._script.document.takes.get(take)
        if record is not None and record.row in self._script.document.rows:
            is_draft, start_ms = record.quality == "draft", self._lengths.start_ms(record.row)
            self._begin(Playing((record.row,), (0,), start_ms, take=take, is_draft=is_draft))
            self._play_kept(take, start_sample, record.row)

    def audition(self, voice: Voice, id_: RowId | None) -> None:
        """Hear a voice on the text of a row, or on the sample sentence of its language."""
        playing = Playing((None,), (0,), voice=voice.id)
        self._begin(playing)
        if id_ is None or id_ not in self._script.document.rows or not self._lengths.fit(id_).spoken_ms:
            request = Request(sample_sentence(voice), voice.id)
        else:
            request = replace(self._lengths.request(id_), voice=voice.id)
        self._play_sample(playing, voice.name, request)

    def say(self, text: str, id_: RowId | None, lang: Lang | None = None) -> None:
        """Hear words, as marked as they are, in the voice and manner of a row, or where there is none, in the voice of
        their language; `lang` is that, where the row does not say it."""
        playing = Playing((None,), (0,))
        self._begin(playing)
        self._play_sample(playing, text, self._lengths.request_for(id_, text, lang))

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
        playing, sample = self._playing, max(0, sample)
        if playing is None or not self.is_playing or id_ not in playing.rows:
            self.play_line(id_, sample)
        else:
            self._deck.seek(playing.starts[playing.rows.index(id_)] + sample)

    @property
    def loop(self) -> Stretch | None:
        """The stretch of a row that is played over and over, in samples."""
        return self._loops.stretch

    def set_loop(self, id_: RowId, start_sample: int, end_sample: int) -> None:
        """Play this stretch over and over, now or when the row is played next. Nothing for an empty stretch."""
        if not 0 <= start_sample < end_sample:
            return
        self._loops.stretch = (id_, start_sample, end_sample)
        if self.is_playing and self._playing is not None and self._playing.is_alone(id_):
            self._deck.set_loop((start_sample, end_sample))
        self.changed.emit()

    def clear_loop(self) -> None:
        self._loops = Loops()
        self._deck.set_loop(None)
        self.changed.emit()

    @property
    def loops_line(self) -> bool:
        """Whether single lines are played over and over."""
        return self._loops.is_line

    def loop_line(self, is_on: bool) -> None:
        """Play single lines over and over, or once."""
        self._loops.is_line = is_on
        if not is_on:
            self._loops.stretch = None
        if self.is_playing and self._playing is not None and not self._playing.is_programme:
            self._deck.set_loop(self._loops.of(self._playing.rows[0], self._n_samples(self._playing.take)))
        self.changed.emit()

    def close(self) -> None:
        """Be silent for good."""
        self._end()
        self._deck.close()

    def follow_rendered(self, event: Rendered) -> None:
        """A job has ended well; perhaps it was one that is listened to."""
        playing = self._playing
        source = playing.growing.pop(event.job, None) if playing else None
        if playing is not None and source is not None:
            source.complete()
            playing.make_next(self._stream)
            if self._loops.is_line and playing.is_alone(event.row):
                self._deck.set_loop(self._loops.of(event.row, event.take.audio.n_samples))

    def follow_queue(self, entries: tuple[Entry, ...]) -> None:
        """Entries have changed; perhaps one that is listened to has come to nothing."""
        for entry in entries:
            playing = self._playing
            if playing is None or entry.state not in ("failed", "cancelled"):
                continue
            source = playing.growing.pop(entry.id, None)
            if source is None:
                continue
            if entry.state == "failed":
                self._rendering.cancel(entry.id)  # it is told here, and need not stay in the queue
            if playing.is_sketch:
                source.complete()  # what is not typed to its end need not make sense
            elif playing.is_programme and not self._was_cancelled_by_hand(entry):
                source.complete()  # the others are heard all the same
                playing.make_next(self._stream)
                if entry.sentence:
                    self.failed.emit(entry.sentence)
            elif entry.state == "failed":
                source.fail(entry.sentence)
            else:
                self.stop()

    def _was_cancelled_by_hand(self, entry: Entry) -> bool:
        """Not because its row is gone."""
        row = entry.job.row if isinstance(entry.job, RenderLine) else None
        return entry.state == "cancelled" and row in self._script.document.rows

    def _play_lines(self, from_ms: int) -> None:
        """From the first line that begins there or later, or where there is a film, from that place of it."""
        if self.film_sound() is not None:
            self.play_at(from_ms)
            return
        due = self._programme.from_line(from_ms)
        if due:
            self._play_due(due, due[0][0], due[0][0], None)

    def _play_due(self, due: tuple[Due, ...], base_ms: int, from_ms: int, film: SoundSource | None) -> None:
        """Those lines, and the film beside them, in a sound that begins at `base_ms` of the project."""
        self._rendering.find_again(id_ for _, id_ in due)
        playing, placed = self._programme.playing(due, base_ms, lambda: self._deck.growing(self._rate))
        self._begin(playing)
        if film is not None:
            placed.append(Placed(0, film))
        playing.make_next(self._stream)
        self._deck.play(self._deck.timeline(self._rate, placed), self._programme.samples(from_ms - base_ms))

    def _play_sample(self, playing: Playing, title: str, request: Request) -> None:
        source = self._deck.growing(self._rate)
        job = self._rendering.sample(title, request, partial(pour, source))
        playing.growing[job] = source
        self._deck.play(source)

    def _play_kept(self, take: TakeId, start_sample: int, id_: RowId) -> None:
        try:
            audio = self._takes.heard(take)
        except StudioError as error:
            self._give_up(str(error))
        else:
            self._deck.play(audio, start_sample, self._loops.of(id_, audio.n_samples))

    def _streamed(self, id_: RowId) -> GrowingSource:
        assert self._playing is not None
        source = self._programme.sounding(id_, self._deck.growing(self._rate))
        self._playing.to_come.append((id_, source))
        self._playing.make_next(self._stream)
        return source

    def _stream(self, id_: RowId, source: GrowingSource) -> JobId | None:
        """Have a row made while it is heard; None where it is gone."""
        if id_ not in self._script.document.rows:
            return None

        def sink(chunk: AudioChunk) -> None:
            pour(source, chunk)
            self._poured.emit(source, Growing(id_, chunk.samples, chunk.start_sample))

        return self._rendering.stream(id_, sink)

    def _n_samples(self, take: TakeId | None) -> int | None:
        record = None if take is None else self._script.document.takes.get(take)
        return None if record is None else record.n_samples

    def _begin(self, playing: Playing) -> None:
        self._end()
        self._playing = playing
        self.changed.emit()

    def _end(self) -> None:
        """What was made only to be heard is no longer wanted."""
        if self._playing is not None:
            jobs = tuple(self._playing.growing)
            self._playing.growing.clear()
            self._playing.to_come.clear()
            self._rendering.cancel(*jobs)

    def _give_up(self, reason: str) -> None:
        self._deck.stop()
        self._end()
        self.failed.emit(reason)
        self.changed.emit()

    def _start_over(self) -> None:
        """Rows and takes of the project before mean nothing any more."""
        self.stop()
        self._playing = self._loops.stretch = None
        self.changed.emit()

    def _follow_edit(self, event: Edited) -> None:
        """What is no longer there is not heard any more."""
        document, playing = self._script.document, self._playing
        if self._loops.stretch is not None and self._loops.stretch[0] not in document.rows:
            self._loops.stretch = None
        if playing is None or playing.is_programme or not self.is_playing:
            return
        is_row_gone = playing.rows[0] is not None and playing.rows[0] not in document.rows
        is_take_gone = playing.take is not None and playing.take not in document.takes
        if is_row_gone or (is_take_gone and not is_replaced(playing.take, event.patch)):
            self.stop()

    def _follow_taken(self, id_: RowId) -> None:
        """A looped draft has no end after which it could be replaced: go on with the better take at the same place."""
        playing = self._playing
        if playing is None or not self.hears_draft or playing.is_sketch or not playing.is_alone(id_):
            return
        row = self._script.document.rows[id_]
        loops = self._loops.of(id_, self._n_samples(row.take)) is not None
        if loops and self._takes.quality(id_) != "draft" and self._lengths.is_current(id_):
            self.play_line(id_, self.position.sample)

    def _follow_poured(self, source: GrowingSource, event: Growing) -> None:
        if self._playing is not None and any(source is other for other in self._playing.growing.values()):
            self.grew.emit(event)

    def _follow_deck(self, event: DeckEvent) -> None:
        if not isinstance(event, Failed):
            self.changed.emit()
        elif self.is_playing:
            # Either something else was played since it failed, or the deck is about to say that nothing plays.
            QTimer.singleShot(LOOK_AGAIN_MS, self, partial(self._look_again, self._playing, event.reason))
        else:
            self._give_up(event.reason)

    def _look_again(self, failed: Playing | None, reason: str) -> None:
        if self._playing is failed and not self.is_playing:
            self._give_up(reason)
