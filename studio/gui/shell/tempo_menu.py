"""How near to one another the tempos of neighbouring lines are brought, as a menu."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from studio.core.smoothing import USUAL_STEP
from studio.gui.desk.desk import Desk
from studio.gui.shell.language import Retranslated
from studio.project import edits

STEPS: Mapping[str, float] = {"off": 0.0, "loose": 1.3, "usual": USUAL_STEP, "strict": 1.08}


class TempoMenu(Retranslated, QMenu):
    """Off, and three steps; one more where the project has another step than these."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._group = QActionGroup(self)
        self._actions = {name: QAction(self, checkable=True) for name in (*STEPS, "other")}
        for name, action in self._actions.items():
            self._group.addAction(action)
            self.addAction(action)
            if name in STEPS:
                action.triggered.connect(lambda _=False, name=name: self._choose(STEPS[name]))
        self.aboutToShow.connect(self._follow)
        self._follow()
        self.retranslate()

    def retranslate(self) -> None:
        self.setTitle(self.tr("&Even tempo"))
        self.menuAction().setToolTip(self.tr("Bring neighbouring lines of one speaker nearer to one tempo"))
        self._actions["off"].setText(self.tr("&Off: each line by itself"))
        for name, key in (("loose", "&1"), ("usual", "&2"), ("strict", "&3")):
            self._actions[name].setText(f"{key}  {self._within(STEPS[name])}")
        self._actions["other"].setText(self._within(self._step))

    @property
    def _step(self) -> float:
        return self._desk.script.document.options.tempo_step

    def _within(self, step: float) -> str:
        return self.tr("Neighbours within {percent} %").format(percent=f"{100 * (step - 1):.3g}")

    def _choose(self, step: float) -> None:
        document = self._desk.script.document
        options = replace(document.options, tempo_step=step)
        self._desk.script.do(self.tr("Even tempo"), edits.set_options(document, options))

    def _follow(self) -> None:
        name = next((name for name, step in STEPS.items() if step == self._step), "other")
        self._actions["other"].setVisible(name == "other")
        self._actions["other"].setText(self._within(self._step))
        self._actions[name].setChecked(True)
        self._group.setEnabled(not self._desk.script.is_read_only)
