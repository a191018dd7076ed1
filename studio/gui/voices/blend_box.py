"""A voice between two others, by a slider."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QVBoxLayout, QWidget

from studio.core.errors import InputError
from studio.core.speech import Voice, VoiceId
from studio.gui.desk.desk import Desk
from studio.gui.library.heard import Heard
from studio.gui.library.selected import Selected
from studio.gui.shell.language import Retranslated
from studio.gui.shell.sentences import said
from studio.gui.shell.theme import theme
from studio.gui.voices.trial_card import TrialCard
from studio.gui.voices.voice_field import VoiceField
from studio.voices.voice_file import VoiceFile


class BlendBox(Retranslated, QWidget):
    """Two voices, the slider between them, and what comes of it.

    Signals:
        wanted (VoiceFile): the blend is to be kept.
    """

    wanted = Signal(object)

    def __init__(self, desk: Desk, selected: Selected, heard: Heard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._selected = selected
        self._heard = heard
        self._file: VoiceFile | None = None
        self._voice: Voice | None = None  # as it was heard last
        self.first, self.second = VoiceField(desk.library), VoiceField(desk.library)
        self.share, self.shares, self.problem = QSlider(Qt.Orientation.Horizontal), QLabel(), QLabel()
        self.card = TrialCard()
        self._first_name, self._second_name = QLabel(), QLabel()
        self.share.setRange(1, 99)
        self.share.setPageStep(10)
        self.share.setValue(50)
        self.shares.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.shares.setFont(theme.tabular())
        self.problem.setWordWrap(True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (label, field) in enumerate(((self._first_name, self.first), (self._second_name, self.second))):
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(grid)
        for widget in (self.share, self.shares, self.problem, self.card):
            column.addWidget(widget)
        column.addStretch(1)
        self._choose_two()
        for field in (self.first, self.second):
            field.currentIndexChanged.connect(self._blend)
        self.share.valueChanged.connect(self._blend)
        self.share.sliderReleased.connect(self._hear_again)
        self.card.heard.connect(self.hear)
        self.card.wanted.connect(lambda: self.wanted.emit(self._file))
        heard.changed.connect(self._show_heard)
        theme.changed.connect(self._colours)
        self._colours()
        self.retranslate()

    def take_up(self, first: VoiceId, second: VoiceId, share: float) -> None:
        """Go on with a blend of these."""
        self.first.choose(first)
        self.second.choose(second)
        self.share.setValue(round(100 * share))

    def hear(self) -> None:
        """On the selected line, or on a sentence."""
        if self._file is not None:
            self._voice = self._desk.own_voices.lend(self._file)
            self._desk.sound.audition(self._voice, self._selected.current)

    def retranslate(self) -> None:
        self._first_name.setText(self.tr("&First"))
        self._second_name.setText(self.tr("&Second"))
        self.first.setAccessibleName(self.tr("First voice"))
        self.second.setAccessibleName(self.tr("Second voice"))
        for field in (self.first, self.second):
            field.setToolTip(self.tr("Choose a voice, or drop one here"))
        self.share.setAccessibleName(self.tr("Share of the second voice"))
        self.share.setToolTip(self.tr("To the left more of the first voice, to the right more of the second"))
        self._blend()

    def _choose_two(self) -> None:
        """Two to begin with: the first favourites, or else stock voices."""
        library = self._desk.library
        stock = [voice.id for voice in library.voices if voice.kind == "stock"]
        first, second, *_ = dict.fromkeys([*sorted(library.favourites), *stock])
        self.first.choose(first)
        self.second.choose(second)

    def _blend(self) -> None:
        first, second, share = self.first.voice, self.second.voice, self.share.value() / 100
        self._file = None
        sentence = ""
        if first is not None and second is not None:
            name = self.tr("{first} and {second}").format(
                first=self.first.currentText(), second=self.second.currentText()
            )
            try:
                self._file = self._desk.designing.blend(first, second, share, name[:60])
            except InputError as error:
                sentence = said(str(error))
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.card.setVisible(self._file is not None)
        shares = {"share": 100 - self.share.value(), "other_share": self.share.value()}
        self.shares.setText(self.tr("{share}% and {other_share}%").format(**shares))
        if self._file is not None:
            names = {"first": self.first.currentText(), "second": self.second.currentText()}
            parts = self.tr("{first} {share}%, {second} {other_share}%").format(**names, **shares)
            self.card.show_trial(self._file.voice.name, parts)
        self._show_heard()

    def _hear_again(self) -> None:
        """While a blend is heard, the slider changes what is heard."""
        if self._voice is not None and self._heard.voice == self._voice.id:
            self.hear()

    def _show_heard(self) -> None:
        self.card.sound(self._heard.sounding(None if self._voice is None else self._voice.id))

    def _colours(self) -> None:
        palette = self.problem.palette()
        palette.setColor(self.problem.foregroundRole(), theme.colour("problem"))
        self.problem.setPalette(palette)
