"""Messages: problems first, one at a time, with details to unfold."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.gui.desk.states import Told
from studio.gui.shell.message_bar import MOST, MessageBar


@pytest.fixture
def bar(qtbot: QtBot) -> MessageBar:
    bar = MessageBar()
    qtbot.addWidget(bar)
    return bar


def texts(bar: MessageBar) -> list[str]:
    """What can be read now."""
    return [label.text() for label in bar.findChildren(QLabel) if label.text()]


def button(bar: MessageBar, text: str) -> QPushButton:
    return next(found for found in bar.findChildren(QPushButton) if found.text() == text)


def test_it_is_there_only_while_something_is_to_be_read(bar: MessageBar, qtbot: QtBot) -> None:
    assert bar.isHidden()
    bar.tell(Told("The disk is full: free some space."))
    assert not bar.isHidden()
    assert texts(bar) == ["The disk is full: free some space."]
    qtbot.mouseClick(bar.findChildren(QToolButton)[0], Qt.MouseButton.LeftButton)
    assert bar.isHidden()


def test_problems_go_before_notes_and_the_newest_first(bar: MessageBar) -> None:
    bar.tell(Told("A note.", kind="note"))
    bar.tell(Told("A problem."))
    bar.tell(Told("Another note.", kind="note"))
    bar.tell(Told("A worse problem."))
    read = []
    while bar.messages:
        read.append(bar.messages[0].sentence)
        bar.dismiss()
    assert read == ["A worse problem.", "A problem.", "Another note.", "A note."]


def test_it_tells_how_many_more_there_are(bar: MessageBar) -> None:
    for number in range(3):
        bar.tell(Told(f"Problem {number}."))
    assert any("2" in text and "Problem" not in text for text in texts(bar))


def test_the_same_message_is_not_shown_twice(bar: MessageBar) -> None:
    bar.tell(Told("The disk is full: free some space."))
    bar.tell(Told("The disk is full: free some space."))
    assert len(bar.messages) == 1


def test_a_flood_of_messages_keeps_the_problems(bar: MessageBar) -> None:
    bar.tell(Told("A problem."))
    for number in range(3 * MOST):
        bar.tell(Told(f"Note {number}.", kind="note"))
    assert len(bar.messages) == MOST
    assert bar.messages[0].sentence == "A problem."


def test_details_unfold_and_can_be_copied(bar: MessageBar, qtbot: QtBot) -> None:
    bar.tell(Told("It went wrong: try again.", details="Traceback: ..."))
    details = bar.findChildren(QPlainTextEdit)[0]
    assert details.isHidden()
    qtbot.mouseClick(button(bar, "Details"), Qt.MouseButton.LeftButton)
    assert not details.isHidden()
    assert details.toPlainText() == "Traceback: ..."
    qtbot.mouseClick(button(bar, "Copy"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "It went wrong: try again.\n\nTraceback: ..."


def test_the_next_message_comes_folded(bar: MessageBar, qtbot: QtBot) -> None:
    bar.tell(Told("First.", details="One"))
    qtbot.mouseClick(button(bar, "Details"), Qt.MouseButton.LeftButton)
    bar.tell(Told("Second.", details="Two"))
    assert bar.findChildren(QPlainTextEdit)[0].isHidden()


def test_a_message_without_details_offers_none(bar: MessageBar) -> None:
    bar.tell(Told("Choose another folder."))
    assert button(bar, "Details").isHidden()
    assert button(bar, "Copy").isHidden()


def test_a_message_leaves_a_small_window_as_high_as_it_is(qtbot: QtBot) -> None:
    window, bar = QWidget(), MessageBar()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(bar)
    column.addWidget(QLabel("script"))
    window.resize(600, 100)
    with qtbot.waitExposed(window):
        window.show()
    bar.tell(Told("The sound device stopped: see whether it is still connected."))
    QApplication.processEvents()
    assert bar.isVisible()
    assert window.height() == 100
