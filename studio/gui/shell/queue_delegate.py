"""How one job of the queue is drawn: icon, title and state above, progress or reason below."""

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.gui.shell.queue_model import ENTRY
from studio.gui.shell.theme import theme
from studio.jobs.job import JobKind
from studio.jobs.queue import Entry

Index = QModelIndex | QPersistentModelIndex
PAD = 8
BAR = 4
KIND_ICONS: dict[JobKind, str] = {"render": "mic", "play": "play", "audition": "headphones", "task": "upload"}


def time_words(seconds: float) -> str:
    """Minutes and seconds, e.g. 1:05; rounded up, so that it ends at 0:01."""
    minutes, rest = divmod(max(1, round(seconds + 0.49)), 60)
    return f"{minutes}:{rest:02}"


def state_words(entry: Entry) -> str:
    """How it stands, in a word or two."""
    translate = QCoreApplication.translate
    if entry.state == "running":
        if entry.left_s is None:
            return translate("QueueState", "running")
        return translate("QueueState", "{time} left").format(time=time_words(entry.left_s))
    if entry.state == "paused":
        return translate("QueueState", "paused")
    if entry.state == "failed":
        return translate("QueueState", "failed")
    return translate("QueueState", "waiting")


class QueueDelegate(QStyledItemDelegate):
    """Two lines of text high, the same for all."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, 2 * option.fontMetrics.height() + 2 * PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(ENTRY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole: QRect = option.rect
        state = option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        if is_selected or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(whole, theme.colour("selection" if is_selected else "hover"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.colour("accent"))
            painter.drawRect(QRectF(whole).adjusted(0.5, 0.5, -0.5, -0.5))
        line = option.fontMetrics.height()
        inner = whole.adjusted(PAD + 4, PAD, -PAD - 4, -PAD)
        upper = QRect(inner.left() + line + PAD, inner.top(), inner.width() - line - PAD, line)
        lower = upper.translated(0, line)
        failed = entry.state == "failed"
        icon = theme.icon("triangle-alert", "problem") if failed else theme.icon(KIND_ICONS[entry.job.kind], "dim")
        icon.paint(painter, QRect(inner.left(), inner.top(), line, line))
        words = state_words(entry)
        painter.setFont(theme.tabular(option.font))
        painter.setPen(theme.colour("problem" if failed else "dim"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(upper, right, words)
        title = upper.adjusted(0, 0, -option.fontMetrics.horizontalAdvance(words) - 2 * PAD, 0)
        painter.setPen(theme.colour("text"))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        elided = option.fontMetrics.elidedText(entry.job.title, Qt.TextElideMode.ElideRight, title.width())
        painter.drawText(title, left, elided)
        if failed:
            painter.setPen(theme.colour("problem"))
            reason = option.fontMetrics.elidedText(entry.sentence, Qt.TextElideMode.ElideRight, lower.width())
            painter.drawText(lower, left, reason)
        elif entry.state != "waiting" or entry.progress:
            _draw_bar(painter, lower, entry)
        painter.restore()


def _draw_bar(painter: QPainter, where: QRect, entry: Entry) -> None:
    """How far it is; what does not run is paler."""
    bar = QRectF(where.left(), where.center().y() - BAR / 2 + 1, where.width(), BAR)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("line"))
    painter.drawRoundedRect(bar, BAR / 2, BAR / 2)
    bar.setWidth(max(float(BAR), bar.width() * entry.progress))
    painter.setBrush(theme.colour("accent" if entry.state == "running" else "wave_dim"))
    painter.drawRoundedRect(bar, BAR / 2, BAR / 2)
