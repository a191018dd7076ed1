from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from studio.gui.desk.desk import Desk
from studio.gui.library.cards import MIME
from studio.gui.shell.language import language
from studio.gui.voices.chips import ChipButton
from studio.gui.voices.design_panel import DesignPanel
from tests.gui.voices.making import ADAM, HEART, measured, voice_file

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton


@pytest.fixture
def design_desk(make_desk: Callable[..., Desk]) -> Desk:
    desk = make_desk(measure=measured)
    desk.project.new()
    return desk


@pytest.fixture
def panel(design_desk: Desk, qtbot: QtBot) -> DesignPanel:
    panel = DesignPanel(design_desk)
    qtbot.addWidget(panel)
    panel.resize(300, 700)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    panel.show_words()
    return panel


def describe(panel: DesignPanel, text: str) -> None:
    panel.words.text.selectAll()
    QTest.keyClicks(panel.words.text, text)


def labels(panel: DesignPanel) -> list[str]:
    return [button.text() for button in panel.words.chips.buttons]


def chip(panel: DesignPanel, label: str) -> ChipButton:
    return panel.words.chips.buttons[labels(panel).index(label)]


def opened(button: QToolButton) -> list[QAction]:
    """What its menu offers."""
    button.menu().aboutToShow.emit()
    return button.menu().actions()


def choose(chip: ChipButton, label: str) -> None:
    next(action for action in opened(chip) if action.text() == label).trigger()


def test_words_become_chips_while_they_are_typed(panel: DesignPanel) -> None:
    assert not panel.words.propose.isEnabled()
    describe(panel, "warm old woman")
    assert labels(panel) == ["old", "female", "warm"]
    assert "woman" in chip(panel, "female").toolTip()
    assert chip(panel, "old").accessibleName() == "age: old"


def test_a_chip_is_corrected_and_removed(panel: DesignPanel) -> None:
    describe(panel, "warm old woman")
    choose(chip(panel, "old"), "young")
    choose(chip(panel, "warm"), "Very")
    assert labels(panel) == ["young", "female", "very warm"]
    QTest.keyClick(chip(panel, "female"), KEY.Key_Delete)
    choose(chip(panel, "very warm"), "Remove")
    assert labels(panel) == ["young"]
    pitch = next(axis for axis in opened(panel.words.chips.add) if axis.text() == "pitch").menu()
    assert pitch is not None
    pitch.actions()[0].trigger()  # type: ignore[attr-defined]
    assert labels(panel) == ["young", "very low"]


def test_the_focus_stays_among_the_chips(panel: DesignPanel) -> None:
    describe(panel, "warm old woman")
    chip(panel, "female").setFocus()
    QTest.keyClick(chip(panel, "female"), KEY.Key_Delete)
    assert chip(panel, "warm").hasFocus()


def test_what_cannot_be_is_said_beside(panel: DesignPanel) -> None:
    describe(panel, "a high and deep voice, Scottish, zorbly")
    said = " ".join(panel.words.notes.sentences)
    assert "contradict" in said
    assert "Scottish" in said
    assert "Not understood: “zorbly”" in said
    describe(panel, "a high voice")
    assert panel.words.notes.isHidden()


def test_both_languages(panel: DesignPanel) -> None:
    panel.words.text.setPlainText("沙哑的老爷爷")
    assert labels(panel) == ["old", "male", "husky"]
    language.apply("zh_CN")
    panel.words.chips.retranslate()
    assert labels(panel) == ["老年", "男", "沙哑"]


