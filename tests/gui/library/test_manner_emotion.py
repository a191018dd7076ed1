"""Emotions by sliders, by words and by recordings, and the finer numbers."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from studio.analysis.reference import Carried
from studio.core.emotion import Emotion
from studio.core.errors import InputError
from studio.core.prosody import Prosody
from studio.core.script import SpeakerId
from studio.core.speech import Lang, VoiceId
from studio.gui.desk.desk import Desk
from studio.gui.library.manner_panel import MannerPanel
from studio.project import edits
from studio.project.document import RowId

KEY, BUTTON = Qt.Key, Qt.MouseButton
CARRIED = Carried(Prosody(pitch_semitones=-2.0001, pause_scale=1.3), ("The recording is short.",))
TAKEN = Prosody(pitch_semitones=-2.0, pause_scale=1.3)


class Recordings:
    """Stands for what measures them: waits until it is let go."""

    def __init__(self) -> None:
        self.go_on = Event()
        self.go_on.set()
        self.measured: list[tuple[str, Lang | None]] = []
        self.problem = ""
        self.carried = CARRIED

    def __call__(self, path: Path, lang: Lang | None) -> Carried:
        self.go_on.wait(10)
        self.measured.append((path.name, lang))
        if self.problem:
            raise InputError(self.problem)
        return self.carried


@pytest.fixture
def recordings() -> Recordings:
    return Recordings()


@pytest.fixture
def empty_desk(make_desk: Callable[..., Desk], recordings: Recordings) -> Desk:
    desk = make_desk(manner_from=recordings)
    desk.project.new()
    return desk


@pytest.fixture
def panel(desk: Desk, qtbot: QtBot) -> MannerPanel:
    panel = MannerPanel(desk)
    qtbot.addWidget(panel)
    panel.resize(300, 800)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    return panel


@pytest.fixture
def ids(desk: Desk) -> list[RowId]:
    return [row.id for row in desk.script.document]


def manners(desk: Desk, ids: list[RowId]) -> list[Prosody]:
    return [desk.speaking.prosody(desk.script.document.rows[id_]) for id_ in ids]


def give(desk: Desk, ids: list[RowId], manner: Prosody) -> None:
    desk.script.do("", edits.set_prosody(desk.script.document, ids, manner))


def keys(panel: MannerPanel, name: str, *pressed: Qt.Key) -> None:
    slider = panel.dials[name].slider
    slider.setFocus()
    for key in pressed:
        QTest.keyClick(slider, key)


def say(panel: MannerPanel, sentence: str) -> None:
    panel.describe.text.setFocus()
    panel.describe.text.selectAll()
    QTest.keyClicks(panel.describe.text, sentence)
    QTest.keyClick(panel.describe.text, KEY.Key_Return)


class TestSliders:
    def test_an_emotion_is_turned_by_keys(self, panel: MannerPanel, desk: Desk, ids: list[RowId], qtbot: QtBot) -> None:
        before = desk.script.undo_stack.count()
        keys(panel, "angry", KEY.Key_End)
        assert manners(desk, ids[:2]) == [Prosody(emotion=Emotion(angry=1)), Prosody()]
        assert desk.script.undo_stack.undoText() == "Angry"
        qtbot.waitUntil(panel.dials["strength"].slider.isEnabled)
        keys(panel, "strength", KEY.Key_Home)
        assert manners(desk, ids[:1]) == [Prosody(emotion=Emotion(angry=1, strength=0))]
        assert desk.script.undo_stack.count() == before + 2
        panel.refresh()
        assert panel.dials["strength"].slider.isEnabled()

    def test_strength_means_nothing_without_an_emotion(self, panel: MannerPanel) -> None:
        assert not panel.dials["strength"].slider.isEnabled()

    def test_emotions_of_several_lines_are_shown_as_a_stretch_and_changed_one_by_one(
        self, panel: MannerPanel, desk: Desk, ids: list[RowId]
    ) -> None:
        give(desk, ids[:1], Prosody(emotion=Emotion(sad=0.5, calm=0.2)))
        desk.select(ids[:2])
        assert panel.dials["sad"].field.text() == "mixed"
        assert panel.dials["happy"].field.text() == "0.00"
        keys(panel, "happy", KEY.Key_PageUp)
        assert manners(desk, ids[:2]) == [
            Prosody(emotion=Emotion(happy=0.1, sad=0.5, calm=0.2)),
            Prosody(emotion=Emotion(happy=0.1)),
        ]

    def test_all_emotion_goes_at_a_press(self, panel: MannerPanel, desk: Desk, ids: list[RowId], qtbot: QtBot) -> None:
        assert not panel.sections["emotion"].undo.isEnabled()
        give(desk, ids[:2], Prosody(energy=0.5, emotion=Emotion(sad=0.5, strength=0.4)))
        desk.select(ids[:2])
        QTest.mouseClick(panel.sections["emotion"].undo, BUTTON.LeftButton)
        assert manners(desk, ids[:2]) == [Prosody(energy=0.5)] * 2
        assert desk.script.undo_stack.undoText() == "No emotion"

    def test_the_delivery_is_set_back_with_its_whisper(self, panel: MannerPanel, desk: Desk, ids: list[RowId]) -> None:
        give(desk, ids[:1], Prosody(energy=0.5, whisper=True, emotion=Emotion(sad=0.5)))
        panel.refresh()
        delivery = panel.sections["delivery"]
        delivery.fold.setChecked(False)
        assert delivery.summary.text() == "Energy, Whisper"
        QTest.mouseClick(delivery.undo, BUTTON.LeftButton)
        assert manners(desk, ids[:1]) == [Prosody(emotion=Emotion(sad=0.5))]

    def test_the_emotion_of_a_speaker(self, panel: MannerPanel, desk: Desk) -> None:
        QTest.mouseClick(panel.whom.for_speakers, BUTTON.LeftButton)
        keys(panel, "calm", KEY.Key_End)
        assert desk.script.document.role(SpeakerId("Tom")).prosody == Prosody(emotion=Emotion(calm=1))

    def test_a_drag_does_not_reach_the_script_with_every_pixel(
        self, panel: MannerPanel, desk: Desk, ids: list[RowId], qtbot: QtBot
    ) -> None:
        slider = panel.dials["happy"].slider
        edited: list[object] = []
        desk.script.edited.connect(edited.append)
        middle, end = slider.rect().center(), QPoint(slider.width() - 1, slider.height() // 2)
        QTest.mousePress(slider, BUTTON.LeftButton, pos=middle)
        for x in range(middle.x(), end.x()):
            QTest.mouseMove(slider, QPoint(x, end.y()))
        QTest.mouseMove(slider, end)
        QTest.mouseRelease(slider, BUTTON.LeftButton, pos=end)
        assert manners(desk, ids[:1]) == [Prosody(emotion=Emotion(happy=1))]
        assert len(edited) < 10


class TestFine:
    def test_it_is_folded_away_and_says_what_is_set(
        self, panel: MannerPanel, desk: Desk, ids: list[RowId], qtbot: QtBot
    ) -> None:
        fine = panel.sections["fine"]
        assert not panel.dials["breath"].slider.isVisible()
        give(desk, ids[:1], Prosody(breath=0.3, jitter_semitones=0.2))
        qtbot.waitUntil(lambda: "Breath" in fine.summary.text())
        fine.fold.setFocus()
        QTest.keyClick(fine.fold, KEY.Key_Space)
        assert panel.dials["breath"].slider.isVisible()
        assert fine.summary.text() == ""
        QTest.mouseClick(fine.undo, BUTTON.LeftButton)
        assert manners(desk, ids[:1]) == [Prosody()]

    def test_its_numbers_are_turned(self, panel: MannerPanel, desk: Desk, ids: list[RowId]) -> None:
        panel.sections["fine"].fold.setChecked(True)
        keys(panel, "breath", KEY.Key_PageUp)
        keys(panel, "level_db", KEY.Key_Left)
        assert manners(desk, ids[:1]) == [Prosody(breath=0.1, level_db=-0.5)]


class TestMannerVoice:
    def test_the_manner_of_another_voice(self, panel: MannerPanel, desk: Desk, ids: list[RowId], qtbot: QtBot) -> None:
        panel.voice.setFocus()
        panel.voice.setCurrentIndex(panel.voice.findData("af_bella"))
        QTest.keyClick(panel.voice, KEY.Key_Down)
        (manner,) = manners(desk, ids[:1])
        assert manner.manner_voice == panel.voice.currentData() != "af_bella"
        give(desk, ids[1:2], Prosody(manner_voice=VoiceId("af_bella")))
        desk.select(ids[:2])
        assert panel.voice.currentIndex() == -1
        assert panel.voice.placeholderText() == "Mixed"
        desk.select(ids[1:2])
        assert panel.voice.currentText().startswith("Bella")

    def test_a_voice_that_is_not_here_keeps_its_name(self, panel: MannerPanel, desk: Desk, ids: list[RowId]) -> None:
        give(desk, ids[1:2], Prosody(manner_voice=VoiceId("grandma")))
        desk.select(ids[1:2])
        assert panel.voice.placeholderText() == "grandma"

    def test_favourites_come_first(self, panel: MannerPanel, desk: Desk) -> None:
        desk.library.toggle_favourite(VoiceId("zm_yunxi"))
        assert [panel.voice.itemData(place) for place in (0, 2)] == [None, "zm_yunxi"]


class TestWords:
    @pytest.mark.parametrize("sentence", ["very angry", "非常愤怒"])
    def test_a_sentence_becomes_an_emotion(
        self, panel: MannerPanel, desk: Desk, ids: list[RowId], sentence: str
    ) -> None:
        give(desk, ids[:2], Prosody(energy=1, manner_voice=VoiceId("af_bella"), emotion=Emotion(calm=1)))
        desk.select(ids[:2])
        # Chinese does not come by single keys.
        panel.describe.text.setText(sentence)
        QTest.keyClick(panel.describe.text, KEY.Key_Return)
        for manner in manners(desk, ids[:2]):
            assert manner.emotion.angry > 0.5
            assert manner.emotion.calm == 0
            assert manner.manner_voice == "af_bella"
        assert desk.script.undo_stack.undoText() == "Describe manner"
        assert not panel.describe.said.isVisible()
        desk.script.undo_stack.undo()
        assert manners(desk, ids[:1])[0].emotion == Emotion(calm=1)

    def test_unknown_words_are_named(self, panel: MannerPanel, desk: Desk, ids: list[RowId]) -> None:
        say(panel, "sad and gloopy")
        assert manners(desk, ids[:1])[0].emotion.sad > 0
        assert panel.describe.said.isVisible()
        assert "gloopy" in panel.describe.said.text()
        QTest.keyClicks(panel.describe.text, "x")
        assert not panel.describe.said.isVisible()

    def test_nothing_understood_changes_nothing(self, panel: MannerPanel, desk: Desk) -> None:
        before = desk.script.undo_stack.count()
        say(panel, "gloopy")
        say(panel, "")
        assert desk.script.undo_stack.count() == before

    def test_who_speaks_is_no_manner(self, panel: MannerPanel, desk: Desk) -> None:
        before = desk.script.undo_stack.count()
        say(panel, "old woman")
        assert "choose another voice" in panel.describe.said.text()
        assert desk.script.undo_stack.count() == before


def drag(panel: MannerPanel, path: Path) -> QDragEnterEvent:
    """Into the panel; the event tells whether it is welcome."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    panel.setProperty("kept alive", data)
    event = QDragEnterEvent(
        QPoint(50, 50), Qt.DropAction.CopyAction, data, BUTTON.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    QApplication.sendEvent(panel, event)
    return event


def drop(panel: MannerPanel, path: Path) -> None:
    drag(panel, path)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(panel, QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, BUTTON.LeftButton, none))


