"""How one job of the queue is drawn, in one line: icon, title, progress or reason, state."""

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.gui.shell.queue_model import ENTRY
from studio.gui.shell.sentences import said
from studio.gui.shell.theme import theme
from studio.jobs.job import JobKind
from studio.jobs.queue import Entry

Index = QModelIndex | QPersistentModelIndex
PAD = 8
BAR = 4
TITLE_PART = 0.4
"""Of the width, at most."""
TITLE_CHARACTERS = 36
"""Where there is room for so many."""
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
    """All rows are of one height."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, option.fontMetrics.height() + PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(ENTRY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw_back(painter, option)
        whole: QRect = option.rect
        metrics: QFontMetrics = option.fontMetrics
        line, failed = metrics.height(), entry.state == "failed"
        inner = whole.adjusted(PAD + 4, PAD // 2, -PAD - 4, -PAD // 2)
        icon = theme.icon("triangle-alert", "problem") if failed else theme.icon(KIND_ICONS[entry.job.kind], "dim")
        icon.paint(painter, QRect(inner.left(), inner.top(), line, line))
        inner.setLeft(inner.left() + line + PAD)
        title_width = min(round(inner.width() * TITLE_PART), TITLE_CHARACTERS * metrics.averageCharWidth())
        title = QRect(inner.left(), inner.top(), title_width, line)
        words = state_words(entry)
        wide = QCoreApplication.translate("QueueState", "{time} left").format(time="000:00")
        words_width = max(metrics.horizontalAdvance(words), metrics.horizontalAdvance(wide))
        middle = inner.adjusted(title_width + 2 * PAD, 0, -words_width - 2 * PAD, 0)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theme.colour("text"))
        painter.drawText(title, left, metrics.elidedText(entry.job.title, Qt.TextElideMode.ElideMiddle, title_width))
        painter.setPen(theme.colour("problem" if failed else "dim"))
        if failed:
            reason = metrics.elidedText(said(entry.sentence), Qt.TextElideMode.ElideRight, middle.width())
            painter.drawText(middle, left, reason)
        painter.setFont(theme.tabular(option.font))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        if not failed and (entry.state != "waiting" or entry.progress):
            _draw_bar(painter, middle, entry)
        painter.restore()


def _draw_back(painter: QPainter, option: QStyleOptionViewItem) -> None:
    state, whole = option.state, option.rect
    is_selected = bool(state & QStyle.StateFlag.State_Selected)
    if is_selected or state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(whole, theme.colour("selection" if is_selected else "hover"))
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(theme.colour("accent"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(whole).adjusted(0.5, 0.5, -0.5, -0.5))


def _draw_bar(painter: QPainter, where: QRect, entry: Entry) -> None:
    """How far it is; what does not run is paler."""
    bar = QRectF(where.left(), where.center().y() - BAR / 2, where.width(), BAR)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("line"))
    painter.drawRoundedRect(bar, BAR / 2, BAR / 2)
    bar.setWidth(max(float(BAR), bar.width() * entry.progress))
    painter.setBrush(theme.colour("accent" if entry.state == "running" else "wave_dim"))
    painter.drawRoundedRect(bar, BAR / 2, BAR / 2)
