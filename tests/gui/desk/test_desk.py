"""The desk as a whole: what a person does, from the import to the file, with the fake engine."""

import json
from collections.abc import Callable
from pathlib import Path

import soundfile
from pytestqt.qtbot import QtBot

from studio.core.handoff import ClipsWish
from studio.gui.desk.desk import Desk
from studio.gui.desk.length import Length
from studio.gui.desk.states import Told
from studio.project import edits
from studio.project.document import RowId


def ids(desk: Desk) -> list[RowId]:
    return [row.id for row in desk.script.document]


def test_an_imported_script_is_cast_and_fitted(desk: Desk) -> None:
    document = desk.script.document
    assert document.speakers == ("Tom", "Ann", "")
    voices = {desk.speaking.voice(row) for row in document if row.speaker in ("Tom", "Ann")}
    assert len(voices) == 2
    verdicts = [desk.lengths.fit(id_).verdict for id_ in ids(desk)]
    assert verdicts[2] == "too_long"
    assert verdicts[4] == "skipped"
    assert desk.lengths.fit(ids(desk)[2]).excess_syllables > 0


def test_the_import_is_one_step_of_undo(desk: Desk) -> None:
    desk.script.undo_stack.undo()
    assert not len(desk.script.document)
    assert desk.script.document.roles == {}
    desk.script.undo_stack.redo()
    assert len(desk.script.document) == 5


def test_the_length_follows_the_keys_and_then_the_engine(desk: Desk, qtbot: QtBot) -> None:
    first = ids(desk)[0]
    planned = desk.lengths.length(first)
    desk.lengths.typing(first, "Hello there, how are you today, and what about tomorrow?")
    guessed = desk.lengths.length(first)
    assert guessed.is_estimate
    assert guessed.syllables > planned.syllables

    def length() -> Length:
        return desk.lengths.length(first)

    qtbot.waitUntil(lambda: not length().is_estimate)
    assert length().natural_ms > planned.natural_ms
    desk.script.do("Edit text", edits.set_text(desk.script.document, first, desk.lengths.text(first)))
    desk.lengths.stop_typing(first)
    assert not length().is_estimate  # nothing new is asked


def test_rendering_gives_takes_that_are_current_until_the_text_changes(desk: Desk, qtbot: QtBot) -> None:
    assert desk.queue.render_changed() == 4
    qtbot.waitUntil(lambda: not desk.queue.entries and not desk.queue.queued)
    first, *_, last = ids(desk)
    assert all(desk.lengths.is_current(id_) for id_ in ids(desk)[:4])
    assert desk.script.document.rows[last].take is None
    assert desk.queue.render_changed() == 0
    take = desk.script.document.rows[first].take
    assert take is not None
    fit = desk.lengths.fit(first)
    assert desk.takes.sound(take).audio.n_samples == fit.spoken_ms * 24
    desk.script.do("Edit text", edits.set_text(desk.script.document, first, "Hello!"))
    qtbot.waitUntil(lambda: not desk.lengths.length(first).is_estimate)
    assert not desk.lengths.is_current(first)
    assert desk.queue.render_changed() == 1


def test_a_retake_is_another_take_and_is_picked(desk: Desk, qtbot: QtBot) -> None:
    first = ids(desk)[0]
    desk.queue.render([first])
    qtbot.waitUntil(lambda: desk.script.document.rows[first].take is not None)
    desk.queue.retake([first])
    qtbot.waitUntil(lambda: len(desk.script.document.takes_of(first)) == 2)
    one, two = desk.script.document.takes_of(first)
    assert one.seed != two.seed
    assert desk.script.document.rows[first].take == two.id
    qtbot.waitUntil(lambda: not desk.lengths.length(first).is_estimate)
    assert desk.lengths.is_current(first)


def test_a_take_survives_the_undo_of_an_edit_before_it(desk: Desk, qtbot: QtBot) -> None:
    first = ids(desk)[0]
    before = desk.script.document.rows[first].text
    desk.script.do("Edit text", edits.set_text(desk.script.document, first, "Something else."))
    desk.queue.render([first])
    qtbot.waitUntil(lambda: desk.script.document.rows[first].take is not None)
    desk.script.undo_stack.undo()
    assert desk.script.document.rows[first].text == before
    assert desk.script.document.rows[first].take is not None


def test_a_line_sounds_while_it_is_made_and_is_a_take_afterwards(desk: Desk, qtbot: QtBot) -> None:
    first = ids(desk)[0]
    with qtbot.waitSignal(desk.sound.grew):
        desk.sound.play_line(first)
    qtbot.waitUntil(lambda: desk.script.document.rows[first].take is not None)
    assert desk.sound.position.row == first
    qtbot.waitUntil(lambda: not desk.sound.is_playing)


def test_an_audition_stops_the_one_before_and_leaves_no_take(desk: Desk, qtbot: QtBot) -> None:
    one, two = desk.library.voices[:2]
    desk.sound.audition(one, ids(desk)[0])
    desk.sound.audition(two, None)
    assert desk.sound.auditioned == two.id
    qtbot.waitUntil(lambda: not desk.queue.entries)
    assert desk.script.document.takes == {}
    desk.sound.stop()
    assert desk.sound.auditioned is None


def test_an_export_renders_what_is_missing_and_hits_the_length(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "out"
    with qtbot.waitSignal(desk.exports.finished):
        desk.exports.export(None, ClipsWish(folder, 48_000))
    report = json.loads((folder / "report.json").read_text("utf-8"))
    assert [line["verdict"] for line in report["lines"]][2] == "too_long"
    spoken = [line for line in report["lines"] if line["clip"]]
    assert len(spoken) == 4
    for line in spoken:
        fit = desk.lengths.fit(ids(desk)[line["id"] - 1])
        assert soundfile.info(folder / line["clip"]).frames == fit.length_ms * 48


def test_a_project_comes_back_as_it_was(
    desk: Desk, make_desk: Callable[..., Desk], tmp_path: Path, qtbot: QtBot
) -> None:
    desk.queue.render_changed()
    qtbot.waitUntil(lambda: not desk.queue.entries and not desk.queue.queued)
    path = tmp_path / "film.dub"
    untitled = desk.project.path
    desk.project.save_as(path)
    assert desk.project.path == path
    assert untitled is not None
    assert not untitled.exists()
    desk.script.do("Comment", edits.set_comment(desk.script.document, ids(desk)[0], "louder"))
    other = make_desk()
    notes: list[Told] = []
    other.told.connect(notes.append)
    other.project.open(path)
    assert other.script.is_read_only
    assert any("reading only" in note.sentence for note in notes)
    desk.project.new()
    other.project.open(path)
    assert not other.script.is_read_only
    rows = list(other.script.document)
    assert rows[0].comment == "louder"
    assert len(other.script.document.takes) == 4
    qtbot.waitUntil(lambda: not any(other.lengths.length(row.id).is_estimate for row in rows))
    assert all(other.lengths.is_current(row.id) for row in rows[:4])


def test_the_first_start_opens_the_demo_with_its_cast(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk()
    desk.start()
    assert desk.script.document.speakers[0] == "Mei"
    assert dict(desk.script.document.roles).items() >= dict(desk.house.demo_roles).items()
