"""Every command of the window with its name, key and icon, in one list."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from studio.gui.shell.theme import theme

KEYS: Mapping[str, str] = {
    "new": "Ctrl+N",
    "open": "Ctrl+O",
    "import": "Ctrl+I",
    "open_film": "Ctrl+Shift+O",
    "close_film": "",
    "save_as": "Ctrl+S",
    "export": "Ctrl+E",
    "export_selected": "Ctrl+Shift+E",
    "export_script": "Ctrl+Alt+E",
    "clean_up": "",
    "settings": "Ctrl+,",
    "quit": "Ctrl+Q",
    "snap": "",
    "snap_moved": "",
    "undo": "Ctrl+Z",
    "redo": "Ctrl+Shift+Z",
    "speech_times": "",
    "design": "Ctrl+Shift+D",
    "blend": "",
    "clone": "Ctrl+Shift+K",
    "import_voices": "",
    "play": "Space",
    "play_line": "Ctrl+Space",
    "play_from": "Shift+Space",
    "play_all": "Ctrl+Shift+Space",
    "stop": "Ctrl+.",
    "loop": "Ctrl+L",
    "render_changed": "F5",
    "render_selected": "Ctrl+R",
    "render_archive": "Ctrl+Alt+R",
    "retake": "Ctrl+T",
    "drafts": "F6",
    "hear_edits": "Ctrl+Alt+H",
    "check": "F8",
    "pause": "Ctrl+P",
    "cancel_all": "Ctrl+Shift+X",
    "log": "",
    "report": "",
    "about": "",
}
ICONS: Mapping[str, str] = {
    "new": "file-plus",
    "open": "folder-open",
    "import": "download",
    "open_film": "film",
    "save_as": "save-all",
    "export": "upload",
    "export_selected": "file-down",
    "export_script": "file-down",
    "clean_up": "hard-drive",
    "settings": "settings",
    "snap": "magnet",
    "undo": "undo-2",
    "redo": "redo-2",
    "design": "wand-sparkles",
    "blend": "merge",
    "clone": "mic",
    "import_voices": "download",
    "play": "play",
    "play_line": "play",
    "play_from": "skip-forward",
    "play_all": "list-video",
    "stop": "square",
    "loop": "repeat",
    "render_changed": "audio-lines",
    "render_selected": "mic",
    "render_archive": "gem",
    "retake": "refresh-cw",
    "drafts": "zap",
    "check": "activity",
    "pause": "pause",
    "cancel_all": "circle-x",
    "report": "bug",
    "about": "info",
}
CHECKABLE = ("snap_moved", "loop", "pause", "drafts", "hear_edits")


class Actions(QObject):
    """The actions by name, as a mapping: `actions["export"]`."""

    def __init__(self, do: Mapping[str, Callable[[], object]], parent: QObject) -> None:
        """`do` says what each does; its names are those of KEYS."""
        super().__init__(parent)
        self._actions = {name: QAction(parent) for name in KEYS}
        for name, action in self._actions.items():
            action.setObjectName(name)
            action.setShortcut(QKeySequence(KEYS[name]))
            action.setCheckable(name in CHECKABLE)
            action.triggered.connect(lambda _checked=False, name=name: do[name]())
        theme.changed.connect(self._paint)
        self._paint()
        self.retranslate()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._actions)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def retranslate(self) -> None:
        for name, (text, tip) in self._texts().items():
            action = self._actions[name]
            action.setText(text)
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            tip = tip or text.replace("&", "").rstrip("…")
            action.setToolTip(f"{tip} ({key})" if key else tip)
            action.setStatusTip("")

    def _paint(self) -> None:
        for name, icon in ICONS.items():
            self._actions[name].setIcon(theme.icon(icon))

    def _texts(self) -> Mapping[str, tuple[str, str]]:
        """Name and, where the name does not say it all, what the tooltip says."""
        return {
            "new": (self.tr("&New project"), ""),
            "open": (self.tr("&Open project…"), ""),
            "import": (self.tr("&Import script…"), self.tr("Import subtitles, a table or text")),
            "open_film": (self.tr("Open &film…"), self.tr("Open the film that is dubbed, or a file of its sound")),
            "close_film": (self.tr("C&lose film"), self.tr("The project has no film any more; the file stays")),
            "save_as": (
                self.tr("&Save as…"),
                self.tr("Give the project a name and place; every edit is saved by itself"),
            ),
            "export": (self.tr("&Export…"), self.tr("Write clips, mix, captions and report")),
            "export_selected": (self.tr("Export &selected lines…"), ""),
            "export_script": (
                self.tr("Export scri&pt…"),
                self.tr("Write the lines as subtitles or a table; what was imported keeps its styles"),
            ),
            "clean_up": (self.tr("&Clean up takes"), self.tr("Delete takes that are neither picked nor named")),
            "settings": (self.tr("Se&ttings…"), ""),
            "quit": (self.tr("&Quit"), ""),
            "snap": (
                self.tr("Snap to &film frames"),
                self.tr("Have the selected lines, or where none is, all lines start and end with pictures of the film"),
            ),
            "snap_moved": (
                self.tr("Snap to frames while mo&ving"),
                self.tr("Lines that are moved along the timeline come to lie on pictures of the film"),
            ),
            "undo": (self.tr("&Undo"), ""),
            "redo": (self.tr("&Redo"), ""),
            "speech_times": (
                self.tr("Times from the film's s&peech…"),
                self.tr("Give lines without times those of the speech in the film"),
            ),
            "design": (self.tr("&Describe a voice…"), self.tr("Make a voice of words, and choose from three")),
            "blend": (self.tr("&Blend two voices…"), self.tr("Make a voice between two others")),
            "clone": (self.tr("&Clone a voice…"), self.tr("Make a voice of recordings")),
            "import_voices": (self.tr("&Import voices…"), ""),
            "play": (self.tr("&Play or stop"), ""),
            "play_line": (self.tr("Play &line"), ""),
            "play_from": (self.tr("Play from &here"), self.tr("Play this line and all after it, each at its time")),
            "play_all": (self.tr("Play &all"), self.tr("Play the whole script, each line at its time")),
            "stop": (self.tr("&Stop"), ""),
            "loop": (self.tr("L&oop"), self.tr("Play single lines over and over")),
            "render_changed": (self.tr("&Render what changed"), self.tr("Render every line without a current take")),
            "render_selected": (self.tr("Render &selected lines"), ""),
            "render_archive": (
                self.tr("Render in archi&ve quality…"),
                self.tr("Render finished lines sample by sample; says first how long it takes"),
            ),
            "drafts": (
                self.tr("&Drafts only"),
                self.tr("Render drafts in place of studio takes; they are not exported unless allowed"),
            ),
            "hear_edits": (
                self.tr("&Hear each line as it is edited"),
                self.tr("Play a draft of the line whenever the keys rest"),
            ),
            "retake": (self.tr("Re&take"), self.tr("Speak the selected lines once more, in another way")),
            "check": (
                self.tr("Chec&k takes"),
                self.tr("Look for clicks, silence and missing words in all takes that are heard, and make those again"),
            ),
            "pause": (self.tr("&Pause queue"), self.tr("Pause the queue, or go on")),
            "cancel_all": (self.tr("&Cancel all"), self.tr("Cancel everything that is queued")),
            "log": (self.tr("Open &log file"), ""),
            "report": (self.tr("Report a &problem…"), ""),
            "about": (self.tr("&About Dubsmith"), ""),
        }
