"""What was found wrong with the shards of a folder, noted beside them: who trains again need not read all of them."""

import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from studio.core.files import replacing

NOTE = "checked.json"
VERSION = 1
"""Raise it when `checking` begins to find something else."""

log = logging.getLogger(__name__)


class Verdicts:
    """By shard; each holds as long as size and time of the file stay the same."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NOTE
        self._known = self._read()
        self._is_new = False

    def of(self, shard: Path) -> Mapping[int, str] | None:
        """The sentence for each utterance that is unfit, by its place in the shard; None where nobody has looked."""
        found = self._known.get(shard.name)
        if found is None or found["file"] != _identity(shard):
            return None
        return {int(place): sentence for place, sentence in found["faults"].items()}

    def add(self, shard: Path, faults: Mapping[int, str]) -> None:
        """The shard is whole, and this is wrong with its utterances."""
        self._known[shard.name] = {"file": _identity(shard), "faults": dict(faults)}
        self._is_new = True

    def keep(self) -> None:
        """Where the folder cannot be written, all is looked at again the next time."""
        if not self._is_new:
            return
        try:
            with replacing(self._path) as file:
                file.write(json.dumps({"version": VERSION, "shards": self._known}, ensure_ascii=False).encode())
        except OSError as fault:
            log.info("What was found in the shards is not kept: %s", fault)

    def _read(self) -> dict[str, Any]:
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
            return dict(found["shards"]) if found["version"] == VERSION else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}  # it is but a note: everything is looked at again


def _identity(shard: Path) -> list[int]:
    stat = shard.stat()
    return [stat.st_size, stat.st_mtime_ns]
