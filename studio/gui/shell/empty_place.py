"""What stands in a panel where there is nothing to show yet: what it is, and what to do next."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.gui.shell.theme import theme


class EmptyPlace(QWidget):
    """A title, a hint and buttons in the middle. Subclasses say the words."""

    def __init__(self, buttons: Mapping[QPushButton, str], title_scale: float, parent: QWidget | None = None) -> None:
        """`buttons`: each with the name of its icon, or none; `title_scale`: the title beside other texts."""
        super().__init__(parent)
        self._buttons = buttons
        self.title, self.hint = QLabel(), QLabel()
        large = QFont(self.font())
        large.setPointSizeF(large.pointSizeF() * title_scale)
        self.title.setFont(large)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(1)
        for label in (self.title, self.hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addLayout(row)
        column.addStretch(2)
        theme.changed.connect(self.paint_parts)

    def paint_parts(self) -> None:
        """In the colours of the theme; also after texts were set."""
        self.hint.setStyleSheet(f"color: {theme.colour('dim').name()};")
        for button, icon in self._buttons.items():
            if icon:
                button.setIcon(theme.icon(icon))
