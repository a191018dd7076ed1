"""What stands before the film's own sound: its name, mute, and the way to what else is set."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from studio.gui.desk.desk import Desk
from studio.gui.shell.language import Retranslated
from studio.gui.shell.theme import theme
from studio.gui.wave.area import PAD
from studio.gui.wave.original_panel import OriginalPanel


class OriginalHead(Retranslated, QWidget):
    """Lies over the gutter of the timeline, beside the strip."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._original = desk.original
        self.name = QLabel()
        self.mute, self.more = QToolButton(), QToolButton()
        self.panel = OriginalPanel(desk, self)
        for button in (self.mute, self.more):
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            side = self.fontMetrics().height()
            button.setIconSize(QSize(side, side))
        self.mute.setCheckable(True)
        self.mute.clicked.connect(self.toggle_mute)
        self.more.clicked.connect(self.open_panel)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * PAD, 0, PAD, 0)
        row.setSpacing(0)
        row.addWidget(self.name, 1)
        row.addWidget(self.mute)
        row.addWidget(self.more)
        desk.original.changed.connect(self._show)
        theme.changed.connect(self._show)
        self.retranslate()

    def toggle_mute(self) -> None:
        """Silence the film's own sound, or let it be heard again."""
        title = self.tr("Mute the film's sound")
        self._original.change(title, is_muted=not self._original.settings.is_muted)
        self._show()

    def open_panel(self) -> None:
        """Show what can be set, above the button."""
        self.panel.open_at(self.more)

    def retranslate(self) -> None:
        self.name.setText(self.tr("Original"))
        self.more.setToolTip(self.tr("Level, and what happens under speech"))
        self.more.setAccessibleName(self.tr("Settings of the film's sound"))
        self._show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("panel"))
        painter.fillRect(0, 0, self.width(), 1, theme.colour("line"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.colour("line"))
        painter.end()

    def _show(self) -> None:
        is_muted = self._original.settings.is_muted
        self.mute.setChecked(is_muted)
        self.mute.setIcon(theme.icon("volume-x" if is_muted else "volume-2", "accent" if is_muted else "dim"))
        self.mute.setToolTip(self.tr("Hear the film's sound again (M)") if is_muted else self.tr("Mute (M)"))
        self.mute.setAccessibleName(self.tr("Mute the film's sound"))
        self.more.setIcon(theme.icon("sliders-horizontal", "dim"))
        self.name.setStyleSheet(f"color: {theme.colour('disabled' if is_muted else 'dim').name()}")
