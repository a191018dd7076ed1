"""What is looked for in the library: words, whose voices, language, gender, favourites, and the order."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QToolButton, QWidget

from studio.core.speech import Voice
from studio.gui.library.search import ORDERS, SHELVES, Order, Shelf, Wish, base_of
from studio.gui.library.words import language_name
from studio.gui.shell.choice import offer_again
from studio.gui.shell.language import Retranslated
from studio.gui.shell.theme import theme


class Filters(Retranslated, QWidget):
    """The search field and the filters under it.

    Signals:
        changed (): something else is looked for.
    """

    changed = Signal()

    def __init__(self, voices: Iterable[Voice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bases: tuple[str, ...] = ()
        self.search, self.only_favourites = QLineEdit(), QToolButton()
        self.search.setClearButtonEnabled(True)
        self.only_favourites.setCheckable(True)
        self.languages, self.genders, self.orders = QComboBox(), QComboBox(), QComboBox()
        self.shelves: dict[Shelf | None, QToolButton] = {shelf: QToolButton() for shelf in (None, *SHELVES)}
        self._shelf_group = QButtonGroup(self)
        self.more, self._lower = QToolButton(), QWidget()
        self.more.setCheckable(True)
        self.more.setChecked(True)
        self._was_chosen = False
        whole, kinds, lower = QGridLayout(self), QHBoxLayout(), QHBoxLayout(self._lower)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.search, 0, 0)
        whole.addWidget(self.only_favourites, 0, 1)
        whole.addLayout(kinds, 1, 0, 1, 2)
        whole.addWidget(self._lower, 2, 0, 1, 2)
        lower.setContentsMargins(0, 0, 0, 0)
        kinds.setSpacing(4)
        for button in self.shelves.values():
            button.setCheckable(True)
            self._shelf_group.addButton(button)
            kinds.addWidget(button)
        kinds.addStretch(1)
        kinds.addWidget(self.more)
        self.shelves[None].setChecked(True)
        lower.setSpacing(4)
        for combo, stretch in ((self.languages, 11), (self.genders, 10), (self.orders, 8)):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(4)
            combo.currentIndexChanged.connect(self._tell)
            lower.addWidget(combo, stretch)
        self.search.textChanged.connect(self.changed)
        self.only_favourites.toggled.connect(self.changed)
        self.more.toggled.connect(self._lower.setVisible)
        self.more.clicked.connect(self._choose)
        self._shelf_group.buttonClicked.connect(lambda _button: self.changed.emit())
        theme.changed.connect(self._icons)
        self._icons()
        self.offer(voices)
        self.retranslate()

    def suit(self, has_room: bool) -> None:
        """Show all filters where there is room for them, unless the person has chosen otherwise."""
        if not self._was_chosen:
            self.more.setChecked(has_room)

    def offer(self, voices: Iterable[Voice]) -> None:
        """Let languages be chosen from those of these voices."""
        bases = tuple(dict.fromkeys(base_of(voice.lang) for voice in voices))
        if bases != self._bases:
            self._bases = bases
            self._name_languages()

    @property
    def wish(self) -> Wish:
        """What is looked for."""
        return Wish(
            words=self.search.text(),
            lang=self.languages.currentData() or "",
            gender=self.genders.currentData(),
            shelf=next(shelf for shelf, button in self.shelves.items() if button.isChecked()),
            favourites_only=self.only_favourites.isChecked(),
            order=self.orders.currentData() or "name",
        )

    def forget(self) -> None:
        """Look for any voice; the order stays."""
        self.search.clear()
        self.only_favourites.setChecked(False)
        self.languages.setCurrentIndex(0)
        self.genders.setCurrentIndex(0)
        self.shelves[None].setChecked(True)
        self.changed.emit()
        self.search.setFocus()

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self.search.setPlaceholderText(self.tr("Search: deep female zh"))
        self.search.setToolTip(
            self.tr("Name, language, or what the voice is like: deep female zh; Enter hears the first")
        )
        self.search.setAccessibleName(self.tr("Search voices"))
        self.only_favourites.setToolTip(self.tr("Show favourites only"))
        self.only_favourites.setAccessibleName(self.tr("Favourites only"))
        self.more.setToolTip(self.tr("Filter by language and gender, and order"))
        self.more.setAccessibleName(self.more.toolTip())
        self._name_languages()
        shelves: dict[Shelf | None, tuple[str, str]] = {
            None: (self.tr("All"), self.tr("All voices")),
            "mine": (self.tr("Mine"), self.tr("Voices that you designed, blended, cloned or imported")),
            "presets": (self.tr("Styles"), self.tr("Voices made for a purpose, such as news or fairy tales")),
            "stock": (self.tr("Stock"), self.tr("The voices that everything else is made of")),
        }
        for shelf, (name, hint) in shelves.items():
            self.shelves[shelf].setText(name)
            self.shelves[shelf].setToolTip(hint)
        offer_again(self.genders, {None: self.tr("All genders"), "f": self.tr("Female"), "m": self.tr("Male")})
        orders: dict[Order, str] = {
            "name": self.tr("By name"),
            "low": self.tr("Low first"),
            "high": self.tr("High first"),
            "slow": self.tr("Slow first"),
            "fast": self.tr("Fast first"),
        }
        offer_again(self.orders, {order: orders[order] for order in ORDERS})
        for combo, name in (
            (self.languages, self.tr("Language of the voices")),
            (self.genders, self.tr("Gender of the voices")),
            (self.orders, self.tr("Order of the voices")),
        ):
            combo.setAccessibleName(name)
            combo.setToolTip(name)

    def _name_languages(self) -> None:
        names = {base: language_name(base) for base in sorted(self._bases, key=language_name)}
        offer_again(self.languages, {"": self.tr("All languages")} | names)

    def _choose(self) -> None:
        self._was_chosen = True

    def _tell(self) -> None:
        self._icons()
        self.changed.emit()

    def _icons(self) -> None:
        is_narrowed = self.languages.currentIndex() > 0 or self.genders.currentIndex() > 0
        self.only_favourites.setIcon(theme.icon("star"))
        self.more.setIcon(theme.icon("list-filter", "accent" if is_narrowed else "text"))
