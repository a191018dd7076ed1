from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.core.errors import OutputError
from studio.core.settings import Settings
from studio.core.speech import Voice, VoiceId
from studio.gui.desk.desk import Desk
from studio.gui.desk.house import House
from studio.gui.desk.library import SAMPLES
from studio.gui.library.card_delegate import Layout
from studio.gui.library.cards import MIME
from studio.gui.library.voices_panel import VoicesPanel
from studio.project.document import Row
from studio.voices.shelf import Shelf

KEY, BUTTON, CTRL = Qt.Key, Qt.MouseButton, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(desk: Desk, qtbot: QtBot) -> VoicesPanel:
    return shown(VoicesPanel(desk), qtbot)


def shown(panel: VoicesPanel, qtbot: QtBot) -> VoicesPanel:
    qtbot.addWidget(panel)
    panel.resize(340, 700)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def ids(panel: VoicesPanel) -> list[str]:
    return [card.voice.id for card in panel.cards.cards]


def search(panel: VoicesPanel, qtbot: QtBot, words: str) -> None:
    panel.filters.search.clear()
    QTest.keyClicks(panel.filters.search, words)


def click(panel: VoicesPanel, qtbot: QtBot, voice: str, twice: bool = False) -> None:
    rect = panel.list.visualRect(panel.cards.index(panel.cards.row_of(VoiceId(voice))))
    where = rect.topLeft() + QPoint(60, 10)
    QTest.mouseClick(panel.list.viewport(), BUTTON.LeftButton, pos=where)
    if twice:
        QTest.mouseDClick(panel.list.viewport(), BUTTON.LeftButton, pos=where)


def rows(desk: Desk) -> list[Row]:
    return list(desk.script.document)


def test_voices_are_found_while_typing(panel: VoicesPanel, qtbot: QtBot) -> None:
    assert len(ids(panel)) == len(panel._desk.library.voices) > 50
    search(panel, qtbot, "deep female zh")
    assert 0 < len(ids(panel)) < 10
    for id_ in ids(panel):
        voice = panel._desk.house.shelf.find(VoiceId(id_))
        assert (voice.main_lang, voice.gender) == ("zh", "f")


def test_nothing_found_tells_the_way_back(panel: VoicesPanel, qtbot: QtBot) -> None:
    search(panel, qtbot, "qqq")
    assert panel.show_all.isVisible()
    assert not panel.use.isEnabled()
    QTest.mouseClick(panel.show_all, BUTTON.LeftButton)
    assert len(ids(panel)) > 50
    assert not panel.show_all.isVisible()


def test_filters_and_order(panel: VoicesPanel, qtbot: QtBot) -> None:
    QTest.keyClicks(panel.filters.languages, "ja")
    QTest.keyClicks(panel.filters.genders, "m")
    assert ids(panel) == ["jm_kumo"]
    panel.filters.genders.setCurrentIndex(0)
    QTest.keyClicks(panel.filters.orders, "h")
    pitches = [card.pitch_hz for card in panel.cards.cards]
    assert pitches == sorted(pitches, reverse=True)
    assert len(set(pitches)) > 1


def test_a_low_panel_shows_voices_rather_than_filters(panel: VoicesPanel, qtbot: QtBot) -> None:
    assert panel.filters.genders.isVisible()
    panel.resize(300, 200)
    qtbot.waitUntil(lambda: not panel.filters.genders.isVisible())
    QTest.mouseClick(panel.filters.more, BUTTON.LeftButton)
    panel.resize(300, 210)
    assert panel.filters.genders.isVisible()
    QTest.mouseClick(panel.filters.more, BUTTON.LeftButton)
    panel.resize(300, 700)
    assert not panel.filters.genders.isVisible()