class TestRecordings:
    def test_one_is_chosen(
        self,
        panel: MannerPanel,
        desk: Desk,
        ids: list[RowId],
        qtbot: QtBot,
        recordings: Recordings,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/there/crying.wav", ""))
        desk.select(ids[:2])
        told: list[str] = []
        desk.told.connect(lambda event: told.append(event.sentence))
        QTest.mouseClick(panel.describe.listen, BUTTON.LeftButton)
        qtbot.waitUntil(lambda: manners(desk, ids[:2]) == [TAKEN] * 2)
        assert desk.script.undo_stack.undoText() == "Manner of crying.wav"
        assert told == ["The recording is short."]
        assert recordings.measured == [("crying.wav", "en")]
        desk.script.undo_stack.undo()
        assert manners(desk, ids[:2]) == [Prosody()] * 2

    def test_one_that_tells_nothing_changes_nothing(
        self, panel: MannerPanel, desk: Desk, qtbot: QtBot, recordings: Recordings
    ) -> None:
        before = desk.script.undo_stack.count()
        recordings.carried = Carried(Prosody(), ("There is hardly any speech in it.",))
        with qtbot.waitSignal(desk.told) as told:
            drop(panel, Path("/there/silence.wav"))
        assert told.args[0].sentence == "There is hardly any speech in it."
        assert desk.script.undo_stack.count() == before

    def test_one_is_dropped(self, panel: MannerPanel, desk: Desk, ids: list[RowId], qtbot: QtBot) -> None:
        assert drag(panel, Path("/there/crying.mp3")).isAccepted()
        assert panel.drop.isVisible()
        assert "manner" in panel.drop.text()
        drop(panel, Path("/there/crying.mp3"))
        assert not panel.drop.isVisible()
        qtbot.waitUntil(lambda: manners(desk, ids[:1]) == [TAKEN])

    def test_other_files_are_left_to_the_window(self, panel: MannerPanel) -> None:
        assert not drag(panel, Path("/there/film.srt")).isAccepted()
        assert not panel.drop.isVisible()

    def test_none_is_wanted_where_nothing_is_selected(self, panel: MannerPanel, desk: Desk) -> None:
        desk.select([])
        assert not drag(panel, Path("/there/crying.mp3")).isAccepted()

    def test_it_is_for_the_lines_that_were_selected_then(
        self, panel: MannerPanel, desk: Desk, ids: list[RowId], qtbot: QtBot, recordings: Recordings
    ) -> None:
        recordings.go_on.clear()
        drop(panel, Path("/there/crying.wav"))
        assert panel.describe.said.text() == "Measuring crying.wav…"
        desk.select(ids[1:2])
        desk.script.do("", edits.delete(desk.script.document, ids[2:3]))
        recordings.go_on.set()
        qtbot.waitUntil(lambda: not panel.describe.said.isVisible())
        assert manners(desk, ids[:2]) == [TAKEN, Prosody()]

    def test_it_can_be_given_up(
        self, panel: MannerPanel, desk: Desk, ids: list[RowId], qtbot: QtBot, recordings: Recordings
    ) -> None:
        recordings.go_on.clear()
        drop(panel, Path("/there/crying.wav"))
        QTest.mouseClick(panel.describe.stop, BUTTON.LeftButton)
        qtbot.waitUntil(lambda: not panel.describe.said.isVisible())
        recordings.go_on.set()
        drop(panel, Path("/there/other.wav"))
        qtbot.waitUntil(lambda: manners(desk, ids[:1]) == [TAKEN])
        assert desk.script.undo_stack.undoText() == "Manner of other.wav"

    def test_one_that_cannot_be_measured_says_why(
        self, panel: MannerPanel, desk: Desk, ids: list[RowId], qtbot: QtBot, recordings: Recordings
    ) -> None:
        recordings.problem = "Nobody speaks in silence.wav."
        with qtbot.waitSignal(desk.told) as told:
            drop(panel, Path("/there/silence.wav"))
        assert told.args[0].sentence == recordings.problem
        qtbot.waitUntil(lambda: not panel.describe.said.isVisible())
        assert manners(desk, ids[:1]) == [Prosody()]
        recordings.problem = ""
        (entry,) = desk.queue.entries
        desk.queue.retry(entry.id)
        qtbot.waitUntil(lambda: manners(desk, ids[:1]) == [TAKEN])


class TestPresets:
    def test_emotions_are_shipped(self, panel: MannerPanel, desk: Desk, ids: list[RowId]) -> None:
        panel.presets.combo.setFocus()
        QTest.keyClicks(panel.presets.combo, "ang")
        row = desk.script.document.rows[ids[0]]
        assert row.preset == "Angry"
        assert row.prosody == Prosody(emotion=Emotion(angry=0.8))
        assert not panel.presets.delete.isEnabled()
        assert not panel.presets.rename.isEnabled()
        QTest.keyClick(panel.presets.combo, KEY.Key_Delete)
        assert desk.library.preset("angry") is not None

    def test_ones_own_stands_in_place_of_one_that_is_shipped(
        self, panel: MannerPanel, desk: Desk, qtbot: QtBot
    ) -> None:
        n_before = panel.presets.combo.count()
        desk.library.save_preset("Angry", Prosody(energy=1, emotion=Emotion(angry=0.5)))
        assert [preset.name for preset in desk.library.built_in].count("Angry") == 0
        assert panel.presets.combo.count() == n_before + 1  # and a line between
        QTest.keyClicks(panel.presets.combo, "ang")
        qtbot.waitUntil(panel.presets.delete.isEnabled)
        desk.library.delete_preset("Angry")
        preset = desk.library.preset("Angry")
        assert preset is not None
        assert preset.prosody == Prosody(emotion=Emotion(angry=0.8))

    def test_an_emotion_is_saved(self, panel: MannerPanel, desk: Desk, ids: list[RowId]) -> None:
        manner = Prosody(breath=0.2, manner_voice=VoiceId("af_bella"), emotion=Emotion(sad=0.5, strength=0.5))
        give(desk, ids[:1], manner)
        panel.refresh()
        panel.presets.save.trigger()
        QTest.keyClicks(panel.presets.strip.name, "Mine")
        QTest.keyClick(panel.presets.strip.name, KEY.Key_Return)
        assert [preset.prosody for preset in desk.library.presets] == [manner]


def test_reading_only(panel: MannerPanel, desk: Desk, ids: list[RowId]) -> None:
    desk.script.open(desk.script.document, lambda title, patch: None, True)
    desk.select(ids[:1])
    parts = (panel.dials["sad"].slider, panel.describe.text, panel.describe.listen, panel.voice)
    assert not any(part.isEnabled() for part in parts)
    assert not drag(panel, Path("/there/crying.mp3")).isAccepted()
