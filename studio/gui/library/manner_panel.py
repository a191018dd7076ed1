"""The manner: how the selected lines, or their speakers, say what they say."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.core.prosody import PLAIN, Prosody, VoiceId
from studio.gui.desk.desk import Desk
from studio.gui.library.describe_box import DescribeBox, Give
from studio.gui.library.dial_grid import DialGrid
from studio.gui.library.dial_row import DialRow
from studio.gui.library.dials import DELIVERY_DIALS, EMOTION_DIALS, FINE_DIALS, Dial
from studio.gui.library.giving import Bend, Giving, Whom
from studio.gui.library.manner import Manners
from studio.gui.library.manner_voice import MannerVoice
from studio.gui.library.presets_bar import PresetsBar
from studio.gui.library.recording_drop import RecordingDrop
from studio.gui.library.section import Section
from studio.gui.library.selected import Selected
from studio.gui.library.selection_stack import SelectionStack
from studio.gui.library.turning import Turning
from studio.gui.library.whom_bar import WhomBar
from studio.gui.library.words import preset_name, without_key
from studio.gui.shell.language import Retranslated
from studio.project.presets import Preset

STATES = {None: Qt.CheckState.PartiallyChecked, True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked}


class MannerPanel(Retranslated, QWidget):
    """Presets, a description, a recording, and a slider for each number of the manner; for lines or for speakers."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._selected = Selected(desk, self)
        self._giving = Giving(desk, self._selected)
        self._manners = Manners(frozenset())
        self._gesture = 0
        self._turning = Turning(self._turn, self)
        self.whom = WhomBar(self._selected)
        self.presets = PresetsBar(desk, lambda: self._found().common)
        self.describe = DescribeBox(desk, self._aim)
        self.emotion, self.delivery, self.fine = map(DialGrid, (EMOTION_DIALS, DELIVERY_DIALS, FINE_DIALS))
        self.dials = self.emotion.rows | self.delivery.rows | self.fine.rows
        self.whisper, self.voice, self.voice_label = QCheckBox(), MannerVoice(desk), QLabel()
        self.delivery.add(self.whisper)
        self.sections = {
            "emotion": Section(self.emotion, is_open=True),
            "delivery": Section(self.delivery, is_open=True),
            "fine": Section(self.fine, is_open=False),
        }
        self.drop = RecordingDrop(self)
        self._lay_out()
        self._connect()
        self.retranslate()

    def refresh(self) -> None:
        """Show the manner of what is selected."""
        may_change, is_empty = self._selected.may_change, not self._selected.rows
        self._stack.show_fields(not is_empty)
        self.drop.is_open = may_change
        if is_empty:
            return
        self._manners = self._found()
        for section, grid in zip(self.sections.values(), self._grids, strict=True):
            grid.show_manners(self._manners)
            grid.set_enabled(may_change)
            whisper = [self._whisper_name] if grid is self.delivery and self._manners.whispers is not False else []
            section.tell([*grid.changed(self._manners), *whisper], may_change)
        self.dials["strength"].set_enabled(may_change and self._manners.is_emotional)
        self._show_tempo(may_change)
        self._show_whisper(may_change)
        self.voice.show_voices(self._manners.voices)
        for part in (self.voice, self.voice_label, self.presets.combo):
            part.setEnabled(may_change)
        self.describe.set_enabled(may_change)
        self.presets.show_preset(*self._preset_shown())
        self.whom.refresh()

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self.sections["emotion"].name(self.tr("Emotion"), self.tr("No emotion"))
        self.sections["delivery"].name(self.tr("Delivery"), self.tr("Plain delivery"))
        self.sections["fine"].name(self.tr("Fine"), self.tr("Plain in all of these"))
        self.whisper.setText(self.tr("&Whisper"))
        self.whisper.setToolTip(self.tr("Breath without voice"))
        self.voice_label.setText(self.tr("Manner of"))
        self.voice_label.setToolTip(self.voice.toolTip())
        self.nothing.setText(self.tr("Select lines to change how they are said."))
        for grid in self._grids:
            grid.retranslate()
        labels, units = zip(*(grid.widths for grid in self._grids), strict=True)
        for grid in self._grids:
            grid.align(max(labels), max(units))
        self.refresh()

    @property
    def _whisper_name(self) -> str:
        return without_key(self.whisper.text())

    @property
    def _grids(self) -> tuple[DialGrid, ...]:
        """In the order of the sections."""
        return self.emotion, self.delivery, self.fine

    def _lay_out(self) -> None:
        voice = QHBoxLayout()
        voice.setSpacing(8)
        self.voice_label.setBuddy(self.voice)
        voice.addWidget(self.voice_label)
        voice.addWidget(self.voice, 1)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        for part in (self.whom, self.presets, self.describe, *self.sections.values()):
            column.addWidget(part)
        column.addLayout(voice)
        column.addStretch(1)
        self._stack = SelectionStack(content)
        self.nothing = self._stack.nothing
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _connect(self) -> None:
        self.whom.switched.connect(self.refresh)
        self.whom.given_back.connect(lambda: self._giving.follow_manner(self.whom.own))
        for section, grid in zip(self.sections.values(), self._grids, strict=True):
            grid.turned.connect(self._turning.turn)
            grid.let_go.connect(self._turning.catch_up)
            grid.touched.connect(self._begin_gesture)
            section.reset.connect(partial(self._reset, section, grid))
        self.whisper.clicked.connect(self._set_whisper)
        self.voice.chosen.connect(self._set_voice)
        self.presets.touched.connect(self._begin_gesture)
        self.presets.chosen.connect(self._use_preset)
        self.drop.dropped.connect(self.describe.take_recording)
        self._desk.library.changed.connect(self.refresh)
        self._selected.changed.connect(self.refresh)

    def _found(self) -> Manners:
        """As the script has it now."""
        if self.whom.is_for_lines:
            return Manners.of(map(self._desk.speaking.prosody, self._selected.rows))
        document = self._desk.script.document
        return Manners.of(document.role(speaker).prosody for speaker in self._selected.speakers)

    def _begin_gesture(self) -> None:
        self._gesture += 1

    def _turn(self, row: DialRow, value: float) -> None:
        self._bend(row.spoken_name, lambda manner: row.dial.bent(manner, value))

    def _reset(self, section: Section, grid: DialGrid) -> None:
        self._begin_gesture()
        dials = [row.dial for row in grid.rows.values()]

        def plain(manner: Prosody) -> Prosody:
            for dial in dials:
                manner = dial.bent(manner, dial.plain)
            return replace(manner, whisper=False) if grid is self.delivery else manner

        self._bend(section.undo.toolTip(), plain)

    def _set_whisper(self) -> None:
        is_on = self.whisper.checkState() != Qt.CheckState.Unchecked
        self._begin_gesture()
        self._bend(self._whisper_name, lambda manner: replace(manner, whisper=is_on))

    def _set_voice(self, voice: VoiceId | None) -> None:
        self._begin_gesture()
        self._bend(self.tr("Manner of a voice"), lambda manner: replace(manner, manner_voice=voice))

    def _use_preset(self, preset: Preset) -> None:
        if not preset.name:
            self._bend(self.tr("Plain manner"), lambda _: preset.prosody)
            return
        title = self.tr("Manner {name}").format(name=preset_name(self._desk.library, preset.name))
        self._giving.preset(self.whom.whom, title, preset, self._merge())

    def _bend(self, title: str, bend: Bend) -> None:
        self._giving.manner(self.whom.whom, title, bend, self._merge())

    def _aim(self) -> Give:
        """An edit of what is selected now, however much later it is done."""
        return partial(self._give, self.whom.whom)

    def _give(self, whom: Whom, title: str, manner: Prosody) -> None:
        """In the numbers that the dials show; and whose manner it is stays, which no words or recording can tell."""
        shown = _rounded(manner, [row.dial for row in self.dials.values()])
        self._giving.manner(whom, title, lambda before: replace(shown, manner_voice=before.manner_voice))

    def _merge(self) -> str:
        """Edits of one gesture are one step of undo."""
        return f"manner {id(self)} {self._gesture}"

    def _show_tempo(self, may_change: bool) -> None:
        is_free = any(self._desk.lengths.place(row.id).mode == "free" for row in self.whom.rows)
        tempo = self.dials["tempo"]
        tempo.set_enabled(may_change and is_free)
        if is_free:
            self.delivery.retranslate()
        else:
            tempo.name(
                tempo.label.text(),
                self.tr("These lines have times to fill, so the fit decides how fast they are spoken."),
            )

    def _show_whisper(self, may_change: bool) -> None:
        whispers = self._manners.whispers
        self.whisper.setTristate(whispers is None)
        self.whisper.setCheckState(STATES[whispers])
        self.whisper.setEnabled(may_change)

    def _preset_shown(self) -> tuple[str, str]:
        """Name of the preset, or what to say where it is none."""
        library, common = self._desk.library, self._manners.common
        names = {row.preset for row in self._selected.rows} if self.whom.is_for_lines else {""}
        if common is None or len(names) > 1:
            return "", self.tr("Mixed")
        name = names.pop()
        named = library.preset(name) if name else None
        if named is not None and named.prosody == common:
            return named.name, ""
        if name:
            return "", self.tr("{name} (as it was)").format(name=preset_name(library, name))
        if common == PLAIN:
            return "", ""
        every = (*library.presets, *library.built_in)
        same = next((preset.name for preset in every if preset.prosody == common), "")
        return same, "" if same else self.tr("By hand")


def _rounded(manner: Prosody, dials: list[Dial]) -> Prosody:
    for dial in dials:
        manner = dial.bent(manner, round(dial.of(manner), dial.decimals))
    return manner
