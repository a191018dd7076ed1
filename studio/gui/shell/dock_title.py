"""The title of a panel. Qt's own cuts off the tops of Chinese characters."""

from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QToolButton, QWidget

from studio.gui.shell.language import Retranslated
from studio.gui.shell.theme import theme


class DockTitle(Retranslated, QWidget):
    """The name, and buttons that set the panel free and close it. The panel is still dragged by it."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self._name = QLabel(dock.windowTitle())
        self._float, self._close = QToolButton(), QToolButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 4, 2)
        row.addWidget(self._name, 1)
        row.addWidget(self._float)
        row.addWidget(self._close)
        dock.windowTitleChanged.connect(self._name.setText)
        self._float.clicked.connect(lambda: dock.setFloating(not dock.isFloating()))
        self._close.clicked.connect(dock.close)
        theme.changed.connect(self._paint)
        self._paint()
        self.retranslate()

    def retranslate(self) -> None:
        for button, name in (
            (self._float, self.tr("Set the panel free, or put it back")),
            (self._close, self.tr("Close the panel; the menu View opens it again")),
        ):
            button.setToolTip(name)
            button.setAccessibleName(name)

    def _paint(self) -> None:
        self._float.setIcon(theme.icon("picture-in-picture-2", "dim"))
        self._close.setIcon(theme.icon("x", "dim"))
