"""In what quality one works: a choice beside the transport, with what else there is to say of drafts."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from studio.core.quality import Quality
from studio.gui.desk.desk import Desk
from studio.gui.shell.actions import Actions
from studio.gui.shell.language import Retranslated
from studio.gui.shell.theme import theme

ICONS: Mapping[Quality, str] = {"draft": "zap", "studio": "mic"}


class QualityButton(Retranslated, QToolButton):
    """Shows the quality in which lines are rendered, and opens a menu of both; hidden where there is but one."""

    def __init__(self, desk: Desk, commands: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        self._choices: dict[Quality, QAction] = {}
        group = QActionGroup(menu)
        for quality in ICONS:
            choice = menu.addAction("")
            choice.setCheckable(True)
            choice.setActionGroup(group)
            choice.triggered.connect(lambda _checked=False, quality=quality: desk.qualities.work_in(quality))
            self._choices[quality] = choice
        menu.addSeparator()
        menu.addAction(commands["hear_edits"])
        menu.addSeparator()
        menu.addAction(commands["render_archive"])
        self.setMenu(menu)
        desk.qualities.changed.connect(self.refresh)
        theme.changed.connect(self.refresh)
        self.retranslate()

    def refresh(self) -> None:
        """Show what is chosen."""
        quality = self._desk.qualities.working
        self.setText({"draft": self.tr("Drafts"), "studio": self.tr("Studio")}.get(quality, ""))
        self.setIcon(theme.icon(ICONS[quality]))
        for name, choice in self._choices.items():
            choice.setChecked(name == quality)
            choice.setEnabled(name in self._desk.qualities.offered)
        self.setVisible(len(self._desk.qualities.offered) > 1)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Quality"))
        tip = self.tr("The quality in which lines are rendered; what is edited is heard as a draft at once")
        self.setToolTip(tip)
        texts: Mapping[Quality, Callable[[], str]] = {
            "draft": lambda: self.tr("&Drafts: made in a moment, not exported unless allowed"),
            "studio": lambda: self.tr("&Studio: a draft is heard at once, and replaced when this is ready"),
        }
        for quality, choice in self._choices.items():
            choice.setText(texts[quality]())
        self.refresh()
