"""All lines in time, as they look: lanes of speakers, verdicts, overlaps, gaps, the current line, the playhead."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from studio.core.script import SpeakerId
from studio.gui.desk.desk import Desk
from studio.gui.desk.lengths import Fitted
from studio.gui.desk.script import Edited
from studio.gui.shell.language import Retranslated
from studio.gui.shell.sentences import said
from studio.gui.shell.theme import theme
from studio.gui.wave.area import PAD, TimeArea
from studio.gui.wave.axis import Tick
from studio.gui.wave.bars import paint_gap, paint_line, paint_names, paint_overlap
from studio.gui.wave.lanes import Bar, Lanes
from studio.gui.wave.layers import faint
from studio.gui.wave.original_head import OriginalHead
from studio.gui.wave.original_strip import paint_original
from studio.gui.wave.poster_strip import paint_posters
from studio.gui.wave.timecode_ticks import timecode_ticks
from studio.project.document import Row, RowId

CLOSEST = 0.5
"""Milliseconds per pixel."""
AFTER_MS = 3000
"""Room after the last line."""
FIRST_VIEW_MS = 60_000
"""So much of a long script is seen at first."""
THIN_PX = 6
"""Bars below this are thrown together."""
SHORTEST_GAP_MS = 300
"""A gap below this is not worth a word."""
TOGETHER_MS = 30


class TimelinePicture(Retranslated, TimeArea):
    """Paints the timeline. Subclasses say what the mouse and the keys do."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(1.0, CLOSEST, parent)
        self._desk = desk
        self.lanes = Lanes(desk.script.document, desk.lengths)
        self.moved: tuple[Bar, ...] = ()
        """Bars as they would be if the mouse were let go now."""
        self.is_held = False
        """Whether the mouse is at work here: then nothing scrolls away under it."""
        self._names_width = 0
        self._place_x = 0.0
        self._lane_height = 1
        self._is_new = True
        self._stale: set[RowId] = set()
        self._is_stale = False
        self._renewal = QTimer(self)
        self._renewal.setSingleShot(True)
        self._renewal.setInterval(TOGETHER_MS)
        self._renewal.timeout.connect(self._renew)
        self.original_head = OriginalHead(desk, self)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.verticalScrollBar().valueChanged.connect(self.repaint_still)
        desk.script.opened.connect(self._open)
        desk.script.edited.connect(self._edited)
        desk.lengths.fitted.connect(self._fitted)
        desk.selected.connect(self._selected)
        desk.sound.changed.connect(self._sound_changed)
        desk.original.changed.connect(self._film_changed)
        desk.film.changed.connect(self._film_changed)
        desk.film.moved.connect(self._place_moved)
        desk.posters.came.connect(self._posters_came)
        self.retranslate()
        self._open()

    def playhead(self) -> float | None:
        return self._desk.sound.position.project_ms if self._desk.sound.is_playing else None

    def left_margin(self) -> int:
        return self._names_width

    def speaker_name(self, speaker: SpeakerId) -> str:
        return speaker or self.tr("Narrator")

    def lane_height(self) -> int:
        return self._lane_height

    def lane_top(self, lane: int) -> int:
        return self.lanes_top() + lane * self.lane_height() - self.verticalScrollBar().value()

    def lane_at(self, y: float) -> int:
        """The lane at a place of the viewport; there may be none of that number."""
        return int((y - self.lanes_top() + self.verticalScrollBar().value()) // self.lane_height())

    def strip_height(self) -> int:
        """Of the film's own sound below the lanes; 0 where there is no film."""
        return 0 if self._desk.original.path is None else 2 * self.fontMetrics().height() + 2 * PAD

    def posters_height(self) -> int:
        """Of the film's pictures above the lanes; 0 where there are none."""
        return 2 * self.fontMetrics().height() + PAD if self._desk.film.has_pictures else 0

    def lanes_top(self) -> int:
        """Where the lanes begin, below ruler and pictures."""
        return self.ruler_height() + self.posters_height()

    def lanes_bottom(self) -> int:
        """Where the lanes end, and the film's own sound begins."""
        return self.viewport().height() - self.strip_height()

    def slot_rect(self, bar: Bar) -> QRectF:
        """Where the slot lies."""
        left, right = self.x_of(bar.start_ms), self.x_of(bar.slot_end_ms)
        return QRectF(left, self.lane_top(bar.lane) + PAD / 2, max(right - left, 1.0), self.lane_height() - PAD)

    def paint_still(self, painter: QPainter) -> None:
        width, height, left = self.viewport().width(), self.lanes_bottom(), self.left_margin()
        first, last = self.axis.start, self.axis.end
        for lane in range(len(self.lanes.speakers)):
            painter.fillRect(QRectF(0, self.lane_top(lane + 1) - 1, width, 1), faint("line", 130))
        below_ruler = QRectF(left, self.lanes_top(), width - left, height - self.lanes_top())
        painter.setClipRect(below_ruler)
        self._paint_gaps(painter, first, last)
        cell_ms = THIN_PX * self.axis.per_px
        for lane, start, stop, verdict in self.lanes.thin(first, last, cell_ms):
            top = self.lane_top(lane) + PAD
            run = QRectF(left + start * THIN_PX, top, (stop - start) * THIN_PX, self.lane_height() - 2 * PAD)
            painter.fillRect(run, theme.colour(f"verdict_{verdict}"))
        for bar in self.lanes.wide(first, last, cell_ms):
            self.paint_bar(painter, bar)
            self._paint_overlaps(painter, bar)
        painter.setClipping(False)
        self._paint_names(painter)
        if self.strip_height():
            strip = QRectF(left, height, width - left, self.strip_height())
            paint_original(painter, strip, self.axis, self._desk.original, self._told_of_original())
        self.paint_ruler(painter, theme.colour("dim"), theme.colour("line"))
        if not len(self.lanes):
            painter.setFont(self.font())
            painter.setPen(theme.colour("dim"))
            message = self.tr("Nothing here yet. Import a script, or add a line.")
            painter.drawText(below_ruler, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, message)

    def paint_moving(self, painter: QPainter) -> None:
        clip = QRectF(self.left_margin(), 0, self.axis.width, self.viewport().height())
        painter.setClipRect(clip)
        if self.posters_height():
            posters = QRectF(self.left_margin(), self.ruler_height(), self.axis.width, self.posters_height())
            paint_posters(painter, posters.adjusted(0, 1, 0, -1), self.axis, self._desk)
        painter.setClipRect(clip.adjusted(0, self.lanes_top(), 0, -self.strip_height()))
        self._paint_selection(painter)
        for bar in self.moved:
            self._fade(painter, self.lanes.bar(bar.id))
        for bar in self.moved:
            painter.fillRect(self.slot_rect(bar), theme.colour("panel"))
            self.paint_bar(painter, bar)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(self.slot_rect(bar))
        head = self.playhead()
        painter.setClipRect(clip)
        if head is not None:
            self.paint_playhead(painter, head, 0)
        elif self._desk.film.state.kind == "ready":
            x = self.x_of(self._desk.film.place_ms)
            painter.fillRect(QRectF(x - 0.5, 0, 1, self.viewport().height()), theme.colour("playhead"))
        painter.setClipping(False)

    def ruler_ticks(self, metrics: QFontMetrics) -> Iterator[Tick]:
        film = self._desk.film.film
        if film is None or film.rate is None or not film.is_steady:
            return super().ruler_ticks(metrics)
        return timecode_ticks(self.axis, film, metrics.horizontalAdvance("00:00:00:00") + 2 * PAD)

    def paint_bar(self, painter: QPainter, bar: Bar) -> None:
        """A line, wherever it is."""
        row = self._desk.script.document.rows.get(bar.id)
        if row is not None:
            slot = self.slot_rect(bar)
            text = f"{bar.number}  {self._desk.lengths.text(bar.id)}"
            quality = self._desk.takes.quality(bar.id)
            paint_line(painter, slot, self.x_of(bar.sound_end_ms), bar.verdict, text, quality)

    def show_row(self, id_: RowId) -> None:
        """Scroll so far that a row is seen."""
        self.renew_if_stale()
        bar = self.lanes.bar(id_)
        if bar is None:
            return
        self.show_axis(self.axis.showing(bar.start_ms, max(bar.slot_end_ms, bar.sound_end_ms)))
        top, scroll = self.lane_top(bar.lane), self.verticalScrollBar()
        below = top + self.lane_height() - self.lanes_bottom()
        scroll.setValue(scroll.value() + max(below, min(0, top - self.lanes_top())))

    def renew_now(self) -> None:
        """Arrange what has changed without waiting for more."""
        self._renewal.stop()
        self._renew()

    def renew_if_stale(self) -> None:
        """Have a bar for each row."""
        if self._is_stale:
            self.renew_now()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Timeline"))
        self.setWhatsThis(
            self.tr(
                "All lines in time, one lane for each speaker. Click to select a line, double-click to play it, drag "
                "it or its borders to move it. Left and Right go from line to line; with Alt they move the line, with "
                "Alt and Shift its end, with Alt and Ctrl its start. The wheel zooms, with Shift it scrolls."
            )
        )
        self._measure_lanes()
        self.repaint_still()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._measure_lanes()
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_first()

    def _paint_gaps(self, painter: QPainter, first: float, last: float) -> None:
        """How long nobody speaks, where there is room to say it."""
        label_px = painter.fontMetrics().horizontalAdvance(self._seconds(99_900)) + 4 * PAD
        bottom = min(self.lanes_bottom(), self.lane_top(len(self.lanes.speakers)))
        for start, stop in self.lanes.gaps.within(first, last, max(SHORTEST_GAP_MS, label_px * self.axis.per_px)):
            left, right = self.x_of(start), self.x_of(stop)
            span = QRectF(left, self.lanes_top(), right - left, bottom - self.lanes_top())
            paint_gap(painter, span, self._seconds(stop - start))

    def _paint_overlaps(self, painter: QPainter, bar: Bar) -> None:
        """Hatch what sounds at once with another line."""
        slot = self.slot_rect(bar)
        for start, stop in self.lanes.overlaps.within(bar.start_ms, bar.sound_end_ms):
            left, right = self.x_of(max(start, bar.start_ms)), self.x_of(min(stop, bar.sound_end_ms))
            paint_overlap(painter, QRectF(left, slot.top(), right - left, slot.height()))

    def _paint_names(self, painter: QPainter) -> None:
        width, top = self.left_margin(), self.lanes_top()
        if width:
            painter.fillRect(QRectF(0, 0, width, top), theme.colour("panel"))
            tops = [self.lane_top(lane) for lane in range(len(self.lanes.speakers))]
            names = [self.speaker_name(speaker) for speaker in self.lanes.speakers]
            gutter = QRectF(0, top, width, self.lanes_bottom() - top)
            paint_names(painter, gutter, names, tops, self.lane_height())

    def _seconds(self, ms: int) -> str:
        return self.tr("{0} s").format(self.locale().toString(ms / 1000, "f", 1))

    def _paint_selection(self, painter: QPainter) -> None:
        current, selected = self._desk.selection.current, frozenset(self._desk.selection.rows)
        bars = self.lanes.wide(self.axis.start, self.axis.end, THIN_PX * self.axis.per_px)
        chosen = [bar for bar in bars if bar.id in selected]
        if current is not None and (bar := self.lanes.bar(current)) is not None:
            chosen.append(bar)  # seen, however thin it is
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for bar in chosen:
            rect = self.slot_rect(bar)
            if bar.id == current:
                painter.fillRect(rect, faint("accent", 40))
            painter.setPen(QPen(theme.colour("accent"), 2 if bar.id == current else 1))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _fade(self, painter: QPainter, bar: Bar | None) -> None:
        """Let a line stand back: it is elsewhere now."""
        if bar is not None:
            slot = self.slot_rect(bar)
            slot.setRight(max(slot.right(), self.x_of(bar.sound_end_ms)))
            painter.fillRect(slot, faint("panel", 200))

    # Following the desk

    def _open(self) -> None:
        self._is_stale = self._is_new = True
        self.renew_now()
        self._show_first()

    def _show_first(self) -> None:
        """Of a long script show the first lines, once there is a view to show them in."""
        if not self._is_new or not self.isVisible() or not len(self.lanes):
            return
        self._is_new = False
        if self.axis.length > 1.5 * FIRST_VIEW_MS:
            per_px = FIRST_VIEW_MS / self.axis.width
            self.show_axis(replace(self.axis, per_px=per_px, start=self.lanes.start_ms - 2 * PAD * per_px))

    def _edited(self, event: Edited) -> None:
        for change in event.patch.changes:
            before, after = change.before, change.after
            if change.table != "row":
                continue
            if not isinstance(before, Row) or not isinstance(after, Row) or _place_of(before) != _place_of(after):
                self._is_stale = True
        self._renewal.start()

    def _fitted(self, event: Fitted) -> None:
        rows = self._desk.script.document.rows
        if all(id_ in rows and rows[id_].cue is not None for id_ in event.rows):
            self._stale |= event.rows
        else:
            self._is_stale = True
        if not self._renewal.isActive():
            self._renewal.start()

    def _renew(self) -> None:
        document = self._desk.script.document
        if self._is_stale:
            self.lanes = Lanes(document, self._desk.lengths)
        else:
            self.lanes.refit([document.rows[id_] for id_ in self._stale if id_ in document.rows], self._desk.lengths)
        self._is_stale = False
        self._stale.clear()
        self._measure_lanes()
        self._set_length()
        self._show_first()
        self.repaint_still()

    def _set_length(self) -> None:
        """As far as there are lines, or the film goes on."""
        sound = self._desk.original.sound
        film_ms = 0.0 if sound is None else sound.n_samples * 1000 / sound.sample_rate
        self.set_length(max(self.lanes.end_ms + AFTER_MS, film_ms, self._desk.film.length_ms))

    def _told_of_original(self) -> str:
        """What there is to say of the film's own sound."""
        original = self._desk.original
        if original.problem:
            return said(original.problem)
        if original.state == "reading":
            part = self.locale().toString(int(100 * original.part))
            return self.tr("Reading the film's sound: {0} %").format(part)
        return "" if original.sound is None or original.sound.n_tracks else self.tr("The film has no sound.")

    def _measure_lanes(self) -> None:
        """Lanes share the height, as far as they need; a few make themselves twice as high."""
        metrics, count = self.fontMetrics(), len(self.lanes.speakers)
        names = [metrics.horizontalAdvance(self.speaker_name(speaker)) for speaker in self.lanes.speakers]
        widest = min(max(names, default=0), metrics.horizontalAdvance("m") * 9)
        self._names_width = widest + 4 * PAD if any(self.lanes.speakers) else 0
        self._place_head()
        room = self.lanes_bottom() - self.lanes_top()
        lowest = round(metrics.height() * 1.5) + PAD
        self._lane_height = min(max(room // max(1, count), lowest), 2 * lowest)
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, count * self._lane_height - room))
        bar.setPageStep(max(1, room))
        bar.setSingleStep(self._lane_height)

    def _place_head(self) -> None:
        """Beside the strip, in a gutter wide enough for it."""
        head, height = self.original_head, self.strip_height()
        head.setVisible(bool(height))
        self.setMinimumHeight(5 * self.fontMetrics().height() + self.posters_height() + height)
        if height:
            self._names_width = max(self._names_width, head.sizeHint().width())
            head.setGeometry(0, self.lanes_bottom(), self._names_width, height)

    def _film_changed(self) -> None:
        self._measure_lanes()
        self._set_length()
        self.repaint_still()

    def _place_moved(self) -> None:
        """While something plays, the playhead is there instead."""
        x = self.x_of(self._desk.film.place_ms)
        if x != self._place_x and not self._desk.film.is_playing:
            for place in (self._place_x, x):
                self.viewport().update(round(place) - PAD, 0, 2 * PAD, self.viewport().height())
            self._place_x = x

    def _posters_came(self) -> None:
        self.viewport().update(0, self.ruler_height(), self.viewport().width(), self.posters_height())

    def _selected(self) -> None:
        current = self._desk.selection.current
        if current is not None and not self.is_held:
            self.show_row(current)
        self.viewport().update()

    def _sound_changed(self) -> None:
        self.follow_playhead(self._desk.sound.is_playing)


def _place_of(row: Row) -> tuple[object, ...]:
    """What of a row decides where its bar lies, but for its length."""
    return (row.rank, row.cue, row.speaker, row.gap_ms)
