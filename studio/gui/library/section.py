"""A part of a panel that can be folded."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from studio.gui.shell.theme import theme

# The arrow says whether it is open; a pressed button beside it would say it twice.
STYLE = """
#fold { padding: 2px 4px 2px 0; font-weight: 600; }
#fold:checked { background: transparent; border-color: transparent; }
#fold:hover { background: %(hover)s; }
#fold:focus { border-color: %(accent)s; }
"""


class Section(QWidget):
    """A header with a fold and a button that sets all below it back.

    Signals:
        reset (): the button was pressed.
    """

    reset = Signal()

    def __init__(self, content: QWidget, is_open: bool) -> None:
        super().__init__()
        self.fold, self.summary, self.undo = QToolButton(), QLabel(), QToolButton()
        self._content = content
        self._said = ""
        self.fold.setCheckable(True)
        self.fold.setChecked(is_open)
        self.fold.setObjectName("fold")
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        header = QHBoxLayout()
        header.setSpacing(4)
        header.addWidget(self.fold)
        header.addWidget(self.summary, 1)
        header.addWidget(self.undo)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(header)
        whole.addWidget(content)
        self.fold.toggled.connect(self._show)
        self.undo.clicked.connect(self.reset)
        theme.changed.connect(self._colours)
        self._colours()
        self._show()

    def name(self, title: str, reset: str) -> None:
        """What it and its button are called."""
        self.fold.setText(title)
        self.fold.setAccessibleName(title)
        self.undo.setToolTip(reset)
        self.undo.setAccessibleName(reset)
        self._show()

    def tell(self, changed: list[str], may_change: bool) -> None:
        """Which of its parts are not plain: said beside the title while they are out of sight."""
        self._said = ", ".join(changed)
        self.undo.setEnabled(may_change and bool(changed))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._show()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._elide()

    def _show(self) -> None:
        is_open = self.fold.isChecked()
        self._content.setVisible(is_open)
        self.fold.setIcon(theme.icon("chevron-down" if is_open else "chevron-right", "dim"))
        self.fold.setToolTip(self.tr("Fold away") if is_open else self.tr("Unfold"))
        self.summary.setToolTip(self._said)
        self._elide()

    def _elide(self) -> None:
        said = "" if self.fold.isChecked() else self._said
        room = self.summary.width()
        self.summary.setText(self.summary.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room))

    def _colours(self) -> None:
        self.undo.setIcon(theme.icon("rotate-ccw", "dim"))
        self.fold.setStyleSheet(STYLE % {role: theme.colour(role).name() for role in ("hover", "accent")})
        palette = self.summary.palette()
        palette.setColor(self.summary.foregroundRole(), theme.colour("dim"))
        self.summary.setPalette(palette)
        self._show()
