"""Projects that are opened, left, saved elsewhere, and taken up again."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.core.cast import Role
from studio.core.choices import Choices
from studio.core.errors import InputError, OutputError
from studio.core.paths import user_paths
from studio.core.pronunciation import Pronunciation
from studio.core.script import Script, SpeakerId
from studio.core.settings import load_settings
from studio.core.speech import VoiceId
from studio.desktop import house as real_house
from studio.gui.desk import reading
from studio.gui.desk.desk import Desk
from studio.gui.desk.house import House
from studio.gui.desk.states import Selection, Told
from studio.project import edits
from studio.project.document import RowId
from studio.project.opening import create
from studio.project.store import Store
from studio.wishes import Machine
from tests.gui.fake_deck import FakeDeck


def ids(desk: Desk) -> list[RowId]:
    return [row.id for row in desk.script.document]


def started(make_desk: Callable[..., Desk], path: Path | None = None) -> tuple[Desk, list[str]]:
    desk, told = make_desk(), list[str]()
    desk.told.connect(lambda event: told.append(event.sentence))
    desk.start(path)
    return desk, told


def untitled(desk: Desk, name: str, text: str) -> Path:
    """A project that somebody left without a name."""
    path = desk.project.folder / f"untitled-{name}.dub"
    opened = create(path)
    opened.store.write("Add", edits.add(opened.document, None, text))
    opened.store.close()
    return path


def test_the_first_start_shows_the_demo(make_desk: Callable[..., Desk]) -> None:
    desk, _ = started(make_desk)
    assert len(desk.script.document) > 3
    assert desk.project.is_untitled
    assert desk.selection.current == ids(desk)[0]


def test_a_script_that_cannot_be_read_leaves_an_empty_project(make_desk: Callable[..., Desk], tmp_path: Path) -> None:
    desk, told = started(make_desk, tmp_path / "missing.srt")
    assert len(told) == 1
    assert len(desk.script.document) == 0
    assert desk.project.path is not None


def test_a_damaged_project_does_not_stand_before_the_next(make_desk: Callable[..., Desk]) -> None:
    helper = make_desk()
    untitled(helper, "20200101-000000", "good")
    bad = helper.project.folder / "untitled-20990101-000000.dub"
    bad.write_bytes(b"no project at all, and longer than a header" * 200)
    desk, told = started(make_desk)
    assert [row.text for row in desk.script.document] == ["good"]
    assert any(bad.name in sentence for sentence in told)
    assert bad.exists()


def test_more_unfinished_projects_are_told(make_desk: Callable[..., Desk]) -> None:
    helper = make_desk()
    for name in ("20200101-000000", "20200102-000000", "20200103-000000"):
        untitled(helper, name, name)
    desk, told = started(make_desk)
    assert len(desk.script.document) == 1
    assert any("2 more project" in sentence for sentence in told)


def test_a_start_without_any_folder_to_write_to_is_told(make_desk: Callable[..., Desk], home: Path) -> None:
    (home / "projects").write_text("a file")
    desk, told = started(make_desk)
    assert told
    assert desk.project.path is None
    assert desk.project.disk_bytes == 0
    with pytest.raises(OutputError, match="no project"):
        desk.project.save_as(home / "x.dub")


def test_an_empty_project_without_a_name_leaves_nothing(empty_desk: Desk) -> None:
    first = empty_desk.project.path
    assert first is not None
    empty_desk.project.new()
    assert not first.exists()


def test_an_untitled_project_that_holds_words_alone_is_kept(empty_desk: Desk) -> None:
    first = empty_desk.project.path
    assert first is not None
    empty_desk.dictionaries.put("project", [Pronunciation("Nghi", "/nˈi/")])
    empty_desk.project.new()
    assert first.exists()
    empty_desk.project.open(first)
    assert [entry.written for entry in empty_desk.dictionaries.project] == ["Nghi"]


def test_the_selection_of_another_project_is_told_though_it_is_empty(desk: Desk) -> None:
    selected: list[Selection] = []
    desk.selected.connect(selected.append)
    desk.project.new()
    assert selected[-1] == Selection((), None)


def test_saving_elsewhere_keeps_undo_queue_and_selection(
    slow_desk: Desk, tmp_path: Path, qtbot: QtBot, make_desk: Callable[..., Desk]
) -> None:
    first, second, *_ = ids(slow_desk)
    slow_desk.queue.render([first])
    qtbot.waitUntil(lambda: not slow_desk.queue.queued)
    take = slow_desk.script.document.rows[first].take
    assert take is not None
    slow_desk.script.do("Delete take", edits.delete_takes(slow_desk.script.document, [take]))
    slow_desk.select([second])
    slow_desk.queue.render([second])
    slow_desk.project.save_as(tmp_path / "film.dub")
    assert slow_desk.selection.current == second
    assert slow_desk.queue.is_queued(second)
    slow_desk.script.undo_stack.undo()
    slow_desk.takes.open(slow_desk.takes._file.read)  # forget what is remembered
    assert slow_desk.takes.sound(take).audio.n_samples
    qtbot.waitUntil(lambda: slow_desk.script.document.rows[second].take is not None)
    wanted = slow_desk.script.document
    slow_desk.project.new()
    slow_desk.project.open(tmp_path / "film.dub")
    assert slow_desk.script.document == wanted


def test_a_project_whose_disk_is_full_is_saved_elsewhere(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(store: Store) -> None:
        raise OutputError("The disk is full.")

    before = desk.project.path
    monkeypatch.setattr(Store, "flush", full)
    with pytest.raises(OutputError):
        desk.project.new()
    assert desk.project.path == before
    assert len(desk.script.document) == 5
    assert len(list(desk.project.folder.glob("*.dub"))) == 1
    monkeypatch.setattr(Store, "_copy", lambda store, path: path.write_bytes(before.read_bytes()) if before else None)
    monkeypatch.undo()
    desk.project.save_as(tmp_path / "film.dub")
    assert desk.project.path == tmp_path / "film.dub"


def test_closing_that_fails_leaves_all_as_it_is(slow_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(store: Store) -> None:
        raise OutputError("The disk is full.")

    slow_desk.queue.render_changed()
    with monkeypatch.context() as patched:
        patched.setattr(Store, "flush", full)
        with pytest.raises(OutputError):
            slow_desk.close()
    assert len(slow_desk.queue.queued) == 4


def test_preferences_that_cannot_be_kept_are_told(make_desk: Callable[..., Desk], tmp_path: Path, qtbot: QtBot) -> None:
    def full(settings: object) -> None:
        raise OutputError("The disk is full.")

    desk = make_desk(keep_settings=full)
    told: list[Told] = []
    desk.told.connect(told.append)
    desk.sound.output.set_volume(0.5)
    desk.project.new()
    desk.project.save_as(tmp_path / "film.dub")
    desk.preferences.flush()
    assert [event.sentence for event in told] == ["The disk is full."]
    assert desk.sound.output.volume == 0.5


def test_a_voice_from_elsewhere_is_no_obstacle(desk: Desk, told: list[Told], script_file: Path, qtbot: QtBot) -> None:
    document = desk.script.document
    desk.script.do("Cast", edits.cast_speaker(document, SpeakerId("Tom"), Role(VoiceId("xx_gone"))))
    first = ids(desk)[0]
    assert desk.lengths.length(first).natural_ms > 0  # the estimate
    qtbot.waitUntil(lambda: not desk.lengths.length(first).is_estimate)
    assert "xx_gone" in desk.lengths.length(first).problem
    assert desk.queue.render([first]) == 0
    desk.import_script(script_file)
    assert len(desk.script.document) == 10


def test_an_edit_that_no_longer_fits_is_told(desk: Desk, told: list[Told]) -> None:
    late = edits.set_text(desk.script.document, ids(desk)[0], "late")
    desk.script.do("Delete", edits.delete(desk.script.document, ids(desk)[:1]))
    desk.script.do("Edit text", late)
    assert "Edit text" in told[-1].sentence


def test_nothing_is_imported_where_one_may_only_read(
    desk: Desk, make_desk: Callable[..., Desk], tmp_path: Path, script_file: Path
) -> None:
    desk.project.save_as(tmp_path / "film.dub")
    other = make_desk()
    other.project.open(tmp_path / "film.dub")
    other.import_script(script_file)
    assert len(other.script.document) == 5


@pytest.fixture
def _all_is_big(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "BIG_BYTES", 10)


@pytest.mark.usefixtures("_all_is_big")
def test_a_big_script_is_read_beside_the_window(empty_desk: Desk, script_file: Path, qtbot: QtBot) -> None:
    empty_desk.import_script(script_file)
    assert len(empty_desk.script.document) == 0
    qtbot.waitUntil(lambda: len(empty_desk.script.document) == 5)
    assert empty_desk.selection.current == ids(empty_desk)[0]


@pytest.mark.usefixtures("_all_is_big")
def test_a_big_script_that_comes_too_late_is_told(empty_desk: Desk, script_file: Path, qtbot: QtBot) -> None:
    told: list[str] = []
    empty_desk.told.connect(lambda event: told.append(event.sentence))
    empty_desk.import_script(script_file)
    empty_desk.project.new()
    qtbot.waitUntil(lambda: bool(told))
    assert "film.srt was not imported" in told[0]
    assert len(empty_desk.script.document) == 0


@pytest.mark.usefixtures("_all_is_big")
def test_a_big_script_that_cannot_be_read_is_told(
    make_desk: Callable[..., Desk], house: House, script_file: Path, qtbot: QtBot
) -> None:
    def unreadable(path: Path, choices: Choices) -> Script:
        raise InputError("This is no script.")

    desk = make_desk(scripts=replace(house.scripts, read=unreadable))
    desk.project.new()
    told: list[str] = []
    desk.told.connect(lambda event: told.append(event.sentence))
    desk.import_script(script_file)
    qtbot.waitUntil(lambda: told == ["This is no script."])


def test_what_was_wished_for_one_run_is_not_kept_for_the_next(home: Path) -> None:
    paths = user_paths()
    house = real_house(paths, Machine("fake", device="cpu", precision="fp32"), FakeDeck)
    assert house.settings.device == "cpu"
    house.keep_settings(replace(house.settings, volume=0.5))
    kept = load_settings(paths.settings_file)
    assert (kept.device, kept.precision, kept.volume) == ("auto", "auto", 0.5)
    house.keep_settings(replace(house.settings, device="cuda"))
    assert load_settings(paths.settings_file).device == "cuda"
