import os
import time
from pathlib import Path

from studio.core.files import TEMPORARY
from studio.render.tidy import trim


def entry(folder: Path, name: str, age_s: float, n_bytes: int = 100) -> None:
    path = folder / "takes-1" / name[:2] / name
    path.parent.mkdir(parents=True, exist_ok=True)
    for suffix, size in ((".flac", n_bytes - 10), (".json", 10)):
        path.with_suffix(suffix).write_bytes(b"x" * size)
        os.utime(path.with_suffix(suffix), (time.time() - age_s,) * 2)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file()}


def test_nothing_is_removed_while_it_fits(tmp_path: Path) -> None:
    entry(tmp_path, "aa1", 10)
    assert trim(tmp_path, 100) == 0
    assert names(tmp_path) == {"aa1.flac", "aa1.json"}


def test_what_was_unused_for_longest_goes_first(tmp_path: Path) -> None:
    entry(tmp_path, "aa1", 10)
    entry(tmp_path, "bb2", 1000)
    entry(tmp_path, "cc3", 100)
    os.utime(tmp_path / "takes-1" / "bb" / "bb2.json")  # just used
    assert trim(tmp_path, 250) == 1
    assert names(tmp_path) == {"aa1.flac", "aa1.json", "bb2.flac", "bb2.json"}


def test_plans_and_entries_of_older_versions_count_too(tmp_path: Path) -> None:
    entry(tmp_path, "aa1", 10)
    (tmp_path / "takes-1").rename(tmp_path / "takes-0")
    (tmp_path / "plans-1" / "bb").mkdir(parents=True)
    (tmp_path / "plans-1" / "bb" / "bb2.json").write_bytes(b"x" * 50)
    assert trim(tmp_path, 50) == 1
    assert names(tmp_path) == {"bb2.json"}


def test_other_files_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    entry(tmp_path, "aa1", 10)
    (tmp_path / "weights.safetensors").write_bytes(b"x" * 1000)
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "file").write_bytes(b"x" * 1000)
    assert trim(tmp_path, 0) == 1
    assert names(tmp_path) == {"weights.safetensors", "file"}


def test_only_what_was_abandoned_while_being_written_is_removed(tmp_path: Path) -> None:
    entry(tmp_path, "aa1", 10)
    fresh, old = (tmp_path / "takes-1" / "aa" / f".{name}{TEMPORARY}" for name in ("fresh", "old"))
    for path in (fresh, old):
        path.write_bytes(b"x" * 500)
    os.utime(old, (time.time() - 200_000,) * 2)
    assert trim(tmp_path, 100) == 0
    assert fresh.exists()
    assert not old.exists()


def test_a_folder_that_does_not_exist_needs_no_room(tmp_path: Path) -> None:
    assert trim(tmp_path / "none", 0) == 0
