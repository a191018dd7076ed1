"""Questions about script files, each in a dialog beside the window."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QWidget

from studio.gui.desk.desk import Desk
from studio.gui.desk.scripts import Columns, TwoLanguages
from studio.gui.scripts.columns_dialog import ColumnsDialog
from studio.gui.scripts.languages_dialog import LanguagesDialog


def ask(desk: Desk, show: Callable[[str, QDialog], None], window: QWidget) -> None:
    """Have `show` show a dialog, under a name of its own, whenever a script cannot come in without an answer."""

    def ask_for(asked: TwoLanguages | Columns) -> None:
        dialog: QDialog
        if isinstance(asked, TwoLanguages):
            dialog = LanguagesDialog(desk.importer, asked, window)
        else:
            dialog = ColumnsDialog(desk, asked, window)
        show(f"import {asked.path}", dialog)

    desk.importer.asked.connect(ask_for)
