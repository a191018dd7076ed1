"""The person's own voices in the library."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from studio.core.speech import VoiceId
from studio.gui.desk.desk import Desk
from studio.gui.library.voices_panel import VoicesPanel
from studio.gui.shell.language import language
from studio.project import edits
from studio.voices.voice_file import read_voice, write_voice
from tests.gui.voices.making import ADAM, measured, voice_file

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton
READER = VoiceId("reader")


@pytest.fixture
def own_desk(make_desk: Callable[..., Desk], script_file: Path) -> Desk:
    desk = make_desk(measure=measured)
    desk.project.new()
    desk.import_script(script_file)
    return desk


@pytest.fixture
def panel(own_desk: Desk, qtbot: QtBot) -> VoicesPanel:
    panel = VoicesPanel(own_desk)
    qtbot.addWidget(panel)
    panel.resize(300, 700)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    return panel


def ids(panel: VoicesPanel) -> list[str]:
    return [card.voice.id for card in panel.cards.cards]


def keep(desk: Desk, name: str, has_recording: bool = False) -> None:
    desk.own_voices.keep(voice_file(desk.house.shelf, name, has_recording=has_recording))


def point_at(panel: VoicesPanel, voice: str) -> None:
    panel.list.point_at(VoiceId(voice))
    panel.list.setFocus()


def drop(panel: VoicesPanel, *paths: Path) -> None:
    data, none = QMimeData(), Qt.KeyboardModifier.NoModifier
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    enter = QDragEnterEvent(panel.rect().center(), Qt.DropAction.CopyAction, data, LEFT, none)
    panel.dragEnterEvent(enter)
    if enter.isAccepted():
        panel.dropEvent(QDropEvent(QPointF(20, 20), Qt.DropAction.CopyAction, data, LEFT, none))


def test_kinds_of_voices(panel: VoicesPanel, own_desk: Desk) -> None:
    keep(own_desk, "Reader")
    assert ids(panel)[0] == "reader"
    QTest.mouseClick(panel.filters.shelves["mine"], LEFT)
    assert ids(panel) == ["reader"]
    QTest.mouseClick(panel.filters.shelves["stock"], LEFT)
    assert len(ids(panel)) == 54
    QTest.mouseClick(panel.filters.shelves["presets"], LEFT)
    assert {card.voice.kind for card in panel.cards.cards} == {"preset"}
    QTest.mouseClick(panel.filters.shelves[None], LEFT)
    assert len(ids(panel)) == len(own_desk.library.voices)


def test_styles_are_found_by_both_names(panel: VoicesPanel, own_desk: Desk) -> None:
    preset = next(preset for preset in own_desk.house.shelf.presets if preset.lang == "en")
    for name in (preset.name_zh, preset.name_en):
        panel.filters.search.setText(name)
        assert preset.id in ids(panel)
    card = panel.cards.cards[panel.cards.row_of(preset.id)]
    assert (card.name, card.about) == (preset.name_en, preset.name_zh)
    language.apply("zh_CN")
    panel.refresh()
    language.apply("en")
    card = panel.cards.cards[panel.cards.row_of(preset.id)]
    assert (card.name, card.about) == (preset.name_zh, preset.name_en)


def test_a_voice_is_renamed_by_keys(panel: VoicesPanel, own_desk: Desk) -> None:
    keep(own_desk, "Reader")
    point_at(panel, "reader")
    QTest.keyClick(panel.list, KEY.Key_F2)
    assert panel.strip.name.hasFocus()
    QTest.keyClicks(panel.strip.name, "Nadia")
    QTest.keyClick(panel.strip.name, KEY.Key_Return)
    assert ids(panel)[0] == "nadia"
    QTest.mouseClick(panel.strip.accept, LEFT)
    assert ids(panel)[0] == "reader"


def test_a_deleted_voice_comes_back(panel: VoicesPanel, own_desk: Desk) -> None:
    keep(own_desk, "Reader")
    first = own_desk.script.document.row_at(0).id
    own_desk.script.do("", edits.set_voice(own_desk.script.document, [first], READER))
    point_at(panel, "reader")
    QTest.keyClick(panel.list, KEY.Key_Delete)
    assert "reader" not in ids(panel)
    assert "1 line" in panel.strip.said.text()
    QTest.mouseClick(panel.strip.accept, LEFT)
    assert ids(panel)[0] == "reader"
    assert panel.strip.isHidden()


def test_a_stock_voice_is_not_deleted(panel: VoicesPanel, own_desk: Desk) -> None:
    point_at(panel, ADAM)
    QTest.keyClick(panel.list, KEY.Key_Delete)
    QTest.keyClick(panel.list, KEY.Key_F2)
    assert ADAM in ids(panel)
    assert panel.strip.isHidden()
    assert not any(action.isVisible() for action in panel.own.all)


def test_a_voice_goes_out_and_comes_back(
    panel: VoicesPanel, own_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(own_desk, "Reader", has_recording=True)
    point_at(panel, "reader")
    wished: list[str] = []

    def choose(*args: object) -> tuple[str, str]:
        wished.append(str(args[2]))
        return str(tmp_path / "mine"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    panel.own.export.trigger()
    assert wished == ["reader.voice"]
    assert read_voice(tmp_path / "mine.voice").recording is None
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    panel.own.export_all.trigger()
    assert read_voice(tmp_path / "mine.voice").recording is not None
    own_desk.own_voices.remove(READER)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *args: ([str(tmp_path / "mine.voice")], ""))
    panel.new.menu().actions()[-1].trigger()
    assert ids(panel)[0] == "reader"


def test_dropped_voices_are_imported(panel: VoicesPanel, own_desk: Desk, tmp_path: Path) -> None:
    for name in ("Nadia", "Otto"):
        write_voice(tmp_path / f"{name}.voice", voice_file(own_desk.house.shelf, name))
    drop(panel, tmp_path / "Nadia.voice", tmp_path / "Otto.voice")
    assert ids(panel)[:2] == ["nadia", "otto"]
    drop(panel, tmp_path / "Otto.voice")
    assert "already" in panel.strip.said.text()


def test_another_voice_of_that_name_is_replaced_on_a_click(panel: VoicesPanel, own_desk: Desk, tmp_path: Path) -> None:
    keep(own_desk, "Reader")
    before = own_desk.library.voices[0].digest
    write_voice(tmp_path / "x.voice", voice_file(own_desk.house.shelf, "Reader", ADAM))
    drop(panel, tmp_path / "x.voice")
    assert own_desk.library.voices[0].digest == before
    assert panel.strip.accept.text() == "Replace"
    QTest.mouseClick(panel.strip.accept, LEFT)
    assert own_desk.library.voices[0].digest != before


def test_a_refused_file_is_told_with_the_reason(
    panel: VoicesPanel, own_desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "bad.voice").write_bytes(b"\x80\x04not a voice")
    with qtbot.waitSignal(own_desk.told) as told:
        drop(panel, tmp_path / "bad.voice")
    assert "bad.voice" in told.args[0].sentence
    (tmp_path / "script.srt").write_text("x")
    drop(panel, tmp_path / "script.srt")  # is for the window
    assert panel.strip.isHidden()


def test_a_dragged_voice_carries_its_file(panel: VoicesPanel, own_desk: Desk) -> None:
    keep(own_desk, "Reader", has_recording=True)
    (url,) = panel.cards.mimeData([panel.cards.index(0)]).urls()
    file = read_voice(Path(url.toLocalFile()))
    assert (file.voice.id, file.recording) == (READER, None)
    stock = panel.cards.row_of(ADAM)
    assert not panel.cards.mimeData([panel.cards.index(stock)]).hasUrls()


def test_the_ways_to_new_voices(panel: VoicesPanel, own_desk: Desk, qtbot: QtBot) -> None:
    keep(own_desk, "Reader")
    design, blend, clone, *_ = panel.new.menu().actions()
    for action, signal in ((design, panel.design_wanted), (blend, panel.blend_wanted), (clone, panel.clone_wanted)):
        with qtbot.waitSignal(signal):
            action.trigger()
    point_at(panel, "reader")
    with qtbot.waitSignal(panel.edit_wanted) as edit:
        panel.own.again.trigger()
    assert edit.args == ["reader"]


def test_a_voice_is_shown_whatever_was_looked_for(panel: VoicesPanel, own_desk: Desk) -> None:
    keep(own_desk, "Reader")
    panel.filters.search.setText("xiaobei")
    panel.show_voice(READER)
    assert panel.list.voice == "reader"