def test_a_click_is_heard_on_the_selected_line(panel: VoicesPanel, desk: Desk, qtbot: QtBot) -> None:
    desk.select([rows(desk)[0].id])
    click(panel, qtbot, "af_bella")
    assert desk.sound.auditioned == "af_bella"
    qtbot.waitUntil(lambda: panel.cards.cards[panel.cards.row_of(VoiceId("af_bella"))].sounding == "playing")
    click(panel, qtbot, "af_heart")
    assert desk.sound.auditioned == "af_heart"
    qtbot.waitUntil(lambda: [card.voice.id for card in panel.cards.cards if card.sounding] == ["af_heart"])
    desk.sound.stop()
    qtbot.waitUntil(lambda: not any(card.sounding for card in panel.cards.cards))
    assert rows(desk)[0].voice is None


def test_without_a_line_the_sample_is_heard(empty_desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    texts: list[str] = []
    sample = empty_desk.queue.sample

    def noted(title: str, request: object, sink: object) -> object:
        texts.append(request.text)  # type: ignore[attr-defined]
        return sample(title, request, sink)  # type: ignore[arg-type]

    monkeypatch.setattr(empty_desk.queue, "sample", noted)
    panel = shown(VoicesPanel(empty_desk), qtbot)
    search(panel, qtbot, "xiaobei")
    QTest.keyClick(panel.filters.search, KEY.Key_Return)
    assert empty_desk.sound.auditioned == "zf_xiaobei"
    assert texts == [SAMPLES["zh"]]
    assert not panel.use.isEnabled()
    assert "Select the lines" in panel.use.toolTip()
    empty_desk.sound.stop()


def test_all_by_keys(panel: VoicesPanel, desk: Desk, qtbot: QtBot) -> None:
    desk.select([row.id for row in rows(desk)[:2]])
    search(panel, qtbot, "xiaobei")
    QTest.keyClick(panel.filters.search, KEY.Key_Down)
    assert panel.list.hasFocus()
    QTest.keyClick(panel.list, KEY.Key_Space)
    assert desk.sound.auditioned == "zf_xiaobei"
    QTest.keyClick(panel.list, KEY.Key_D, CTRL)
    assert desk.library.favourites == {"zf_xiaobei"}
    QTest.keyClick(panel.list, KEY.Key_Return, CTRL)
    assert [row.voice for row in rows(desk)[:3]] == ["zf_xiaobei", "zf_xiaobei", None]
    assert desk.script.undo_stack.undoText() == "Give a voice to lines"
    desk.script.undo_stack.undo()
    assert [row.voice for row in rows(desk)[:2]] == [None, None]


def test_a_double_click_uses_the_voice(panel: VoicesPanel, desk: Desk, qtbot: QtBot) -> None:
    desk.select([rows(desk)[1].id])
    click(panel, qtbot, "af_bella", twice=True)
    assert [row.voice for row in rows(desk)[:2]] == [None, "af_bella"]
    qtbot.waitUntil(lambda: [card.voice.id for card in panel.cards.cards if card.is_in_use] == ["af_bella"])


def test_a_speaker_gets_the_voice_for_all_lines(panel: VoicesPanel, desk: Desk, qtbot: QtBot) -> None:
    first, _, third = (row.id for row in rows(desk)[:3])
    desk.select([third])
    click(panel, qtbot, "af_bella", twice=True)
    desk.select([first])
    click(panel, qtbot, "am_michael")
    for_tom = panel.use_for.menu().actions()[1]
    assert "Tom" in for_tom.text()
    for_tom.trigger()
    assert [desk.speaking.voice(desk.script.document.rows[id_]) for id_ in (first, third)] == ["am_michael"] * 2
    assert desk.script.document.rows[third].voice is None
    desk.script.undo_stack.undo()
    assert desk.speaking.voice(desk.script.document.rows[third]) == "af_bella"


def test_lines_go_back_to_their_speakers(panel: VoicesPanel, desk: Desk, qtbot: QtBot) -> None:
    again = panel.use_for.menu().actions()[2]
    assert not again.isEnabled()
    click(panel, qtbot, "af_bella", twice=True)
    qtbot.waitUntil(again.isEnabled)
    again.trigger()
    assert rows(desk)[0].voice is None


def test_the_star_makes_favourites(panel: VoicesPanel, desk: Desk, qtbot: QtBot) -> None:
    rect = panel.list.visualRect(panel.cards.index(2))
    star = Layout.of(rect, panel.list.font()).star.center().toPoint()
    QTest.mouseClick(panel.list.viewport(), BUTTON.LeftButton, pos=star)
    assert desk.library.favourites == {panel.cards.cards[2].voice.id}
    assert not desk.sound.is_playing
    QTest.mouseClick(panel.filters.only_favourites, BUTTON.LeftButton)
    assert ids(panel) == list(desk.library.favourites)


def test_a_favourite_that_cannot_be_kept_is_told(make_desk: Callable[..., Desk], qtbot: QtBot, house: House) -> None:
    def refuse(settings: Settings) -> None:
        raise OutputError("The disk is full.")

    desk = make_desk(keep_settings=refuse)
    panel = shown(VoicesPanel(desk), qtbot)
    panel.list.point_at(VoiceId("af_bella"))
    with qtbot.waitSignal(desk.told) as told:
        QTest.keyClick(panel.list, KEY.Key_D, CTRL)
    assert told.args[0].sentence == "The disk is full."


def test_a_voice_is_dragged_by_its_id(panel: VoicesPanel) -> None:
    data = panel.cards.mimeData([panel.cards.index(3)])
    assert bytes(data.data(MIME).data()).decode() == panel.cards.cards[3].voice.id
    assert panel.cards.flags(panel.cards.index(3)) & Qt.ItemFlag.ItemIsDragEnabled


def test_rates_are_those_of_the_language_of_the_line(panel: VoicesPanel, desk: Desk, qtbot: QtBot) -> None:
    desk.select([rows(desk)[3].id])
    heart = panel.cards.cards[panel.cards.row_of(VoiceId("af_heart"))]
    assert (heart.rate_lang, heart.rate) == ("zh", heart.voice.rates["zh"])
    desk.select([])
    heart = panel.cards.cards[panel.cards.row_of(VoiceId("af_heart"))]
    assert (heart.rate_lang, heart.rate) == ("en", heart.voice.rates["en"])


def test_the_pointed_voice_stays_while_filters_change(panel: VoicesPanel, qtbot: QtBot) -> None:
    click(panel, qtbot, "af_bella")
    search(panel, qtbot, "bel")
    assert panel.list.voice == "af_bella"


def test_read_only(panel: VoicesPanel, desk: Desk, qtbot: QtBot) -> None:
    desk.script.open(desk.script.document, lambda title, patch: None, True)
    desk.select([rows(desk)[0].id])
    click(panel, qtbot, "af_bella", twice=True)
    assert not panel.use.isEnabled()
    assert "reading only" in panel.use.toolTip()
    assert rows(desk)[0].voice is None
    desk.sound.stop()


def test_a_card_tells_all(panel: VoicesPanel) -> None:
    index = panel.cards.index(panel.cards.row_of(VoiceId("bm_george")))
    told = panel.cards.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert isinstance(told, str)
    for part in ("George", "bm_george", "English (British)", "male", "Hz", "syllables per second"):
        assert part in told


def test_another_language_keeps_the_filters(panel: VoicesPanel, qtbot: QtBot) -> None:
    panel.filters.languages.setCurrentIndex(panel.filters.languages.findData("ja"))
    n_voices = len(ids(panel))
    QApplication.sendEvent(panel, language_change())
    QApplication.sendEvent(panel.filters, language_change())
    assert panel.filters.languages.currentData() == "ja"
    assert len(ids(panel)) == n_voices


def language_change() -> QEvent:
    return QEvent(QEvent.Type.LanguageChange)


def test_voices_that_were_not_measured(make_desk: Callable[..., Desk], house: House, qtbot: QtBot) -> None:
    class Unmeasured(Shelf):
        @property
        def voices(self) -> tuple[Voice, ...]:
            return tuple(replace(voice, pitch_hz=0.0, rates={}) for voice in super().voices)

    desk = make_desk(shelf=Unmeasured(house.paths.voices))
    panel = shown(VoicesPanel(desk), qtbot)
    panel.filters.orders.setCurrentIndex(1)
    assert len(ids(panel)) > 50
    assert not panel.grab().isNull()
