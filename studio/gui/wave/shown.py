"""What the waveform shows: a take of the current line, or as much of it as is rendered."""

import numpy as np
from PySide6.QtCore import QObject, Signal

from studio.core.audio import Samples
from studio.core.errors import StudioError
from studio.core.speech import PhonemeTiming, WordTiming
from studio.core.timecode import samples_of
from studio.gui.desk.desk import Desk
from studio.gui.desk.lengths import Fitted
from studio.gui.desk.playing import Growing
from studio.gui.desk.script import Edited
from studio.gui.wave.melody import Melody
from studio.gui.wave.pyramid import Pyramid
from studio.project.document import Row, RowId, TakeId

_NOTHING = Pyramid(np.zeros(0, np.float32))


class Shown(QObject):
    """The sound of the current line with all that is drawn into it.

    Signals:
        switched: another line is current, or none.
        changed: the line's sound is another, has grown, was measured, or is to fit otherwise.
    """

    switched = Signal()
    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.row: RowId | None = None
        self.take: TakeId | None = None
        """The take that is shown; None while one is made, or where there is none."""
        self.is_growing = False
        self.problem = ""
        """Why the take cannot be shown, as a sentence."""
        self.rate = desk.house.sample_rate
        self.pyramid = _NOTHING
        self.words: tuple[WordTiming, ...] = ()
        self.phonemes: tuple[PhonemeTiming, ...] = ()
        self._grown: list[Samples] = []
        self._heard: TakeId | None = None
        self._melody = Melody(self)
        self._melody.measured.connect(self.changed)
        desk.selected.connect(self._select)
        desk.script.opened.connect(self._start_over)
        desk.script.edited.connect(self._follow)
        desk.lengths.fitted.connect(self._fitted)
        desk.sound.grew.connect(self._grow)
        desk.sound.changed.connect(self._listen)
        self._select()

    @property
    def n_samples(self) -> int:
        return self.pyramid.n_samples

    @property
    def f0_hz(self) -> Samples:
        """One value for each 10 ms; empty until it is measured."""
        return self._melody.f0_hz

    @property
    def line(self) -> Row | None:
        """The current line."""
        return None if self.row is None else self._desk.script.document.rows.get(self.row)

    @property
    def is_current(self) -> bool:
        """Whether the sound says what the line says now."""
        line = self.line
        return line is None or self.take != line.take or self._desk.lengths.is_current(line.id)

    @property
    def slot(self) -> tuple[int, int] | None:
        """Samples of the slot, and of what is borrowed after it; None for untimed text."""
        line = self.line
        if line is None or line.cue is None:
            return None
        borrowed_ms = self._desk.lengths.fit(line.id).borrowed_ms
        return samples_of(line.cue.slot_ms, self.rate), samples_of(borrowed_ms, self.rate)

    @property
    def extent(self) -> int:
        """Samples that there is something to show for."""
        line = self.line
        expected_ms = 0 if line is None else self._desk.lengths.fit(line.id).length_ms
        is_to_come = self.is_growing or not self.n_samples or not self.is_current
        expected = samples_of(expected_ms, self.rate) if is_to_come else 0
        return max(self.n_samples, sum(self.slot or ()), expected)

    def show_take(self, take: TakeId | None) -> None:
        """Show another take of the line; None is the one that is picked."""
        line = self.line
        wanted = line.take if take is None and line is not None else take
        if wanted not in self._desk.script.document.takes:
            wanted = None
        if wanted == self.take and not self.is_growing:
            self.changed.emit()
            return
        self._show(wanted)

    def show_growing(self, samples_so_far: Samples) -> None:
        """The line is being rendered: show what there is until its take comes."""
        if self.row is not None:
            self._forget()
            self.is_growing = True
            self.pyramid = Pyramid(samples_so_far)
            self.changed.emit()

    def word_at(self, sample: int) -> WordTiming | None:
        """The word that sounds there."""
        return next((w for w in self.words if w.start_sample <= sample < w.start_sample + w.n_samples), None)

    def _show(self, take: TakeId | None) -> None:
        self._forget()
        if take is not None:
            self.take = take
            try:
                sound = self._desk.takes.sound(take)
            except StudioError as error:
                self.problem = str(error)
            else:
                self.rate = sound.audio.sample_rate
                self.pyramid = Pyramid(sound.audio.samples)
                self.words, self.phonemes = sound.words, sound.phonemes
                self._melody.measure(sound.audio)
        self.changed.emit()

    def _forget(self) -> None:
        self.take, self.is_growing, self.problem = None, False, ""
        self.pyramid, self.words, self.phonemes = _NOTHING, (), ()
        self._melody.measure(None)

    def _select(self) -> None:
        if self._desk.selection.current != self.row:
            self._start_over()

    def _start_over(self) -> None:
        self.row = self._desk.selection.current
        line = self.line
        self._grown = []
        self._show(None if line is None else line.take)
        self.switched.emit()

    def _follow(self, event: Edited) -> None:
        if self.row is None:
            return
        line = self.line
        rows = {change.key: change.before for change in event.patch.changes if change.table == "row"}
        if line is None:
            self._start_over()
        elif line.id in rows:
            before = rows[line.id]
            was_picked = before.take if isinstance(before, Row) else None
            if was_picked != line.take:
                self._grown = []
                self._show(line.take)
            else:
                self.changed.emit()
        elif self.take is not None and self.take not in self._desk.script.document.takes:
            self._show(line.take)

    def _fitted(self, event: Fitted) -> None:
        if self.row in event.rows:
            self.changed.emit()

    def _grow(self, event: Growing) -> None:
        """More of a line that is heard while it is made."""
        if event.row == self.row and self._desk.sound.is_playing:
            if event.start_sample == 0:
                self._grown = []
            self._grown.append(event.samples)
            self.show_growing(np.concatenate(self._grown))

    def _listen(self) -> None:
        """Show the take that begins to be heard, where it is one of this line's; or none where one was given up."""
        line = self.line
        was_given_up = self.is_growing and self._grown and not self._desk.sound.is_playing
        if line is not None and was_given_up and not self._desk.queue.is_queued(line.id):
            self._grown = []
            self._show(line.take)
        heard = self._desk.sound.heard_take
        if heard != self._heard:
            self._heard = heard
            record = None if heard is None else self._desk.script.document.takes.get(heard)
            if record is not None and record.row == self.row and not self.is_growing:
                self.show_take(heard)
