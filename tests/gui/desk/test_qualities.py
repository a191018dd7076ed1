"""Drafts that are heard at once, and what takes their place."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.core.errors import InputError, WeightsError
from studio.core.fake_engine import FAILS_EARLY, FakeEngine, FixedVoices
from studio.core.handoff import ClipsWish, TakesWish
from studio.core.quality import Quality
from studio.core.settings import load_settings
from studio.gui.desk.desk import Desk
from studio.gui.desk.house import House
from studio.gui.desk.states import Told
from studio.project import edits
from studio.project.document import RowId
from tests.gui.desk.conftest import is_planned
from tests.gui.fake_deck import FakeDeck
from tests.unit.jobs.conftest import BarredEngine


def first(desk: Desk) -> RowId:
    return desk.script.document.row_at(0).id


def made(desk: Desk, id_: RowId) -> list[Quality]:
    return [take.quality for take in desk.script.document.takes_of(id_)]


def settled(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not desk.queue.queued)


@pytest.fixture
def studio() -> BarredEngine:
    """It makes nothing until it is let."""
    return BarredEngine(chunks_pass=False)


@pytest.fixture
def waiting_desk(
    house: House, make_desk: Callable[..., Desk], studio: BarredEngine, script_file: Path, qtbot: QtBot
) -> Iterator[Desk]:
    """A desk whose drafts come at once, and whose studio takes when they are let."""
    studio._book = FixedVoices(house.shelf.voices)
    desk = make_desk(make_engine=lambda settings, notify: studio)
    desk.project.new()
    desk.import_script(script_file)
    qtbot.waitUntil(lambda: is_planned(desk))
    yield desk
    studio.chunks.open()


def test_a_draft_is_heard_first_and_is_not_cut_off_by_what_takes_its_place(
    waiting_desk: Desk, studio: BarredEngine, qtbot: QtBot
) -> None:
    desk, id_ = waiting_desk, first(waiting_desk)
    deck = desk.sound._deck
    assert isinstance(deck, FakeDeck)
    deck.clock = lambda: 0.0  # a slow machine takes longer than the line lasts
    desk.sound.play_line(id_)
    assert desk.sound.hears_draft
    qtbot.waitUntil(lambda: made(desk, id_) == ["draft"])
    assert desk.lengths.is_current(id_)
    assert not desk.lengths.is_current(id_, "studio")
    assert desk.queue.is_queued(id_), "the studio is at it"
    desk.sound.play_line(id_)
    draft = desk.script.document.rows[id_].take
    assert desk.sound.heard_take == draft
    studio.chunks.open()
    settled(desk, qtbot)
    assert made(desk, id_) == ["studio"], "the draft has had its day"
    assert desk.sound.is_playing
    assert desk.sound.heard_take == draft
    desk.sound.play_line(id_)
    assert not desk.sound.hears_draft


def test_what_somebody_works_at_comes_before_what_waits(waiting_desk: Desk, studio: BarredEngine, qtbot: QtBot) -> None:
    desk = waiting_desk
    ids = [row.id for row in desk.script.document][:4]
    desk.queue.render(ids)
    qtbot.waitUntil(lambda: studio.chunks.n_waiting == 1)
    desk.sound.play_line(ids[3])
    qtbot.waitUntil(lambda: made(desk, ids[3]) == ["draft"])
    studio.chunks.open()
    settled(desk, qtbot)
    assert list(dict.fromkeys(studio.made))[1] == desk.script.document.rows[ids[3]].text


def test_a_draft_with_a_name_stays(waiting_desk: Desk, studio: BarredEngine, qtbot: QtBot) -> None:
    desk, id_ = waiting_desk, first(waiting_desk)
    desk.sound.play_line(id_)
    qtbot.waitUntil(lambda: made(desk, id_) == ["draft"])
    (take,) = desk.script.document.takes_of(id_)
    desk.script.do("Name", edits.name_take(desk.script.document, take.id, "the fast one"))
    studio.chunks.open()
    settled(desk, qtbot)
    assert made(desk, id_) == ["draft", "studio"]


def test_in_drafts_nothing_else_is_made(desk: Desk, qtbot: QtBot) -> None:
    id_ = first(desk)
    desk.qualities.work_in("draft")
    assert load_settings(desk.house.paths.settings_file).quality == "draft"
    desk.sound.play_line(id_)
    qtbot.waitUntil(lambda: made(desk, id_) == ["draft"] and not desk.queue.queued)
    assert desk.queue.render([id_]) == 0
    desk.queue.retake([id_])
    settled(desk, qtbot)
    assert made(desk, id_) == ["draft", "draft"]
    heard = desk.script.document.rows[id_].take
    assert heard is not None
    assert desk.script.document.takes[heard].seed == 1
    desk.qualities.work_in("studio")
    assert desk.queue.render_changed() == 4
    settled(desk, qtbot)
    (take,) = desk.script.document.takes_of(id_)
    assert (take.quality, take.seed) == ("studio", 1), "it is made as the draft that was chosen"


def test_a_draft_lasts_as_long_as_what_it_stands_for(desk: Desk, qtbot: QtBot) -> None:
    desk.qualities.work_in("draft")
    desk.queue.render_changed()
    settled(desk, qtbot)
    for row in desk.script.document:
        spoken_ms = desk.lengths.fit(row.id).spoken_ms
        assert [take.n_samples for take in desk.script.document.takes_of(row.id)] == [24 * spoken_ms] * bool(spoken_ms)


def test_the_archive_takes_the_place_of_the_studio(desk: Desk, qtbot: QtBot) -> None:
    id_ = first(desk)
    desk.queue.render([id_])
    settled(desk, qtbot)
    assert desk.queue.render([id_], "archive") == 1
    settled(desk, qtbot)
    assert made(desk, id_) == ["studio", "archive"]
    picked = desk.script.document.rows[id_].take
    assert picked is not None
    assert desk.script.document.takes[picked].quality == "archive"
    assert desk.queue.render([id_]) == desk.queue.render([id_], "archive") == 0
    assert desk.qualities.estimate_s("archive", [2000]) == 100


def test_what_is_typed_is_heard_when_the_keys_rest(desk: Desk, qtbot: QtBot) -> None:
    id_ = first(desk)
    desk.lengths.typing(id_, "Hello there, you")
    qtbot.wait(500)
    assert not desk.sound.is_playing, "nobody asked for it"
    desk.qualities.hear_edits(True)
    desk.lengths.typing(id_, "Hello there, you too")
    qtbot.waitUntil(lambda: desk.sound.is_playing)
    assert desk.sound.position.row == id_
    assert desk.sound.hears_draft
    qtbot.waitUntil(lambda: not desk.queue.entries)
    assert made(desk, id_) == []
    assert not desk.queue.queued


def test_half_a_thought_is_no_fault(desk: Desk, qtbot: QtBot, told: list[Told]) -> None:
    id_ = first(desk)
    desk.qualities.hear_edits(True)
    desk.lengths.typing(id_, f"{FAILS_EARLY} you")
    desk.sound.sketch(id_)
    qtbot.waitUntil(lambda: not desk.queue.entries)
    desk.lengths.stop_typing(id_)
    assert told == []


def test_without_a_draft_engine_the_studio_is_heard(
    house: House, make_desk: Callable[..., Desk], script_file: Path, qtbot: QtBot
) -> None:
    class Absent(FakeEngine):
        def load(self) -> None:
            raise WeightsError("The draft voice is missing.")

    desk = make_desk(other_engines={"draft": lambda settings, notify: Absent(quality="draft")})
    told: list[str] = []
    desk.told.connect(lambda told_: told.append(told_.sentence))
    desk.project.new()
    desk.import_script(script_file)
    qtbot.waitUntil(lambda: is_planned(desk) and not desk.qualities.has_drafts)
    desk.qualities.work_in("draft")
    assert desk.qualities.working == "studio"
    desk.sound.play_line(first(desk))
    qtbot.waitUntil(lambda: made(desk, first(desk)) == ["studio"])
    assert told[-1] == "The draft voice is missing."


def test_drafts_go_out_on_request_alone(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    finished: list[str] = []
    desk.exports.finished.connect(lambda done: finished.append(done.wish.name))
    desk.qualities.work_in("draft")
    desk.queue.render_changed()
    settled(desk, qtbot)
    with pytest.raises(InputError, match=r"4 .*drafts \(1, 2, 3, 4\)"):
        desk.exports.export(None, ClipsWish(tmp_path / "as it is", 48_000), TakesWish(as_is=True))
    desk.exports.export(None, ClipsWish(tmp_path / "drafts", 48_000), TakesWish(allows_drafts=True))
    qtbot.waitUntil(lambda: finished == ["drafts"])
    assert made(desk, first(desk)) == ["draft"]
    desk.exports.export(None, ClipsWish(tmp_path / "usual", 48_000))
    qtbot.waitUntil(lambda: finished == ["drafts", "usual"])
    assert made(desk, first(desk)) == ["studio"]


def test_a_draft_that_comes_while_an_export_waits_does_not_go_out(
    house: House, make_desk: Callable[..., Desk], script_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    studio = BarredEngine(plans_pass=False)
    studio._book = FixedVoices(house.shelf.voices)
    desk = make_desk(make_engine=lambda settings, notify: studio)
    finished: list[str] = []
    desk.exports.finished.connect(lambda done: finished.append(done.wish.name))
    desk.project.new()
    desk.import_script(script_file)
    qtbot.waitUntil(lambda: desk.engine.state == "ready")
    desk.qualities.work_in("draft")
    desk.exports.export(None, ClipsWish(tmp_path / "as it is", 48_000), TakesWish(as_is=True))
    desk.sound.play_line(first(desk))
    qtbot.waitUntil(lambda: made(desk, first(desk)) == ["draft"])
    assert finished == [], "the lines are still being planned"
    studio.plans.open()
    qtbot.waitUntil(lambda: finished == ["as it is"])
    report = json.loads((tmp_path / "as it is" / "report.json").read_text("utf-8"))
    assert report["lines"][0]["clip"] is None
