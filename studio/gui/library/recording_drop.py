"""Recordings that are dropped on a panel."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QWidget

from studio.gui.library.describe_box import RECORDINGS
from studio.gui.shell.theme import theme

MARGIN = 8


class RecordingDrop(QLabel):
    """Covers the panel while a recording is held over it, and says what it is for. Other files are left to the window.

    Signals:
        dropped (Path): a recording was let go.
    """

    dropped = Signal(object)

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self._panel = panel
        self.is_open = False
        """Whether recordings are wanted now."""
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        panel.setAcceptDrops(True)
        panel.installEventFilter(self)
        theme.changed.connect(self._colours)
        self._colours()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            if self.is_open and _recording(event.mimeData()) is not None:
                event.acceptProposedAction()
                self._cover()
                return True
        elif event.type() == QEvent.Type.DragLeave:
            self.hide()
        elif isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self.hide()
            path = _recording(event.mimeData())
            if path is not None:
                event.acceptProposedAction()
                self.dropped.emit(path)
                return True
        return False

    def _cover(self) -> None:
        self.setText(self.tr("Drop it to take over its manner, but not its voice."))
        self.setGeometry(self._panel.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN))
        self.raise_()
        self.show()

    def _colours(self) -> None:
        back, line = theme.colour("selection").name(), theme.colour("accent").name()
        self.setStyleSheet(
            f"RecordingDrop {{ background: {back}; border: 2px dashed {line}; border-radius: 4px; padding: 8px; }}"
        )


def _recording(data: QMimeData) -> Path | None:
    """The one file that is dragged, where it may be a recording."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if len(paths) == 1 and paths[0].suffix.lower().lstrip(".") in RECORDINGS:
        return paths[0]
    return None
