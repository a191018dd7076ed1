"""Groups of rows that are spoken already, on the disk, so that a line that was broken off goes on."""

import logging
import shutil
from collections.abc import Iterator, MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING

from studio.core.files import replacing

if TYPE_CHECKING:
    from torch import Tensor

_log = logging.getLogger(__name__)

MOST_LINES = 32
"""Broken lines that are kept: the newest. A minute of speech is 8 MB."""


class KeptGroups(MutableMapping[int, "Tensor"]):
    """Of one line, in a folder of its own. What cannot be written there lasts as long as this does."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[int, Tensor] = {}

    def __getitem__(self, number: int) -> "Tensor":
        from safetensors import SafetensorError
        from safetensors.torch import load_file

        if number in self._made:
            return self._made[number]
        try:
            return load_file(self._path(number))["rows"]
        except (OSError, SafetensorError) as fault:
            raise KeyError(number) from fault

    def __setitem__(self, number: int, rows: "Tensor") -> None:
        from safetensors.torch import save

        self._made[number] = rows
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with replacing(self._path(number)) as file:
                file.write(save({"rows": rows.cpu()}))
        except OSError as error:
            _log.warning("What is spoken of a line cannot be kept for the next time (%s).", error)

    def __delitem__(self, number: int) -> None:
        self._made.pop(number, None)
        self._path(number).unlink(missing_ok=True)

    def __iter__(self) -> Iterator[int]:
        return iter({*self._made, *(int(path.stem) for path in self._folder.glob("*.safetensors"))})

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _path(self, number: int) -> Path:
        return self._folder / f"{number}.safetensors"

    def clear(self) -> None:
        """The line is whole: nothing of it is needed any more."""
        self._made.clear()
        shutil.rmtree(self._folder, ignore_errors=True)


def tidied(folder: Path, but_for: Path) -> None:
    """Delete what is left of lines that were broken off long ago; not of the line that is about to go on."""
    lines = sorted((path for path in folder.glob("*") if path.is_dir() and path != but_for), key=_written_s)
    for line in lines[:-MOST_LINES]:
        shutil.rmtree(line, ignore_errors=True)


def _written_s(line: Path) -> float:
    """When something was put there last; long ago for what another thread or program is deleting."""
    try:
        return line.stat().st_mtime
    except OSError:
        return 0.0
