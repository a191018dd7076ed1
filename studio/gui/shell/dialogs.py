"""Dialogs that stand beside the window while it is worked with."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog


class Dialogs:
    """The dialogs that are open; one of each kind."""

    def __init__(self) -> None:
        self._open: dict[str, QDialog] = {}

    def show(self, name: str, dialog: QDialog) -> None:
        """Show a dialog in place of the one of that name."""
        if name in self._open:
            self._open[name].close()
        self._open[name] = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.destroyed.connect(lambda: self._forget(name, dialog))
        dialog.show()

    def close(self, *names: str) -> None:
        """Close those of these names that are open."""
        for name in names:
            if name in self._open:
                self._open[name].close()

    def _forget(self, name: str, dialog: QDialog) -> None:
        if self._open.get(name) is dialog:
            del self._open[name]
