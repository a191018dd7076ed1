import os
from pathlib import Path

import pytest

from studio.core.files import PACK_STAGE, is_temporary, replacing, settle


def test_the_new_content_takes_the_place_of_the_old(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    with replacing(path) as file:
        file.write(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["a.txt"]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_a_failure_leaves_the_old_content_and_nothing_else(tmp_path: Path, error: type[BaseException]) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def fail() -> None:
        with replacing(path) as file:
            file.write(b"half")
            raise error

    with pytest.raises(error):
        fail()
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_what_is_being_written_is_known_by_its_name(tmp_path: Path) -> None:
    with replacing(tmp_path / "a.wav") as file:
        assert is_temporary(Path(file.name))
        assert Path(file.name).suffix != ".wav"
    assert not is_temporary(tmp_path / "a.wav")


def test_a_file_in_a_stage_waits_for_the_disk_only_when_it_is_settled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[int] = []
    monkeypatch.setattr(os, "fsync", waited.append)
    path = tmp_path / PACK_STAGE / "clips" / "a.wav"
    path.parent.mkdir(parents=True)
    with replacing(path) as file:
        file.write(b"new")
    assert not waited
    settle(path)
    assert len(waited) == 1
    assert path.read_bytes() == b"new"
    with replacing(tmp_path / "b.wav") as file:
        file.write(b"new")
    assert len(waited) == 2
