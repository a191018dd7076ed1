"""About: version and licences are there to be read."""

from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

import studio
from studio.gui.shell.about import AboutDialog, licence_text


def test_it_names_version_and_licences(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    labels = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert studio.__version__ in labels
    assert "Lesser General Public License" in labels
    pages = [page.toPlainText() for page in dialog.findChildren(QPlainTextEdit)]
    assert any("Kokoro-82M" in page for page in pages)
    assert any("Apache License" in page for page in pages)


def test_there_is_no_text_of_what_is_not_there() -> None:
    assert licence_text("NO SUCH FILE") == ""
