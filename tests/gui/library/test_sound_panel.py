from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.core.cast import Role
from studio.core.effects import PRESETS, Effects
from studio.core.script import SpeakerId
from studio.gui.desk.desk import Desk
from studio.gui.library.sound_panel import SoundPanel
from studio.gui.table.columns import Column
from studio.gui.table.model import ScriptModel
from studio.project import edits
from studio.project.document import RowId

KEY = Qt.Key
TOM, ANN = SpeakerId("Tom"), SpeakerId("Ann")


@pytest.fixture
def panel(desk: Desk, qtbot: QtBot) -> SoundPanel:
    panel = SoundPanel(desk)
    qtbot.addWidget(panel)
    panel.resize(320, 480)
    desk.select([ids(desk)[0]])
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def ids(desk: Desk) -> list[RowId]:
    return [row.id for row in desk.script.document]


def role(desk: Desk, speaker: SpeakerId = TOM) -> Role:
    return desk.script.document.role(speaker)


def choose(panel: SoundPanel, name: str) -> None:
    panel.preset.setFocus()
    index = panel.preset.findData(name)
    panel.preset.setCurrentIndex(index)
    panel.preset.activated.emit(index)


def test_nothing_selected(panel: SoundPanel, desk: Desk) -> None:
    desk.select([])
    assert panel.nothing.isVisible()
    assert not panel.preset.isVisible()


def test_a_preset_is_for_all_lines_of_the_speaker_and_one_step_of_undo(panel: SoundPanel, desk: Desk) -> None:
    choose(panel, "telephone")
    assert role(desk).effects == PRESETS["telephone"]
    assert role(desk, ANN).effects.is_plain
    desk.script.undo_stack.undo()
    assert role(desk).effects.is_plain


def test_numbers_by_keyboard(panel: SoundPanel, desk: Desk, qtbot: QtBot) -> None:
    slider = panel.dials["low_db"].slider
    slider.setFocus()
    for _ in range(3):
        QTest.keyClick(slider, KEY.Key_Right)
    assert role(desk).effects.low_db == 1.5
    qtbot.waitUntil(lambda: panel.preset.currentIndex() == -1)
    assert panel.preset.placeholderText() == "By hand"
    QTest.keyClick(slider, KEY.Key_Delete)
    assert role(desk).effects.low_db == 0
    desk.script.undo_stack.undo()
    desk.script.undo_stack.undo()
    assert role(desk).effects.is_plain


def test_the_gain_of_the_speaker(panel: SoundPanel, desk: Desk) -> None:
    field = panel.dials["gain_db"].field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "-4.5")
    QTest.keyClick(field, KEY.Key_Return)
    assert role(desk).gain_db == -4.5


def test_a_section_is_set_back_as_a_whole(panel: SoundPanel, desk: Desk, qtbot: QtBot) -> None:
    document = desk.script.document
    effects = Effects(3.0, -2.0, 1.0, "radio", 0.5, 2.0)
    desk.script.do("Effects", edits.cast_speaker(document, TOM, replace(role(desk), effects=effects)))
    qtbot.waitUntil(panel.sections["tone"].undo.isEnabled)
    QTest.mouseClick(panel.sections["tone"].undo, Qt.MouseButton.LeftButton)
    assert role(desk).effects == Effects(channel="radio", reverb=0.5, room_s=2.0)
    qtbot.waitUntil(panel.sections["room"].undo.isEnabled)
    QTest.mouseClick(panel.sections["room"].undo, Qt.MouseButton.LeftButton)
    assert role(desk).effects == Effects(channel="radio")


def test_speakers_of_several_sounds(panel: SoundPanel, desk: Desk) -> None:
    choose(panel, "hall")
    desk.select(ids(desk)[:2])
    assert panel.preset.currentIndex() == -1
    assert panel.preset.placeholderText() == "Mixed"
    panel.channel.activated.emit(panel.channel.findData("radio"))
    assert role(desk).effects == replace(PRESETS["hall"], channel="radio")
    assert role(desk, ANN).effects == PRESETS["radio"]


def test_a_room_that_is_not_heard_has_no_size(panel: SoundPanel, desk: Desk, qtbot: QtBot) -> None:
    assert not panel.dials["room_s"].slider.isEnabled()
    choose(panel, "room")
    qtbot.waitUntil(panel.dials["room_s"].slider.isEnabled)


def test_the_table_tells_who_is_heard_through_effects(panel: SoundPanel, desk: Desk) -> None:
    model = ScriptModel(desk)
    first, second = (desk.script.document.row_at(at) for at in (0, 1))
    choose(panel, "radio")
    assert model.tooltip(first, Column.SPEAKER) == "Tom: Radio"
    assert model.tooltip(second, Column.SPEAKER) == "Ann"
