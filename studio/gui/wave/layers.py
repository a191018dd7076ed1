"""The layers of the waveform view, each painted by one function into one rectangle."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import exp, log

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen

from studio.core.audio import Samples
from studio.core.pitch import HIGHEST_HZ, HOP_MS, LOWEST_HZ
from studio.core.speech import PhonemeTiming, WordTiming
from studio.gui.shell.theme import theme
from studio.gui.wave.phonetic import legible
from studio.gui.wave.pyramid import Pyramid

PAD = 4
_LINE_PX = 1.0
"""Samples this far apart or further are joined by a line."""
_LEAST_SCALE = 0.2
"""The amplitude that fills the view at least."""
_LEAP_OCTAVES = 0.4
"""Nobody's voice leaps so far in a hundredth of a second: the curve is broken there."""
_HZ_LABELS = (50, 75, 100, 150, 200, 300, 400, 600)

Shape = npt.NDArray[np.bool_]
"""Which pixels of an image belong to something."""
X = Callable[[float], float]
"""Where a sample lies, in pixels."""


def faint(role: str, alpha: int) -> QColor:
    """A colour of the theme that lets through what lies below; `alpha` 0 to 255."""
    colour = QColor(theme.colour(role))
    colour.setAlpha(alpha)
    return colour


def paint_sound(painter: QPainter, where: QRectF, start: float, per_px: float, pyramid: Pyramid) -> None:
    """Extremes and RMS body of the sound; `start` is the sample at the left border."""
    middle, half = where.center().y(), where.height() / 2
    # The peak fills the view, but silence and breath stay small.
    scale = max(_LEAST_SCALE, pyramid.peak) * 1.05
    painter.fillRect(QRectF(where.left(), middle, where.width(), 1), theme.colour("line"))
    if per_px > 1 / _LINE_PX:
        _paint_columns(painter, where, start, per_px, pyramid, scale)
        return
    first, last = max(0, int(start) - 1), min(pyramid.n_samples, int(start + per_px * where.width()) + 3)
    across = where.left() + (np.arange(first, last) - start) / per_px
    down = middle - half / scale * pyramid.samples[first:last]
    points = list(map(QPointF, across.tolist(), down.tolist()))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("wave"), 1))
    painter.drawPolyline(points)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _paint_columns(
    painter: QPainter, where: QRectF, start: float, per_px: float, pyramid: Pyramid, scale: float
) -> None:
    """One column for each pixel of the device, as an image: thousands of lines would take ten times as long."""
    ratio = painter.device().devicePixelRatio()
    width, height = round(where.width() * ratio), round(where.height() * ratio)
    edges = np.rint(start + np.arange(width + 1) * (per_px / ratio)).astype(np.int64)
    columns = pyramid.columns(edges)
    to_y = np.float32(height / 2 / scale)
    body = np.minimum(columns.rms, np.maximum(columns.high, -columns.low))
    stride = -(-width // 4) * 4
    index = np.zeros((height, stride), np.uint8)
    index[:, :width] = between(columns.low, columns.high, to_y, height)
    index[:, :width] += between(-body, body, to_y, height) & (index[:, :width] > 0)
    image = QImage(index.data, width, height, stride, QImage.Format.Format_Indexed8)
    image.setColorTable([0, theme.colour("wave_dim").rgba(), theme.colour("wave").rgba()])
    painter.drawImage(where, image)


def between(low: Samples, high: Samples, to_y: np.float32, height: int) -> Shape:
    """Which pixels of an image lie between two curves, column by column; `to_y` pixels are an amplitude of 1, and 0
    lies in the middle."""
    y = np.arange(height, dtype=np.float32)[:, None]
    top, bottom = np.floor(height / 2 - high * to_y), np.ceil(height / 2 - low * to_y)
    inside: Shape = (y >= top) & (y < bottom)
    return inside


def paint_slot(
    painter: QPainter,
    where: QRectF,
    x: X,
    n_samples: int,
    slot_samples: int,
    borrowed_samples: int,
    labels: tuple[str, str, str],
) -> None:
    """Where the slot ends, what is borrowed after it, and what runs over both; `labels` name the three."""
    slot_x, borrowed_x, end_x = x(slot_samples), x(slot_samples + borrowed_samples), x(n_samples)
    if borrowed_samples:
        painter.fillRect(
            QRectF(slot_x, where.top(), borrowed_x - slot_x, where.height()), faint("verdict_borrowed", 45)
        )
        _paint_flag(painter, where, slot_x, borrowed_x, labels[1], "verdict_borrowed")
    if n_samples > slot_samples + borrowed_samples:
        over = QRectF(borrowed_x, where.top(), end_x - borrowed_x, where.height())
        painter.fillRect(over, faint("verdict_too_long", 40))
        painter.fillRect(over, QBrush(faint("verdict_too_long", 110), Qt.BrushStyle.BDiagPattern))
        _paint_flag(painter, where, borrowed_x, end_x, labels[2], "verdict_too_long")
    else:
        after = QRectF(borrowed_x, where.top(), max(0.0, where.right() - borrowed_x), where.height())
        painter.fillRect(after, faint("window", 150))
    painter.setPen(QPen(theme.colour("text"), 1, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(slot_x, where.top()), QPointF(slot_x, where.bottom()))
    width = painter.fontMetrics().horizontalAdvance(labels[0]) + 2 * PAD
    if slot_x - width > where.left():
        _paint_flag(painter, where, slot_x - width, slot_x, labels[0], "dim")


def _paint_flag(painter: QPainter, where: QRectF, left: float, right: float, label: str, role: str) -> None:
    metrics = painter.fontMetrics()
    if right - left >= metrics.horizontalAdvance(label) + 2 * PAD - 1:
        painter.setPen(theme.colour(role))
        painter.drawText(QPointF(left + PAD, where.top() + PAD + metrics.ascent()), label)


def paint_words(painter: QPainter, where: QRectF, lane: QRectF, x: X, words: Sequence[WordTiming]) -> None:
    """Borders of the words through the sound, and the words in their lane below."""
    metrics = painter.fontMetrics()
    base = lane.top() + (lane.height() + metrics.ascent() - metrics.descent()) / 2
    edge, back, ink = faint("text", 36), faint("text", 16), theme.colour("text")
    for number, left, right, text in _visible(words, lane, x):
        for border in (left, right):
            painter.fillRect(QRectF(round(border), where.top(), 1, lane.bottom() - where.top()), edge)
        painter.fillRect(QRectF(left, lane.top(), right - left, lane.height()), back if number % 2 else edge)
        room = right - left - 2
        shown = text if metrics.horizontalAdvance(text) <= room else _cut(metrics.horizontalAdvance, text, room)
        if shown:
            painter.setPen(ink)
            painter.drawText(QPointF((left + right - metrics.horizontalAdvance(shown)) / 2, base), shown)


def paint_phonemes(painter: QPainter, lane: QRectF, x: X, phonemes: Sequence[PhonemeTiming]) -> None:
    """The phonemes in their lane, each between its borders."""
    metrics = painter.fontMetrics()
    base = lane.top() + (lane.height() + metrics.ascent() - metrics.descent()) / 2
    edge, ink = faint("text", 60), theme.colour("dim")
    for _, left, right, symbol in _visible(phonemes, lane, x):
        for border in (left, right):
            painter.fillRect(QRectF(round(border), lane.top(), 1, lane.height()), edge)
        shown = legible(symbol)
        width = metrics.horizontalAdvance(shown)
        if width <= right - left:
            painter.setPen(ink)
            painter.drawText(QPointF((left + right - width) / 2, base), shown)


def _visible(
    timings: Sequence[WordTiming | PhonemeTiming], lane: QRectF, x: X
) -> Iterator[tuple[int, float, float, str]]:
    """Number, left, right and text of what is seen."""
    for number, timing in enumerate(timings):
        left, right = x(timing.start_sample), x(timing.start_sample + timing.n_samples)
        if right >= lane.left() and left <= lane.right():
            yield number, left, right, timing.text if isinstance(timing, WordTiming) else timing.symbol


def _cut(width_of: Callable[[str], int], text: str, room: float) -> str:
    """As much of the start as fits before an ellipsis; empty where not even one character does."""
    return next((text[:n] + "…" for n in range(len(text) - 1, 0, -1) if width_of(text[:n] + "…") <= room), "")


def _voiced_runs(f0_hz: Samples) -> list[npt.NDArray[np.intp]]:
    """Indices of values that are joined by a line."""
    voiced = np.flatnonzero(f0_hz > 0)
    leaps = np.abs(np.diff(np.log2(f0_hz[voiced]))) > _LEAP_OCTAVES
    runs = np.split(voiced, np.flatnonzero((np.diff(voiced) > 1) | leaps) + 1)
    return [run for run in runs if len(run)]


def f0_range(f0_hz: Samples) -> tuple[float, float]:
    """The Hz at the bottom and the top of the scale: room for the voice, and for what it is compared with."""
    voiced = f0_hz[f0_hz > 0]
    if len(voiced) == 0:
        return LOWEST_HZ, HIGHEST_HZ
    low, high = np.percentile(voiced, (2, 98))
    middle = exp((log(low) + log(high)) / 2)
    reach = max(2.0, float(high / middle) * 1.25)
    return middle / reach, middle * reach


@dataclass(frozen=True, slots=True)
class Bend:
    """A stretch whose F0 is to be another than it is."""

    start_sample: int
    end_sample: int
    semitones: float


def paint_melody(
    painter: QPainter, where: QRectF, gutter: QRectF, x: X, rate: int, f0_hz: Samples, bends: Sequence[Bend] = ()
) -> None:
    """The F0 curve over the sound, broken where it is unvoiced, and its logarithmic scale in the gutter; dotted, what
    it is to become."""
    low, high = f0_range(f0_hz)
    span = log(high / low)

    def y(hz: float) -> float:
        return where.bottom() - PAD - (where.height() - 2 * PAD) * log(hz / low) / span

    hop = HOP_MS * rate / 1000
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("f0"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setClipRect(where)
    for run in _voiced_runs(f0_hz):
        if x(float(run[-1]) * hop) >= where.left() and x(float(run[0]) * hop) <= where.right():
            painter.drawPolyline([QPointF(x((float(i) + 0.5) * hop), y(float(f0_hz[i]))) for i in run])
    painter.setOpacity(1.0)
    painter.setPen(QPen(theme.colour("f0"), 2, Qt.PenStyle.DotLine))
    for bend in bends:
        first, last = int(bend.start_sample / hop), int(bend.end_sample / hop) + 1
        ratio = 2 ** (bend.semitones / 12)
        for run in _voiced_runs(f0_hz[first:last]):
            spots = [(float(i) + first, float(f0_hz[i + first]) * ratio) for i in run]
            painter.drawPolyline([QPointF(x((at + 0.5) * hop), y(hz)) for at, hz in spots])
    painter.setClipping(False)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setFont(theme.tabular())
    metrics = painter.fontMetrics()
    painter.setPen(theme.colour("f0"))
    lowest_y = where.bottom()
    for hz in _HZ_LABELS:
        base = y(hz) + metrics.ascent() / 2 - 1
        if where.top() + metrics.ascent() <= base <= lowest_y:
            painter.fillRect(QRectF(gutter.left(), round(y(hz)), PAD, 1), theme.colour("f0"))
            painter.drawText(QPointF(gutter.left() + 1.5 * PAD, base), str(hz))
            lowest_y = base - metrics.height()
