"""The real engine in the real window, as a person uses it: subtitles in, keys, F5, sound, a retake, files out."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from studio.core.audio import Audio
from studio.core.ports import Engine
from studio.core.pronunciation import Pronunciation
from studio.core.quality import Quality
from studio.core.speech import Request
from studio.gui.desk.desk import Desk
from studio.gui.desk.house import House, MakeEngine
from studio.gui.desk.sounding import Sounding
from studio.gui.shell.export_dialog import ExportDialog
from studio.gui.shell.window import MainWindow
from studio.gui.table.columns import Column
from studio.gui.table.reading_tips import word_tip
from studio.playback.sources import GrowingSound
from studio.project import edits
from studio.project.document import RowId
from studio.synth.draft.engine import DraftEngine
from studio.synth.draft.student import Size, Student
from studio.synth.draft.student_file import write_student
from studio.synth.engine import KokoroEngine
from studio.voices.shelf import Shelf
from tests.gui.fake_deck import FakeDeck

SINTEL = Path(__file__).parents[1] / "data" / "formats" / "sintel.zh.srt"
THANKS, WELL = 3, 4
"""谢谢 and 那么......, the shortest lines of the film."""
PATIENCE_MS = 30_000
SMALL_STUDENT = Size(16, 32, 1, 1, 16, 32, 1, 16, 32, 1, 16, 32, 1)
CTRL = Qt.KeyboardModifier.ControlModifier


class KeptEngine(KokoroEngine):
    """Stays loaded when a window is closed, for the next test."""

    def unload(self) -> None:
        pass


@pytest.fixture(scope="session")
def engine(weights_cache: Path) -> Iterator[KokoroEngine]:
    engine = KeptEngine(weights_cache, Shelf(weights_cache), device="cpu")
    engine.load()
    yield engine
    KokoroEngine.unload(engine)


@dataclass
class Person:
    """Somebody before the window."""

    window: MainWindow
    desk: Desk
    deck: FakeDeck
    qtbot: QtBot

    @property
    def rows(self) -> list[RowId]:
        return [row.id for row in self.desk.script.document]

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def type(self, text: str) -> None:
        """As an input method or a keyboard gives it, character by character."""
        for character in text:
            widget = QApplication.focusWidget()
            assert isinstance(widget, QPlainTextEdit | QLineEdit)
            no_modifier = Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, 0, no_modifier, character))

    def go_to(self, number: int) -> RowId:
        """Walk there by the arrow keys."""
        self.window.table.view.setFocus()
        while (at := self.window.table.view.currentIndex().row()) != number:
            self.key(Qt.Key.Key_Down if at < number else Qt.Key.Key_Up)
        assert self.desk.selection.current == self.rows[number]
        return self.rows[number]

    def until(self, is_so: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(is_so, timeout=PATIENCE_MS)

    def is_planned(self, id_: RowId) -> bool:
        return not self.desk.lengths.length(id_).is_estimate

    def picture_of_meter(self, id_: RowId) -> QImage:
        index = self.window.table.selecting.index(id_).siblingAtColumn(Column.FIT)
        view = self.window.table.view
        return view.viewport().grab(view.visualRect(index)).toImage()

    def wait_for_queue(self) -> None:
        # The worker's queue is empty a moment before its takes are here.
        self.until(lambda: not self.desk.queue.entries and not self.desk.queue.queued)


@pytest.fixture
def person(qtbot: QtBot, house: House, engine: KokoroEngine) -> Iterator[Person]:
    """With the film's subtitles open, the engine ready; without drafts."""
    yield from sitting_down(qtbot, house, engine, {})


@pytest.fixture
def drafter(qtbot: QtBot, house: House, engine: KokoroEngine, tmp_path: Path) -> Iterator[Person]:
    """The same with drafts, by a student that has learnt nothing yet."""
    weights = tmp_path / "student.safetensors"
    write_student(weights, Student(SMALL_STUDENT).state_dict(), SMALL_STUDENT)

    def make_draft(*_: object) -> Engine:
        return DraftEngine(house.shelf, weights, device="cpu")

    yield from sitting_down(qtbot, house, engine, {"draft": make_draft})


