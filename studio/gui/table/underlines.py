"""Lines under words: what can be read in several ways, and what a dictionary decides."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextLayout, QTransform

from studio.core.pronunciation import SURE
from studio.core.settings import Settings
from studio.gui.desk.readings import RowReading
from studio.gui.shell.theme import theme

Kind = Literal["unsure", "sure", "dictionary"]
Shown = Literal["all", "unsure", "none"]
SHOWN: tuple[Shown, ...] = ("all", "unsure", "none")
"""Which doubts are marked."""
FAINT = 150
"""Alpha of what needs no attention."""
_DOTS = [0.01, 2.0]
"""Pen widths: with round caps the dashes are dots."""


REMEMBERED = 500
"""Rows in memory: some screens full."""

Drawn = Mapping[Kind, Sequence[QLineF]]


@dataclass(frozen=True, slots=True)
class Underline:
    """A line under some characters."""

    start: int
    """First character in the text."""
    end: int
    """One past its last character."""
    kind: Kind


def underlines(reading: RowReading, shown: Shown) -> list[Underline]:
    """Of a row."""
    if shown == "none":
        return []
    found = [Underline(one.start, one.end, "dictionary") for one in reading.entries]
    for word in reading.words:
        for doubt in word.doubts:
            is_sure = doubt.confidence >= SURE
            if shown == "all" or not is_sure:
                found.append(Underline(doubt.start, doubt.end, "sure" if is_sure else "unsure"))
    return found


def shown_by(settings: Settings) -> Shown:
    """Which doubts the person wants to see; all where the setting is none that is known here."""
    return next((shown for shown in SHOWN if shown == settings.doubts), "all")


class Underlining:
    """Where the lines under rows go, remembered for those drawn last: to find it takes longer than to draw it."""

    def __init__(self) -> None:
        self._found: OrderedDict[tuple[int, int, Shown], tuple[RowReading, QTextLayout, Drawn]] = OrderedDict()

    def draw(
        self, painter: QPainter, layout: QTextLayout, origin: QPointF, reading: RowReading, text: str, shown: Shown
    ) -> None:
        """Draw the lines of a reading under its text, which is laid out at `origin` and may be shown shortened."""
        if not reading.words or shown == "none":
            return
        # The objects are kept, so that their ids stay theirs.
        key = (id(reading), id(layout), shown)
        found = self._found.get(key)
        if found is None:
            lines = visible(underlines(reading, shown), text, layout.text())
            found = self._found[key] = (reading, layout, _placed(layout, lines))
            if len(self._found) > REMEMBERED:
                self._found.popitem(last=False)
        _draw(painter, origin, found[2])


def visible(lines: Iterable[Underline], text: str, shown: str) -> list[Underline]:
    """Those of a text whose characters are there where it is shown shortened."""
    return [line for line in lines if shown[line.start : line.end] == text[line.start : line.end]]


def draw(painter: QPainter, layout: QTextLayout, origin: QPointF, lines: Iterable[Underline]) -> None:
    """Draw lines under a text that is laid out at `origin`."""
    _draw(painter, origin, _placed(layout, lines))


def _placed(layout: QTextLayout, lines: Iterable[Underline]) -> Drawn:
    """Lines by their kind, in the coordinates of the layout."""
    by_kind: dict[Kind, list[QLineF]] = {}
    for line in lines:
        by_kind.setdefault(line.kind, []).extend(_drawn(layout, line))
    return by_kind


def _draw(painter: QPainter, origin: QPointF, drawn: Drawn) -> None:
    if not drawn:
        return
    # On whole pixels, where dots are sharp.
    painter.save()
    painter.setTransform(QTransform.fromTranslate(round(origin.x()), round(origin.y())), True)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for kind, lines in drawn.items():
        painter.setPen(_pens()[kind])
        painter.drawLines(lines)
    painter.restore()


def _drawn(layout: QTextLayout, line: Underline) -> Sequence[QLineF]:
    """One line for each line of the layout that it runs through."""
    found, at = [], line.start
    while at < line.end:
        row = layout.lineForTextPosition(at)
        if not row.isValid():
            break
        until = min(line.end, row.textStart() + row.textLength())
        # PySide gives the position back as well.
        left, right = (_x(row.cursorToX(place)) for place in (at, until))
        # So low that no stroke of a character touches it.
        y = round(row.y() + row.height())
        found.append(QLineF(round(left) + 1, y, round(right) - 1, y))
        at = max(until, at + 1)
    return found


def _x(found: object) -> float:
    return float(found[0]) if isinstance(found, tuple) else float(found)  # type: ignore[arg-type]


def _pens() -> Mapping[Kind, QPen]:
    scheme = theme.scheme
    if scheme not in _PENS:
        _PENS[scheme] = {
            "unsure": _dotted(theme.colour("doubt"), 2.0),
            "sure": _dotted(_faint(theme.colour("dim")), 1.4),
            "dictionary": QPen(_faint(theme.colour("accent")), 1.0),
        }
    return _PENS[scheme]


_PENS: dict[str, Mapping[Kind, QPen]] = {}


def _dotted(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setDashPattern(_DOTS)
    return pen


def _faint(colour: QColor) -> QColor:
    colour.setAlpha(FAINT)
    return colour
