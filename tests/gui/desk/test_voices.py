from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.core.errors import InputError, VoiceFileError
from studio.core.speech import VoiceId
from studio.gui.desk.desk import Desk
from studio.project import edits
from studio.voices.voice_file import read_voice
from tests.gui.voices.making import ADAM, measured, voice_file

READER = VoiceId("reader")


def test_a_kept_voice_is_in_the_library_and_measured(make_desk: Callable[..., Desk], qtbot: QtBot) -> None:
    desk = make_desk(measure=measured)
    with qtbot.waitSignal(desk.library.changed):
        desk.own_voices.keep(voice_file(desk.house.shelf, "Reader"))
    assert desk.library.voices[0].name == "Reader"
    qtbot.waitUntil(lambda: desk.library.voices[0].pitch_hz == 123.0)
    assert desk.own_voices.file(READER).voice.rates == {"en": 4.5}


def test_a_voice_that_is_deleted_while_it_is_measured(make_desk: Callable[..., Desk], qtbot: QtBot) -> None:
    desk = make_desk(measure=measured)
    desk.own_voices.keep(voice_file(desk.house.shelf, "Reader"))
    desk.own_voices.remove(READER)
    qtbot.waitUntil(lambda: desk.engine.state == "ready" and not desk.queue.entries)
    assert desk.library.voice(READER) is None


def test_what_was_not_measured_is_so_at_the_next_start(make_desk: Callable[..., Desk], qtbot: QtBot) -> None:
    desk = make_desk(measure=measured)
    desk.house.shelf.add(voice_file(desk.house.shelf, "Reader"))
    desk.start()
    qtbot.waitUntil(lambda: desk.library.voices[0].pitch_hz == 123.0)


def test_a_clone_of_an_older_dubsmith_is_measured_for_its_drafts(make_desk: Callable[..., Desk], qtbot: QtBot) -> None:
    desk = make_desk(measure=measured)
    file = voice_file(desk.house.shelf, "Reader")
    desk.house.shelf.add(replace(file, voice=replace(file.voice, kind="cloned", rates={"en": 4.0})))
    desk.start()
    qtbot.waitUntil(lambda: desk.own_voices.file(READER).voice.is_measured)


def test_a_voice_is_measured_though_its_project_is_left(make_desk: Callable[..., Desk], qtbot: QtBot) -> None:
    desk = make_desk(measure=measured)
    desk.project.new()
    desk.queue.pause()
    desk.own_voices.keep(voice_file(desk.house.shelf, "Reader"))
    desk.project.new()
    assert len(desk.queue.entries) == 1
    desk.own_voices.measure_rest()
    assert len(desk.queue.entries) == 1
    desk.queue.resume()
    qtbot.waitUntil(lambda: desk.library.voices[0].pitch_hz == 123.0)


def test_a_voice_that_is_renamed_while_it_is_measured(make_desk: Callable[..., Desk], qtbot: QtBot) -> None:
    desk = make_desk(measure=measured)
    desk.own_voices.keep(voice_file(desk.house.shelf, "Reader"))
    desk.own_voices.rename(READER, "Nadia")
    qtbot.waitUntil(lambda: desk.library.voices[0].pitch_hz == 123.0)
    assert desk.library.voices[0].name == "Nadia"
    qtbot.waitUntil(lambda: not desk.queue.entries)


def test_a_new_name_is_taken_over_wherever_the_voice_speaks(desk: Desk) -> None:
    own = desk.own_voices
    own.keep(voice_file(desk.house.shelf, "Reader"))
    desk.library.toggle_favourite(READER)
    first = desk.script.document.row_at(0).id
    desk.script.do("", edits.set_voice(desk.script.document, [first], READER))
    renamed = own.rename(READER, "Old reader")
    assert (renamed.id, renamed.name) == ("old_reader", "Old reader")
    assert desk.script.document.rows[first].voice == "old_reader"
    assert desk.library.voice(READER) is None
    assert desk.library.favourites == {"old_reader"}
    assert own.rename(VoiceId("old_reader"), "Old READER").name == "Old READER"
    assert not (desk.house.paths.voices / "reader.voice").exists()


def test_an_undo_after_a_new_name_gives_the_voice_back_under_that(desk: Desk) -> None:
    desk.own_voices.keep(voice_file(desk.house.shelf, "Reader"))
    first = desk.script.document.row_at(0).id
    for voice in (READER, ADAM):
        desk.script.do("", edits.set_voice(desk.script.document, [first], voice))
    renamed = desk.own_voices.rename(READER, "Old reader")
    desk.script.undo_stack.undo()
    assert desk.script.document.rows[first].voice == renamed.id


def test_a_new_name_that_is_taken(desk: Desk) -> None:
    for name in ("Reader", "Other"):
        desk.own_voices.keep(voice_file(desk.house.shelf, name))
    with pytest.raises(InputError, match="already"):
        desk.own_voices.rename(READER, "other")
    assert desk.library.voice(READER) is not None


def test_lines_are_planned_again_when_their_voice_comes(desk: Desk, qtbot: QtBot) -> None:
    first = desk.script.document.row_at(0).id
    desk.script.do("", edits.set_voice(desk.script.document, [first], READER))
    qtbot.waitUntil(lambda: bool(desk.lengths.length(first).problem))
    desk.own_voices.keep(voice_file(desk.house.shelf, "Reader"))
    qtbot.waitUntil(lambda: not desk.lengths.length(first).problem)


def test_the_recording_goes_out_only_when_asked_for(empty_desk: Desk, tmp_path: Path) -> None:
    own = empty_desk.own_voices
    own.keep(voice_file(empty_desk.house.shelf, "Reader", has_recording=True))
    own.give(READER, tmp_path / "plain.voice")
    own.give(READER, tmp_path / "whole.voice", with_recording=True)
    assert read_voice(tmp_path / "plain.voice").recording is None
    assert read_voice(tmp_path / "whole.voice").recording is not None
    own.forget_recording(READER)
    assert own.file(READER).recording is None


def test_what_is_shipped_stays(empty_desk: Desk, tmp_path: Path) -> None:
    for do in (empty_desk.own_voices.remove, lambda voice: empty_desk.own_voices.give(voice, tmp_path / "x.voice")):
        with pytest.raises(InputError, match="not a voice of your own"):
            do(ADAM)
    with pytest.raises(InputError, match="already"):
        empty_desk.own_voices.check_name("AM adam")
    assert empty_desk.own_voices.check_name("  My   reader ") == "My reader"


def test_a_file_that_is_no_voice(empty_desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "nonsense.voice").write_bytes(b"nonsense")
    with pytest.raises(VoiceFileError, match="is no voice that can be used"):
        empty_desk.own_voices.read(tmp_path / "nonsense.voice")
