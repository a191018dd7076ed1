"""A voice by words: the text, its chips, what is said beside, and three candidates."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from studio.core.errors import StudioError
from studio.core.speech import VoiceId
from studio.design.describe import Description
from studio.gui.desk.designing import Trial
from studio.gui.desk.desk import Desk
from studio.gui.library.heard import Heard
from studio.gui.library.selected import Selected
from studio.gui.shell.language import Retranslated, language
from studio.gui.shell.theme import theme
from studio.gui.voices.chips import Chips
from studio.gui.voices.notes import Notes
from studio.gui.voices.trial_card import TrialCard

N_TRIALS = 3
LINES = 2
"""Height of the text."""


class Words(QPlainTextEdit):
    """The description. Enter asks for candidates, Shift+Enter begins a line.

    Signals:
        entered (): Enter.
    """

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(LINES * self.fontMetrics().lineSpacing() + 18)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class WordBox(Retranslated, QWidget):
    """Describes a voice, and offers three.

    Signals:
        wanted (Trial): a candidate is to be kept.
    """

    wanted = Signal(object)

    def __init__(self, desk: Desk, selected: Selected, heard: Heard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._selected = selected
        self._heard = heard
        self._designing = desk.designing
        self.text, self.chips, self.notes = Words(), Chips(desk.designing), Notes()
        self.propose = QPushButton()
        self.cards = [TrialCard() for _ in range(N_TRIALS)]
        below = QHBoxLayout()
        below.addWidget(self.propose)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.text, self.chips, self.notes):
            column.addWidget(widget)
        column.addLayout(below)
        for card in self.cards:
            column.addWidget(card)
        column.addStretch(1)
        self.text.textChanged.connect(self._say)
        self.text.entered.connect(self._propose)
        self.propose.clicked.connect(self._propose)
        for place, card in enumerate(self.cards):
            card.heard.connect(lambda place=place: self._hear(place))
            card.wanted.connect(lambda place=place: self.wanted.emit(self._designing.trials[place]))
        self._designing.described.connect(self._show_description)
        self._designing.proposed.connect(self._show_trials)
        heard.changed.connect(self._show_heard)
        theme.changed.connect(self._icons)
        self._icons()
        self.retranslate()

    def retranslate(self) -> None:
        self.text.setPlaceholderText(self.tr("Describe a voice: gravelly old storyteller, slow and warm"))
        self.text.setToolTip(
            self.tr("Age, gender, pitch, speed, volume, feeling, timbre, in Chinese or English; Enter makes candidates")
        )
        self.text.setAccessibleName(self.tr("Description of the voice"))
        self._show_description()
        self._show_trials()

    def _say(self) -> None:
        text = self.text.toPlainText()
        if text != self._designing.description.text:
            self._designing.say(text)

    def _propose(self) -> None:
        if not self.propose.isEnabled():
            return
        try:
            self._designing.propose()
        except StudioError as error:
            self._desk.tell(str(error))

    def _hear(self, place: int) -> None:
        self._desk.sound.audition(self._designing.trials[place].voice, self._selected.current)

    def _show_description(self) -> None:
        description = self._designing.description
        if description.text != self.text.toPlainText():
            self.text.setPlainText(description.text)
        self.notes.show_notes(self._noted(description))
        self.propose.setEnabled(bool(description.chips))
        is_again = self._designing.is_current
        self.propose.setText(self.tr("Three others") if is_again else self.tr("Three voices"))
        self.propose.setToolTip(
            self.tr("Three other voices for the same words (Enter in the text)")
            if is_again
            else self.tr("Make three voices of what is said (Enter in the text)")
        )

    def _noted(self, description: Description) -> list[tuple[str, str]]:
        lang = language.name.partition("_")[0]
        notes = [("triangle-alert" if note.axis else "info", note.said(lang)) for note in description.notes]
        if description.unknown:
            words = ", ".join(f"“{word}”" for word in description.unknown_words)
            notes.append(("circle-alert", self.tr("Not understood: {words}").format(words=words)))
        return notes

    def _show_trials(self) -> None:
        trials = self._designing.trials
        for place, card in enumerate(self.cards):
            card.setVisible(place < len(trials))
            if place < len(trials):
                card.show_trial(trials[place].voice.name, self._parts(trials[place]))
        self._show_heard()
        self._show_description()

    def _parts(self, trial: Trial) -> str:
        """Whose timbre it has, in shares."""
        library, weights = self._desk.library, trial.recipe.timbre
        total = sum(weights.values())

        def name(id_: VoiceId) -> str:
            voice = library.voice(id_)
            return id_ if voice is None else voice.name

        shares = sorted(((weight / total, name(id_)) for id_, weight in weights.items()), reverse=True)
        return ", ".join(
            self.tr("{voice} {share}%").format(voice=who, share=round(100 * share)) for share, who in shares
        )

    def _show_heard(self) -> None:
        for card, trial in zip(self.cards, self._designing.trials, strict=False):
            card.sound(self._heard.sounding(trial.voice.id))

    def _icons(self) -> None:
        self.propose.setIcon(theme.icon("wand-sparkles"))
