"""What the person should read: one sentence at a time above the script, with details to unfold, never in the way."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio.gui.desk.states import Told
from studio.gui.shell.form import open_folder
from studio.gui.shell.language import Retranslated
from studio.gui.shell.sentences import said
from studio.gui.shell.theme import theme

MOST = 50
"""Messages that wait to be read; of more, the oldest notes go."""


class MessageBar(Retranslated, QFrame):
    """A queue of messages, the newest problem first. Hidden while there is none."""

    def __init__(self, parent: QWidget | None = None, show_folder: Callable[[Path], object] = open_folder) -> None:
        super().__init__(parent)
        self._show_folder = show_folder
        self.messages: list[Told] = []
        self.setObjectName("messages")
        self._icon = QLabel()
        self._sentence = QLabel()
        self._sentence.setWordWrap(True)
        self._sentence.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._more = QLabel()
        self._fold = QPushButton()
        self._fold.setCheckable(True)
        self._fold.setFlat(True)
        self._copy = QPushButton()
        self._copy.setFlat(True)
        self._open = QPushButton()
        self._open.setFlat(True)
        self._dismiss = QToolButton()
        self._details = QPlainTextEdit(readOnly=True)
        self._details.setFont(theme.tabular())
        self._details.setMaximumHeight(8 * self.fontMetrics().lineSpacing())
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        for widget, stretch in (
            (self._icon, 0),
            (self._sentence, 1),
            (self._more, 0),
            (self._open, 0),
            (self._fold, 0),
            (self._copy, 0),
            (self._dismiss, 0),
        ):
            row.addWidget(widget, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 4, 4)
        column.addLayout(row)
        column.addWidget(self._details)
        self._fold.toggled.connect(self._details.setVisible)
        self._copy.clicked.connect(self._copy_details)
        self._open.clicked.connect(self._open_folder)
        self._dismiss.clicked.connect(self.dismiss)
        theme.changed.connect(self._show)
        self.retranslate()

    def tell(self, told: Told) -> None:
        """Show a message, unless the same one waits to be read already."""
        if told in self.messages:
            return
        at = 0 if told.kind == "problem" else sum(message.kind == "problem" for message in self.messages)
        self.messages.insert(at, told)
        del self.messages[MOST:]
        self._fold.setChecked(False)
        self._show()

    def dismiss(self) -> None:
        """The message that is shown has been read."""
        if self.messages:
            self.messages.pop(0)
            self._fold.setChecked(False)
            self._show()

    def retranslate(self) -> None:
        self._fold.setText(self.tr("Details"))
        self._open.setText(self.tr("Open folder"))
        self._open.setToolTip(self.tr("Show it in the file manager"))
        self._copy.setText(self.tr("Copy"))
        self._copy.setToolTip(self.tr("Copy message and details"))
        self._dismiss.setToolTip(self.tr("Dismiss"))
        self._dismiss.setAccessibleName(self.tr("Dismiss message"))
        self._show()

    def _open_folder(self) -> None:
        folder = self.messages[0].folder
        if folder is not None:
            self._show_folder(folder)

    def _copy_details(self) -> None:
        told = _in_words(self.messages[0])
        QGuiApplication.clipboard().setText(f"{told.sentence}\n\n{told.details}".strip())

    def _show(self) -> None:
        if not self.messages:
            self.hide()
            return
        told = _in_words(self.messages[0])
        is_problem = told.kind == "problem"
        icon = theme.icon("triangle-alert", "problem") if is_problem else theme.icon("info", "accent")
        size = self.fontMetrics().height()
        self._icon.setPixmap(icon.pixmap(size, size))
        self._sentence.setText(told.sentence)
        self._sentence.setAccessibleName(told.sentence)
        self._more.setText(self.tr("%n more", "", len(self.messages) - 1) if self.messages[1:] else "")
        self._details.setPlainText(told.details)
        self._open.setVisible(told.folder is not None)
        self._fold.setToolTip(self.tr("Show what a bug report needs") if is_problem else self.tr("Show all of it"))
        self._fold.setVisible(bool(told.details))
        self._copy.setVisible(bool(told.details))
        self._details.setVisible(bool(told.details) and self._fold.isChecked())
        self._dismiss.setIcon(theme.icon("x"))
        back = theme.colour("problem_back" if is_problem else "note_back").name()
        self.setStyleSheet(
            f"#messages {{ background: {back}; border: none; border-bottom: 1px solid {theme.colour('line').name()}; }}"
        )
        self.show()  # only now: what is hidden above would make a small window larger for ever


def _in_words(told: Told) -> Told:
    """In the language of the window; the details of a problem are for a bug report, and stay as they are."""
    return replace(
        told, sentence=said(told.sentence), details=said(told.details) if told.kind == "note" else told.details
    )
