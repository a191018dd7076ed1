"""What is said beside a description: what contradicts itself, what cannot be, what is not understood."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from studio.gui.shell.theme import theme


class Notes(QWidget):
    """Sentences with a sign before each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes: tuple[tuple[str, str], ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        theme.changed.connect(self._fill)
        self.hide()

    @property
    def sentences(self) -> tuple[str, ...]:
        return tuple(sentence for _, sentence in self._notes)

    def show_notes(self, notes: Sequence[tuple[str, str]]) -> None:
        """Icon and sentence of each."""
        if tuple(notes) != self._notes:
            self._notes = tuple(notes)
            self._fill()

    def _fill(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        size = self.fontMetrics().height()
        for row, (icon, sentence) in enumerate(self._notes):
            sign, text = QLabel(), QLabel(sentence)
            sign.setPixmap(theme.icon(icon, "dim").pixmap(size, size))
            text.setWordWrap(True)
            self._grid.addWidget(sign, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(text, row, 1)
        self.setVisible(bool(self._notes))
