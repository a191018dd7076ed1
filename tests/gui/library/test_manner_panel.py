from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from studio.core.prosody import Prosody
from studio.core.script import SpeakerId
from studio.gui.desk.desk import Desk
from studio.gui.library.dial_row import DialField
from studio.gui.library.dial_slider import DialSlider
from studio.gui.library.manner_panel import MannerPanel
from studio.project import edits
from studio.project.document import Options, Row, RowId

KEY, BUTTON = Qt.Key, Qt.MouseButton
TOM = SpeakerId("Tom")


@pytest.fixture
def panel(desk: Desk, qtbot: QtBot) -> MannerPanel:
    panel = MannerPanel(desk)
    qtbot.addWidget(panel)
    panel.resize(320, 400)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


@pytest.fixture
def ids(desk: Desk) -> list[RowId]:
    return [row.id for row in desk.script.document]


def row(desk: Desk, id_: RowId) -> Row:
    return desk.script.document.rows[id_]


def slider(panel: MannerPanel, field: str) -> DialSlider:
    return panel.dials[field].slider


def field(panel: MannerPanel, name: str) -> DialField:
    return panel.dials[name].field


def type_into(panel: MannerPanel, qtbot: QtBot, name: str, text: str) -> None:
    field(panel, name).setFocus()
    field(panel, name).selectAll()
    QTest.keyClicks(field(panel, name), text)
    QTest.keyClick(field(panel, name), KEY.Key_Return)


def test_nothing_selected(panel: MannerPanel, desk: Desk) -> None:
    desk.select([])
    assert panel.nothing.isVisible()
    assert not panel.presets.isVisible()


def test_a_slider_is_dragged_in_one_step_of_undo(
    panel: MannerPanel, desk: Desk, ids: list[RowId], qtbot: QtBot
) -> None:
    desk.select(ids[:2])
    pitch, before = slider(panel, "pitch_semitones"), desk.script.undo_stack.count()
    middle = pitch.rect().center()
    QTest.mousePress(pitch, BUTTON.LeftButton, pos=middle)
    for x in range(5, 60, 5):
        QTest.mouseMove(pitch, middle + QPoint(x, 0))
    QTest.mouseRelease(pitch, BUTTON.LeftButton, pos=middle + QPoint(55, 0))
    shifted = field(panel, "pitch_semitones").value()
    assert shifted > 3
    assert [desk.speaking.prosody(row(desk, id_)) for id_ in ids[:3]] == [
        Prosody(pitch_semitones=shifted),
        Prosody(pitch_semitones=shifted),
        Prosody(),
    ]
    assert desk.script.undo_stack.count() == before + 1
    assert desk.script.undo_stack.undoText() == "Pitch"
    desk.script.undo_stack.undo()
    assert row(desk, ids[0]).prosody is None
    qtbot.waitUntil(lambda: field(panel, "pitch_semitones").value() == 0)


