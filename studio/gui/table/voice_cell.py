"""The voice of a line, and the chooser that opens in its cell."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from studio.core.speech import Voice, VoiceId
from studio.gui.desk.library import Library
from studio.gui.library.words import gender_name, language_name
from studio.gui.table.cells import Cell, Index, is_new
from studio.project.document import Row

SHOWN = 9
"""As many voices as are seen without scrolling."""
_ID = int(Qt.ItemDataRole.UserRole)
_LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class VoiceChooser(QFrame):
    """All voices, fewer with every letter.

    Signals:
        chosen (): a voice was taken; `voice` and `for_speaker` tell which and for whom.
        given_up (): Escape.
    """

    chosen = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget, library: Library, as_speaker: str, speaker: str, lang: str) -> None:
        """`as_speaker` names the choice of no voice for the line alone; voices of `lang` come first."""
        super().__init__(parent)
        self.voice: VoiceId | None = None
        self.was_chosen = False
        self._is_done = False
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Search voices"))
        self._search.setAccessibleName(self.tr("Search voices"))
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Voices"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setUniformItemSizes(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._all = QCheckBox(self.tr("For all lines of {speaker}").format(speaker=speaker))
        self._all.setToolTip(self.tr("Ctrl+Enter chooses for all lines of {speaker}").format(speaker=speaker))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.setSpacing(4)
        for widget in (self._search, self._list, self._all):
            layout.addWidget(widget)
        self.setFocusProxy(self._search)
        self._search.installEventFilter(self)
        self._search.textChanged.connect(self._sieve)
        self._list.itemClicked.connect(lambda item: self._choose())
        self._add(as_speaker, "", None)
        favourites = library.favourites

        def order(voice: Voice) -> tuple[bool, bool, str, str]:
            return voice.id not in favourites, not voice.lang.startswith(lang), voice.lang, voice.name

        for voice in sorted(library.voices, key=order):
            self._add(_described(voice, voice.id in favourites), f"{voice.id} {voice.lang}", voice.id)
        self._sieve("")

    @property
    def for_speaker(self) -> bool:
        return self._all.isChecked()

    def show_chosen(self, voice: VoiceId | None) -> None:
        for place in range(self._list.count()):
            if self._list.item(place).data(_ID) == voice:
                self._list.setCurrentRow(place)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        fields = self._search.sizeHint().height() + self._all.sizeHint().height() + 24
        return QSize(metrics.averageCharWidth() * 46, SHOWN * (metrics.height() + 8) + fields)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move in the list while one goes on typing."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    self._all.setChecked(True)
                self._choose()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._leave()
                return True
            if event.key() in _LIST_KEYS:
                self._list.event(event)
                event.accept()  # at its ends the list leaves it to the table, which would go to another row
                return True
        if event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._leave_if_left)
        return super().eventFilter(watched, event)

    def _leave_if_left(self) -> None:
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self._leave()

    def _leave(self) -> None:
        if not self._is_done:
            self._is_done = True
            self.given_up.emit()

    def _add(self, text: str, hidden: str, voice: VoiceId | None) -> None:
        item = QListWidgetItem(text, self._list)
        item.setSizeHint(QSize(0, self.fontMetrics().height() + 8))
        item.setData(_ID, voice)
        item.setData(_ID + 1, f"{text} {hidden}".casefold())

    def _sieve(self, text: str) -> None:
        words = text.casefold().split()
        first: QListWidgetItem | None = None
        for place in range(self._list.count()):
            item = self._list.item(place)
            item.setHidden(not all(word in item.data(_ID + 1) for word in words))
            if first is None and not item.isHidden():
                first = item
        current = self._list.currentItem()
        if first is not None and (current is None or current.isHidden()):
            self._list.setCurrentItem(first)

    def _choose(self) -> None:
        item = self._list.currentItem()
        if item is not None and not item.isHidden():
            self.voice, self.was_chosen, self._is_done = item.data(_ID), True, True
            self.chosen.emit()


class VoiceCell(Cell):
    """Whose voice is heard."""

    def is_dim(self, row: Row) -> bool:
        return row.voice is None

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        row = self.row(index)
        speaker = row.speaker or self.tr("Narrator")
        given = self.desk.script.document.role(row.speaker).voice
        voice = self.desk.library.voice(given) if given is not None else None
        as_speaker = self.tr("As {speaker}").format(speaker=speaker)
        if voice is not None:
            as_speaker = f"{as_speaker} ({voice.name})"
        editor = VoiceChooser(parent, self.desk.library, as_speaker, speaker, self._lang(row))
        editor.chosen.connect(lambda: self._take_over(editor))
        editor.given_up.connect(lambda: self.closeEditor.emit(editor, self.EndEditHint.RevertModelCache))
        return editor

    def _lang(self, row: Row) -> str:
        """That of the voice where it speaks the language of the line, else that of the line."""
        planned = self.desk.lengths.length(row.id).lang or ""
        voice = self.desk.library.voice(self.desk.speaking.voice(row))
        return voice.lang if voice is not None and voice.lang.startswith(planned) else planned

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, VoiceChooser)
        if is_new(editor):
            editor.show_chosen(self.row(index).voice)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, VoiceChooser)
        if not editor.was_chosen:
            return
        if editor.for_speaker and editor.voice is not None:
            self.commands.cast(self.row(index).speaker, editor.voice)
        else:
            self.commands.set_voice(self.ids(index), editor.voice)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Below the cell, or above it where there is no room."""
        cell: QRect = option.rect
        size = editor.sizeHint()
        viewport = editor.parentWidget()
        room = viewport.size() if viewport is not None else size
        left = max(0, min(cell.left(), room.width() - size.width()))
        height = min(size.height(), room.height())
        top = cell.top() if cell.top() + height <= room.height() else max(0, cell.bottom() + 1 - height)
        editor.setGeometry(left, top, size.width(), height)

    def _take_over(self, editor: VoiceChooser) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, self.EndEditHint.NoHint)


def _described(voice: Voice, is_favourite: bool) -> str:
    return f"{'★ ' if is_favourite else ''}{voice.name}  {language_name(voice.lang)}, {gender_name(voice)}"
