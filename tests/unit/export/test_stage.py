import os
from pathlib import Path

import pytest

from studio.core.files import DUB_STAGE, replacing
from studio.export.stage import staged


def test_two_at_once_in_one_folder_leave_each_other_alone(tmp_path: Path) -> None:
    with staged(tmp_path, DUB_STAGE) as one:
        (one / "a.wav").write_bytes(b"one")
        with staged(tmp_path, DUB_STAGE) as other:
            (other / "a.wav").write_bytes(b"other")
            assert (one / "a.wav").read_bytes() == b"one"
        assert (one / "a.wav").read_bytes() == b"one"
    assert not list(tmp_path.iterdir())


def test_what_a_killed_run_has_left_goes_with_the_next(tmp_path: Path) -> None:
    for name in (DUB_STAGE, f"{DUB_STAGE}-0123abcd"):
        (tmp_path / name / "clips").mkdir(parents=True)
    (tmp_path / f"{DUB_STAGE}-0123abcd.lock").touch()
    (tmp_path / "clips").mkdir()
    with staged(tmp_path, DUB_STAGE) as stage:
        assert not list(stage.iterdir())
    assert os.listdir(tmp_path) == ["clips"]


def test_a_folder_that_nothing_came_into_goes_as_well(tmp_path: Path) -> None:
    with staged(tmp_path / "new" / "folder", DUB_STAGE):
        pass
    assert not list(tmp_path.iterdir())
    with staged(tmp_path / "new" / "folder", DUB_STAGE):
        (tmp_path / "new" / "folder" / "a.wav").write_bytes(b"")
    assert (tmp_path / "new" / "folder" / "a.wav").is_file()


def test_files_in_it_do_not_wait_for_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[int] = []
    with staged(tmp_path, DUB_STAGE) as stage:
        monkeypatch.setattr(os, "fsync", waited.append)
        with replacing(stage / "a.wav") as file:
            file.write(b"new")
    assert not waited


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FileExistsError), staged(tmp_path / "file", DUB_STAGE):
        pass
