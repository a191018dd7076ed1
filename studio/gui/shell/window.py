"""The main window: puts table, library, waveform, timeline and bars together, and connects the commands."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QDragEnterEvent, QDropEvent, QIcon, QShowEvent
from PySide6.QtWidgets import (
    QMainWindow,
    QMessageBox,
    QSplitter,
    QStyle,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from studio.core.errors import StudioError
from studio.core.settings import Settings
from studio.gui.desk.desk import Desk
from studio.gui.desk.exporting import HandedOff
from studio.gui.film.panel import FilmPanel
from studio.gui.library.manner_panel import MannerPanel
from studio.gui.library.sound_panel import SoundPanel
from studio.gui.library.voices_panel import VoicesPanel
from studio.gui.scripts.asking import ask
from studio.gui.shell.about import AboutDialog
from studio.gui.shell.actions import Actions
from studio.gui.shell.archive_dialog import ArchiveDialog
from studio.gui.shell.dialogs import Dialogs
from studio.gui.shell.docks import LAYOUT, Docks
from studio.gui.shell.export_dialog import ExportDialog
from studio.gui.shell.export_result import ExportResult
from studio.gui.shell.files import Files, dropped_files
from studio.gui.shell.language import Retranslated, language
from studio.gui.shell.menus import Menus
from studio.gui.shell.message_bar import MessageBar
from studio.gui.shell.pressing import SpacePresses
from studio.gui.shell.queue_panel import QueuePanel
from studio.gui.shell.report_problem import ReportDialog
from studio.gui.shell.sentences import said
from studio.gui.shell.settings_dialog import SettingsDialog
from studio.gui.shell.speech_dialog import SpeechDialog
from studio.gui.shell.status import StatusBar
from studio.gui.shell.stray_tabs import hide_stray_tabs
from studio.gui.shell.theme import ICONS, theme
from studio.gui.shell.transport import Transport
from studio.gui.table.table import ScriptTable
from studio.gui.voices.design_panel import DesignPanel
from studio.gui.voices.ways import VoiceWays
from studio.gui.wave.takes import TakesPanel
from studio.gui.wave.timeline import TimelineView
from studio.gui.wave.waveform import WaveformView
from studio.gui.words.panel import DictionaryPanel
from studio.project import edits


class MainWindow(Retranslated, QMainWindow):
    """All of the studio. Closing it closes the desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._dialogs = Dialogs()
        self._has_film = False
        self.setWindowIcon(QIcon(str(ICONS / "dubsmith.svg")))
        self.setAcceptDrops(True)
        self.files = Files(desk, self._leave_cells, self._import_voice, self)
        self.commands = Actions(self._commands(), self)
        self.messages = MessageBar()
        self.table = ScriptTable(desk)
        self.waveform = WaveformView(desk)
        self.takes = TakesPanel(desk)
        self.timeline = TimelineView(desk)
        self.voices = VoicesPanel(desk)
        self.design = DesignPanel(desk)
        self._ways = VoiceWays(desk, self.voices, self.design, self.raise_panel, self._dialogs.show)
        self.manner = MannerPanel(desk)
        self.voice_sound = SoundPanel(desk)
        self.queue = QueuePanel(desk)
        self.film = FilmPanel(desk)
        self.words = DictionaryPanel(desk)
        self.transport = Transport(desk, self.commands)
        self._docks = self._laid_out()
        self.menus = Menus(desk, self.commands, self.table.actions_, self._docks.actions, self.files.take, self)
        self.setMenuBar(self.menus)
        self.setStatusBar(StatusBar(desk))
        SpacePresses(self)
        desk.told.connect(self.messages.tell)
        self.takes.place_wanted.connect(self.waveform.show_place)
        ask(desk, self._dialogs.show, self)
        self.table.import_wanted.connect(self.files.import_script)
        self.table.word_wanted.connect(self._begin_entry)
        self.table.archive_wanted.connect(lambda: self._render_archive(of_selected=True))
        self.film.film_wanted.connect(self.files.open_film)
        desk.film.changed.connect(self._show_film)
        desk.project.changed.connect(self._show_title)
        desk.queue.changed.connect(self._show_state)
        desk.sound.changed.connect(self._show_state)
        desk.selected.connect(self._show_state)
        desk.script.undo_stack.indexChanged.connect(self._show_state)
        desk.script.opened.connect(self._show_state)
        # It knows the lines of the project before.
        desk.project.coming.connect(lambda: self._dialogs.close("export", "archive"))
        desk.qualities.changed.connect(self._show_state)
        desk.exports.finished.connect(self._tell_export)
        desk.preferences.changed.connect(self._look_otherwise)
        theme.changed.connect(self._show_state)
        self.retranslate()
        self._restore()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        hide_stray_tabs(self)

    def retranslate(self) -> None:
        self.commands.retranslate()
        dock_titles = {
            "voices": self.tr("Voices"),
            "design": self.tr("Design"),
            "manner": self.tr("Manner"),
            "sound": self.tr("Sound"),
            "line": self.tr("Line"),
            "timeline": self.tr("Timeline"),
            "queue": self.tr("Queue"),
            "film": self.tr("Film"),
            "words": self.tr("Dictionary"),
        }
        self._docks.name(dock_titles)
        self._show_title()
        self._show_state()

    def closeEvent(self, event: QCloseEvent) -> None:
        """What cannot be written is told, and keeps the window open."""
        self._leave_cells()
        kept = self._kept()
        kept.setValue("geometry", self.saveGeometry())
        kept.setValue("state", self.saveState(LAYOUT))
        kept.setValue("columns", self.table.save_state())
        self.hide()  # a step in hand may take seconds to end, and a window that does not answer looks broken
        try:
            self._desk.close()
        except StudioError as error:
            self.show()
            if not self._gives_up(said(str(error))):
                event.ignore()
                return
            self._desk.close(lose_unwritten=True)
        self._desk.script.undo_stack.clear()  # its end would be told to what is gone by then
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for path in dropped_files(event.mimeData()):
            self.files.take(path)

    def raise_panel(self, name: str) -> None:
        """Bring a panel before those that share its place."""
        self._docks.bring_up(name)

    def _laid_out(self) -> Docks:
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages)
        column.addWidget(self.table, 1)
        self.setCentralWidget(centre)
        line = QSplitter(Qt.Orientation.Horizontal)
        line.addWidget(self.takes)
        line.addWidget(self.waveform)
        line.setStretchFactor(0, 0)
        line.setStretchFactor(1, 1)
        line.setSizes([260, 900])
        panels = {
            "voices": self.voices,
            "design": self.design,
            "words": self.words,
            "manner": self.manner,
            "sound": self.voice_sound,
            "line": line,
            "timeline": self.timeline,
            "queue": self.queue,
            "film": self.film,
        }
        self.resize(self._first_size())
        docks = Docks(self, panels)
        bar = QToolBar(self)
        bar.setObjectName("transport")
        bar.setMovable(False)
        bar.addWidget(self.transport)
        self.addToolBar(Qt.ToolBarArea.BottomToolBarArea, bar)
        return docks

    def _first_size(self) -> QSize:
        """As large as all has room, and never larger than the screen with a title bar over the window."""
        title_px = self.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
        free = self.screen().availableSize() - QSize(2, title_px + 2)
        return QSize(1440, 900).boundedTo(free)

    def _commands(self) -> Mapping[str, Callable[[], object]]:
        desk = self._desk
        return {
            "new": self.files.new,
            "open": self.files.open,
            "import": self.files.import_script,
            "open_film": self.files.open_film,
            "close_film": desk.film.close_film,
            "save_as": self.files.save_as,
            "export_script": self.files.export_script,
            "export": lambda: self._dialogs.show("export", ExportDialog(desk, None, self)),
            "export_selected": lambda: self._dialogs.show("export", ExportDialog(desk, desk.selection.rows, self)),
            "clean_up": self._clean_up,
            "settings": lambda: self._dialogs.show("settings", SettingsDialog(desk, self)),
            "quit": self.close,
            "snap": lambda: desk.film.snap(desk.selection.rows or [row.id for row in desk.script.document]),
            "snap_moved": self._snap_moved,
            "undo": desk.script.undo_stack.undo,
            "redo": desk.script.undo_stack.redo,
            "design": lambda: self._ways.design(),
            "blend": lambda: self._ways.blend(),
            "clone": lambda: self._ways.clone(),
            "import_voices": lambda: self.voices.own.ask_for_files(),
            "speech_times": lambda: self._dialogs.show("speech_times", SpeechDialog(desk, self)),
            "play": lambda: desk.sound.toggle(desk.selection.current),
            "play_line": lambda: self._with_current(desk.sound.play_line),
            "play_from": lambda: self._with_current(desk.sound.play_from),
            "play_all": desk.sound.play_all,
            "stop": desk.sound.stop,
            "loop": lambda: desk.sound.loop_line(not desk.sound.loops_line),
            "render_changed": desk.queue.render_changed,
            "render_selected": lambda: desk.queue.render(desk.selection.rows),
            "render_archive": self._render_archive,
            "drafts": lambda: desk.qualities.work_in("studio" if desk.qualities.working == "draft" else "draft"),
            "hear_edits": lambda: desk.qualities.hear_edits(not desk.qualities.hears_edits),
            "retake": lambda: desk.queue.retake(desk.selection.rows),
            "check": lambda: desk.checks.check(row.id for row in desk.script.document),
            "pause": lambda: (desk.queue.resume if desk.queue.is_paused else desk.queue.pause)(),
            "cancel_all": desk.queue.cancel_all,
            "log": lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(desk.house.paths.log / "dubsmith.log"))),
            "report": lambda: self._dialogs.show("report", ReportDialog(desk, self)),
            "about": lambda: self._dialogs.show("about", AboutDialog(self)),
        }

    def _snap_moved(self) -> None:
        now = self._desk.preferences.settings.snaps_to_film
        self.files.attempt(lambda: self._desk.preferences.change(snaps_to_film=not now))

    def _leave_cells(self) -> None:
        """Take over what is being typed."""
        self.table.view.setFocus()

    def _import_voice(self, path: Path) -> None:
        self.raise_panel("voices")
        self.voices.own.import_files([path])

    def _with_current(self, do: Callable[..., object]) -> None:
        if self._desk.selection.current is not None:
            do(self._desk.selection.current)

    def _begin_entry(self, word: str) -> None:
        self.raise_panel("words")
        self.words.add_word(word)

    def _render_archive(self, of_selected: bool = False) -> None:
        self._dialogs.show("archive", ArchiveDialog(self._desk, self, of_selected))

    def _clean_up(self) -> None:
        document = self._desk.script.document
        self.files.attempt(lambda: self._desk.script.do(self.tr("Clean up takes"), edits.clean_up_takes(document)))

    def _show_film(self) -> None:
        """Its panel comes and goes with it."""
        has_film = self._desk.film.state.kind != "none"
        self._show_state()
        if has_film == self._has_film:
            return
        self._has_film = has_film
        if has_film:
            self._docks.bring_up("film")
            QTimer.singleShot(0, self, lambda: hide_stray_tabs(self))
        else:
            self._docks.put_away("film")

    def _show_title(self) -> None:
        path = self._desk.project.path
        name = self.tr("Untitled") if path is None or self._desk.project.is_untitled else path.stem
        if self._desk.script.is_read_only:
            name = self.tr("{name} (for reading only)").format(name=name)
        self.setWindowTitle(f"{name} – Dubsmith")

    def _show_state(self) -> None:
        """What can be done now, and what each command would do."""
        desk, commands = self._desk, self.commands
        stack, has_row = desk.script.undo_stack, desk.selection.current is not None
        for name, can, text in (
            ("undo", stack.canUndo(), stack.undoText()),
            ("redo", stack.canRedo(), stack.redoText()),
        ):
            verb = {"undo": self.tr("&Undo"), "redo": self.tr("&Redo")}[name]
            commands[name].setEnabled(can)
            commands[name].setText(f"{verb} “{text}”" if text else verb)
        for name in ("play_line", "play_from", "export_selected"):
            commands[name].setEnabled(has_row)
        may_edit, has_film = not desk.script.is_read_only, desk.film.state.kind != "none"
        for name in ("render_changed", "check", "import", "clean_up", "open_film"):
            commands[name].setEnabled(may_edit)
        for name in ("render_selected", "retake"):
            commands[name].setEnabled(may_edit and has_row)
        for name in ("close_film", "speech_times"):
            commands[name].setEnabled(may_edit and has_film)
        commands["play"].setIcon(theme.icon("square" if desk.sound.is_playing else "play"))
        commands["stop"].setEnabled(desk.sound.is_playing)
        commands["loop"].setChecked(desk.sound.loops_line)
        commands["pause"].setChecked(desk.queue.is_paused)
        commands["drafts"].setChecked(desk.qualities.working == "draft")
        commands["hear_edits"].setChecked(desk.qualities.hears_edits)
        for name in ("drafts", "hear_edits"):
            commands[name].setVisible(desk.qualities.has_drafts)
        commands["render_archive"].setVisible("archive" in desk.qualities.offered)
        commands["render_archive"].setEnabled(may_edit and bool(len(desk.script.document)))
        commands["snap_moved"].setChecked(desk.preferences.settings.snaps_to_film)
        commands["snap"].setEnabled(may_edit and desk.film.has_pictures)

    def _look_otherwise(self, before: Settings) -> None:
        now = self._desk.preferences.settings
        if now.theme != before.theme:
            theme.apply(now.theme)
        if now.language != before.language:
            language.apply(now.language)

    def _tell_export(self, done: HandedOff) -> None:
        self._desk.told.emit(ExportResult().told(done))

    def _gives_up(self, sentence: str) -> bool:
        """Whether the person closes although something is not written."""
        question = self.tr("Close all the same, and lose what is not written?")
        return QMessageBox.question(self, "Dubsmith", f"{sentence}\n\n{question}") == QMessageBox.StandardButton.Yes

    def _kept(self) -> QSettings:
        """Size and layout of the window, and nothing else."""
        return QSettings(str(self._desk.house.paths.config / "window.ini"), QSettings.Format.IniFormat)

    def _restore(self) -> None:
        kept = self._kept()
        geometry, state, columns = (kept.value(name) for name in ("geometry", "state", "columns"))
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        if isinstance(state, QByteArray):
            self.restoreState(state, LAYOUT)
        if isinstance(columns, QByteArray):
            self.table.restore_state(columns)
        self._docks.put_away("film")
        self._show_film()
