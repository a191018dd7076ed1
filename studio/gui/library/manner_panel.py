"""The manner: how the selected lines, or their speakers, say what they say."""

import time
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.core.speech import Prosody
from studio.gui.desk.desk import Desk
from studio.gui.library.dials import DIALS, Dial, DialRow
from studio.gui.library.giving import Bend, Giving
from studio.gui.library.manner import Manners
from studio.gui.library.presets_bar import PresetsBar
from studio.gui.library.pressing import press_by_space
from studio.gui.library.selected import Selected
from studio.gui.shell.theme import theme
from studio.project.document import RowId
from studio.project.presets import Preset

LEAST_REST_MS = 40
"""While a slider is dragged the script is changed no oftener than this."""
REST_PER_WORK = 3
"""Nor does changing it take more than a quarter of the time."""
LONGEST_NAME = 18
"""Characters of a speaker's name that are shown."""


class MannerPanel(QWidget):
    """Presets, and a slider for each number of the manner; for lines or for speakers."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._selected = Selected(desk, self)
        self._giving = Giving(desk, self._selected)
        self._manners = Manners(frozenset())
        self._gesture = 0
        self._due: tuple[Dial, float] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._catch_up)
        self.for_lines, self.for_speakers = QRadioButton(), QRadioButton()
        self.for_lines.setChecked(True)
        self.presets = PresetsBar(desk, lambda: self._found().common)
        self.dials = {dial.field: DialRow(dial, self) for dial in DIALS}
        self.whisper, self.whose, self.as_speaker = QCheckBox(), QLabel(), QPushButton()
        self.nothing = QLabel()
        press_by_space(self.for_lines, self.for_speakers, self.whisper, self.as_speaker)
        self._lay_out()
        self.for_lines.toggled.connect(self.refresh)
        for dial, row in zip(DIALS, self.dials.values(), strict=True):
            row.turned.connect(lambda value, dial=dial: self._turn(dial, value))
            row.let_go.connect(self._catch_up)
            row.touched.connect(self._begin_gesture)
        self.whisper.clicked.connect(self._set_whisper)
        self.as_speaker.clicked.connect(lambda: self._giving.follow_manner(self._own()))
        self.presets.touched.connect(self._begin_gesture)
        self.presets.chosen.connect(self._use_preset)
        desk.library.changed.connect(self.refresh)
        self._selected.changed.connect(self.refresh)
        theme.changed.connect(self._colours)
        self._colours()
        self.retranslate()

    def refresh(self) -> None:
        """Show the manner of what is selected."""
        rows = self._selected.rows
        self._stack.setCurrentIndex(1 if rows else 0)
        if not rows:
            return
        self._manners = self._found()
        may_change = self._selected.may_change
        for field, dial in self.dials.items():
            dial.show(*self._manners.span(field))
            dial.set_enabled(may_change)
        self.dials["tempo"].set_enabled(may_change and self._is_tempo_free())
        whispers = self._manners.whispers
        self.whisper.setTristate(whispers is None)
        state = Qt.CheckState
        self.whisper.setCheckState(
            state.PartiallyChecked if whispers is None else state.Checked if whispers else state.Unchecked
        )
        self.whisper.setEnabled(may_change)
        self.presets.combo.setEnabled(may_change)
        self.presets.show_preset(*self._preset_shown())
        self._tell_whose(len(rows), may_change)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        names = {
            "tempo": (self.tr("&Tempo"), self.tr("Above 1 is faster")),
            "pitch_semitones": (self.tr("P&itch"), self.tr("Higher or lower, in semitones")),
            "range_scale": (self.tr("Ra&nge"), self.tr("How far the voice rises and falls: 0.4 is flat, 1.6 lively")),
            "energy": (self.tr("Ener&gy"), self.tr("-0.8 is soft, 0.5 firm")),
        }
        how = self.tr("Double click or Delete: back to plain")
        for field, (name, hint) in names.items():
            dial = self.dials[field]
            dial.label.setText(name)
            for part in (dial.label, dial.slider, dial.field):
                part.setToolTip(f"{hint}\n{how}")
                part.setAccessibleName(name.replace("&", ""))
        self.whisper.setText(self.tr("&Whisper"))
        self.whisper.setToolTip(self.tr("Breath without voice"))
        self.for_lines.setToolTip(self.tr("Change the manner of the selected lines alone"))
        self.as_speaker.setText(self.tr("As speaker"))
        self.nothing.setText(self.tr("Select lines to change how they are said."))
        self.refresh()

    def _lay_out(self) -> None:
        whom, whose, grid = QHBoxLayout(), QHBoxLayout(), QGridLayout()
        whom.setSpacing(12)
        whom.addWidget(self.for_lines)
        whom.addWidget(self.for_speakers)
        whom.addStretch(1)
        self.whose.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        whose.addWidget(self.whose, 1)
        whose.addWidget(self.as_speaker)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for row, dial in enumerate(self.dials.values()):
            for place, part in enumerate((dial.label, dial.slider, dial.field, dial.unit)):
                grid.addWidget(part, row, place)
        grid.addWidget(self.whisper, len(self.dials), 1, 1, 3)
        grid.setColumnStretch(1, 1)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addLayout(whom)
        column.addWidget(self.presets)
        column.addLayout(grid)
        column.addLayout(whose)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        self.nothing.setContentsMargins(16, 16, 16, 16)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(scroll)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _found(self) -> Manners:
        """As the script has it now."""
        document, lengths = self._desk.script.document, self._desk.lengths
        if self.for_lines.isChecked():
            return Manners.of(map(lengths.prosody, self._selected.rows))
        return Manners.of(document.role(speaker).prosody for speaker in self._selected.speakers)

    def _begin_gesture(self) -> None:
        self._gesture += 1

    def _turn(self, dial: Dial, value: float) -> None:
        """Change one number now, or while a slider is dragged as soon as there has been some rest."""
        self._due = (dial, value)
        if not (self._rest.isActive() and self.dials[dial.field].slider.isSliderDown()):
            self._catch_up()

    def _catch_up(self) -> None:
        if self._due is None:
            return
        (dial, value), self._due = self._due, None
        name = self.dials[dial.field].label.text().replace("&", "")
        began = time.perf_counter()
        self._bend(name, lambda prosody: replace(prosody, **{dial.field: value}))  # type: ignore[arg-type]
        work_ms = (time.perf_counter() - began) * 1000
        self._rest.start(max(LEAST_REST_MS, round(work_ms * REST_PER_WORK)))

    def _set_whisper(self) -> None:
        is_on = self.whisper.checkState() != Qt.CheckState.Unchecked
        self._begin_gesture()
        self._bend(self.tr("Whisper"), lambda prosody: replace(prosody, whisper=is_on))

    def _use_preset(self, preset: Preset) -> None:
        if not self.for_lines.isChecked():
            self._bend(self.tr("Manner {name}").format(name=preset.name), lambda prosody: preset.prosody)
        elif preset.name:
            self._giving.preset_to_lines(preset, self._merge())
        else:
            self._bend(self.tr("Plain manner"), lambda prosody: preset.prosody)

    def _bend(self, title: str, bend: Bend) -> None:
        give = self._giving.manner_to_lines if self.for_lines.isChecked() else self._giving.manner_to_speakers
        give(title, bend, self._merge())

    def _merge(self) -> str:
        """Edits of one gesture are one step of undo."""
        return f"manner {id(self)} {self._gesture}"

    def _is_tempo_free(self) -> bool:
        """Whether any of the lines lasts as long as it takes."""
        rows = self._selected.rows
        if not self.for_lines.isChecked():
            rows = tuple(self._selected.rows_of(self._selected.speakers))
        is_free = any(self._desk.lengths.place(row.id).mode == "free" for row in rows)
        hint = self.tr("Above 1 is faster") + "\n" + self.tr("Double click or Delete: back to plain")
        if not is_free:
            hint = self.tr("These lines have times to fill, so the fit decides how fast they are spoken.")
        tempo = self.dials["tempo"]
        for part in (tempo.label, tempo.slider, tempo.field):
            part.setToolTip(hint)
        return is_free

    def _preset_shown(self) -> tuple[str, str]:
        """Name of the preset, or what to say where it is none."""
        common = self._manners.common
        names = {row.preset for row in self._selected.rows} if self.for_lines.isChecked() else {""}
        if common is None or len(names) > 1:
            return "", self.tr("Mixed")
        name = names.pop()
        presets = self._desk.library.presets
        if name and any(preset.name == name and preset.prosody == common for preset in presets):
            return name, ""
        if name:
            return "", self.tr("{name} (as it was)").format(name=name)
        if common == Prosody():
            return "", ""
        same = next((preset.name for preset in presets if preset.prosody == common), "")
        return same, "" if same else self.tr("By hand")

    def _own(self) -> list[RowId]:
        """Lines with a manner of their own, of those that the switch means."""
        rows = self._selected.rows
        if not self.for_lines.isChecked():
            rows = tuple(self._selected.rows_of(self._selected.speakers))
        return [row.id for row in rows if row.prosody is not None]

    def _tell_whose(self, n_rows: int, may_change: bool) -> None:
        speaker, n_own = self._selected.speaker_names(), len(self._own())
        shown = speaker if len(speaker) <= LONGEST_NAME else speaker[: LONGEST_NAME - 1] + "…"
        self.for_lines.setText(self.tr("%n line(s)", "", n_rows))
        self.for_speakers.setText(shown.replace("&", "&&"))
        self.for_speakers.setToolTip(
            self.tr("Change the manner of {speaker}: of all lines without one of their own").format(speaker=speaker)
        )
        if not may_change:
            said = self.tr("The project is open for reading only.")
        elif not self.for_lines.isChecked():
            said = self.tr("%n line(s) keep a manner of their own", "", n_own) if n_own else ""
        elif n_own == n_rows:
            said = self.tr("A manner of their own", "", n_rows)
        elif n_own:
            said = self.tr("%n with a manner of their own", "", n_own)
        else:
            said = self.tr("As {speaker}").format(speaker=shown)
        self.whose.setText(said)
        self.whose.setToolTip(said)
        self.as_speaker.setEnabled(may_change and n_own > 0)
        self.as_speaker.setToolTip(
            self.tr("Have these lines said in the manner of {speaker} again").format(speaker=speaker)
            if n_own
            else self.tr("They follow {speaker} already").format(speaker=speaker)
        )

    def _colours(self) -> None:
        for label in (self.whose, self.nothing, *(dial.unit for dial in self.dials.values())):
            palette = label.palette()
            palette.setColor(label.foregroundRole(), theme.colour("dim"))
            label.setPalette(palette)
