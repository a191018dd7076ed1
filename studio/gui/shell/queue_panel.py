"""The queue: what is being made, what failed and why, and the ways to pause, cancel and try again."""

import time

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QListView,
    QPlainTextEdit,
    QProgressBar,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio.gui.desk.desk import Desk
from studio.gui.shell.language import Retranslated
from studio.gui.shell.queue_delegate import QueueDelegate, state_words, time_words
from studio.gui.shell.queue_model import QueueModel
from studio.gui.shell.sentences import said
from studio.gui.shell.theme import theme
from studio.jobs.job import JobId
from studio.jobs.queue import Entry

LOOK_AFTER_MS = 60
"""News of the queue that come within so long are shown together."""
LOOK_EVERY_MS = 500
"""While something is made, so that the time that is left shrinks."""
ICONS = {"pause": "pause", "cancel": "x", "retry": "rotate-ccw", "clear": "trash-2", "cancel_all": "circle-x"}


class QueuePanel(Retranslated, QWidget):
    """Totals and buttons above, the list of jobs, and below it the reason of a failed one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.model = QueueModel()
        self.model.setParent(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(QueueDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.totals, self.progress = QLabel(), QProgressBar()
        self.totals.setFont(theme.tabular())
        self.progress.setTextVisible(False)
        self.progress.setMaximumHeight(4)
        self.nothing = QLabel()
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        self.reason = QLabel()
        self.reason.setWordWrap(True)
        self.reason.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.fold = QToolButton()
        self.fold.setCheckable(True)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.details = QPlainTextEdit(readOnly=True)
        self.actions_ = {name: QAction(self) for name in ICONS}
        self._buttons = {name: QToolButton() for name in ICONS}
        self._later, self._ticks = QTimer(self), QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LOOK_AFTER_MS)
        self._ticks.setInterval(LOOK_EVERY_MS)
        self._lay_out()
        self._connect()
        self._paint()
        self.retranslate()

    def selected(self) -> tuple[Entry, ...]:
        """What the buttons are about, in the order of the list."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedRows())
        return tuple(self.model.entries[row] for row in rows)

    def look(self) -> None:
        """Show the queue as it is now."""
        began = time.monotonic()
        self.model.show(self._desk.queue.entries)
        # A very long queue is looked at less often, so that looking takes a tenth of the time at most.
        self._later.setInterval(max(LOOK_AFTER_MS, round(10_000 * (time.monotonic() - began))))
        runs = any(entry.state == "running" for entry in self.model.entries)
        (self._ticks.start if runs and self.isVisible() else self._ticks.stop)()
        self._stack.setCurrentIndex(0 if self.model.entries else 1)
        self._show_totals()
        self._show_chosen()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look()

    def hideEvent(self, event: QHideEvent) -> None:
        self._ticks.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low panel the reason stands beside the list, in a narrow one below it."""
        is_low = event.size().width() > 2 * event.size().height()
        self._body.setDirection(QBoxLayout.Direction.LeftToRight if is_low else QBoxLayout.Direction.TopToBottom)
        super().resizeEvent(event)

    def retranslate(self) -> None:
        for name, (text, tip) in {
            "cancel": (self.tr("Cancel"), self.tr("Take the selected jobs out of the queue")),
            "retry": (self.tr("Retry"), self.tr("Try the selected failed jobs again, or all that failed")),
            "clear": (self.tr("Clear failed"), self.tr("Take all failed jobs off the list")),
            "cancel_all": (self.tr("Cancel all"), self.tr("Cancel everything that is queued")),
        }.items():
            self._name(name, text, tip)
        self.list.setAccessibleName(self.tr("Queue"))
        self.progress.setAccessibleName(self.tr("Progress of the queue"))
        self.nothing.setText(self.tr("Nothing is being made.\nF5 renders every line that has changed."))
        self.fold.setText(self.tr("Details"))
        self.fold.setToolTip(self.tr("Show what a bug report needs"))
        self.details.setAccessibleName(self.tr("Details"))
        self.look()
        self.list.viewport().update()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.totals, 1)
        for name, button in self._buttons.items():
            button.setDefaultAction(self.actions_[name])
            button.setIconSize(QSize(16, 16))
            head.addWidget(button)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.nothing)
        self._failure = QWidget()
        failure = QVBoxLayout(self._failure)
        failure.setContentsMargins(12, 8, 12, 8)
        failure.setSpacing(4)
        failure.addWidget(self.reason)
        failure.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        failure.addWidget(self.details, 1)
        failure.addStretch()
        self._body = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._body.setSpacing(0)
        self._body.addWidget(self._stack, 3)
        self._body.addWidget(self._failure, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head.setContentsMargins(12, 4, 8, 4)
        column.addLayout(head)
        column.addWidget(self.progress)
        column.addLayout(self._body, 1)
        self.details.hide()

    def _connect(self) -> None:
        queue = self._desk.queue
        queue.changed.connect(self._soon)
        self._later.timeout.connect(self.look)
        self._ticks.timeout.connect(self.look)
        self.list.selectionModel().selectionChanged.connect(self._show_chosen)
        self.fold.toggled.connect(self._unfold)
        for name, keys, do in (
            ("pause", (), self._pause_or_go_on),
            ("cancel", (QKeySequence(Qt.Key.Key_Delete), QKeySequence(Qt.Key.Key_Backspace)), self._cancel),
            ("retry", (QKeySequence(Qt.Key.Key_Return), QKeySequence(Qt.Key.Key_Enter)), self._retry),
            ("clear", (QKeySequence("Shift+Del"),), queue.clear),
            ("cancel_all", (), queue.cancel_all),
        ):
            action = self.actions_[name]
            action.setShortcuts(keys)
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _checked=False, do=do: do())
        # Keys of the list alone: in the details below, Del and Enter mean nothing.
        self.list.addActions(list(self.actions_.values()))
        theme.changed.connect(self._paint)

    def _soon(self) -> None:
        if self.isVisible() and not self._later.isActive():
            self._later.start()

    def _name(self, name: str, text: str, tip: str) -> None:
        action = self.actions_[name]
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setText(text)
        action.setToolTip(f"{tip} ({key})" if key else tip)

    def _pause_or_go_on(self) -> None:
        queue = self._desk.queue
        (queue.resume if queue.is_paused else queue.pause)()

    def _cancel(self) -> None:
        self._desk.queue.cancel(*(entry.id for entry in self.selected()))

    def _retry(self) -> None:
        chosen = _failed(self.selected()) or _failed(self.model.entries)
        self._desk.queue.retry(*chosen)

    def _show_totals(self) -> None:
        totals = self._desk.queue.totals
        n_left = totals.n_jobs - totals.n_done - totals.n_failed
        n_failed = len(_failed(self.model.entries))  # the urgent ones, too
        parts = []
        if n_left:
            parts.append(self.tr("{done} of {all} done").format(done=totals.n_done, all=totals.n_jobs))
            if totals.is_paused:
                parts.append(self.tr("paused"))
            elif totals.left_s is not None:
                parts.append(self.tr("{time} left").format(time=time_words(totals.left_s)))
        elif totals.is_paused:
            parts.append(self.tr("paused"))
        if n_failed:
            parts.append(self.tr("%n failed", "", n_failed))
        self.totals.setText(", ".join(parts))
        self.progress.setRange(0, max(1, totals.n_jobs))
        self.progress.setValue(totals.n_done)
        self.progress.setVisible(bool(n_left))
        if totals.is_paused:
            self._name("pause", self.tr("Go on"), self.tr("Go on with the queue"))
        else:
            self._name("pause", self.tr("Pause"), self.tr("Pause the queue; what somebody listens to is still made"))
        self.actions_["pause"].setIcon(theme.icon("play" if totals.is_paused else "pause"))
        self.actions_["pause"].setEnabled(bool(n_left) or totals.is_paused)
        self.actions_["cancel_all"].setEnabled(any(entry.state != "failed" for entry in self.model.entries))
        self.actions_["clear"].setEnabled(bool(n_failed))
        self.actions_["retry"].setEnabled(bool(n_failed))

    def _show_chosen(self) -> None:
        """The reason of a failed job that is selected."""
        chosen = self.selected()
        self.actions_["cancel"].setEnabled(bool(chosen))
        failed = next((entry for entry in chosen if entry.state == "failed"), None)
        self._failure.setVisible(failed is not None)
        if failed is not None:
            self.reason.setText(f"{failed.job.title}: {said(failed.sentence)}")
            self.fold.setVisible(bool(failed.details))
            if self.details.toPlainText() != failed.details:
                self.details.setPlainText(failed.details)
        words = [f"{entry.job.title}: {state_words(entry)}. {said(entry.sentence)}" for entry in chosen[:1]]
        self.list.setAccessibleDescription("".join(words))

    def _unfold(self, is_open: bool) -> None:
        self.details.setVisible(is_open)
        self._paint()

    def _paint(self) -> None:
        for name, icon in ICONS.items():
            if name != "pause":
                self.actions_[name].setIcon(theme.icon(icon))
        self.actions_["pause"].setIcon(theme.icon("play" if self._desk.queue.is_paused else "pause"))
        self.fold.setIcon(theme.icon("chevron-down" if self.fold.isChecked() else "chevron-right"))
        colours = {name: theme.colour(name).name() for name in ("dim", "line", "accent", "raised")}
        self.nothing.setStyleSheet(f"color: {colours['dim']}")
        self.progress.setStyleSheet(
            f"QProgressBar {{ background: {colours['line']}; border: none; }}"
            f"QProgressBar::chunk {{ background: {colours['accent']}; }}"
        )
        self.list.viewport().update()


def _failed(entries: tuple[Entry, ...] | list[Entry]) -> list[JobId]:
    return [entry.id for entry in entries if entry.state == "failed"]