def sitting_down(
    qtbot: QtBot, house: House, engine: KokoroEngine, others: Mapping[Quality, MakeEngine]
) -> Iterator[Person]:
    decks: list[FakeDeck] = []

    def make_deck(on_change: Callable[..., None]) -> FakeDeck:
        decks.append(FakeDeck(on_change))
        return decks[-1]

    def make_engine(*_: object) -> Engine:
        return engine

    desk = Desk(replace(house, make_deck=make_deck, make_engine=make_engine, other_engines=others))
    window = MainWindow(desk)
    window.resize(1440, 900)  # this platform's screen is too small for all columns
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    desk.start(SINTEL)
    person = Person(window, desk, decks[0], qtbot)
    person.until(lambda: desk.engine.state == "ready" and all(map(person.is_planned, person.rows)))
    yield person
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_subtitles_become_files_that_last_as_long_as_they_should(person: Person, tmp_path: Path) -> None:
    desk, window = person.desk, person.window
    assert len(person.rows) == 11

    # The meter moves with the keys: estimated at once, planned soon after.
    id_ = person.go_to(THANKS)
    before, meter = desk.lengths.length(id_), person.picture_of_meter(id_)
    person.key(Qt.Key.Key_Return)
    person.type("你了")
    assert desk.lengths.length(id_).is_estimate
    assert desk.lengths.length(id_).natural_ms > before.natural_ms
    assert person.picture_of_meter(id_) != meter
    person.until(lambda: person.is_planned(id_))
    assert desk.lengths.length(id_).syllables == 4
    person.key(Qt.Key.Key_Return)
    person.key(Qt.Key.Key_Escape)
    assert desk.script.document.rows[id_].text == "谢谢你了"

    # Only what is selected is rendered first, then by F5 what else was left: two short lines in all.
    person.key(Qt.Key.Key_R, CTRL)  # the line below, where Enter went
    person.wait_for_queue()
    well = person.rows[WELL]
    assert desk.lengths.is_current(well)
    for other in [row for row in person.rows if row not in (id_, well)]:
        desk.select([other])
        window.table.actions_["delete"].trigger()
    assert person.rows == [id_, well]
    person.key(Qt.Key.Key_F5)
    person.wait_for_queue()
    assert [len(desk.script.document.takes_of(row)) for row in person.rows] == [1, 1]

    # Another take of the first line: another seed, another sound, and it is the one that is picked.
    person.go_to(0)
    person.key(Qt.Key.Key_T, CTRL)
    person.wait_for_queue()
    first, second = desk.script.document.takes_of(id_)
    assert desk.script.document.rows[id_].take == second.id
    assert (first.seed, second.seed) == (0, 1)
    assert first.n_samples == second.n_samples
    assert not np.array_equal(desk.takes.sound(first.id).audio.samples, desk.takes.sound(second.id).audio.samples)

    # It is heard as it was made.
    person.key(Qt.Key.Key_Space)
    played = person.deck.played[-1]
    assert isinstance(played, Audio)
    assert np.array_equal(played.samples, desk.takes.sound(second.id).audio.samples)
    person.until(lambda: not desk.sound.is_playing)

    # And it goes into files of the length that it should have.
    window.commands["export"].trigger()
    dialog = next(widget for widget in window.findChildren(ExportDialog) if widget.isVisible())
    dialog.clips.folder.set_path(tmp_path / "film")
    finished: list[object] = []
    desk.exports.finished.connect(finished.append)
    person.until(dialog.isActiveWindow)
    dialog.go.setFocus()
    person.key(Qt.Key.Key_Space)
    person.until(lambda: bool(finished))
    clips = sorted((tmp_path / "film" / "clips").iterdir())
    assert len(clips) == 2
    for clip, row in zip(clips, person.rows, strict=True):
        info = soundfile.info(clip)
        assert info.samplerate == 48_000
        assert info.frames == round(desk.lengths.fit(row).length_ms * 48_000 / 1000)
    assert soundfile.info(tmp_path / "film" / "mix.wav").frames > 0


