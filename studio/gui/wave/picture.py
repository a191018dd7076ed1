"""The sound of the selected line, as it looks."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QToolTip, QWidget

from studio.core.pitch import HOP_MS
from studio.core.speech import WordTiming
from studio.core.take_fault import TakeFault
from studio.core.timecode import ms_of
from studio.gui.desk.desk import Desk
from studio.gui.desk.tuning import Cell
from studio.gui.shell.language import Retranslated
from studio.gui.shell.sentences import said
from studio.gui.shell.theme import theme
from studio.gui.wave import layers
from studio.gui.wave.area import PAD, TimeArea
from studio.gui.wave.beats import Beats
from studio.gui.wave.cells import paint_bubble, paint_cells, rect_of
from studio.gui.wave.fault_marks import hints, paint_faults
from studio.gui.wave.shown import Shown
from studio.gui.wave.tuner import Tuner

CLOSEST = 1 / 16
"""Samples per pixel."""
_STALE = 0.45
"""Opacity of a sound that was made before the last change."""
_ROOMY_LINES = 4
"""Lines of text above each other, where a message and what is said of the slot both have room."""


class WaveformPicture(Retranslated, TimeArea):
    """Paints a take of the current line. Subclasses say what the mouse and the keys do."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.house.sample_rate / 1000, CLOSEST, parent)
        self._desk = desk
        self.shown = Shown(desk, self)
        self.beats = Beats(desk, self.shown, self)
        self.tuner = Tuner(self.beats, self.x_of, lambda: self.axis.per_px / self.units_per_ms, self.edit_reading)
        self.cursor_sample = 0
        """The sample from which it is played."""
        self.marked: tuple[int, int] | None = None
        """What would be looped if the mouse were let go now."""
        self.shown.switched.connect(self._switch)
        self.shown.changed.connect(self._measure)
        self.beats.changed.connect(self.repaint_still)
        desk.sound.changed.connect(self._sound_changed)
        self.setMinimumHeight(8 * self.fontMetrics().height())
        self._switch()

    @property
    def loop(self) -> tuple[int, int] | None:
        """First sample and end of what is looped of this line."""
        loop = self._desk.sound.loop
        return loop[1:] if loop is not None and loop[0] == self.shown.row else None

    def playhead(self) -> float | None:
        if not self.shown.n_samples:
            return None
        sound = self._desk.sound
        position = sound.position if sound.is_playing else None
        return self.cursor_sample if position is None or position.row != self.shown.row else position.sample

    def right_margin(self) -> int:
        return self.fontMetrics().horizontalAdvance("600") + 3 * PAD

    def edit_reading(self, cell: Cell) -> None:
        """Let the person write how a beat is read."""
        raise NotImplementedError

    def paint_still(self, painter: QPainter) -> None:
        shown, wave, lanes = self.shown, self._wave_rect(), self._lanes()
        axis = QRectF(0, 0, self.axis.width, self.viewport().height())
        if shown.n_samples:
            painter.setOpacity(1.0 if shown.is_current else _STALE)
            layers.paint_sound(painter, wave, self.axis.start, self.axis.per_px, shown.pyramid)
            painter.setOpacity(1.0)
        painter.setClipRect(axis)
        if shown.slot is not None:
            # In a low panel they would stand on the message that is there instead of sound.
            is_crowded = not shown.n_samples and wave.height() < _ROOMY_LINES * self.fontMetrics().height()
            labels = ("", "", "") if is_crowded else self._slot_labels()
            layers.paint_slot(painter, wave, self.x_of, shown.n_samples, *shown.slot, labels)
        # Where there is no sound the borders of words would only cross out what is said there.
        through = wave if shown.n_samples else lanes[0]
        layers.paint_words(painter, through, lanes[0], self.x_of, self._words())
        if self.beats.score is not None:
            paint_cells(painter, lanes[1], self.x_of, self.beats.cells, self._focus(), self.beats.hover)
        else:
            layers.paint_phonemes(painter, lanes[1], self.x_of, shown.phonemes)
        paint_faults(painter, wave, self.x_of, shown.rate, self._faults())
        painter.setClipping(False)
        if shown.f0_hz.any():
            gutter = QRectF(wave.right(), wave.top(), self.right_margin(), wave.height())
            painter.setOpacity(1.0 if shown.is_current else _STALE)
            layers.paint_melody(painter, wave, gutter, self.x_of, shown.rate, shown.f0_hz, self.beats.bends())
            painter.setOpacity(1.0)
        self.paint_ruler(painter, theme.colour("dim"), theme.colour("line"))
        painter.setFont(self.font())
        painter.setPen(theme.colour("dim"))
        if not shown.n_samples:
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(wave.adjusted(2 * PAD, 0, 0, 0), flags, self._message())
        elif not shown.is_current:
            note = wave.adjusted(2 * PAD, 0, -2 * PAD, -PAD)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
            painter.drawText(note, flags, self.tr("made before the last change"))

    def paint_moving(self, painter: QPainter) -> None:
        wave = self._wave_rect()
        region = self.marked or self.loop
        if region is not None:
            left, right = (min(max(self.x_of(sample), -1.0), wave.right() + 1) for sample in region)
            painter.fillRect(QRectF(left, 0, right - left, wave.bottom()), layers.faint("accent", 50))
            for border in (left, right):
                painter.fillRect(QRectF(border - 0.5, 0, 1, wave.bottom()), theme.colour("accent"))
        held = self.tuner.held
        if held is not None:
            over = rect_of(held, self._lanes()[0], self.x_of)
            paint_bubble(painter, over, self.tuner.held_text, wave.right())
        head = self.playhead()
        if head is not None and 0 <= self.x_of(head) <= wave.right():
            self.paint_playhead(painter, head, 0)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Waveform"))
        self.setWhatsThis(
            self.tr(
                "The sound of the line. Click to play from there, drag to loop a part, double-click to loop a word. "
                "The wheel zooms, with Shift it scrolls. Arrow keys move the cursor, with Ctrl by words; with Shift "
                "they mark what is looped. L loops a word, Escape ends the loop. The cells below are the syllables: "
                "drag the right border of one for its length, or itself up or down for its pitch. The Down key goes to "
                "them, Left and Right from one to the next; Alt with the arrow keys changes one, Enter edits its "
                "reading, Del resets it, Up goes back."
            )
        )
        self.repaint_still()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cell = self.cell_at(QPointF(event.pos()))
            hint = self.hint(self.sample_at(event.pos().x())) if cell is None else self.hint_of(cell)
            QToolTip.showText(event.globalPos(), hint, self)
            return True
        return super().viewportEvent(event)

    def sample_at(self, x: float) -> int:
        """The sample at a place of the viewport, inside the sound."""
        return min(max(round(self.unit_at(x)), 0), self.shown.n_samples)

    def cell_at(self, at: QPointF) -> Cell | None:
        """The beat under the mouse."""
        return self.beats.at(self.unit_at(at.x())) if self.cell_lane().contains(at) else None

    def cell_lane(self) -> QRectF:
        """Where the beats stand; empty where they are not known."""
        return QRectF() if self.beats.score is None else self._lanes()[1]

    def _lane_height(self) -> int:
        return self.fontMetrics().height() + PAD

    def _lanes(self) -> list[QRectF]:
        """Where the words stand, and the beats, or else the phonemes."""
        height, bottom = self._lane_height(), self.viewport().height()
        has_sounds = self.beats.score is not None or bool(self.shown.phonemes)
        cells = height + max(height * 0.9, 0.14 * bottom) if has_sounds else 0.0
        top = bottom - cells
        words = QRectF(0, top - height, self.axis.width, height)
        return [words, QRectF(0, top, self.axis.width, cells)]

    def _wave_rect(self) -> QRectF:
        top = self.ruler_height()
        return QRectF(0, top, self.axis.width, self._lanes()[0].top() - top)

    def _words(self) -> tuple[WordTiming, ...]:
        """As they sound; as they will sound where that is another matter."""
        is_as_planned = self.shown.n_samples and self.shown.is_current and not self.beats.is_tried
        return self.shown.words if is_as_planned or self.beats.score is None else self.beats.score.words

    def _faults(self) -> tuple[TakeFault, ...]:
        """Of the take that is shown."""
        take = None if self.shown.take is None else self._desk.script.document.takes.get(self.shown.take)
        return () if take is None or take.verified is None else take.verified.faults

    def _focus(self) -> tuple[int, int] | None:
        return self.beats.focus if self.hasFocus() else None

    def _slot_labels(self) -> tuple[str, str, str]:
        slot, borrowed = self.shown.slot or (0, 0)
        over = self.shown.n_samples - slot - borrowed
        return (
            self.tr("slot {0} s").format(self._seconds(slot)),
            self.tr("borrowed {0} s").format(self._seconds(borrowed)),
            self.tr("{0} s too long").format(self._seconds(over)),
        )

    def _seconds(self, n_samples: int, digits: int = 2) -> str:
        return self.locale().toString(ms_of(n_samples, self.shown.rate) / 1000, "f", digits)

    def _message(self) -> str:
        line = self.shown.line
        if line is None:
            return self.tr("Select a line to see its sound.")
        problem = self._desk.lengths.length(line.id).problem
        if problem:
            return said(problem)
        if not line.text.strip():
            return self.tr("This line has no text yet. Type some in the script.")
        if self.shown.is_growing:
            return self.tr("Rendering …")
        if self.shown.problem:
            return said(self.shown.problem)
        return self.tr("No take yet. Play the line, and its sound appears here.")

    def hint(self, sample: int) -> str:
        """What is under the mouse."""
        if not self.shown.n_samples:
            return self._message()
        parts = [self.tr("{0} s").format(self._seconds(sample, 3))]
        word = self.shown.word_at(sample)
        if word is not None:
            parts.append(word.text)
        hop = sample * 1000 // (HOP_MS * self.shown.rate)
        if hop < len(self.shown.f0_hz) and self.shown.f0_hz[hop] > 0:
            parts.append(self.tr("{0} Hz").format(round(float(self.shown.f0_hz[hop]))))
        parts += hints(self._faults(), self.x_of, self.shown.rate, self.x_of(sample))
        return " · ".join(parts)

    def hint_of(self, cell: Cell) -> str:
        """What there is to know of a beat, and what can be done with it."""
        return "\n".join(
            (
                self.beats.told(cell),
                self.tr(
                    "Drag its right border for its length, up or down for its pitch; double-click for its reading."
                ),
                self.tr("Alt+arrow keys do the same, Del resets it."),
            )
        )

    def _switch(self) -> None:
        self.cursor_sample = 0
        self.show_axis(self.axis.whole())
        self._measure()

    def _measure(self) -> None:
        if self.loop is not None and not self.shown.is_growing and self.loop[1] > self.shown.n_samples > 0:
            self._desk.sound.clear_loop()
        self.units_per_ms = self.shown.rate / 1000
        self.beats.refresh()
        self.set_length(self.shown.extent * 1.02)
        self.repaint_still()

    def _sound_changed(self) -> None:
        self.follow_playhead(self._desk.sound.is_playing)
        self.viewport().update()
