"""The voice library: looking for a voice, hearing it, giving it to lines and speakers; the way to new ones."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from studio.core.errors import StudioError
from studio.core.speech import Voice, VoiceId
from studio.gui.desk.desk import Desk
from studio.gui.library.cards import MIME, CardModel
from studio.gui.library.dealer import Dealer
from studio.gui.library.filters import Filters
from studio.gui.library.giving import Giving
from studio.gui.library.heard import Heard
from studio.gui.library.own_actions import OwnActions
from studio.gui.library.selected import Selected
from studio.gui.library.voice_list import VoiceList
from studio.gui.library.voice_strip import VoiceStrip
from studio.gui.shell.language import Retranslated
from studio.gui.shell.theme import theme
from studio.voices.voice_file import SUFFIX

LINES_FOR_FILTERS = 20
"""In a panel lower than so many lines of text, the voices need the room more than the filters."""


class VoicesPanel(Retranslated, QWidget):
    """Filters, cards, and the button that gives a voice to what is selected.

    Signals:
        design_wanted (): a voice is to be made by words.
        blend_wanted (str): one is to be made of two; carries the id of the first, or nothing.
        clone_wanted (): one is to be made from recordings.
        edit_wanted (VoiceId): one is to be designed further.
    """

    design_wanted = Signal()
    blend_wanted = Signal(str)
    clone_wanted = Signal()
    edit_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._selected = Selected(desk, self)
        self._giving = Giving(desk, self._selected)
        self.filters = Filters(desk.library.voices)
        self._heard = Heard(desk.sound, self)
        self._dealer = Dealer(desk, self._selected, self._heard)
        self.strip = VoiceStrip(self.filters.search)
        self.own = OwnActions(desk, self.strip, lambda: self.list.voice, self)
        self.cards = CardModel(self, self.own.dragged_out)
        self.list = VoiceList(self.cards)
        self.nothing, self.show_all, self.count = QLabel(), QPushButton(), QLabel()
        self.use, self.use_for, self.new = QPushButton(), QToolButton(), QToolButton()
        self.new.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.new.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.use_for.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        self.setAcceptDrops(True)
        self._lay_out()
        self._make_menus()
        self._connect()
        self._icons()
        self.retranslate()

    def refresh(self) -> None:
        """Show the voices that are looked for."""
        library, pointed = self._desk.library, self.list.voice
        self.filters.offer(library.voices)
        cards = self._dealer.deal(self.filters.wish)
        self.cards.show(cards)
        self.list.point_at(pointed)
        self._stack.setCurrentIndex(0 if cards else 1)
        self.count.setText(self.tr("%n voice(s)", "", len(cards)))
        self._update_actions()

    def hear(self, voice: VoiceId) -> None:
        """On the current line, or on a sentence of its language."""
        heard = self._desk.library.voice(voice)
        if heard is not None:
            self._desk.sound.audition(heard, self._selected.current)

    def show_voice(self, voice: VoiceId) -> None:
        """Make a voice the current one, whatever was looked for."""
        if self.cards.row_of(voice) < 0:
            self.filters.forget()
        self.list.point_at(voice)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def star(self, voice: VoiceId) -> None:
        """Make it a favourite, or no favourite any more."""
        try:
            self._desk.library.toggle_favourite(voice)
        except StudioError as error:
            self._desk.tell(str(error))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.filters.suit(has_room=self.height() > LINES_FOR_FILTERS * self.fontMetrics().height())
        super().resizeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(bool(dropped_voices(event)))

    def dropEvent(self, event: QDropEvent) -> None:
        self.own.import_files(dropped_voices(event))
        event.acceptProposedAction()

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
        self.new.setText(self.tr("New"))
        self.new.setToolTip(self.tr("Make a voice, or import one"))
        self.new.setAccessibleName(self.tr("New voice"))
        self._design.setText(self.tr("&Describe a voice…"))
        self._blend.setText(self.tr("&Blend two voices…"))
        self._clone.setText(self.tr("&Clone a voice from recordings…"))
        self._import.setText(self.tr("&Import voices…"))
        self._blend_this.setText(self.tr("&Blend with another…"))
        self.own.retranslate()
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
        under.addWidget(self.new)
        under.addWidget(self.count)
        under.addStretch(1)
        under.addWidget(self.use)
        under.addWidget(self.use_for)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 8, 8, 8)
        whole.setSpacing(8)
        whole.addWidget(self.filters)
        whole.addWidget(self._stack, 1)
        whole.addWidget(self.strip)
        whole.addLayout(under)

    def _make_menus(self) -> None:
        giving = self._giving
        # The keys are the list's; here they are only shown.
        self._hear = self._action(lambda: self._of_pointed(self.hear), "Return")
        self._for_lines = self._action(lambda: self._of_pointed(giving.voice_to_lines), "Ctrl+Return")
        self._for_speakers = self._action(lambda: self._of_pointed(giving.voice_to_speakers))
        self._again = self._action(giving.follow_voice)
        self._star = self._action(lambda: self._of_pointed(self.star), "Ctrl+D")
        self._blend_this = self._action(lambda: self._of_pointed(self.blend_wanted.emit))
        self._design = self._action(self.design_wanted.emit)
        self._blend = self._action(lambda: self.blend_wanted.emit(""))
        self._clone = self._action(self.clone_wanted.emit)
        self._import = self._action(self.own.ask_for_files)
        use_menu = QMenu(self.use_for)
        use_menu.addActions([self._for_lines, self._for_speakers, self._again])
        self.use_for.setMenu(use_menu)
        self.menu.addAction(self._hear)
        self.menu.addSeparator()
        self.menu.addActions([self._for_lines, self._for_speakers, self._again])
        self.menu.addSeparator()
        self.menu.addActions([self._star, self._blend_this])
        self.menu.addSeparator()
        self.menu.addActions(self.own.all)
        self.list.addActions([self.own.rename, self.own.delete])
        new_menu = QMenu(self.new)
        new_menu.addActions([self._design, self._blend, self._clone])
        new_menu.addSeparator()
        new_menu.addAction(self._import)
        self.new.setMenu(new_menu)

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
        self._heard.changed.connect(self._show_heard)
        self.own.edit_wanted.connect(self.edit_wanted)
        theme.changed.connect(self._icons)

    def _show_heard(self) -> None:
        self.cards.sound(self._heard.voice, self._heard.sounding(self._heard.voice))

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
        self._blend_this.setEnabled(voice is not None)
        self.own.show_for(voice)

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
        self.new.setIcon(theme.icon("plus"))
        self.list.viewport().update()


def dropped_voices(event: QDropEvent) -> list[Path]:
    """Files of voices that are dragged in from outside."""
    data = event.mimeData()
    paths = [] if data.hasFormat(MIME) else [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() == SUFFIX]
