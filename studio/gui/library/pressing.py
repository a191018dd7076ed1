"""Buttons beside the key that plays."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton


class _SpacePresses(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Space
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
        ):
            event.accept()
        return False


def press_by_space(*buttons: QAbstractButton) -> None:
    """Let Space press a button that was reached by Tab. A click gives it no focus, so that Space still plays then."""
    for button in buttons:
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.installEventFilter(_SpacePresses(button))
