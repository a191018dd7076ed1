"""A list of all voices to choose one from."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QWidget

from studio.core.speech import VoiceId
from studio.gui.desk.library import Library
from studio.gui.library.cards import MIME
from studio.gui.library.words import gender_name, language_name


class VoiceField(QComboBox):
    """Follows the library. Typing finds a voice, and one can be dropped on it."""

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self.setAcceptDrops(True)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        library.changed.connect(self.refresh)
        self.refresh()

    @property
    def voice(self) -> VoiceId | None:
        return self.currentData()  # type: ignore[no-any-return]

    def choose(self, voice: VoiceId) -> None:
        """Nothing where there is no such voice."""
        place = self.findData(voice)
        if place >= 0:
            self.setCurrentIndex(place)

    def refresh(self) -> None:
        kept = self.voice
        with QSignalBlocker(self):
            self.clear()
            for voice in self._library.voices:
                self.addItem(voice.name, voice.id)
                described = f"{language_name(voice.lang)}, {gender_name(voice)}"
                self.setItemData(self.count() - 1, described, Qt.ItemDataRole.ToolTipRole)
            place = self.findData(kept)
            self.setCurrentIndex(max(place, 0))
        if self.voice != kept:
            self.currentIndexChanged.emit(self.currentIndex())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(event.mimeData().hasFormat(MIME))

    def dropEvent(self, event: QDropEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            self.choose(VoiceId(bytes(event.mimeData().data(MIME).data()).decode()))
            event.acceptProposedAction()
