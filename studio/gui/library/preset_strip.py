"""A strip that opens under the presets: asks for a name, or tells what was done and offers to undo it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from studio.core.errors import StudioError
from studio.gui.shell.language import Retranslated
from studio.gui.shell.sentences import said
from studio.gui.shell.theme import theme

MOST_TYPED = 60
"""More than a name may have, so that the sentence says so rather than keys that do nothing."""


class PresetStrip(Retranslated, QWidget):
    """One line that comes when it is needed. Enter accepts, Escape closes."""

    def __init__(self, back_to: QWidget, parent: QWidget | None = None) -> None:
        """The focus goes to `back_to` when the strip closes."""
        super().__init__(parent)
        self._back_to = back_to
        self.name, self.said, self.problem = QLineEdit(), QLabel(), QLabel()
        self.accept, self.close_ = QPushButton(), QToolButton()
        self._do: Callable[[], object] = lambda: None
        self._verb: Callable[[str], str] = lambda name: name
        self.name.setMaxLength(MOST_TYPED)
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.problem.setWordWrap(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        grid.addWidget(self.name, 0, 0)
        grid.addWidget(self.said, 0, 0)
        grid.addWidget(self.accept, 0, 1)
        grid.addWidget(self.close_, 0, 2)
        grid.addWidget(self.problem, 1, 0, 1, 3)
        grid.setColumnStretch(0, 1)
        self.name.returnPressed.connect(self._try)
        self.name.textChanged.connect(self._name_verb)
        self.accept.clicked.connect(self._try)
        self.close_.clicked.connect(self.close_up)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.close_up)
        theme.changed.connect(self._colours)
        self._colours()
        self.retranslate()

    def ask(self, name: str, verb: Callable[[str], str], do: Callable[[str], object]) -> None:
        """Ask for a name, beginning with `name`; `verb` says what will happen with the name that is typed."""
        self._verb, self._do = verb, lambda: do(self.name.text())
        self.name.setText(name)
        self._name_verb()
        self._open(asks=True)
        self.name.selectAll()
        self.name.setFocus(Qt.FocusReason.PopupFocusReason)

    def tell(self, sentence: str, verb: str = "", do: Callable[[], object] = lambda: None) -> None:
        """Say what was done; where there is a `verb`, a button of that name does `do`."""
        self._do = do
        self.said.setText(sentence)
        self.said.setToolTip(sentence)
        self.accept.setText(verb)
        self._open(asks=False)
        self.accept.setVisible(bool(verb))

    def close_up(self) -> None:
        """Nothing more to say."""
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self.hide()
        if had_focus:
            self._back_to.setFocus(Qt.FocusReason.PopupFocusReason)

    def retranslate(self) -> None:
        self.close_up()  # what it says was said in another language
        self.name.setPlaceholderText(self.tr("Name of the preset"))
        self.name.setAccessibleName(self.tr("Name of the preset"))
        self.name.setToolTip(self.tr("Enter keeps it, Escape gives up"))
        self.close_.setToolTip(self.tr("Close (Escape)"))
        self.close_.setAccessibleName(self.tr("Close"))

    def _open(self, asks: bool) -> None:
        self.name.setVisible(asks)
        self.said.setVisible(not asks)
        self.accept.setVisible(True)
        self.problem.hide()
        self.show()

    def _name_verb(self) -> None:
        self.accept.setText(self._verb(self.name.text()))
        self.accept.setToolTip(self.accept.text())
        self.accept.setEnabled(bool(self.name.text().strip()))
        self.problem.hide()

    def _try(self) -> None:
        # What is done may open the strip again, with something else to say.
        before = self._do
        try:
            before()
        except StudioError as error:
            self.problem.setText(said(str(error)))
            self.problem.show()
            return
        if self._do is before:
            self.close_up()

    def _colours(self) -> None:
        self.close_.setIcon(theme.icon("x", "dim"))
        palette = self.problem.palette()
        palette.setColor(self.problem.foregroundRole(), theme.colour("problem"))
        self.problem.setPalette(palette)
