"""What is heard, with a deck that is silent and an engine that is slow."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from pytestqt.qtbot import QtBot

from studio.core.audio import Audio
from studio.core.errors import DamagedTake
from studio.core.fake_engine import FAILS
from studio.core.listening import Failed
from studio.gui.desk.desk import Desk
from studio.gui.desk.library import sample_sentence
from studio.gui.desk.playing import AHEAD, Growing
from studio.gui.desk.states import Told
from studio.playback.sources import WholeSound
from studio.project import edits
from studio.project.document import RowId, TakeId
from studio.project.sound import Sound
from tests.gui.fake_deck import FakeDeck


def ids(desk: Desk) -> list[RowId]:
    return [row.id for row in desk.script.document]


def deck(desk: Desk) -> FakeDeck:
    found = desk.sound._deck
    assert isinstance(found, FakeDeck)
    return found


def render(desk: Desk, qtbot: QtBot) -> None:
    desk.queue.render_changed()
    qtbot.waitUntil(lambda: not desk.queue.queued)


def test_a_row_that_is_deleted_while_it_plays_falls_silent(slow_desk: Desk) -> None:
    first = ids(slow_desk)[0]
    slow_desk.sound.set_loop(first, 10, 5000)
    slow_desk.sound.play_line(first)
    assert slow_desk.sound.position.row == first
    slow_desk.script.do("Delete", edits.delete(slow_desk.script.document, [first]))
    assert not slow_desk.sound.is_playing
    assert slow_desk.sound.position.row is None
    assert slow_desk.sound.loop is None
    assert slow_desk.queue.entries == ()


def test_a_take_that_is_deleted_while_it_plays_falls_silent(desk: Desk, qtbot: QtBot) -> None:
    render(desk, qtbot)
    take = desk.script.document.rows[ids(desk)[0]].take
    assert take is not None
    desk.sound.play_take(take)
    assert desk.sound.heard_take == take
    desk.script.do("Delete", edits.delete_takes(desk.script.document, [take]))
    assert not desk.sound.is_playing
    desk.sound.play_take(take)
    assert not desk.sound.is_playing


def test_another_project_is_silent(slow_desk: Desk) -> None:
    first = ids(slow_desk)[0]
    slow_desk.sound.set_loop(first, 10, 5000)
    slow_desk.sound.play_line(first)
    slow_desk.project.new()
    slow_desk.script.do("Add", edits.add(slow_desk.script.document, None, "Another story."))
    assert not slow_desk.sound.is_playing
    assert slow_desk.sound.position.row is None
    assert slow_desk.sound.loop is None
    assert slow_desk.sound.heard_take is None


def test_playing_what_is_gone_does_nothing(desk: Desk) -> None:
    gone = RowId(4711)
    desk.sound.play_line(gone)
    desk.sound.play_from(gone)
    desk.sound.seek(gone, 100)
    desk.sound.toggle(gone)
    assert deck(desk).played == []
    desk.sound.audition(desk.library.voices[0], gone)  # on the sample sentence
    assert len(deck(desk).played) == 1


def test_a_voice_is_tried_on_the_sample_where_the_row_has_nothing_to_say(slow_desk: Desk) -> None:
    *_, silent = ids(slow_desk)
    for voice in (slow_desk.library.voices[0], slow_desk.library.voices[-1]):  # one has a sentence of its own
        slow_desk.sound.audition(voice, silent)
        (entry,) = slow_desk.queue.entries
        assert entry.job.request.text == sample_sentence(voice)  # type: ignore[attr-defined]


def test_the_sound_of_a_stream_that_was_left_is_not_shown(slow_desk: Desk, qtbot: QtBot) -> None:
    first, second, *_ = ids(slow_desk)
    grown: list[Growing] = []
    slow_desk.sound.grew.connect(grown.append)
    slow_desk.sound.play_line(first)
    qtbot.waitUntil(lambda: bool(grown))
    slow_desk.sound.play_line(second)
    grown.clear()
    qtbot.waitUntil(lambda: bool(grown))
    assert {event.row for event in grown} == {second}
    assert grown[0].start_sample == 0


def test_seeking_a_line_that_is_being_made_waits_for_it(slow_desk: Desk) -> None:
    first = ids(slow_desk)[0]
    slow_desk.sound.play_line(first)
    slow_desk.sound.seek(first, 40_000)
    assert slow_desk.sound.is_waiting
    assert len(slow_desk.queue.entries) == 1
    slow_desk.sound.seek(first, -5)
    assert slow_desk.sound.position.sample >= 0


def test_a_line_that_is_taken_out_of_the_queue_stops_without_complaint(slow_desk: Desk, qtbot: QtBot) -> None:
    told: list[Told] = []
    slow_desk.told.connect(told.append)
    slow_desk.sound.play_line(ids(slow_desk)[0])
    slow_desk.queue.cancel(*[entry.id for entry in slow_desk.queue.entries])
    qtbot.waitUntil(lambda: not slow_desk.sound.is_playing)
    assert told == []


def test_a_line_that_fails_is_told_and_leaves_the_queue(desk: Desk, told: list[Told], qtbot: QtBot) -> None:
    first = ids(desk)[0]
    desk.script.do("Edit text", edits.set_text(desk.script.document, first, f"{FAILS} now"))
    desk.sound.play_all()
    qtbot.waitUntil(lambda: bool(told))
    assert desk.sound.is_playing  # the others are heard
    qtbot.waitUntil(lambda: not desk.queue.entries)
    desk.sound.stop()


def test_a_take_that_cannot_be_read_stops_what_played_before(desk: Desk, told: list[Told], qtbot: QtBot) -> None:
    render(desk, qtbot)
    first, second, *_ = ids(desk)
    desk.sound.play_line(first)
    take = desk.script.document.rows[second].take
    assert take is not None
    desk.takes.open(broken)
    desk.sound.play_line(second)
    assert not desk.sound.is_playing
    assert len(told) == 1


def broken(take: TakeId) -> Sound:
    raise DamagedTake("The sound of this take is damaged.")


def test_a_failure_of_the_sound_before_does_not_end_the_next(slow_desk: Desk, qtbot: QtBot) -> None:
    """The deck tells from its own thread; meanwhile something else is played."""
    told: list[Told] = []
    slow_desk.told.connect(told.append)
    first = ids(slow_desk)[0]
    deck(slow_desk)._tell(Failed("The device is gone."))
    slow_desk.sound.play_line(first)
    qtbot.wait(60)
    assert slow_desk.sound.is_playing
    assert slow_desk.queue.is_queued(first)
    assert told == []


def test_a_failing_device_is_told_and_wastes_no_computing(
    make_desk: Callable[..., Desk], script_file: Path, qtbot: QtBot
) -> None:
    desk = make_desk(make_deck=lambda tell: FakeDeck(tell, "There is no device."))
    told: list[Told] = []
    desk.told.connect(told.append)
    desk.project.new()
    desk.import_script(script_file)
    told.clear()
    desk.sound.play_line(ids(desk)[0])
    qtbot.waitUntil(lambda: bool(told))
    assert told[-1].sentence == "There is no device."
    assert desk.sound.problem == "There is no device."


def test_playing_all_makes_only_the_next_few(slow_desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("\n".join(f"This is line number {i}, and it lasts." for i in range(40)))
    slow_desk.import_script(path)
    slow_desk.sound.play_all()
    assert len(slow_desk.queue.entries) == AHEAD
    qtbot.waitUntil(lambda: len(slow_desk.script.document.takes) == 1)
    # The take is there before its job is gone.
    qtbot.waitUntil(lambda: ids(slow_desk)[0] not in slow_desk.queue.queued)
    assert len(slow_desk.queue.queued) == AHEAD
    slow_desk.sound.stop()
    qtbot.waitUntil(lambda: not slow_desk.queue.entries)


def test_a_row_that_is_deleted_from_all_that_plays_is_passed_over(slow_desk: Desk, qtbot: QtBot) -> None:
    first, second, *_ = ids(slow_desk)
    slow_desk.sound.play_all()
    slow_desk.script.do("Delete", edits.delete(slow_desk.script.document, [second]))
    qtbot.wait(50)
    assert slow_desk.sound.is_playing
    assert slow_desk.sound.position.row == first


def test_a_looped_line_is_looped_once_it_is_made(desk: Desk, qtbot: QtBot) -> None:
    first = ids(desk)[0]
    desk.sound.loop_line(True)
    desk.sound.play_line(first)
    qtbot.waitUntil(lambda: desk.script.document.rows[first].take is not None)
    (take,) = desk.script.document.takes_of(first)
    assert deck(desk).loop == (0, take.n_samples)
    desk.sound.loop_line(False)
    assert deck(desk).loop is None
    desk.sound.stop()


def test_a_draft_that_is_looped_is_replaced_while_it_is_heard(desk: Desk, qtbot: QtBot) -> None:
    first = ids(desk)[0]
    desk.sound.loop_line(True)
    desk.sound.play_line(first)
    assert desk.sound.hears_draft
    qtbot.waitUntil(lambda: desk.takes.quality(first) == "studio")
    assert desk.sound.heard_take == desk.script.document.rows[first].take
    assert not desk.sound.hears_draft
    played = deck(desk).played[-1]
    assert isinstance(played, Audio)
    assert deck(desk).loop == (0, played.n_samples)
    desk.sound.stop()


def test_a_loop_ends_where_the_sound_does(desk: Desk, qtbot: QtBot) -> None:
    render(desk, qtbot)
    first = ids(desk)[0]
    (take,) = desk.script.document.takes_of(first)
    desk.sound.set_loop(first, 1000, 10**9)
    desk.sound.play_line(first)
    assert deck(desk).loop == (1000, take.n_samples)
    desk.sound.set_loop(first, 50, 50)
    assert desk.sound.loop == (first, 1000, 10**9)
    desk.sound.clear_loop()
    assert deck(desk).loop is None
    desk.sound.stop()


def test_what_is_made_while_it_plays_is_no_take_that_plays(slow_desk: Desk, qtbot: QtBot) -> None:
    first = ids(slow_desk)[0]
    slow_desk.sound.play_line(first)
    qtbot.waitUntil(lambda: slow_desk.script.document.rows[first].take is not None)
    slow_desk.script.do("Edit text", edits.set_text(slow_desk.script.document, first, "Hello, you!"))
    slow_desk.sound.play_line(first)
    assert slow_desk.sound.heard_take is None


def test_another_engine_ends_what_was_half_heard(slow_desk: Desk, qtbot: QtBot) -> None:
    first = ids(slow_desk)[0]
    with qtbot.waitSignal(slow_desk.sound.grew):
        slow_desk.sound.play_line(first)
    slow_desk.preferences.change(device="cpu", precision="fp32")
    qtbot.waitUntil(lambda: not slow_desk.sound.is_playing)
    qtbot.waitUntil(lambda: slow_desk.engine.state == "ready")


def test_the_volume_lies_between_nothing_and_all(desk: Desk) -> None:
    desk.sound.output.set_volume(1.7)
    assert desk.sound.output.volume == 1
    desk.sound.output.set_volume(-1)
    assert desk.preferences.settings.volume == 0


def test_a_line_whose_edit_was_taken_back_is_heard_as_it_was_rendered(desk: Desk, qtbot: QtBot) -> None:
    render(desk, qtbot)
    first = ids(desk)[0]
    before = desk.script.document.rows[first].take
    assert before is not None
    desk.script.do("Edit", edits.set_text(desk.script.document, first, "Something else."))
    desk.sound.play_line(first)
    qtbot.waitUntil(lambda: desk.takes.quality(first) == "studio" and desk.lengths.is_current(first))
    edited = desk.script.document.rows[first].take
    for step, take in ((desk.script.undo_stack.undo, before), (desk.script.undo_stack.redo, edited)):
        step()
        desk.sound.play_line(first)
        assert desk.script.document.rows[first].take == take == desk.sound.heard_take
        assert not desk.sound.hears_draft
    desk.script.undo_stack.undo()
    desk.sound.play_all()
    assert desk.script.document.rows[first].take == before
    assert not desk.queue.entries


def test_the_whole_script_is_heard_at_its_times(desk: Desk, qtbot: QtBot) -> None:
    render(desk, qtbot)
    first, second, *_ = ids(desk)
    desk.sound.play_from(second)
    assert desk.sound.position.row == second
    assert desk.sound.position.project_ms >= 4000
    assert not isinstance(deck(desk).played[-1], Audio)
    desk.sound.play_all()
    assert desk.sound.position.row == first
    desk.sound.stop()


def test_playing_at_a_place_begins_there_with_the_rest_of_what_is_under_way(desk: Desk, qtbot: QtBot) -> None:
    render(desk, qtbot)
    first, second, *_ = ids(desk)
    desk.sound.play_at(2000)
    position = desk.sound.position
    assert position.row == first
    assert 2000 <= position.project_ms < 2900
    assert position.sample >= 24 * 1000  # it began a second before
    sound = deck(desk).played[-1]
    assert not isinstance(sound, Audio)
    desk.sound.seek(second, 0)
    assert desk.sound.position.row == second
    desk.sound.stop()


def test_a_line_under_way_is_made_though_only_its_rest_is_heard(slow_desk: Desk) -> None:
    first, *_ = ids(slow_desk)
    slow_desk.sound.play_at(1200)
    assert slow_desk.sound.position.row == first
    assert slow_desk.queue.is_queued(first)
    assert slow_desk.sound.is_waiting


def test_before_the_first_line_there_is_silence(slow_desk: Desk) -> None:
    slow_desk.sound.play_at(0)
    position = slow_desk.sound.position
    assert position.row is None
    assert position.project_ms < 1000
    assert slow_desk.sound.is_playing
    assert not slow_desk.sound.is_waiting


def test_behind_the_last_line_there_is_nothing_to_play(desk: Desk) -> None:
    desk.sound.play_at(10**6)
    assert not desk.sound.is_playing
    assert deck(desk).played == []


def test_with_a_film_all_is_played_at_its_place_with_its_sound(desk: Desk, qtbot: QtBot) -> None:
    render(desk, qtbot)
    hum = WholeSound(Audio(np.full(24 * 60_000, 0.25, np.float32), 24_000))
    desk.sound.film_sound = lambda: hum
    desk.sound.play_all()
    assert desk.sound.position.project_ms < 900  # before the first line
    desk.sound.play_at(50_000)  # behind the last one the film goes on
    assert desk.sound.is_playing
    sound = deck(desk).played[-1]
    assert not isinstance(sound, Audio)
    assert sound.n_samples == 24 * 60_000
    heard = sound.read(24 * 50_000, 10)
    assert heard is not None
    assert heard.tolist() == [0.25] * 10
    desk.sound.play_from(ids(desk)[1])
    assert 4000 <= desk.sound.position.project_ms < 4900
    desk.sound.stop()


def test_a_film_alone_can_be_edited_under(empty_desk: Desk) -> None:
    empty_desk.sound.film_sound = lambda: WholeSound(Audio(np.zeros(24_000, np.float32), 24_000))
    empty_desk.sound.play_at(0)
    empty_desk.script.do("Add", edits.add(empty_desk.script.document, None, "A line."))
    assert empty_desk.sound.is_playing
    empty_desk.sound.set_loop(ids(empty_desk)[0], 0, 500)
    assert deck(empty_desk).loop is None
    empty_desk.sound.stop()
