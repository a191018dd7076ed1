from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest

from studio.core.errors import WeightsError
from studio.core.paths import Paths, user_paths
from studio.doctor import Diagnosis, Facts, diagnose
from studio.synth.weights import State

TORCH = {"torch": "2.13.0", "cuda_build": "13.0", "cuda_available": True, "gpu_count": 1, "gpus": []}
SOUND = {"portaudio": "V19", "outputs": ["Loudspeaker"], "default_output": "Loudspeaker", "problem": None}
EARS = {"state": "not installed", "model": ""}
WEIGHTS = {"state": "ready", "path": "here", "sha256": "6e"}


@pytest.fixture
def paths() -> Paths:
    return user_paths()


def examined(
    paths: Paths, torch: Facts | None = None, sound: Facts | None = None, weights: Facts | None = None
) -> Diagnosis:
    return diagnose(
        paths,
        lambda: TORCH | (torch or {}),
        lambda: SOUND | (sound or {}),
        lambda: WEIGHTS | (weights or {}),
        lambda: EARS,
    )


def raising(error: Exception) -> Callable[[], Facts]:
    def look() -> Facts:
        raise error

    return look


def test_all_is_well(paths: Paths) -> None:
    diagnosis = examined(paths)

    assert diagnosis.faults == diagnosis.advice == ()
    assert diagnosis.facts["verdict"] == {"speech": True, "faults": [], "advice": []}
    assert diagnosis.facts["paths"]["cache"] == str(paths.cache)
    assert diagnosis.facts["cache_folder"]["free_bytes"] > 0
    assert diagnosis.facts["missing_packages"] == []


@pytest.mark.parametrize(
    ("found", "says"),
    [
        ({"torch": {"cuda_available": False}}, "no CUDA GPU"),
        ({"torch": {"cuda_available": False, "cuda_build": None}}, "CPU build"),
        ({"sound": {"problem": "The PortAudio library is missing."}}, "PortAudio"),
    ],
)
def test_what_speech_does_not_need_is_advice(paths: Paths, found: dict[str, Facts], says: str) -> None:
    diagnosis = examined(paths, **found)

    assert not diagnosis.faults
    assert len(diagnosis.advice) == 1
    assert says in diagnosis.advice[0]


@pytest.mark.parametrize("state", ["missing", "damaged"])
def test_weights_that_are_not_there(paths: Paths, state: str) -> None:
    diagnosis = examined(paths, weights={"state": state})

    assert len(diagnosis.faults) == 1
    assert state in diagnosis.faults[0]
    assert not diagnosis.facts["verdict"]["speech"]


@pytest.mark.parametrize(("state", "n_advised"), [("not converted yet", 0), ("converted file damaged", 1)])
def test_weights_are_converted_when_needed(paths: Paths, state: str, n_advised: int) -> None:
    diagnosis = examined(paths, weights={"state": state})

    assert not diagnosis.faults
    assert len(diagnosis.advice) == n_advised
    assert diagnosis.facts["verdict"]["speech"]


@pytest.mark.parametrize("error", [ImportError("No module named 'torch'"), OSError("WinError 126"), ValueError()])
def test_broken_torch_is_told(paths: Paths, error: Exception) -> None:
    diagnosis = diagnose(paths, raising(error), lambda: SOUND, lambda: WEIGHTS, lambda: EARS)

    assert len(diagnosis.faults) == 1
    assert type(error).__name__ in diagnosis.faults[0]
    assert diagnosis.facts["sound"]["portaudio"] == "V19"


def test_weights_that_cannot_be_examined(paths: Paths) -> None:
    diagnosis = diagnose(paths, lambda: TORCH, lambda: SOUND, raising(WeightsError("part 2 is missing")), lambda: EARS)

    assert "part 2 is missing" in diagnosis.faults[0]


def test_cache_that_cannot_be_written(paths: Paths) -> None:
    paths.cache.parent.mkdir(exist_ok=True)
    paths.cache.write_text("a file, no folder")

    assert "DUBSMITH_HOME" in examined(paths, weights={"state": "not converted yet"}).faults[0]


def test_full_disk(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    class Usage:
        free = 1000

    monkeypatch.setattr("shutil.disk_usage", lambda _: Usage)

    assert "free some space" in examined(paths).advice[0]


def test_settings(paths: Paths) -> None:
    paths.settings_file.write_text('{"schema": 1, "colour": "red"}')
    assert "colour" in examined(paths).advice[0]

    paths.settings_file.write_text("{")
    assert str(paths.settings_file) in examined(paths).faults[0]


def test_missing_package_is_named(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    needed: list[str] = ["numpy>=2.1,<3", "no-such-package[zh]==1.0", 'other; extra == "film"']
    monkeypatch.setattr("studio.doctor.requires", lambda _: needed)

    assert "no-such-package" in examined(paths).faults[0]
    assert examined(paths).facts["missing_packages"] == ["no-such-package"]


def test_real_providers_agree_with_the_doctor(home: Path) -> None:
    """The shapes that the doctor reads are those that torch, the sound system and the weights give."""
    from studio.app import examine

    facts: dict[str, Any] = examine(user_paths()).facts

    assert facts["torch"]["cuda_available"] in (True, False)
    assert facts["weights"]["state"] in get_args(State)
    assert facts["verdict"]["speech"] == (not facts["verdict"]["faults"])
