"""All lines in time: found, selected, heard and moved by mouse and keys."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from studio.core.errors import InputError
from studio.core.timecode import clock
from studio.gui.desk.desk import Desk
from studio.gui.film.keys import FilmKeys
from studio.gui.shell.sentences import said
from studio.gui.shell.theme import theme
from studio.gui.table.words import verdict_word
from studio.gui.wave.area import PAD
from studio.gui.wave.grid import Grid
from studio.gui.wave.lanes import Bar
from studio.gui.wave.timeline_picture import TimelinePicture
from studio.project import edits
from studio.project.document import RowId

EDGE_PX = 5
"""This near to a border of a line it is the border that is held."""
SLACK_PX = 2

Part = Literal["start", "end", "both"]


@dataclass(frozen=True, slots=True)
class _Hold:
    """What the left button holds."""

    at: QPointF
    """Where it went down."""
    part: Part
    bars: tuple[Bar, ...]
    """What would be moved, as it was."""
    by_ms: int = 0
    """How far it has been moved."""
    is_moved: bool = False
    """Whether it is a drag, and no click."""


class TimelineView(TimelinePicture):
    """All lines at their times, under the person's hands."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._hold: _Hold | None = None
        self._is_scrubbing = False
        FilmKeys(desk.film, self, has_arrows=False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.is_held = True
        if event.button() == Qt.MouseButton.LeftButton and self.is_on_film(event.position()):
            self._is_scrubbing = True
            self._desk.film.seek(round(self.unit_at(event.position().x())))
            return
        bar = self.bar_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or bar is None:
            return
        selected = self._desk.selection.rows
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            others = tuple(id_ for id_ in selected if id_ != bar.id)
            self._desk.select(
                others if bar.id in selected else (*others, bar.id), None if bar.id in selected else bar.id
            )
            return
        if bar.id not in selected:
            self._desk.select([bar.id])
        else:
            self._desk.select(selected, bar.id)
        if self._may_move(bar.id):
            part = self.part_at(bar, event.position().x())
            ids = self._desk.selection.rows if part == "both" else (bar.id,)
            bars = tuple(found for id_ in ids if self._may_move(id_) and (found := self.lanes.bar(id_)) is not None)
            self._hold = _Hold(event.position(), part, bars)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        hold, moved = self._hold, event.position()
        if self._is_scrubbing:
            self._desk.film.pause()
            self._desk.film.seek(round(self.unit_at(moved.x())))
            return
        if hold is None:
            self._show_cursor(moved)
            return
        if hold.is_moved or abs(moved.x() - hold.at.x()) >= QApplication.startDragDistance():
            by_ms = self._snapped(hold, (moved.x() - hold.at.x()) * self.axis.per_px)
            self._hold = replace(hold, by_ms=by_ms, is_moved=True)
            self.moved = tuple(self._moved(bar, hold.part, by_ms) for bar in hold.bars)
            self._look_at_border()
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        hold = self._hold
        if hold is not None and event.button() == Qt.MouseButton.LeftButton:
            self._let_go()
            bar = self.bar_at(event.position())
            if not hold.is_moved and bar is not None:
                self._desk.select([bar.id])
            elif hold.by_ms:
                self._move([bar.id for bar in hold.bars], hold.part, hold.by_ms)
        self.is_held = self._is_scrubbing = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        bar = self.bar_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and bar is not None:
            self._desk.select([bar.id])
            self._desk.sound.play_line(bar.id)
        elif event.button() == Qt.MouseButton.LeftButton and self.is_on_strip(event.position()):
            self._desk.sound.play_at(max(0, round(self.unit_at(event.position().x()))))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.is_on_strip(QPointF(event.pos())):
            self.original_head.open_panel()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers, current = event.modifiers(), self._desk.selection.current
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape and self._hold is not None:
            self._let_go()
        elif step is not None and modifiers & Qt.KeyboardModifier.AltModifier:
            part: Part = "both"
            if modifiers & Qt.KeyboardModifier.ShiftModifier:
                part = "end"
            elif modifiers & Qt.KeyboardModifier.ControlModifier:
                part = "start"
            self._step([id_ for id_ in self._desk.selection.rows if self._may_move(id_)], part, step)
        elif step is not None:
            self._go(self.lanes.beside(current, step))
        elif event.key() == Qt.Key.Key_Home:
            self._go(self.lanes.beside(current, -len(self.lanes)))
        elif event.key() == Qt.Key.Key_End:
            self._go(self.lanes.beside(current, len(self.lanes)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current is not None:
            self._desk.sound.play_line(current)
        elif event.key() == Qt.Key.Key_M and not modifiers and self.strip_height():
            self.original_head.toggle_mute()
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            bar, of_strip = self.bar_at(QPointF(event.pos())), self.is_on_strip(QPointF(event.pos()))
            hint = self.strip_hint() if of_strip else "" if bar is None else self.hint(bar)
            QToolTip.showText(event.globalPos(), hint, self)
            return True
        return super().viewportEvent(event)

    @property
    def grid(self) -> Grid:
        """On which lines are moved."""
        snaps = self._desk.preferences.settings.snaps_to_film
        return Grid(self._desk.film.steady_rate if snaps else None)

    def bar_at(self, at: QPointF) -> Bar | None:
        """The line at a place of the viewport."""
        self.renew_if_stale()
        if at.x() < self.left_margin() or not self.lanes_top() <= at.y() < self.lanes_bottom():
            return None
        return self.lanes.at(self.lane_at(at.y()), self.unit_at(at.x()), SLACK_PX * self.axis.per_px)

    def is_on_film(self, at: QPointF) -> bool:
        """Whether a place of the viewport is one of the film: on the ruler, or on its pictures."""
        return self._desk.film.state.kind == "ready" and at.y() < self.lanes_top() and at.x() >= self.left_margin()

    def is_on_strip(self, at: QPointF) -> bool:
        """Whether a place of the viewport lies on the film's own sound."""
        return bool(self.strip_height()) and at.y() >= self.lanes_bottom() and at.x() >= self.left_margin()

    def strip_hint(self) -> str:
        """What there is to say of the film's own sound."""
        path = self._desk.original.path
        how = self.tr("Double-click to play from here; right-click for its level and what happens under speech.")
        return "\n".join(part for part in (path.name if path else "", said(self._desk.original.problem), how) if part)

    def part_at(self, bar: Bar, x: float) -> Part:
        """What of a line is held there: a border, or all of it where it is too narrow for that."""
        slot = self.slot_rect(bar)
        if slot.width() >= 4 * EDGE_PX:
            if abs(x - slot.left()) <= EDGE_PX:
                return "start"
            if abs(x - slot.right()) <= EDGE_PX:
                return "end"
        return "both"

    def hint(self, bar: Bar) -> str:
        """What there is to say of a line."""
        row = self._desk.script.document.rows[bar.id]
        who = f"{row.speaker}: " if row.speaker else ""
        return f"{bar.number}  {who}{self._desk.lengths.text(bar.id)}\n{self._times(bar)}"

    def paint_moving(self, painter: QPainter) -> None:
        super().paint_moving(painter)
        if not self.moved:
            return
        label = self._times(self.moved[0])
        painter.setFont(theme.tabular(self.font()))
        metrics = painter.fontMetrics()
        width, height = metrics.horizontalAdvance(label) + 4 * PAD, metrics.height() + PAD
        left = min(self.slot_rect(self.moved[0]).left(), self.viewport().width() - width)
        box = QRectF(max(left, self.left_margin()), 0, width, height)
        painter.fillRect(box, theme.colour("accent"))
        painter.setPen(theme.colour("accent_text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label)

    def _times(self, bar: Bar) -> str:
        slot = self.locale().toString((bar.slot_end_ms - bar.start_ms) / 1000, "f", 2)
        times = self.tr("{0} – {1}   {2} s").format(clock(bar.start_ms), clock(bar.slot_end_ms), slot)
        return f"{times}   {verdict_word(bar.verdict)}"

    def _may_move(self, id_: RowId) -> bool:
        row = self._desk.script.document.rows.get(id_)
        return row is not None and row.cue is not None and not self._desk.script.is_read_only

    def _show_cursor(self, at: QPointF) -> None:
        bar = None if self.is_pulled else self.bar_at(at)
        if bar is not None and self._may_move(bar.id) and self.part_at(bar, at.x()) != "both":
            self.viewport().setCursor(Qt.CursorShape.SplitHCursor)
        elif not self.is_pulled:
            self.viewport().unsetCursor()

    def _snapped(self, hold: _Hold, by_ms: float) -> int:
        """How far it goes: its first border comes to lie on the grid, not before 0, and no slot turns round."""
        bar, grid = hold.bars[0], self.grid
        border_ms = bar.slot_end_ms if hold.part == "end" else bar.start_ms
        by = grid.nearest(border_ms + by_ms) - border_ms
        if hold.part == "end":
            return max(by, bar.start_ms + grid.least_ms - bar.slot_end_ms)
        by = max(by, -min(held.start_ms for held in hold.bars))
        return min(by, bar.slot_end_ms - grid.least_ms - bar.start_ms) if hold.part == "start" else by

    def _moved(self, bar: Bar, part: Part, by_ms: int) -> Bar:
        """The line as it would be: fitted anew, with what is known of it."""
        start_ms = bar.start_ms + (by_ms if part != "end" else 0)
        end_ms = bar.slot_end_ms + (by_ms if part != "start" else 0)
        lengths = self._desk.lengths
        place, length = lengths.place(bar.id), lengths.length(bar.id)
        gap_ms = None if place.gap_ms is None else place.gap_ms - (end_ms - bar.slot_end_ms)
        place = replace(place, slot_ms=max(0, end_ms - start_ms), gap_ms=gap_ms)
        fit = place.fit(length.natural_ms, length.shortest_ms, length.syllables)
        verdict = bar.verdict if bar.verdict == "failed" else fit.verdict
        return bar._replace(
            start_ms=start_ms, slot_end_ms=end_ms, sound_end_ms=start_ms + fit.length_ms, verdict=verdict
        )

    def _look_at_border(self) -> None:
        """See the film where the border that is held would come to lie."""
        film, hold = self._desk.film, self._hold
        if hold is not None and film.has_pictures and not film.is_moving:
            film.seek(self.moved[0].slot_end_ms if hold.part == "end" else self.moved[0].start_ms)

    def _step(self, ids: Sequence[RowId], part: Part, step: int) -> None:
        """Move by one place of the grid."""
        bar = self.lanes.bar(ids[0]) if ids else None
        if bar is not None:
            border_ms = bar.slot_end_ms if part == "end" else bar.start_ms
            self._move(ids, part, self.grid.beside(border_ms, step) - border_ms, "keys")

    def _let_go(self) -> None:
        self._hold, self.moved = None, ()
        self.viewport().update()

    def _move(self, ids: Sequence[RowId], part: Part, by_ms: int, merge: str = "") -> None:
        start_ms, end_ms = (by_ms if part != "end" else 0), (by_ms if part != "start" else 0)
        title = {"start": self.tr("Move start"), "end": self.tr("Move end"), "both": self.tr("Move line")}[part]
        try:
            patch = edits.nudge(self._desk.script.document, ids, start_ms, end_ms, self.grid.rate)
        except InputError as error:
            self._desk.tell(str(error))
            return
        self._desk.script.do(title, patch, f"{merge} {part} {ids}" if merge else "")
        self.renew_now()

    def _go(self, id_: RowId | None) -> None:
        if id_ is not None:
            self._desk.select([id_])
