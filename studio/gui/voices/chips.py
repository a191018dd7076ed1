"""What is said of a voice, as chips: a click corrects one, Delete takes it back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from studio.design.axes import AXES, SINGLE, VALUES, Axis, Value
from studio.design.describe import Chip
from studio.gui.desk.designing import Designing
from studio.gui.shell.language import Retranslated, language
from studio.gui.shell.theme import theme
from studio.gui.voices.flow import FlowLayout

DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
OWN_KEYS = (*DELETE, *OPEN)

_STYLE = """
QToolButton {{ border: 1px solid {line}; border-radius: 4px; padding: 3px 8px; background: {raised}; }}
QToolButton:hover {{ background: {hover}; }}
QToolButton:focus {{ border-color: {accent}; }}
QToolButton[byHand="true"] {{ background: {selection}; }}
"""


class ChipButton(QToolButton):
    """One value.

    Signals:
        removed (): it is not so.
    """

    removed = Signal()

    def event(self, event: QEvent) -> bool:
        # Space plays the line elsewhere in the window.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in OWN_KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in DELETE:
            self.removed.emit()
        elif event.key() in OPEN:
            self.showMenu()
        else:
            super().keyPressEvent(event)


class Chips(Retranslated, QWidget):
    """The chips of the voice that is being designed, and one that adds another."""

    def __init__(self, designing: Designing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._designing = designing
        self._flow = FlowLayout(self, 4)
        self.add = QToolButton()
        self.buttons: list[ChipButton] = []
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        adding = QMenu(self.add)
        adding.aboutToShow.connect(self._fill_adding)
        self.add.setMenu(adding)
        self._flow.addWidget(self.add)
        self._axes: list[QMenu] = []
        self._shown: list[tuple[Value, str]] = []
        designing.described.connect(self._follow)
        theme.changed.connect(self._colours)
        self._colours()
        self.retranslate()

    def retranslate(self) -> None:
        self.add.setText(self.tr("Add…"))
        self.add.setToolTip(self.tr("Say something more of the voice"))
        self.add.setAccessibleName(self.add.toolTip())
        self.refresh()

    def refresh(self) -> None:
        """Show what is said now."""
        description = self._designing.description
        focused = next((place for place, button in enumerate(self.buttons) if button.hasFocus()), None)
        self._flow.removeWidget(self.add)
        for button in self.buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(chip) for chip in description.chips]
        self._shown = [(chip.said, self._origin(chip)) for chip in description.chips]
        all_buttons: list[QToolButton] = [*self.buttons, self.add]
        for each in all_buttons:
            self._flow.addWidget(each)
            each.show()
        if focused is not None:
            all_buttons[min(focused, len(self.buttons))].setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()

    def _follow(self) -> None:
        """Most keys change no chip."""
        if [(chip.said, self._origin(chip)) for chip in self._designing.description.chips] != self._shown:
            self.refresh()

    def _origin(self, chip: Chip) -> str:
        """The words that say so, or that none do."""
        text = self._designing.description.text
        return self.tr("set by hand") if chip.span is None else f"“{text[slice(*chip.span)]}”"

    def _button(self, chip: Chip) -> ChipButton:
        said, button = chip.said, ChipButton(self)
        name = self.tr("{axis}: {value}").format(axis=AXES[said.axis](_lang()), value=said.label(_lang()))
        button.setText(said.label(_lang()))
        button.setAccessibleName(name)
        button.setToolTip(
            self.tr("{name} ({origin})\nClick to choose another, Delete removes it").format(
                name=name, origin=self._origin(chip)
            )
        )
        button.setProperty("byHand", chip.span is None)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: self._fill_correcting(menu, said))
        button.setMenu(menu)
        button.removed.connect(lambda: self._designing.drop_value(said.axis, said.value))
        return button

    def _fill_correcting(self, menu: QMenu, said: Value) -> None:
        """The other values of its axis, how much of it where that can be said, and the way out."""
        menu.clear()
        designing = self._designing
        for value, label in VALUES[said.axis].items():
            action = menu.addAction(label(_lang()))
            action.setCheckable(True)
            action.setChecked(value == said.value)
            action.triggered.connect(self._exchange(said, value))
        menu.addSeparator()
        if said.axis not in SINGLE:
            for name, amount in self._amounts(said.axis):
                how_much = menu.addAction(name)
                how_much.triggered.connect(
                    lambda _=False, amount=amount: designing.set_value(said.axis, said.value, amount)
                )
            menu.addSeparator()
        remove = menu.addAction(theme.icon("trash-2"), self.tr("Remove"))
        remove.triggered.connect(lambda: designing.drop_value(said.axis, said.value))

    def _exchange(self, said: Value, value: str) -> Callable[[], None]:
        return lambda: self._designing.exchange_value(said.axis, said.value, value, said.amount)

    def _amounts(self, axis: Axis) -> tuple[tuple[str, float], ...]:
        if axis == "emotion":
            return tuple((f"{amount:g}", amount) for amount in (0.3, 0.6, 1.0))
        return (
            (self.tr("Slightly"), 0.5),
            (self.tr("Plainly"), 1.0),
            (self.tr("Very"), 1.6),
            (self.tr("Not at all"), -1.0),
        )

    def _fill_adding(self) -> None:
        """All that can be said, by axis."""
        menu = self.add.menu()
        for values in self._axes:
            values.deleteLater()  # which clearing the menu alone would not do
        menu.clear()
        said = {(chip.said.axis, chip.said.value) for chip in self._designing.description.chips}
        self._axes = [menu.addMenu(name(_lang())) for name in AXES.values()]
        for axis, values in zip(AXES, self._axes, strict=True):
            for value, label in VALUES[axis].items():
                action = values.addAction(label(_lang()))
                action.setCheckable(True)
                action.setChecked((axis, value) in said)
                action.triggered.connect(lambda _=False, axis=axis, value=value: self._designing.set_value(axis, value))

    def _colours(self) -> None:
        colours = {role: theme.colour(role).name() for role in ("line", "raised", "hover", "accent", "selection")}
        self.setStyleSheet(_STYLE.format(**colours))
        self.add.setIcon(theme.icon("plus"))
        self.add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)


def _lang() -> str:
    """As `Said` has it."""
    return language.name.partition("_")[0]
