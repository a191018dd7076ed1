"""Rows in the queue, and the takes that come out of it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.core.fake_engine import FAILS
from studio.core.script import Cue, SpeakerId
from studio.gui.desk import rendering
from studio.gui.desk.desk import Desk
from studio.gui.desk.lengths import TOGETHER_MS
from studio.gui.desk.states import Told
from studio.jobs.job import JobId, Rendered
from studio.project import edits
from studio.project.document import RowId, TakeRecord


def ids(desk: Desk) -> list[RowId]:
    return [row.id for row in desk.script.document]


def edit(desk: Desk, id_: RowId, text: str) -> None:
    desk.script.do("Edit text", edits.set_text(desk.script.document, id_, text))


def picked(desk: Desk, id_: RowId) -> TakeRecord:
    take = desk.script.document.rows[id_].take
    assert take is not None
    return desk.script.document.takes[take]


def rest(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not desk.queue.entries and not desk.queue.queued)


def test_what_is_queued_is_not_queued_again(slow_desk: Desk) -> None:
    first = ids(slow_desk)[0]
    assert slow_desk.queue.render([first]) == 1
    assert slow_desk.queue.is_queued(first)
    assert slow_desk.queue.render([first]) == 0
    assert slow_desk.queue.queued == {first}


def test_what_is_queued_and_was_edited_since_is_queued_anew(slow_desk: Desk, qtbot: QtBot) -> None:
    first = ids(slow_desk)[0]
    slow_desk.queue.render([first])
    edit(slow_desk, first, "Hello, you!")
    assert slow_desk.queue.render_changed() == 4
    assert len(slow_desk.queue.entries) == 4
    rest(slow_desk, qtbot)
    assert picked(slow_desk, first).text == "Hello, you!"
    assert len(slow_desk.script.document.takes_of(first)) == 1


def test_with_an_even_tempo_rows_are_made_for_what_is_known_when_their_turn_comes(desk: Desk, qtbot: QtBot) -> None:
    hurried, slow, rushed, *_ = ids(desk)
    document = desk.script.document
    slot_ms = round(desk.lengths.length(hurried).natural_ms / 1.15)
    desk.script.do("Change time", edits.set_cue(document, hurried, Cue(3900 - slot_ms, 3900)))
    desk.script.do("Speaker", edits.set_speaker(document, [slow], SpeakerId("Tom")))
    desk.script.do("Speaker", edits.set_speaker(document, [rushed], SpeakerId("Ann")))
    desk.script.do("Even tempo", edits.set_options(document, replace(document.options, tempo_step=1.05)))
    edit(desk, slow, "Yes.")
    edit(desk, hurried, "Hello there, how are you, today?")
    desk.queue.pause()
    assert not desk.lengths.is_settled(slow)
    desk.queue.render([slow])
    before = desk.lengths.fit(slow)
    qtbot.waitUntil(lambda: desk.lengths.is_settled(slow) and desk.lengths.is_settled(hurried))
    qtbot.wait(2 * TOGETHER_MS)  # until the queue is told
    after = desk.lengths.fit(slow)
    assert after.evened_from is not None
    assert after.spoken_ms != before.spoken_ms
    desk.queue.resume()
    rest(desk, qtbot)
    assert desk.lengths.is_current(slow)


def test_another_slot_queues_it_anew(slow_desk: Desk, qtbot: QtBot) -> None:
    first = ids(slow_desk)[0]
    slow_desk.queue.render([first])
    slow_desk.script.do("Change time", edits.set_cue(slow_desk.script.document, first, Cue(1000, 3100)))
    assert slow_desk.queue.render([first]) == 1
    rest(slow_desk, qtbot)
    assert slow_desk.lengths.is_current(first)


def test_many_rows_are_queued_little_by_little(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "QUEUED_AT_ONCE", 2)
    desk.queue.pause()
    assert desk.queue.render_changed() == 4
    assert len(desk.queue.entries) == 2
    assert len(desk.queue.queued) == 4
    assert desk.queue.render_changed() == 0
    qtbot.waitUntil(lambda: len(desk.queue.entries) == 4)
    desk.queue.cancel_all()
    assert desk.queue.queued == frozenset()
    desk.queue.render_changed()
    desk.queue.cancel_all()
    qtbot.wait(20)
    assert not desk.queue.entries


def test_deleted_rows_are_not_rendered(slow_desk: Desk) -> None:
    first, second, *_ = ids(slow_desk)
    slow_desk.queue.render([first, second])
    slow_desk.script.do("Delete", edits.delete(slow_desk.script.document, [first]))
    assert slow_desk.queue.queued == {second}
    assert len(slow_desk.queue.entries) == 1
    assert slow_desk.queue.render([first]) == 0
    slow_desk.queue.retake([first])
    assert len(slow_desk.queue.entries) == 1


def test_a_take_of_the_project_before_does_not_land_in_another(slow_desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    """The event is under way when the other project is opened, whose rows have the same ids."""
    first = ids(slow_desk)[0]
    slow_desk.queue.render([first])
    with qtbot.waitSignal(slow_desk.worker.happened, check_params_cb=lambda event: isinstance(event, Rendered)) as seen:
        pass
    late = seen.args[0]
    slow_desk.project.new()
    slow_desk.script.do("Add", edits.add(slow_desk.script.document, None, "Another story."))
    (other,) = ids(slow_desk)
    slow_desk.worker.happened.emit(replace(late, row=other))
    assert slow_desk.script.document.takes == {}


def test_what_failed_in_the_project_before_cannot_be_retried_in_another(desk: Desk, qtbot: QtBot) -> None:
    first = ids(desk)[0]
    edit(desk, first, f"{FAILS} now")
    desk.queue.render([first])
    qtbot.waitUntil(lambda: [entry.state for entry in desk.queue.entries] == ["failed"])
    desk.project.new()
    assert desk.queue.entries == ()


def test_a_failed_row_is_retried_as_it_is_now(desk: Desk, qtbot: QtBot) -> None:
    first = ids(desk)[0]
    edit(desk, first, f"{FAILS} now")
    desk.queue.render([first])
    qtbot.waitUntil(lambda: [entry.state for entry in desk.queue.entries] == ["failed"])
    assert not desk.queue.is_queued(first)
    edit(desk, first, "Well now.")
    desk.queue.retry(*[entry.id for entry in desk.queue.entries])
    assert desk.queue.is_queued(first)
    rest(desk, qtbot)
    assert picked(desk, first).text == "Well now."


def test_a_late_take_of_an_old_text_does_not_replace_a_good_one(slow_desk: Desk, qtbot: QtBot) -> None:
    first = ids(slow_desk)[0]
    slow_desk.queue.pause()
    slow_desk.queue.render([first])
    edit(slow_desk, first, "Hello, you!")
    slow_desk.sound.play_line(first)
    qtbot.waitUntil(lambda: slow_desk.script.document.rows[first].take is not None)
    slow_desk.queue.resume()
    rest(slow_desk, qtbot)
    assert len(slow_desk.script.document.takes_of(first)) == 2
    assert picked(slow_desk, first).text == "Hello, you!"


def test_two_retakes_at_once_are_two_takes(desk: Desk, qtbot: QtBot) -> None:
    first = ids(desk)[0]
    desk.queue.retake([first])
    desk.queue.retake([first])
    rest(desk, qtbot)
    assert [take.seed for take in desk.script.document.takes_of(first)] == [1, 2]
    assert picked(desk, first).seed == 2


def test_a_retake_of_untimed_text_is_picked_though_it_is_longer(desk: Desk, qtbot: QtBot) -> None:
    first = ids(desk)[0]
    desk.script.do("Free", edits.set_options(desk.script.document, replace(desk.script.document.options, mode="free")))
    desk.queue.render([first])
    rest(desk, qtbot)
    desk.queue.retake([first])
    rest(desk, qtbot)
    assert picked(desk, first).seed == 1


def test_reading_only_renders_nothing_and_says_so(
    desk: Desk, make_desk: Callable[..., Desk], tmp_path: Path, qtbot: QtBot
) -> None:
    desk.project.save_as(tmp_path / "film.dub")
    other = make_desk()
    told: list[Told] = []
    other.told.connect(told.append)
    other.project.open(tmp_path / "film.dub")
    told.clear()
    assert other.queue.render_changed() == 0
    other.queue.retake(ids(other))
    assert other.queue.entries == ()
    assert len(told) == 1


def test_changes_of_the_queue_are_told_together(desk: Desk, qtbot: QtBot) -> None:
    told: list[None] = []
    desk.queue.changed.connect(lambda: told.append(None))
    desk.queue.render_changed()
    rest(desk, qtbot)
    qtbot.wait(rendering.TOGETHER_MS + 20)
    assert 2 <= len(told) < 12


def test_other_jobs_are_none_of_its_business(desk: Desk) -> None:
    desk.queue.cancel(JobId(4711))
    desk.queue.retry(JobId(4711))
    assert desk.queue.entries == ()
