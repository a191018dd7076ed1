"""What the check has found, where the person meets it: in the takes, in the waveform, in the table and its filter."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from studio.core.take_fault import TakeFault, Verified
from studio.gui.desk.desk import Desk
from studio.gui.desk.verifying import Verifying
from studio.gui.shell.settings_dialog import SettingsDialog
from studio.gui.shell.theme import theme
from studio.gui.shell.window import MainWindow
from studio.gui.table.columns import Column as TableColumn
from studio.gui.wave.takes_model import Column
from studio.project.document import RowId

CLICK = TakeFault("click", 500, 0, 0.4)
LEVEL = TakeFault("level", 0, 2000, -12.0)
FAULTS = (CLICK, LEVEL)


@pytest.fixture
def window(make_desk: Callable[..., Desk], script_file: Path, qtbot: QtBot) -> MainWindow:
    """Its first line has a faulty take, the second a good one."""

    def verify(take: object, request: object, reading: object) -> Verified:
        return Verified(FAULTS if "Hello" in str(request) else ())

    desk = make_desk(verifying=Verifying(by_sound=verify, by_ear=lambda _: None))
    desk.preferences.change(retakes=0)
    desk.project.new()
    desk.import_script(script_file)
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.show()
    rows = [row.id for row in desk.script.document][:2]
    desk.queue.render(rows)
    qtbot.waitUntil(lambda: all(desk.checks.verified(row) is not None for row in rows))
    return window


def row(window: MainWindow, place: int) -> RowId:
    return window._desk.script.document.row_at(place).id


def test_a_take_tells_what_is_wrong_with_it(window: MainWindow) -> None:
    model = window.takes.model
    window._desk.select([row(window, 0)])
    tip = model.data(model.index(0, Column.CHECK), Qt.ItemDataRole.ToolTipRole)
    assert "A click at 0.50 s. -12 dB against what this voice has by itself." in tip
    assert model.data(model.index(0, Column.STATE)) == "A click at 0.50 s."
    window._desk.select([row(window, 1)])
    tip = model.data(model.index(0, Column.CHECK), Qt.ItemDataRole.ToolTipRole)
    assert "nothing is wrong" in tip
    assert model.data(model.index(0, Column.STATE)) == "current"


def test_a_click_on_the_mark_goes_to_the_place(window: MainWindow, qtbot: QtBot) -> None:
    window._desk.select([row(window, 0)])
    view = window.takes.view
    at = view.visualRect(window.takes.model.index(0, Column.CHECK)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert window.waveform.cursor_sample == window.waveform.shown.rate // 2
    assert "A click at 0.50 s." in window.waveform.hint(window.waveform.cursor_sample)
    assert "click" not in window.waveform.hint(0)


def test_the_waveform_points_at_the_place(window: MainWindow) -> None:
    window._desk.select([row(window, 0)])
    waveform = window.waveform
    waveform.seek(0)
    picture = waveform.viewport().grab().toImage()
    at = round(waveform.x_of(waveform.shown.rate // 2) * picture.devicePixelRatio())
    column = {picture.pixelColor(at, y).name() for y in range(picture.height())}
    assert QColor(theme.colour("verdict_too_long")).name() in column


def test_the_table_tells_and_filters(window: MainWindow, qtbot: QtBot) -> None:
    table = window.table
    first = window._desk.script.document.row_at(0)
    assert "A click at 0.50 s." in table.model.tooltip(first, TableColumn.VERDICT)
    box = table.filter_bar.verdicts
    box.setCurrentIndex(box.findText("with faults"))
    box.activated.emit(box.currentIndex())
    assert table.rows.rowCount() == 1


def test_settings_of_checks_are_used_at_once(window: MainWindow, qtbot: QtBot) -> None:
    dialog = SettingsDialog(window._desk)
    qtbot.addWidget(dialog)
    checks = dialog.checks
    checks.checks.click()
    assert not window._desk.preferences.settings.checks_takes
    assert not checks.retakes.isEnabled()
    checks.checks.click()
    checks.retakes.setValue(4)
    qtbot.waitUntil(lambda: window._desk.preferences.settings.retakes == 4)


def test_check_takes_is_a_command(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window._desk.checks.noted) as told:
        window.commands["check"].trigger()
    assert "1 with faults" in str(told.args)
