"""Runs a program until it is killed, and knows what must then be in its project."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from studio.project.codec import encoded
from studio.project.document import Document

ROOT = Path(__file__).parents[2]


def said_until_killed(program: Path, path: Path, seed: int, life_s: float) -> list[dict[str, Any]]:
    """What a program said that was killed `life_s` after it had opened the project and said so."""
    command = [sys.executable, str(program), str(path), str(seed)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
    lines: list[str] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as process:
        out = process.stdout
        assert out is not None
        lines.append(out.readline())
        reader = threading.Thread(target=lambda: lines.extend(out))
        reader.start()
        time.sleep(life_s)
        assert process.poll() is None, "it ended before it was killed"
        process.kill()
        reader.join()
    # The last line may have been cut off in the middle: its edit counts as not acknowledged.
    return [json.loads(line) for line in lines if line.endswith("\n")]


class Witness:
    """Knows what must be in the file."""

    def __init__(self, can_revive: bool = False) -> None:
        """`can_revive`: whether undo may bring back records that were deleted."""
        self._can_revive = can_revive
        self.records: dict[tuple[str, Any], str] = {}
        self.greatest = {"row": 0, "take": 0}
        """The greatest ids that were ever in the file."""

    def hear(self, said: list[dict[str, Any]], n_written: int) -> dict[int, str]:
        """Take in the `n_written` edits of a life that reached the disk; the drafts that must have been kept."""
        drafts: dict[int, str] = {}
        done = 0
        for message in said:
            if "edit" in message:
                done += 1
                self._take_in(message["edit"] if done <= n_written else [], drafts)
            if "drafted" in message:
                row, text = message["drafted"]
                drafts[row] = text
            if "left" in message:
                drafts.pop(message["left"], None)
        return drafts

    def _take_in(self, changes: list[tuple[str, Any, str | None]], drafts: dict[int, str]) -> None:
        for table, key, record in changes:
            if record is not None and (table, key) not in self.records:
                assert self._can_revive or key > self.greatest[table], "an id was used twice"
                self.greatest[table] = max(key, self.greatest[table])
            if table == "row":
                drafts.pop(key, None)
            self.records.pop((table, key), None)
            if record is not None:
                self.records[table, key] = record


def records_of(document: Document) -> dict[tuple[str, Any], str]:
    tables: tuple[tuple[str, dict[Any, Any]], ...] = (("row", document.rows), ("take", document.takes))
    return {(table, key): encoded(record) for table, records in tables for key, record in records.items()}


def as_found(path: Path, folder: Path) -> Path:
    """A copy of a project as its killed process has left it."""
    folder.mkdir()
    for file in path.parent.glob("*.dub*"):
        shutil.copy(file, folder)
    return folder / path.name


def check_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
