"""Parts of the dialogs: a form whose fields carry a sentence below them, and a field for a folder or file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from studio.gui.shell.sentences import said
from studio.gui.shell.theme import theme


class Form(QWidget):
    """Fields with a label before each and, below it, a hint or what is wrong with it."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(16, 16, 16, 16)
        self._layout.setHorizontalSpacing(16)
        self._layout.setVerticalSpacing(4)
        self._layout.setColumnStretch(1, 1)
        self._labels: dict[str, QLabel] = {}
        self._fields: dict[str, QWidget] = {}
        self._notes: dict[str, QLabel] = {}
        self._hints: dict[str, str] = {}
        self._problems: dict[str, str] = {}
        theme.changed.connect(self._show_all)

    def add(self, name: str, field: QWidget) -> None:
        label, note, row = QLabel(), QLabel(), 3 * len(self._fields)
        label.setBuddy(field)
        note.setWordWrap(True)
        note.setObjectName(f"note_{name}")
        # Text and paths take the width there is; a number or a choice takes what it needs.
        is_wide = field.sizePolicy().horizontalPolicy() != QSizePolicy.Policy.Fixed
        is_high = isinstance(field, QPlainTextEdit)
        self._layout.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop if is_high else Qt.AlignmentFlag.AlignVCenter)
        self._layout.addWidget(field, row, 1, Qt.AlignmentFlag(0) if is_wide else Qt.AlignmentFlag.AlignLeft)
        self._layout.addWidget(note, row + 1, 1)
        self._layout.setRowMinimumHeight(row + 2, 8)
        self._layout.setRowStretch(row + 2, 0)
        self._layout.setRowStretch(row + 3, 1)
        self._labels[name], self._fields[name], self._notes[name] = label, field, note
        self._show(name)

    def name(self, name: str, label: str, tip: str = "", hint: str = "") -> None:
        """Label, tooltip (that of the label where it says it all) and what stands below the field."""
        self._labels[name].setText(label)
        field, plain = self._fields[name], label.replace("&", "")
        field.setAccessibleName(plain)
        field.setAccessibleDescription(hint)
        field.setToolTip(tip or plain)
        self._hints[name] = hint
        self._show(name)

    def problem(self, name: str) -> str:
        """What is wrong with a field; empty where nothing is."""
        return self._problems.get(name, "")

    def blame(self, name: str, sentence: str) -> None:
        """Say what is wrong with a field; an empty sentence: nothing is."""
        self._problems[name] = sentence
        self._show(name)

    def _show(self, name: str) -> None:
        problem = said(self._problems.get(name, ""))
        text = problem or self._hints.get(name, "")
        self._notes[name].setText(text)
        self._notes[name].setStyleSheet(f"color: {theme.colour('problem' if problem else 'dim').name()}")
        self._notes[name].setVisible(bool(text))

    def _show_all(self) -> None:
        for name in self._notes:
            self._show(name)


class PathField(QWidget):
    """A path that can be typed, with a button beside it.

    Signals:
        edited (): the person has changed the text.
    """

    edited = Signal()

    def __init__(self, icon: str, do: Callable[[], object], is_read_only: bool = False) -> None:
        super().__init__()
        self._icon = icon
        self.text = QLineEdit()
        self.text.setReadOnly(is_read_only)
        self.button = QToolButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.text)
        self.text.textEdited.connect(lambda _text: self.edited.emit())
        self.button.clicked.connect(lambda _checked=False: do())
        theme.changed.connect(self._paint)
        self._paint()

    @property
    def path(self) -> Path | None:
        """None where nothing is given."""
        text = self.text.text().strip()
        return Path(text).expanduser() if text else None

    def set_path(self, path: Path) -> None:
        self.text.setText(str(path))
        self.text.setCursorPosition(0)

    def name(self, text: str, button: str) -> None:
        """What field and button are called."""
        self.text.setAccessibleName(text)
        self.text.setToolTip(text)
        self.button.setAccessibleName(button)
        self.button.setToolTip(button)

    def _paint(self) -> None:
        self.button.setIcon(theme.icon(self._icon))


def open_folder(folder: Path) -> None:
    """Show a folder in the system's file manager; it is made where there is none yet."""
    folder.mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
