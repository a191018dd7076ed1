import os
from pathlib import Path

import pytest

from studio.core.cast import Role
from studio.core.errors import OutputError
from studio.core.pronunciation import Pronunciation
from studio.core.speech import VoiceId
from studio.project.document import OPTIONS_KEY, Change, Options, Patch, RowId, pronunciation_key
from studio.project.files import backup_path, discard, is_untitled, unfinished, untitled_path
from studio.project.opening import create, open_project
from tests.unit.project.making import adding, do, row

NGHI = Pronunciation("Nghi", "/nˈi/")
THINGS_WITHOUT_ROWS = (
    Change("pronunciation", pronunciation_key(NGHI), None, NGHI),
    Change("role", "Tom", None, Role(VoiceId("af_heart"))),
    Change("options", OPTIONS_KEY, Options(), Options(film="film.mp4")),
)


def test_untitled_places_are_free_and_known_as_such(tmp_path: Path) -> None:
    first = untitled_path(tmp_path)
    first.touch()
    second = untitled_path(tmp_path)
    assert first != second
    assert is_untitled(first, tmp_path)
    assert not is_untitled(tmp_path / "mine.dub", tmp_path)
    assert not is_untitled(first, tmp_path.parent)


class TestUnfinished:
    def test_those_with_content_are_found_the_newest_first(self, tmp_path: Path) -> None:
        paths = [tmp_path / f"untitled-2026010{i}-120000.dub" for i in range(1, 4)]
        for path in paths:
            with (opened := create(path)).store:
                if path != paths[1]:
                    do(opened, "Add", adding(row(1)))
        os.utime(paths[0], (1, 1))
        assert unfinished(tmp_path) == (paths[2], paths[0])

    @pytest.mark.parametrize("change", THINGS_WITHOUT_ROWS, ids=lambda change: change.table)
    def test_content_is_also_what_stands_in_no_row(self, tmp_path: Path, change: Change) -> None:
        with (opened := create(untitled_path(tmp_path))).store:
            do(opened, "Choose", Patch((change,)))
        assert unfinished(tmp_path) == (opened.store.path,)
        with (opened := open_project(opened.store.path)).store:
            do(opened, "Undo", Patch((change,)).turned_round())
        assert unfinished(tmp_path) == ()

    def test_those_that_are_open_are_somebodys_work(self, tmp_path: Path) -> None:
        with (opened := create(untitled_path(tmp_path))).store:
            do(opened, "Add", adding(row(1)))
            opened.store.draft(RowId(1), "x")
            assert unfinished(tmp_path) == ()
        assert unfinished(tmp_path) == (opened.store.path,)

    def test_a_damaged_one_is_not_hidden(self, tmp_path: Path) -> None:
        path = tmp_path / "untitled-1.dub"
        path.write_bytes(b"?")
        assert unfinished(tmp_path) == (path,)

    def test_without_a_folder_there_are_none(self, tmp_path: Path) -> None:
        assert unfinished(tmp_path / "nowhere") == ()


class TestDiscarding:
    def test_nothing_is_left(self, tmp_path: Path) -> None:
        path = tmp_path / "a.dub"
        create(path).store.close()
        (tmp_path / "a.dub-wal").touch()
        discard(path)
        assert os.listdir(tmp_path) == []

    def test_an_open_project_stays(self, tmp_path: Path) -> None:
        with create(tmp_path / "a.dub").store as store, pytest.raises(OutputError, match="open in another"):
            discard(store.path)


def test_backups_do_not_overwrite_each_other(tmp_path: Path) -> None:
    path = tmp_path / "a.dub"
    assert backup_path(path, 1).name == "a.backup-schema1.dub"
    backup_path(path, 1).touch()
    assert backup_path(path, 1).name == "a.backup-schema1-2.dub"
