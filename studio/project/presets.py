"""Presets: manners of speaking that the person has named, in TOML files of their own.

    schema = 1
    [[preset]]
    name = "Tired"
    tempo = 0.9
    energy = -0.3
    emotion = { sad = 0.7, calm = 0.2 }

The words are those of core/prosody_table.py, with the name. What a preset leaves out is plain.
"""

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from studio.core.errors import InputError, OutputError
from studio.core.files import DEVICES, replacing
from studio.core.prosody import Prosody
from studio.core.prosody_table import prosody_of, table_of

SCHEMA = 1
SUFFIX = ".toml"
MOST_CHARACTERS = 40
"""In a name."""


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
        if not stem or stem.casefold() in DEVICES:
            stem = f"preset {stem}".strip()
        path, number = self._folder / f"{stem}{SUFFIX}", 1
        while path.exists():
            number += 1
            path = self._folder / f"{stem} {number}{SUFFIX}"
        return path


def _same(a: str, b: str) -> bool:
    return a.casefold() == b.casefold()


def _written(preset: Preset) -> str:
    table = {"name": preset.name} | table_of(preset.prosody)
    return "\n[[preset]]\n" + "".join(f"{key} = {_toml(value)}\n" for key, value in table.items())


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(inner)}" for key, inner in value.items()) + " }"
    # Strings, numbers and truths are in TOML as they are in JSON.
    return json.dumps(value, ensure_ascii=False)


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
    manner = {key: value for key, value in table.items() if key != "name"}
    return Preset(name, prosody_of(manner, f"{name}:", others=("name",)))
