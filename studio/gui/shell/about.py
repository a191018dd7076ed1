"""What this is, by whom, and under which licences."""

import platform
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

import studio
from studio.gui.shell.language import Retranslated
from studio.gui.shell.theme import ICONS, theme

ROOT = Path(studio.__file__).parent.parent
QT_SOURCE = "https://download.qt.io/official_releases/qt/"
LGPL = "https://www.gnu.org/licenses/lgpl-3.0.html"


def licence_text(name: str) -> str:
    """NOTICE or LICENSE: of the source tree, or of the installed package. Empty where neither has it."""
    if (ROOT / name).is_file():
        return (ROOT / name).read_text("utf-8")
    try:
        return distribution("dubsmith").read_text(f"licenses/{name}") or ""
    except PackageNotFoundError:
        return ""


class AboutDialog(Retranslated, QDialog):
    """Version and licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._version, self._what = QLabel(), QLabel(), QLabel()
        font = self._name.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        self._name.setFont(font)
        self._version.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._what.setWordWrap(True)
        picture, size = QLabel(), 4 * self.fontMetrics().height()
        picture.setPixmap(QIcon(str(ICONS / "dubsmith.svg")).pixmap(size, size))
        names = QVBoxLayout()
        names.addWidget(self._name)
        names.addWidget(self._version)
        names.addWidget(self._what)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(names, 1)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._notice, self._licence = _page(licence_text("NOTICE")), _page(licence_text("LICENSE"))
        self._qt = QLabel()
        self._qt.setWordWrap(True)
        self._qt.setTextFormat(Qt.TextFormat.RichText)
        self._qt.setOpenExternalLinks(True)
        self._qt.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._qt.setMargin(12)
        self._qt.setAlignment(Qt.AlignmentFlag.AlignTop)
        for page in (self._notice, self._licence, self._qt):
            self._tabs.addTab(page, "")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        column.addLayout(head)
        column.addWidget(self._tabs, 1)
        column.addWidget(self._buttons)
        unit = self.fontMetrics().averageCharWidth()
        self.resize(96 * unit, 70 * unit)
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setFocus()
        self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("About Dubsmith"))
        self._name.setText("Dubsmith")
        self._version.setText(
            self.tr("Version {version}, with Qt {qt} and Python {python}").format(
                version=studio.__version__, qt=qVersion(), python=platform.python_version()
            )
        )
        self._what.setText(self.tr("Turns scripts and subtitles into speech that lands on time, on your own machine."))
        for at, title in enumerate((self.tr("Made with"), self.tr("Licence"), self.tr("Qt"))):
            self._tabs.setTabText(at, title)
        self._tabs.setAccessibleName(self.tr("Licences"))
        self._notice.setAccessibleName(self.tr("Made with"))
        self._licence.setAccessibleName(self.tr("Licence"))
        text = self.tr(
            "The window is made with Qt {qt} and PySide6, which are under the {lgpl}. Dubsmith uses them unchanged, as "
            "shared libraries: you may put another version in place of those that are installed. Their source is at "
            "{source}."
        )
        self._qt.setText(
            "<p>"
            + text.format(
                qt=qVersion(),
                lgpl=_link(LGPL, self.tr("GNU Lesser General Public License, version 3")),
                source=_link(QT_SOURCE, QT_SOURCE),
            )
            + "</p>"
        )


def _link(address: str, text: str) -> str:
    return f'<a href="{address}" style="color: {theme.colour("accent").name()}">{text}</a>'


def _page(text: str) -> QPlainTextEdit:
    page = QPlainTextEdit(text, readOnly=True)
    page.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    page.setTabChangesFocus(True)
    return page
