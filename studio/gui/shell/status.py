"""The status bar: what the engine runs on, how the script stands, what the queue does, how much room it all takes."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QLabel, QMenu, QStatusBar, QToolButton, QWidget

from studio.core.errors import StudioError
from studio.core.timecode import clock
from studio.gui.desk.desk import Desk
from studio.gui.shell.engine_words import DEVICES, PRECISIONS, engine_word
from studio.gui.shell.language import Retranslated
from studio.gui.shell.sums import Sums
from studio.gui.shell.theme import theme
from studio.jobs.events import MemoryUse

TOTALS_AFTER_MS = 150
"""What is new in the script is summed up after so long, with what else is new by then."""
SUMMED_AT_ONCE = 1000
"""Rows: a few milliseconds of work."""
MEASURE_EVERY_MS = 5000


class StatusBar(Retranslated, QStatusBar):
    """Honest state, all of it in one line."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._memory_bytes = 0
        self._gpu_bytes: int | None = None
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 0, 8, 0)
        self._engine = QToolButton()
        self._engine.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._engine.setMenu(QMenu(self))
        self._engine.menu().aboutToShow.connect(self._fill_engines)
        self._memory = QLabel()
        self._totals = QLabel()
        self._queue = QLabel()
        self._disk = QLabel()
        self.addWidget(self._totals, 1)
        for widget in (self._queue, self._disk, self._memory, self._engine):
            self.addPermanentWidget(widget)
        self._sums = Sums(desk, self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._sum_up)
        self._measure = QTimer(self)
        self._measure.setInterval(MEASURE_EVERY_MS)
        self._measure.timeout.connect(self._ask)
        for news in (desk.lengths.fitted, desk.script.edited, desk.script.opened, desk.queue.changed):
            news.connect(self._sum_up_soon)
        desk.qualities.changed.connect(self._sum_up_soon)
        desk.engine_changed.connect(self._show_engine)
        desk.memory_measured.connect(self._show_memory)
        theme.changed.connect(self._show_engine)
        self._measure.start()
        self.retranslate()

    def retranslate(self) -> None:
        self._engine.setToolTip(self.tr("What speech is made on; click to change it"))
        self._engine.setAccessibleName(self.tr("Device and precision"))
        self._memory.setToolTip(self.tr("Memory in use by Dubsmith"))
        self._disk.setToolTip(self.tr("What the project takes up on the disk, takes included"))
        self._queue.setToolTip(self.tr("What is being rendered"))
        self._sum_up()
        self._show_engine()
        self._show_memory_text()

    def _sum_up_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start(TOTALS_AFTER_MS)

    def _sum_up(self) -> None:
        sums = self._sums
        if not sums.catch_up(SUMMED_AT_ONCE):
            self._soon.start(0)
            return
        n_lines = len(self._desk.script.document)
        parts = [
            self.tr("%n line(s)", "", n_lines),
            self.tr("{length} spoken").format(length=clock(sums.spoken_ms, ".")),
        ]
        if sums.n_too_long:
            parts.append(self.tr("%n too long", "", sums.n_too_long))
        if sums.n_failed:
            parts.append(self.tr("%n cannot be spoken", "", sums.n_failed))
        if sums.n_stale:
            parts.append(self.tr("%n to render", "", sums.n_stale))
        self._totals.setText("   ".join(parts) if n_lines else "")
        self._show_queue()
        self._show_disk()

    def _show_queue(self) -> None:
        totals = self._desk.queue.totals
        running = totals.n_jobs - totals.n_done - totals.n_failed
        if not running and not totals.n_failed:
            self._queue.setText("")
            return
        text = self.tr("Queue {done}/{all}").format(done=totals.n_done, all=totals.n_jobs)
        if totals.is_paused:
            text = self.tr("{queue}, paused").format(queue=text)
        elif totals.left_s is not None and running:
            minutes, seconds = divmod(round(totals.left_s), 60)
            text = self.tr("{queue}, {time} left").format(queue=text, time=f"{minutes}:{seconds:02}")
        if totals.n_failed:
            text = self.tr("{queue}, %n failed", "", totals.n_failed).format(queue=text)
        self._queue.setText(text)

    def _show_disk(self) -> None:
        used = self._desk.project.disk_bytes
        self._disk.setText(self.locale().formattedDataSize(used, 1) if used else "")

    def _ask(self) -> None:
        self._desk.measure_memory()
        self._show_queue()

    def _show_memory(self, use: MemoryUse) -> None:
        self._memory_bytes, self._gpu_bytes = use.rss_bytes, use.gpu_bytes
        self._show_memory_text()

    def _show_memory_text(self) -> None:
        text = self.locale().formattedDataSize(self._memory_bytes, 1) if self._memory_bytes else ""
        if self._gpu_bytes is not None:
            text += self.tr(" + {size} GPU").format(size=self.locale().formattedDataSize(self._gpu_bytes, 1))
        self._memory.setText(text)

    def _show_engine(self) -> None:
        engine = self._desk.engine
        texts = {
            "asleep": self.tr("Engine asleep"),
            "loading": self.tr("Engine loading…"),
            "ready": f"{engine.device} {engine.precision}",
            "failed": self.tr("No engine"),
        }
        self._engine.setText(f" {texts[engine.state]} ")
        self._engine.setStyleSheet(f"color: {theme.colour('problem' if engine.state == 'failed' else 'text').name()}")

    def _fill_engines(self) -> None:
        menu = self._engine.menu()
        menu.clear()
        settings = self._desk.preferences.settings
        for title, names, chosen, field in (
            (self.tr("Device"), DEVICES, settings.device, "device"),
            (self.tr("Precision"), PRECISIONS, settings.precision, "precision"),
        ):
            menu.addSection(title)
            group = QActionGroup(menu)
            for name in dict.fromkeys((*names, chosen)):
                action = QAction(engine_word(name), menu, checkable=True, checked=name == chosen)
                action.setActionGroup(group)
                action.triggered.connect(lambda _on=False, field=field, name=name: self._switch(field, name))
                menu.addAction(action)

    def _switch(self, field: str, name: str) -> None:
        try:
            self._desk.preferences.change(**{field: name})
        except StudioError as error:
            self._desk.tell(str(error))
