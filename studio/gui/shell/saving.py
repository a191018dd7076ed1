"""Where a file is to be saved, with its ending, which people leave out."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget


def ask_where_to_save(parent: QWidget, title: str, start: str, kinds: Mapping[str, str]) -> Path | None:
    """The file that the person chooses, with one of the endings; None for none.

    `start`: the folder or file that is offered. `kinds`: each ending with what the dialog calls its files.
    """
    while True:
        name, chosen = QFileDialog.getSaveFileName(parent, title, start, ";;".join(kinds.values()))
        if not name:
            return None
        path = Path(name)
        if path.suffix.lower() in kinds:
            return path
        # Where no ending was typed, the filter says which is meant.
        meant = (ending for ending in kinds if kinds[ending] == chosen)
        path = path.with_name(path.name + next(meant, next(iter(kinds))))
        # The dialog has asked whether to replace a file of the name that was typed, and this is another.
        if not path.exists() or _may_replace(parent, title, path):
            return path
        start = str(path)


def _may_replace(parent: QWidget, title: str, path: Path) -> bool:
    question = QCoreApplication.translate("Saving", "{name} is there already. Replace it?").format(name=path.name)
    return QMessageBox.question(parent, title, question) == QMessageBox.StandardButton.Yes
