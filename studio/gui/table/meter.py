"""The fit meter: a line's natural length against its slot, drawn so that the slots of all rows end at one place."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from studio.core.fit import Fit, Verdict
from studio.gui.table.ink import RIGHT, Ink
from studio.gui.table.words import seconds

SLOT_PART = 0.62
"""Where the slot ends, as a part of the bar's width."""
FREE_MS = 15_000
"""The natural length that fills the bar of a line without a slot."""


@dataclass(frozen=True, slots=True)
class Meter:
    """What is drawn, in parts of the bar's width."""

    natural: float
    """Where the natural length ends, at most 1."""
    edge: float | None
    """Where the slot ends; None: the line has none."""
    borrowed: float
    """Where the borrowed time ends; the edge where nothing is borrowed."""
    is_cut: bool
    """Whether the natural length ends beyond the bar."""
    text: str
    """Beside the bar: what is too much, or how long a line without a slot lasts."""
    spoken: float | None = None
    """Where the speech ends, if its tempo was evened; None: where it ends is seen by the rest."""


def meter_of(fit: Fit, natural_ms: int, slot_ms: int) -> Meter | None:
    """None where there is nothing to measure."""
    if fit.tempo is None:
        return None
    if fit.verdict == "free":
        part = natural_ms / FREE_MS
        return Meter(min(1.0, part), None, 0.0, part > 1, f"{seconds(fit.spoken_ms)} s")
    # A broken cue has no room: all of the line is too much.
    scale = SLOT_PART / slot_ms if slot_ms else 0.0
    edge = SLOT_PART if slot_ms else 0.0
    natural = natural_ms * scale if slot_ms else 2.0
    text = f"+{fit.excess_syllables}" if fit.excess_syllables else ""
    spoken = None if fit.evened_from is None else min(1.0, fit.spoken_ms * scale)
    return Meter(min(1.0, natural), edge, min(1.0, edge + fit.borrowed_ms * scale), natural > 1, text, spoken)


def draw_meter(painter: QPainter, rect: QRectF, meter: Meter, verdict: Verdict, is_estimate: bool, ink: Ink) -> None:
    """Draw into `rect`, in the verdict's colour; an estimate is lighter and dashed."""
    colour = ink.colour(f"verdict_{verdict}")
    text_width = ink.metrics.horizontalAdvance("+00 " if meter.edge is not None else "00.00 s ")
    height = 2 * round(ink.metrics.capHeight() / 2) + 2
    bar = QRectF(rect.left(), round(rect.center().y() - height / 2), max(8.0, rect.width() - text_width), height)
    _draw_room(painter, bar, meter, ink)
    _draw_length(painter, bar, meter, colour, is_estimate, ink)
    if meter.spoken is not None:
        _draw_end(painter, _x(bar, meter.spoken), bar, ink)
    if meter.edge is not None:
        edge = _x(bar, meter.edge)
        painter.fillRect(QRectF(edge - 0.75, bar.top() - 3, 1.5, bar.height() + 6), ink.colour("text"))
    if meter.text:
        painter.setPen(colour if meter.edge is not None else ink.colour("dim"))
        painter.drawText(QRectF(bar.right(), rect.top(), rect.right() - bar.right(), rect.height()), RIGHT, meter.text)


def _draw_room(painter: QPainter, bar: QRectF, meter: Meter, ink: Ink) -> None:
    """The slot as a faint track, borrowed time hatched."""
    edge = meter.edge if meter.edge is not None else 1.0
    painter.fillRect(QRectF(bar.left(), bar.top(), bar.width() * edge, bar.height()), _thin(ink.colour("text"), 28))
    if meter.edge is not None and meter.borrowed > meter.edge:
        room = QRectF(_x(bar, edge), bar.top(), (meter.borrowed - edge) * bar.width(), bar.height())
        painter.fillRect(room, QBrush(_thin(ink.colour("text"), 150), Qt.BrushStyle.BDiagPattern))


def _draw_length(painter: QPainter, bar: QRectF, meter: Meter, colour: QColor, is_estimate: bool, ink: Ink) -> None:
    """The natural length: within the slot in a soft colour, past its edge in the full one, borrowed time hatched."""
    edge = min(meter.natural, meter.edge if meter.edge is not None else 1.0)
    within = QRectF(bar.left(), bar.top(), edge * bar.width(), bar.height())
    beyond = QRectF(within.right(), bar.top(), (meter.natural - edge) * bar.width(), bar.height())
    borrowed = QRectF(
        within.right(), bar.top(), (min(meter.natural, meter.borrowed) - edge) * bar.width(), bar.height()
    )
    painter.fillRect(within, _thin(colour, 50 if is_estimate else 165))
    painter.fillRect(beyond, _thin(colour, 110 if is_estimate else 255))
    if borrowed.width() > 0:
        painter.fillRect(borrowed, QBrush(ink.colour("panel"), Qt.BrushStyle.BDiagPattern))
    if is_estimate:
        painter.setPen(QPen(colour, 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(within.united(beyond).adjusted(0.5, 0.5, -0.5, -0.5))
    if meter.is_cut:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        right, middle = bar.right(), bar.center().y()
        tip = [QPointF(right - 1, middle - 7), QPointF(right + 5, middle), QPointF(right - 1, middle + 7)]
        painter.drawPolygon(QPolygonF(tip))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _draw_end(painter: QPainter, x: float, bar: QRectF, ink: Ink) -> None:
    """A wedge that stands on the bar where the speech ends."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.colour("text"))
    painter.drawPolygon(
        QPolygonF([QPointF(x - 4, bar.top() - 4), QPointF(x + 4, bar.top() - 4), QPointF(x, bar.top() + 2)])
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _x(bar: QRectF, part: float) -> float:
    return bar.left() + part * bar.width()


def _thin(colour: QColor, alpha: int) -> QColor:
    thin = QColor(colour)
    thin.setAlpha(alpha)
    return thin
