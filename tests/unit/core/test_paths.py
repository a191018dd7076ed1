from pathlib import Path

import pytest

from studio.core.paths import user_paths


def test_home_holds_everything(tmp_path: Path) -> None:
    paths = user_paths({"DUBSMITH_HOME": str(tmp_path)})

    assert paths.settings_file == tmp_path / "settings.json"
    assert all(folder.is_relative_to(tmp_path) for folder in (paths.cache, paths.voices, paths.log))
    assert len({paths.config, paths.cache, paths.voices, paths.log}) == 4


@pytest.mark.parametrize("environment", [{}, {"DUBSMITH_HOME": ""}])
def test_system_folders_without_home(environment: dict[str, str]) -> None:
    paths = user_paths(environment)

    for folder in (paths.config, paths.cache, paths.voices, paths.log):
        assert folder.is_absolute()
        assert "dubsmith" in folder.parts


def test_relative_home_does_not_follow_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    paths = user_paths({"DUBSMITH_HOME": "my home"})
    monkeypatch.chdir(tmp_path.parent)

    assert paths.cache == tmp_path / "my home" / "cache"


def test_nothing_is_made(tmp_path: Path) -> None:
    user_paths({"DUBSMITH_HOME": str(tmp_path / "new")})

    assert not list(tmp_path.iterdir())
