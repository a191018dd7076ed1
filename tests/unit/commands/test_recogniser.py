from dataclasses import replace
from pathlib import Path

import pytest

from studio.core.paths import user_paths
from studio.core.settings import load_settings, save_settings
from tests.unit.command_line import Run


def test_a_model_of_ones_own_is_chosen_and_forgotten(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "large"
    folder.mkdir()
    for name in ("model.bin", "config.json", "tokenizer.json"):
        (folder / name).write_bytes(b"x")
    assert run("recogniser", "--model", folder, "--json", engine=False).json["model"] == str(folder)
    assert load_settings(user_paths().settings_file).recogniser_model == str(folder)
    assert run("recogniser", "--forget", "--json", engine=False).json["model"] != str(folder)
    assert load_settings(user_paths().settings_file).recogniser_model == ""


def test_a_folder_without_a_model_is_refused(run: Run, tmp_path: Path) -> None:
    result = run("recogniser", "--model", tmp_path, engine=False)
    assert (result.code, "model.bin" in result.err) == (2, True)


def test_one_that_is_switched_off_is_told_as_such(run: Run, tmp_path: Path) -> None:
    for name in ("model.bin", "config.json", "tokenizer.json"):
        (tmp_path / name).write_bytes(b"x")
    run("recogniser", "--model", tmp_path, engine=False)
    path = user_paths().settings_file
    save_settings(replace(load_settings(path), listens=False), path)
    told = run("recogniser", engine=False).out
    assert "nobody listen" in told
    assert "by ear" not in told


def test_where_none_is_installed_it_says_how(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("studio.recognise.model.find_spec", lambda _: None)
    assert "recogniser --install" in run("recogniser", engine=False).out


def test_installing_names_all_that_is_needed_and_nothing_else(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []

    class Done:
        returncode = 0

    def ran(command: list[str], **_: object) -> Done:
        commands.append(command)
        return Done()

    lines = ['faster-whisper==1.2.1; extra == "recogniser"', "numpy>=2", 'av>=17; extra == "video"']
    monkeypatch.setattr("studio.ears.requires", lambda _: lines)
    monkeypatch.setattr("studio.ears.subprocess.run", ran)
    assert run("recogniser", "--install", engine=False).code == 0
    (command,) = commands
    assert command[1:4] == ["-m", "pip", "install"]
    assert command[-2:] == ["--no-deps", "faster-whisper==1.2.1"]
