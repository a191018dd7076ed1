"""What listens to takes: the recogniser, and what it misses in them. Put together of recognise and text."""

import importlib
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from studio.core.audio import Audio
from studio.core.errors import SetupError
from studio.core.paths import Paths
from studio.core.ports import Recogniser
from studio.core.settings import Settings, load_settings, save_settings
from studio.core.speech import Reading
from studio.core.take_fault import TakeFault
from studio.recognise.model import check_folder, status
from studio.recognise.whisper import WhisperRecogniser

EXTRA = "recogniser"


def ears(paths: Paths, settings: Settings) -> Recogniser | None:
    """The recogniser; None where none is installed, or none is wished. Loads nothing yet."""
    if not settings.listens or not status(paths.cache, settings.recogniser_model).is_there:
        return None
    return _recogniser(paths.cache, settings.recogniser_model, settings.threads)


def listener(recogniser: Recogniser) -> Callable[[Audio, Reading], tuple[TakeFault, ...]]:
    """Finds the words of a take that are not heard."""

    def listen(audio: Audio, reading: Reading) -> tuple[TakeFault, ...]:
        from studio.text.hearing import unheard

        missed = unheard(reading, recogniser.hear(audio, reading.lang))
        if not missed.words:
            return ()
        return (TakeFault("unheard", 0, audio.duration_ms, missed.share, ", ".join(missed.words)),)

    return listen


def recogniser_facts(paths: Paths) -> dict[str, str]:
    """Whether there is a recogniser, and its model. Imports nothing of it."""
    found = status(paths.cache, load_settings(paths.settings_file).recogniser_model)
    names: Mapping[str, str] = {"own": str(found.folder), "packages": "Whisper base (int8)", "none": ""}
    return {"state": "ready" if found.is_there else "not installed", "model": names[found.model]}


def choose_model(paths: Paths, folder: Path | None) -> None:
    """Use the model in a folder from now on; None: that of the packages. Raises InputError, OutputError."""
    if folder is not None:
        folder = folder.expanduser().absolute()
        check_folder(folder)
    settings = load_settings(paths.settings_file)
    save_settings(replace(settings, recogniser_model="" if folder is None else str(folder)), paths.settings_file)


def install() -> None:
    """Install the extra with pip, over the network. Raises SetupError."""
    try:
        needed = [
            line.partition(";")[0].strip() for line in requires("dubsmith") or () if f'extra == "{EXTRA}"' in line
        ]
    except PackageNotFoundError:
        needed = []
    if not needed:
        raise SetupError("Dubsmith is not installed here as a package: run `python3 run.py` first, then this again.")
    # All that is needed is named: what these packages ask for beside it is never imported.
    command = [sys.executable, "-m", "pip", "install", "--disable-pip-version-check", "--no-deps", *needed]
    if subprocess.run(command, stdout=sys.stderr).returncode != 0:
        raise SetupError("pip could not install the recogniser; its reason is above.")
    importlib.invalidate_caches()


@lru_cache(maxsize=1)
def _recogniser(cache: Path, named: str, threads: int) -> Recogniser:
    """One for the process: its model takes seconds to load."""
    return WhisperRecogniser(cache, named, threads)
