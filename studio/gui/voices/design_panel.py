"""The panel in which voices are made: of words, or of two others."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio.core.errors import StudioError
from studio.core.speech import VoiceId
from studio.gui.desk.designing import Trial, blend_of
from studio.gui.desk.desk import Desk
from studio.gui.library.heard import Heard
from studio.gui.library.selected import Selected
from studio.gui.library.voice_strip import VoiceStrip
from studio.gui.shell.language import Retranslated
from studio.gui.voices.blend_box import BlendBox
from studio.gui.voices.word_box import WordBox
from studio.voices.voice_file import VoiceFile


class DesignPanel(Retranslated, QWidget):
    """Words or a blend, and the strip that keeps what came of it.

    Signals:
        kept (VoiceId): a voice was put into the library, and the person wants to see it there.
    """

    kept = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        selected, heard = Selected(desk, self), Heard(desk.sound, self)
        self.words = WordBox(desk, selected, heard)
        self.blend = BlendBox(desk, selected, heard)
        self.by_words, self.by_blend = QToolButton(), QToolButton()
        self.strip = VoiceStrip(self.words.text)
        self._stack, self._scroll = _Pages(), QScrollArea()
        self._lay_out()
        self.by_words.setChecked(True)
        self._ways.idToggled.connect(self._turn)
        desk.designing.proposed.connect(self._show_cards, Qt.ConnectionType.QueuedConnection)  # once they have a place
        self.words.wanted.connect(self._keep_trial)
        self.blend.wanted.connect(self._keep)
        self.retranslate()

    def show_words(self) -> None:
        """Ready to be described to."""
        self.by_words.setChecked(True)
        self.words.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_blend(self, first: VoiceId | None = None) -> None:
        """Ready to blend `first` with another."""
        self.by_blend.setChecked(True)
        if first is not None:
            self.blend.first.choose(first)
        self.blend.second.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_up(self, voice: VoiceId) -> None:
        """Go on with a voice of the person's own: with its description, with what it was blended of, or else by
        blending it."""
        try:
            origin = self._desk.own_voices.file(voice).origin
            blend = blend_of(origin)
            if blend is not None:
                self.by_blend.setChecked(True)
                self.blend.take_up(*blend)
            elif "description" in origin:
                self._desk.designing.take_up(origin)
                self.show_words()
            else:
                self.show_blend(voice)
        except StudioError as error:
            self._desk.tell(str(error))

    def retranslate(self) -> None:
        self.by_words.setText(self.tr("By words"))
        self.by_words.setToolTip(self.tr("Describe a voice, and choose from three"))
        self.by_blend.setText(self.tr("Blend of two"))
        self.by_blend.setToolTip(self.tr("Make a voice between two others"))

    def _lay_out(self) -> None:
        self._ways = QButtonGroup(self)
        ways = QHBoxLayout()
        ways.setSpacing(4)
        for id_, button in enumerate((self.by_words, self.by_blend)):
            button.setCheckable(True)
            self._ways.addButton(button, id_)
            ways.addWidget(button)
        ways.addStretch(1)
        for page in (self.words, self.blend):
            self._stack.addWidget(page)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addLayout(ways)
        column.addWidget(self._stack)
        column.addStretch(1)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(content)
        bottom = QVBoxLayout()
        bottom.setContentsMargins(8, 0, 8, 8)
        bottom.addWidget(self.strip)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addLayout(bottom)

    def _show_cards(self) -> None:
        """A low panel shows the candidates rather than what they were made of."""
        if self._desk.designing.trials:
            self._scroll.ensureWidgetVisible(self.words.cards[-1])

    def _turn(self, way: int, is_on: bool) -> None:
        if is_on:
            self._stack.setCurrentIndex(way)
            self.strip.close_up()

    def _keep_trial(self, trial: Trial) -> None:
        self._keep(trial.file)

    def _keep(self, file: VoiceFile) -> None:
        """Ask for a name, and keep the voice under that."""

        def verb(name: str) -> str:
            return self.tr("Replace") if self._desk.own_voices.own(name) else self.tr("Keep")

        self.strip.ask(file.voice.name, verb, lambda name: self._kept(file, name))

    def _kept(self, file: VoiceFile, name: str) -> None:
        own = self._desk.own_voices
        voice = own.keep(file.named(name), is_replacement=own.own(name) is not None)
        sentence = self.tr("{name} is in the library.").format(name=voice.name)
        self.strip.tell(sentence, self.tr("Show"), lambda: self.kept.emit(voice.id))


class _Pages(QStackedWidget):
    """As high as the page that is shown."""

    def sizeHint(self) -> QSize:
        return self._shown(QWidget.sizeHint)

    def minimumSizeHint(self) -> QSize:
        return self._shown(QWidget.minimumSizeHint)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        page = self.currentWidget()
        layout = None if page is None else page.layout()
        return 0 if layout is None else layout.totalHeightForWidth(width)

    def _shown(self, hint: Callable[[QWidget], QSize]) -> QSize:
        page = self.currentWidget()
        return QSize() if page is None else hint(page)
