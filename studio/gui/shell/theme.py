"""How the window looks: colours, icons and fonts of the theme in use."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QImage, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

import studio
from studio.gui.shell.palette import SCHEMES, Scheme

ICONS = Path(studio.__file__).parent.parent / "resources" / "icons"
ICON_SIZES = (16, 20, 24, 32, 48)

_STYLE = """
QToolTip {{ background: {raised}; color: {text}; border: 1px solid {line}; padding: 4px; }}
QToolButton {{ padding: 4px; border-radius: 4px; border: 1px solid transparent; }}
QToolButton:hover, QToolButton:checked {{ background: {hover}; }}
QToolButton:checked {{ border-color: {line}; }}
QToolButton:focus {{ border-color: {accent}; }}
QToolButton::menu-indicator {{ image: none; }}
QHeaderView::section {{ background: {window}; color: {dim}; border: none; border-bottom: 1px solid {line};
  border-right: 1px solid {line}; padding: 4px 8px; }}
QTableView, QListView, QTreeView {{ border: none; }}
DockTitle {{ background: {window}; border-bottom: 1px solid {line}; }}
DockTitle QToolButton {{ padding: 1px; }}
QStatusBar::item {{ border: none; }}
QToolBar {{ border: none; spacing: 4px; padding: 4px; }}
QMenu {{ border: 1px solid {line}; padding: 4px; background: {panel}; }}
QMenu::item {{ padding: 4px 24px 4px 8px; border-radius: 4px; }}
QMenu::item:selected {{ background: {selection}; color: {text}; }}
QMenu::icon {{ padding-left: 8px; }}
QMainWindow::separator {{ background: {line}; width: 1px; height: 1px; }}
QLineEdit, QPlainTextEdit {{ background: {panel}; border: 1px solid {line}; border-radius: 4px; padding: 3px 6px;
  selection-background-color: {accent}; selection-color: {accent_text}; }}
QLineEdit:focus, QPlainTextEdit:focus {{ border-color: {accent}; }}
QScrollBar {{ background: transparent; border: none; }}
QScrollBar:vertical {{ width: 12px; }}
QScrollBar:horizontal {{ height: 12px; }}
QScrollBar::handle {{ background: {line}; border-radius: 4px; margin: 2px; min-width: 24px; min-height: 24px; }}
QScrollBar::handle:hover {{ background: {dim}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


class Theme(QObject):
    """The theme in use, the same for all windows of the process.

    Signals:
        changed (): the colours are others than before.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._wish = "system"
        self._scheme: Scheme = "light"
        self._icons: dict[str, QIcon] = {}

    @property
    def scheme(self) -> Scheme:
        return self._scheme

    def apply(self, wish: str) -> None:
        """Use a theme from now on: light, dark, or as the system has it, which is followed then."""
        self._wish = wish
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow, Qt.ConnectionType.UniqueConnection)
        application.setStyle("Fusion")
        self._use(application)

    def colour(self, role: str) -> QColor:
        """One of palette.py. KeyError for any other."""
        return QColor(SCHEMES[self._scheme][role])

    def icon(self, name: str, role: str = "text") -> QIcon:
        """An icon of resources/icons/lucide in a colour of the theme. FileNotFoundError for any other."""
        key = f"{name} {role}"
        if key not in self._icons:
            drawing = (ICONS / "lucide" / f"{name}.svg").read_text("utf-8")
            icon = QIcon()
            for mode, shade in (
                (QIcon.Mode.Normal, role),
                (QIcon.Mode.Selected, role),  # else Qt tints it, and hides what a colour tells
                (QIcon.Mode.Disabled, "disabled"),
            ):
                for size in ICON_SIZES:
                    icon.addPixmap(_drawn(drawing, self.colour(shade), size), mode)
            self._icons[key] = icon
        return self._icons[key]

    def tabular(self, font: QFont | None = None) -> QFont:
        """The font with figures of one width, for times."""
        found = QFont(font or QApplication.font())
        found.setFeature(QFont.Tag("tnum"), 1)
        return found

    def _follow(self) -> None:
        application = QApplication.instance()
        if self._wish == "system" and isinstance(application, QApplication):
            self._use(application)

    def _use(self, application: QApplication) -> None:
        is_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        self._scheme = "dark" if self._wish == "dark" or (self._wish == "system" and is_dark) else "light"
        self._icons.clear()
        application.setPalette(self._palette())
        application.setStyleSheet(_STYLE.format(**SCHEMES[self._scheme]))
        self.changed.emit()

    def _palette(self) -> QPalette:
        role = QPalette.ColorRole
        palette = QPalette()
        for part, name in (
            (role.Window, "window"),
            (role.WindowText, "text"),
            (role.Base, "panel"),
            (role.AlternateBase, "raised"),
            (role.Text, "text"),
            (role.Button, "raised"),
            (role.ButtonText, "text"),
            (role.ToolTipBase, "raised"),
            (role.ToolTipText, "text"),
            (role.PlaceholderText, "dim"),
            (role.Highlight, "accent"),
            (role.HighlightedText, "accent_text"),
            (role.Accent, "accent"),
            (role.Link, "accent"),
            (role.Mid, "line"),
            (role.Dark, "line"),
            (role.Light, "raised"),
        ):
            palette.setColor(part, self.colour(name))
        for part in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, part, self.colour("disabled"))
        return palette


def _drawn(drawing: str, colour: QColor, size: int) -> QPixmap:
    """At twice its size, so that it stays sharp on dense screens."""
    image = QImage(2 * size, 2 * size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", colour.name()).encode()))
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, 2 * size, 2 * size))
    painter.end()
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(2.0)
    return pixmap


theme = Theme()
"""The one theme of the process."""
