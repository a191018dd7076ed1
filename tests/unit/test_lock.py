"""The environment is what the locks say: every package at its version, and no package more."""

import re
import tomllib
from importlib.metadata import Distribution, distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[2]
# The project, and pip, which every venv has.
OWN = {"dubsmith", "pip"}
UNWANTED = {
    "kokoro",
    "kokoro-onnx",
    "transformers",
    "spacy",
    "phonemizer",
    "espeakng-loader",
    "pypinyin-dict",
}


def read_lock(name: str) -> dict[str, Requirement]:
    """Canonical package name -> its line, where the line is for this machine."""
    lines = (line.partition("#")[0].strip() for line in (ROOT / name).read_text("utf-8").splitlines())
    requirements = [Requirement(line) for line in lines if line]
    return {
        canonicalize_name(requirement.name): requirement
        for requirement in requirements
        if requirement.marker is None or requirement.marker.evaluate()
    }


LOCK = read_lock("requirements.lock")
DEV_LOCK = read_lock("requirements-dev.lock")
VIDEO_LOCK = read_lock("requirements-video.lock")
INSTALLED: dict[str, Distribution] = {canonicalize_name(found.name): found for found in distributions()}


def dependencies(name: str, extras: frozenset[str] = frozenset(), seen: frozenset[str] = frozenset()) -> set[str]:
    """Names of all that a package needs on this machine, itself too."""
    found = {name}
    for line in (INSTALLED[name].requires or []) if name in INSTALLED else []:
        needed = Requirement(line)
        environments = [{"extra": extra} for extra in extras or {""}]
        if needed.marker is None or any(needed.marker.evaluate(environment) for environment in environments):
            other = canonicalize_name(needed.name)
            if other not in seen:
                found |= dependencies(other, frozenset(needed.extras), seen | found)
    return found


@pytest.mark.parametrize("requirement", [*LOCK.values(), *VIDEO_LOCK.values(), *DEV_LOCK.values()], ids=str)
def test_a_locked_package_is_installed_at_its_version(requirement: Requirement) -> None:
    (pin,) = requirement.specifier
    assert pin.operator == "=="
    installed = Version(INSTALLED[canonicalize_name(requirement.name)].version)
    assert installed.public == pin.version


def test_nothing_else_is_installed() -> None:
    strangers = INSTALLED.keys() - LOCK.keys() - VIDEO_LOCK.keys() - DEV_LOCK.keys() - dependencies("torch") - OWN
    assert not strangers, "remove .venv and run `run.py test` again, or lock them"


def test_the_locks_do_not_overlap() -> None:
    assert len(LOCK) + len(VIDEO_LOCK) + len(DEV_LOCK) == len(LOCK.keys() | VIDEO_LOCK.keys() | DEV_LOCK.keys())


def test_unwanted_packages_stay_out() -> None:
    assert not UNWANTED & INSTALLED.keys()


def test_the_lock_holds_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for needed in map(Requirement, project["dependencies"]):
        (pin,) = LOCK[canonicalize_name(needed.name)].specifier
        assert needed.specifier.contains(pin.version), needed


@pytest.mark.parametrize("name", sorted(LOCK))
def test_no_locked_package_is_under_the_gpl(name: str) -> None:
    metadata = INSTALLED[name].metadata
    fields = ("License-Expression", "License", "Classifier")
    # The first line only: some packages put the full text there, with the licences of all that they bundle.
    licences = [value.splitlines()[0] for field in fields for value in metadata.get_all(field, []) if value]
    gpl = re.compile(r"\bA?GPL|(?<!Lesser )General Public")
    # Where there is a choice, as for Qt, ours is what is not the GPL.
    assert not [text for text in licences if all(gpl.search(choice) for choice in text.split(" OR "))]