def test_two_drags_are_two_steps(panel: MannerPanel, desk: Desk, qtbot: QtBot) -> None:
    energy, before = slider(panel, "energy"), desk.script.undo_stack.count()
    for x in (10, 30):
        QTest.mouseClick(energy, BUTTON.LeftButton, pos=QPoint(x, energy.height() // 2))
    assert desk.script.undo_stack.count() == before + 2


def test_keys_turn_and_reset(panel: MannerPanel, desk: Desk, ids: list[RowId], qtbot: QtBot) -> None:
    range_ = slider(panel, "range_scale")
    range_.setFocus()
    QTest.keyClick(range_, KEY.Key_Right)
    QTest.keyClick(range_, KEY.Key_Right)
    assert row(desk, ids[0]).prosody == Prosody(range_scale=1.1)
    QTest.keyClick(range_, KEY.Key_Delete)
    assert row(desk, ids[0]).prosody == Prosody()


def test_a_double_click_resets(panel: MannerPanel, desk: Desk, ids: list[RowId], qtbot: QtBot) -> None:
    type_into(panel, qtbot, "energy", "-0.5")
    assert row(desk, ids[0]).prosody == Prosody(energy=-0.5)
    QTest.mouseDClick(slider(panel, "energy"), BUTTON.LeftButton)
    assert row(desk, ids[0]).prosody == Prosody()
    type_into(panel, qtbot, "energy", "0.5")
    QTest.mouseDClick(panel.dials["energy"].label, BUTTON.LeftButton)
    assert row(desk, ids[0]).prosody == Prosody()


def test_mixed_values_are_shown_and_kept(panel: MannerPanel, desk: Desk, ids: list[RowId], qtbot: QtBot) -> None:
    document = desk.script.document
    desk.script.do("", edits.set_prosody(document, ids[:1], Prosody(pitch_semitones=4, energy=-0.5, whisper=True)))
    desk.select(ids[:2])
    assert field(panel, "pitch_semitones").text() == "mixed"
    assert field(panel, "range_scale").text() == "1.00"
    assert panel.whisper.checkState() == Qt.CheckState.PartiallyChecked
    assert panel.presets.combo.placeholderText() == "Mixed"
    assert not panel.presets.save.isEnabled()
    type_into(panel, qtbot, "energy", "0.3")
    assert [desk.speaking.prosody(row(desk, id_)) for id_ in ids[:2]] == [
        Prosody(pitch_semitones=4, energy=0.3, whisper=True),
        Prosody(energy=0.3),
    ]
    panel.whisper.setFocus()
    QTest.keyClick(panel.whisper, KEY.Key_Space)
    assert all(desk.speaking.prosody(row(desk, id_)).whisper for id_ in ids[:2])


def test_the_middle_of_mixed_values_can_be_typed(
    panel: MannerPanel, desk: Desk, ids: list[RowId], qtbot: QtBot
) -> None:
    desk.script.do("", edits.set_prosody(desk.script.document, ids[:1], Prosody(pitch_semitones=4)))
    desk.select(ids[:2])
    type_into(panel, qtbot, "pitch_semitones", "2")
    assert [desk.speaking.prosody(row(desk, id_)).pitch_semitones for id_ in ids[:2]] == [2, 2]


def test_passing_through_a_field_changes_nothing(
    panel: MannerPanel, desk: Desk, ids: list[RowId], qtbot: QtBot
) -> None:
    desk.script.do("", edits.set_prosody(desk.script.document, ids[:1], Prosody(pitch_semitones=4.04)))
    desk.select(ids[:2])
    before = desk.script.undo_stack.count()
    for name in ("pitch_semitones", "energy"):
        field(panel, name).setFocus()
        QTest.keyClick(field(panel, name), KEY.Key_Tab)
    assert desk.script.undo_stack.count() == before


def test_news_leave_what_is_being_typed(panel: MannerPanel, desk: Desk, ids: list[RowId]) -> None:
    energy = field(panel, "energy")
    energy.setFocus()
    energy.selectAll()
    QTest.keyClicks(energy, "0.")
    desk.script.do("", edits.set_comment(desk.script.document, ids[0], "louder"))
    panel.refresh()
    QTest.keyClicks(energy, "4")
    QTest.keyClick(energy, KEY.Key_Return)
    assert row(desk, ids[0]).prosody == Prosody(energy=0.4)


def test_tempo_counts_only_where_lines_are_free(panel: MannerPanel, desk: Desk, ids: list[RowId], qtbot: QtBot) -> None:
    assert not slider(panel, "tempo").isEnabled()
    assert "fit decides" in slider(panel, "tempo").toolTip()
    desk.script.do("", edits.set_options(desk.script.document, Options(mode="free")))
    qtbot.waitUntil(slider(panel, "tempo").isEnabled)
    assert "faster" in slider(panel, "tempo").toolTip()
    natural_ms = desk.lengths.fit(ids[0]).spoken_ms
    type_into(panel, qtbot, "tempo", "1.25")
    assert desk.lengths.fit(ids[0]).spoken_ms == pytest.approx(natural_ms / 1.25, abs=2)


def test_the_speaker_is_changed_for_all_lines(panel: MannerPanel, desk: Desk, ids: list[RowId], qtbot: QtBot) -> None:
    desk.script.do("", edits.set_prosody(desk.script.document, ids[2:3], Prosody(energy=1)))
    assert panel.whom.for_speakers.text() == "Tom"
    QTest.mouseClick(panel.whom.for_speakers, BUTTON.LeftButton)
    type_into(panel, qtbot, "range_scale", "1.4")
    assert desk.script.document.role(TOM).prosody == Prosody(range_scale=1.4)
    assert row(desk, ids[0]).prosody is None
    assert desk.speaking.prosody(row(desk, ids[2])) == Prosody(energy=1)
    qtbot.waitUntil(lambda: "manner of" in panel.whom.whose.text())
    QTest.mouseClick(panel.whom.as_speaker, BUTTON.LeftButton)
    assert desk.speaking.prosody(row(desk, ids[2])) == Prosody(range_scale=1.4)


def test_a_line_goes_back_to_its_speaker(panel: MannerPanel, desk: Desk, ids: list[RowId], qtbot: QtBot) -> None:
    assert panel.whom.whose.text() == "As Tom"
    assert not panel.whom.as_speaker.isEnabled()
    type_into(panel, qtbot, "energy", "0.5")
    qtbot.waitUntil(panel.whom.as_speaker.isEnabled)
    QTest.mouseClick(panel.whom.as_speaker, BUTTON.LeftButton)
    assert row(desk, ids[0]).prosody is None
    qtbot.waitUntil(lambda: panel.whom.whose.text() == "As Tom")


def test_read_only(panel: MannerPanel, desk: Desk, ids: list[RowId]) -> None:
    desk.script.open(desk.script.document, lambda title, patch: None, True)
    desk.select(ids[:1])
    assert not slider(panel, "energy").isEnabled()
    assert not panel.whisper.isEnabled()
    assert "reading only" in panel.whom.whose.text()


def trigger(panel: MannerPanel, name: str) -> None:
    """Choose from the menu of presets."""
    (action,) = [action for action in panel.presets.more.menu().actions() if action.text().startswith(name)]
    assert action.isEnabled()
    action.trigger()


def save_as(panel: MannerPanel, qtbot: QtBot, name: str) -> None:
    trigger(panel, "&Save")
    strip = panel.presets.strip
    assert strip.name.hasFocus()
    strip.name.selectAll()
    QTest.keyClicks(strip.name, name)
    QTest.keyClick(strip.name, KEY.Key_Return)
    qtbot.waitUntil(lambda: panel.presets.combo.currentText() == name)


def test_a_preset_is_saved_and_used(panel: MannerPanel, desk: Desk, ids: list[RowId], qtbot: QtBot) -> None:
    type_into(panel, qtbot, "energy", "-0.5")
    save_as(panel, qtbot, "Tired")
    assert not panel.presets.strip.isVisible()
    assert row(desk, ids[0]).preset == "Tired"
    desk.select(ids[1:2])
    assert panel.presets.combo.currentText() == "Plain"
    QTest.keyClicks(panel.presets.combo, "t")
    assert row(desk, ids[1]).prosody == Prosody(energy=-0.5)
    assert row(desk, ids[1]).preset == "Tired"
    QTest.keyClick(panel.presets.combo, KEY.Key_Up)
    assert row(desk, ids[1]).prosody == Prosody()


def test_presets_have_keys(panel: MannerPanel, desk: Desk, ids: list[RowId], qtbot: QtBot) -> None:
    desk.library.save_preset("Angry", Prosody(energy=0.6))
    desk.library.save_preset("Tired", Prosody(energy=-0.5))
    panel.activateWindow()
    QTest.keyClick(panel, KEY.Key_2, Qt.KeyboardModifier.AltModifier)
    assert row(desk, ids[0]).preset == "Tired"
    QTest.keyClick(panel, KEY.Key_3, Qt.KeyboardModifier.AltModifier)
    assert row(desk, ids[0]).preset == "Happy"
    QTest.keyClick(panel, KEY.Key_0, Qt.KeyboardModifier.AltModifier)
    assert row(desk, ids[0]).prosody == Prosody()


def test_a_speaker_takes_a_preset(panel: MannerPanel, desk: Desk, qtbot: QtBot) -> None:
    desk.library.save_preset("Tired", Prosody(energy=-0.5))
    QTest.mouseClick(panel.whom.for_speakers, BUTTON.LeftButton)
    QTest.keyClicks(panel.presets.combo, "t")
    assert desk.script.document.role(TOM).prosody == Prosody(energy=-0.5)
    qtbot.waitUntil(lambda: panel.presets.combo.currentText() == "Tired")


def test_rename_by_keys(panel: MannerPanel, desk: Desk, qtbot: QtBot) -> None:
    desk.library.save_preset("Angry", Prosody(energy=0.6))
    save_as(panel, qtbot, "Tired")
    combo, strip = panel.presets.combo, panel.presets.strip
    combo.setFocus()
    QTest.keyClick(combo, KEY.Key_F2)
    QTest.keyClicks(strip.name, "angry")
    QTest.keyClick(strip.name, KEY.Key_Return)
    assert "already" in strip.problem.text()
    assert strip.problem.isVisible()
    strip.name.selectAll()
    QTest.keyClicks(strip.name, "Weary")
    assert not strip.problem.isVisible()
    QTest.keyClick(strip.name, KEY.Key_Return)
    assert [preset.name for preset in desk.library.presets] == ["Angry", "Weary"]
    assert combo.hasFocus()


def test_escape_gives_up(panel: MannerPanel, desk: Desk, qtbot: QtBot) -> None:
    trigger(panel, "&Save")
    QTest.keyClicks(panel.presets.strip.name, "x")
    QTest.keyClick(panel.presets.strip.name, KEY.Key_Escape)
    assert not panel.presets.strip.isVisible()
    assert desk.library.presets == ()


def test_delete_can_be_undone(panel: MannerPanel, desk: Desk, qtbot: QtBot) -> None:
    save_as(panel, qtbot, "Tired")
    kept = desk.library.presets
    panel.presets.combo.setFocus()
    QTest.keyClick(panel.presets.combo, KEY.Key_Delete)
    assert desk.library.presets == ()
    assert "Tired" in panel.presets.strip.said.text()
    QTest.mouseClick(panel.presets.strip.accept, BUTTON.LeftButton)
    assert desk.library.presets == kept
    assert not panel.presets.strip.isVisible()


def test_replacing_is_said_before_and_undone_after(panel: MannerPanel, desk: Desk, qtbot: QtBot) -> None:
    desk.library.save_preset("Tired", Prosody(energy=-0.5))
    trigger(panel, "&Save")
    strip = panel.presets.strip
    QTest.keyClicks(strip.name, "tire")
    assert strip.accept.text() == "Save"
    QTest.keyClicks(strip.name, "d")
    assert strip.accept.text() == "Replace"
    QTest.mouseClick(strip.accept, BUTTON.LeftButton)
    assert strip.said.isVisible()
    assert [preset.prosody for preset in desk.library.presets] == [Prosody()]
    QTest.mouseClick(strip.accept, BUTTON.LeftButton)
    assert [preset.prosody for preset in desk.library.presets] == [Prosody(energy=-0.5)]


def test_presets_travel(
    panel: MannerPanel, desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_as(panel, qtbot, "Tired")

    def at(path: Path) -> Callable[..., tuple[str, str]]:
        return lambda *_: (str(path), "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", at(tmp_path / "mine"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", at(tmp_path / "mine.toml"))
    trigger(panel, "&Export")
    assert (tmp_path / "mine.toml").exists()
    desk.library.delete_preset("Tired")
    trigger(panel, "&Import")
    assert [preset.name for preset in desk.library.presets] == ["Tired"]
    assert "1 preset" in panel.presets.strip.said.text()
    trigger(panel, "&Import")
    assert "already" in panel.presets.strip.said.text()
    (tmp_path / "mine.toml").write_text("?")
    with qtbot.waitSignal(desk.told) as told:
        trigger(panel, "&Import")
    assert "mine.toml" in told.args[0].sentence


def test_a_preset_that_has_changed_since(panel: MannerPanel, desk: Desk, qtbot: QtBot) -> None:
    save_as(panel, qtbot, "Tired")
    desk.library.save_preset("Tired", Prosody(energy=-1))
    qtbot.waitUntil(lambda: panel.presets.combo.placeholderText() == "Tired (as it was)")
    assert panel.presets.combo.currentIndex() == -1
