"""The film's panel under the person's hands."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from studio.core.script import Cue
from studio.gui.desk.desk import Desk
from studio.gui.film.panel import FilmPanel
from studio.gui.shell.window import MainWindow
from studio.project import edits
from tests.films import Making, make_film, number_of
from tests.gui.desk.test_film import opened, pixels_of, sees, shown

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return make_film(tmp_path / "film.mov", Making(n_pictures=400, timecode="01:00:00:00"))


@pytest.fixture
def panel(desk: Desk, film: Path, qtbot: QtBot) -> FilmPanel:
    """With the film, at its second second."""
    panel = FilmPanel(desk)
    qtbot.addWidget(panel)
    panel.resize(420, 300)
    panel.show()
    opened(desk, film, qtbot)
    desk.film.seek(2000)
    sees(desk, 50, qtbot)
    panel.setFocus()
    return panel


def test_the_picture_lies_on_black_in_its_shape(desk: Desk, panel: FilmPanel, qtbot: QtBot) -> None:
    panel.picture.show_text(False)
    rect = panel.picture.picture_rect().toRect()
    assert rect.width() / rect.height() == pytest.approx(192 / 108, rel=0.02)
    pixels = pixels_of(panel.picture.grab().toImage())
    assert pixels[0, :, :3].max() == 0
    inner = pixels[rect.top() + 2 : rect.bottom() - 2, rect.left() : rect.right() + 1]
    assert number_of(inner) == 50


def test_the_place_is_its_timecode_and_can_be_copied(desk: Desk, panel: FilmPanel) -> None:
    assert panel.controls.place.text() == "01:00:02:00"
    assert panel.controls.rate.text() == "25 fps"
    QTest.mouseClick(panel.controls.place, LEFT)
    assert QGuiApplication.clipboard().text() == "01:00:02:00"


def test_arrows_and_comma_go_from_picture_to_picture(desk: Desk, panel: FilmPanel, qtbot: QtBot) -> None:
    for key, number in ((Key.Key_Right, 51), (Key.Key_Period, 52), (Key.Key_Left, 51), (Key.Key_Comma, 50)):
        QTest.keyClick(panel, key)
        sees(desk, number, qtbot)
    qtbot.waitUntil(lambda: panel.controls.place.text() == "01:00:02:00")
    QTest.keyClick(panel, Key.Key_End)
    sees(desk, 399, qtbot)
    QTest.keyClick(panel, Key.Key_Home)
    sees(desk, 0, qtbot)
    QTest.mouseClick(panel.controls.buttons["next"], LEFT)
    sees(desk, 1, qtbot)


def test_j_k_and_l(desk: Desk, panel: FilmPanel, qtbot: QtBot) -> None:
    QTest.keyClick(panel, Key.Key_L)
    assert desk.sound.is_playing
    qtbot.waitUntil(lambda: desk.film.place_ms > 2100)
    QTest.keyClick(panel, Key.Key_L)
    assert (desk.sound.is_playing, desk.film.shuttle_speed) == (False, 2)
    QTest.keyClick(panel, Key.Key_L)
    assert desk.film.shuttle_speed == 4
    QTest.keyClick(panel, Key.Key_J)
    assert desk.film.shuttle_speed == -1
    QTest.keyClick(panel, Key.Key_J)
    assert desk.film.shuttle_speed == -2
    QTest.keyPress(panel, Key.Key_K)
    assert desk.film.shuttle_speed == 0
    qtbot.wait(50)
    at = shown(desk)
    QTest.keyClick(panel, Key.Key_L)
    sees(desk, at + 1, qtbot)
    QTest.keyClick(panel, Key.Key_J)
    sees(desk, at, qtbot)
    QTest.keyRelease(panel, Key.Key_K)
    QTest.keyClick(panel, Key.Key_J)
    assert desk.film.shuttle_speed == -1
    QTest.keyClick(panel, Key.Key_K)


def test_a_click_on_the_picture_plays_and_stops(desk: Desk, panel: FilmPanel) -> None:
    QTest.mouseClick(panel.picture, LEFT)
    assert desk.sound.is_playing
    QTest.mouseClick(panel.picture, LEFT)
    assert not desk.sound.is_playing


def test_what_is_said_stands_under_the_picture(desk: Desk, panel: FilmPanel) -> None:
    desk.film.seek(4500)
    assert panel.picture.text == "Very well, thank you."
    desk.film.seek(3600)
    assert panel.picture.text == ""
    desk.film.seek(4500)
    QTest.mouseClick(panel.controls.text, LEFT)
    assert panel.picture.text == ""


def test_what_is_said_may_go_while_it_is_shown(desk: Desk, panel: FilmPanel) -> None:
    desk.film.seek(4500)
    assert panel.picture.text
    document = desk.script.document
    desk.script.do("Delete", edits.delete(document, [row.id for row in document]))
    assert panel.picture.text == ""
    desk.script.undo_stack.undo()
    assert panel.picture.text
    desk.project.new()
    assert panel.picture.text == ""


def test_it_says_what_to_do_where_there_is_no_picture(
    empty_desk: Desk, tmp_path: Path, film: Path, qtbot: QtBot
) -> None:
    desk = empty_desk
    panel = FilmPanel(desk)
    qtbot.addWidget(panel)
    panel.show()
    assert "Drop a film" in panel.nothing.title.text()
    with qtbot.waitSignal(panel.film_wanted):
        QTest.mouseClick(panel.nothing.button, LEFT)
    desk.film.open(tmp_path / "gone.mp4")
    assert "gone.mp4 is no longer in" in panel.nothing.hint.text()
    assert panel.nothing.button.text() == "Find it again…"
    opened(desk, make_film(tmp_path / "talk.m4a", Making(has_picture=False)), qtbot)
    assert panel.nothing.hint.text() == "talk.m4a has no picture."
    assert panel.controls.place.text() == "00:00:00.000"
    assert not panel.controls.buttons["next"].isEnabled()


def test_pictures_of_different_lengths_are_warned_of(empty_desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    panel = FilmPanel(empty_desk)
    qtbot.addWidget(panel)
    opened(empty_desk, make_film(tmp_path / "a.mkv", Making(gaps=(3, 4, 9, 20, 33, 34))), qtbot)
    assert "approximate" in panel.warning.text()
    assert panel.controls.rate.text().startswith("≈")


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> MainWindow:
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.show()
    return window


def drop(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    none = Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, LEFT, none))


def test_a_film_is_dropped_on_the_window_and_closed_again(
    desk: Desk, window: MainWindow, film: Path, qtbot: QtBot
) -> None:
    assert not window.film.isVisible()
    assert not window.commands["close_film"].isEnabled()
    drop(window, film)
    sees(desk, 25, qtbot)
    assert window.film.isVisible()
    window.commands["close_film"].trigger()
    assert desk.film.state.kind == "none"
    assert not window.film.isVisible()


def test_the_menu_snaps_lines_to_the_film(desk: Desk, window: MainWindow, film: Path, qtbot: QtBot) -> None:
    assert not window.commands["snap"].isEnabled()
    drop(window, film)
    sees(desk, 25, qtbot)
    assert window.commands["snap"].isEnabled()
    row = desk.script.document.row_at(0)
    desk.script.do("Move line", edits.set_cue(desk.script.document, row.id, Cue(1011, 3511)))
    desk.select([row.id])
    window.commands["snap"].trigger()
    assert desk.script.document.row_at(0).cue == Cue(1000, 3520)
    window.commands["snap_moved"].trigger()
    assert desk.preferences.settings.snaps_to_film
    assert window.commands["snap_moved"].isChecked()


def test_letters_that_are_typed_move_no_film(desk: Desk, window: MainWindow, film: Path, qtbot: QtBot) -> None:
    drop(window, film)
    sees(desk, 25, qtbot)
    field = window.table.findChild(QLineEdit)
    assert field is not None
    for widget in (field, window.table.view):
        widget.setFocus()
        QTest.keyClicks(widget, "jkl,.")
    assert field.text() == "jkl,."
    assert desk.film.shuttle_speed == 0
    assert not desk.sound.is_playing
    assert desk.film.place_ms == 1000


def test_the_film_of_a_project_is_shown_when_that_is_opened(
    make_desk: Callable[..., Desk], desk: Desk, film: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    opened(desk, film, qtbot)
    desk.project.save_as(tmp_path / "a.dub")
    desk.project.close()
    other = make_desk()
    other.project.open(tmp_path / "a.dub")
    window = MainWindow(other)
    qtbot.addWidget(window)
    window.show()
    sees(other, 25, qtbot)
    assert window.film.isVisible()
