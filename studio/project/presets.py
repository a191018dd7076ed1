"""Presets: manners of speaking that the person has named, in TOML files of their own.

    schema = 1
    [[preset]]
    name = "Tired"
    tempo = 0.9      # above 1 is faster; only for lines without a length to fill
    pitch = -1.0     # semitones
    range = 0.8      # 1 is plain, 0.4 flat, 1.6 lively
    energy = -0.3    # 0 is plain, -0.8 soft, 0.5 firm
    whisper = false

The words and their ranges are those of the cast file. What a preset leaves out is plain.
"""

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from studio.core.errors import InputError, OutputError
from studio.core.files import replacing
from studio.core.speech import Prosody

SCHEMA = 1
SUFFIX = ".toml"
MOST_CHARACTERS = 40
"""In a name."""
FIELDS = {"tempo": "tempo", "pitch": "pitch_semitones", "range": "range_scale", "energy": "energy"}
"""What the file calls the numbers of a `Prosody`."""
RANGES: Mapping[str, tuple[float, float]] = {
    "tempo": (0.5, 2.0),
    "pitch_semitones": (-12.0, 12.0),
    "range_scale": (0.0, 2.5),
    "energy": (-1.5, 1.5),
}
"""Least and greatest of each number of a `Prosody`."""

# Windows opens devices by these names, whatever the suffix.
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}


@dataclass(frozen=True, slots=True)
class Preset:
    """A manner with a name."""

    name: str
    """As `checked_name` gives it; two that differ in case alone are the same."""
    prosody: Prosody


def checked_name(wish: str) -> str:
    """The name that `wish` means, without needless space. Raises InputError where it can be no name."""
    name = " ".join(wish.split())
    if not name:
        raise InputError("A preset needs a name.")
    if len(name) > MOST_CHARACTERS:
        raise InputError(f"The name of a preset has at most {MOST_CHARACTERS} characters; this one has {len(name)}.")
    if not name.isprintable():
        raise InputError("The name of a preset must not hold control characters.")
    return name


