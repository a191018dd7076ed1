"""The sound of the selected line, to look at, to seek in, to loop a part of, and to tune the beats of."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from studio.core.audio import Samples
from studio.core.timecode import samples_of
from studio.gui.desk.desk import Desk
from studio.gui.desk.tuning import Cell
from studio.gui.shell.theme import theme
from studio.gui.wave.area import PAD
from studio.gui.wave.cells import rect_of
from studio.gui.wave.picture import WaveformPicture
from studio.gui.wave.reading_edit import ReadingEdit
from studio.gui.wave.tuner import KEYS
from studio.project.document import TakeId

STEP_PX = 8
"""The cursor moves so far by an arrow key."""
_OWN_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_L, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End)


class WaveformView(WaveformPicture):
    """The take that is picked for the current line, or another of its takes, under the person's hands."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._pressed: _Press | None = None
        self.reset_button = QToolButton(self.viewport())
        self.reset_button.clicked.connect(lambda: self.beats.reset(None))
        self.beats.changed.connect(self._place_button)
        self.beats.focused.connect(self._tell_focus)
        self.shown.changed.connect(self._place_button)
        theme.changed.connect(self._place_button)
        self.retranslate()
        self._place_button()

    def show_take(self, take: TakeId | None) -> None:
        """Show another take of the current line; None is the one that is picked."""
        self.shown.show_take(take)

    def show_place(self, take: TakeId, place_ms: int) -> None:
        """Show this take of the current line, with the cursor at a place in it."""
        self.shown.show_take(take)
        self.seek(samples_of(place_ms, self.shown.rate))

    def show_growing(self, samples_so_far: Samples) -> None:
        """The current line is being rendered: show what there is. Its take replaces it."""
        self.shown.show_growing(samples_so_far)

    def set_loop(self, loop: tuple[int, int] | None) -> None:
        """Loop from a sample to another; None ends it."""
        if self.shown.row is not None and loop != self.loop:
            if loop is None:
                self._desk.sound.clear_loop()
            else:
                self._desk.sound.set_loop(self.shown.row, *loop)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and self.tuner.press(self.cell_lane(), event.position()):
            return
        if is_left:
            self.beats.focus_on(None)
        if event.button() == Qt.MouseButton.LeftButton and self.shown.n_samples:
            sample = self.sample_at(event.position().x())
            extends = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._pressed = _Press(event.position().x(), self._anchor() if extends else sample, bool(extends))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self.tuner.move(event.position()):
            return
        if not self.is_pulled and self._pressed is None:
            self.viewport().setCursor(self.tuner.cursor(self.cell_lane(), event.position()))
        press, x = self._pressed, event.position().x()
        if press is not None and (press.marks or abs(x - press.x) >= QApplication.startDragDistance()):
            self._pressed = replace(press, marks=True)
            self._mark(press.sample, self.sample_at(x))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.tuner.release():
            return
        press = self._pressed
        if press is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed = self.marked = None
        sample = self.sample_at(event.position().x())
        if press.marks:
            self.set_loop(_ordered(press.sample, sample))
        else:
            self.seek(sample)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self.tuner.open(self.cell_lane(), event.position()):
            self._loop_word(self.sample_at(event.position().x()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.tuner.show_menu(self.cell_lane(), event.pos().toPointF(), event.globalPos())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.beats.hover_over(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.repaint_still()  # the cell that has the keys

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.tuner.cancel()
        self.repaint_still()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_button()

    def edit_reading(self, cell: Cell) -> None:
        id_, score, tuning = self.shown.row, self.beats.score, self._desk.tuning
        if id_ is None or score is None:
            return
        row = id_
        start, end, reading = tuning.reading(row, score, cell)

        def write(given: str) -> str:
            return tuning.reread(row, self.tr("Change reading"), start, end, given)

        over = rect_of(cell, self.cell_lane(), self.x_of).toRect()
        ReadingEdit(reading, over, write, self.viewport())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.tuner.cancel():
            return
        if self.tuner.key(event):
            return
        modifiers = event.modifiers()
        marks = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        by_word = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        step = max(1, round(STEP_PX * self.axis.per_px))
        match event.key():
            case Qt.Key.Key_Left:
                self._go(self._border(-1) if by_word else self.cursor_sample - step, marks)
            case Qt.Key.Key_Right:
                self._go(self._border(1) if by_word else self.cursor_sample + step, marks)
            case Qt.Key.Key_Home:
                self._go(0, marks)
            case Qt.Key.Key_End:
                self._go(self.shown.n_samples, marks)
            case Qt.Key.Key_Space | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.toggle()
            case Qt.Key.Key_L if self.loop is None:
                self._loop_word(self.cursor_sample)
            case Qt.Key.Key_L:
                self.set_loop(None)
            case Qt.Key.Key_Escape if self.loop is not None:
                self.set_loop(None)
            case Qt.Key.Key_Down if self.beats.cells:
                here = self.beats.at(self.cursor_sample) or self.beats.cells[0]
                self.beats.focus_on(here.place)
            case _:
                super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            tunes = self.beats.focus is not None and event.key() in KEYS
            if event.key() in _OWN_KEYS or tunes:
                event.accept()  # before the window makes something else of them
        return super().event(event)

    def retranslate(self) -> None:
        super().retranslate()
        self.reset_button.setToolTip(self.tr("Reset the tuning of this line"))
        self.reset_button.setAccessibleName(self.tr("Reset tuning"))

    def seek(self, sample: int) -> None:
        """Put the cursor there; what plays goes on from there."""
        self.cursor_sample = sample
        sound = self._desk.sound
        if self.shown.row is not None and sound.is_playing and sound.position.row == self.shown.row:
            sound.seek(self.shown.row, sample)
        self.show_axis(self.axis.showing(sample, sample))
        self.viewport().update()

    def toggle(self) -> None:
        """Stop, or play what is shown from the cursor, or the loop from its start."""
        sound, start = self._desk.sound, self.cursor_sample if self.loop is None else self.loop[0]
        if sound.is_playing:
            sound.stop()
        elif self.shown.take is not None and self.shown.line is not None and self.shown.take != self.shown.line.take:
            sound.play_take(self.shown.take, start)
        elif self.shown.row is not None:
            sound.play_line(self.shown.row, start if start < self.shown.n_samples else 0)

    def _place_button(self) -> None:
        """In the gutter beside the beats, where there is something to reset."""
        lane, score = self.cell_lane(), self.beats.score
        self.reset_button.setVisible(score is not None and score.is_tuned and not lane.isEmpty())
        self.reset_button.setIcon(theme.icon("rotate-ccw"))
        side = min(round(lane.height()), self.right_margin()) - PAD
        self.reset_button.setGeometry(round(lane.right()) + PAD, round(lane.center().y() - side / 2), side, side)

    def _tell_focus(self) -> None:
        """Show the cell that has the keys, and tell it to those who do not see it."""
        cell = self.beats.cell(self.beats.focus)
        if cell is not None:
            self.show_axis(self.axis.showing(cell.start_sample, cell.end_sample))
        self.setAccessibleDescription("" if cell is None else self.beats.told(cell))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _anchor(self) -> int:
        """The end of the loop that stays where the other is moved."""
        if self.loop is None:
            return self.cursor_sample
        return self.loop[0] if self.cursor_sample == self.loop[1] else self.loop[1]

    def _mark(self, first: int, last: int) -> None:
        """Show what would be looped, while the mouse is down."""
        self.marked = _ordered(first, last)
        self.viewport().update()

    def _go(self, sample: int, marks: bool) -> None:
        sample = min(max(sample, 0), self.shown.n_samples)
        anchor = self._anchor()
        if marks:
            self.set_loop(_ordered(anchor, sample))
        self.seek(sample)

    def _border(self, direction: int) -> int:
        """The nearest start or end of a word on one side of the cursor."""
        borders = {0, self.shown.n_samples}
        for word in self.shown.words:
            borders |= {word.start_sample, word.start_sample + word.n_samples}
        beyond = [border for border in borders if (border - self.cursor_sample) * direction > 0]
        return min(beyond, key=lambda border: abs(border - self.cursor_sample), default=self.cursor_sample)

    def _loop_word(self, sample: int) -> None:
        word = self.shown.word_at(sample)
        if word is not None:
            self.set_loop((word.start_sample, word.start_sample + word.n_samples))


@dataclass(frozen=True, slots=True)
class _Press:
    """Where the left button went down."""

    x: float
    sample: int
    """One end of what is marked."""
    marks: bool
    """Whether it is a drag that marks a loop, and no click."""


def _ordered(first: int, last: int) -> tuple[int, int] | None:
    return (min(first, last), max(first, last)) if first != last else None