def test_three_candidates_by_keys_and_a_click_is_heard(panel: DesignPanel, design_desk: Desk, qtbot: QtBot) -> None:
    describe(panel, "warm old woman")
    QTest.keyClick(panel.words.text, KEY.Key_Return)
    trials = design_desk.designing.trials
    assert [card.isVisible() for card in panel.words.cards] == [True] * 3
    QTest.mouseClick(panel.words.cards[1], LEFT)
    assert design_desk.sound.auditioned == trials[1].voice.id
    qtbot.waitUntil(lambda: panel.words.cards[1]._sounding == "playing")
    assert panel.words.cards[0]._sounding == ""
    design_desk.sound.stop()
    qtbot.waitUntil(lambda: panel.words.cards[1]._sounding == "")
    assert panel.words.propose.text() == "Three others"
    QTest.keyClick(panel.words.text, KEY.Key_Return)
    assert design_desk.designing.trials != trials
    QTest.keyClick(panel.words.text, KEY.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert panel.words.text.toPlainText().endswith("\n")


def test_a_low_panel_shows_the_candidates(panel: DesignPanel, qtbot: QtBot) -> None:
    panel.resize(300, 240)
    describe(panel, "warm old woman, husky, slow, high, Scottish")
    QTest.keyClick(panel.words.text, KEY.Key_Return)
    last = panel.words.cards[-1]
    qtbot.waitUntil(lambda: last.visibleRegion().boundingRect() == last.rect())


def test_a_candidate_is_kept_and_edited_again(panel: DesignPanel, design_desk: Desk, qtbot: QtBot) -> None:
    describe(panel, "warm old woman")
    choose(chip(panel, "old"), "young")
    QTest.mouseClick(panel.words.propose, LEFT)
    QTest.mouseClick(panel.words.cards[0].keep, LEFT)
    assert panel.strip.name.hasFocus()
    QTest.keyClicks(panel.strip.name, "Reader")
    QTest.keyClick(panel.strip.name, KEY.Key_Return)
    kept = design_desk.library.voices[0]
    assert (kept.name, kept.kind) == ("Reader", "made")
    with qtbot.waitSignal(panel.kept) as shown:
        QTest.mouseClick(panel.strip.accept, LEFT)
    assert shown.args == ["reader"]
    describe(panel, "a deep man")
    panel.take_up(kept.id)
    assert (panel.words.text.toPlainText(), labels(panel)) == ("warm old woman", ["young", "female", "warm"])


def test_a_name_that_is_taken_says_so(panel: DesignPanel, design_desk: Desk) -> None:
    design_desk.own_voices.keep(voice_file(design_desk.house.shelf, "Reader"))
    describe(panel, "old man")
    QTest.mouseClick(panel.words.propose, LEFT)
    QTest.mouseClick(panel.words.cards[0].keep, LEFT)
    QTest.keyClicks(panel.strip.name, "READER")
    assert panel.strip.accept.text() == "Replace"
    panel.strip.name.setText("AF heart")
    assert panel.strip.accept.text() == "Keep"
    QTest.mouseClick(panel.strip.accept, LEFT)
    assert "already" in panel.strip.problem.text()


def test_a_blend_is_heard_while_it_slides(panel: DesignPanel, design_desk: Desk, qtbot: QtBot) -> None:
    QTest.mouseClick(panel.by_blend, LEFT)
    box = panel.blend
    box.first.choose(HEART)
    box.second.choose(ADAM)
    QTest.mouseClick(box.card, LEFT)
    first = design_desk.sound.auditioned
    assert first is not None
    qtbot.waitUntil(lambda: box.card._sounding == "playing")
    QTest.keyClick(box.share, KEY.Key_PageUp)
    assert box.shares.text() == "40% and 60%"
    box.share.sliderReleased.emit()
    assert design_desk.sound.auditioned not in (None, first)
    design_desk.sound.stop()
    box.second.choose(HEART)
    assert "two different" in box.problem.text()
    assert box.card.isHidden()


def test_a_voice_is_dropped_on_the_blend(panel: DesignPanel) -> None:
    panel.show_blend(ADAM)
    assert panel.blend.first.voice == ADAM
    data, none = QMimeData(), Qt.KeyboardModifier.NoModifier
    data.setData(MIME, b"zf_xiaobei")
    drop = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, LEFT, none)
    panel.blend.second.dropEvent(drop)
    assert panel.blend.second.voice == "zf_xiaobei"


def test_a_blend_is_kept_and_edited_again(panel: DesignPanel, design_desk: Desk) -> None:
    panel.show_blend(HEART)
    panel.blend.second.choose(ADAM)
    panel.blend.share.setValue(30)
    QTest.mouseClick(panel.blend.card.keep, LEFT)
    QTest.keyClick(panel.strip.name, KEY.Key_Return)
    kept = design_desk.library.voices[0]
    panel.blend.share.setValue(80)
    panel.show_words()
    panel.take_up(kept.id)
    assert (panel.blend.first.voice, panel.blend.second.voice, panel.blend.share.value()) == (HEART, ADAM, 30)
    assert panel.blend.isVisible()


def test_a_voice_of_unknown_origin_is_blended(panel: DesignPanel, design_desk: Desk) -> None:
    kept = design_desk.own_voices.keep(voice_file(design_desk.house.shelf, "Reader"))
    panel.take_up(kept.id)
    assert panel.blend.first.voice == kept.id


def test_the_lists_follow_the_library(panel: DesignPanel, design_desk: Desk) -> None:
    n_voices = panel.blend.first.count()
    panel.blend.first.choose(ADAM)
    kept = design_desk.own_voices.keep(voice_file(design_desk.house.shelf, "Reader"))
    assert (panel.blend.first.count(), panel.blend.first.voice) == (n_voices + 1, ADAM)
    panel.blend.first.choose(kept.id)
    design_desk.own_voices.remove(kept.id)
    assert panel.blend.first.voice is not None


def test_every_control_says_what_it_is(panel: DesignPanel) -> None:
    describe(panel, "warm old woman")
    QTest.mouseClick(panel.words.propose, LEFT)
    mute: list[QWidget] = []
    for way in (panel.by_words, panel.by_blend):
        QTest.mouseClick(way, LEFT)
        for control in panel.findChildren(QWidget):
            if isinstance(control, QAbstractButton | QComboBox) and control.isVisible():
                named = control.accessibleName() or getattr(control, "text", str)()
                if not (named and control.toolTip()):
                    mute.append(control)
    assert mute == []