def read_presets(path: Path) -> tuple[Preset, ...]:
    """All presets in a file. Raises InputError, naming the file, where any of them is malformed."""
    try:
        document = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise InputError(f"The preset file {path} cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise InputError(f"The preset file {path} is not UTF-8: save it in that encoding.") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(f"The preset file {path} is not valid TOML: {error}.") from error
    try:
        return _presets(document)
    except InputError as error:
        raise InputError(f"The preset file {path} cannot be used: {error}") from error


def write_presets(path: Path, presets: Iterable[Preset]) -> None:
    """Write presets in place of what is in `path`, whole or not at all. Raises OutputError where that fails."""
    text = f"schema = {SCHEMA}\n" + "".join(_written(preset) for preset in presets)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as file:
            file.write(text.encode())
    except OSError as error:
        raise OutputError(f"The presets cannot be written to {path} ({error.strerror}).") from error


class PresetFolder:
    """The person's presets, each new one in a file of its own."""

    def __init__(self, folder: Path) -> None:
        """`folder` need not exist."""
        self._folder = folder
        self._files: dict[Path, tuple[Preset, ...]] = {}

    @property
    def presets(self) -> tuple[Preset, ...]:
        """By name."""
        every = (preset for presets in self._files.values() for preset in presets)
        return tuple(sorted(every, key=lambda preset: preset.name.casefold()))

    def find(self, name: str) -> Preset | None:
        return next((preset for preset in self.presets if _same(preset.name, name)), None)

    def load(self) -> tuple[str, ...]:
        """Read the folder; gives a sentence for each file that was skipped and each preset that got another name."""
        self._files = {}
        told = []
        for path in sorted(self._folder.glob(f"*{SUFFIX}")):
            try:
                presets = read_presets(path)
            except InputError as error:
                told.append(f"{error} It was skipped.")
                continue
            for preset in presets:
                name = self._free_name(preset.name)
                if name != preset.name:
                    told.append(f"There are two presets named {preset.name}: that in {path} is shown as {name}.")
                self._files[path] = (*self._files.get(path, ()), Preset(name, preset.prosody))
        return tuple(told)

    def save(self, name: str, prosody: Prosody) -> Preset:
        """Keep a manner under a name, in place of what had that name. Raises InputError or OutputError."""
        preset = Preset(checked_name(name), prosody)
        if self.find(preset.name):
            self._replace(preset.name, preset)
        else:
            self._write(self._free_path(preset.name), (preset,))
        return preset

    def rename(self, old: str, new: str) -> Preset:
        """Raises InputError where there is no `old`, or `new` is taken or no name; OutputError."""
        preset = self._found(old)
        renamed = Preset(checked_name(new), preset.prosody)
        if not _same(old, new) and self.find(renamed.name):
            raise InputError(f"There is a preset named {renamed.name} already: choose another name.")
        self._replace(old, renamed)
        return renamed

    def delete(self, name: str) -> Preset:
        """Gives what was deleted. Raises InputError where there is none, OutputError."""
        preset = self._found(name)
        self._replace(name, None)
        return preset

    def add(self, presets: Iterable[Preset]) -> tuple[Preset, ...]:
        """Keep presets beside those that are there: those already known are left out, names that are taken
        get a number. Gives those that are new. Raises OutputError."""
        added = []
        for preset in presets:
            if self.find(preset.name) != preset:
                added.append(self.save(self._free_name(preset.name), preset.prosody))
        return tuple(added)

    def _found(self, name: str) -> Preset:
        preset = self.find(name)
        if preset is None:
            raise InputError(f"There is no preset named {name}.")
        return preset

    def _replace(self, name: str, by: Preset | None) -> None:
        path, presets = next(
            (path, presets)
            for path, presets in self._files.items()
            if any(_same(preset.name, name) for preset in presets)
        )
        changed = (by if _same(preset.name, name) else preset for preset in presets)
        self._write(path, tuple(preset for preset in changed if preset is not None))

    def _write(self, path: Path, presets: tuple[Preset, ...]) -> None:
        if presets:
            write_presets(path, presets)
            self._files[path] = presets
            return
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise OutputError(f"The preset file {path} cannot be deleted ({error.strerror}).") from error
        del self._files[path]

    def _free_name(self, name: str) -> str:
        free, number = name, 1
        while self.find(free):
            number += 1
            free = f"{name[: MOST_CHARACTERS - 1 - len(str(number))]} {number}"
        return free

    def _free_path(self, name: str) -> Path:
        """A file that is not there yet, with a name that every system takes."""
        stem = "".join(char if char.isalnum() or char in " -_" else "_" for char in name).strip()
        if not stem or stem.casefold() in _DEVICES:
            stem = f"preset {stem}".strip()
        path, number = self._folder / f"{stem}{SUFFIX}", 1
        while path.exists():
            number += 1
            path = self._folder / f"{stem} {number}{SUFFIX}"
        return path


def _same(a: str, b: str) -> bool:
    return a.casefold() == b.casefold()


def _written(preset: Preset) -> str:
    numbers = "".join(f"{key} = {getattr(preset.prosody, field)!r}\n" for key, field in FIELDS.items())
    # A JSON string is a TOML string too.
    name = json.dumps(preset.name, ensure_ascii=False)
    return f"\n[[preset]]\nname = {name}\n{numbers}whisper = {json.dumps(preset.prosody.whisper)}\n"


def _presets(document: Mapping[str, object]) -> tuple[Preset, ...]:
    schema = document.get("schema")
    if type(schema) is not int or schema < 1:
        raise InputError(f'"schema" is {schema!r} and should be {SCHEMA}.')
    if schema > SCHEMA:
        raise InputError(f"a newer Dubsmith wrote it (schema {schema}); update this one.")
    tables = document.get("preset", [])
    if not isinstance(tables, list) or not tables or not all(isinstance(table, dict) for table in tables):
        raise InputError("there is no [[preset]] in it.")
    return tuple(_preset(table) for table in tables)


def _preset(table: Mapping[str, object]) -> Preset:
    name = table.get("name")
    if not isinstance(name, str):
        raise InputError("each [[preset]] needs a name in quotes.")
    name = checked_name(name)
    for key in table.keys() - {"name", "whisper", *FIELDS}:
        raise InputError(f"{name}: there is no such key as {key!r}.")
    whisper = table.get("whisper", False)
    if not isinstance(whisper, bool):
        raise InputError(f"{name}: whisper is {whisper!r} and should be true or false.")
    numbers = {field: _number(name, table, key) for key, field in FIELDS.items() if key in table}
    return Preset(name, Prosody(**numbers, whisper=whisper))


def _number(name: str, table: Mapping[str, object], key: str) -> float:
    given, (least, most) = table[key], RANGES[FIELDS[key]]
    # TOML knows inf and nan: the comparison refuses both.
    if isinstance(given, bool) or not isinstance(given, int | float) or not least <= given <= most:
        raise InputError(f"{name}: {key} is {given!r} and should be a number from {least:g} to {most:g}.")
    return float(given)
