"""The list of voice cards: one click is heard, two are used."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from studio.core.speech import VoiceId
from studio.gui.library.card_delegate import CardDelegate, Layout
from studio.gui.library.cards import CARD, CardModel

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
NO_MODIFIER = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class VoiceList(QListView):
    """Cards of voices. Enter or Space hears, Ctrl+Enter uses, Ctrl+D marks as favourite, the mouse drags.

    Signals:
        heard (VoiceId): the voice is to be heard.
        used (VoiceId): the voice is to speak what is selected.
        starred (VoiceId): the voice becomes a favourite, or is none any more.
        pointed (): another voice is the current one, or none.
    """

    heard = Signal(str)
    used = Signal(str)
    starred = Signal(str)
    pointed = Signal()

    def __init__(self, model: CardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = model
        self._delegate = CardDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.clicked.connect(self._hear)
        self.selectionModel().currentChanged.connect(lambda *_: self.pointed.emit())
        model.modelReset.connect(self.pointed)

    @property
    def voice(self) -> VoiceId | None:
        """The current one."""
        index = self.currentIndex()
        return index.data(CARD).voice.id if index.isValid() else None

    def point_at(self, voice: VoiceId | None) -> None:
        """Make a voice the current one, if it is shown."""
        row = self._cards.row_of(voice)
        if row >= 0:
            select = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self._cards.index(row), select)

    def event(self, event: QEvent) -> bool:
        # Space plays the line and Ctrl+Enter may mean something in the window: here they are the list's own.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._meaning(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        meaning, voice = self._meaning(event), self.voice
        if meaning is None:
            super().keyPressEvent(event)
        elif voice is not None:
            meaning.emit(voice)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self._is_on_star(index, event.position().toPoint()):
            self.starred.emit(index.data(CARD).voice.id)
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        if self._is_on_star(index, event.position().toPoint()):
            self.starred.emit(index.data(CARD).voice.id)
        else:
            self.used.emit(index.data(CARD).voice.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        is_on_star = self._is_on_star(self.indexAt(at), at)
        if is_on_star != self._delegate.is_star_under_mouse:
            self._delegate.is_star_under_mouse = is_on_star
            self.viewport().update()
        super().mouseMoveEvent(event)

    def _meaning(self, event: QKeyEvent) -> SignalInstance | None:
        key, modifiers = event.key(), event.modifiers()
        if modifiers in NO_MODIFIER and (key in ENTER or key == Qt.Key.Key_Space):
            return self.heard
        if modifiers & Qt.KeyboardModifier.ControlModifier and key in ENTER:
            return self.used
        if modifiers == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_D:
            return self.starred
        return None

    def _hear(self, index: QModelIndex) -> None:
        self.heard.emit(index.data(CARD).voice.id)

    def _is_on_star(self, index: QModelIndex, at: QPoint) -> bool:
        if not index.isValid():
            return False
        star = Layout.of(self.visualRect(index), self.font()).star
        return star.adjusted(-4, -4, 4, 4).contains(at)
