"""The voice library: looking for a voice, hearing it, giving it to lines and speakers."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QSignalBlocker, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio.core.errors import StudioError
from studio.core.speech import Lang, Voice, VoiceId
from studio.gui.desk.desk import Desk
from studio.gui.library.cards import Card, CardModel, Sounding
from studio.gui.library.giving import Giving
from studio.gui.library.search import ORDERS, Order, Wish, base_of, found
from studio.gui.library.selected import Selected
from studio.gui.library.voice_list import VoiceList
from studio.gui.library.words import language_name
from studio.gui.shell.theme import theme


class VoicesPanel(QWidget):
    """Search field, filters, cards, and the button that gives a voice to what is selected."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._selected = Selected(desk, self)
        self._giving = Giving(desk, self._selected)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.only_favourites = QToolButton()
        self.only_favourites.setCheckable(True)
        self.languages, self.genders, self.orders = QComboBox(), QComboBox(), QComboBox()
        self.cards = CardModel(self)
        self.list = VoiceList(self.cards)
        self.nothing, self.show_all = QLabel(), QPushButton()
        self.count = QLabel()
        self.use, self.use_for = QPushButton(), QToolButton()
        self.use_for.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._lay_out()
        self._fill_menu()
        self._connect()
        self._icons()
        self.retranslate()
        self.refresh()

    def _lay_out(self) -> None:
        upper, lower = QHBoxLayout(), QHBoxLayout()
        upper.addWidget(self.search, 1)
        upper.addWidget(self.only_favourites)
        for combo, stretch in ((self.languages, 5), (self.genders, 4), (self.orders, 4)):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(4)
            lower.addWidget(combo, stretch)
        lower.setSpacing(4)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        empty = QWidget()
        middle = QVBoxLayout(empty)
        middle.addStretch(1)
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        middle.addWidget(self.nothing)
        middle.addWidget(self.show_all, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(1)
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
        whole.addLayout(upper)
        whole.addLayout(lower)
        whole.addWidget(self._stack, 1)
        whole.addLayout(under)

    def _fill_menu(self) -> None:
        self._hear_action, self._lines_action, self._speaker_action = QAction(self), QAction(self), QAction(self)
        self._again_action, self._star_action = QAction(self), QAction(self)
        self._hear_action.triggered.connect(lambda: self._of_current(self.hear))
        self._lines_action.triggered.connect(lambda: self._of_current(self._giving.voice_to_lines))
        self._speaker_action.triggered.connect(lambda: self._of_current(self._giving.voice_to_speakers))
        self._again_action.triggered.connect(self._giving.follow_voice)
        self._star_action.triggered.connect(lambda: self._of_current(self.star))
        # The keys are the list's; here they are only shown.
        self._hear_action.setShortcut(QKeySequence(Qt.Key.Key_Return))
        self._lines_action.setShortcut(QKeySequence("Ctrl+Return"))
        self._star_action.setShortcut(QKeySequence("Ctrl+D"))
        use_menu = QMenu(self.use_for)
        use_menu.addActions([self._lines_action, self._speaker_action, self._again_action])
        self.use_for.setMenu(use_menu)
        self.menu = QMenu(self)
        self.menu.addAction(self._hear_action)
        self.menu.addSeparator()
        self.menu.addActions([self._lines_action, self._speaker_action, self._again_action])
        self.menu.addSeparator()
        self.menu.addAction(self._star_action)

    def _connect(self) -> None:
        desk = self._desk
        self.search.textChanged.connect(self.refresh)
        self.search.returnPressed.connect(self._hear_first)
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self.search, context=Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self._go_to_list)
        self.only_favourites.toggled.connect(self.refresh)
        for combo in (self.languages, self.genders, self.orders):
            combo.currentIndexChanged.connect(self.refresh)
        self.show_all.clicked.connect(self._forget_filters)
        self.list.heard.connect(self.hear)
        self.list.used.connect(self._giving.voice_to_lines)
        self.list.starred.connect(self.star)
        self.list.pointed.connect(self._update_actions)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._open_menu)
        self.use.clicked.connect(lambda: self._of_current(self._giving.voice_to_lines))
        desk.library.changed.connect(self.refresh)
        self._selected.changed.connect(self.refresh)
        desk.sound.changed.connect(self._follow_sound)
        theme.changed.connect(self._icons)

    def wish(self) -> Wish:
        """What is looked for."""
        return Wish(
            words=self.search.text(),
            lang=self.languages.currentData() or "",
            gender=self.genders.currentData(),
            favourites_only=self.only_favourites.isChecked(),
            order=self.orders.currentData() or "name",
        )

    def refresh(self) -> None:
        """Show the voices that are looked for."""
        library, pointed = self._desk.library, self.list.voice
        voices = found(library.voices, self.wish(), library.favourites, self._rate)
        self.cards.show(self._cards_of(voices))
        self.list.point_at(pointed)
        self._stack.setCurrentIndex(0 if voices else 1)
        self.count.setText(self.tr("%n voice(s)", "", len(voices)))
        self._update_actions()

    def hear(self, voice: VoiceId) -> None:
        """On the current line, or on a sentence of its language."""
        heard = self._desk.library.voice(VoiceId(voice))
        if heard is not None:
            self._desk.sound.audition(heard, self._selected.current)

    def star(self, voice: VoiceId) -> None:
        try:
            self._desk.library.toggle_favourite(VoiceId(voice))
        except StudioError as error:
            self._desk.tell(str(error))

    def _cards_of(self, voices: Sequence[Voice]) -> list[Card]:
        every = self._desk.library.voices
        pitches = [voice.pitch_hz for voice in every if voice.pitch_hz]
        rates = [self._rate(voice) for voice in every if self._rate(voice)]
        favourites, in_use = self._desk.library.favourites, self._selected.voices
        heard, sounding = self._desk.sound.auditioned, self._sounding()
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
        self.cards.sound(self._desk.sound.auditioned, self._sounding())

    def _of_current(self, do: object) -> None:
        if self.list.voice is not None and callable(do):
            do(self.list.voice)

    def _hear_first(self) -> None:
        if self.cards.cards:
            self.list.point_at(self.cards.cards[0].voice.id)
            self.hear(self.cards.cards[0].voice.id)

    def _go_to_list(self) -> None:
        if self.list.voice is None and self.cards.cards:
            self.list.point_at(self.cards.cards[0].voice.id)
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _forget_filters(self) -> None:
        self.search.clear()
        self.only_favourites.setChecked(False)
        self.languages.setCurrentIndex(0)
        self.genders.setCurrentIndex(0)
        self.search.setFocus()

    def _open_menu(self, at: QPoint) -> None:
        if self.list.voice is not None:
            self.menu.popup(self.list.viewport().mapToGlobal(at))

    def _update_actions(self) -> None:
        voice = None if self.list.voice is None else self._desk.library.voice(self.list.voice)
        chosen, may_use = self._selected, voice is not None and self._selected.may_change
        self._lines_action.setText(self.tr("Use for %n selected line(s)", "", len(chosen.rows)))
        self._speaker_action.setText(
            self.tr("Use for {speaker}, in all lines").format(speaker=chosen.speaker_names())
            if chosen.rows
            else self.tr("Use for the speaker, in all lines")
        )
        for part in (self._lines_action, self._speaker_action, self.use):
            part.setEnabled(may_use)
        self._again_action.setEnabled(chosen.may_change and any(row.voice for row in chosen.rows))
        is_favourite = voice is not None and voice.id in self._desk.library.favourites
        self._star_action.setText(self.tr("No longer a favourite") if is_favourite else self.tr("Favourite"))
        self.use.setToolTip(self._use_hint(voice))

    def _use_hint(self, voice: Voice | None) -> str:
        if voice is None:
            return self.tr("Click a voice first, then give it to lines")
        if not self._selected.rows:
            return self.tr("Select the lines that {voice} should speak").format(voice=voice.name)
        if not self._selected.may_change:
            return self.tr("The project is open for reading only")
        return self.tr("Let {voice} speak the selected lines (Ctrl+Enter)").format(voice=voice.name)

    def _icons(self) -> None:
        self.only_favourites.setIcon(theme.icon("star"))
        self.use_for.setIcon(theme.icon("chevron-down"))
        self.list.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.refresh()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self.search.setPlaceholderText(self.tr("Search: deep female zh"))
        self.search.setToolTip(
            self.tr("Name, language, or what the voice is like: deep female zh; Enter hears the first")
        )
        self.search.setAccessibleName(self.tr("Search voices"))
        self.only_favourites.setToolTip(self.tr("Show favourites only"))
        self.only_favourites.setAccessibleName(self.tr("Favourites only"))
        bases = dict.fromkeys(base_of(voice.lang) for voice in self._desk.library.voices)
        names = sorted((language_name(base), base) for base in bases)
        _fill(self.languages, [(self.tr("All languages"), ""), *names])
        _fill(self.genders, [(self.tr("All genders"), None), (self.tr("Female"), "f"), (self.tr("Male"), "m")])
        orders: dict[Order, str] = {
            "name": self.tr("By name"),
            "low": self.tr("Low first"),
            "high": self.tr("High first"),
            "slow": self.tr("Slow first"),
            "fast": self.tr("Fast first"),
        }
        _fill(self.orders, [(orders[order], order) for order in ORDERS])
        for combo, name in (
            (self.languages, self.tr("Language of the voices")),
            (self.genders, self.tr("Gender of the voices")),
            (self.orders, self.tr("Order of the voices")),
        ):
            combo.setAccessibleName(name)
            combo.setToolTip(name)
        self.list.setAccessibleName(self.tr("Voices"))
        self.nothing.setText(self.tr("No voice is like that."))
        self.show_all.setText(self.tr("Show all voices"))
        self.show_all.setToolTip(self.tr("Clear the search and the filters"))
        self.use.setText(self.tr("Use"))
        self.use.setAccessibleName(self.tr("Use the voice for the selected lines"))
        self.use_for.setToolTip(self.tr("Use the voice for other lines"))
        self.use_for.setAccessibleName(self.use_for.toolTip())
        self._hear_action.setText(self.tr("Listen"))
        self._again_action.setText(self.tr("Speaker's voice again"))
        self.cards.retranslate()
        self._update_actions()


def _fill(combo: QComboBox, items: Sequence[tuple[str, object]]) -> None:
    """New items, the current one kept wherever it stands now."""
    with QSignalBlocker(combo):
        kept = combo.currentData()
        combo.clear()
        for text, data in items:
            combo.addItem(text, data)
        combo.setCurrentIndex(max(0, [data for _, data in items].index(kept) if combo.count() and kept else 0))


def _part(value: float, among: Sequence[float]) -> float:
    """Where a value lies between the least and the greatest, with a tenth to spare below."""
    if not among or not value or max(among) == min(among):
        return 0.5
    return 0.1 + 0.9 * (value - min(among)) / (max(among) - min(among))
