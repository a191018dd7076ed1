"""How loud the project is: a choice beside the volume, with what it does to each voice."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QInputDialog, QMenu, QToolButton, QWidget

from studio.analysis.levelling import LEAST_LUFS, MOST_LUFS
from studio.core.speech import VoiceId
from studio.gui.desk.desk import Desk
from studio.gui.shell.language import Retranslated
from studio.gui.shell.theme import theme

USUAL_LUFS = -23.0
"""Where the person begins who wishes for another one."""


class LoudnessButton(Retranslated, QToolButton):
    """Shows the loudness that is wished for, and opens a menu of others."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setMenu(QMenu(self))
        self.menu().aboutToShow.connect(self._fill)
        desk.levelling.changed.connect(self.refresh)
        desk.script.edited.connect(self.refresh)
        desk.script.opened.connect(self.refresh)
        theme.changed.connect(self._paint)
        self._paint()
        self.retranslate()

    def refresh(self) -> None:
        """Show what is wished for, and the gains that it takes."""
        target_lufs, gains = self._desk.levelling.target_lufs, self._desk.levelling.gains_db
        self.setText(self.tr("Loudness as it is") if target_lufs is None else f"{target_lufs:g} LUFS")
        said = [self.tr("Loudness of the project: what is heard, and all that is exported")]
        if target_lufs is None:
            said.append(self.tr("Voices are as loud as they are."))
        else:
            said.append(self.tr("All voices are equally loud; lines keep their levels to each other."))
            said += [f"{self._name(voice)}: {gain_db:+.1f} dB" for voice, gain_db in gains.items()]
        self.setToolTip("\n".join(said))
        self.setEnabled(not self._desk.script.is_read_only)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Loudness"))
        self.refresh()

    def _name(self, id_: VoiceId) -> str:
        voice = self._desk.library.voice(id_)
        return id_ if voice is None else voice.name

    def _fill(self) -> None:
        menu, now = self.menu(), self._desk.levelling.target_lufs
        menu.clear()
        group = QActionGroup(menu)
        words = {
            None: self.tr("As it is"),
            -23.0: self.tr("-23 LUFS, for broadcasting (EBU R 128)"),
            -16.0: self.tr("-16 LUFS, for podcasts"),
            -14.0: self.tr("-14 LUFS, for streaming"),
        }
        for target_lufs, word in words.items():
            action = menu.addAction(word)
            action.setCheckable(True)
            action.setChecked(target_lufs == now)
            action.setActionGroup(group)
            action.triggered.connect(lambda _checked=False, wish=target_lufs: self._desk.levelling.wish(wish))
        other = menu.addAction(
            self.tr("Another…") if now in words else self.tr("{loudness} LUFS…").format(loudness=now)
        )
        other.setCheckable(True)
        other.setChecked(now not in words)
        other.setActionGroup(group)
        other.triggered.connect(self._ask)

    def _ask(self) -> None:
        now = self._desk.levelling.target_lufs
        wish, is_given = QInputDialog.getDouble(
            self,
            self.tr("Loudness"),
            self.tr("LUFS, from {least} to {most}:").format(least=f"{LEAST_LUFS:g}", most=f"{MOST_LUFS:g}"),
            USUAL_LUFS if now is None else now,
            LEAST_LUFS,
            MOST_LUFS,
            1,
        )
        if is_given:
            self._desk.levelling.wish(wish)

    def _paint(self) -> None:
        self.setIcon(theme.icon("audio-lines"))
