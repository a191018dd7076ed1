"""The settings dialog: each change is used and kept at once, and what makes no sense is said beside its field."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio.core.fit import FitLimits
from studio.core.listening import DeckEvent
from studio.core.settings import Settings, load_settings
from studio.gui.desk.desk import Desk
from studio.gui.desk.house import House
from studio.gui.shell.dialogs import Dialogs
from studio.gui.shell.settings_dialog import SettingsDialog
from tests.gui.fake_deck import FakeDeck


@pytest.fixture
def opened() -> list[Path]:
    """Folders that were shown."""
    return []


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk, opened: list[Path]) -> SettingsDialog:
    dialog = SettingsDialog(desk, show_folder=opened.append)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def kept(house: House) -> Callable[[], Settings]:
    """The settings on the disk."""
    return lambda: load_settings(house.paths.settings_file)


def choose(qtbot: QtBot, combo: QComboBox, text: str) -> None:
    """By the keyboard, as a person would."""
    combo.setFocus()
    while combo.currentText() != text:
        before = combo.currentIndex()
        qtbot.keyClick(combo, Qt.Key.Key_Down)
        if combo.currentIndex() == before:
            qtbot.keyClick(combo, Qt.Key.Key_Home)
        assert combo.findText(text) >= 0


def page(dialog: SettingsDialog, at: int) -> None:
    dialog._tabs.setCurrentIndex(at)


def test_it_does_not_block_the_window(dialog: SettingsDialog) -> None:
    assert not dialog.isModal()


def test_theme_and_language_are_kept_at_once(
    dialog: SettingsDialog, kept: Callable[[], Settings], qtbot: QtBot
) -> None:
    choose(qtbot, dialog.theme, "Dark")
    choose(qtbot, dialog.language, "简体中文")
    assert (kept().theme, kept().language) == ("dark", "zh_CN")


def test_another_device_loads_the_engine_anew(dialog: SettingsDialog, desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: desk.engine.state == "ready")
    page(dialog, 1)
    with qtbot.waitSignal(desk.engine_changed):
        choose(qtbot, dialog.device, "CPU")
    assert desk.preferences.settings.device == "cpu"


def test_a_number_is_used_when_the_person_rests(dialog: SettingsDialog, desk: Desk, qtbot: QtBot) -> None:
    page(dialog, 1)
    changes: list[object] = []
    desk.preferences.changed.connect(changes.append)
    for _ in range(3):
        qtbot.keyClick(dialog.threads, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: desk.preferences.settings.threads == 3)
    assert len(changes) == 1


def test_closing_keeps_a_number_that_was_just_set(dialog: SettingsDialog, desk: Desk, qtbot: QtBot) -> None:
    page(dialog, 1)
    dialog.memory.setFocus()
    qtbot.keyClick(dialog.memory, Qt.Key.Key_Up)
    dialog.close()
    assert desk.preferences.settings.gpu_memory_fraction == pytest.approx(0.85)


def test_limits_that_make_no_sense_are_said_beside_their_field(
    dialog: SettingsDialog, desk: Desk, qtbot: QtBot
) -> None:
    page(dialog, 2)
    slowest = dialog.fit.tempi["slowest"]
    slowest.setValue(0.97)
    qtbot.waitUntil(lambda: bool(dialog.fit.form.problem("slowest")))
    note = dialog.findChild(QLabel, "note_slowest")
    assert isinstance(note, QLabel)
    assert "rise" in note.text()
    assert note.isVisible()
    assert desk.preferences.settings.limits == FitLimits()
    dialog.fit.tempi["natural_slowest"].setValue(0.98)
    qtbot.waitUntil(lambda: not dialog.fit.form.problem("slowest"))
    assert desk.preferences.settings.limits == FitLimits(slowest=0.97, natural_slowest=0.98)


def test_standard_limits_bring_all_back(dialog: SettingsDialog, desk: Desk, qtbot: QtBot) -> None:
    page(dialog, 2)
    dialog.fit.tempi["rushed"].setValue(1.5)
    dialog.fit.times["borrow_ms"].setValue(500)
    wished = FitLimits(rushed=1.5, borrow_ms=500)
    qtbot.waitUntil(lambda: desk.preferences.settings.limits == wished)
    standard = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Standard limits")
    qtbot.mouseClick(standard, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.preferences.settings.limits == FitLimits())


def test_enter_confirms_a_field_and_nothing_else(dialog: SettingsDialog, desk: Desk, qtbot: QtBot) -> None:
    page(dialog, 2)
    rushed = dialog.fit.tempi["rushed"]
    rushed.setFocus()
    rushed.selectAll()
    qtbot.keyClicks(rushed, rushed.locale().toString(1.5, "f", 2))
    qtbot.keyClick(rushed, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert desk.preferences.settings.limits == FitLimits(rushed=1.5)


def test_an_export_rate_can_be_typed(dialog: SettingsDialog, kept: Callable[[], Settings], qtbot: QtBot) -> None:
    page(dialog, 3)
    field = dialog.rate.lineEdit()
    assert field is not None
    field.selectAll()
    qtbot.keyClicks(field, "7")
    note = dialog.findChild(QLabel, "note_rate_hz")
    assert isinstance(note, QLabel)
    assert "8000" in note.text()
    field.selectAll()
    qtbot.keyClicks(field, "44100")
    assert not note.isVisible()
    assert kept().rate_hz == 44_100


def test_folders_are_shown_and_opened(dialog: SettingsDialog, opened: list[Path], house: House, qtbot: QtBot) -> None:
    page(dialog, 3)
    log = dialog._paths["log"]
    assert log.path == house.paths.log
    qtbot.mouseClick(log.button, Qt.MouseButton.LeftButton)
    assert opened == [house.paths.log]


def test_the_output_device_is_the_one_of_the_transport(dialog: SettingsDialog, desk: Desk, qtbot: QtBot) -> None:
    choose(qtbot, dialog.output, "Headphones")
    assert desk.sound.output.device == "Headphones"


def test_an_output_that_was_connected_a_moment_ago_can_be_chosen(make_desk: Callable[..., Desk], qtbot: QtBot) -> None:
    decks: list[FakeDeck] = []

    def make_deck(on_change: Callable[[DeckEvent], None]) -> FakeDeck:
        decks.append(FakeDeck(on_change))
        return decks[-1]

    desk = make_desk(make_deck=make_deck)
    dialog = SettingsDialog(desk)
    qtbot.addWidget(dialog)
    decks[0].devices = ("Loudspeaker", "Headphones", "Earphones")  # as the look that the dialog asked for tells
    desk.sound.changed.emit()
    assert dialog.output.findText("Earphones") >= 0
    choose(qtbot, dialog.output, "Earphones")
    assert desk.sound.output.device == "Earphones"


def test_a_change_from_elsewhere_is_shown(dialog: SettingsDialog, desk: Desk) -> None:
    desk.preferences.change(theme="light", threads=2)
    assert dialog.theme.currentText() == "Light"
    assert dialog.threads.value() == 2


def test_a_dialog_that_was_closed_follows_no_change(qtbot: QtBot, desk: Desk) -> None:
    dialogs = Dialogs()
    dialogs.show("settings", SettingsDialog(desk))
    dialogs.close("settings")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    with qtbot.captureExceptions() as faults:
        desk.preferences.change(volume=0.25)
    assert not faults


def test_every_field_has_a_name_and_a_tooltip(dialog: SettingsDialog) -> None:
    fields: list[QWidget] = [dialog.device, dialog.precision, dialog.language, dialog.theme, dialog.output]
    fields += [dialog.memory, dialog.threads, dialog.rate, *dialog.fit.tempi.values(), *dialog.fit.times.values()]
    for field in fields:
        assert field.accessibleName()
        assert field.toolTip()


def test_files_tell_of_their_speech_unless_they_shall_not(
    dialog: SettingsDialog, kept: Callable[[], Settings], desk: Desk
) -> None:
    assert dialog.tells_synthetic.isChecked()
    dialog.tells_synthetic.click()
    assert not kept().tells_synthetic
    assert not desk.preferences.settings.tells_synthetic
