"""What the person has set once for all runs."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from studio.core.errors import InputError, OutputError
from studio.core.files import replacing
from studio.core.fit import FitLimits
from studio.core.take_fault import MOST_RETAKES

SCHEMA = 1
RATES_HZ = (8_000, 192_000)
"""Least and greatest export rate."""
_KINDS = {str: "a text", int: "a whole number", float: "a number", bool: "true or false"}


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings; the defaults are those of a fresh installation."""

    device: str = "auto"
    """auto, cpu, cuda or cuda:N."""
    precision: str = "auto"
    """auto, fp32, bf16 or fp16; int8 for drafts on the CPU, while all else is as with auto."""
    gpu_memory_fraction: float = 0.8
    """The part of the GPU's memory that may be used, above 0 to 1."""
    threads: int = 0
    """CPU threads; 0: one per core."""
    limits: FitLimits = field(default_factory=FitLimits)
    """How far speech may give."""
    rate_hz: int = 48_000
    """Samples per second of exported files, 8,000 to 192,000."""
    tells_synthetic: bool = True
    """Whether files of sound say that their speech is synthetic."""
    speak_notes: bool = False
    """Whether sound notes such as (laughs) are read aloud."""
    quality: str = "studio"
    """In which the window makes takes: draft or studio."""
    hears_edits: bool = False
    """Whether the window plays a draft of a line whenever the keys rest while it is typed."""
    cache_bytes: int = 2 << 30
    """The most that kept takes may use on the disk."""
    theme: str = "system"
    """system, light or dark."""
    language: str = "system"
    """Of the window: system, en or zh_CN."""
    output_device: str = ""
    """By name, as the sound system tells it; empty for its default."""
    volume: float = 1.0
    """Of what is heard, 0 to 1; files are not touched by it."""
    recent: tuple[str, ...] = ()
    """Projects that were open, the last first."""
    favourites: tuple[str, ...] = ()
    """Ids of voices."""
    doubts: str = "all"
    """Places with several readings that the script shows: all, unsure or none."""
    checks_takes: bool = True
    """Whether new takes are checked for clicks, silence and the like."""
    retakes: int = 2
    """How often a take with faults is made again, 0 to 9."""
    listens: bool = True
    """Whether a recogniser listens to takes, too, where one is installed."""
    snaps_to_film: bool = False
    """Whether lines that are moved along the timeline come to lie on pictures of the film."""
    recogniser_model: str = ""
    """Folder of the recogniser's model; empty for that of the packages."""
    unknown: Mapping[str, Any] = field(default_factory=dict)
    """Top-level entries of the file that this version does not know; saved again as they were."""

    def __post_init__(self) -> None:
        if not 0 < self.gpu_memory_fraction <= 1:
            raise InputError(f"gpu_memory_fraction is {self.gpu_memory_fraction}; give a part from 0 to 1.")
        if self.threads < 0:
            raise InputError(f"threads is {self.threads}; give a number of threads, or 0 for one per core.")
        if not RATES_HZ[0] <= self.rate_hz <= RATES_HZ[1]:
            raise InputError(f"rate_hz is {self.rate_hz}; give one from {RATES_HZ[0]} to {RATES_HZ[1]}.")
        if not 0 <= self.volume <= 1:
            raise InputError(f"volume is {self.volume}; give one from 0 to 1.")
        if not 0 <= self.retakes <= MOST_RETAKES:
            raise InputError(f"retakes is {self.retakes}; give one from 0 to {MOST_RETAKES}.")
        if self.quality not in ("draft", "studio"):
            raise InputError(f"quality is {self.quality!r}; give draft or studio.")
        if self.cache_bytes < 0:
            raise InputError(f"cache_bytes is {self.cache_bytes}; give 0 or more.")


def load_settings(path: Path) -> Settings:
    """The settings in `path`; the defaults where there is no such file.

    Raises InputError, naming the file, where it cannot be read or holds something that is no setting: wrong
    settings are never quietly replaced by the defaults.
    """
    try:
        entries = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise InputError(f"The settings in {path} cannot be read ({error.strerror}).") from error
    except ValueError as error:
        raise InputError(f"The settings in {path} are no valid JSON ({error}); repair or delete it.") from error
    try:
        return _parsed(entries)
    except InputError as error:
        raise InputError(f"The settings in {path} cannot be used: {error}") from error


def save_settings(settings: Settings, path: Path) -> None:
    """Write `settings` in place of what is in `path`, whole or not at all. OutputError where that fails."""
    entries = {**settings.unknown, "schema": SCHEMA, **asdict(settings)}
    del entries["unknown"]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as file:
            file.write((json.dumps(entries, indent=2, ensure_ascii=False) + "\n").encode())
    except OSError as error:
        raise OutputError(f"The settings cannot be written to {path} ({error.strerror}).") from error


def _parsed(entries: object) -> Settings:
    if not isinstance(entries, dict):
        raise InputError("there is no JSON object in it.")
    schema = entries.get("schema")
    if type(schema) is not int or schema < 1:
        raise InputError(f'"schema" is {schema!r} and should be {SCHEMA}.')
    if schema > SCHEMA:
        raise InputError(f"a newer Dubsmith wrote it (schema {schema}); update this one.")
    limits = entries.get("limits", {})
    if not isinstance(limits, dict):
        raise InputError(f'"limits" is {limits!r} and should be an object.')
    known = {f.name for f in fields(Settings)} - {"unknown", "limits"}
    return replace(
        Settings(),
        **_checked(entries, Settings(), known),
        limits=replace(FitLimits(), **_checked(limits, FitLimits(), set(limits))),
        unknown={name: value for name, value in entries.items() if name not in known | {"schema", "limits"}},
    )


def _checked(entries: Mapping[str, Any], defaults: Settings | FitLimits, names: set[str]) -> dict[str, Any]:
    """Those of `entries` that have one of `names`, each of the same type as its default."""
    found = {}
    for name in sorted(names & entries.keys()):
        value, default = entries[name], getattr(defaults, name, None)
        if default is None:
            raise InputError(f'"{name}" is no limit.')
        if type(default) is tuple:
            if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
                raise InputError(f'"{name}" is {value!r} and should be a list of texts.')
            found[name] = tuple(value)
            continue
        # JSON writes 1.0 as 1; true is a number to Python but not to a person.
        if type(value) is not type(default) and not (type(default) is float and type(value) is int):
            raise InputError(f'"{name}" is {value!r} and should be {_KINDS[type(default)]}.')
        found[name] = value
    return found
