"""How a voice card looks."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.gui.library.cards import CARD, Card
from studio.gui.library.marks import draw_bar, draw_gender, draw_play, draw_sound, draw_star, draw_waiting
from studio.gui.shell.theme import theme

NOT_MEASURED = "–"
WIDEST_BAR = 16
"""In steps of the grid."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the parts of a card lie."""

    sign: QRectF
    """Gender, and while the mouse is over it what a click does."""
    upper: QRectF
    """Name, and what stands beside it."""
    lower: QRectF
    """Pitch and rate."""
    star: QRectF

    @staticmethod
    def of(card: QRect, font: QFont) -> "Layout":
        line, step = QFontMetrics(font).height(), grid(font)
        left, right = card.left() + 2 * step, card.right() + 1 - 2 * step
        sign = QRectF(left, card.center().y() + 0.5 - line * 0.8, line * 1.6, line * 1.6)
        text_left = sign.right() + 2 * step
        top = card.top() + (card.height() - 2 * line - step) / 2
        star = QRectF(right - line, top, line, line)
        upper = QRectF(text_left, top, star.left() - 2 * step - text_left, line)
        lower = QRectF(text_left, top + line + step, right - text_left, line)
        return Layout(sign, upper, lower, star)


def grid(font: QFont) -> int:
    """The small step of spacing: 4 pixels for a font of the usual size."""
    return max(2, round(QFontMetrics(font).height() / 4.5))


class CardDelegate(QStyledItemDelegate):
    """Paints cards of two lines: who it is, and how it sounds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_star_under_mouse = False
        """Whether the star of the card under the mouse is."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line, step = QFontMetrics(option.font).height(), grid(option.font)
        return QSize(line * 12, 2 * line + 5 * step)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        card: Card = index.data(CARD)
        layout = Layout.of(option.rect, option.font)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, card, is_hovered)
        self._paint_sign(painter, layout.sign, card, is_hovered and not self.is_star_under_mouse)
        self._paint_names(painter, layout.upper, card, option.font)
        self._paint_measures(painter, layout.lower, card, option.font)
        star = theme.colour("accent" if card.is_favourite else "dim")
        if card.is_favourite or is_hovered:
            draw_star(painter, layout.star.adjusted(2, 2, -2, -2), star, card.is_favourite)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, card: Card, is_hovered: bool) -> None:
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("selection"))
        elif is_hovered:
            painter.fillRect(rect, _thin("text", 0.05))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), _thin("line", 0.6))
        if card.sounding:
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), theme.colour("accent"))
        has_focus = option.state & QStyle.StateFlag.State_HasFocus
        if has_focus and option.state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(theme.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -1.5))

    def _paint_sign(self, painter: QPainter, where: QRectF, card: Card, is_hovered: bool) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_thin("accent", 0.22) if card.sounding or is_hovered else _thin("text", 0.08))
        painter.drawEllipse(where)
        inner = where.adjusted(*(where.width() * part for part in (0.2, 0.2, -0.2, -0.2)))
        if card.sounding == "playing":
            draw_sound(painter, inner, theme.colour("accent"))
        elif card.sounding == "waiting":
            draw_waiting(painter, inner, theme.colour("accent"))
        elif is_hovered:
            draw_play(painter, inner, theme.colour("accent"))
        else:
            draw_gender(painter, inner, card.voice.gender, theme.colour("text"))

    def _paint_names(self, painter: QPainter, where: QRectF, card: Card, font: QFont) -> None:
        step = grid(font)
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        room = self._paint_badge(painter, where, card.voice.lang, font) - where.left() - 2 * step
        left = where.left() + _write(painter, where, card.name, bold, theme.colour("text"), room) + 2 * step
        room -= left - where.left()
        if card.is_in_use:
            in_use = self.tr("in use")
            width = QFontMetrics(font).horizontalAdvance(in_use)
            if width <= room:
                left += (
                    _write(
                        painter,
                        QRectF(left, where.top(), room, where.height()),
                        in_use,
                        font,
                        theme.colour("accent"),
                        room,
                    )
                    + 2 * step
                )
                room -= width + 2 * step
        if room >= QFontMetrics(font).horizontalAdvance(card.about) / 2:
            place = QRectF(left, where.top(), room, where.height())
            _write(painter, place, card.about, font, theme.colour("dim"), room)

    def _paint_badge(self, painter: QPainter, where: QRectF, lang: str, font: QFont) -> float:
        """A tag at the right end; gives where it starts."""
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * 0.85)
        width = QFontMetrics(small).horizontalAdvance(lang) + 2.5 * grid(font)
        badge = QRectF(where.right() - width, where.top() + 1, width, where.height() - 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_thin("text", 0.1))
        painter.drawRoundedRect(badge, grid(font), grid(font))
        painter.setFont(small)
        painter.setPen(theme.colour("text"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, lang)
        return badge.left()

    def _paint_measures(self, painter: QPainter, where: QRectF, card: Card, font: QFont) -> None:
        half = (where.width() - 2 * grid(font)) / 2
        hz = self.tr("{hz} Hz").format(hz=round(card.pitch_hz) if card.pitch_hz else NOT_MEASURED)
        rate = self.tr("{rate} /s").format(rate=f"{card.rate:.1f}" if card.rate else NOT_MEASURED)
        figures = theme.tabular()
        figures.setPointSizeF(font.pointSizeF())
        room = max(
            QFontMetrics(figures).horizontalAdvance(widest)
            for widest in (self.tr("{hz} Hz").format(hz=888), self.tr("{rate} /s").format(rate=8.8))
        )
        for left, text, part in (
            (where.left(), hz, card.pitch_part if card.pitch_hz else None),
            (where.left() + half + 2 * grid(font), rate, card.rate_part if card.rate else None),
        ):
            _write(painter, QRectF(left, where.top(), room, where.height()), text, figures, theme.colour("dim"), room)
            bar_left = left + room + 2 * grid(font)
            width = min(left + half - bar_left, WIDEST_BAR * grid(font))
            if part is not None and width > 4 * grid(font):
                bar = QRectF(bar_left, where.top(), width, where.height())
                draw_bar(painter, bar, part, _thin("text", 0.12), theme.colour("dim"))


def _write(painter: QPainter, where: QRectF, text: str, font: QFont, colour: QColor, room: float) -> float:
    """Text at the left, shortened to `room`; gives its width."""
    metrics = QFontMetrics(font)
    text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room))
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(where, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
    return metrics.horizontalAdvance(text)


def _thin(role: str, opacity: float) -> QColor:
    colour = QColor(theme.colour(role))
    colour.setAlphaF(opacity)
    return colour
