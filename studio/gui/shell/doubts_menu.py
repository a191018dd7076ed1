"""Which places with several readings the script shows, as a menu."""

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from studio.core.errors import StudioError
from studio.core.settings import Settings
from studio.gui.desk.desk import Desk
from studio.gui.shell.language import Retranslated
from studio.gui.table.underlines import SHOWN, Shown, shown_by


class DoubtsMenu(Retranslated, QMenu):
    """All, those that are uncertain, or none."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        group = QActionGroup(self)
        self._actions = {shown: QAction(self, checkable=True) for shown in SHOWN}
        for shown, action in self._actions.items():
            action.triggered.connect(lambda _=False, shown=shown: self._show(shown))
            group.addAction(action)
            self.addAction(action)
        desk.preferences.changed.connect(self._follow)
        self._follow(desk.preferences.settings)
        self.retranslate()

    def retranslate(self) -> None:
        self.setTitle(self.tr("&Readings that are marked"))
        self._actions["all"].setText(self.tr("&All characters with several readings"))
        self._actions["unsure"].setText(self.tr("Only &uncertain ones"))
        self._actions["none"].setText(self.tr("&None"))

    def _show(self, shown: Shown) -> None:
        try:
            self._desk.preferences.change(doubts=shown)
        except StudioError as error:
            self._desk.tell(str(error))

    def _follow(self, _: Settings) -> None:
        self._actions[shown_by(self._desk.preferences.settings)].setChecked(True)
