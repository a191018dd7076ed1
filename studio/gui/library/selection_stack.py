"""What a panel shows of the selected lines: its fields, or where none is selected, what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QStackedWidget, QWidget

from studio.gui.shell.theme import theme


class SelectionStack(QStackedWidget):
    """Scrolls the fields where there is too little room for them."""

    def __init__(self, fields: QWidget) -> None:
        super().__init__()
        self.nothing = QLabel()
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        self.nothing.setContentsMargins(16, 16, 16, 16)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it has
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(fields)
        self.addWidget(self.nothing)
        self.addWidget(self._scroll)
        theme.changed.connect(self._colours)
        self._colours()

    def show_fields(self, are_shown: bool) -> None:
        """The fields, or what to do to have some."""
        self.setCurrentWidget(self._scroll if are_shown else self.nothing)

    def _colours(self) -> None:
        self.nothing.setStyleSheet(f"color: {theme.colour('dim').name()};")