def test_a_line_is_heard_while_it_is_made(person: Person) -> None:
    id_ = person.go_to(THANKS)
    person.key(Qt.Key.Key_Space, CTRL)
    assert person.desk.sound.is_playing
    (played,) = person.deck.played
    assert isinstance(played, Sounding)
    person.until(lambda: person.desk.script.document.rows[id_].take is not None)
    assert played.n_made == person.desk.script.document.takes_of(id_)[0].n_samples
    person.until(lambda: not person.desk.sound.is_playing)


def test_a_draft_is_heard_first_and_the_studio_replaces_it(drafter: Person) -> None:
    desk, id_ = drafter.desk, drafter.go_to(THANKS)
    drafter.key(Qt.Key.Key_Space, CTRL)
    assert desk.sound.hears_draft
    drafter.until(lambda: desk.takes.quality(id_) == "draft")
    (draft,) = desk.script.document.takes_of(id_)
    heard = desk.takes.sound(draft.id).audio.samples
    (played,) = drafter.deck.played
    assert isinstance(played, Sounding)
    assert played.n_made == draft.n_samples
    drafter.until(lambda: desk.takes.quality(id_) == "studio")
    (take,) = desk.script.document.takes_of(id_)
    assert take.n_samples == draft.n_samples
    assert not np.array_equal(desk.takes.sound(take.id).audio.samples, heard)


def test_the_length_follows_the_keys_while_lines_are_rendered(person: Person, engine: KokoroEngine) -> None:
    person.desk.queue.render(person.rows[:3])
    person.until(lambda: any(entry.state == "running" for entry in person.desk.queue.entries))
    id_ = person.go_to(THANKS)
    person.key(Qt.Key.Key_Return)
    person.type("大家")
    person.until(lambda: person.is_planned(id_))
    assert person.desk.queue.entries, "planned before the queue is done"
    request = Request("谢谢大家", person.desk.lengths.request(id_).voice)
    assert person.desk.lengths.length(id_).natural_ms == engine.plan(request).natural_ms
    person.key(Qt.Key.Key_Escape)
    person.desk.queue.cancel_all()


def test_a_reading_is_heard_and_chosen(person: Person) -> None:
    desk, table = person.desk, person.window.table
    id_ = person.go_to(THANKS)
    desk.script.do("", edits.set_text(desk.script.document, id_, "银行行长说行。"))
    person.until(lambda: person.is_planned(id_))
    bank = desk.lengths.reading(id_).at(1)
    assert bank is not None
    assert bank.reading.split()[:2] == ["yin2", "hang2"]
    assert "yín háng" in word_tip(desk, id_, 1)

    # Its readings with a word for each, heard in the voice of the line.
    person.key(Qt.Key.Key_Return)
    person.key(Qt.Key.Key_Home)
    person.key(Qt.Key.Key_Right)
    person.key(Qt.Key.Key_F7, CTRL)
    popup = table.proofreading.popup
    assert popup is not None
    words = {label.text() for label in popup.findChildren(QLabel)}
    assert {"háng", "xíng"} <= words
    assert any("行" in word and len(word) > 1 for word in words)
    person.qtbot.keyClick(popup, Qt.Key.Key_Space)
    person.until(lambda: bool(person.deck.played) and not desk.sound.is_playing)
    played = person.deck.played[-1]
    assert isinstance(played, GrowingSound)
    assert played.n_made > 0

    # What is chosen stands in the text, and is how the line is read from then on.
    person.qtbot.keyClick(popup, Qt.Key.Key_2)
    person.key(Qt.Key.Key_Return)
    person.key(Qt.Key.Key_Escape)
    assert desk.script.document.rows[id_].text == "银[行]{xing2}行长说行。"
    person.until(lambda: person.is_planned(id_))
    chosen = desk.lengths.reading(id_).at(2)
    assert chosen is not None
    assert "xing2" in chosen.reading

    # A dictionary decides for the words that it has.
    desk.dictionaries.put("project", [Pronunciation("行长", "xing2 zhang3", "zh")])
    person.until(lambda: person.is_planned(id_))
    manager = desk.lengths.reading(id_).at(11)
    assert manager is not None
    assert manager.is_from_dictionary
    assert "行长 = xíng zhǎng" in word_tip(desk, id_, 11)
