"""A voice on trial as a card: a click anywhere on it is heard."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from studio.gui.library.heard import Sounding
from studio.gui.shell.elided import ElidedLabel
from studio.gui.shell.language import Retranslated
from studio.gui.shell.theme import theme

_ICONS = {"": "play", "waiting": "ellipsis", "playing": "audio-lines"}
_STYLE = """
#trial {{ border: 1px solid {border}; border-radius: 4px; background: {raised}; }}
#trial:hover {{ background: {hover}; }}
"""


class TrialCard(Retranslated, QFrame):
    """What it is called, what it is made of, and the button that keeps it.

    Signals:
        heard (): it is to be heard.
        wanted (): it is to be kept.
    """

    heard = Signal()
    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trial")
        self.hear, self.keep = QToolButton(), QPushButton()
        # Names of candidates differ at their ends.
        self.name, self.made_of = ElidedLabel(Qt.TextElideMode.ElideMiddle), ElidedLabel(Qt.TextElideMode.ElideRight)
        self._sounding: Sounding = ""
        bold = self.name.font()
        bold.setBold(True)
        self.name.setFont(bold)
        texts, whole = QVBoxLayout(), QHBoxLayout(self)
        texts.setSpacing(0)
        texts.addWidget(self.name)
        texts.addWidget(self.made_of)
        whole.setContentsMargins(4, 4, 8, 4)
        whole.setSpacing(8)
        whole.addWidget(self.hear)
        whole.addLayout(texts, 1)
        whole.addWidget(self.keep)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hear.clicked.connect(self.heard)
        self.keep.clicked.connect(self.wanted)
        theme.changed.connect(self._paint)
        self._paint()
        self.retranslate()

    def show_trial(self, name: str, made_of: str) -> None:
        self.name.setText(name)
        self.made_of.setText(made_of)
        for label in (self.name, self.made_of):
            label.setToolTip(f"{name}\n{made_of}")
        self.retranslate()

    def sound(self, sounding: Sounding) -> None:
        """It is heard, or soon will be, or not."""
        if sounding != self._sounding:
            self._sounding = sounding
            self._paint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.heard.emit()
        super().mouseReleaseEvent(event)

    def retranslate(self) -> None:
        name = self.name.text()
        self.hear.setToolTip(self.tr("Hear it on the selected line, or on a sentence"))
        self.hear.setAccessibleName(self.tr("Listen to {name}").format(name=name))
        self.keep.setText(self.tr("Keep…"))
        self.keep.setToolTip(self.tr("Give it a name and put it into the library"))
        self.keep.setAccessibleName(self.tr("Keep {name}").format(name=name))

    def _paint(self) -> None:
        colours = {role: theme.colour(role).name() for role in ("raised", "hover")}
        border = theme.colour("accent" if self._sounding else "line").name()
        self.setStyleSheet(_STYLE.format(border=border, **colours))
        self.hear.setIcon(theme.icon(_ICONS[self._sounding], "accent" if self._sounding else "text"))
        palette = self.made_of.palette()
        palette.setColor(self.made_of.foregroundRole(), theme.colour("dim"))
        self.made_of.setPalette(palette)
