from pathlib import Path

import pytest

from studio.core.errors import InputError, SetupError
from studio.recognise import model


def fake_model(folder: Path, *names: str) -> Path:
    folder.mkdir()
    for name in names or model.NEEDED:
        (folder / name).write_bytes(b"x")
    return folder


def test_a_folder_that_the_person_named_goes_before_the_packages(tmp_path: Path) -> None:
    folder = fake_model(tmp_path / "mine")
    assert model.status(tmp_path, str(folder)).model == "own"
    assert model.model_folder(tmp_path, str(folder)) == folder


def test_what_is_missing_in_a_folder_is_named(tmp_path: Path) -> None:
    folder = fake_model(tmp_path / "mine", "model.bin", "config.json")
    with pytest.raises(InputError, match=r"tokenizer\.json is missing"):
        model.model_folder(tmp_path, str(folder))


def test_without_packages_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("studio.recognise.model.find_spec", lambda _: None)
    found = model.status(tmp_path, "")
    assert (found.has_library, found.model, found.is_there) == (False, "none", False)
    with pytest.raises(SetupError, match="recogniser --install"):
        model.model_folder(tmp_path, "")


def halves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, second: bytes) -> None:
    """Packages with a model of a few bytes."""
    folders = {part: tmp_path / part / "data" for part in model.PARTS}
    for folder in folders.values():
        folder.mkdir(parents=True)
    first, other = folders.values()
    for name in model.SMALL_FILES:
        (first / name).write_text(name)
    (first / "model.bin.part1").write_bytes(b"first half, ")
    (other / "model.bin.part2").write_bytes(second)
    monkeypatch.setattr("studio.recognise.model._data", lambda package: folders[package])
    monkeypatch.setattr("studio.recognise.model.find_spec", lambda _: object())
    # SHA-256 of "first half, second half"
    monkeypatch.setattr(
        "studio.recognise.model.SHA256", "8b4756ee8369020609b69fad9fc7e13db5500dbfd410b70e50a4d2a03e37c7bc"
    )


def test_the_halves_are_put_together_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    halves(tmp_path, monkeypatch, b"second half")
    folder = model.model_folder(tmp_path / "cache", "")
    assert (folder / "model.bin").read_bytes() == b"first half, second half"
    before = (folder / "model.bin").stat().st_mtime_ns
    assert model.model_folder(tmp_path / "cache", "") == folder
    assert (folder / "model.bin").stat().st_mtime_ns == before


def test_a_damaged_half_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    halves(tmp_path, monkeypatch, b"second hxlf")
    with pytest.raises(SetupError, match="damaged"):
        model.model_folder(tmp_path / "cache", "")
    assert not list((tmp_path / "cache").rglob("model.bin"))
