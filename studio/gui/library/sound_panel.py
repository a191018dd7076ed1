"""The sound: what the speakers of the selected lines go through before they are heard."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from studio.core.cast import Role
from studio.core.effects import CHANNELS, PRESETS
from studio.gui.desk.desk import Desk
from studio.gui.library.dial_grid import DialGrid
from studio.gui.library.dial_row import DialRow
from studio.gui.library.section import Section
from studio.gui.library.selected import Selected
from studio.gui.library.selection_stack import SelectionStack
from studio.gui.library.sound_dials import GAIN, ROOM_DIALS, TONE_DIALS, SoundDial, plain_room, plain_tone
from studio.gui.library.sound_words import channel_word, dial_word, preset_of, preset_word
from studio.gui.library.turning import Turning
from studio.gui.shell.language import Retranslated
from studio.gui.shell.theme import theme
from studio.project import edits
from studio.project.document import Patch

Bend = Callable[[Role], Role]
"""From how a speaker sounds to how he sounds otherwise."""


class SoundPanel(Retranslated, QWidget):
    """A preset, the channel, and a slider for each number; always for all lines of a speaker."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._selected = Selected(desk, self)
        self._gesture = 0
        self._turning = Turning(self._turn, self)
        self.whose, self.hint = QLabel(), QLabel()
        self.preset, self.channel = QComboBox(), QComboBox()
        self.preset_label, self.channel_label = QLabel(), QLabel()
        self.level, self.tone, self.room = (DialGrid(dials, _name) for dials in ((GAIN,), TONE_DIALS, ROOM_DIALS))
        self.dials = self.level.rows | self.tone.rows | self.room.rows
        self.sections = {"tone": Section(self.tone, is_open=True), "room": Section(self.room, is_open=True)}
        self._lay_out()
        self._connect()
        self._colours()
        self.retranslate()

    def refresh(self) -> None:
        """Show the sound of those who speak what is selected."""
        roles, may_change = self._roles, self._selected.may_change
        self._stack.show_fields(bool(self._selected.rows))
        if not self._selected.rows:
            return
        self._show_whose()
        for row in self.dials.values():
            values = [_dial(row).in_role(role) for role in roles]
            row.show(min(values), max(values))
            row.set_enabled(may_change)
        self.dials["room_s"].set_enabled(may_change and any(role.effects.reverb for role in roles))
        for section, grid in ((self.sections["tone"], self.tone), (self.sections["room"], self.room)):
            changed = [row for row in grid.rows.values() if any(_is_turned(row, role) for role in roles)]
            section.tell([row.spoken_name for row in changed], may_change)
        presets, channels = {preset_of(role.effects) for role in roles}, {role.effects.channel for role in roles}
        self._show(self.preset, presets, "" if len(presets) > 1 else self.tr("By hand"))
        self._show(self.channel, set(channels), "")
        for part in (self.preset, self.channel, self.preset_label, self.channel_label):
            part.setEnabled(may_change)

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self.sections["tone"].name(self.tr("Tone"), self.tr("Plain tone"))
        self.sections["room"].name(self.tr("Room"), self.tr("No room"))
        self.preset_label.setText(self.tr("Effect"))
        self.channel_label.setText(self.tr("Channel"))
        self.preset.setToolTip(self.tr("A sound to begin with"))
        self.channel.setToolTip(self.tr("What the speaker talks through"))
        for combo, label in ((self.preset, self.preset_label), (self.channel, self.channel_label)):
            combo.setAccessibleName(label.text())
        with QSignalBlocker(self.preset), QSignalBlocker(self.channel):
            for place, name in enumerate(PRESETS):
                self.preset.setItemText(place, preset_word(name))
            for place, channel in enumerate(CHANNELS):
                self.channel.setItemText(place, channel_word(channel))
        self.hint.setText(self.tr("Heard when it is played next, and exported as heard. Nothing is rendered anew."))
        self.nothing.setText(self.tr("Select lines to change how their speakers sound."))
        grids = (self.level, self.tone, self.room)
        for grid in grids:
            grid.retranslate()
        labels, units = zip(*(grid.widths for grid in grids), strict=True)
        for grid in grids:
            grid.align(max(labels), max(units))
        self.refresh()

    @property
    def _roles(self) -> list[Role]:
        document = self._desk.script.document
        return [document.role(speaker) for speaker in self._selected.speakers]

    def _show_whose(self) -> None:
        n_rows = len(self._selected.rows_of(self._selected.speakers))
        speaker = self._selected.speaker_names()
        if not self._selected.may_change:
            said = self.tr("The project is open for reading only.")
        else:
            said = self.tr("All %n line(s) of {speaker}", "", n_rows).format(speaker=speaker)
        self.whose.setText(self.whose.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, self.width() - 24))
        self.whose.setToolTip(said)

    def _show(self, combo: QComboBox, keys: set[str], otherwise: str) -> None:
        """The one key of all; what to say in its place where they have several, or none that is named."""
        index = combo.findData(next(iter(keys))) if len(keys) == 1 else -1
        with QSignalBlocker(combo):
            combo.setPlaceholderText(otherwise or self.tr("Mixed"))
            combo.setCurrentIndex(index)

    def _lay_out(self) -> None:
        for combo, keys in ((self.preset, tuple(PRESETS)), (self.channel, CHANNELS)):
            for key in keys:
                combo.addItem("", key)
        choices = QFormLayout()
        choices.setHorizontalSpacing(8)
        choices.setVerticalSpacing(4)
        for label, combo in ((self.preset_label, self.preset), (self.channel_label, self.channel)):
            label.setBuddy(combo)
            choices.addRow(label, combo)
        self.whose.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.hint.setWordWrap(True)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.whose)
        column.addLayout(choices)
        for part in (self.level, *self.sections.values(), self.hint):
            column.addWidget(part)
        column.addStretch(1)
        self._stack = SelectionStack(content)
        self.nothing = self._stack.nothing
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _connect(self) -> None:
        for grid in (self.level, self.tone, self.room):
            grid.turned.connect(self._turning.turn)
            grid.let_go.connect(self._turning.catch_up)
            grid.touched.connect(self._begin_gesture)
        for section, plain in ((self.sections["tone"], plain_tone), (self.sections["room"], plain_room)):
            section.reset.connect(partial(self._reset, section, plain))
        self.preset.activated.connect(self._use_preset)
        self.channel.activated.connect(self._use_channel)
        self._selected.changed.connect(self.refresh)
        theme.changed.connect(self._colours)

    def _begin_gesture(self) -> None:
        self._gesture += 1

    def _turn(self, row: DialRow, value: float) -> None:
        self._bend(row.spoken_name, lambda role: _dial(row).turned(role, value))

    def _reset(self, section: Section, plain: Bend) -> None:
        self._begin_gesture()
        self._bend(section.undo.toolTip(), plain)

    def _use_preset(self, index: int) -> None:
        effects = PRESETS[self.preset.itemData(index)]
        self._begin_gesture()
        self._bend(self.tr("Change effect"), lambda role: replace(role, effects=effects))

    def _use_channel(self, index: int) -> None:
        channel = self.channel.itemData(index)
        self._begin_gesture()
        self._bend(
            self.tr("Change channel"), lambda role: replace(role, effects=replace(role.effects, channel=channel))
        )

    def _bend(self, title: str, bend: Bend) -> None:
        document = self._desk.script.document
        changes = [
            change
            for speaker in self._selected.speakers
            for change in edits.cast_speaker(document, speaker, bend(document.role(speaker))).changes
        ]
        # Edits of one gesture are one step of undo.
        self._desk.script.do(title, Patch(tuple(changes)), f"sound {id(self)} {self._gesture}")

    def _colours(self) -> None:
        for label in (self.hint, self.whose):
            label.setStyleSheet(f"color: {theme.colour('dim').name()};")


def _dial(row: DialRow) -> SoundDial:
    assert isinstance(row.dial, SoundDial)
    return row.dial


def _name(dial: object) -> tuple[str, str]:
    assert isinstance(dial, SoundDial)
    return dial_word(dial.field)


def _is_turned(row: DialRow, role: Role) -> bool:
    return _dial(row).in_role(role) != row.dial.plain
