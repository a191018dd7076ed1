"""The voice library: looking for a voice, hearing it, giving it to lines and speakers."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from studio.core.errors import StudioError
from studio.core.speech import Lang, Voice, VoiceId
from studio.gui.desk.desk import Desk
from studio.gui.library.cards import Card, CardModel, Sounding
from studio.gui.library.filters import Filters
from studio.gui.library.giving import Giving
from studio.gui.library.pressing import press_by_space
from studio.gui.library.search import found
from studio.gui.library.selected import Selected
from studio.gui.library.voice_list import VoiceList
from studio.gui.shell.theme import theme

FOLLOW_MS = 50
"""While a voice is on trial: how often is looked whether it is heard already."""


class VoicesPanel(QWidget):
    """Filters, cards, and the button that gives a voice to what is selected."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._selected = Selected(desk, self)
        self._giving = Giving(desk, self._selected)
        self.filters = Filters(desk.library.voices)
        self.cards = CardModel(self)
        self.list = VoiceList(self.cards)
        self.nothing, self.show_all, self.count = QLabel(), QPushButton(), QLabel()
        self.use, self.use_for = QPushButton(), QToolButton()
        self.use_for.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        self._follow = QTimer(self)
        self._follow.setInterval(FOLLOW_MS)
        self._follow.timeout.connect(self._follow_sound)
        press_by_space(self.show_all, self.use, self.use_for)
        self._lay_out()
        self._make_menus()
        self._connect()
        self._icons()
        self.retranslate()

    def refresh(self) -> None:
        """Show the voices that are looked for."""
        library, pointed = self._desk.library, self.list.voice
        voices = found(library.voices, self.filters.wish, library.favourites, self._rate)
        self.cards.show(self._cards_of(voices))
        self.list.point_at(pointed)
        self._stack.setCurrentIndex(0 if voices else 1)
        self.count.setText(self.tr("%n voice(s)", "", len(voices)))
        self._update_actions()

    def hear(self, voice: VoiceId) -> None:
        """On the current line, or on a sentence of its language."""
        heard = self._desk.library.voice(voice)
        if heard is not None:
            self._desk.sound.audition(heard, self._selected.current)

    def star(self, voice: VoiceId) -> None:
        """Make it a favourite, or no favourite any more."""
        try:
            self._desk.library.toggle_favourite(voice)
        except StudioError as error:
            self._desk.tell(str(error))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self.list.setAccessibleName(self.tr("Voices"))
        self.nothing.setText(self.tr("No voice is like that."))
        self.show_all.setText(self.tr("Show all voices"))
        self.show_all.setToolTip(self.tr("Clear the search and the filters"))
        self.use.setText(self.tr("Use"))
        self.use.setAccessibleName(self.tr("Use the voice for the selected lines"))
        self.use_for.setToolTip(self.tr("Use the voice for other lines"))
        self.use_for.setAccessibleName(self.use_for.toolTip())
        self._hear.setText(self.tr("Listen"))
        self._again.setText(self.tr("Speaker's voice again"))
        self.cards.retranslate()
        self.refresh()

    def _lay_out(self) -> None:
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty = QWidget()
        middle = QVBoxLayout(empty)
        middle.addStretch(1)
        middle.addWidget(self.nothing)
        middle.addWidget(self.show_all, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(empty)
        under = QHBoxLayout()
        under.setSpacing(4)
        under.addWidget(self.count)
        under.addStretch(1)
        under.addWidget(self.use)
        under.addWidget(self.use_for)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 8, 8, 8)
        whole.setSpacing(8)
        whole.addWidget(self.filters)
        whole.addWidget(self._stack, 1)
        whole.addLayout(under)

    def _make_menus(self) -> None:
        giving = self._giving
        # The keys are the list's; here they are only shown.
        self._hear = self._action(lambda: self._of_pointed(self.hear), "Return")
        self._for_lines = self._action(lambda: self._of_pointed(giving.voice_to_lines), "Ctrl+Return")
        self._for_speakers = self._action(lambda: self._of_pointed(giving.voice_to_speakers))
        self._again = self._action(giving.follow_voice)
        self._star = self._action(lambda: self._of_pointed(self.star), "Ctrl+D")
        use_menu = QMenu(self.use_for)
        use_menu.addActions([self._for_lines, self._for_speakers, self._again])
        self.use_for.setMenu(use_menu)
        self.menu.addAction(self._hear)
        self.menu.addSeparator()
        self.menu.addActions([self._for_lines, self._for_speakers, self._again])
        self.menu.addSeparator()
        self.menu.addAction(self._star)

    def _action(self, do: Callable[[], object], keys: str = "") -> QAction:
        action = QAction(self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(do)
        return action

    def _connect(self) -> None:
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self.filters.search)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self._go_to_list)
        self.filters.search.returnPressed.connect(self._hear_first)
        self.filters.changed.connect(self.refresh)
        self.show_all.clicked.connect(self.filters.forget)
        self.list.heard.connect(self.hear)
        self.list.used.connect(self._giving.voice_to_lines)
        self.list.starred.connect(self.star)
        self.list.pointed.connect(self._update_actions)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._open_menu)
        self.use.clicked.connect(self._for_lines.trigger)
        self._desk.library.changed.connect(self.refresh)
        self._selected.changed.connect(self.refresh)
        self._desk.sound.changed.connect(self._follow_sound)
        theme.changed.connect(self._icons)

    def _cards_of(self, voices: Sequence[Voice]) -> list[Card]:
        every, favourites, in_use = self._desk.library.voices, self._desk.library.favourites, self._selected.voices
        heard, sounding = self._desk.sound.auditioned, self._sounding()
        pitches = [voice.pitch_hz for voice in every if voice.pitch_hz]
        rates = [self._rate(voice) for voice in every if self._rate(voice)]
        return [
            Card(
                voice=voice,
                pitch_hz=voice.pitch_hz,
                rate=self._rate(voice),
                rate_lang=self._lang(voice),
                pitch_part=_part(voice.pitch_hz, pitches),
                rate_part=_part(self._rate(voice), rates),
                is_favourite=voice.id in favourites,
                is_in_use=voice.id in in_use,
                sounding=sounding if voice.id == heard else "",
            )
            for voice in voices
        ]

    def _lang(self, voice: Voice) -> Lang:
        """In which language its rate is told: that of the current line, or else its own."""
        return self._selected.lang or voice.main_lang

    def _rate(self, voice: Voice) -> float:
        return voice.rates.get(self._lang(voice), 0.0)

    def _sounding(self) -> Sounding:
        sound = self._desk.sound
        return "waiting" if sound.is_waiting else "playing" if sound.is_playing else ""

    def _follow_sound(self) -> None:
        heard = self._desk.sound.auditioned
        self.cards.sound(heard, self._sounding())
        if heard is None:
            self._follow.stop()
        elif not self._follow.isActive():
            self._follow.start()

    def _of_pointed(self, do: Callable[[VoiceId], object]) -> None:
        if self.list.voice is not None:
            do(self.list.voice)

    def _hear_first(self) -> None:
        if self.cards.cards:
            self.list.point_at(self.cards.cards[0].voice.id)
            self._of_pointed(self.hear)

    def _go_to_list(self) -> None:
        if self.list.voice is None and self.cards.cards:
            self.list.point_at(self.cards.cards[0].voice.id)
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _open_menu(self, at: QPoint) -> None:
        if self.list.voice is not None:
            self.menu.popup(self.list.viewport().mapToGlobal(at))

    def _update_actions(self) -> None:
        voice = None if self.list.voice is None else self._desk.library.voice(self.list.voice)
        rows, may_change = self._selected.rows, self._selected.may_change
        self._for_lines.setText(self.tr("Use for %n selected line(s)", "", len(rows)))
        self._for_speakers.setText(
            self.tr("Use for {speaker}, in all lines").format(speaker=self._selected.speaker_names())
        )
        for part in (self._for_lines, self._for_speakers, self.use):
            part.setEnabled(voice is not None and may_change)
        self._again.setEnabled(may_change and any(row.voice for row in rows))
        is_favourite = voice is not None and voice.id in self._desk.library.favourites
        self._star.setText(self.tr("No longer a favourite") if is_favourite else self.tr("Favourite"))
        self.use.setToolTip(self._use_hint(voice))

    def _use_hint(self, voice: Voice | None) -> str:
        if self._desk.script.is_read_only:
            return self.tr("The project is open for reading only")
        if voice is None:
            return self.tr("Click a voice first, then give it to lines")
        if not self._selected.rows:
            return self.tr("Select the lines that {voice} should speak").format(voice=voice.name)
        return self.tr("Let {voice} speak the selected lines (Ctrl+Enter)").format(voice=voice.name)

    def _icons(self) -> None:
        self.use_for.setIcon(theme.icon("chevron-down"))
        self.list.viewport().update()


def _part(value: float, among: Sequence[float]) -> float:
    """Where a value lies between the least and the greatest, with a tenth to spare below."""
    if not among or not value or max(among) == min(among):
        return 0.5
    return 0.1 + 0.9 * (value - min(among)) / (max(among) - min(among))
