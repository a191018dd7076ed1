"""Mouse, keys and menu for the beats of a line."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu

from studio.core.tuning import Tuned
from studio.gui.desk.tuning import STEP_MS, STEP_SEMITONES, Cell
from studio.gui.wave.beats import Beats
from studio.gui.wave.cells import rect_of
from studio.gui.wave.layers import X

PX_PER_SEMITONE = 8.0
"""So far the mouse moves for one."""
BORDER_PX = 5.0
"""So near to the right border of a cell the mouse takes hold of it."""
KEY_SEMITONES = 0.5

_ALT, _SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
KEYS = frozenset((Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Delete, Qt.Key.Key_F2))
"""That the tuner wants before the window makes something else of them."""
Grip = Literal["length", "pitch"]


@dataclass(frozen=True, slots=True)
class _Hold:
    """A cell that the mouse has taken hold of."""

    cell: Cell
    """As it was then."""
    grip: Grip
    at: QPointF
    is_dragged: bool = False


class Tuner(QObject):
    """What the person does with the cells; the view passes on what happens in their lane."""

    def __init__(self, beats: Beats, x: X, ms_per_px: Callable[[], float], edit: Callable[[Cell], None]) -> None:
        """`x` tells where a sample lies; `edit` opens the reading of a beat for editing."""
        super().__init__(beats)
        self._beats = beats
        self._x = x
        self._ms_per_px = ms_per_px
        self._edit = edit
        self._hold: _Hold | None = None

    @property
    def held(self) -> Cell | None:
        """The cell that is being dragged, as it would be."""
        hold = self._hold
        return self._beats.cell(hold.cell.place) if hold is not None and hold.is_dragged else None

    @property
    def held_text(self) -> str:
        """What is being set of it."""
        cell, hold = self.held, self._hold
        if cell is None or hold is None:
            return ""
        return self._beats.length_text(cell) if hold.grip == "length" else self._beats.shift_text(cell)

    def under(self, lane: QRectF, at: QPointF) -> tuple[Cell, Grip] | None:
        """The cell and the part of it at a place of the view; the border of two belongs to the left one."""
        if not lane.contains(at):
            return None
        for cell in self._beats.cells:
            rect = rect_of(cell, lane, self._x)
            reach = min(BORDER_PX, rect.width() / 3)
            if rect.right() - reach <= at.x() < rect.right() + BORDER_PX / 2:
                return cell, "length"
            if rect.left() <= at.x() < rect.right():
                return cell, "pitch"
        return None

    def cursor(self, lane: QRectF, at: QPointF) -> Qt.CursorShape:
        """The shape of the mouse there, when it is over a cell; that cell is marked."""
        found = self.under(lane, at)
        if self._hold is None:
            self._beats.hover_over(None if found is None else found[0].place)
        if found is None:
            return Qt.CursorShape.ArrowCursor
        return Qt.CursorShape.SplitHCursor if found[1] == "length" else Qt.CursorShape.SizeVerCursor

    def press(self, lane: QRectF, at: QPointF) -> bool:
        """Take hold of what is there; whether there was something."""
        found = self.under(lane, at)
        if found is None:
            return False
        self._beats.focus_on(found[0].place)
        if self._beats.may_edit:
            self._hold = _Hold(found[0], found[1], at)
        return True

    def move(self, at: QPointF) -> bool:
        """Drag what is held; whether something is."""
        hold = self._hold
        if hold is None:
            return False
        moved = at - hold.at
        far = abs(moved.x()) if hold.grip == "length" else abs(moved.y())
        if not hold.is_dragged and far < QApplication.startDragDistance() / 2:
            return True
        self._hold = _Hold(hold.cell, hold.grip, hold.at, is_dragged=True)
        self._beats.attempt(self._wanted(hold, moved))
        return True

    def release(self) -> bool:
        """Let go: what was dragged is kept. Whether something was held."""
        hold, self._hold = self._hold, None
        self._beats.keep()
        return hold is not None

    def cancel(self) -> bool:
        """Let go, and all is as before; whether something was dragged."""
        was_dragged, self._hold = self._hold is not None, None
        self._beats.attempt(None)
        return was_dragged

    def open(self, lane: QRectF, at: QPointF) -> bool:
        """Edit the reading of the cell there; whether there is one."""
        found = self.under(lane, at)
        if found is not None and self._beats.may_edit:
            self._hold = None
            self._edit(found[0])
        return found is not None

    def menu(self, cell: Cell | None) -> QMenu:
        """What can be done with a cell and with the line."""
        menu, score = QMenu(), self._beats.score
        if cell is not None:
            edit = menu.addAction(self.tr("Edit reading …"))
            edit.triggered.connect(lambda: self._edit(cell))
            reset = menu.addAction(self.tr("Reset syllable"))
            reset.triggered.connect(lambda: self._beats.reset(cell.place))
            reset.setEnabled(cell.is_tuned)
        line = menu.addAction(self.tr("Reset line"))
        line.triggered.connect(lambda: self._beats.reset(None))
        line.setEnabled(score is not None and score.is_tuned)
        for action in menu.actions():
            action.setEnabled(action.isEnabled() and self._beats.may_edit)
        return menu

    def show_menu(self, lane: QRectF, at: QPointF, where: QPoint) -> bool:
        """Show the menu of the cell there, at a place of the screen; whether there is a cell."""
        found = self.under(lane, at)
        if found is not None:
            self._beats.focus_on(found[0].place)
            self.menu(found[0]).exec(where)
        return found is not None

    def key(self, event: QKeyEvent) -> bool:
        """Do what a key says to the cell that has the keys; whether there is one and it was for it."""
        cell = self._beats.cell(self._beats.focus)
        if cell is None:
            return False
        does = self._changes(cell, event) if event.modifiers() & _ALT else self._moves(cell, Qt.Key(event.key()))
        if does is None:
            return False
        does()
        return True

    def _moves(self, cell: Cell, key: Qt.Key) -> Callable[[], None] | None:
        beats = self._beats
        match key:
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                return lambda: beats.focus_on(beats.beside(-1 if key == Qt.Key.Key_Left else 1))
            case Qt.Key.Key_Home | Qt.Key.Key_End:
                return lambda: beats.focus_on(beats.cells[0 if key == Qt.Key.Key_Home else -1].place)
            case Qt.Key.Key_Up | Qt.Key.Key_Escape:
                return lambda: beats.focus_on(None)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if beats.may_edit:
                return lambda: beats.reset(cell.place)
            case Qt.Key.Key_F2 | Qt.Key.Key_Return | Qt.Key.Key_Enter if beats.may_edit:
                return lambda: self._edit(cell)
        return None

    def _changes(self, cell: Cell, event: QKeyEvent) -> Callable[[], None] | None:
        beats, step = self._beats, STEP_SEMITONES if event.modifiers() & _SHIFT else KEY_SEMITONES
        if not beats.may_edit:
            return None
        match event.key():
            case Qt.Key.Key_Left:
                return lambda: beats.lengthen(cell, -STEP_MS)
            case Qt.Key.Key_Right:
                return lambda: beats.lengthen(cell, STEP_MS)
            case Qt.Key.Key_Up:
                return lambda: beats.raise_pitch(cell, step)
            case Qt.Key.Key_Down:
                return lambda: beats.raise_pitch(cell, -step)
        return None

    def _wanted(self, hold: _Hold, moved: QPointF) -> Tuned:
        if hold.grip == "length":
            return hold.cell.lengthened(moved.x() * self._ms_per_px())
        return hold.cell.raised(-moved.y() / PX_PER_SEMITONE)
