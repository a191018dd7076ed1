"""A voice from recordings: which, what stands in the way, who permits it, and what came of it."""

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studio.core.errors import StudioError
from studio.core.speech import LANGS
from studio.gui.desk.desk import Desk
from studio.gui.desk.house import CloneWish, Fitting
from studio.gui.library.heard import Heard
from studio.gui.library.words import language_name
from studio.gui.shell.form import Form
from studio.gui.shell.language import Retranslated, language
from studio.gui.shell.theme import theme
from studio.gui.voices.checks import checks_said
from studio.gui.voices.notes import Notes
from studio.gui.voices.recordings_box import RecordingsBox
from studio.gui.voices.trial_card import TrialCard


class CloneDialog(Retranslated, QDialog):
    """Beside the window. What is going on here goes on when it is closed, and is found again when it is opened.

    Signals:
        kept (VoiceId): the voice is in the library.
    """

    kept = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._cloning = desk.cloning
        self._heard = Heard(desk.sound, self)
        self.setAcceptDrops(True)
        self.recordings, self.checks = RecordingsBox(desk), Notes()
        self.name, self.lang = QLineEdit(), QComboBox()
        self.permission, self.keeps, self.replaces = QCheckBox(), QCheckBox(), QCheckBox()
        self.progress, self.said, self.card = QProgressBar(), QLabel(), TrialCard()
        self.go, self.cancel = QPushButton(), QPushButton()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for lang in LANGS:
            self.lang.addItem("", lang)
        self.lang.setCurrentIndex(LANGS.index("zh" if language.name.startswith("zh") else "en"))
        self._form = Form()
        self._form.add("name", self.name)
        self._form.add("lang", self.lang)
        self._lay_out()
        self._take_up()
        self.name.textChanged.connect(self._show_state)
        for box in (self.permission, self.replaces):
            box.toggled.connect(self._show_state)
        self.go.clicked.connect(self._begin)
        self.cancel.clicked.connect(self._cloning.cancel)
        self._buttons.rejected.connect(self.close)
        self.card.heard.connect(self._hear)
        self.card.wanted.connect(self._keep)
        self._heard.changed.connect(self._show_heard)
        self._cloning.changed.connect(self._show_state)
        self._cloning.reached.connect(self._show_progress)
        desk.library.changed.connect(self._show_state)
        theme.changed.connect(self._colours)
        self._colours()
        self.retranslate()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(bool(self._dropped(event)) and self._cloning.state != "fitting")

    def dropEvent(self, event: QDropEvent) -> None:
        self.recordings.add_files(self._dropped(event))
        event.acceptProposedAction()

    def done(self, result: int) -> None:
        # However it is closed, Escape too, which brings no close event.
        self.recordings.recorder.end()
        super().done(result)

    def event(self, event: QEvent) -> bool:
        is_done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            layout = self.layout()
            needed = 0 if layout is None else layout.totalHeightForWidth(self.width())
            if needed > self.height():
                self.resize(self.width(), needed)
        return is_done

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Clone a voice"))
        self._form.name("name", self.tr("&Name"), self.tr("What the voice will be called"))
        self._form.name("lang", self.tr("&Language"), self.tr("What is spoken in the recordings"))
        for place, lang in enumerate(LANGS):
            self.lang.setItemText(place, language_name(lang))
        self.permission.setText(self.tr("I have the &permission of the person who speaks"))
        self.permission.setToolTip(self.tr("Nobody may be cloned without knowing and wanting it"))
        self.keeps.setText(self.tr("Keep the recordings &with the voice"))
        self.keeps.setToolTip(self.tr("They stay on this machine, and out of exported voices unless you ask for them"))
        self.progress.setAccessibleName(self.tr("How far the voice is"))
        self.progress.setToolTip(self.progress.accessibleName())
        self.cancel.setText(self.tr("&Cancel"))
        self.cancel.setToolTip(self.tr("Stop; the recordings stay"))
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setToolTip(
            self.tr("Close; what is being made goes on, and is found here again")
        )
        self._show_state()

    def _lay_out(self) -> None:
        self.go.setDefault(True)
        for button in (self.cancel, self.card.keep, self._buttons.button(QDialogButtonBox.StandardButton.Close)):
            button.setAutoDefault(False)
        self.said.setWordWrap(True)
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(8)
        run, foot = QHBoxLayout(), QHBoxLayout()
        run.setSpacing(8)
        run.addWidget(self.said, 1)
        run.addWidget(self.cancel)
        foot.addWidget(self._buttons)
        self._buttons.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        above, below, column = QVBoxLayout(), QVBoxLayout(), QVBoxLayout(self)
        above.setContentsMargins(16, 16, 16, 0)
        below.setContentsMargins(16, 0, 16, 16)
        for part in (above, below):
            part.setSpacing(8)
        above.addWidget(self.recordings)
        above.addWidget(self.checks)
        for box in (self.permission, self.keeps, self.replaces):
            below.addWidget(box)
        below.addWidget(self.progress)
        below.addLayout(run)
        below.addWidget(self.card)
        below.addStretch(1)
        below.addLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self._form)
        column.addLayout(below, 1)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 64)

    def _take_up(self) -> None:
        """Show what was asked for before the dialog was closed."""
        wish = self._cloning.wish
        if wish is not None:
            self.name.setText(wish.name)
            self.lang.setCurrentIndex(LANGS.index(wish.lang))
            self.permission.setChecked(wish.has_permission)
            self.keeps.setChecked(wish.keeps_recording)

    def _show_state(self) -> None:
        """What is going on, and what can be done."""
        cloning, state = self._cloning, self._cloning.state
        self.checks.show_notes(checks_said(cloning.faults))
        there = self._judge_name()
        for part in (self.name, self.lang, self.permission, self.keeps, self.replaces):
            part.setEnabled(state != "fitting")
        self.progress.setVisible(state == "fitting")
        self.cancel.setVisible(state == "fitting")
        self.card.setVisible(state == "made")
        if cloning.result is not None:
            self.card.show_trial(cloning.result.name, self._similarity_said())
            self.card.keep.setEnabled(not there or self.replaces.isChecked())
        self.go.setText(self.tr("Clone &again") if state == "made" else self.tr("&Clone"))
        missing = self._missing(there)
        self.go.setEnabled(state != "fitting" and not missing)
        self.go.setToolTip(missing or self.tr("Make the voice; it takes a minute or two"))
        self.said.setText(self._said(state, missing))

    def _judge_name(self) -> bool:
        """Say what is wrong with the name; whether one of the person's own voices has it."""
        name, problem, there = self.name.text(), "", None
        if name.strip():
            try:
                self._desk.own_voices.check_name(name)
            except StudioError as error:
                problem = str(error)
            else:
                there = self._desk.own_voices.own(name)
        self._form.blame("name", problem)
        self.replaces.setVisible(there is not None)
        if there is not None:
            self.replaces.setText(self.tr("&Replace my voice {name}").format(name=there.name))
            self.replaces.setToolTip(self.tr("It will sound otherwise wherever it speaks"))
        return there is not None

    def _missing(self, is_taken: bool) -> str:
        """What is to be done first, as a sentence."""
        if self._cloning.is_checking:
            return self.tr("The recordings are being looked at…")
        if not self._cloning.recordings:
            return self.tr("Add recordings first.")
        if not self._cloning.is_usable:
            return self.tr("No voice can be made of these recordings.")
        if not self.name.text().strip() or self._form.problem("name"):
            return self.tr("Give the voice a name.")
        if not self.permission.isChecked():
            return self.tr("Say that you have the permission.")
        if is_taken and not self.replaces.isChecked():
            return self.tr("Choose another name, or replace your voice.")
        return ""

    def _said(self, state: str, missing: str) -> str:
        if state == "fitting":
            return self._progress_said()
        return self.tr("Listen to it before you keep it.") if state == "made" else missing

    def _show_progress(self, _fitting: Fitting) -> None:
        if self._cloning.state == "fitting":
            self.said.setText(self._progress_said())

    def _progress_said(self) -> str:
        fitting = self._cloning.fitting
        self.progress.setValue(0 if fitting is None else round(1000 * fitting.fraction))
        return self._similarity_said() or self.tr("The voice is being made…")

    def _similarity_said(self) -> str:
        fitting = self._cloning.fitting
        if fitting is None or fitting.similarity is None:
            return ""
        return self.tr("Similarity {percent}%").format(percent=round(100 * fitting.similarity))

    def _begin(self) -> None:
        wish = CloneWish(
            recordings=self._cloning.recordings,
            name=self.name.text(),
            lang=self.lang.currentData(),
            keeps_recording=self.keeps.isChecked(),
            has_permission=self.permission.isChecked(),
        )
        try:
            self._cloning.begin(wish)
        except StudioError as error:
            self._desk.tell(str(error))

    def _hear(self) -> None:
        if self._cloning.result is not None:
            self._desk.sound.audition(self._cloning.result, self._desk.selection.current)

    def _keep(self) -> None:
        try:
            voice = self._cloning.keep(self.name.text(), self.replaces.isChecked())
        except StudioError as error:
            self._desk.tell(str(error))
            return
        self.kept.emit(voice.id)
        self.close()

    def _show_heard(self) -> None:
        result = self._cloning.result
        self.card.sound(self._heard.sounding(None if result is None else result.id))

    def _dropped(self, event: QDropEvent) -> list[Path]:
        return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]

    def _colours(self) -> None:
        palette = self.said.palette()
        palette.setColor(self.said.foregroundRole(), theme.colour("dim"))
        self.said.setPalette(palette)
