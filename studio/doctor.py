"""What this machine and installation can do, and what to do about what they lack."""

import platform
import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution, requires
from pathlib import Path
from typing import Any

import studio
from studio.core.errors import StudioError
from studio.core.paths import Paths
from studio.core.settings import load_settings

LEAST_FREE_BYTES = 1 << 30
"""Converted weights and the takes of a long film stay below this."""

Facts = dict[str, Any]
"""What JSON can hold."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What was found."""

    facts: Facts
    faults: tuple[str, ...]
    """Why speech cannot be made, one sentence each; empty where it can."""
    advice: tuple[str, ...]
    """What is missing that speech does not need, one sentence each."""


def diagnose(
    paths: Paths,
    torch_facts: Callable[[], Facts],
    sound_facts: Callable[[], Facts],
    weights_facts: Callable[[], Facts],
    recogniser_facts: Callable[[], Facts],
) -> Diagnosis:
    """Look at everything. Never raises for what is missing: that is what it tells."""
    facts: Facts = {
        "dubsmith": studio.__version__,
        "python": platform.python_version(),
        "platform": platform.platform(),
        "missing_packages": _missing_packages(),
        "torch": _attempt(torch_facts),
        "sound": _attempt(sound_facts),
        "weights": _attempt(weights_facts),
        "recogniser": _attempt(recogniser_facts),
        "settings": _attempt(lambda: _settings_facts(paths)),
        "paths": {name: str(getattr(paths, name)) for name in ("config", "cache", "voices", "log")},
        "cache_folder": _attempt(lambda: _folder_facts(paths.cache)),
    }
    faults, advice = _faults(facts), _advice(facts)
    verdict = {"speech": not faults, "faults": faults, "advice": advice}
    return Diagnosis({**facts, "verdict": verdict}, tuple(faults), tuple(advice))


def _attempt(look: Callable[[], Facts]) -> Facts:
    """What `look` finds, or only the "problem" that stopped it: a broken library may raise anything."""
    try:
        return {"problem": None, **look()}
    except StudioError as error:
        return {"problem": str(error)}
    except Exception as error:
        return {"problem": f"{type(error).__name__}: {error}"}


def _missing_packages() -> list[str]:
    """Names of the packages that Dubsmith needs and this Python lacks."""
    try:
        needed = [line for line in requires("dubsmith") or () if "extra ==" not in line]
    except PackageNotFoundError:  # run from the source tree, uninstalled: nothing to compare with
        return []
    names = [re.split(r"[^A-Za-z0-9._-]", line, maxsplit=1)[0] for line in needed]
    return [name for name in names if not _is_installed(name)]


def _is_installed(name: str) -> bool:
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


def _settings_facts(paths: Paths) -> Facts:
    settings = load_settings(paths.settings_file)
    return {"file": str(paths.settings_file), "unknown": sorted(settings.unknown)}


def _folder_facts(folder: Path) -> Facts:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder):
        pass
    return {"free_bytes": shutil.disk_usage(folder).free}


def _faults(facts: Mapping[str, Any]) -> list[str]:
    found = []
    weights = facts["weights"]
    if facts["missing_packages"]:
        names = ", ".join(facts["missing_packages"])
        found.append(f"These packages are missing: {names}. Run `python3 run.py` again to install them.")
    if facts["torch"]["problem"]:
        found.append(f"torch cannot be used ({facts['torch']['problem']}): run `python3 run.py` again.")
    if weights["problem"]:
        found.append(f"The weights cannot be examined: {weights['problem']}")
    elif weights["state"] in ("missing", "damaged"):
        found.append(f"The weights are {weights['state']}: run `python3 run.py` again to reinstall them.")
    if facts["cache_folder"]["problem"] and weights.get("state") != "ready":
        found.append(
            f"The weights cannot be made ready in {facts['paths']['cache']} "
            f"({facts['cache_folder']['problem']}): set DUBSMITH_HOME to a folder that can be written."
        )
    if facts["settings"]["problem"]:
        found.append(facts["settings"]["problem"])
    return found


def _advice(facts: Mapping[str, Any]) -> list[str]:
    found = []
    torch, cache = facts["torch"], facts["cache_folder"]
    if not torch["problem"] and not torch["cuda_available"]:
        why = "this torch is a CPU build" if torch["cuda_build"] is None else "torch sees no CUDA GPU"
        found.append(f"Speech is made on the CPU, because {why}; README.md tells how to choose a build for a GPU.")
    if facts["weights"].get("state") == "converted file damaged":
        found.append("The converted weights are damaged: they are converted anew when they are next used.")
    if facts["sound"]["problem"]:
        found.append(facts["sound"]["problem"])
    if not cache["problem"] and cache["free_bytes"] < LEAST_FREE_BYTES:
        found.append(f"Little room is left for takes in {facts['paths']['cache']}: free some space.")
    if not facts["settings"]["problem"] and facts["settings"]["unknown"]:
        names = ", ".join(facts["settings"]["unknown"])
        found.append(f"The settings hold entries that this version does not know: {names}.")
    return found
